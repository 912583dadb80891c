from annexcli.document import ItemList
from tests.conftest import read_document, references_of

THEMES = """## Sources

Water

: Example Alliance, Water for all towns, Oslo, 2019

: OECD, [Rivers and their use](https://e.org/r), Paris, 2017

: Doe, J. (2012). Wells in the north. Example Press.

Roads

: ILO, Roads for everyone in town, 2018
"""


def items(text: str) -> list[tuple[str, int]]:
    listed = [block for block in read_document(text).blocks if isinstance(block, ItemList)]
    return [
        (item.content.text, sum(len(inner.items) for inner in item.lists))
        for block in listed
        for item in block.items
    ]


def test_works_below_a_theme_are_read_one_by_one() -> None:
    assert items(THEMES) == [("Water", 3), ("Roads", 1)]
    references = references_of(THEMES)
    assert [one.title for one in references] == [
        "Water for all towns",
        "Rivers and their use",
        "Wells in the north",
        "Roads for everyone in town",
    ]
    assert [one.section for one in references] == ["Sources > Water"] * 3 + ["Sources > Roads"]


def test_a_work_and_what_is_said_of_it_stay_one() -> None:
    assert items("Water for all\n\n: ILO, Geneva, 2019\n\n: On the use of water in 2018 and before.\n") == [
        ("Water for all: ILO, Geneva, 2019 On the use of water in 2018 and before.", 0)
    ]
    assert items(
        "[Water](https://e.org/w)\n\n: A study by the ILO of 2019\n\n: Read in the year 2020 by us\n"
    ) == [("Water: A study by the ILO of 2019 Read in the year 2020 by us", 0)]


def test_a_glossary_stays_one() -> None:
    text = "Child\n\n: Any person below 18 (UN, 1989).\n\n: A minor.\n\nCare\n\n: Help for others, says the ILO in 2018.\n"
    assert [count for _, count in items(text)] == [0, 0]

"""Who made a work and when, at the beginning of an annotation."""

import pytest

from annexcli.parse.described import described_imprint
from annexcli.parse.parts import Parts
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("rest", "authors", "publishers", "year", "left"),
    [
        (": Harbour Council, May 2017. Tells of tides.", [], ["Harbour Council"], 2017, ": Tells of tides"),
        (
            ": Anna Berg and Tomas Lind. Blue Coast, 2015. Four parts.",
            ["Berg", "Lind"],
            ["Blue Coast"],
            2015,
            ": Four parts",
        ),
        (": Geneva: Harbour Council, 2012.", [], ["Harbour Council"], 2012, ""),
        (": Harbour Council, Oslo (May 2015). Four parts.", [], ["Harbour Council"], 2015, ": Four parts"),
        (": Anna Berg (2015). Four parts.", ["Berg"], [], 2015, ": Four parts"),
        (
            ": Harbour Council (Oslo and Bergen, 2015). Four parts.",
            [],
            [],
            None,
            ": Harbour Council (Oslo and Bergen, 2015). Four parts.",
        ),
        (": Harbour Foundation. Updated weekly.", [], ["Harbour Foundation"], None, ": Updated weekly"),
        (": Tells of tides since 1995.", [], [], None, ": Tells of tides since 1995."),
    ],
)
def test_an_annotation_may_begin_with_the_imprint(
    rest: str, authors: list[str], publishers: list[str], year: int | None, left: str
) -> None:
    line, told = described_imprint(rest, Parts())
    assert [str(getattr(one, "family", one)) for one in line.authors] == authors
    assert [one.name for one in line.publishers] == publishers
    assert (line.date.year if line.date else None) == year
    assert told == left


@pytest.mark.parametrize(
    ("below", "authors", "publishers", "printed", "note"),
    [
        ("Harbour Council, 2016. About tides.", [], ["Harbour Council"], (2016, None), "About tides"),
        ("Harbour Council, Oslo, 2016. About tides.", [], ["Harbour Council"], (2016, "Oslo"), "About tides"),
        ("Harbour Council, 2016 (report 17). Tides.", [], ["Harbour Council"], (2016, None), "Tides; report 17"),
        ("Harbour Foundation, n.d. Kept up to date.", [], ["Harbour Foundation"], (None, None), "Kept up to date"),
        (
            "Berg, A., Lind, T. & Van der Velde, R. Bergen: kelp, 2013. Sources of it.",
            ["A. Berg", "T. Lind", "R. Van der Velde"],
            ["kelp"],
            (2013, "Bergen"),
            "Sources of it",
        ),
        ("A. Berg en T. Lind, Universiteit Delta, 2019.", ["A. Berg", "T. Lind"], ["Universiteit Delta"], (2019, None), None),
    ],
)  # fmt: skip
def test_who_made_it_may_stand_below_a_title_in_bold(
    below: str,
    authors: list[str],
    publishers: list[str],
    printed: tuple[int | None, str | None],
    note: str | None,
) -> None:
    listed = references_of(f"## References\n\n- **Tides and harbours: a survey**\\\n  {below}\n")[0]
    carded = references_of("## References\n\n" + "".join(f"### Tides {n}\n\n{below}\n\n" for n in range(3)))[
        0
    ]
    assert (listed.title, carded.title) == ("Tides and harbours: a survey", "Tides 0")
    for reference in (listed, carded):
        assert [one.name for one in reference.authors] == authors
        assert [one.name for one in reference.publishers] == publishers
        assert (reference.date.year if reference.date else None, reference.place) == printed
        assert reference.note == note


def test_a_name_in_a_bold_line_is_no_title() -> None:
    names = ("Harbour Council", "River Office", "World Bank")
    lines = "".join(f"- **{name}**\\\n  Tides of the north, 2016\n" for name in names)
    for name, reference in zip(names, references_of(f"## References\n\n{lines}"), strict=True):
        assert [one.name for one in reference.publishers] == [name]
        assert reference.title == "Tides of the north"

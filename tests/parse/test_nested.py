from annexcli.parse.references import parse
from tests.conftest import read_document, references_of

LISTED = """\
## Key documents

- **Ministry of Water**
    - [Wells in dry lands](https://e.org/a), 2019
    - [Rain barrels](https://e.org/b), Lake Institute, 2020
- [Water Alliance](https://e.org/)
    - [Boats and people](https://e.org/c), 2016
- Rivers
    - [Rivers at risk](https://e.org/d), 2017
"""


def test_works_below_a_body_are_its_works_unless_they_name_another() -> None:
    references = references_of(LISTED)
    assert [(r.title, [p.name for p in r.publishers]) for r in references] == [
        ("Wells in dry lands", ["Ministry of Water"]),
        ("Rain barrels", ["Lake Institute"]),
        ("Boats and people", ["Water Alliance"]),
        ("Rivers at risk", []),
    ]
    assert [r.section for r in references] == [
        f"Key documents > {name}"
        for name in ("Ministry of Water", "Ministry of Water", "Water Alliance", "Rivers")
    ]


def test_a_linked_body_over_its_works_is_left_over() -> None:
    left = [
        (item.source.raw, item.reason) for item in parse(read_document(LISTED)).items if not item.reference
    ]
    assert left == [("Water Alliance", "it names who issued the works below it")]


def test_linked_works_that_a_term_has_for_definitions_are_works_of_that_body() -> None:
    references = references_of(
        "## Key documents\n\nCouncil of Rivers\n:   [Rivers](https://e.org/1), 2014\n:   [Lakes](https://e.org/2), 2015\n"
    )
    assert [(r.title, r.year, r.publishers[0].name) for r in references] == [
        ("Rivers", 2014, "Council of Rivers"),
        ("Lakes", 2015, "Council of Rivers"),
    ]


def test_acronyms_over_lists_may_be_themes() -> None:
    references = references_of(
        "## Key documents\n\n- GBV\n    - [Wells](https://e.org/a), 2019\n- WASH\n    - [Rain](https://e.org/b), 2020\n"
    )
    assert [r.publishers for r in references] == [(), ()]


def test_links_to_versions_are_no_works() -> None:
    parsed = parse(
        read_document(
            "## Key documents\n\n- Lake Institute, *Lakes of the world* (2014)\n"
            "    - [Executive summary](https://e.org/s.pdf)\n    - [EN](https://e.org/e) | [FR](https://e.org/f)\n"
        )
    )
    assert [item.reference.title for item in parsed.items if item.reference] == ["Lakes of the world"]
    assert [item.reason for item in parsed.items if not item.reference] == [
        "it only leads to versions of a work"
    ] * 2

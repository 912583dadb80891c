"""Lines whose parts stand between bars; none is from a real document."""

import pytest

from tests.conftest import references_of


@pytest.mark.parametrize(
    ("line", "title", "authors", "publishers", "year"),
    [
        ("[Roads for all](https://e.org/r) | Road Office | 2018", "Roads for all", [], ["Road Office"], 2018),
        ("[Roads](https://e.org/r)| River Council |2014", "Roads", [], ["River Council"], 2014),
        ("Roads for all | 2012 | World Bank", "Roads for all", [], ["World Bank"], 2012),
        (
            "[Roads](https://e.org/r) | A. Berg, T. Lind | Road Office | 2014 | PDF",
            "Roads",
            ["A. Berg", "T. Lind"],
            ["Road Office"],
            2014,
        ),
        ("Roads | ILO / WHO | Nov. 2013 | EN, FR", "Roads", [], ["ILO", "WHO"], 2013),
    ],
)
def test_bars_part_a_title_from_who_made_it_and_when(
    line: str, title: str, authors: list[str], publishers: list[str], year: int
) -> None:
    reference = references_of(f"## Resources\n\n- {line}\n")[0]
    assert reference.title == title
    assert [one.name for one in reference.authors] == authors
    assert [one.name for one in reference.publishers] == publishers
    assert reference.date
    assert reference.date.year == year


def test_one_bar_may_stand_in_the_title_of_a_page() -> None:
    reference = references_of("## Resources\n\n- [Roads | River Council](https://e.org/r), 2018\n")[0]
    assert "Roads" in (reference.title or "")

"""Who made a work and when, at the beginning of an annotation."""

import pytest

from annexcli.parse.described import described_imprint
from annexcli.parse.parts import Parts


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

"""Columns, on pages laid out here."""

import pytest

from annexcli.document import Inline
from annexcli.read.columns import in_order
from annexcli.read.pages import Page, PageLine


def line(text: str, top: float, left: float, *, size: float = 10, width: float = 240) -> PageLine:
    return PageLine(Inline(text), left, left + width, top, top + size, size)


def column(name: str, left: float, start: float, number: int) -> list[PageLine]:
    return [line(f"{name}{at}", start + 12 * at, left) for at in range(number)]


def order(*lines: PageLine) -> list[str]:
    return [one.text for one in in_order(Page(1, 600, 800, lines))]


def page(name: str, *, beside: float) -> list[str]:
    """Text in two columns, a short heading on the left, a list that begins in both; the right text ends."""
    ends = int((beside - 100) / 12)
    return order(
        *column("text-left", 50, 100, 10),
        *column("text-right", 310, 100, ends),
        line(name, 245, 50, size=16, width=90),
        *column("list-left", 50, 280, 10),
        *column("list-right", 310, 280, 10),
    )


@pytest.mark.parametrize("name", ["References", "Bibliografía", "Literaturverzeichnis"])
def test_the_name_of_a_list_is_over_both_columns_that_begin_under_it(name: str) -> None:
    read = page(name, beside=200)
    assert read.index("text-right0") < read.index(name) < read.index("list-left0")
    assert read.index("list-left9") < read.index("list-right0")


def test_another_heading_is_over_its_own_column() -> None:
    read = page("Roads and rivers", beside=200)
    assert read.index("list-left9") < read.index("text-right0")


def test_the_name_of_a_list_beside_text_is_over_its_own_column() -> None:
    read = page("References", beside=260)
    assert read.index("list-left9") < read.index("text-right0")


def test_a_list_that_begins_lower_in_the_other_column_is_no_neighbour() -> None:
    read = order(
        *column("text", 50, 100, 10),
        *column("other", 310, 100, 4),
        line("References", 245, 50, size=16, width=90),
        *column("list", 50, 280, 10),
        *column("figure", 310, 350, 8),
    )
    assert read.index("list9") < read.index("other0")

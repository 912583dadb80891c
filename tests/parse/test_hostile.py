"""Text made to keep patterns busy: each would take minutes, were a rule not bounded."""

import time

import pytest

from annexcli.document import Inline, Item, Mark, Span
from annexcli.parse.entry import read

UNITS = [
    ", ", "(", "A. ", "1", "a ", "Smith, J., ", "UNICEF and ", "“a” ", '"', "'a ", "2018, ", "(2018) ", "https://e.org/a ", "– ", "; ", "ibid. ",
    "see note 3 ", "edited by A B, ", "In A, ", "p. 3 ", "no. 5 ", "Oslo: Ab, ", "A/B/1 ", "10.1000/x", "AB Cd, ", "А. ", "م، ", "Ministry of A, ",
    "Aa Bb & ", "A | ", "{'a ", "-'a ", "Aa-", "A.-", "d'A", "van der ", "Aa/", "v. ", "1.2.",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("begins", ["", "UNICEF, ", "Smith, J. (2018). "])
def test_long_items_end(unit: str, begins: str) -> None:
    text = (begins + unit * 6000)[:5990]
    item = read(Item(Inline(text)), document="a.md", section=None)
    assert item.source.raw == text


@pytest.mark.parametrize("unit", ["(", ". ", "\xa0", "; – ", "[(", "„", "‘"])
@pytest.mark.parametrize("ends", ["", " pdf"])
def test_runs_of_one_sign_take_time_in_proportion(unit: str, ends: str) -> None:
    link = Span(0, 2, Mark.LINK, "https://example.org")
    content = Inline(("Aa " + unit * 6000)[:5980] + ends, (link,))
    begun = time.process_time()
    read(Item(content), document="a.md", section=None)
    assert time.process_time() - begun < 3

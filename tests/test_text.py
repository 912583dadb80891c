import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.text import count, fold, printable, shorten, squash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller’s “A–B”", "Mullers 'a b'"),
        (
            "National Center for Missing & Exploited Children",
            "national center for missing exploited children",
        ),
        ("ÉTUDE  sur\u00a0l’enfance", "etude sur lenfance"),
        ("ﬁlter", "filter"),
    ],
)
def test_fold_makes_spellings_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_other_scripts() -> None:
    assert fold("Список литературы") == "список литературы"
    assert fold("المراجع") == "المراجع"
    assert fold("Йод") == fold("йод") == "иод"


@given(st.text())
def test_fold_and_squash_are_stable(text: str) -> None:
    assert squash(squash(text)) == squash(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_nothing_printable_acts_on_a_terminal(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in shown)
    assert not set(shown) & set("\u202e\u2066\u200f")


def test_printable_shows_what_was_hidden() -> None:
    assert printable("a\x1b[31mred\x07\u202e") == r"a\x1b[31mred\x07\u202e"
    assert printable("two\nlines") == "two lines"
    assert printable("Ünïcode ✓ العربية") == "Ünïcode ✓ العربية"


def test_count_and_shorten() -> None:
    assert count(1, "reference") == "1 reference"
    assert count(2345, "entry", "entries") == "2,345 entries"
    assert shorten("a long title", 8) == "a long…"
    assert shorten("short", 8) == "short"

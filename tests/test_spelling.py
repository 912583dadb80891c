import pytest

from annexcli.spelling import nearest

KNOWN = ("title", "subtitle", "year", "institution")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tilte", "title"),
        ("Titel", "title"),
        ("titl", "title"),
        ("ttle", "title"),
        ("title", "title"),
        ("institutoin", "institution"),
        ("insitutoin", "institution"),
        ("tlt", ""),
        ("tl", ""),
        ("yaer1", ""),
        ("", ""),
    ],
)
def test_nearest(word: str, meant: str) -> None:
    assert nearest(word, KNOWN) == meant


def test_more_slips_may_be_allowed() -> None:
    assert nearest("yaer1", KNOWN, slips=2) == "year"

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


def test_of_several_that_are_as_near_the_first_is_meant() -> None:
    assert nearest("editon", ("editor", "edition")) == "editor"
    assert nearest("editon", {"edition": 1, "editor": 2}) == "edition"

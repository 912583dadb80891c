import pytest

from annexcli.likeness.traits import traits
from tests.references import work


@pytest.mark.parametrize(
    ("title", "words", "numbers"),
    [
        ("The State of the World’s Children", ("state", "worlds", "children"), ()),
        ("Report, Part II", ("report", "part", "2"), ("2",)),
        ("Report, Part I", ("report", "part", "1"), ("1",)),
        ("How I learned", ("how", "learned"), ()),
        ("Report, Part A", ("report", "part", "a"), ()),
        ("COVID-19 and COVID19", ("covid", "19", "covid19"), ("19", "19")),
        ("2nd report of three", ("2", "report", "3"), ("2", "3")),
        ("Roe v. Wade", ("roe", "v", "wade"), ()),
        ("", (), ()),
    ],
)
def test_what_a_title_says(title: str, words: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    found = traits(work(title))
    assert (found.words, found.numbers) == (words, numbers)


def test_spellings_of_identifiers() -> None:
    assert traits(work("x", doi="10.1/A")).identifiers == (("DOI", "10.1/a"),)
    assert traits(work("x", urls=("https://doi.org/10.1/a",))).identifiers == (("DOI", "10.1/a"),)
    assert traits(work("x", pmid=" 31 ")).identifiers == (("PubMed number", "31"),)
    assert traits(work("x", arxiv="arXiv:1706.03762v5")).identifiers == (("arXiv number", "1706.03762"),)
    assert traits(work("x", isbn="978-3-16-148410-0")).isbn == traits(work("x", isbn="3-16-148410-X")).isbn


def test_a_number_that_no_integer_holds() -> None:
    assert traits(work("9" * 5000)).numbers == ("9" * 5000,)

from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import Reference
from annexcli.query.suggest import suggestions


def told(*titles: str) -> list[tuple[str, tuple[str, ...]]]:
    works = [Reference(title, key=str(number)) for number, title in enumerate(titles)]
    return [(one.term, one.keys) for one in suggestions(works)]


def test_terms_that_recur_in_any_form() -> None:
    assert told("Digital identity for all", "On digital identities", "Water") == [
        ("digital identity", ("0", "1"))
    ]


def test_a_part_that_recurs_more_often_stands_beside_the_whole() -> None:
    assert told("Safe water supply", "Safe water supply II", "Water") == [
        ("water", ("0", "1", "2")),
        ("safe water supply", ("0", "1")),
    ]


def test_small_words_and_numbers_are_no_terms() -> None:
    assert told("Report of the 2018", "The of and 2018", "of the 2018") == []
    assert told("End of life", "End of life") == [("end of life", ("0", "1"))]


@given(st.lists(st.text(alphabet="abc de1", max_size=20), max_size=5))
def test_every_term_is_in_each_of_its_titles(titles: list[str]) -> None:
    for term, keys in told(*titles):
        assert len(keys) > 1
        assert term

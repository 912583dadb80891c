from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.errors import UsageProblem
from annexcli.model.reference import Organisation, Reference
from annexcli.query.catalogue import Query
from annexcli.query.words import near, places, search
from tests.query.catalogues import catalogue, keys

WORKS = catalogue(
    [
        Reference("Sextortion of children", key="a", note="a survey"),
        Reference("A survey of grooming", key="b", publishers=(Organisation("Müller Stiftung", "MS"),)),
        Reference(
            "The digital world of a child", key="c", topics=("csea/grooming",), section="Annex > Surveys"
        ),
        Reference("World of digital things", key="d", container="Journal of Child Protection"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grooming", "b c"),
        ("GROOMING survey", "b"),
        ("survey", "b a"),
        ("survey*", "b a c"),
        ("sext*", "a"),
        ("sext", ""),
        ('"digital world"', "c"),
        ("digital world", "c d"),
        ('"digital wor"*', "c"),
        ('"digital', "c d"),
        ("sextortion OR grooming", "a b c"),
        ("sextortion | grooming survey", "b a"),
        ("OR grooming OR", "b c"),
        ("grooming -survey", "c"),
        ('digital -"digital world"', "d"),
        ("muller", "b"),
        ("Mu\u0308ller", "b"),
        ("child-protection", "d"),
        ("NEAR(digital world)", ""),
        ("title:grooming", ""),
        ("ms", "b"),
    ],
)
def test_words(text: str, found: str) -> None:
    assert sorted(keys(WORKS, Query(match=search(text).match)).split()) == sorted(found.split())


def test_what_matches_best_comes_first() -> None:
    works = catalogue(
        [Reference("A study", key="note", note="on grooming"), Reference("Grooming", key="title")]
    )
    assert keys(works, Query(match=search("grooming").match)) == "title note"
    assert keys(works, Query(match=search("grooming").match, sort="added")) == "note title"


@pytest.mark.parametrize("text", ["", " ", "-", '""', "-grooming", "*", "OR"])
def test_nothing_to_look_for(text: str) -> None:
    with pytest.raises(UsageProblem, match="holds no word to look for"):
        search(text)


@given(st.text(alphabet="ab*\"'- ()OR:^é\u0301", max_size=20))
def test_whatever_is_typed_can_be_searched_for(text: str) -> None:
    try:
        match = search(text).match
    except UsageProblem:
        return
    WORKS.keys(Query(match=match))


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("grooming", "Grooming and groomings", ["Grooming"]),
        ("groom*", "Grooming and groomings", ["Grooming", "groomings"]),
        ('"digital world"', "A Digital World, digital", ["Digital World"]),
        ("digital world", "A Digital World, digital", ["Digital", "World", "digital"]),
        ("muller -digital", "Müller’s digital", []),
        ("mullers", "Müller’s digital", ["Müller’s"]),
        ("child protection", "child-protection", ["child", "protection"]),
    ],
)
def test_where_it_stands(words: str, text: str, marked: list[str]) -> None:
    assert [text[begin:end] for begin, end in places(search(words), text)] == marked


@given(
    st.lists(st.sampled_from(["a", "B", "ab", "É"])).map(" ".join),
    st.sampled_from(["a", "a* b", '"a b" OR e']),
)
def test_places_are_apart_and_in_order(text: str, words: str) -> None:
    found = places(search(words), text)
    assert all(begin < end <= len(text) for begin, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))


def test_words_that_may_be_meant() -> None:
    assert near(search("groming digital xyzzy"), WORKS.terms()) == ("grooming",)

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.dedupe import Duplicate, duplicates
from annexcli.model.reference import PartialDate, Person, Reference
from tests.references import work, works


def keyed(*references: Reference) -> list[Reference]:
    return [replace(one, key=f"k{number}") for number, one in enumerate(references)]


def test_groups_in_the_order_of_the_store() -> None:
    found = duplicates(
        keyed(
            work("Of many rivers", 2018),
            work("Children in a digital world", 2017, urls=("https://e.org/a",)),
            work("Of many rivres", 2018),
            work("Children in a Digital World", 2017, urls=("http://e.org/a/",)),
        )
    )
    assert found == (
        Duplicate(("k0", "k2"), 0.85, "the same title, publisher and year, written differently"),
        Duplicate(("k1", "k3"), 0.97, "the same address and title"),
    )


def test_the_weakest_link_of_a_group_is_told() -> None:
    one = work("Of many rivers", 2018, doi="10.1/a")
    (found,) = duplicates(keyed(one, one, replace(one, doi=None, title="Of many rivres")))
    assert found.keys == ("k0", "k1", "k2")
    assert found.score == 0.85


def test_a_work_without_a_year_does_not_join_two_years() -> None:
    one = work("Of many rivers", 2018, urls=("https://e.org/a",))
    found = duplicates(keyed(one, replace(one, date=None), work("Of many rivers", 2019, urls=one.urls)))
    assert [group.keys for group in found] == [("k0", "k1")]


def test_a_title_without_its_subtitle_does_not_join_two_subtitles() -> None:
    found = duplicates(
        keyed(
            work("Ending violence", 2018),
            work("Ending violence: lessons from Kenya", 2018),
            work("Ending violence: lessons from Ghana", 2018),
        )
    )
    assert [group.keys for group in found] == [("k0", "k1")]


def test_nothing_to_compare() -> None:
    assert duplicates([]) == ()
    assert duplicates(keyed(work(None, publisher=""), work(None, publisher=""))) == ()


@given(st.lists(works(), max_size=12))
def test_no_group_holds_two_years_or_two_identifiers(references: list[Reference]) -> None:
    by_key = {one.key: one for one in references}
    found = duplicates(references)
    for group in found:
        members = [by_key[key] for key in group.keys]
        assert len(members) > 1
        assert len({one.year for one in members} - {None}) <= 1
        assert len({one.doi.casefold() for one in members if one.doi}) <= 1
        # One DOI under one title is one work, whatever volume somebody noted.
        assert len({one.volume for one in members if not one.doi} - {None}) <= 1
        assert 0 < group.score <= 1
    assert len({key for group in found for key in group.keys}) == sum(len(group.keys) for group in found)


def groups(references: Sequence[Reference]) -> set[tuple[frozenset[str], float]]:
    return {(frozenset(group.keys), group.score) for group in duplicates(references)}


@given(st.lists(works(), max_size=12).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_does_not_matter(both: tuple[list[Reference], list[Reference]]) -> None:
    assert groups(both[0]) == groups(both[1])


def test_a_group_of_one_certain_link_says_why() -> None:
    one = Reference("A report on rivers", key="a", doi="10.1000/x")
    assert [group.reason for group in duplicates([one, replace(one, key="b")])] == ["the same DOI"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"authors": (Person("Li", "W."),)}, {"authors": (Person("Li", "X."),)}),
        ({"language": "en"}, {"language": "fr"}),
        ({"isbn": "9780306406157"}, {"isbn": "9789221280002"}),
        ({"urls": ("https://un.org/r#kenya",)}, {"urls": ("https://un.org/r#ghana",)}),
    ],
)
def test_what_keeps_two_works_of_one_title_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    reference = Reference("The state of rivers and lakes", date=PartialDate(2018))
    pair = [replace(reference, key="a", **one), replace(reference, key="b", **other)]
    assert not duplicates(pair)

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.changes import Changes, changes
from annexcli.model.outcome import FieldChange
from annexcli.model.reference import Organisation, PartialDate, Person, Reference
from tests.references import work, works

A, B = ("https://e.org/a",), ("https://e.org/b",)
ONE = work("Children in a digital world", 2017, urls=A, note="n")


def fields(old: Reference, new: Reference) -> list[tuple[str, str | None, str | None]]:
    """Return what changed in the only work of two lists."""
    found = changes([old], [new])
    assert not found.added
    assert not found.dropped
    return [(one.name, one.old, one.new) for changed in found.changed for one in changed.fields]


@pytest.mark.parametrize(
    ("facts", "name", "old", "new"),
    [
        ({"title": "Children in the digital world"}, "title", ONE.title, "Children in the digital world"),
        ({"title": "Children in a digital world: how they live"}, "title", ONE.title, "Children in a digital world: how they live"),
        ({"title": "Child rights in a digital world"}, "title", ONE.title, "Child rights in a digital world"),
        ({"date": PartialDate(2018)}, "year", "2017", "2018"),
        ({"date": PartialDate(2017, 5)}, "date", "2017", "2017-05"),
        ({"date": None}, "year", "2017", None),
        ({"urls": B}, "link", A[0], B[0]),
        ({"urls": A + B}, "link", A[0], "https://e.org/a https://e.org/b"),
        ({"publishers": (Organisation("ILO"),)}, "publisher", "UNICEF", "ILO"),
        ({"authors": (Person("Ortiz", "Ana"),)}, "authors", None, "Ana Ortiz"),
        ({"note": None}, "note", "n", None),
        ({"doi": "10.1/x"}, "doi", None, "10.1/x"),
    ],
)  # fmt: skip
def test_one_fact_changed(facts: dict[str, Any], name: str, old: str | None, new: str | None) -> None:
    changed = replace(ONE, **facts)
    assert fields(ONE, changed) == [(name, old, new)]
    assert fields(changed, ONE) == [(name, new, old)]


def test_a_body_as_author_or_publisher_is_the_same() -> None:
    assert (
        fields(
            work("Of rivers", 2018), replace(work("Of rivers", 2018, ""), authors=(Organisation("UNICEF"),))
        )
        == []
    )


def test_editions_that_are_both_there_stay_apart() -> None:
    old, new = work("Annual report", 2017), work("Annual report", 2018)
    assert changes([old], [old, new]) == Changes(added=(new,), same=1)
    assert changes([old, new], [new]) == Changes(dropped=(old,), same=1)
    newest = work("Annual report", 2019)
    assert changes([old, new], [new, newest]) == Changes(added=(newest,), dropped=(old,), same=1)
    assert len(changes([old], [new]).changed) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (work("Annual report 2017", 2017), work("Annual report 2018", 2018)),
        (work("Of rivers", 2017, urls=A), work("Of rivers", 2018, urls=B)),
        (work("Of rivers", 2017, volume="1"), work("Of rivers", 2017, volume="2")),
        (work("Child protection in Kenya", 2017), work("Child labour in Ghana", 2017)),
        (work("Of rivers", 2017, urls=A), work("What nobody knows", 2017, urls=A)),
    ],
)
def test_other_works(old: Reference, new: Reference) -> None:
    assert changes([old], [new]) == Changes(added=(new,), dropped=(old,))


def test_the_same_work_goes_before_a_similar_one() -> None:
    corrected = replace(ONE, title="Children in the digital world")
    assert changes([ONE], [corrected, ONE]) == Changes(added=(corrected,), same=1)


def test_the_order_is_that_of_the_lists() -> None:
    some = [work(f"{word} of the north", 2018) for word in ("Rivers", "Roads", "Bridges")]
    assert changes([], some).added == tuple(some)
    assert changes(some[::-1], []).dropped == tuple(some[::-1])
    redated = [replace(one, note="x") for one in some]
    assert [one.new for one in changes(some[::-1], redated).changed] == redated


def test_long_lists_that_have_little_in_common() -> None:
    old = [work(f"{first}{second}x rivers and roads", 2018) for first in "bcdfghjklm" for second in "aeiouy"]
    old += [replace(one, title=f"{one.title} or bridges") for one in old]
    new = [replace(one, title=f"{one.title} of the far north", urls=A) for one in old]
    assert len(changes(old, new).changed) == len(old) == 120


LISTS = st.lists(works(), max_size=8)


@given(LISTS)
def test_nothing_changed_in_a_list_beside_itself(references: list[Reference]) -> None:
    found = changes(references, references)
    assert not found
    assert found.same == len(references)


@given(LISTS, LISTS)
def test_every_work_is_told_and_back_is_the_mirror(old: list[Reference], new: list[Reference]) -> None:
    there, back = changes(old, new), changes(new, old)
    assert len(there.dropped) + len(there.changed) + there.same == len(old)
    assert len(there.added) + len(there.changed) + there.same == len(new)
    assert (there.added, there.dropped) == (back.dropped, back.added)
    mirrored = {
        (one.new, one.old, tuple(FieldChange(f.name, f.new, f.old) for f in one.fields))
        for one in back.changed
    }
    assert {(one.old, one.new, one.fields) for one in there.changed} == mirrored

"""The same work or another one."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.merge.work import SAME_LINE, Shelf, same_work
from annexcli.model.reference import Organisation, PartialDate, Reference, Source
from tests.merge.references import ORGANISATION, SOME, report


def test_the_same_title_publisher_and_year() -> None:
    assert same_work(report("Annual Report", 2017), report("ANNUAL report.", 2017, Organisation("IWF")))
    assert not same_work(report("Annual Report", 2017), report("Annual Report", 2017, Organisation("ICMEC")))


def test_a_body_is_one_by_all_of_its_names() -> None:
    printed = ("WHO", "World Health Organization", "Organisation mondiale de la Santé")
    for other in printed[1:]:
        one = report("World health statistics", 2017, Organisation(printed[0]))
        assert same_work(one, report("World health statistics", 2017, Organisation(other)))
    assert not same_work(
        report("Annual report", 2017, Organisation("ICJ")),
        report("Annual report", 2017, Organisation("International Court of Justice")),
    )


def test_years_of_a_series_are_different_works_even_at_one_address() -> None:
    url = "https://example.org/annual-report"
    assert not same_work(report("Annual Report", 2017, url=url), report("Annual Report", 2018, url=url))
    assert not same_work(report("Annual Report", 2017), report("Annual Report", None))


def test_addresses() -> None:
    one = report("A report", 2017, url="https://www.example.org/r/")
    assert same_work(one, report("A report", 2017, Organisation("Other"), "http://example.org/r"))
    assert not same_work(one, report("Another report", 2017, url="https://example.org/r"))


def test_dois_decide() -> None:
    one = Reference("A", doi="10.1000/XYZ", date=PartialDate(2018))
    assert same_work(one, Reference("A: a subtitle", doi="10.1000/xyz", date=PartialDate(2018)))
    assert not same_work(one, Reference("A", doi="10.1000/other", date=PartialDate(2018)))


MIND = Reference(
    "Book review",
    container="Mind",
    volume="119",
    pages="12",
    date=PartialDate(2010),
    publishers=(ORGANISATION,),
)


@pytest.mark.parametrize(
    "other",
    [
        {"container": "Ethics"},
        {"volume": "120"},
        {"number": "2"},
        {"pages": "300-301"},
        {"edition": "2nd"},
        {"isbn": "9783161484100"},
    ],
)
def test_what_both_say_keeps_works_apart(other: dict[str, Any]) -> None:
    one = replace(MIND, number="1", edition="1st", isbn="9780306406157")
    assert same_work(one, MIND)
    assert not same_work(one, replace(one, **other))
    # What only one says keeps nothing apart.
    (name,) = other
    less: dict[str, Any] = {name: None}
    assert same_work(one, replace(one, **less))


def test_the_pages_that_a_note_cites_make_no_work() -> None:
    one = replace(report("Roads", 2018), pages="4")
    assert same_work(one, replace(one, pages="31"))


def test_a_chapter_with_the_doi_of_its_book_is_not_the_book() -> None:
    book = Reference("Proceedings of X", doi="10.1000/x", date=PartialDate(2018))
    one = replace(book, title="On ferries", container="Proceedings of X")
    assert not same_work(one, book)
    assert not same_work(one, replace(one, title="On bridges"))
    assert same_work(one, replace(one, volume="2"))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (report("A report", 2017), report("A report", 2017), "the same title, publisher and year"),
        (report("A", 2017, url="https://e.org/a"), report("A", 2017, Organisation("Other"), "https://e.org/a"), "the same address"),
        (report("", 2017, url="https://e.org/a"), report("A", 2017, Organisation("Other"), "https://e.org/a"), "the same address"),
        (report("A", 2017, url="https://e.org/a"), report("", 2017, Organisation("Other"), "https://e.org/a"), "the same address"),
        (Reference("A", doi="10.1000/X"), Reference("B", doi="10.1000/x"), "the same DOI"),
        (report("A", 2017, url="https://e.org/a"), report("A", 2017, Organisation("Other"), "https://e.org/b"), ""),
        # Two DOIs are two works, though a preprint has both of them.
        (Reference("A", doi="10.1000/X", arxiv="1501.00001"), Reference("A", doi="10.1000/y", arxiv="1501.00001"), ""),
        # The pages of a part of a book are compared with those of another part only.
        (MIND, replace(MIND, container=None, pages="300"), "the same title, publisher and year"),
        # One DOI alone decides nothing.
        (Reference("A", doi="10.1000/X"), Reference("A"), "the same title, publisher and year"),
        (Reference("A"), Reference("A", doi="10.1000/X"), "the same title, publisher and year"),
        (Reference("A"), Reference("A", publishers=(ORGANISATION,)), ""),
        (report("A", 2017, Organisation("Its Own", "IO")), report("A", 2017, Organisation("IO")), "the same title, publisher and year"),
        (report("A", 2017, Organisation("Its Own", "IO")), report("A", 2017, Organisation("Its Other", "IO")), "the same title, publisher and year"),
        (report("A", 2017, Organisation("Its Own")), report("A", 2017, Organisation("Its Other")), ""),
    ],
)  # fmt: skip
def test_why_two_are_one_work(one: Reference, other: Reference, why: str) -> None:
    assert same_work(one, other) == same_work(other, one) == why


def test_a_line_is_known_again_whatever_was_edited_in_its_entry() -> None:
    source = Source("report.md", 12, raw="IWF, Annual Report, 2017")
    edited = Reference("The IWF Annual Report", date=PartialDate(2018), source=source)
    moved = Source("report.md", 99, raw="IWF, Annual Report, 2017")
    assert same_work(Reference("Annual Report", date=PartialDate(2017), source=moved), edited)
    elsewhere = Source("other.md", 12, raw="IWF, Annual Report, 2017")
    assert not same_work(Reference("Annual Report", date=PartialDate(2017), source=elsewhere), edited)


def test_untitled_references_are_not_all_the_same() -> None:
    assert not same_work(Reference(None), Reference(None))


BARE = st.builds(
    Reference,
    st.sampled_from([None, "", "A", "a.", "B"]),
    urls=st.lists(st.sampled_from(["https://e.org/1", "http://e.org/1/", "https://e.org/2"]), max_size=2).map(
        tuple
    ),
    doi=st.sampled_from([None, None, "10.1/a", "10.1/A"]),
    source=st.sampled_from(
        [None, Source("a.md", 1, raw="x"), Source("a.md", 2, raw="x"), Source("b.md", 1, raw="x")]
    ),
)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Reference("C", urls=("https://e.org/3",), source=Source("a.md", 9, raw="x")), SAME_LINE),
        (Reference("A", urls=("https://e.org/1",)), "the same address"),
        (Reference(None, urls=("https://e.org/2",)), "the same address"),
        (Reference("A", urls=("https://e.org/3",)), None),
    ],
)
def test_a_shelf_finds_by_the_line_and_by_each_address(wanted: Reference, reason: str | None) -> None:
    urls = ("https://e.org/1", "https://e.org/2")
    known = Reference("A", publishers=(ORGANISATION,), urls=urls, source=Source("a.md", 1, raw="x"))
    match = Shelf([known]).find(wanted)
    assert (match.reason if match else None) == reason


@given(st.lists(BARE, max_size=4), BARE)
def test_a_shelf_finds_the_same_work_where_there_is_one(known: list[Reference], wanted: Reference) -> None:
    same = [(one, reason) for one in known if (reason := same_work(wanted, one))]
    match = Shelf(known).find(wanted)
    assert (match is not None) == bool(same)
    assert match is None or (match.known, match.reason) in same


@given(SOME, SOME)
def test_sameness_goes_both_ways(one: Reference, other: Reference) -> None:
    assert bool(same_work(one, other)) == bool(same_work(other, one))

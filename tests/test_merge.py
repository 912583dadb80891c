import time
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.merge.ledger import ledger
from annexcli.merge.shelve import Placed, shelve
from annexcli.merge.work import SAME_LINE, Shelf, same_work
from annexcli.model.outcome import Fate, LedgerLine, Outcome, ParsedItem, Status
from annexcli.model.reference import Organisation, PartialDate, Reference, Source

ORGANISATION = Organisation("Internet Watch Foundation", "IWF")


def report(title: str, year: int | None, publisher: Organisation = ORGANISATION, url: str = "") -> Reference:
    return Reference(
        title, publishers=(publisher,), date=PartialDate(year) if year else None, urls=(url,) if url else ()
    )


def numbered(_: Reference, taken: Collection[str]) -> str:
    return f"key{len(taken)}"


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
    shelved = shelve([replace(one, key="a")], [other], numbered)
    assert [placed.reason for placed in shelved.placed] == [why]


def test_a_line_is_known_again_whatever_was_edited_in_its_entry() -> None:
    source = Source("report.md", 12, raw="IWF, Annual Report, 2017")
    edited = Reference("The IWF Annual Report", date=PartialDate(2018), source=source)
    moved = Source("report.md", 99, raw="IWF, Annual Report, 2017")
    assert same_work(Reference("Annual Report", date=PartialDate(2017), source=moved), edited)
    elsewhere = Source("other.md", 12, raw="IWF, Annual Report, 2017")
    assert not same_work(Reference("Annual Report", date=PartialDate(2017), source=elsewhere), edited)


def test_untitled_references_are_not_all_the_same() -> None:
    assert not same_work(Reference(None), Reference(None))


def test_shelve_adds_a_work_once() -> None:
    known = report("Annual Report", 2017)
    incoming = [report("Annual Report", 2017), report("Annual Report", 2018), report("Annual Report", 2018)]
    shelved = shelve([known], incoming, numbered)
    assert [placed.new for placed in shelved.placed] == [False, True, False]
    assert [reference.year for reference in shelved.new] == [2018]


def line(title: str, year: int | None, raw: str, document: str = "report.md", key: str = "") -> Reference:
    return replace(report(title, year), key=key, source=Source(document, 1, raw=raw))


def test_a_line_that_was_edited_is_its_entry_s_own() -> None:
    old = line("Anual Report", 2017, "IWF, Anual Report, 2017", key="a")
    other = line("Guidelines", 2017, "IWF, Guidelines, 2017", key="b")
    edited = line("Annual Report", 2017, "IWF, Annual Report, 2017")
    shelved = shelve([other, old], [edited, line("Guidelines", 2017, "IWF, Guidelines, 2017")], numbered)
    assert [(placed.key, placed.own) for placed in shelved.placed] == [("a", True), ("b", True)]
    assert not shelved.new
    assert not shelved.vanished


def test_another_year_is_another_work_and_the_old_line_is_gone() -> None:
    old = line("Annual Report", 2017, "IWF, Annual Report, 2017", key="a")
    shelved = shelve([old], [line("Annual Report", 2018, "IWF, Annual Report, 2018")], numbered)
    assert [placed.new for placed in shelved.placed] == [True]
    assert [one.key for one in shelved.vanished] == ["a"]


def test_a_year_that_is_added_to_its_line_is_an_edit() -> None:
    old = line("Annual Report", None, "IWF, Annual Report", key="a")
    shelved = shelve([old], [line("Annual Report", 2018, "IWF, Annual Report, 2018")], numbered)
    assert [(placed.key, placed.own) for placed in shelved.placed] == [("a", True)]


def test_a_line_of_another_document_cites_the_work_and_makes_nothing_gone() -> None:
    old = line("Annual Report", 2017, "IWF, Annual Report, 2017", key="a")
    again = line("Annual Report", 2017, "Annual Report (IWF, 2017)", "other.md")
    shelved = shelve([old], [again], numbered)
    assert [(placed.key, placed.own, placed.reason) for placed in shelved.placed] == [
        ("a", False, "the same title, publisher and year")
    ]
    assert not shelved.vanished


def test_an_entry_follows_a_line_of_its_work_where_its_own_is_gone() -> None:
    old = line("Annual Report", 2017, "IWF, Annual Report, 2017", key="a")
    shelved = shelve([old], [line("Annual Report", 2017, "Annual Report (IWF, 2017)")], numbered)
    assert [(placed.own, placed.reason) for placed in shelved.placed] == [(True, "the line was edited")]
    # Its second line of that run is not.
    twice = [line("Annual Report", 2017, f"Annual Report {n}") for n in range(2)]
    assert [placed.own for placed in shelve([old], twice, numbered).placed] == [True, False]
    # What has no place has lost none.
    added = replace(report("Annual Report", 2017), key="b")
    unplaced = shelve([added], [report("Annual Report", 2017)], numbered)
    assert [(placed.key, placed.own) for placed in unplaced.placed] == [("b", False)]


RAW = "IWF, Annual Report, 2017"
SEE, QUOTED = "See IWF, Annual Report, 2017, p. 3", "Quoted from: Annual Report of the IWF"


def cited(*more: Source) -> Reference:
    """Return an entry with its own line, and further ones that cite it."""
    return replace(line("Annual Report", 2017, RAW, key="a"), also=more)


def citing(*raws: str) -> list[Reference]:
    return [line("Annual Report", 2017, raw) for raw in raws]


def test_a_line_is_known_again_by_its_text_and_is_its_entry_s_own_once() -> None:
    known = cited(Source("report.md", 9, raw=SEE))
    other = line("Guidelines", 2016, "IWF, Guidelines, 2016", key="b")
    incoming = [line("Another title", 2001, RAW), line("Third", 2002, RAW), line("Fourth", 2003, SEE)]
    assert shelve([other, known], incoming, numbered).placed == (
        Placed("a", SAME_LINE, own=True),
        Placed("a", SAME_LINE),
        Placed("a", SAME_LINE),
    )


def test_a_new_reference_keeps_a_key_that_is_free() -> None:
    known = replace(report("Guidelines", 2016), key="Known")
    incoming = [
        replace(report("First", 2017), key="free"),
        replace(report("Second", 2017), key="known"),
        replace(report("Third", 2017), key="FREE"),
        report("Fourth", 2017),
    ]
    shelved = shelve([known], incoming, lambda one, taken: f"{one.title}{len(taken)}")
    keys = ["free", "Second2", "Third3", "Fourth4"]
    assert [one.key for one in shelved.new] == keys
    assert shelved.placed == tuple(Placed(key, own=True, new=True) for key in keys)


def test_what_a_line_says_of_a_work_finds_it_again() -> None:
    """The address that only one line has leads a third one, without a title, to the same entry."""
    with_address = replace(report("Annual Report", 2017, url="https://e.org/a"))
    bare = report("", 2017, Organisation("Nobody"), "https://e.org/a")
    title, address = "the same title, publisher and year", "the same address"
    for known in ([replace(report("Annual Report", 2017), key="a")], []):
        first = [] if known else [replace(report("Annual Report", 2017), key="a")]
        shelved = shelve(known, [*first, with_address, bare], numbered)
        assert shelved.placed[-2:] == (Placed("a", title), Placed("a", address))
    by_text = replace(line("Renamed", 2017, RAW), urls=("https://e.org/a",))
    assert shelve([cited()], [by_text, bare], numbered).placed[-1] == Placed("a", address)


def test_a_further_line_that_was_edited_takes_the_place_of_the_nearest_that_is_gone() -> None:
    known = cited(Source("report.md", 9, raw=SEE), Source("report.md", 20, raw=QUOTED))
    near, nearer, third = f"{QUOTED}, too", SEE.replace("3", "4"), SEE.replace("3", "5")
    placed = shelve([known], citing(RAW, near, nearer, third), numbered).placed
    assert [(one.key, one.own, one.instead) for one in placed] == [
        ("a", True, ""),
        ("a", False, QUOTED),
        ("a", False, SEE),
        ("a", False, ""),
    ]
    # A line that is still there, and one of another document, are not gone.
    there = cited(Source("report.md", 9, raw=SEE), Source("other.md", 20, raw=QUOTED))
    placed = shelve([there], citing(RAW, SEE, near), numbered).placed
    assert [one.instead for one in placed] == ["", "", ""]
    # Of its own line, and of nothing at all, no further line takes the place.
    assert [one.instead for one in shelve([cited()], citing("x", "y"), numbered).placed] == ["", ""]


def test_lines_that_were_edited_are_the_nearest_each_once() -> None:
    known = [
        line("Anual Report", 2017, "IWF, Anual Report, 2017", key="a"),
        line("Anual Reports", 2017, "IWF, Anual Reports, 2017 (in print)", key="b"),
    ]
    incoming = [
        line("Annual Reports", 2017, "IWF, Annual Reports, 2017 (in print)"),
        line("Annual Report", 2017, "IWF, Annual Report, 2017"),
    ]
    assert shelve(known, incoming, numbered).placed == (
        Placed("b", "the line was edited", own=True),
        Placed("a", "the line was edited", own=True),
    )
    # A line with other letters is another line, however its title reads.
    other = line("Annual Report", 2017, "zz zz zz zz zz qq qq qq")
    assert shelve(known[:1], [other], numbered).placed[0].new
    # Two lines cannot both be what became of one.
    both = [line(f"Annual Report{more}", 2017, f"IWF, Annual Report{more}, 2017") for more in ("", "s")]
    assert [one.new for one in shelve(known[:1], both, numbered).placed] == [False, True]


def test_a_further_line_with_a_corrected_title_is_not_the_entry_s_own() -> None:
    known = cited(Source("report.md", 9, raw="See: Anual Reporting, IWF, 2017"))
    edited = line("Annual Reports", 2017, "See: Annual Reports, IWF, 2017")
    assert shelve([known], [*citing(RAW), edited], numbered).placed[1] == Placed(
        "a", "the line was edited", instead="See: Anual Reporting, IWF, 2017"
    )


def test_standard_input_is_another_document_each_time() -> None:
    old = line("Anual Report", 2017, "IWF, Anual Report, 2017", "<stdin>", key="a")
    shelved = shelve([old], [line("Annual Report", 2017, "IWF, Annual Report, 2017", "<stdin>")], numbered)
    assert [placed.new for placed in shelved.placed] == [True]
    assert not shelved.vanished


def test_what_was_not_looked_at_is_not_gone() -> None:
    known = [line("Annual Report", 2017, "x", key="a"), line("Guidelines", 2016, "y", key="b")]
    known = [*known, line("Survey", 2015, "z", key="c")]
    incoming = [line("Guidelines", 2016, "y")]
    assert [(one.key, one.source.raw) for one in shelve(known, incoming, numbered).vanished] == [
        ("a", "x"),
        ("c", "z"),
    ]
    assert not shelve(known, incoming, numbered, seen=lambda one: one.key == "b").vanished


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Children in a digital world, Part I", "Children in a digital world, Part II"),
        ("Country report: Thailand", "Country report: Viet Nam"),
        ("Child protection in Kenya", "Child protection in Ghana"),
        ("Report no. 3", "Report no. 4"),
    ],
)
def test_an_edit_that_names_another_work_is_one(before: str, after: str) -> None:
    old = line(before, 2017, f"IWF, {before}, 2017", key="a")
    shelved = shelve([old], [line(after, 2017, f"IWF, {after}, 2017")], numbered)
    assert [placed.new for placed in shelved.placed] == [True]
    assert [one.key for one in shelved.vanished] == ["a"]


@pytest.mark.parametrize(
    ("before", "after", "is_edit"),
    [
        # What an edit may correct beside a letter of the title.
        ({"doi": "10.1000/a"}, {"doi": "10.1000/b"}, True),
        ({"volume": "1"}, {"volume": "2"}, True),
        ({"number": "1"}, {"number": "2"}, True),
        ({"container": "Child Abuse Review"}, {"container": "Journal of Fisheries"}, True),
        ({"date": PartialDate(2017, 5)}, {"date": PartialDate(2017, 6)}, True),
        ({}, {"urls": ("https://e.org/a",)}, True),
        ({"urls": ("https://e.org/a",)}, {"urls": ("https://e.org/a",)}, True),
        ({"title": "Survey of schools"}, {"title": "Survey of schools: how children learn"}, True),
        # A new address and a new title are a new work, one of them alone is an edit.
        ({"urls": ("https://e.org/a",)}, {"urls": ("https://e.org/b",)}, False),
        (
            {"urls": ("https://e.org/a",), "doi": "10.1000/a"},
            {"title": "Anual Report", "urls": ("https://e.org/b",), "doi": "10.1000/b"},
            True,
        ),
        (
            {"title": "Survey of schools", "urls": ("https://e.org/a",)},
            {"title": "Guidelines", "urls": ("https://e.org/a",)},
            True,
        ),
    ],
)
def test_what_an_edit_may_change(before: dict[str, Any], after: dict[str, Any], is_edit: bool) -> None:
    old = replace(line("Anual Report", 2017, "IWF, Anual Report, 2017", key="a"), **before)
    new = replace(line("Annual Report", 2017, "IWF, Annual Report, 2017"), **after)
    (placed,) = shelve([old], [new], numbered).placed
    assert placed.own
    assert placed.new is not is_edit
    assert not is_edit or (placed.key, placed.reason) == ("a", "the line was edited")


def test_a_year_that_somebody_corrected_does_not_hide_the_line() -> None:
    old = line("World health statistics", 2017, "WHO, World health statistics, 2016", key="a")
    edited = line("World health statistics", 2016, "WHO, World health statistics, 2016, https://who.int")
    assert [(placed.key, placed.own) for placed in shelve([old], [edited], numbered).placed] == [("a", True)]


def test_an_entry_whose_line_is_gone_follows_the_next_one_that_cites_it() -> None:
    again = Source("report.md", 9, raw="Annual Report (IWF, 2017)")
    old = replace(line("Annual Report", 2017, "IWF, Annual Report, 2017", key="a"), also=(again,))
    incoming = replace(report("Annual Report", 2017), source=again)
    shelved = shelve([old], [incoming], numbered)
    assert shelved.placed == (Placed("a", SAME_LINE, own=True),)
    assert not shelved.vanished


@pytest.mark.parametrize("edited", [False, True])
def test_many_lines_take_time_in_proportion(edited: bool) -> None:
    """A thousand works behind one landing page, all of them edited: neither is compared with all others."""
    url = "https://example.org/reports"
    lines = [
        replace(line(f"Survey of {n} towns", 2017, f"IWF, Survey of {n} towns, 2017"), urls=(url,))
        for n in range(1000)
    ]
    first = shelve([], lines, numbered)
    if edited:
        lines = [
            replace(one, source=Source("report.md", 1, raw=f"{one.source.raw} (x)"))
            for one in lines
            if one.source
        ]
    begun = time.monotonic()
    assert not shelve(first.new, lines, numbered).new
    assert time.monotonic() - begun < 20


def test_ledger_tells_merged_from_known() -> None:
    places = [Source("report.md", line) for line in range(1, 8)]
    one, two = report("Annual Report", 2017), report("Other", 2017)
    items = [
        ParsedItem(places[0], one, section="A"),
        ParsedItem(places[1], None, "no words in it", section="B"),
        ParsedItem(places[2], None, "cites it again", again=places[0], section="C"),
        ParsedItem(places[3], two),
        ParsedItem(places[4], one, section="D"),
        ParsedItem(places[5], one),
        # What it cites again is itself in no list.
        ParsedItem(places[6], None, "cites it again", again=Source("report.md", 99)),
    ]
    fates = [
        Outcome("a", Fate.UNCHANGED, "known"),
        Outcome("b", Fate.NEW),
        Outcome("a", Fate.MERGED, "the same address"),
        Outcome("a", Fate.MERGED),
    ]
    assert ledger(items, fates) == (
        LedgerLine(Status.REFERENCE, places[0], "a", "", "A", fates[0]),
        LedgerLine(Status.UNPARSED, places[1], None, "no words in it", "B"),
        LedgerLine(Status.MERGED, places[2], "a", "cites it again", "C"),
        LedgerLine(Status.REFERENCE, places[3], "b", "", None, fates[1]),
        LedgerLine(Status.MERGED, places[4], "a", "the same address", "D", fates[2]),
        LedgerLine(Status.MERGED, places[5], "a", "the same work", None, fates[3]),
        LedgerLine(Status.UNPARSED, places[6], None, "cites it again"),
    )


TITLES = st.sampled_from(["Annual Report", "A Study", "Guidelines", None])
SOME = st.builds(
    Reference,
    TITLES,
    publishers=st.lists(st.sampled_from([ORGANISATION, Organisation("UNICEF")]), max_size=2).map(tuple),
    date=st.none() | st.integers(2016, 2018).map(PartialDate),
    urls=st.lists(st.sampled_from(["https://example.org/1", "https://example.org/2"]), max_size=1).map(tuple),
)


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


@given(st.lists(BARE, max_size=4), BARE)
def test_a_shelf_finds_the_same_work_where_there_is_one(known: list[Reference], wanted: Reference) -> None:
    same = [(one, reason) for one in known if (reason := same_work(wanted, one))]
    match = Shelf(known).find(wanted)
    assert (match is not None) == bool(same)
    assert match is None or (match.known, match.reason) in same


@given(st.lists(SOME, max_size=12))
def test_shelving_twice_adds_nothing(incoming: list[Reference]) -> None:
    first = shelve([], incoming, numbered)
    titled = [reference for reference in incoming if reference.title or reference.urls]
    again = shelve(first.new, titled, numbered)
    assert not again.new
    assert len(first.placed) == len(incoming)


@given(SOME, SOME)
def test_sameness_goes_both_ways(one: Reference, other: Reference) -> None:
    assert bool(same_work(one, other)) == bool(same_work(other, one))


@given(st.permutations(["Annual Report", "Guidelines", "A Study"]), st.integers(0, 2))
def test_a_document_parsed_again_is_known_line_by_line(titles: list[str], changed: int) -> None:
    lines = [line(title, 2017, f"IWF, {title}, 2017") for title in titles]
    first = shelve([], lines, numbered)
    raw = f"IWF, {titles[changed]}s, 2017"
    lines[changed] = line(f"{titles[changed]}s", 2017, raw)
    again = shelve(first.new, lines, numbered)
    assert [(placed.key, placed.own) for placed in again.placed] == [
        (placed.key, True) for placed in first.placed
    ]
    assert not again.vanished

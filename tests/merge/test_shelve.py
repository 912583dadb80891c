"""Lines that were read find their entries."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.merge.shelve import Placed, shelve
from annexcli.merge.work import SAME_LINE
from annexcli.model.reference import Organisation, PartialDate, Reference, Source
from tests.merge.references import SOME, report
from tests.processor import at_most


def numbered(_: Reference, taken: Collection[str]) -> str:
    return f"key{len(taken)}"


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
    half = cited(Source("report.md", 9, raw=SEE), Source("report.md", 20, raw=QUOTED))
    placed = shelve([half], citing(RAW, SEE), numbered).placed
    assert [one.instead for one in placed] == ["", ""]
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


@pytest.mark.parametrize("order", [1, -1])
def test_two_lines_cannot_both_be_what_became_of_one(order: int) -> None:
    """The nearest is; the other cites the work as it is called now, or is one of its own."""
    old = line("Anual Report", 2017, "IWF, Anual Report, 2017", key="a")
    edited = line("Annual Report", 2017, "IWF, Annual Report, 2017")
    again = line("Annual Report", 2017, "Annual Report (IWF, 2017)")
    assert shelve([old], [edited, again][::order], numbered).placed[::order] == (
        Placed("a", "the line was edited", own=True),
        Placed("a", "the same title, publisher and year"),
    )
    another = line("Annual Reporting", 2017, "IWF, Annual Reporting, 2017")
    assert [one.new for one in shelve([old], [edited, another][::order], numbered).placed[::order]] == [
        False,
        True,
    ]


def test_of_volumes_under_one_title_each_line_finds_its_own() -> None:
    def volumes(title: str, *numbers: str) -> list[Reference]:
        return [
            replace(line(title, 2017, f"IWF, {title}, vol. {one}, 2017", key=one), volume=one)
            for one in numbers
        ]

    edited = [replace(one, key="") for one in volumes("Annual Report", "2", "1")]
    assert [
        (one.key, one.own) for one in shelve(volumes("Anual Report", "1", "2"), edited, numbered).placed
    ] == [
        ("2", True),
        ("1", True),
    ]


def test_entries_and_references_without_a_line_are_found_by_their_work() -> None:
    by_line, without = line("Annual Report", 2017, RAW), report("Annual Report", 2017)
    for known, incoming in [(without, by_line), (by_line, without), (without, without)]:
        shelved = shelve([replace(known, key="a")], [incoming], numbered)
        assert shelved.placed == (Placed("a", "the same title, publisher and year"),)
        assert not shelved.vanished


def test_an_entry_of_another_document_is_not_taken_over_by_lines_that_cite_it() -> None:
    """The second line is known by the address of the first, whose document the entry is not of."""
    known = line("Annual Report", 2017, RAW, "other.md", key="a")
    url = ("https://e.org/a",)
    incoming = [replace(line(title, 2017, title), urls=url) for title in ("Annual report", "")]
    assert [(one.key, one.own) for one in shelve([known], incoming, numbered).placed] == [("a", False)] * 2


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
    with at_most(20):
        assert not shelve(first.new, lines, numbered).new


@given(st.lists(SOME, max_size=12))
def test_shelving_twice_adds_nothing(incoming: list[Reference]) -> None:
    first = shelve([], incoming, numbered)
    titled = [reference for reference in incoming if reference.title or reference.urls]
    again = shelve(first.new, titled, numbered)
    assert not again.new
    assert len(first.placed) == len(incoming)


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

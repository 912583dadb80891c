"""Entries of other files in the store: new, merged, unchanged or left over, and never a value lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.library import Entry, load
from annexcli.bib.style import render
from annexcli.bib.values import balanced
from annexcli.edge.exchanged import Incoming, read_exchanged
from annexcli.edge.store import Store
from annexcli.edge.take_in import TakenIn, take_in
from annexcli.model.outcome import Fate, Imported
from annexcli.model.reference import Reference
from tests.exchange.references import references


def store_of(text: str) -> Store:
    return Store(Path("references.bib"), text.encode(), text)


def incoming(*entries: Entry, file: str = "f.bib") -> list[Incoming]:
    return [Incoming(entry, file, f"{file}:{entry.line or 1}", entry.key) for entry in entries]


def taken(store: str, brought: str) -> TakenIn:
    return take_in(store_of(store), incoming(*load(brought).entries))


def fates(done: TakenIn) -> list[tuple[str, Fate]]:
    return [(one.outcome.key, one.outcome.fate) for one in done.imported if one.outcome]


ROADS = "@techreport{roads, author = {{ITU}}, title = {Roads}, institution = {{ITU}}, year = {2018}, keywords = {a}}\n"


@pytest.mark.parametrize(
    "other",
    [
        ROADS,
        "@report{roads, author = {{ITU}}, title = {{Roads}}, date = {2018}}",
        "@techreport{roads, title = {Roads}, organization = {ITU}, year = 2018}",
        "@misc{roads, author = {{ITU}}, title = {Roads}, year = {2018}}",
        "@misc{roads, title = {Roads}}",
    ],
)
def test_the_same_in_another_dialect_changes_no_byte(other: str) -> None:
    done = taken(ROADS, other)
    assert done.text == ROADS
    assert fates(done) == [("roads", Fate.UNCHANGED)]


def test_a_merge_adds_and_keeps() -> None:
    other = (
        "@techreport{itu18, author = {{ITU}}, title = {Roads}, institution = {{ITU}}, date = {2018-05}, keywords = {b},"
        " abstract = {Long}, pages = {3}, note = {N}, url = {https://e.org/r}}"
    )
    done = taken(ROADS.replace("keywords", "pages = {4}, keywords"), other)
    assert fates(done) == [("roads", Fate.MERGED)]
    (entry,) = load(done.text).entries
    assert (entry.get("keywords"), entry.get("abstract"), entry.get("url")) == (
        "a, b",
        "Long",
        "https://e.org/r",
    )
    assert (entry.get("pages"), entry.get("annex-other-pages"), entry.get("date")) == ("4", "3", "2018-05")
    assert entry.get("ids") == "itu18"
    again = taken(done.text, other)
    assert again.text == done.text
    assert fates(again) == [("roads", Fate.UNCHANGED)]


def test_a_citekey_of_another_work() -> None:
    brought = (
        "@incollection{part, crossref = {ROADS}, title = {On ferries}, author = {Ortiz, Ana}}\n"
        "@book{Roads, title = {Ferries}, author = {Chen, Li}, publisher = {Press}, year = 2011}\n"
    )
    done = taken(ROADS, brought)
    assert fates(done) == [("part", Fate.NEW), ("chen2011ferries", Fate.NEW)]
    assert done.imported[1].outcome
    assert done.imported[1].outcome.reason == "another work has the citekey Roads"
    assert done.text.startswith(ROADS)
    # Who names it does so by its new name.
    assert load(done.text).entries[1].get("crossref") == "chen2011ferries"


def test_twice_in_one_file() -> None:
    done = taken("", ROADS + ROADS.replace("roads", "roads2", 1).replace("keywords = {a}", "note = {N}"))
    assert fates(done) == [("roads", Fate.NEW), ("roads", Fate.MERGED)]
    (entry,) = load(done.text).entries
    assert (entry.get("note"), entry.get("ids")) == ("N", "roads2")


def test_a_citekey_that_was_given_up_is_known() -> None:
    held = ROADS.replace("keywords", "ids = {itu18}, keywords")
    assert fates(taken(held, ROADS.replace("roads", "itu18", 1))) == [("roads", Fate.UNCHANGED)]


def test_years_are_works() -> None:
    done = taken(ROADS, ROADS.replace("2018", "2019"))
    assert [fate for _, fate in fates(done)] == [Fate.NEW]


REVIEW = "@article{{{}, author = {{Roe, A.}}, title = {{Book review}}, journal = {{{}}}, year = {{2010}}, volume = {{{}}}}}\n"
BARE = "@article{bare, author = {Roe, A.}, title = {Book review}, year = {2010}}\n"


def test_other_journals_and_volumes_are_other_works() -> None:
    brought = (
        REVIEW.format("a", "Mind", 119) + REVIEW.format("b", "Ethics", 7) + REVIEW.format("a", "Mind", 120)
    )
    entries = [*load(brought).entries, *load(REVIEW.format("a", "Mind", 120)).entries]
    done = take_in(store_of(""), incoming(*entries))
    assert fates(done) == [("a", Fate.NEW), ("b", Fate.NEW), ("roe2010book", Fate.NEW)]
    assert "annex-other" not in done.text
    assert take_in(store_of(done.text), incoming(*entries)).text == done.text


@pytest.mark.parametrize("identified", ["doi = {10.1/x}", "url = {https://e.org/x}"])
def test_chapters_are_not_the_book_that_they_inherit_from(tmp_path: Path, identified: str) -> None:
    path = tmp_path / "f.bib"
    path.write_text(
        "@inproceedings{a, title = {On ferries}, crossref = {all}}\n@inproceedings{b, title = {On bridges}, crossref = {all}}\n"
        f"@inproceedings{{c, crossref = {{all}}, author = {{Ortiz, Ana}}}}\n@proceedings{{all, title = {{All}}, year = 2018, {identified}}}\n"
    )
    brought = [one for one in read_exchanged(str(path), None).records if isinstance(one, Incoming)]
    done = take_in(store_of(""), brought)
    assert fates(done) == [(key, Fate.NEW) for key in ("a", "b", "c", "all")]
    assert take_in(store_of(done.text), brought).text == done.text


def test_what_was_joined_keeps_works_apart_too() -> None:
    done = taken("", BARE + REVIEW.format("a", "Mind", 119) + REVIEW.format("b", "Mind", 120))
    assert fates(done) == [("bare", Fate.NEW), ("bare", Fate.MERGED), ("b", Fate.NEW)]


def test_what_could_be_either_of_two_works_is_neither() -> None:
    volumes = REVIEW.format("a", "Mind", 119) + REVIEW.format("b", "Mind", 120)
    other = BARE.replace("year", "edition = {2}, year")
    done = taken(volumes, other)
    assert fates(done) == [("bare", Fate.NEW)]
    assert fates(taken(done.text, other)) == [("bare", Fate.UNCHANGED)]
    assert fates(taken(done.text, volumes)) == [("a", Fate.UNCHANGED), ("b", Fate.UNCHANGED)]
    # Where nothing but the citekey would be added, nothing is mixed up.
    assert fates(taken(volumes, BARE.replace("bare", "a"))) == [("a", Fate.UNCHANGED)]


def test_a_record_without_a_citekey_gives_no_alias() -> None:
    (one,) = load(ROADS.replace("keywords = {a}", "note = {N}")).entries
    done = take_in(store_of(ROADS), incoming(replace(one, key="")))
    assert fates(done) == [("roads", Fate.MERGED)]
    assert "ids" not in done.text
    assert fates(take_in(store_of(done.text), incoming(replace(one, key="")))) == [("roads", Fate.UNCHANGED)]


def test_a_citekey_of_another_entry_is_no_alias() -> None:
    other = "@book{roads, title = {Ferries}, author = {Chen, Li}, publisher = {Press}, year = 2011, ids = {roads, f}}"
    first = taken(ROADS, other)
    assert fates(first) == [("chen2011ferries", Fate.NEW)]
    again = taken(first.text, other.replace("year", "note = {N}, year"))
    assert fates(again) == [("chen2011ferries", Fate.MERGED)]
    entry = load(again.text).entries[1]
    assert (entry.get("note"), entry.get("ids")) == ("N", "f")


def test_a_new_entry_takes_no_alias_for_its_citekey() -> None:
    brought = (
        ROADS.replace("roads", "x", 1),
        "@book{x, title = {Ferries}, author = {Chen, Li}, year = 2011}",
    )
    done = take_in(store_of(ROADS), incoming(*(entry for text in brought for entry in load(text).entries)))
    assert fates(done) == [("roads", Fate.MERGED), ("chen2011ferries", Fate.NEW)]


def test_without_a_title_all_that_is_said_makes_a_work_known() -> None:
    entries = [
        Entry("article", "", (("author", "Only, A."), ("year", "2000"), *more))
        for more in ((), (("note", "N"),), (("note", "M"),))
    ]
    done = take_in(store_of(""), incoming(*entries))
    assert fates(done) == [("only2000", Fate.NEW), ("only2000b", Fate.NEW), ("only2000c", Fate.NEW)]
    again = take_in(store_of(done.text), incoming(*entries))
    assert again.text == done.text
    assert {fate for _, fate in fates(again)} == {Fate.UNCHANGED}


def test_what_would_make_the_store_unreadable_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "@book{long, title = {%s}, year = 2001}" % ("x" * 900)
    many = [*load(long).entries, *load("@book{short, title = {Short}, year = 2001}").entries]
    grown = load(ROADS.replace("keywords = {a}", f"abstract = {{{'y' * 900}}}")).entries
    for limit, what in (("_LARGEST", "larger than 0 MB"), ("_LONGEST_LINE", "a line of more than 0 MB")):
        monkeypatch.setattr(f"annexcli.edge.store.{limit}", 800)
        done = take_in(store_of(ROADS), incoming(*many, *grown))
        monkeypatch.undo()
        reasons = [one.reason for one in done.imported]
        assert reasons == [told := f"the store could not be read with it: {what}", "", told]
        assert [entry.key for entry in load(done.text).entries] == ["roads", "short"]
    monkeypatch.setattr("annexcli.edge.store._MOST_ENTRIES", 2)
    done = take_in(store_of(ROADS), incoming(*many))
    assert [bool(one.outcome) for one in done.imported] == [True, False]


@given(references(), references())
def test_nothing_is_lost(one: Reference, other: Reference) -> None:
    """Whatever is brought to whatever there is: each value of either is in the store afterwards."""
    held = render([to_entry(one)])
    brought = to_entry(replace(other, key="other"))
    done = take_in(store_of(held), incoming(brought))
    (told,) = done.imported
    assert told.outcome
    library = load(done.text)
    assert not library.broken
    entry = next(entry for entry in library.entries if entry.key == told.outcome.key)
    if told.outcome.fate is Fate.NEW:
        assert to_reference(entry) == replace(other, key=entry.key)
        assert done.text.startswith(held.rstrip("\n"))
    else:
        values = " ".join(value for _, value in entry.fields)
        assert all(value in values for name, value in to_entry(one).fields if name != "keywords")
    assert take_in(store_of(done.text), incoming(brought)).text == done.text


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ('"id": "http://zotero.org/users/1/items/ABC"', "chen2011ferries"),
        ('"id": 12', "chen2011ferries"),
        ('"id": "chen"', "chen"),
        (r'"id": "a", "DOI": "not a doi \\} x"', "a"),
        (r'"id": "a", "DOI": "10.1000/a}b"', "a"),
        (r'"id": "a", "DOI": "10.1000/a\\", "ISBN": "{", "PMID": "}"', "a"),
    ],
)
def test_items_of_csl_json(tmp_path: Path, item: str, key: str) -> None:
    path = tmp_path / "f.json"
    path.write_text(
        f'[{{{item}, "type": "book", "title": "Ferries", "author": [{{"family": "Chen"}}], "issued": {{"raw": "2011"}}}}]'
    )
    brought = [one for one in read_exchanged(str(path), None).records if isinstance(one, Incoming)]
    done = take_in(store_of(""), brought)
    assert fates(done) == [(key, Fate.NEW)]
    (entry,) = load(done.text).entries
    assert all(balanced(value) for _, value in entry.fields)
    assert entry.fields == replace(brought[0].entry, key=key).fields
    assert take_in(store_of(done.text), brought).text == done.text


def test_files_bring_entries(tmp_path: Path) -> None:
    path = tmp_path / "f.bib"
    path.write_text(
        '@string{p = "Press"}\n@preamble{"x"}\n@book{a, title = {A}, publisher = p # { House}, x-own = {1}, note = gone # jan, year = 2001}\n'
        "@book{a, title = {B}, publisher = p, journal = jacm}\n@book{c, title = {C}, note = {1}, note = {2}}\n"
        "@inbook{d, crossref = {gone}, title = {D}}\n@Comment{jabref-meta: databaseType:bibtex;}\n@book{unclosed, title = {\n"
    )
    brought = read_exchanged(str(path), None)
    kinds = [(type(one).__name__, one.given) for one in brought.records]
    assert kinds == [
        ("Incoming", "a"),
        ("Incoming", "a"),
        ("Imported", "c"),
        ("Incoming", "d"),
        ("Imported", ""),
    ]
    first, second = brought.records[:2]
    assert isinstance(first, Incoming)
    assert isinstance(second, Incoming)
    assert (first.entry.get("publisher"), first.entry.get("x-own")) == ("Press House", "1")
    assert (second.entry.get("title"), second.entry.get("publisher"), second.where) == (
        "B",
        "Press",
        f"{path}:4",
    )
    left = brought.records[2]
    assert isinstance(left, Imported)
    assert left.where == f"{path}:5"
    assert "note twice" in left.reason
    assert [notice.removeprefix(f"{path}:") for notice in brought.notices] == [
        '2: @preamble{"x"} is not taken over',
        "3: gone is no macro that the file defines; its name is taken for the text",
        "4: jacm is no macro that the file defines; its name is taken for the text",
        "6: d has fields from gone, which is not there",
        "7: @Comment{jabref-meta: databaseType:bibtex;} is not taken over",
    ]

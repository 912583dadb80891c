"""Entries as records: what a reference has no place for is kept beside it."""

from dataclasses import replace

import pytest

from annexcli.bib.fields import to_reference
from annexcli.bib.library import Entry, load
from annexcli.bib.records import from_record, to_record
from annexcli.bib.style import render
from annexcli.model.record import Record
from annexcli.model.reference import Reference
from annexcli.vocab.bibtex import field_names


def test_further_fields() -> None:
    (one,) = load(
        r"@techreport{k, title = {T}, institution = {I}, publisher = {P}, abstract = {A \& B}, x-own = {y},"
        r" file = {:a_b.pdf:PDF}, eprint = {7}, eprinttype = {hdl}, annex-raw = {r}, number = 1, issue = 2}"
    ).entries
    record = to_record(one)
    assert dict(record.further) == {
        "publisher": "P",
        "abstract": "A & B",
        "x-own": "y",
        "file": ":a_b.pdf:PDF",
        "eprint": "7",
        "eprinttype": "hdl",
        "issue": "2",
    }
    assert to_record(one, bookkeeping=True).get("annex-raw") == "r"
    back = from_record(record)
    assert (back.get("abstract"), back.get("file"), back.get("x-own")) == (r"A \& B", ":a_b.pdf:PDF", "y")


def test_a_further_field_takes_no_place_of_another() -> None:
    record = Record(
        Reference("T", key="k", note="N"), (("note", "M"), ("note", "O"), ("bad name", "x"), ("file", "{"))
    )
    made = from_record(record)
    assert [(name, value) for name, value in made.fields if name != "title"] == [
        ("note", "N"),
        ("note-2", "M"),
        ("note-3", "O"),
        ("file", "%7B"),
    ]
    assert not load(render([made])).broken


def test_what_is_not_understood_is_kept_beside_the_reference() -> None:
    odd = {
        "year": "n.d.",
        "urldate": "yesterday",
        "entrysubtype": "zine",
        "booksubtitle": "S",
        "month": "Q3",
    }
    (one,) = load(f"@misc{{k, {', '.join(f'{name} = {{{value}}}' for name, value in odd.items())}}}").entries
    assert dict(to_record(one).further) == odd
    assert from_record(to_record(one)).fields == one.fields
    (two,) = load("@misc{k, year = 2018, month = may, entrysubtype = {dataset}, urldate = {2019}}").entries
    assert to_record(two).further == ()


@pytest.mark.parametrize("kind", ["misc", "techreport", "article", "incollection"])
@pytest.mark.parametrize("value", ["2018-05", "https://e.org/x", "word"])
def test_every_field_is_read_or_kept(kind: str, value: str) -> None:
    bare = Entry(kind, "k", (("title", "T"), ("author", "Chen, Li"), ("publisher", "P")))
    for name in field_names() - {"title", "author", "publisher"}:
        entry = replace(bare, fields=(*bare.fields, (name, value)))
        record = to_record(entry)
        assert record.reference != to_reference(bare) or dict(record.further) == {name: value}, name

"""Every format brings back what it is given, but for what the table of losses says."""

import json

import pytest
from hypothesis import given

from annexcli.bib.dialects import Dialect, exported
from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.library import load
from annexcli.bib.records import to_record
from annexcli.bib.style import render
from annexcli.csl import reading, writing
from annexcli.exchange import endnote, ris
from annexcli.exchange.formats import Source
from annexcli.exchange.losses import LOSSES, after, table
from annexcli.model.record import Record, Records
from annexcli.model.reference import EntryType, Reference
from tests.conftest import ROOT
from tests.exchange.references import references


def through(reference: Reference, source: Source) -> Reference:
    """Write a reference in a format and read it again."""
    if source in {Source.BIBTEX, Source.BIBLATEX}:
        entries = exported([to_entry(reference)], Dialect(source.value), bookkeeping=False)
        library = load(render(entries))
        assert not library.broken, library.broken
        return to_reference(library.entries[0])
    found = read(write(Record(reference), source), source)
    assert not found.unread
    (record,) = found.records
    return record.reference


def write(record: Record, source: Source) -> str:
    if source is Source.CSLJSON:
        return json.dumps([writing.written(record)])
    return ris.written([record]) if source is Source.RIS else endnote.written([record])


def read(text: str, source: Source) -> Records:
    if source is Source.CSLJSON:
        return reading.read(text, "f.json")
    return ris.read(text, "f.ris") if source is Source.RIS else endnote.read(text.encode(), "f.xml")


@pytest.mark.parametrize("source", Source)
@given(references())
def test_what_comes_back(source: Source, reference: Reference) -> None:
    if source in {Source.RIS, Source.ENDNOTE_XML} and not (
        reference.title or reference.urls or reference.issuers
    ):
        return
    assert through(reference, source) == after(reference, source)


@pytest.mark.parametrize("source", Source)
def test_every_type_comes_back(source: Source) -> None:
    for kind in EntryType:
        one = Reference("T", key="k1", type=kind, urls=("https://e.org",))
        one = to_reference(to_entry(one))
        assert through(one, source) == after(one, source), kind


def test_the_table_in_the_documentation_is_this_one() -> None:
    assert table() in (ROOT / "docs" / "exchange.md").read_text("utf-8")


def test_rows_say_each_thing_once() -> None:
    assert len({loss.what for loss in LOSSES}) == len(LOSSES)
    assert all(loss.instead for loss in LOSSES)


@pytest.mark.parametrize("source", [Source.CSLJSON, Source.RIS, Source.ENDNOTE_XML])
def test_fields_of_ones_own(source: Source) -> None:
    own = (("abstract", "Long & wide"), ("pmcid", "PMC7"))
    others = (("x-own", "mine"), ("shelf", "4"))
    record = Record(Reference("T", key="k1"), own + others)
    (found,) = read(write(record, source), source).records
    expected = own + others if source is Source.CSLJSON else own
    assert sorted(found.further) == sorted(expected)


@pytest.mark.parametrize("source", Source)
def test_open_ends_of_dates(source: Source) -> None:
    (entry,) = load("@book{k, title = {T}, date = {2011/}}").entries
    if source in {Source.BIBTEX, Source.BIBLATEX}:
        (found,) = exported([entry], Dialect(source.value), bookkeeping=False)
        assert found.get("date") == "2011/"
    else:
        (record,) = read(write(to_record(entry), source), source).records
        assert (str(record.reference.date), record.further) == ("2011", ())

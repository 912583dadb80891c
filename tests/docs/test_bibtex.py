"""docs/bibtex.md has every field that the program writes or reads."""

import re

from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.library import Entry, load
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference, Source
from annexcli.vocab.bibtex import field_names
from tests.conftest import ROOT
from tests.docs.pages import code, page

FULL = Reference(
    "t", "k", EntryType.REPORT, (Person("Doe", "J."),), (Person("Roe"),), (Person("Moe"),),
    (Organisation("Body", "B"),), PartialDate(2018, 5), "inpress", ("https://e.org/1", "https://e.org/2"), "10.1/x",
    "1", "2", "3", "4", "note", ("a",), "s", "fr", PartialDate(2019), "c", "5", "6", "7", "8", "place",
    Source("d.md", 1, None, "raw"), (Source("d.md", 2, None, "raw"),), "map", "Working paper", (), "short",
    "sc", "series", "9", "10", "11", "12", "event", "venue", PartialDate(1990), "annotation", True,
)  # fmt: skip


def fields_written() -> set[str]:
    """Return the fields that the program gives an entry, whatever is known of a work."""
    return {name for kind in EntryType for name, _ in to_entry(_of_kind(kind)).fields} | {
        name
        for block in load((ROOT / "references.bib").read_text("utf-8")).entries
        for name, _ in block.fields
    }


def _of_kind(kind: EntryType) -> Reference:
    values = {name: getattr(FULL, name) for name in Reference.__dataclass_fields__}
    return Reference(**values | {"type": kind, "language": "fr" if kind is EntryType.BOOK else "sw"})


def fields_read() -> set[str]:
    """Return the known fields that make a difference to what an entry says."""
    title, holders = (
        (("title", "t"),),
        (("title", "t"), ("journal", "j"), ("booktitle", "b"), ("eprinttype", "arxiv")),
    )
    samples = ("2018", "5", "Doe, Jane", "https://example.org/x")
    return {
        name
        for name in field_names()
        for others in (title, holders, holders[:2], (*title, ("booktitle", "b")), (*title, ("year", "2018")))
        for sample in samples
        if _says(others, {}) != _says(others, {name: sample})
    }


def _says(others: tuple[tuple[str, str], ...], more: dict[str, str]) -> Reference:
    return to_reference(Entry("misc", "k", tuple((dict(others) | more).items())))


def test_every_field_has_its_place() -> None:
    named = {re.sub(r" = .*", "", name) for name in code(page("bibtex.md"))}
    assert fields_written() >= {"entrysubtype", "shortauthor", "annex-raw-2", "annex-url-source", "pagetotal"}
    assert fields_read() >= {"subtitle", "journalsubtitle", "month", "issue", "school", "eprint"}
    assert fields_written() | fields_read() <= named


def test_the_reference_that_has_all_has_all() -> None:
    without = Reference(None)
    assert {
        name for name in Reference.__dataclass_fields__ if getattr(FULL, name) == getattr(without, name)
    } == {"marks"}

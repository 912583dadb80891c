"""Entries ⇄ records: a reference with the fields that it has no place for, as other formats take them."""

from collections.abc import Iterator
from dataclasses import replace

from annexcli.bib import latex
from annexcli.bib.fields import issuer_fields, to_entry, to_reference, verbatim
from annexcli.bib.library import Entry
from annexcli.bib.own import is_own
from annexcli.bib.types import read_type
from annexcli.bib.values import NAME, is_verbatim, told
from annexcli.model.record import Record
from annexcli.model.reference import Reference

# What a reference is read from, where it can be.
_READ = frozenset(
    {
        "author", "editor", "translator", "title", "subtitle", "shorttitle", "journal", "journaltitle",
        "journalsubtitle", "booktitle", "booksubtitle", "shortjournal", "type", "address", "location",
        "edition", "year", "month", "date", "origdate", "eventtitle", "venue", "version", "pubstate",
        "isbn", "issn", "doi", "pmid", "url", "urldate", "note", "annotation", "annote", "langid",
        "language", "shortauthor", "keywords", "volume", "part", "number", "issue", "chapter", "series",
        "pages", "pagetotal", "entrysubtype", "institution", "organization", "publisher", "school",
    }
)  # fmt: skip
_ARCHIVES = ("eprint", "eprinttype", "archiveprefix")
_READ_ARCHIVES = frozenset({"arxiv", "pubmed"})
# Of fields that say one thing the first is read; another value of another one is a fact of its own.
_ONE_OF = (
    ("number", "issue"), ("address", "location"), ("annotation", "annote"), ("language", "langid"),
    ("journal", "journaltitle", "booktitle"),
)  # fmt: skip


def to_record(entry: Entry, *, bookkeeping: bool = False) -> Record:
    """Return an entry as a record.

    Args:
        entry: an entry of a store.
        bookkeeping: whether the fields of this program's own are among its further facts.

    """
    reference = to_reference(entry)
    further = tuple(
        (name, told(name, value))
        for name, value in _beyond(entry, reference)
        if value.strip() and (bookkeeping or not is_own(name))
    )
    return Record(reference, further, names_authors=bool(entry.get("author").strip()))


def _beyond(entry: Entry, reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry that its reference does not hold."""
    values = dict(entry.fields)
    archive = (values.get("eprinttype") or values.get("archiveprefix", "")).strip().casefold()
    unread = {name for group in (*_ONE_OF, issuer_fields(entry)) for name in _shadowed(group, values)}
    unread.update(_not_understood(entry, reference))
    for name, value in entry.fields:
        is_read = archive in _READ_ARCHIVES if name in _ARCHIVES else name in _READ
        if not is_read or name in unread:
            yield name, value


def _shadowed(group: tuple[str, ...], values: dict[str, str]) -> list[str]:
    """Return the fields of a group that another one stands before, with another value."""
    present = [name for name in group if values.get(name, "").strip()]
    return [name for name in present[1:] if latex.decode(values[name]) != latex.decode(values[present[0]])]


def _not_understood(entry: Entry, reference: Reference) -> Iterator[str]:
    """Yield names of fields that a reference has nothing of: ``n.d.`` is no year, nor every word a kind."""
    if reference.date is None:
        yield from ("year", "date")
    if reference.date is None or reference.date.month is None:
        yield "month"
    if reference.accessed is None:
        yield "urldate"
    if reference.original is None:
        yield "origdate"
    if not reference.container:
        yield from ("booksubtitle", "journalsubtitle")
    if read_type(entry.type, entry.get("entrysubtype")) == read_type(entry.type, ""):
        yield "entrysubtype"


def from_record(record: Record) -> Entry:
    """Return a record as an entry; a further fact with the name of a field that there is gets a number."""
    entry = to_entry(record.reference)
    if not record.names_authors:
        # An issuing body whom nobody calls the author is not made one.
        entry = replace(entry, fields=tuple(field for field in entry.fields if field[0] != "author"))
    names = {name for name, _ in entry.fields}
    added: list[tuple[str, str]] = []
    for name, value in record.further:
        if not NAME.fullmatch(name) or not value:
            continue
        number, free = 2, name
        while free in names:
            free, number = f"{name}-{number}", number + 1
        names.add(free)
        added.append((free, verbatim(value) if is_verbatim(name) else latex.encode(value)))
    return replace(entry, fields=(*entry.fields, *added))

"""What this program wrote into an entry itself, so that it never overwrites what somebody edited.

The field ``annex-written`` holds the entry's type and, for each field, the beginning of the SHA-256 of the
value that was written: ``@techreport title:3fa21c year:91bc07``. A value that still has that digest is the
program's own and follows the document; any other is somebody's, and stays.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from annexcli.address import canonical
from annexcli.bib.library import Entry
from annexcli.model import FieldChange

FIELD = "annex-written"
_SOURCE, _RAW, _LINKS, _SECTION = "annex-source", "annex-raw", "annex-links", "annex-section"
_DIGITS = 6
# What a second line that cites a work may add to its entry: facts that it names and the first does not.
_FILLS = frozenset(
    {
        "doi", "url", "urldate", "isbn", "issn", "eprint", "eprinttype", "pmid", "edition", "address",
        "volume", "number", "pages", "translator", "pubstate",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Update:
    """What a line that is read makes of an entry: the entry, and what changed in it or was kept from it.

    ``changes`` and ``kept`` leave out the program's own fields.
    """

    entry: Entry
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[FieldChange, ...] = ()


def digest(value: str) -> str:
    """Return the mark by which a value that was written is known again, however its lines are broken."""
    return hashlib.sha256(_flat(value).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _flat(value: str) -> str:
    return " ".join(value.split())


def signed(entry: Entry) -> Entry:
    """Return a new entry with the record of what the program wrote, where it comes from a document."""
    if not entry.get(_SOURCE):
        return entry
    marks = {name: digest(value) for name, value in entry.fields if not _is_own(name) or name == _LINKS}
    return _with(entry, {FIELD: _record(entry.type, marks)})


def _is_own(name: str) -> bool:
    return name.startswith("annex-")


def _record(kind: str, marks: Mapping[str, str]) -> str:
    return " ".join([*([f"@{kind}"] if kind else []), *(f"{name}:{mark}" for name, mark in marks.items())])


def _recorded(entry: Entry) -> tuple[str, dict[str, str]]:
    """Return the type and the digests that were recorded."""
    kind, marks = "", {}
    for word in entry.get(FIELD).split():
        name, colon, mark = word.partition(":")
        if colon:
            marks[name] = mark
        elif name.startswith("@"):
            kind = name[1:]
    return kind, marks


def updated(entry: Entry, incoming: Entry) -> Update:
    """Return an entry as its own line makes it now.

    A field that nobody edited gets the new value, or goes where the line no longer has it; one that was
    edited or taken out by hand stays so.

    Args:
        entry: the entry of the store.
        incoming: what the line is read as, under the same citekey.

    """
    kind, marks = _recorded(entry)
    new = {name: value for name, value in incoming.fields if not _is_own(name)}
    values: dict[str, str | None] = {}
    changes, kept = [], []
    for name in dict.fromkeys([*new, *marks]):
        if _is_own(name):
            continue
        old, value = entry.get(name) if entry.has(name) else None, new.get(name)
        if old == value or (old is not None and value is not None and _flat(old) == _flat(value)):
            pass
        elif name not in marks and old is not None:
            kept.append(FieldChange(name, old, value))
        elif name in marks and (old is None or digest(old) != marks[name]):
            if value is not None and (old is not None or digest(value) != marks[name]):
                kept.append(FieldChange(name, old, value))
            continue  # edited, or taken out
        else:
            values[name] = value
            changes.append(FieldChange(name, old, value))
        if name in marks and value is None:
            del marks[name]
        elif value is not None and (name in values or name in marks):
            marks[name] = digest(value)
    result = replace(entry, type=incoming.type if entry.type == kind else entry.type)
    if result.type != entry.type:
        changes.insert(0, FieldChange("type", entry.type, result.type))
    own = {name: incoming.get(name) or None for name in (_SECTION, _SOURCE, _RAW)}
    if incoming.get(_LINKS) and marks.get(_LINKS) != digest(incoming.get(_LINKS)):
        own[_LINKS] = _links(entry, incoming) or entry.get(_LINKS) or None
        marks[_LINKS] = digest(incoming.get(_LINKS))
    if kind or marks:
        own[FIELD] = _record(result.type if entry.type == kind else kind, marks)
    return Update(_with(result, values | own), tuple(changes), tuple(kept))


def cited(entry: Entry, incoming: Entry) -> Update:
    """Return an entry of which another line cites the work: with what only that line names, and its place.

    Args:
        entry: the entry of the store.
        incoming: what the line is read as.

    """
    _, marks = _recorded(entry)
    filled: dict[str, str | None] = {
        name: value
        for name, value in incoming.fields
        if name in _FILLS and not entry.has(name) and name not in marks
    }
    if "url" not in filled and canonical(entry.get("url")) != canonical(incoming.get("url")):
        filled.pop("urldate", None)  # the day on which somebody saw another address
    changes = tuple(FieldChange(name, None, value) for name, value in filled.items() if value)
    links = _links(entry, incoming) if "url" not in filled else None
    if links:
        filled[_LINKS] = links
    if incoming.get(_RAW):
        filled |= _place(entry, incoming)
    return Update(_with(entry, filled), changes)


def _links(entry: Entry, incoming: Entry) -> str | None:
    """Return the further addresses of a work, with those that a line adds; None where it adds none."""
    known = [*entry.get("url").split(), *entry.get(_LINKS).split()]
    seen = {canonical(url) for url in known}
    added = [
        url
        for url in [*incoming.get("url").split(), *incoming.get(_LINKS).split()]
        if canonical(url) not in seen
    ]
    return " ".join([*entry.get(_LINKS).split(), *added]) if added else None


def _place(entry: Entry, incoming: Entry) -> dict[str, str | None]:
    """Return the fields that name one more place: where its text has moved to, or behind the others."""
    place, raw = incoming.get(_SOURCE), incoming.get(_RAW)
    number = 1
    while entry.has(numbered(_SOURCE, number)):
        same_document = _document(entry.get(numbered(_SOURCE, number))) == _document(place)
        if same_document and entry.get(numbered(_RAW, number)) == raw:
            # The entry's own line is its update's to move.
            return {numbered(_SOURCE, number): place} if number > 1 else {}
        number += 1
    return {numbered(_SOURCE, number): place, numbered(_RAW, number): raw}


def _document(place: str) -> str:
    head, _, line = place.rpartition(":")
    return head if line.removeprefix(" page ").strip().isdecimal() else place


def numbered(name: str, number: int) -> str:
    """Return the name of a field that comes again: ``annex-raw``, ``annex-raw-2``."""
    return name if number == 1 else f"{name}-{number}"


def _with(entry: Entry, values: Mapping[str, str | None]) -> Entry:
    """Return an entry with other values of some fields; None takes a field out."""
    kept = [(name, new) for name, old in entry.fields if (new := values.get(name, old)) is not None]
    known = {name for name, _ in entry.fields}
    added = [(name, value) for name, value in values.items() if name not in known and value is not None]
    return replace(entry, fields=(*kept, *added))


def differences(old: Entry, new: Entry) -> dict[str, str | None]:
    """Return the fields that differ between two states of an entry, with their new values."""
    before, after = dict(old.fields), dict(new.fields)
    gone: dict[str, str | None] = {name: None for name in before if name not in after}
    return gone | {name: value for name, value in after.items() if before.get(name) != value}

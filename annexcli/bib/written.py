"""What this program wrote into an entry itself, so that it never overwrites what somebody edited.

The field ``annex-written`` holds the entry's type and, for each field, the beginning of the SHA-256 of the
value that was written: ``@techreport title:3fa21c doi:91bc07+ link:5d1e88``. A value that still has that
digest is the program's own and follows the line that the entry was made from; any other is somebody's, and
stays. A plus marks what another line that cites the work added. An entry without the type was made by hand:
it follows no line.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annexcli.address import canonical
from annexcli.bib import latex
from annexcli.bib.library import Entry
from annexcli.bib.own import LINKS, RAW, SECTION, SOURCE, WRITTEN, is_own, numbered
from annexcli.model.outcome import FieldChange

_LINK, _LENT = "link", "+"
_DIGITS = 6
# What a second line that cites a work may add to its entry: facts that it names and the first does not.
_FILLS = frozenset(
    {
        "doi", "url", "urldate", "isbn", "issn", "eprint", "eprinttype", "pmid", "edition", "address",
        "volume", "number", "pages", "translator", "pubstate",
    }
)  # fmt: skip

_Values = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Update:
    """What a line that is read makes of an entry: the entry, and what changed in it or was kept from it.

    ``changes`` and ``kept`` leave out the program's own fields but for further links.
    """

    entry: Entry
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[FieldChange, ...] = ()


@dataclass(slots=True)
class _Record:
    """The record of an entry: its type, the digests of its fields and links; a plus marks what is lent."""

    type: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Entry) -> "_Record":
        record = cls()
        for word in entry.get(WRITTEN).split():
            name, colon, mark = word.partition(":")
            if not colon:
                record.type = name.removeprefix("@")
            elif name == _LINK:
                record.links[mark.removesuffix(_LENT)] = _LENT if mark.endswith(_LENT) else ""
            else:
                record.marks[name] = mark
        return record

    def __str__(self) -> str:
        marks = [f"{name}:{mark}" for name, mark in self.marks.items()]
        links = [f"{_LINK}:{mark}{lent}" for mark, lent in self.links.items()]
        return " ".join([*([f"@{self.type}"] if self.type else []), *marks, *links])


def digest(value: str) -> str:
    """Return the mark by which a value that was written is known again, however its lines are broken."""
    return hashlib.sha256(_flat(value).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _flat(value: str) -> str:
    return " ".join(value.split())


def is_ours(entry: Entry) -> bool:
    """Tell whether the program made an entry from a line, so that it follows that line."""
    return bool(_Record.of(entry).type)


def signed(entry: Entry) -> Entry:
    """Return a new entry with the record of what the program wrote, where it comes from a document."""
    if not entry.get(SOURCE):
        return entry
    record = _Record(entry.type)
    record.marks = {name: digest(value) for name, value in entry.fields if not is_own(name)}
    record.links = {digest(url): "" for url in entry.get(LINKS).split()}
    return _with(entry, {WRITTEN: str(record)})


def updated(entry: Entry, incoming: Entry) -> Update:
    """Return an entry as its own line makes it now.

    A field that nobody edited gets the new value, or goes where the line no longer has it; one that was
    edited or taken out by hand stays so.

    Args:
        entry: the entry of the store, one that is ours.
        incoming: what the line is read as, under the same citekey.

    """
    record = _Record.of(entry)
    before = dict(entry.fields)
    new = {name: value for name, value in incoming.fields if not is_own(name)}
    values: _Values = {}
    changes, kept = [], []
    for name in dict.fromkeys([*new, *record.marks]):
        old, value = before.get(name), new.get(name)
        decided = _decided(old, value, record.marks.get(name, ""))
        if decided is _KEPT:
            kept.append(FieldChange(name, old, value))
        elif decided is _FOLLOWS:
            values[name] = value
            changes.append(FieldChange(name, old, value))
        _remark(record.marks, name, old, value, follows=decided is _FOLLOWS)
    result = replace(entry, type=incoming.type if entry.type == record.type else entry.type)
    if result.type != entry.type:
        changes.insert(0, FieldChange("type", entry.type, result.type))
        record.type = result.type
    links = _own_links(before, incoming, record)
    if links != (before.get(LINKS) or None):
        changes.append(FieldChange(LINKS, before.get(LINKS), links))
    values |= {LINKS: links} | {name: incoming.get(name) or None for name in (SECTION, SOURCE, RAW)}
    values |= _without_place(before, incoming) | {WRITTEN: str(record)}
    return Update(_with(result, values), tuple(changes), tuple(kept))


def assigned(entry: Entry, name: str, value: str | None) -> Entry | None:
    """Return an entry with a value of the program's in a field, or None where the field is somebody's.

    It is where its value is not the one that the program wrote last, or where it was taken out by hand.

    Args:
        entry: an entry of the store, whoever made it.
        name: the field.
        value: its new value; None takes it out.

    """
    record = _Record.of(entry)
    old, mark = entry.get(name) or None, record.marks.get(name, "").removesuffix(_LENT)
    if (old is not None and digest(old) != mark) or (old is None and mark):
        return None
    if value is None:
        record.marks.pop(name, None)
    else:
        record.marks[name] = digest(value)
    return _with(entry, {name: value, WRITTEN: str(record) or None})


_STAYS, _FOLLOWS, _KEPT = "stays", "follows", "kept"


def _decided(old: str | None, value: str | None, mark: str) -> str:
    """Return what becomes of a field: it stays, follows its line, or is kept from it.

    Args:
        old: its value in the store, None where it has none.
        value: its value in the line.
        mark: its digest in the record, nothing where the program did not write it.

    """
    if old == value or (old is not None and value is not None and _flat(old) == _flat(value)):
        return _STAYS
    ours = old is not None and digest(old) == mark.removesuffix(_LENT)
    if value is None:
        return _FOLLOWS if ours and not mark.endswith(_LENT) else _STAYS
    if not mark:
        return _FOLLOWS if old is None else _KEPT
    if old is None:  # taken out by hand
        return _STAYS if digest(value) == mark.removesuffix(_LENT) else _KEPT
    return _FOLLOWS if ours else _KEPT


def _remark(marks: dict[str, str], name: str, old: str | None, value: str | None, *, follows: bool) -> None:
    """Bring the record of a field up to date."""
    if follows and value is not None:
        marks[name] = digest(value)
    elif follows or (old is None and value is None and not marks[name].endswith(_LENT)):
        marks.pop(name, None)
    elif name in marks and old is not None and value is not None and _flat(old) == _flat(value):
        marks[name] = digest(value)


def _own_links(before: Mapping[str, str], incoming: Entry, record: _Record) -> str | None:
    """Return the further addresses of an entry: those of its line, as it is now, and those of others."""
    wanted = incoming.get(LINKS).split()
    held = before.get(LINKS, "").split()
    gone = {mark for mark, lent in record.links.items() if not lent} - {digest(url) for url in wanted}
    kept = [url for url in held if digest(url) not in gone]
    added = [url for url in wanted if digest(url) not in record.links and url not in held]
    record.links = {mark: lent for mark, lent in record.links.items() if mark not in gone}
    record.links |= {digest(url): "" for url in wanted}
    return " ".join([*kept, *added]) or None


def cited(entry: Entry, incoming: Entry, instead: str = "") -> Update:
    """Return an entry of which another line cites the work: with what only that line names, and its place.

    Args:
        entry: the entry of the store.
        incoming: what the line is read as, with its place.
        instead: the text of a line that is gone, of which this one takes the place; what that one lent is
            corrected.

    """
    record = _Record.of(entry)
    before = dict(entry.fields)
    filled: _Values = {
        name: value
        for name, value in incoming.fields
        if name in _FILLS
        and (
            (name not in before and name not in record.marks) or (instead and _is_lent(before, name, record))
        )
        and before.get(name) != value
    }
    if "url" not in filled and canonical(before.get("url", "")) != canonical(incoming.get("url")):
        filled.pop("urldate", None)  # the day on which somebody saw another address
    changes = [FieldChange(name, before.get(name), value) for name, value in filled.items() if value]
    record.marks |= {name: f"{digest(value)}{_LENT}" for name, value in filled.items() if value}
    if added := _lent_links(before | {k: v for k, v in filled.items() if v}, incoming, record):
        links = " ".join([*before.get(LINKS, "").split(), *added])
        changes.append(FieldChange(LINKS, before.get(LINKS), links))
        filled[LINKS] = links
        record.links |= {digest(url): _LENT for url in added}
    if changes:
        filled[WRITTEN] = str(record)
    if incoming.get(RAW):
        filled |= _place(before, incoming, latex.encode(instead) if instead else "")
    return Update(_with(entry, filled), tuple(changes))


def _lent_links(before: Mapping[str, str], incoming: Entry, record: _Record) -> list[str]:
    """Return the addresses that a line adds to those of an entry, but for what was taken out by hand."""
    known = {canonical(url) for name in ("url", LINKS) for url in before.get(name, "").split()}
    taken_out = {*record.links, record.marks.get("url", "").removesuffix(_LENT)}
    named = [*incoming.get("url").split(), *incoming.get(LINKS).split()]
    return [url for url in named if canonical(url) not in known and digest(url) not in taken_out]


def _places(before: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the places that an entry names, the numbered ones too: where and what text."""
    found: list[tuple[str, str]] = []
    while (place := before.get(numbered(SOURCE, len(found) + 1))) is not None:
        found.append((place, before.get(numbered(RAW, len(found) + 1), "")))
    return found


def _is_lent(before: Mapping[str, str], name: str, record: _Record) -> bool:
    """Tell whether a field is what another line added, unedited."""
    mark = record.marks.get(name, "")
    return mark.endswith(_LENT) and digest(before.get(name, "")) == mark.removesuffix(_LENT)


def _place(before: Mapping[str, str], incoming: Entry, instead: str) -> _Values:
    """Return the fields that name one more place: where its text has moved to, or behind the others."""
    place, raw = incoming.get(SOURCE), incoming.get(RAW)
    known = _places(before)
    for number, (other, text) in enumerate(known, start=1):
        if text == raw and _document(other) == _document(place):
            # The place of an entry's own line is for its update to move.
            return {numbered(SOURCE, number): place} if number > 1 or WRITTEN not in before else {}
    number = next(
        (n for n, (_, text) in enumerate(known, start=1) if n > 1 and text == instead), len(known) + 1
    )
    return {numbered(SOURCE, number): place, numbered(RAW, number): raw}


def _without_place(before: Mapping[str, str], incoming: Entry) -> _Values:
    """Return the numbered places without that of the line which is the entry's own now."""
    known = _places(before)[1:]
    place, raw = incoming.get(SOURCE), incoming.get(RAW)
    kept = [(other, text) for other, text in known if text != raw or _document(other) != _document(place)]
    if kept == known:
        return {}
    values: _Values = {}
    for number in range(2, len(known) + 2):
        other, text = kept[number - 2] if number - 2 < len(kept) else (None, None)
        values |= {numbered(SOURCE, number): other, numbered(RAW, number): text}
    return values


def _document(place: str) -> str:
    head, _, line = place.rpartition(":")
    return head if line.removeprefix(" page ").strip().isdecimal() else place


def _with(entry: Entry, values: Mapping[str, str | None]) -> Entry:
    """Return an entry with other values of some fields; None takes a field out."""
    kept = [(name, new) for name, old in entry.fields if (new := values.get(name, old)) is not None]
    known = {name for name, _ in entry.fields}
    added = [(name, value) for name, value in values.items() if name not in known and value is not None]
    return replace(entry, fields=(*kept, *added))

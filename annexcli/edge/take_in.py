"""Entries of other programs' files → the store: new ones, and works that it has, which lose nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from annexcli.bib.citekeys import citekey
from annexcli.bib.crossrefs import renamed_in
from annexcli.bib.fields import to_reference
from annexcli.bib.join import joined, same_value
from annexcli.bib.library import Entry, load
from annexcli.bib.style import render
from annexcli.bib.syntax import listed
from annexcli.bib.types import read_type
from annexcli.edge.exchanged import Incoming
from annexcli.edge.store import Room, Store, rewritten
from annexcli.likeness.evidence import likeness
from annexcli.likeness.traits import traits
from annexcli.merge.work import SAME_LINE, Match, Shelf, contradict, same_work
from annexcli.model.outcome import Fate, FieldChange, Imported, Outcome
from annexcli.model.reference import Reference
from annexcli.text import fold

# Of fields that say one thing together one may hide another.
_TOGETHER = {
    "year": ("date",),
    "month": ("date",),
    "date": ("date",),
    "author": ("authors", "publishers", "others"),
}
_IDS = "ids"
_ATTRIBUTES = tuple(one.name for one in fields(Reference) if one.name != "key")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The new text of a store, and what became of each incoming entry, in order."""

    text: str
    imported: tuple[Imported, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """The citekey of an incoming entry in the store, and why it is not new, or not the one that it had.

    ``says`` is what it says beyond the entry that is there. Where there is no place for it, ``key`` is empty
    and ``reason`` says why.
    """

    key: str
    new: bool
    reason: str = ""
    says: Entry | None = None


def take_in(store: Store, incoming: Sequence[Incoming]) -> TakenIn:
    """Return what a store becomes with entries from elsewhere; nothing is written.

    An entry that has the citekey of one that is probably the same work, or is the same work as one, is
    joined to it as ``annex dedupe`` joins entries: no value of either is lost. One whose citekey another work
    has gets a new one, and the entries of its file that name it do so by that.

    Args:
        store: what is there.
        incoming: entries, in order.

    Raises:
        UnreadableInput: if an entry of the store is written in a way that cannot be edited safely.

    """
    placing = _Placing(store)
    places = [placing.place(one) for one in incoming]
    renamed: dict[str, dict[str, str]] = {}
    for one, place in zip(incoming, places, strict=True):
        if one.entry.key and place.key and one.entry.key != place.key:
            renamed.setdefault(one.file, {}).setdefault(one.entry.key.casefold(), place.key)
    now = {entry.key: entry for entry in store.library.entries}
    told: list[Imported] = []
    entries = [renamed_in(one.entry, renamed.get(one.file, {})) for one in incoming]
    keyed = [replace(entry, key=place.key) for entry, place in zip(entries, places, strict=True) if place.new]
    safe = not _fault(keyed, store)
    for one, place, entry in zip(incoming, places, entries, strict=True):
        if not place.key:
            told.append(Imported(one.where, one.given, reason=place.reason))
            continue
        if place.key not in now:
            if not safe and (fault := _fault([replace(entry, key=place.key)], store)):
                told.append(Imported(one.where, one.given, reason=fault))
                continue
            now[place.key] = placing.aliased(replace(entry, key=place.key), place.key)
            told.append(Imported(one.where, one.given, Outcome(place.key, Fate.NEW, place.reason)))
            continue
        kept = now[place.key]
        # What it says beyond the other was found above, if no citekey in it has become another since.
        says = place.says if place.says and one.file not in renamed else placing.beyond(kept, entry)
        now[place.key], outcome = _merged(kept, says, place.reason)
        told.append(Imported(one.where, one.given, outcome))
    return TakenIn(rewritten(store, now), tuple(told))


def _merged(kept: Entry, says: Entry, reason: str) -> tuple[Entry, Outcome]:
    """Return an entry of the store with what another one says beyond it, and what that changes."""
    result = joined(kept, [says])
    before = dict(kept.fields)
    changes = tuple(FieldChange(name, before.get(name), value) for name, value in result.changes.items())
    return result.entry, Outcome(kept.key, Fate.MERGED if changes else Fate.UNCHANGED, reason, changes)


class _Placing:
    """Finds the place of each incoming entry, by its citekey and by its work."""

    def __init__(self, store: Store) -> None:
        self._style, self._room = store.style, Room(store)
        self._entries = {entry.key: entry for entry in store.library.entries}
        self._references = {reference.key: reference for reference in store.references}
        self._shelf = Shelf(store.references)
        # Citekeys, casefolded, and those that entries gave up, with the entries that they are of.
        self._keys = {key.casefold(): key for key in self._entries}
        self._taken = store.library.taken()
        for entry in store.library.entries:
            self._know(entry)
        # Those to which something was joined.
        self._grown: set[str] = set()
        self._untitled: dict[tuple[object, ...], list[str]] = {}
        for reference in store.references:
            self._file(reference)

    def beyond(self, kept: Entry, entry: Entry) -> Entry:
        """Return what an entry says beyond one of the store; the citekey of another one is no alias."""
        key = entry.key if self._is_free(entry.key, kept.key) else ""
        return beyond(kept, replace(self.aliased(entry, kept.key), key=key))

    def aliased(self, entry: Entry, key: str) -> Entry:
        """Return an entry that is to have a citekey without the aliases that are citekeys of others."""
        if not entry.has(_IDS):
            return entry
        ids = [one for one in listed(entry.get(_IDS)) if self._is_free(one, key)]
        fields = ((name, ", ".join(ids) if name == _IDS else value) for name, value in entry.fields)
        return replace(entry, fields=tuple(field for field in fields if field[0] != _IDS or ids))

    def _is_free(self, alias: str, key: str) -> bool:
        return self._keys.get(alias.casefold(), key) == key

    def _know(self, entry: Entry) -> None:
        for old in map(str.casefold, listed(entry.get(_IDS))):
            self._keys.setdefault(old, entry.key)
            self._taken.add(old)

    def _file(self, reference: Reference) -> None:
        """Remember an entry without a title, which nothing but all that it says makes known again."""
        if not reference.title:
            self._untitled.setdefault(_untitled(reference), []).append(reference.key)

    def place(self, one: Incoming) -> _Place:
        """Return the place of the next entry; it is among those that the ones after it are compared with."""
        reference = to_reference(one.entry)
        own = self._keys.get(one.entry.key.casefold())
        if own is not None and (reason := self._same(own, one.entry, reference)):
            return self._joined(own, one.entry, reason)
        if match := self._match(one.entry, reference):
            return self._joined(match.known.key, one.entry, match.reason)
        if not reference.title:
            for key in self._untitled.get(_untitled(reference), ()):
                if not self.beyond(self._entries[key], one.entry).fields:
                    return self._joined(key, one.entry, "all that it says is said there")
        key, reason = one.entry.key, ""
        if not key or key.casefold() in self._taken:
            key = citekey(reference, self._taken)
            reason = f"another work has the citekey {one.given}" if one.entry.key else ""
        entry = self.aliased(replace(one.entry, key=key), key)
        if fault := self._room.take(render([entry], self._style)):
            return _Place("", new=False, reason=fault)
        self._taken.add(key.casefold())
        self._keys.setdefault(key.casefold(), key)
        self._know(entry)
        self._put(entry, replace(reference, key=key))
        return _Place(key, new=True, reason=reason)

    def _joined(self, key: str, entry: Entry, reason: str) -> _Place:
        """Return the place of an entry in one that is there, which says from now on what both say."""
        kept = self._entries[key]
        says = self.beyond(kept, entry)
        now = joined(kept, [says]).entry
        if now != kept:
            if fault := self._room.take(render([says], self._style)):
                return _Place("", new=False, reason=fault)
            self._grown.add(key)
            self._know(now)
            self._put(now, to_reference(now))
        return _Place(key, new=False, reason=reason, says=says)

    def _put(self, entry: Entry, reference: Reference) -> None:
        self._entries[entry.key], self._references[entry.key] = entry, reference
        self._shelf.add(reference)
        self._file(reference)

    def _match(self, entry: Entry, reference: Reference) -> Match | None:
        """Return the work of the store that an entry is, or None; what could be either of two is neither."""
        found: dict[str, Match] = {}
        for match in self._shelf.found(reference):
            key = match.known.key
            if key in found or not self._fits(key, reference):
                continue
            if match.reason == SAME_LINE or not self.beyond(self._entries[key], entry).fields:
                return match
            found[key] = match
        keys = list(found)
        if any(contradict(self._references[keys[0]], self._references[key]) for key in keys[1:]):
            return None
        return found[keys[0]] if keys else None

    def _fits(self, key: str, reference: Reference) -> bool:
        """Tell whether nothing speaks against an entry as it is now, with what was joined to it."""
        return key not in self._grown or not contradict(reference, self._references[key])

    def _same(self, key: str, entry: Entry, reference: Reference) -> str:
        """Return why an entry is the work that has its citekey, or nothing."""
        known = self._references[key]
        if reason := same_work(reference, known):
            return reason
        if found := likeness(traits(reference), traits(known)):
            return f"the same citekey, and {found.reason}"
        says = [name for name, _ in beyond(self._entries[key], entry).fields]
        return "" if says else "the same citekey, and nothing else than is said there"


def _untitled(reference: Reference) -> tuple[object, ...]:
    return reference.type, reference.year, frozenset(fold(agent.name) for agent in reference.issuers)


def beyond(kept: Entry, other: Entry) -> Entry:
    """Return an entry without the fields that say what another one says, whatever dialect either is in.

    A field says so if what the reference has from it is the same in both.
    """
    left = [(name, value) for name, value in other.fields if not same_value(name, kept.get(name), value)]
    mine, theirs = to_reference(kept), to_reference(other)
    same = {name for name in _ATTRIBUTES if getattr(mine, name) == getattr(theirs, name)}
    needed = []
    for name, value in left:
        if name in _TOGETHER and same.issuperset(_TOGETHER[name]):
            continue
        without = to_reference(replace(other, fields=tuple(f for f in other.fields if f[0] != name)))
        feeds = {a for a in _ATTRIBUTES if getattr(without, a) != getattr(theirs, a)}
        if not feeds or not feeds <= same:
            needed.append((name, value))
    alike = read_type(kept.type, kept.get("entrysubtype")) == read_type(other.type, other.get("entrysubtype"))
    is_same = alike or {"type", "kind"} <= same
    return replace(other, type=kept.type if is_same else other.type, fields=tuple(needed))


def _fault(entries: Sequence[Entry], store: Store) -> str:
    """Return why entries could not be read again if they were written, or nothing."""
    library = load(render(entries, store.style))
    if library.broken:
        return f"it cannot be written: {library.broken[0].what}"
    same = len(library.entries) == len(library.blocks) == len(entries)
    return "" if same else "it cannot be written safely"

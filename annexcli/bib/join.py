"""Entries of one work → one entry that keeps what each of them says."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annexcli.bib import latex, names
from annexcli.bib.crossrefs import KEY_FIELDS, renamed_in
from annexcli.bib.keywords import guarded, mark, unwrapped
from annexcli.bib.library import Entry, Library
from annexcli.bib.own import LINKS, OTHER, RAW, SECTION, SOURCE, WRITTEN, numbered
from annexcli.bib.patch import Edit, apply, differences, removals, with_changes
from annexcli.bib.style import Style
from annexcli.bib.syntax import listed, parted
from annexcli.bib.values import is_verbatim
from annexcli.identifiers import bare_doi
from annexcli.text import plain_dashes, squash

_IDS, _KEYWORDS, _URL = "ids", "keywords", "url"
# What is said of one place that cites a work; they are numbered together.
_PLACE = (SOURCE, RAW, SECTION)
_PLACE_FIELD = re.compile(rf"({'|'.join(_PLACE)})(?:-(\d+))?")
_OTHER_FIELD = re.compile(rf"{OTHER}(.+?)(?:-\d+)?")
# BibLaTeX's name for what stands behind the @; its field ``type`` is something else.
_TYPE = "entrytype"
_NAMES = frozenset(
    {"author", "editor", "translator", "shortauthor", "institution", "organization", "publisher"}
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of which two entries say different things; the value of the other one stays in ``field``."""

    name: str
    kept: str
    other: str
    field: str


@dataclass(frozen=True, slots=True)
class Joined:
    """One entry made of several, what changes in the one that stays, and where the others contradict it."""

    entry: Entry
    changes: Mapping[str, str | None]
    conflicts: tuple[Conflict, ...] = ()


def joined(kept: Entry, others: Iterable[Entry]) -> Joined:
    """Return an entry with what others say of the same work; no value of any of them is lost.

    What ``kept`` lacks comes from the others, keywords are united, further addresses go to ``annex-links``,
    citekeys to ``ids``, places that cite the work to numbered fields, and what is contradicted to
    ``annex-other-FIELD``. ``annex-written`` is about one entry only, and that of the others is dropped.
    """
    fields = _Fields(kept)
    for other in others:
        fields.take(other)
    entry = replace(kept, fields=tuple(fields.values.items()))
    return Joined(entry, differences(kept, entry), tuple(fields.conflicts))


class _Fields:
    """The fields of an entry while others are joined to it."""

    def __init__(self, kept: Entry) -> None:
        self.key, self.type = kept.key, kept.type
        self.values = dict(kept.fields)
        self.conflicts: list[Conflict] = []

    def take(self, other: Entry) -> None:
        """Add what another entry says."""
        # What was put beside a value before is looked at when the value itself is known.
        for name, value in sorted(other.fields, key=lambda field: field[0].startswith(OTHER)):
            if name in {_IDS, _URL, LINKS, WRITTEN} or _PLACE_FIELD.fullmatch(name) or _is_empty(value):
                continue
            if name == _KEYWORDS:
                self._keywords(value)
            elif match := _OTHER_FIELD.fullmatch(name):
                self._put_beside(match[1], value)
            elif named := self._others(value) if name in KEY_FIELDS else value:
                self._field(name, named)
        self._identity(other)
        self._addresses(other)
        self._places(other)

    def _others(self, value: str) -> str:
        """Return citekeys without this entry's own: it cannot be its own parent."""
        keys = listed(value)
        return ",".join(key for key in keys if key != self.key) if self.key in keys else value

    def _field(self, name: str, value: str) -> None:
        own = self.values.get(name, "")
        if _is_empty(own):
            self.values[name] = value
        elif not same_value(name, own, value):
            self.conflicts.append(Conflict(name, own, value, self._put_beside(name, value)))

    def _put_beside(self, name: str, value: str) -> str:
        """Keep a value that another one stands for, and return the field that it is in."""
        number = 1
        while known := self.values.get(field := numbered(f"{OTHER}{name}", number)):
            if same_value(name, known, value):
                return field
            number += 1
        if name not in self.values or not same_value(name, self.values[name], value):
            self.values[field] = value
        return field

    def _identity(self, other: Entry) -> None:
        known = listed(self.values.get(_IDS, ""))
        keys = (other.key, *listed(other.get(_IDS)))
        # A record of another program may have no citekey.
        added = [key for key in keys if key and key not in {*known, self.key}]
        if added:
            self.values[_IDS] = ", ".join(dict.fromkeys([*known, *added]))
        # @misc says only that nothing is known.
        if other.type not in {self.type, "misc"}:
            field = self._put_beside(_TYPE, other.type)
            self.conflicts.append(Conflict(_TYPE, self.type, other.type, field))

    def _addresses(self, other: Entry) -> None:
        url = other.get(_URL).strip()
        if len(url.split()) > 1:
            # Spaces stand between addresses in annex-links.
            self._field(_URL, url)
            url = ""
        if url and not self.values.get(_URL, "").strip():
            self.values[_URL] = url
        known = self.values.get(LINKS, "").split()
        seen = {*known, self.values.get(_URL, "").strip()}
        added = [link for link in (url, *other.get(LINKS).split()) if link and link not in seen]
        if added:
            self.values[LINKS] = " ".join(dict.fromkeys([*known, *added]))

    def _places(self, other: Entry) -> None:
        """Add the places that cite the other entry behind those that are known, each once."""
        known = list(_cited(self.values))
        for place in _cited(dict(other.fields)):
            same = next((one for one in known if _is_same(one, place)), None)
            number = same.number if same else max((one.number for one in known), default=0) + 1
            known.append(_Place(number, place.fields))
            for name, value in place.fields:
                self.values.setdefault(numbered(name, number), value)

    def _keywords(self, value: str) -> None:
        own = unwrapped(self.values.get(_KEYWORDS, "").strip())
        seen = {_folded(word) for word in _words(own)}
        added = [word for word in _words(value) if _folded(word) not in seen]
        if added:
            known = [own.rstrip(",; ")] if own else []
            self.values[_KEYWORDS] = guarded(f"{mark(own or value)} ".join([*known, *dict.fromkeys(added)]))


@dataclass(frozen=True, slots=True)
class _Place:
    """One place that cites a work: its number, and its fields under the names without it."""

    number: int
    fields: tuple[tuple[str, str], ...]


def _cited(values: Mapping[str, str]) -> Iterator[_Place]:
    numbers = {int(m[2] or 1) for name in values if (m := _PLACE_FIELD.fullmatch(name))}
    for number in sorted(numbers):
        fields = [(name, values.get(numbered(name, number), "")) for name in _PLACE]
        if present := tuple(field for field in fields if field[1].strip()):
            yield _Place(number, present)


def _is_same(one: _Place, other: _Place) -> bool:
    """Tell whether two places are one, of which an entry may not name the section."""
    mine, theirs = dict(one.fields), dict(other.fields)
    shared = mine.keys() & theirs.keys()
    return bool(shared - {SECTION} or shared == {*mine, *theirs}) and all(
        mine[name] == theirs[name] for name in shared
    )


def same_value(name: str, one: str, other: str) -> bool:
    """Tell whether two values of a field differ in white space, protecting braces or LaTeX spelling only."""
    if name == "doi":
        return bare_doi(one.strip()).casefold() == bare_doi(other.strip()).casefold()
    if name == "isbn":
        return plain_dashes(one).replace("-", "").strip() == plain_dashes(other).replace("-", "").strip()
    if is_verbatim(name):
        return one.strip() == other.strip()
    if _printed(one) == _printed(other):
        return True
    if name == "pages":
        return plain_dashes(_printed(one)) == plain_dashes(_printed(other))
    return name in _NAMES and names.split(one) == names.split(other) != ()


def _is_empty(value: str) -> bool:
    return not value.strip(" \t\r\n{}")


def _printed(value: str) -> str:
    return unicodedata.normalize("NFC", latex.decode(value))


def _folded(word: str) -> str:
    return _printed(word).casefold()


def _words(value: str) -> list[str]:
    """Split keywords at commas and semicolons outside braces."""
    return [word for part in parted(unwrapped(value.strip())) if (word := squash(part))]


@dataclass(frozen=True, slots=True)
class Union:
    """Entries to be made one: the citekey of the one that stays, and those of the others."""

    kept: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """BibTeX text in which entries were made one, and how each was."""

    text: str
    joined: tuple[Joined, ...]


def merged(text: str, library: Library, unions: Sequence[Union], style: Style) -> Merged:
    """Return a text with entries made one; nothing else in it changes but the citekeys that name them.

    Args:
        text: the text of a store.
        library: what it holds.
        unions: which entries are one; each is in one of them at most.
        style: how the file is written.

    Raises:
        UnreadableInput: if an entry is written in a way that cannot be edited safely.

    """
    now = {entry.key: entry for entry in library.entries}
    done = [joined(now[union.kept], [now[key] for key in union.others]) for union in unions]
    now |= {one.entry.key: one.entry for one in done}
    gone = {key for union in unions for key in union.others}
    renamed = {key.casefold(): union.kept for union in unions for key in union.others}
    edits: list[Edit] = []
    for entry in library.entries:
        if entry.key not in gone:
            edits += with_changes(text, entry, renamed_in(now[entry.key], renamed), style)
    edits += removals(text, [entry for entry in library.entries if entry.key in gone])
    return Merged(apply(text, edits), tuple(done))

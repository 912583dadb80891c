"""The entries of a text as rules look at them: each field with its place, broken ones too."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annexcli.bib.library import Entry, Library
from annexcli.bib.lint.findings import Remark
from annexcli.bib.own import is_own
from annexcli.bib.patch import Edit
from annexcli.bib.syntax import EntryPlaces, FieldPlaces, is_closed, places, quotable

# At the beginning of a line this opens the next entry for bibtexparser, wherever it stands.
_OPENING = re.compile(r"^[^\S\n]*@\w*[ \t]*[{(]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in small letters, its value resolved but still LaTeX, and where they stand.

    ``start`` is where the value begins behind its delimiter, if it is written as one piece, so that positions
    in it are positions in the text; it is None for macros and for pieces joined by ``#``.
    """

    name: str
    value: str
    name_at: int
    value_at: int
    start: int | None = None
    quoted: bool = False
    places: FieldPlaces | None = None

    @property
    def is_own(self) -> bool:
        """Whether this is a field of the program itself, whose text is as a document has it."""
        return is_own(self.name)

    def at(self, index: int = 0) -> int:
        """Return where a character of the value stands in the text, or where the value does."""
        return self.value_at if self.start is None else self.start + index

    def edits(self, *changes: tuple[int, int, str]) -> tuple[Edit, ...]:
        """Return the edits that put other text in place of pieces of the value.

        There are none where the value is not one piece or could not be read any more.
        """
        if self.start is None or self.start == self.value_at:
            return ()
        parts, position = [], 0
        for start, end, text in changes:
            parts += [self.value[position:start], text]
            position = end
        new = "".join([*parts, self.value[position:]])
        if not self._holds(new):
            return ()
        return tuple(Edit(self.start + start, self.start + end, text) for start, end, text in changes)

    def _holds(self, new: str) -> bool:
        if new.endswith("\\") or len(_OPENING.findall(new)) > len(_OPENING.findall(self.value)):
            return False
        return quotable(new) if self.quoted else is_closed(new)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, sound or broken: ``places`` is None where its parts cannot be told apart in the text."""

    type: str
    key: str
    fields: tuple[Field, ...]
    start: int
    places: EntryPlaces | None

    @property
    def key_at(self) -> int:
        """Where the citekey stands."""
        return self.places.key.start if self.places else self.start

    def field(self, name: str) -> Field | None:
        """Return the first field of a name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def get(self, name: str) -> str:
        """Return the value of a field without white space at its ends, or an empty string."""
        field = self.field(name)
        return field.value.strip() if field else ""


@dataclass(frozen=True, slots=True)
class File:
    """A text with its entries; ``by_key`` has the first of each citekey, its case folded.

    ``shared`` are the citekeys that several entries have, ``lines`` is where each line begins.
    """

    text: str
    library: Library
    items: tuple[Item, ...]
    by_key: Mapping[str, Item]
    shared: frozenset[str]
    lines: Sequence[int]
    this_year: int

    def line(self, at: int) -> int:
        """Return the line of a position, counted from 1."""
        return bisect_right(self.lines, at)

    def column(self, at: int) -> int:
        """Return the column of a position, counted from 1."""
        return at - self.lines[self.line(at) - 1] + 1


# A remark with its entry, or none where it is about the file.
Placed = Iterator[tuple[Item | None, Remark]]


def read(text: str, library: Library, this_year: int) -> File:
    """Return the entries of a text, in its order, broken ones too if they have a citekey."""
    items = [_item(text, entry) for entry in library.entries]
    for broken in library.broken:
        found = places(text, broken.start) if broken.key else None
        if found and found.type.of(text).lower() not in {"string", "preamble", "comment"}:
            fields = tuple(_field(text, spot, None) for spot in found.fields)
            items.append(Item(found.type.of(text).lower(), broken.key, fields, broken.start, found))
    items.sort(key=lambda item: item.start)
    by_key: dict[str, Item] = {}
    shared = {
        item.key.casefold() for item in items if by_key.setdefault(item.key.casefold(), item) is not item
    }
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    return File(text, library, tuple(items), by_key, frozenset(shared), lines, this_year)


def _item(text: str, entry: Entry) -> Item:
    found = places(text, entry.start)
    if found is None or len(found.fields) != len(entry.fields):
        unplaced = tuple(Field(name, value, entry.start, entry.start) for name, value in entry.fields)
        return Item(entry.type, entry.key, unplaced, entry.start, None)
    fields = tuple(
        _field(text, spot, value) for spot, (_, value) in zip(found.fields, entry.fields, strict=True)
    )
    return Item(entry.type, entry.key, fields, entry.start, found)


def _field(text: str, spot: FieldPlaces, value: str | None) -> Field:
    """Return a field; a value that is not known is read if it is one piece, else it counts as empty."""
    name, raw = spot.name.of(text).lower(), spot.value.of(text)
    inner, start, quoted = raw[1:-1], None, raw[:1] == '"'
    if raw.isdecimal():
        inner, start = raw, spot.value.start
    elif _is_one_piece(raw):
        start = spot.value.start + 1
    value = value if value is not None else inner if start is not None else ""
    return Field(name, value, spot.name.start, spot.value.start, start, quoted, spot)


def _is_one_piece(raw: str) -> bool:
    if len(raw) < 2:
        return False
    inner = raw[1:-1]
    if raw[0] == "{" and raw[-1] == "}":
        return is_closed(inner)
    return raw[0] == raw[-1] == '"' and quotable(inner)

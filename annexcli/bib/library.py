"""BibTeX text → entries with their places, and every block that cannot be read as one."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

from bibtexparser import model as blocks
from bibtexparser.entrypoint import parse_string

from annexcli.bib.syntax import listed, pieces
from annexcli.model.edtf import MONTHS
from annexcli.text import shorten, squash

_MARK = "\ufeff"  # what some editors put before UTF-8
# bibtexparser logs what it also returns as a failed block.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its type and field names in small letters, its values resolved but still LaTeX.

    ``line`` counts from 1; ``start`` and ``end`` are where it stands in the text. A value that is wholly
    in braces keeps none of the outer pair: ``{{UNICEF}}`` in the file is ``{UNICEF}`` here.
    """

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    line: int | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    def get(self, name: str) -> str:
        """Return the value of a field, or an empty string."""
        for own, value in self.fields:  # asked a hundred thousand times of a large store: no generator
            if own == name:
                return value
        return ""

    def has(self, name: str) -> bool:
        """Tell whether there is a field of a name, empty or not."""
        return any(field == name for field, _ in self.fields)


class Fault(StrEnum):
    """Why a block cannot be read as an entry."""

    UNREADABLE = "unreadable"
    NO_KEY = "no citekey"
    KEY_TWICE = "citekey used twice"
    FIELD_TWICE = "field used twice"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of the text that cannot be read as an entry: its line, counted from 1, and why.

    ``start`` and ``end`` are where it stands in the text, ``key`` is its citekey where it has one.
    """

    line: int
    what: str
    fault: Fault = Fault.UNREADABLE
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    key: str = ""


class Kind(StrEnum):
    """What a block is."""

    ENTRY = "entry"
    STRING = "string"
    PREAMBLE = "preamble"
    COMMENT = "comment"
    FREE_TEXT = "free text"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text and what it is; ``key`` is the name of a macro or the citekey of an entry."""

    kind: Kind
    start: int
    end: int
    line: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Undefined:
    """A macro that nothing above defines, and the line, counted from 1, of the field that it stands in."""

    name: str
    line: int


@dataclass(frozen=True)
class Library:
    """What BibTeX text holds, in its order; ``blocks`` is all of it but white space."""

    entries: tuple[Entry, ...]
    broken: tuple[Broken, ...] = ()
    blocks: tuple[Block, ...] = ()
    undefined: tuple[Undefined, ...] = ()

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.entries}

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a citekey, or None."""
        return self._by_key.get(key)

    def taken(self, *, beside: str = "") -> set[str]:
        """Return the citekeys in use, casefolded: BibTeX does not tell them apart by their case.

        Those by which an entry was known before, and those of entries that cannot be read, are among them.

        Args:
            beside: the citekey of an entry that is left out.

        """
        keys = {broken.key for broken in self.broken if broken.key not in {"", beside}}
        for entry in self.entries:
            if entry.key != beside:
                keys.update((entry.key, *listed(entry.get("ids"))))
        return set(map(str.casefold, keys))


_KINDS: dict[type[blocks.Block], Kind] = {
    blocks.Entry: Kind.ENTRY,
    blocks.String: Kind.STRING,
    blocks.Preamble: Kind.PREAMBLE,
    blocks.ExplicitComment: Kind.COMMENT,
    blocks.ImplicitComment: Kind.FREE_TEXT,
}


# Macros made of macros can double with each line of a file; what real ones hold fits in far less.
_LONGEST_MACRO = 10_000
_MOST_EXPANDED = 50_000_000


# biber takes a line that begins with "%" between two fields for a comment; bibtexparser for the next name.
_COMMENTS = re.compile(r"^(?:%[^\n]*\n\s*)+")
_NAME = re.compile(r"[^\s\"#%'(),={}]+")


@lru_cache(maxsize=1000)
def _name(printed: str) -> str | None:
    """Return the name of a field in small letters, without comments before it; None where it is none."""
    name = _COMMENTS.sub("", printed).lower()
    return name if _NAME.fullmatch(name) else None


class _Macros:
    """The macros that are defined so far, the months of BibTeX's own styles first.

    ``line`` is that of the value that is looked at, ``undefined`` what was asked for in vain.
    """

    def __init__(self) -> None:
        self._texts = {name: name for name in MONTHS}
        self._expanded = 0
        self.line = 0
        self.undefined: list[Undefined] = []

    def define(self, name: str, text: str | None) -> None:
        """Give a macro its text; one that is malformed or too long stays undefined."""
        if text is not None and len(text) <= _LONGEST_MACRO:
            self._texts[name.lower()] = text

    def text(self, name: str) -> str | None:
        """Return what a macro or number stands for, itself where it is undefined.

        None where the macros of the file have grown beyond what any real file holds.
        """
        text = self._texts.get(name.lower())
        if text is None:
            text = name
            if not name.isdigit():
                self.undefined.append(Undefined(name, self.line))
        self._expanded += len(text)
        return text if self._expanded <= _MOST_EXPANDED else None


def load(text: str) -> Library:
    """Return the entries of BibTeX text; what cannot be read is in ``broken``, never dropped.

    ``@string`` macros, the months of BibTeX's own styles and ``#`` are resolved.
    """
    macros = _Macros()
    entries: list[Entry] = []
    broken: list[Broken] = []
    placed: list[Block] = []
    lines: dict[str, int] = {}
    line, counted = 1, 0
    for block, start, end in _places(text, parse_string(text, parse_stack=[]).blocks):
        # bibtexparser counts no line that ends in a backslash.
        line, counted = line + text.count("\n", counted, start), start
        kind = _KINDS.get(type(block), Kind.BROKEN)
        if isinstance(block, blocks.String):
            macros.line = line
            macros.define(block.key, _resolve(block.value, macros))
        elif isinstance(block, blocks.Entry):
            entry = _entry(block, line, macros, start, end)
            if isinstance(entry, Entry):
                entries.append(entry)
                lines.setdefault(entry.key, line)
            else:
                broken.append(entry)
                kind = Kind.BROKEN
        elif isinstance(block, blocks.ParsingFailedBlock):
            broken.append(_failed(block, line, start, end, lines))
        key = block.key if isinstance(block, blocks.String | blocks.Entry) else ""
        placed.append(Block(kind, start, end, line, key))
    return Library(tuple(entries), tuple(broken), tuple(placed), tuple(macros.undefined))


def _places(text: str, found: Iterable[blocks.Block]) -> Iterator[tuple[blocks.Block, int, int]]:
    """Yield blocks with where each begins and ends; only white space stands between two of them.

    bibtexparser gives no places. Its ``raw`` texts follow each other, but the mark at which an unclosed block
    is given up stands in the texts of both this block and the next one, or in neither.
    """
    before: blocks.Block | None = None
    start = end = 0
    for block in found:
        raw = block.raw or ""
        begins = _begins_in_broken(text, raw, start, end) if _is_open(before) else None
        if begins is None:
            begins = max(text.find(raw, end), end)
        if before is not None:
            yield before, start, _end(text, before, end, begins)
        # The mark of UTF-8 is no text where it begins a file.
        mark = begins == 0 and raw.startswith(_MARK)
        before, start, end = block, begins + mark, begins + len(raw)
        if start == end:
            before = None
    if before is not None:
        yield before, start, _end(text, before, end, len(text))


def _is_open(block: blocks.Block | None) -> bool:
    """Tell whether a block was given up before its end."""
    return isinstance(block, blocks.ParsingFailedBlock) and block.ignore_error_block is None


def _end(text: str, block: blocks.Block, end: int, following: int) -> int:
    """Return where a block ends that is followed by another one: it has what stands between them."""
    takes = _is_open(block) or isinstance(block, blocks.ImplicitComment)
    return min(end + len(text[end:following].rstrip()), following) if takes else min(end, following)


def _begins_in_broken(text: str, raw: str, start: int, end: int) -> int | None:
    """Return where a block begins inside the one before, to which bibtexparser counts the "@" that ends it.

    Args:
        text: all of the text.
        raw: the text of the block.
        start: where the one before begins.
        end: where that one ends.

    """
    if not raw.startswith("@"):
        return None
    mark = text.rfind("@", start + 1, end)
    goes_on = mark >= 0 and mark + len(raw) > end
    return mark if goes_on and text.startswith(raw, mark) else None


def _entry(block: blocks.Entry, line: int, macros: _Macros, start: int, end: int) -> Entry | Broken:
    key = block.key.strip()
    if not key:
        return Broken(line, f"an @{block.entry_type} without a citekey", Fault.NO_KEY, start, end)
    if len(key.split()) > 1:
        what = f"the citekey {key[:60]!r} has a space in it (a comma missing?)"
        return Broken(line, what, Fault.NO_KEY, start, end)
    fields: list[tuple[str, str]] = []
    seen: set[str] = set()
    ahead = line - (block.start_line or 0)
    for each in block.fields:
        macros.line = each.start_line + 1
        value = _resolve(each.value, macros)
        if value is None:
            what = f"the value of {each.key!r} in {key!r} is no BibTeX value (a comma missing?)"
            return Broken(each.start_line + ahead, what, Fault.VALUE, start, end, key)
        name = _name(each.key)
        if name is None:
            what = f"{shorten(squash(each.key), 60)!r} in {key!r} is no name of a field (a comma missing?)"
            return Broken(each.start_line + ahead, what, Fault.VALUE, start, end, key)
        if name in seen:
            return Broken(line, f"an entry has the field {name} twice", Fault.FIELD_TWICE, start, end, key)
        seen.add(name)
        fields.append((name, value))
    return Entry(block.entry_type.lower(), key, tuple(fields), line, start, end)


def _failed(
    block: blocks.ParsingFailedBlock, line: int, start: int, end: int, lines: Mapping[str, int]
) -> Broken:
    if isinstance(block, blocks.DuplicateBlockKeyBlock):
        where = f" (first in line {lines[block.key]})" if block.key in lines else ""
        what = f"the citekey {block.key!r} is used twice{where}"
        return Broken(line, what, Fault.KEY_TWICE, start, end, str(block.key))
    if isinstance(block, blocks.DuplicateFieldKeyBlock):
        what = f"an entry has the field {', '.join(sorted(block.duplicate_keys))} twice"
        key = getattr(block.ignore_error_block, "key", "")
        return Broken(line, what, Fault.FIELD_TWICE, start, end, key)
    raw = (block.raw or "").strip()
    opening = raw.splitlines()[0][:60] if raw else "the text here"
    what = f"{opening!r} is not closed or cannot be read as an entry"
    return Broken(line, what, Fault.UNREADABLE, start, end)


def _resolve(value: str, macros: _Macros) -> str | None:
    """Return a raw value without its delimiters, ``#`` and macros resolved; None where it is malformed.

    An undefined macro stands for its own name, as in BibTeX, which only warns.
    """
    value = value.strip()
    if value.startswith("{"):
        first = value.find("}")
        if first == len(value) - 1 and value.find("{", 1) < 0:
            return value[1:-1]
        if first == len(value) - 2 and value[1] == "{" and value[-1] == "}" and value.find("{", 2) < 0:
            return value[1:-1]
    texts: list[str] = []
    for piece in pieces(value):
        if piece is None:
            return None
        if piece[0] in '{"':
            texts.append(piece[1:-1])
        else:
            text = macros.text(piece)
            if text is None:
                return None
            texts.append(text)
    return "".join(texts)

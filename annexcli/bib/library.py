"""BibTeX text → entries with their lines, and every block that cannot be read as one."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bibtexparser import model as blocks
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library as Blocks
from bibtexparser.writer import BibtexFormat, write

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FORMAT = BibtexFormat()  # type: ignore[no-untyped-call]
_FORMAT.indent = "  "
_FORMAT.block_separator = "\n"
_FORMAT.trailing_comma = True
_FORMAT.value_column = "auto"
# bibtexparser logs what it also returns as a failed block.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its type and field names in small letters, its values resolved but still LaTeX.

    ``line`` counts from 1. A value that is wholly in braces keeps none of the outer pair:
    ``{{UNICEF}}`` in the file is ``{UNICEF}`` here.
    """

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    line: int | None = None

    def get(self, name: str) -> str:
        """Return the value of a field, or an empty string."""
        return next((value for field, value in self.fields if field == name), "")


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of the file that cannot be read as an entry: its line, counted from 1, and why."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Library:
    """What a BibTeX file holds, in its order."""

    entries: tuple[Entry, ...]
    broken: tuple[Broken, ...] = ()


def load(text: str) -> Library:
    """Return the entries of BibTeX text; what cannot be read is in ``broken``, never dropped.

    ``@string`` macros, the months of BibTeX's own styles and ``#`` are resolved.
    """
    library = parse_string(text, parse_stack=[])
    macros = {name: name for name in _MONTHS}
    entries: list[Entry] = []
    broken: list[Broken] = []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, blocks.String):
            macros[block.key.lower()] = _resolve(block.value, macros) or ""
        elif isinstance(block, blocks.Entry):
            entry = _entry(block, line, macros)
            if isinstance(entry, Entry):
                entries.append(entry)
            else:
                broken.append(entry)
        elif isinstance(block, blocks.ParsingFailedBlock):
            broken.append(Broken(line, _reason(block, entries)))
    return Library(tuple(entries), tuple(broken))


def render(entries: tuple[Entry, ...]) -> str:
    """Return entries as BibTeX, one blank line between them, values in braces and aligned.

    A value is written as it is, in one pair of braces; the name of a month as BibTeX's macro.
    """
    return write(Blocks([_block(entry) for entry in entries]), _FORMAT)


def _block(entry: Entry) -> blocks.Entry:
    fields = [
        blocks.Field(name, value if name == "month" and value in _MONTHS else f"{{{value}}}")
        for name, value in entry.fields
    ]
    return blocks.Entry(entry.type, entry.key, fields)


def _entry(block: blocks.Entry, line: int, macros: Mapping[str, str]) -> Entry | Broken:
    if not block.key.strip():
        return Broken(line, f"an @{block.entry_type} without a citekey")
    if re.search(r"\s", block.key.strip()):
        return Broken(line, f"the citekey {block.key.strip()[:60]!r} has a space in it (a comma missing?)")
    fields = []
    for field in block.fields:
        value = _resolve(field.value, macros)
        if value is None:
            what = f"the value of {field.key!r} in {block.key!r} is no BibTeX value (a comma missing?)"
            return Broken(field.start_line + 1, what)
        fields.append((field.key.lower(), value))
    return Entry(block.entry_type.lower(), block.key.strip(), tuple(fields), line)


def _reason(block: blocks.ParsingFailedBlock, entries: list[Entry]) -> str:
    if isinstance(block, blocks.DuplicateBlockKeyBlock):
        first = next((e for e in entries if e.key == block.key), None)
        where = f" (first in line {first.line})" if first else ""
        return f"the citekey {block.key!r} is used twice{where}"
    if isinstance(block, blocks.DuplicateFieldKeyBlock):
        return f"an entry has the field {', '.join(sorted(block.duplicate_keys))} twice"
    opening = (block.raw or "").strip().splitlines()[0][:60] if (block.raw or "").strip() else "the text here"
    return f"{opening!r} is not closed or cannot be read as an entry"


_PIECE = re.compile(r'\s*(?:(?P<number>\d+)|(?P<macro>[A-Za-z_][^\s"#%\'(),={}]*)|(?P<open>[{"]))')
_JOINT = re.compile(r"\s*#\s*")


def _resolve(value: str, macros: Mapping[str, str]) -> str | None:
    """Return a raw value without its delimiters, ``#`` and macros resolved; None where it is malformed.

    An undefined macro stands for its own name, as in BibTeX, which only warns.
    """
    texts: list[str] = []
    for piece in _pieces(value.strip()):
        if piece is None:
            return None
        if piece[0] in '{"':
            texts.append(piece[1:-1])
        else:
            texts.append(macros.get(piece.lower(), piece))
    return "".join(texts)


def _pieces(value: str) -> Iterator[str | None]:
    """Yield the pieces that ``#`` joins, None where something is no piece of a value."""
    position = 0
    while True:
        match = _PIECE.match(value, position)
        if not match:
            yield None
            return
        start = match.end() - 1 if match["open"] else match.start(match.lastgroup or 0)
        position = _closed(value, start) if match["open"] else match.end()
        yield value[start:position] if position else None
        if not position or position == len(value):
            return
        joint = _JOINT.match(value, position)
        if not joint:
            yield None
            return
        position = joint.end()


def _closed(value: str, start: int) -> int:
    """Return the position behind a braced or quoted text, 0 where it is not closed."""
    depth = 0
    for position in range(start, len(value)):
        character = value[position]
        if character in "{}" and value[position - 1 : position] != "\\":
            depth += 1 if character == "{" else -1
        closes = character == "}" if value[start] == "{" else character == '"' and position > start
        if depth == 0 and closes:
            return position + 1
    return 0

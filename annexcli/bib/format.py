"""One way to write BibTeX: the same entries, comments and macros, evenly spaced."""

import re
from dataclasses import dataclass, replace

from annexcli.bib.library import Block, Kind, load
from annexcli.bib.style import DEFAULT, equation
from annexcli.bib.syntax import EntryPlaces, is_closed, pieces, places
from annexcli.bib.values import NAME

_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Left:
    """A block that stays as it is: its line, counted from 1, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text, and the blocks in it that were left as they are."""

    text: str
    left: tuple[Left, ...] = ()


def formatted(text: str) -> Formatted:
    """Return BibTeX text in the program's own style.

    Types and names of fields are in small letters, values in braces, fields one a line with their ``=`` in
    one column, one blank line between entries. Order, comments, macros and all values stay; what cannot
    be read stays as it is. Formatting twice gives the same as once.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    parts: list[str] = []
    before: Block | None = None
    left = []
    for block in _with_rest(text, load(text).blocks):
        written = _written(text, block) if block.kind is Kind.ENTRY else None
        if block.kind is Kind.BROKEN:
            left.append(Left(block.line, "it cannot be read as an entry"))
        elif block.kind is Kind.ENTRY and written is None:
            left.append(Left(block.line, "there is more in it than fields, such as a comment"))
        if before is not None:
            parts.append(_gap(text, before, block))
        parts.append(written or text[block.start : block.end].replace("\r\n", "\n"))
        before = block
    body = "".join(parts).strip("\n")
    result = (mark + body + "\n" if body.strip() else mark).replace("\n", newline)
    return Formatted(result, tuple(left))


def _with_rest(text: str, blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks, and as blocks too what stands between them and is not white space."""
    every: list[Block] = []
    position = 0
    for block in (*blocks, Block(Kind.FREE_TEXT, len(text), len(text), 0)):
        rest = text[position : block.start]
        bare = rest.strip(_MARK + " \t\r\n")
        if bare:
            start = position + rest.index(bare)
            every.append(Block(Kind.BROKEN, start, start + len(bare), text.count("\n", 0, start) + 1))
        # The text of a block that cannot be read may end in white space.
        end = block.start + len(text[block.start : block.end].rstrip())
        if end > block.start:
            every.append(replace(block, end=end))
        position = max(position, end)
    return every


def _gap(text: str, one: Block, other: Block) -> str:
    """Return what stands between two blocks: what belongs together stays together."""
    gap = text[one.end : other.start].replace("\r\n", "\n")
    if Kind.BROKEN in {one.kind, other.kind}:
        return gap
    if one.kind is Kind.ENTRY and other.kind is Kind.ENTRY:
        return "\n\n"
    lines = gap.count("\n")
    return " " if not lines else "\n" if lines == 1 else "\n\n"


def _written(text: str, block: Block) -> str | None:
    """Return an entry in the program's style, None where a part of it could get lost."""
    found = places(text, block.start)
    if found is None or found.close + 1 != block.end or not _is_plain(text, found):
        return None
    lines = [
        equation(field.name.of(text).lower(), _value(field.value.of(text)), DEFAULT) for field in found.fields
    ]
    head = f"@{found.type.of(text).lower()}{{{found.key.of(text)},"
    indented = "".join(f"\n{DEFAULT.indent}{line}," for line in lines)
    return f"{head}{indented}\n}}"


def _is_plain(text: str, found: EntryPlaces) -> bool:
    """Tell whether nothing stands between the fields of an entry but white space."""
    behind = found.head
    for field in found.fields:
        if text[behind : field.name.start].strip() or not NAME.fullmatch(field.name.of(text)):
            return False
        behind = field.end
    return bool(found.key.of(text))


def _value(raw: str) -> str:
    parts = list(pieces(raw.replace("\r\n", "\n")))
    if len(parts) != 1:
        return " # ".join(_piece(part or "") for part in parts)
    only = parts[0] or ""
    if only.isdecimal():
        return f"{{{only}}}"
    return _piece(only, alone=True)


def _piece(piece: str, *, alone: bool = False) -> str:
    """Return a part of a value, its lines joined unless it has paragraphs.

    White space at its ends says nothing where it is ``alone``.
    """
    if piece[:1] not in {"{", '"'}:
        return piece
    inner = piece[1:-1].strip() if alone else piece[1:-1]
    if not _PARAGRAPH.search(inner):
        inner = re.sub(r"[ \t]*\n[ \t]*", " ", inner)
    return f"{{{inner}}}" if piece[0] == "{" or is_closed(inner) else f'"{inner}"'

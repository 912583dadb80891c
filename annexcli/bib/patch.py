"""Changes to BibTeX text that touch nothing but what they change."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from annexcli.bib.library import Entry
from annexcli.bib.own import is_own
from annexcli.bib.style import Style, equation, style_within
from annexcli.bib.syntax import EntryPlaces, FieldPlaces, places, quotable
from annexcli.errors import UnreadableInput

_BLANK_BEFORE = re.compile(r"\n(\r?\n)\Z")
_NOTHING_BEHIND = re.compile(r"[ \t]*(?:%|\r?\n)")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\n|\Z)")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``text`` in place of what stands from ``start`` to before ``end``."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, which must not overlap; several at one place in the order given."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < position:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])


def touched(old: str, new: str) -> tuple[int, int]:
    """Return from where to before where a text was changed; the rest stands at both ends of the new one."""
    start = _common(old, new, 0)
    return start, len(old) - _common(old[::-1], new[::-1], start)


def _common(one: str, other: str, taken: int) -> int:
    """Return how many letters two texts begin with alike, ``taken`` of each left out at the end."""
    low, high = 0, min(len(one), len(other)) - taken
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def spots(text: str, entry: Entry) -> EntryPlaces:
    """Return where the parts of an entry stand.

    Raises:
        UnreadableInput: if that cannot be told.

    """
    found = places(text, entry.start)
    # A comma that is put behind a backslash would not count.
    escapes = found is not None and text[found.head - 1] == "\\"
    if found is None or escapes or len(found.fields) != len(entry.fields):
        raise UnreadableInput(
            f"the entry {entry.key!r} is written in a way that cannot be edited safely",
            where=f"line {entry.line}",
            hint="change it by hand",
        )
    return found


def with_fields(text: str, entry: Entry, changes: Mapping[str, str | None], style: Style) -> list[Edit]:
    """Return the edits that give fields of an entry other values.

    Args:
        text: the text that the entry stands in.
        entry: the entry, as it was read from the text.
        changes: by the names of fields, their new values as BibTeX without delimiters; None removes a field.
        style: how the file is written, for fields that are new.

    Raises:
        UnreadableInput: if the entry is written in a way that cannot be edited safely.

    """
    found = spots(text, entry)
    edits: list[Edit] = []
    removed: list[FieldPlaces] = []
    new: list[tuple[str, str]] = []
    for name, value in changes.items():
        field = found.field(name, text)
        if field and value is None:
            removed.append(field)
        elif field and value is not None:
            if entry.get(name) != value:
                written = _delimited(field.value.of(text), name, value, style)
                edits.append(Edit(field.value.start, field.value.end, written))
        elif value is not None:
            new.append((name, value))
    kept = [field for field in found.fields if field not in removed]
    edits += without_fields(text, found, removed, ends=not new)
    return edits + _added(text, found, kept, new, style)


def differences(old: Entry, new: Entry) -> dict[str, str | None]:
    """Return the fields that differ between two states of an entry, with their new values."""
    before, after = dict(old.fields), dict(new.fields)
    gone: dict[str, str | None] = {name: None for name in before if name not in after}
    return gone | {name: value for name, value in after.items() if before.get(name) != value}


def with_changes(text: str, old: Entry, new: Entry, style: Style) -> list[Edit]:
    """Return the edits that make an entry say what another state of it says; none where both say the same.

    Args:
        text: the text that the entry stands in.
        old: the entry, as it was read from the text.
        new: the entry, its type and fields as they are to be.
        style: how the file is written, for fields that are new.

    Raises:
        UnreadableInput: if the entry is written in a way that cannot be edited safely.

    """
    changes = differences(old, new)
    edits = with_fields(text, old, changes, style) if changes else []
    return [*edits, with_type(text, old, new.type)] if new.type != old.type else edits


def _delimited(old: str, name: str, value: str, style: Style) -> str:
    """Return a value in the delimiters of the one that it replaces, where they can hold it."""
    if old.isdecimal() and value.isascii() and value.isdecimal():
        return value
    if old.startswith('"') and quotable(value):
        return f'"{value}"'
    if old.startswith("{"):
        return f"{{{value}}}"
    return style.delimited(value, name)


def without_fields(
    text: str, found: EntryPlaces, removed: Collection[FieldPlaces], *, ends: bool = True
) -> list[Edit]:
    """Return the edits that take fields out, each with its line and its comma.

    Args:
        text: the text that the entry stands in.
        found: where its parts stand.
        removed: the fields to be taken out.
        ends: whether the last field that stays ends the entry; it then ends as the last one did.

    """
    edits = []
    behind = found.head
    for field in found.fields:
        if field in removed:
            start = behind
            if "%" in text[behind : field.name.start]:
                # A comment before it stays, and must not swallow what follows in the field's line.
                alone = _NOTHING_BEHIND.match(text, field.end)
                start = text.rfind("\n", behind, field.name.start) if alone else field.name.start
            edits.append(Edit(start, field.end, ""))
        behind = field.end
    kept = [field for field in found.fields if field not in removed]
    if ends and kept and found.fields[-1] in removed and not found.fields[-1].comma:
        # The comma before a last field without one goes with it.
        edits.append(Edit(kept[-1].value.end, kept[-1].end, ""))
    return edits


def _added(
    text: str,
    found: EntryPlaces,
    kept: list[FieldPlaces],
    new: list[tuple[str, str]],
    style: Style,
) -> list[Edit]:
    """Write new fields as their neighbours are: the program's own behind all others."""
    if not new:
        return []
    shape = _shape(text, found, style)
    own = [f for f in kept if is_own(f.name.of(text).lower())]
    others = [field for field in kept if field not in own]
    plain = [(name, value) for name, value in new if not is_own(name)]
    bookkeeping = [field for field in new if field not in plain]
    edits = []
    if plain and others and others[-1] is not kept[-1]:
        edits += _insert(found, others[-1], shape, plain, followed=True)
        plain = []
    if rest := [*plain, *bookkeeping]:
        edits += _insert(found, kept[-1] if kept else None, shape, rest, followed=False)
    return edits


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the fields of one entry are written: what stands before each, and its style."""

    lead: str
    style: Style
    longest: int
    trailing_comma: bool
    tail: str


def _shape(text: str, found: EntryPlaces, style: Style) -> _Shape:
    newline = style.newline
    if not found.fields:
        lead = " " if style.one_line else f"{newline}{style.indent}"
        tail = "" if text[found.head : found.close].strip(" \t") else style.closing.replace("\n", newline)
        return _Shape(lead, style, 0, style.trailing_comma, tail)
    last = found.fields[-1]
    before = found.fields[-2].end if len(found.fields) > 1 else found.head
    _, line_feed, indent = text[before : last.name.start].rpartition("\n")
    lead = f"{newline}{indent}" if line_feed else " "
    lengths = [field.name.end - field.name.start for field in found.fields]
    return _Shape(lead, style_within(text, found, style), max(lengths), last.comma, "")


def _insert(
    found: EntryPlaces,
    after: FieldPlaces | None,
    shape: _Shape,
    new: list[tuple[str, str]],
    *,
    followed: bool,
) -> list[Edit]:
    lines = [
        shape.lead + equation(name, shape.style.delimited(value, name), shape.style, longest=shape.longest)
        for name, value in new
    ]
    comma = "," if followed or shape.trailing_comma else ""
    text = ",".join(lines) + comma
    if after is None:
        opened = found.head > found.key.end  # a comma stands behind the citekey
        return [Edit(found.head, found.head, ("" if opened else ",") + text + shape.tail)]
    if after.comma:
        return [Edit(after.end, after.end, text)]
    return [Edit(after.value.end, after.value.end, "," + text)]


def with_type(text: str, entry: Entry, kind: str) -> Edit:
    """Return the edit that makes an entry one of another type."""
    place = spots(text, entry).type
    old = place.of(text)
    return Edit(place.start, place.end, kind.upper() if old.isupper() and len(old) > 1 else kind)


def with_key(text: str, entry: Entry, key: str) -> Edit:
    """Return the edit that gives an entry another citekey."""
    place = spots(text, entry).key
    return Edit(place.start, place.end, key)


def removals(text: str, entries: Iterable[Entry]) -> Iterator[Edit]:
    """Yield the edits that take entries out.

    Those that follow each other go as one block, so that no blank lines stay behind.
    """
    start, end = -1, -1
    for entry in sorted(entries, key=lambda one: one.start):
        if start >= 0 and text[end : entry.start].strip():
            yield without_block(text, start, end)
            start = -1
        start, end = entry.start if start < 0 else start, entry.end
    if start >= 0:
        yield without_block(text, start, end)


def without_block(text: str, start: int, end: int) -> Edit:
    """Return the edit that takes a block out, with its line end and the blank lines that it leaves."""
    line_end = _LINE_END.match(text, end)
    begin = start
    while begin and text[begin - 1] in " \t":
        begin -= 1
    at_top = begin == 0 or (begin == 1 and text[0] == "\ufeff")
    if line_end is None or not (at_top or text[begin - 1] == "\n"):
        return Edit(start, end, "")  # something else stands in its lines
    end = line_end.end()
    blank_before = _BLANK_BEFORE.search(text, max(0, begin - 4), begin)
    if at_top or blank_before:
        while end < len(text) and (blank := _LINE_END.match(text, end)) and blank.end() > end:
            end = blank.end()
        if end == len(text) and blank_before:
            # Nothing follows: the blank line before goes with it.
            start = blank_before.start(1)
    return Edit(start, end, "")

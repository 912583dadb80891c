"""Where the parts of an entry stand in BibTeX text: its type, its key, each field's name and value.

The marks are read as bibtexparser reads them (braces count unless a backslash stands before them, quotation
marks count outside braces), so that what it takes for a value is what is found here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = re.compile(r"@(\w*)[ \t]*([{(])")
_MARK = re.compile(r'(?<!\\)[{}",=)]')
_EVERY_BRACE = re.compile("[{}]")
_BRACE = re.compile(r"(?<!\\)[{}]")
_PARTING = re.compile(r"(?<!\\)[{},;]")
_BRACE_OR_QUOTE = re.compile(r'(?<!\\)[{}]|"')
_PIECE = re.compile(r'\s*(?:(?P<number>\d+)|(?P<macro>[A-Za-z_][^\s"#%\'(),={}]*)|(?P<open>[{"]))')
_JOINT = re.compile(r"\s*#\s*")
_CLOSING = {"{": "}", "(": ")"}


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a text, from ``start`` to before ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the piece."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class FieldPlaces:
    """A field: its name, its value with delimiters, and the position behind its comma.

    ``end`` is the end of the value where no comma follows.
    """

    name: Place
    value: Place
    end: int

    @property
    def comma(self) -> bool:
        """Whether a comma stands behind the value."""
        return self.end > self.value.end


@dataclass(frozen=True, slots=True)
class EntryPlaces:
    """An entry: its type, its key, its fields, and the position of the delimiter that closes it."""

    type: Place
    key: Place
    fields: tuple[FieldPlaces, ...]
    close: int
    # Behind the comma that follows the key, or the end of the key where none does.
    head: int

    def field(self, name: str, text: str) -> FieldPlaces | None:
        """Return the first field of a name, which is not told apart by case."""
        return next((field for field in self.fields if field.name.of(text).lower() == name), None)


def places(text: str, start: int = 0) -> EntryPlaces | None:
    """Return where the parts of the entry that begins at ``start`` stand, None where it is no whole entry."""
    opening = _OPENING.match(text, start)
    if not opening:
        return None
    closing = _CLOSING[opening[2]]
    position = opening.end()
    mark = _next(text, position, closing)
    if mark is None or text[mark] not in {",", closing}:
        return None
    kind, key = Place(*opening.span(1)), _trimmed(text, position, mark)
    fields: list[FieldPlaces] = []
    if text[mark] == closing:
        return EntryPlaces(kind, key, (), mark, key.end)
    head = position = mark + 1
    while True:
        mark = _next(text, position, closing)
        if mark is None:
            return None
        if text[mark] == closing:
            rest = _trimmed(text, position, mark)
            return EntryPlaces(kind, key, tuple(fields), mark, head) if rest.start == rest.end else None
        end = _end_of_value(text, mark + 1, closing) if text[mark] == "=" else None
        if end is None:
            return None
        value = _trimmed(text, mark + 1, end)
        comma = text[end] == ","
        name = _name(text, _trimmed(text, position, mark))
        fields.append(FieldPlaces(name, value, end + 1 if comma else value.end))
        position = end + 1 if comma else end


def pieces(value: str) -> Iterator[str | None]:
    """Yield the pieces of a raw value that ``#`` joins, None where something is no piece of a value."""
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
    for match in (_BRACE if value[start] == "{" else _BRACE_OR_QUOTE).finditer(value, start):
        character = match[0]
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0 and value[start] == "{":
                return match.end()
        elif depth == 0 and match.start() > start:
            return match.end()
    return 0


def is_closed(value: str, *, as_bibtex: bool = False) -> bool:
    """Tell whether a value may stand in braces: none of them closes too early or too late.

    Args:
        value: the value, without delimiters.
        as_bibtex: whether to count braces behind a backslash too, as BibTeX does and other readers do not.

    """
    depth = 0
    for match in (_EVERY_BRACE if as_bibtex else _BRACE).finditer(value):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def quotable(value: str) -> bool:
    """Tell whether a value may stand in quotation marks: it has none outside braces."""
    depth = 0
    for match in _BRACE_OR_QUOTE.finditer(value):
        if match[0] == '"' and depth == 0:
            return False
        depth += (match[0] == "{") - (match[0] == "}")
    return depth == 0


def is_braced(value: str) -> bool:
    """Tell whether one pair of braces holds the whole value."""
    if not value.startswith("{") or not value.endswith("}"):
        return False
    depth = 0
    for position, character in enumerate(value):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return position == len(value) - 1
    return False


def listed(value: str) -> list[str]:
    """Return the citekeys in a value that names several, with commas between them."""
    return [key for part in value.split(",") if (key := part.strip())]


def parted(value: str) -> list[str]:
    """Return the parts of a list of keywords: what commas and semicolons outside braces part."""
    parts, start, depth = [], 0, 0
    for mark in _PARTING.finditer(value):
        if mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif depth <= 0:
            parts.append(value[start : mark.start()])
            start = mark.end()
    return [*parts, value[start:]]


def _next(text: str, position: int, closing: str) -> int | None:
    for match in _MARK.finditer(text, position):
        if match[0] != ")" or closing == ")":
            return match.start()
    return None


def _end_of_value(text: str, position: int, closing: str) -> int | None:
    """Return where the comma or the delimiter stands that ends a value."""
    depth, quoted = 0, False
    for match in _MARK.finditer(text, position):
        mark = match[0]
        if mark == '"' and depth == 0:
            at = match.start()
            # {"} inside quotation marks is the character.
            if not (quoted and text[at - 1] == "{" and text[at + 1 : at + 2] == "}" and at + 2 < len(text)):
                quoted = not quoted
        elif quoted:
            continue
        elif mark == "{":
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
        elif depth == 0 and mark in {",", closing}:
            return match.start()
    return None


def _name(text: str, place: Place) -> Place:
    """Return the place of a name behind the comments that stand before it."""
    start = place.start
    while text[start : start + 1] == "%" and (end := text.find("\n", start, place.end)) >= 0:
        start = _trimmed(text, end, place.end).start
    return Place(start, place.end)


def _trimmed(text: str, start: int, end: int) -> Place:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Place(start + left, max(start + left, start + len(piece.rstrip())))

r"""House styles without CSL: ``{publisher}, [{title}]({url}) ({note}), {year}``.

``{name}`` stands for a part of a reference, ``{a|b}`` for the first of several that it has,
``{year|"n.d."}`` for a text where it has none. ``*…*`` is italic, ``**…**`` bold, ``[…](…)`` a link; a
backslash takes the next character as it is. What stands in brackets or quotation marks belongs together.

A part that is missing goes with what stands beside it: its brackets, the words before it up to the
punctuation (", pp. "), the words behind it. Of the punctuation around it, the one behind it stays.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from annexcli.errors import UsageProblem

_TOKEN = re.compile(
    r"\\(?P<escaped>.)|\{(?P<field>[^{}]*)\}|(?P<bold>\*\*)|(?P<italic>\*)|"
    r"(?P<bracket>[()\[\]“”‘’\"<>])",
    re.DOTALL,
)
_CLOSES = {"(": ")", "[": "]", "“": "”", '"': '"', "<": ">", "‘": "’"}
_LITERAL = re.compile(r'"([^"]*)"')
_NAME = re.compile(r"[a-z_]+")
# What separates two parts; the text before it goes with the first, the text behind it with the second.
_BEGINS = re.compile(r"\s*[,;:.–—|/·•]+\s*")
_SEPARATES = re.compile(r"\s*[,;:–—|/·•]+\s*")  # ". " in words ends an abbreviation: "pp. "
_DEEPEST = 30  # so deeply brackets may stand in each other


class Look(Enum):
    """How a part of a line is set."""

    ITALIC = "italic"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its text, how it is set, where it leads, and the field that it is the value of."""

    text: str
    looks: frozenset[Look] = frozenset()
    target: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    text: str


@dataclass(frozen=True, slots=True)
class _Field:
    names: tuple[str, ...]
    default: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    """Parts that belong together: between brackets, set in one way, or one link."""

    parts: "tuple[_Part, ...]"
    opens: str = ""
    closes: str = ""
    look: Look | None = None
    target: "tuple[_Part, ...] | None" = None


_Part = _Words | _Field | _Group
Value = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read."""

    parts: tuple[_Part, ...]

    def line(self, value: Value) -> list[Piece]:
        """Return a line; it is empty where a reference has nothing of what is asked for.

        Args:
            value: gives the text of a part by its name, empty where there is none.

        """
        return _joined(_line(self.parts, value) or [])


def read_template(text: str, known: Iterable[str]) -> Template:
    """Read a template.

    Args:
        text: the template.
        known: the names of parts that there are.

    Raises:
        UsageProblem: if a brace is open, a part has a name that there is not, or there is no part.

    """
    parts = _Reader(text, frozenset(known)).parts()
    if not any(_names(parts)):
        raise UsageProblem(
            "the template has no part of a reference in it",
            where="--template",
            hint="write one such as {title}",
        )
    return Template(parts)


class _Reader:
    """Reads a template from its beginning to its end."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        self._text = text
        self._known = known
        self._at = 0
        # Where groups begin that nothing closes, and by what: each is read once, however many are open.
        self._open: set[tuple[int, str]] = set()

    def parts(self) -> tuple[_Part, ...]:
        found, _ = self._until("", 0)
        return found

    def _until(self, end: str, depth: int) -> tuple[tuple[_Part, ...], bool]:
        """Read up to a token that ends a group; tell whether it was there."""
        parts: list[_Part] = []
        while self._at < len(self._text):
            token = _TOKEN.match(self._text, self._at)
            if token and end and token[0] == end:
                self._at = token.end()
                return _merged(parts), True
            if token is None:
                character = self._text[self._at]
                if character in "{}":
                    raise UsageProblem(
                        f"a brace that is not closed: {self._text[self._at :][:20]!r}",
                        where="--template",
                        hint=r"write {title}, or \{ for the character",
                    )
                parts.append(_Words(character))
                self._at += 1
            else:
                self._at = token.end()
                parts.append(self._part(token, depth))
        return _merged(parts), not end

    def _part(self, token: re.Match[str], depth: int) -> _Part:
        if token["escaped"]:
            return _Words(token["escaped"])
        if token["field"] is not None:
            return self._field(token["field"])
        look = Look.BOLD if token["bold"] else Look.ITALIC if token["italic"] else None
        end = token[0] if look else _CLOSES.get(token[0], "")
        inner = self._closed(end, depth + 1) if end else None
        if inner is None:
            return _Words(token[0])  # a character like others
        if look:
            return _Group(inner, look=look)
        if token[0] == "[" and self._text.startswith("(", self._at):
            self._at += 1
            target = self._closed(")", depth + 1)
            if target is not None:
                return _Group(inner, target=target)
            self._at -= 1
        return _Group(inner, token[0], end)

    def _closed(self, end: str, depth: int) -> tuple[_Part, ...] | None:
        """Read a group up to the token that ends it; stay at its beginning where there is none."""
        start = self._at
        if depth > _DEEPEST or (start, end) in self._open:
            return None
        inner, closed = self._until(end, depth)
        if closed:
            return inner
        self._open.add((start, end))
        self._at = start
        return None

    def _field(self, inside: str) -> _Field:
        names: list[str] = []
        for name in inside.split("|"):
            if literal := _LITERAL.fullmatch(name.strip()):
                return _Field(tuple(names), literal[1])
            names.append(self._name(name.strip()))
        return _Field(tuple(names))

    def _name(self, name: str) -> str:
        if name not in self._known or not _NAME.fullmatch(name):
            from annexcli.spelling import nearest  # noqa: PLC0415 - only a misspelt name needs it

            near = nearest(name, sorted(self._known))
            hint = f"did you mean {{{near}}}?" if near else f"there is {', '.join(sorted(self._known))}"
            raise UsageProblem(f"no part is called {{{name}}}", where="--template", hint=hint)
        return name


def _merged(parts: list[_Part]) -> tuple[_Part, ...]:
    merged: list[_Part] = []
    for part in parts:
        if isinstance(part, _Words) and merged and isinstance(last := merged[-1], _Words):
            merged[-1] = _Words(last.text + part.text)
        else:
            merged.append(part)
    return tuple(merged)


def _names(parts: Iterable[_Part]) -> Iterable[str]:
    for part in parts:
        if isinstance(part, _Field):
            yield from part.names
        elif isinstance(part, _Group):
            yield from _names((*part.parts, *(part.target or ())))


def _asks(part: _Part) -> bool:
    """Tell whether what is shown of a part comes from a reference."""
    return isinstance(part, _Field) or (isinstance(part, _Group) and any(map(_asks, part.parts)))


def _line(parts: tuple[_Part, ...], value: Value) -> list[Piece] | None:
    """Return what parts give, or None where all of them that ask for something are missing."""
    units = [position for position, part in enumerate(parts) if _asks(part)]
    if not units:
        return [piece for part in parts for piece in _literal(part)]
    made: list[Piece] = []
    inner: list[Piece] | None = None
    suffix = ""
    for index, position in enumerate(units):
        inner = _unit(parts[position], value)
        before = parts[units[index - 1] + 1 : position] if index else parts[:position]
        ahead = _between(before) if index else _Between("", "", before)
        if inner is None:
            if not index and not any(c.isalnum() for c in _said(before)):
                made += _text_piece(_said(before))  # what begins a line, such as a bullet
            continue
        if any(piece.field for piece in made):
            made += _text_piece(suffix)
            made += _text_piece(_fitting(made, ahead.gap))
        made += [piece for part in ahead.right for piece in _literal(part)]
        made += inner
        following = parts[position + 1 : units[index + 1]] if index + 1 < len(units) else ()
        suffix = _between(following).left if following else ""
    if not made or not any(piece.field for piece in made):
        return None
    tail = _said(parts[units[-1] + 1 :])
    if inner is None:  # the last one is missing
        made += _text_piece(suffix)
        tail = _between(parts[units[-1] + 1 :]).gap if parts[units[-1] + 1 :] else ""
    return made + _text_piece(_fitting(made, tail).rstrip() if tail.strip() else tail)


@dataclass(frozen=True, slots=True)
class _Between:
    """What stands between two parts: what goes with the first, what separates them, what goes on."""

    left: str
    gap: str
    right: tuple[_Part, ...]


def _between(parts: tuple[_Part, ...]) -> _Between:
    first = parts[0] if parts else _Words("")
    if not isinstance(first, _Words):
        return _Between("", "", parts)
    text = first.text
    if found := _BEGINS.match(text) or _SEPARATES.search(text):
        left, gap, right = text[: found.start()], found[0], text[found.end() :]
    else:
        right = text.lstrip()  # words alone go with what they introduce: " in "
        left, gap = "", text[: len(text) - len(right)]
    return _Between(left, gap, (_Words(right), *parts[1:]) if right else parts[1:])


def _unit(part: _Part, value: Value) -> list[Piece] | None:
    """Return what one part gives, or None where it is missing."""
    if isinstance(part, _Field):
        for name in part.names:
            if text := value(name):
                return [Piece(text, field=name)]
        return [Piece(part.default, field="default")] if part.default else None
    if isinstance(part, _Words):
        return [Piece(part.text)]
    inner = _line(part.parts, value)
    if inner is None:
        return None
    if part.look:
        inner = [replace(piece, looks=piece.looks | {part.look}) for piece in inner]
    if part.target is not None:
        target = "".join(piece.text for piece in _line(part.target, value) or [])
        inner = [replace(piece, target=piece.target or target) for piece in inner]
    return [*_text_piece(part.opens), *inner, *_text_piece(part.closes)]


def _said(parts: Iterable[_Part]) -> str:
    return "".join(piece.text for part in parts for piece in _literal(part))


def _literal(part: _Part) -> list[Piece]:
    return _unit(part, lambda _: "") or []


def _text_piece(text: str) -> list[Piece]:
    return [Piece(text)] if text else []


def _fitting(made: list[Piece], gap: str) -> str:
    """Return what separates two parts without a full stop where the first has one, or ends in a question."""
    said = "".join(piece.text for piece in made).rstrip('”’"')
    bare = gap.lstrip()
    return bare[1:] if bare.startswith(".") and said.endswith((".", "?", "!")) else gap


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with neighbours of one kind as one, and none that is empty."""
    joined: list[Piece] = []
    for piece in pieces:
        same = joined and joined[-1] == replace(piece, text=joined[-1].text) and not piece.field
        if same:
            joined[-1] = replace(piece, text=joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return joined

"""Plain text → Document: paragraphs, lists and headings by blank lines, marks and indents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annexcli.document import Block, Document, Heading, Inline, Item, ItemList, Paragraph
from annexcli.text import squash

_MARK = re.compile(r"\s*(?:[•●▪◦*·‣–—-]|\(?(?:\d{1,3}|(?!(?:19|20)\d\d\D)\d{4,5})[.)]|\[\d{1,5}\])\s+")
_RULE = re.compile(r"\s*([=~^*#_-])\1{2,}\s*")
# What editors count as the end of a line; str.splitlines breaks lines at form feeds and the like, too.
_LINE_END = re.compile(r"\r\n?|\n")
_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text with its number, counted from 1."""

    text: str
    number: int

    @property
    def indent(self) -> int:
        """The columns before the first character."""
        return len(self.text) - len(self.text.lstrip())


def document(text: str, name: str) -> Document:
    """Return the document in plain text, its lines counted from 1.

    A line is a heading where a rule (``=====``) stands under it, or where it is short and no sentence.

    Args:
        text: the text, in any kind of line ends.
        name: the document's name, as messages and references are to give it.

    """
    blocks: list[Block] = []
    for paragraph in _paragraphs(text):
        blocks += _blocks(paragraph)
    return Document(name, tuple(blocks))


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    lines: list[_Line] = []
    for number, line in enumerate(_LINE_END.split(text.expandtabs()), start=1):
        if line.strip():
            lines.append(_Line(line.lstrip("\f"), number))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    if len(lines) >= 2 and _RULE.fullmatch(lines[1].text) and len(lines[0].text.split()) <= _HEADING_WORDS:
        yield _heading(lines[0], lines[1].text.strip()[:1])
        lines = lines[2:]
    elif _is_heading(lines[0]) and not _is_wrapped(lines):
        yield _heading(lines[0])
        lines = lines[1:]
    lines = [line for line in lines if not _RULE.fullmatch(line.text)]
    if not lines:
        return
    entries = list(_entries(lines))
    if len(entries) == 1 and not _MARK.match(lines[0].text):
        yield Paragraph(Inline(_joined(lines)), lines[0].number)
    else:
        items = tuple(Item(Inline(_unmarked(_joined(entry))), entry[0].number) for entry in entries)
        yield ItemList(items, lines[0].number)


def _heading(line: _Line, ruled: str = "") -> Heading:
    """Return a heading: capitals and double rules stand over the others."""
    text = squash(line.text.strip(" #=*"))
    return Heading(1 if text.isupper() or ruled == "=" else 2, Inline(text), line.number)


def _is_heading(line: _Line) -> bool:
    text = line.text.strip()
    short = len(text.split()) <= _HEADING_WORDS and not re.search(r"[.,;]$|\d{4}|https?:", text)
    return short and not _MARK.match(line.text) and text[:1].isupper()


def _entries(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Split lines into entries: at marks, at those without the hanging indent, at each, or nowhere."""
    if _MARK.match(lines[0].text):
        starts = [bool(_MARK.match(line.text)) for line in lines]
    elif lines[0].indent < max(line.indent for line in lines):
        starts = [line.indent == lines[0].indent for line in lines]
    elif _is_wrapped(lines):
        yield lines
        return
    else:
        starts = [True] * len(lines)
    entry: list[_Line] = []
    for line, begins in zip(lines, starts, strict=True):
        if begins and entry:
            yield entry
            entry = []
        entry.append(line)
    yield entry


def _is_wrapped(lines: list[_Line]) -> bool:
    """Tell whether lines are one text broken at a width: all but the last nearly as long as the longest."""
    longest = max(len(line.text) for line in lines)
    return len(lines) > 1 and longest <= 120 and all(len(line.text) >= 0.7 * longest for line in lines[:-1])


def _unmarked(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def _joined(lines: list[_Line]) -> str:
    return squash(" ".join(line.text for line in lines))

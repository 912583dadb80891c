"""Reference lists as plain text, and as text for a terminal."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from annexcli.csl.layout import Line, Page
from annexcli.csl.nodes import Node
from annexcli.text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_MOVED = {"Superscript": _RAISED, "Subscript": _LOWERED}
_LETTERS = {"Str": "", "Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_STYLES = {"Emph": "italic", "Strong": "bold", "Underline": "underline", "Strikeout": "strike"}
_APART = {"csl-block", "csl-indent"}
_INDENT = 4

# A piece of text and how it is set, as rich names it.
Runs = list[tuple[str, str]]


def text(page: Page) -> str:
    """Return a list as plain text: a blank line between entries, annotations indented below them."""
    return "".join(f"{paragraph}\n\n" for paragraph in _paragraphs(page)).removesuffix("\n")


def _paragraphs(page: Page) -> Iterator[str]:
    if page.title:
        yield printable(page.title)
    for part in page.parts:
        yield from map(printable, part.headings[len(part.headings) - part.new :])
        for line in part.lines:
            note = f"\n{' ' * _INDENT}{printable(line.note)}" if line.note else ""
            yield f"{_number(line)}{plain(line.blocks)}{note}"


def plain(nodes: Iterable[Node]) -> str:
    """Return nodes of pandoc's tree as plain text."""
    return "".join(said for said, _ in runs(nodes)).strip()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A text for a terminal, and how far its first line and its others are indented.

    ``below`` is whether no blank line parts it from what stands before it.
    """

    text: "Text"
    first: int = 0
    others: int = 0
    below: bool = False


def lines(page: Page, console: "Console") -> "list[Text]":
    """Return a list as lines for a terminal: in its width, with italics, the lines of an entry hanging."""
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

    paragraphs: list[_Paragraph] = []
    if page.title:
        paragraphs.append(_Paragraph(Text(printable(page.title), "bold underline")))
    for part in page.parts:
        headings = part.headings[len(part.headings) - part.new :]
        paragraphs += [_Paragraph(Text(printable(heading), "bold")) for heading in headings]
        for line in part.lines:
            entry = Text.assemble((_number(line), ""), *runs(line.blocks))
            paragraphs.append(_Paragraph(entry, others=_INDENT))
            if line.note:
                note = Text(printable(line.note), "dim")
                paragraphs.append(_Paragraph(note, _INDENT, _INDENT, below=True))
    rows: list[Text] = []
    for paragraph in paragraphs:
        if rows and not paragraph.below:
            rows.append(Text())
        rows += _wrapped(paragraph, console.width)
    return rows


def _wrapped(paragraph: _Paragraph, width: int) -> Iterator["Text"]:
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

    for position, row in enumerate(paragraph.text.divide(_breaks(paragraph, width))):
        row.rstrip()
        yield Text(" " * (paragraph.others if position else paragraph.first)) + row


def _breaks(paragraph: _Paragraph, width: int) -> list[int]:
    """Return where lines begin but the first. An address is worth more whole than a straight margin."""
    from rich.cells import cell_len  # noqa: PLC0415 - only a terminal needs it

    breaks: list[int] = []
    indent = used = paragraph.first
    for word in re.finditer(r"\S+\s*|\s+", paragraph.text.plain):
        if used + cell_len(word[0].rstrip()) > width and used > indent:
            breaks.append(word.start())
            indent = used = paragraph.others
        used += cell_len(word[0])
    return breaks


def _number(line: Line) -> str:
    return f"{line.number}. " if line.number else ""


def runs(nodes: Iterable[Node]) -> Runs:
    """Return nodes of pandoc's tree as pieces of text, each with how it is set, as few as there can be."""
    return [
        ("".join(said for said, _ in alike), style)
        for style, alike in groupby(_runs(nodes, ""), itemgetter(1))
    ]


def _runs(nodes: Iterable[Node], style: str) -> Iterator[tuple[str, str]]:
    blocks = 0
    for node in nodes:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in _LETTERS:
            yield _LETTERS[kind] or content, style
        elif kind in {"Para", "Plain"}:
            if blocks:
                yield "\n", style
            blocks += 1
            yield from _runs(content, style)
        elif kind in {"Span", "Div", "Link", "Cite"}:
            if kind in {"Span", "Div"} and _APART & set(content[0][1]):
                yield "\n", style
            yield from _runs(content[1], style)
        elif kind in _MOVED:
            yield from ((said.translate(_MOVED[kind]), look) for said, look in _runs(content, style))
        elif isinstance(content, list):
            yield from _runs(content, f"{style} {_STYLES.get(kind, '')}".strip())

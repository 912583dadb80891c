"""The lines of a source in which the blocks of a document stand, found by their words.

pandoc gives positions for CommonMark only. Of HTML, reStructuredText, LaTeX and the like it gives the
words, and their order is that of the source.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from annexcli.document import Block, Document, Heading, Inline, Item, ItemList, Paragraph, Row

_WORD = re.compile(r"[^\W_]+")
# So many words tell one passage from another; so many others, of markup, may stand between two of them.
_TELLING = 6
_BETWEEN = 40
_MOST_PLACES = 5000


def with_lines(document: Document, source: str) -> Document:
    """Return the document with the line of each block, item, row and note; None where it cannot be told.

    Args:
        document: what a reader made of the source.
        source: the text of the document, lines counted from 1.

    """
    words = _Words(source)
    blocks = tuple(_block(block, words) for block in document.blocks)
    words.rewind()
    return replace(document, blocks=blocks, notes=tuple(_item(note, words) for note in document.notes))


class _Words:
    """The words of a source, searched forward: what comes later in the document stands later in it."""

    def __init__(self, source: str) -> None:
        # A character reference becomes one character; lines stay.
        plain = html.unescape(source)
        self._breaks = [match.start() for match in re.finditer("\n", plain)]
        self._places: dict[str, list[int]] = {}
        self._starts: list[int] = []
        self._words: list[str] = []
        for position, match in enumerate(_WORD.finditer(plain)):
            word = match[0].casefold()
            self._words.append(word)
            self._starts.append(match.start())
            self._places.setdefault(word, []).append(position)
        self._position = 0

    def rewind(self) -> None:
        """Search from the beginning again."""
        self._position = 0

    def line(self, content: Inline) -> int | None:
        """Return the line in which a text begins, and go on behind its first words."""
        wanted = [match[0].casefold() for match in _WORD.finditer(content.text)][:_TELLING]
        if len(wanted) < 2:
            return None
        places = self._places.get(wanted[0], [])
        begin = bisect_left(places, self._position)
        for position in places[begin : begin + _MOST_PLACES]:
            if end := self._follow(position, wanted[1:]):
                self._position = end
                return bisect_left(self._breaks, self._starts[position]) + 1
        return None

    def _follow(self, position: int, wanted: list[str]) -> int | None:
        """Return the position behind the words if they follow one another from a position."""
        for word in wanted:
            position += 1
            try:
                position = self._words.index(word, position, position + _BETWEEN)
            except ValueError:
                return None
        return position


def _block(block: Block, words: _Words) -> Block:
    if isinstance(block, Heading | Paragraph):
        return replace(block, line=block.line or words.line(block.content))
    if isinstance(block, ItemList):
        items = tuple(_item(item, words) for item in block.items)
        return replace(block, items=items, line=block.line or next(_lines(items), None))
    rows = tuple(_row(row, words) for row in block.rows)
    return replace(block, rows=rows, line=block.line or next(_lines(rows), None))


def _item(item: Item, words: _Words) -> Item:
    line = item.line or words.line(item.content)
    lists = tuple(
        replace(inner, items=tuple(_item(one, words) for one in inner.items)) for inner in item.lists
    )
    return replace(item, line=line, lists=lists)


def _row(row: Row, words: _Words) -> Row:
    text = Inline(" ".join(cell.text for cell in row.cells))
    return replace(row, line=row.line or words.line(text))


def _lines(parts: tuple[Item, ...] | tuple[Row, ...]) -> Iterator[int]:
    yield from (part.line for part in parts if part.line is not None)

"""The lines of a source in which the blocks of a document stand, found by their words.

pandoc gives the words of a text without their places, and their order is that of the source.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annexcli.document import Block, Document, Heading, Inline, Item, ItemList, Paragraph, Row

_WORD = re.compile(r"[^\W_]+")
# What a reader does not see: tags, targets of links, definitions of targets. An address in angle
# brackets is seen.
_UNSEEN = re.compile(
    r"<(?!\w+:)/?\w[^<>]*>|\]\((?:[^()\s]|\([^()\s]*\))*|^ {0,3}\[[^\]^][^\]\n]*\]:\s*\S+"
    r"|\\href\s*\{[^{}]*\}",
    re.MULTILINE,
)
_NOT_BREAK = re.compile(r"[^\n]")
# What may stand before the text of a block: marks of items, headings, quotations and emphasis.
_MARK = re.compile(r"[\s>#|*+_-]*(?:(?:\d{1,9}|[A-Za-z])[.)]\s)?[\s*_]*")
# So many words tell one passage from another; so many others, of markup, may stand between two of them.
_TELLING = 6
_BETWEEN = 12
# So far is looked; a text that is behind that has no line.
_MOST_WORDS = 100
_MOST_PLACES = 200
_MOST_LINES = 200


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


def _blank(text: str) -> str:
    return _NOT_BREAK.sub(" ", text)


def _without_comments(source: str) -> str:
    """Blank the comments of HTML; a pattern would look for the end of each open one over and over."""
    parts, position = [], 0
    while (start := source.find("<!--", position)) >= 0 and (end := source.find("-->", start)) >= 0:
        parts += [source[position:start], _blank(source[start : end + 3])]
        position = end + 3
    return "".join([*parts, source[position:]])


class _Words:
    """The words of a source, searched forward: what comes later in the document stands later in it."""

    def __init__(self, source: str) -> None:
        seen = _UNSEEN.sub(lambda match: _blank(match[0]), _without_comments(source))
        self._source = source.split("\n")
        # A character reference becomes one character; lines stay.
        self._lines = [html.unescape(line).replace("\n", " ") for line in seen.split("\n")]
        plain = "\n".join(self._lines)
        self._breaks = [match.start() for match in re.finditer("\n", plain)]
        self._places: dict[str, list[int]] = {}
        self._starts: list[int] = []
        self._words: list[str] = []
        for position, match in enumerate(_WORD.finditer(plain)):
            word = match[0].casefold()
            self._words.append(word)
            self._starts.append(match.start())
            self._places.setdefault(word, []).append(position)
        self.rewind()

    def rewind(self) -> None:
        """Search from the beginning again."""
        self._position = self._before = 0  # the word to go on at, and where the search before began
        self._below = 1  # the line to go on at, for texts without a word

    def line(self, content: Inline) -> int | None:
        """Return the line in which a text begins, and go on behind it."""
        wanted = [match[0].casefold() for match in _WORD.finditer(content.text)][:_MOST_WORDS]
        if len(wanted) < 2:
            return self._short(content, *wanted)
        for words in (wanted, wanted[:_TELLING]):
            # Where the text before was found too far on, this one stands before it.
            for begin in (self._position, self._before):
                if found := self._find(words, begin):
                    self._before, self._position = self._position, found[1]
                    return self._line(found[0])
        return None

    def _line(self, position: int) -> int:
        return bisect_left(self._breaks, self._starts[position]) + 1

    def _find(self, wanted: list[str], begin: int) -> tuple[int, int] | None:
        """Return where words that follow one another begin and end, from a position on."""
        places = self._places.get(wanted[0], [])
        first = bisect_left(places, begin)
        for position in places[first : first + _MOST_PLACES]:
            if end := self._follow(position, wanted[1:]):
                return self._latest(wanted, end), end
        return None

    def _follow(self, position: int, wanted: list[str]) -> int | None:
        """Return the position behind the words if they follow one another from a position."""
        for word in wanted:
            position += 1
            try:
                position = self._words.index(word, position, position + _BETWEEN)
            except ValueError:
                return None
        return position + 1

    def _latest(self, wanted: list[str], end: int) -> int:
        """Return the last position from which the words lead to an end: the first may stand there twice."""
        position = end
        for word in reversed(wanted):
            position -= 1
            while self._words[position] != word:
                position -= 1
        return position

    def _short(self, content: Inline, word: str | None = None) -> int | None:
        """Return the next line that begins with a text of one word or none, or holds its link."""
        target = next((link.target for link in content.links if link.target), "")
        first = max(self._line(self._position - 1) if self._position else 1, self._below)
        if first > len(self._lines) or not (content.text or target):
            return None
        for number in self._candidates(word, first):
            begins = content.text and _MARK.sub("", self._lines[number - 1], count=1).startswith(content.text)
            if begins or (target and not content.text and target in self._source[number - 1]):
                self._before, self._position = self._position, self._first(number) + bool(word)
                self._below = number + 1
                return number
        return None

    def _candidates(self, word: str | None, first: int) -> Iterable[int]:
        """Return the lines, from one on, that may begin with a text of that word, or of none."""
        if word is None:
            return range(first, min(first + _MOST_LINES, len(self._lines) + 1))
        places = self._places.get(word, [])
        begin = bisect_left(places, self._first(first))
        return map(self._line, places[begin : begin + _MOST_PLACES])

    def _first(self, number: int) -> int:
        """Return the position of the first word in a line or behind it."""
        return bisect_left(self._starts, self._breaks[number - 2] if number > 1 else 0)


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
    return replace(item, line=line, lists=tuple(_inner(inner, words) for inner in item.lists))


def _inner(items: ItemList, words: _Words) -> ItemList:
    return replace(items, items=tuple(_item(item, words) for item in items.items))


def _row(row: Row, words: _Words) -> Row:
    text = Inline(" ".join(cell.text for cell in row.own))
    line = row.line or words.line(text)
    lists = tuple((position, _inner(inner, words)) for position, inner in row.lists)
    return replace(row, line=line, lists=lists)


def _lines(parts: tuple[Item, ...] | tuple[Row, ...]) -> Iterator[int]:
    yield from (part.line for part in parts if part.line is not None)

"""A document as the parser sees it: headings, paragraphs and lists, with links over their text.

A reader makes a :class:`Document` out of a format; the parser knows nothing of formats. Inline
markup stands beside the text (:class:`Span`), so that rules can be written on plain text and
still know what was a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    """What a piece of text was marked up as."""

    LINK = "link"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    # A number or sign above the line; only for readers, which take it for the call of a note.
    RAISED = "raised"
    LINE = "line"  # one of several lines in the cell of a table, parted by hand


@dataclass(frozen=True, slots=True)
class Span:
    """Markup over ``text[start:end]`` of its inline text; ``target`` is the address of a link."""

    start: int
    end: int
    mark: Mark
    target: str = ""


@dataclass(frozen=True, slots=True)
class Inline:
    """Visible text in one line, with its markup beside it."""

    text: str
    spans: tuple[Span, ...] = ()

    @property
    def links(self) -> tuple[Span, ...]:
        """The links in the text, in order."""
        return self.marked(Mark.LINK)

    def marked(self, mark: Mark) -> tuple[Span, ...]:
        """Return the spans of one kind, in order."""
        return tuple(span for span in self.spans if span.mark is mark) if self.spans else ()

    def cut(self, start: int, end: int) -> "Inline":
        """Return ``text[start:end]`` with the markup that lies on it; empty links on its ends stay."""
        end = min(end, len(self.text))
        if not self.spans:
            return Inline(self.text[start:end])
        kept = []
        for span in self.spans:
            low, high = max(span.start, start), min(span.end, end)
            if low < high or (span.start == span.end and start <= span.start <= end):
                kept.append(Span(low - start, max(low, high) - start, span.mark, span.target))
        return Inline(self.text[start:end], tuple(kept))

    def without(self, start: int, end: int) -> "Inline":
        """Return the text with ``text[start:end]`` taken out and the markup moved up."""
        if not self.spans:
            return Inline(self.text[:start] + self.text[end:])
        size = end - start

        def moved(position: int) -> int:
            return position if position <= start else max(start, position - size)

        spans = tuple(
            Span(moved(span.start), moved(span.end), span.mark, span.target)
            for span in self.spans
            if moved(span.start) < moved(span.end) or span.start == span.end
        )
        return Inline(self.text[:start] + self.text[end:], spans)

    def __add__(self, other: "Inline") -> "Inline":
        size = len(self.text)
        moved = (Span(s.start + size, s.end + size, s.mark, s.target) for s in other.spans)
        return Inline(self.text + other.text, (*self.spans, *moved))

    def stripped(self, characters: str = " ") -> "Inline":
        """Return the text without ``characters`` at its ends, as :meth:`str.strip` does."""
        if self.text == self.text.strip(characters):
            return self
        start = len(self.text) - len(self.text.lstrip(characters))
        end = len(self.text.rstrip(characters))
        return self.cut(start, end) if start < end else Inline("")


# A paragraph that serves as a heading stands below every real one.
IMPLIED_LEVEL = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is from 1, the highest, to 9, or ``IMPLIED_LEVEL``."""

    level: int
    content: Inline
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; ``quoted`` where it is set off as a quotation."""

    content: Inline
    line: int | None = None
    page: int | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row by what the columns of its table are named; ``others`` with their names.

    ``container`` is the journal or book in which a work came out.
    """

    title: Inline
    agents: tuple[Inline, ...]
    date: Inline
    address: Inline
    others: tuple[tuple[str, Inline], ...] = ()
    container: Inline = Inline("")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its text, and the lists inside it.

    ``raw`` is its visible text where ``content`` is put together from it, as from the row of a table;
    ``cells`` are those of the row where its table names them. ``annotates`` says that it is no entry but
    words about the item before it, as in an annotated bibliography, ``remarks`` that it is a row with words
    about its table. ``number`` is that of a note, where it is printed. ``issuer`` is who is named over a list
    in a list.
    """

    content: Inline
    line: int | None = None
    lists: tuple["ItemList", ...] = ()
    raw: str = ""
    page: int | None = None
    cells: Cells | None = None
    annotates: bool = False
    remarks: bool = False
    number: int | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; ``references`` where markup says that it is a reference list.

    ``entries`` where markup says of each item, too, that it is an entry; ``cards`` where its items are cards
    of works, each with a heading of its own on the page.
    """

    items: tuple[Item, ...]
    line: int | None = None
    references: bool = False
    entries: bool = False
    cards: bool = False

    def walk(self) -> Iterator[Item]:
        """Yield every item in reading order, those of inner lists after the item that holds them."""
        for item in self.items:
            yield item
            for inner in item.lists:
                yield from inner.walk()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    ``covered`` are the positions into which a merged cell reaches from above or from the left: its text is
    said again below it, and not to its right. ``lists`` are those that stand in a cell, each with its
    position.
    """

    cells: tuple[Inline, ...]
    line: int | None = None
    covered: frozenset[int] = frozenset()
    lists: tuple[tuple[int, ItemList], ...] = ()
    page: int | None = None

    @property
    def own(self) -> tuple[Inline, ...]:
        """The cells that stand in this row itself."""
        return tuple(cell for position, cell in enumerate(self.cells) if position not in self.covered)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the texts of its header, empty where it has none, and its rows."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int | None = None

    @property
    def width(self) -> int:
        """The number of cells in the longest row."""
        return max((len(row.cells) for row in self.rows), default=0)


Block = Heading | Paragraph | ItemList | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its name as messages print it, its blocks in reading order, its foot- and endnotes."""

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[Item, ...] = ()

"""Pages of positioned lines → Document: running heads dropped, columns in order, lines joined."""

import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from annexcli.document import IMPLIED_LEVEL, Block, Document, Heading, Inline, Item, Mark, Paragraph, Span
from annexcli.read import ruled_tables
from annexcli.read.columns import in_order
from annexcli.read.footnotes import taken
from annexcli.read.joining import Joint, Words, in_address, joint, words_of
from annexcli.read.numbers_alone import joined
from annexcli.read.pages import Page, PageLine
from annexcli.read.repair import repaired_inline
from annexcli.read.ruled_tables import PageTable

_MARK = re.compile(r"\s*(?:[•●▪◦*·‣]|\(?\d{1,3}[.)]|\[\d{1,3}\])(?:\s+|$)")
_PAGE_NUMBER = re.compile(
    r"[\s|–—-]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[\s|–—-]*", re.IGNORECASE
)
_CALL = re.compile(r"\d{1,4}|[*†‡§¶‖]{1,4}")
_ENDED = re.compile(r"[.)\]\d/»”\"]$")
_DIGITS = re.compile(r"\d+")
_HEADING_WORDS, _HEADING_LINES = 14, 3
# So many characters around tables may be no more than their headings.
_LITTLE_TEXT = 400
# So much of the end of a line is looked at: addresses are hardly longer, chains of hyphens may have no end.
_TAIL = 1000

# The words of a line, its numbers left out, and how far down it stands.
Shape = tuple[str, int]


def document(pages: Iterable[Page], name: str) -> Document:
    """Return the document on pages; paragraphs and notes carry the page on which they begin."""
    parted = [ruled_tables.taken(_repaired(page)) for page in pages]
    tables = {page.number: list(found) for page, found in parted if found}
    pages = joined([replace(page, lines=tuple(in_order(page))) for page, _ in parted])
    pages, footnotes = taken(list(_without_running_lines(pages)))
    lines = [line for page in pages for line in page.lines]
    lines += (line for found in tables.values() for one in found for line in one.all_lines)
    words = words_of(line.text for line in [*lines, *(line for note in footnotes for line in note.lines)])
    notes = (Item(_joined(note.lines, words), page=note.page, number=note.number) for note in footnotes)
    return Document(name, tuple(_blocks(pages, tables, words)), tuple(notes))


def _repaired(page: Page) -> Page:
    """Return a page with its letters mended, and lines whole that a raised number cut."""
    lines: list[PageLine] = []
    for printed in page.lines:
        line = replace(printed, content=repaired_inline(printed.content))
        if lines and (whole := _on_one_line(lines[-1], line)):
            lines[-1] = whole
        else:
            lines.append(line)
    return replace(page, lines=tuple(lines))


def _on_one_line(before: PageLine, line: PageLine) -> PageLine | None:
    """Return two pieces of one line, of which a raised number ends or is the first; None for other lines."""
    content, space = before.content, line.left - before.right
    if line.cell != before.cell:
        return None
    overlap = min(before.bottom, line.bottom) - max(before.top, line.top)
    if not 0 <= space <= 2 * line.size or overlap < 0.4 * (before.bottom - before.top):
        return None
    if _CALL.fullmatch(content.text) and before.top + before.bottom < line.top + line.bottom:
        if before.size > 0.9 * line.size or not re.match(r"[^\W\d_]|[“„«‘\"'(\[<]", line.text):
            return None
        content = Inline(content.text, (*content.spans, Span(0, len(content.text), Mark.RAISED)))
    elif space > 0.6 * line.size or not any(
        span.mark is Mark.RAISED and span.end == len(content.text) for span in content.spans
    ):
        return None
    return replace(
        line,
        content=content + Inline(" ") + line.content,
        left=before.left,
        top=min(before.top, line.top),
        bottom=max(before.bottom, line.bottom),
    )


def _without_running_lines(pages: list[Page]) -> Iterator[Page]:
    """Leave out heads, feet and page numbers: lines near an edge that recur, and numbers alone there."""
    seen = _shapes(pages)
    # The first page of a short document, or one with a figure, may have none.
    often = max(3, 0.2 * len(pages)) if len(pages) > 4 else max(2, len(pages) - 1)
    recurring = {
        shape for shape, places in seen.items() if len(places) >= often and not _numbers_notes(shape, places)
    }
    for page in pages:
        edges = {id(line) for line in _edge_lines(page)}
        kept = [
            line
            for line in page.lines
            if id(line) not in edges or not (_shape(line) in recurring or _PAGE_NUMBER.fullmatch(line.text))
        ]
        yield replace(page, lines=tuple(kept))


def _shapes(pages: list[Page]) -> dict[Shape, dict[int, str]]:
    """Return the shapes of lines near edges: for each the pages on which it stands, with what it begins."""
    seen: dict[Shape, dict[int, str]] = {}
    for page in pages:
        for line in _edge_lines(page):
            seen.setdefault(_shape(line), {})[page.number] = line.text.split(maxsplit=1)[0]
    return seen


def _numbers_notes(shape: Shape, places: dict[int, str]) -> bool:
    """Tell lines such as "12 Ibid." from "12 Annual report", in which the numbers are those of the pages."""
    numbers = {page: int(digits[0]) for page, first in places.items() if (digits := _DIGITS.search(first))}
    apart = {number - page for page, number in numbers.items()}
    return shape[0].startswith("#") and min(len(apart), len(set(numbers.values()))) > len(places) / 2


def _edge_lines(page: Page) -> list[PageLine]:
    by_height = sorted(page.lines, key=lambda line: line.top)
    return [*by_height[:3], *by_height[-3:]]


def _shape(line: PageLine) -> Shape:
    return _DIGITS.sub("#", line.text.casefold()).strip(), round(line.top / 12)


def _blocks(pages: list[Page], tables: dict[int, list[PageTable]], words: Words) -> Iterator[Block]:
    """Yield what stands on pages, ``tables`` being those of each page by its number."""
    body, larger = _sizes(pages, tables)
    edges = [_right_edge(pages, column) for column in (0, 1)]
    read = partial(_joined, words=words)
    paragraph: list[PageLine] = []
    table: list[PageTable] = []
    begun = 0
    title: list[PageLine] = []
    for page in pages:
        columns = ([line for line in page.lines if line.column == column] for column in (0, 1))
        layouts = [_layout(lines, edges[column]) for column, lines in enumerate(columns)]
        previous: PageLine | None = None
        for part in ruled_tables.between(page.lines, tables.get(page.number, [])):
            heads = not isinstance(part, PageTable) and _is_heading(part, body)
            begins = isinstance(part, PageTable) or heads or layouts[part.column].begins(part, previous)
            if paragraph and begins:
                yield Paragraph(read(paragraph), page=begun)
                paragraph = []
            if title and not (heads and _wraps(title, part, edges)):
                yield _heading(title, larger, read)
                title = []
            if table and not (isinstance(part, PageTable) and ruled_tables.goes_on(table[-1], part)):
                yield ruled_tables.table(table, read)
                table = []
            if isinstance(part, PageTable):
                table.append(part)
                continue
            if heads:
                title.append(part)
            else:
                begun = begun if paragraph else page.number
                paragraph.append(part)
            previous = part
    if title:
        yield _heading(title, larger, read)
    if paragraph:
        yield Paragraph(read(paragraph), page=begun)
    if table:
        yield ruled_tables.table(table, read)


def _heading(lines: list[PageLine], larger: list[float], read: Callable[[list[PageLine]], Inline]) -> Heading:
    size = round(lines[0].size, 1)
    level = larger.index(size) if size in larger else len(larger)
    return Heading(min(level + 1, IMPLIED_LEVEL - 1), _merged(read(lines)))


def _wraps(title: list[PageLine], part: PageLine | PageTable, edges: list[float]) -> bool:
    """Tell whether a line goes on with a heading: its first word had no room behind the line before."""
    before = title[-1]
    if isinstance(part, PageTable) or len(title) >= _HEADING_LINES:
        return False
    alike = before.column == part.column and before.bold == part.bold and abs(before.size - part.size) < 0.5
    below = part.top - before.top >= 0 and part.top - before.bottom < before.bottom - before.top
    if not (alike and below) or abs(before.left - part.left) > before.size or _is_marked(part):
        return False
    width = (part.right - part.left) / max(1, len(part.text))
    return before.right + width * (1 + len(part.text.split(maxsplit=1)[0])) > edges[part.column]


def _sizes(pages: list[Page], tables: dict[int, list[PageTable]]) -> tuple[float, list[float]]:
    """Return the size of the text of a document, and the larger ones, the largest first.

    Tables are often smaller than the text; they count where hardly any text stands around them.
    """
    lines = [line for page in pages for line in page.lines]
    if sum(len(line.text) for line in lines) < _LITTLE_TEXT:
        lines += (line for found in tables.values() for one in found for line in one.all_lines)
    sizes = Counter(round(line.size, 1) for line in lines for _ in line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    return body, sorted({size for size in sizes if size > 1.05 * body}, reverse=True)


def _is_heading(line: PageLine, body: float) -> bool:
    text = line.text.strip()
    if not text or len(text.split()) > _HEADING_WORDS or not re.search(r"[^\W\d_]{3}", text):
        return False
    if text.endswith((".", ",", ";")) or re.search(r"https?:|www\.", text):
        return False
    shouted = text.isupper() and len(text) > 4 and not re.search(r"\d{4}", text)
    return line.size > 1.12 * body or line.bold or shouted


def _right_edge(pages: list[Page], column: int) -> float:
    """Return where long lines of a column end, in points, in the whole document."""
    ends = sorted(line.right for page in pages for line in page.lines if line.column == column)
    return ends[int(0.95 * (len(ends) - 1))] if ends else 0.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """How paragraphs begin in a column: at the margin, behind a gap (in points), with a mark."""

    base: float
    indent: float | None
    gap: float
    marked: bool
    right: float

    def begins(self, line: PageLine, previous: PageLine | None) -> bool:
        """Tell whether a line begins a paragraph; ``indent`` is None where the margin says nothing."""
        if self.marked and _is_marked(line):
            return True
        if previous is not None and line.top - previous.bottom > self.gap:
            return True
        if self.indent is not None:
            return line.left - self.base < (self.indent - self.base) / 2
        # Without indents, a line that ends a sentence well before the margin ends an entry.
        if previous is None or previous.right >= self.base + 0.85 * (self.right - self.base):
            return False
        return _ENDED.search(previous.text) is not None


def _is_marked(line: PageLine) -> bool:
    """Tell whether a line begins with a bullet, the number of an item or a raised number."""
    raised = any(span.mark is Mark.RAISED for span in line.content.spans)
    return raised or _MARK.match(line.text) is not None


def _layout(lines: list[PageLine], right: float) -> _Layout:
    gaps = [b.top - a.bottom for a, b in pairwise(lines) if b.top > a.top]
    leading = statistics.median(gaps) if gaps else 0.0
    height = statistics.median([line.bottom - line.top for line in lines]) if lines else 10.0
    base, indent = _margins(Counter(round(line.left) for line in lines))
    hanging = indent is not None and _is_hanging(lines, base, indent)
    marked = sum(map(_is_marked, lines)) >= max(2, 0.05 * len(lines))
    return _Layout(base, indent if hanging else None, leading + 0.45 * height, marked, right)


def _margins(lefts: Counter[int]) -> tuple[float, float | None]:
    """Return the left margin and, where many lines begin further in, that indent."""
    common = sorted(left for left, number in lefts.items() if number >= max(2, 0.04 * sum(lefts.values())))
    if not common:
        return (min(lefts) if lefts else 0.0), None
    base = common[0]
    return base, next((left for left in common if 6 <= left - base <= 80), None)


def _is_hanging(lines: list[PageLine], base: float, indent: float) -> bool:
    """Tell a list with hanging indents from text with indented first lines.

    Behind a line that ends short, a new entry begins: at the margin in the one, further in in the other.
    """
    width = max((line.right for line in lines), default=0.0)
    at_margin = further_in = 0
    for before, line in pairwise(lines):
        if before.right < base + 0.85 * (width - base):
            at_margin += abs(line.left - base) < 3
            further_in += abs(line.left - indent) < 3
    return at_margin >= further_in


def _joined(lines: list[PageLine], words: Words) -> Inline:
    """Join the lines of a paragraph."""
    parts = [lines[0].content]
    for line in lines[1:]:
        if (together := _together(parts[-1], line.content, words)) is None:
            parts.append(line.content)
        else:
            parts[-1] = together
    spans, start = [], 0
    for part in parts:
        spans += [replace(span, start=start + span.start, end=start + span.end) for span in part.spans]
        start += len(part.text) + 1
    return _merged(Inline(" ".join(part.text for part in parts), tuple(spans)))


def _together(before: Inline, line: Inline, words: Words) -> Inline | None:
    """Return a line with the one before it where that ends inside a word or an address, else None."""
    end, start = before.text[-_TAIL:].rpartition(" ")[2], line.text.partition(" ")[0]
    linked = start and in_address(end) and _is_one_link(before, line)
    between = Joint.NOTHING if linked else joint(end, start, words)
    if between is Joint.HYPHEN_OFF:
        return before.cut(0, len(before.text) - 1) + line
    return before + line if between is Joint.NOTHING else None


def _is_one_link(before: Inline, line: Inline) -> bool:
    """Tell whether a link goes on from the end of one line into the next."""
    ends = {span.target for span in before.links if span.end == len(before.text)}
    return not ends.isdisjoint(span.target for span in line.links if span.start == 0)


def _merged(content: Inline) -> Inline:
    """Make one span of neighbouring ones, which a PDF has for each line; what is raised is marked no more."""
    spans: list[Span] = []
    latest: dict[tuple[Mark, str], int] = {}
    for span in content.spans:
        if span.mark is Mark.RAISED:
            continue
        position = latest.get((span.mark, span.target))
        if position is not None and span.start <= spans[position].end + 1:
            spans[position] = replace(spans[position], end=max(spans[position].end, span.end))
        else:
            latest[span.mark, span.target] = len(spans)
            spans.append(span)
    return Inline(content.text, tuple(spans))

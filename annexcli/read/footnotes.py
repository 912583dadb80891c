"""The footnotes of a PDF, which keeps none as such: lines at the foot of a page that its text calls.

Three things together tell them: they stand at the foot of the page, they begin with numbers that rise,
and the same numbers stand raised in the text above. Where no number of a document is raised, those right
behind words or in brackets count.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from annexcli.document import Inline, Mark, Span
from annexcli.read.notes import names_list
from annexcli.read.pages import Page, PageLine

_SIGNS = "*†‡§¶‖"
# "12 Doe", "12. Doe", "[12] “Roads”"; a raised number needs no space behind it: "12Doe".
_NUMBERED = re.compile(
    r"[(\[]?(?P<mark>\d{1,4})(?:[.)\]:]{1,2}\s*|\s+)(?=[^\W\d_]|[“”„«‘\"'(\[<])|(?P<sign>[*†‡§¶‖]{1,4})\s*(?=\S)"
)
_BEHIND_RAISED = re.compile(r"[.)\]:]{0,2}\s*(?=\S)")
_CALLS = re.compile(rf"\d+|[{_SIGNS}]+")
# Where numbers are not raised: "two decades.12 The", "two decades [12]".
_GLUED = re.compile(r"(?:[^\W\d_]{2}[.,;:!?”’\")\]]{0,2}|\s?[\[(])(\d{1,3})(?=[\s,.;:)\]]|$)")
# What stands around the number that calls a note and goes with it: "(12)", "12, 13".
_OPENED, _CLOSED = re.compile(r"[(\[]$"), re.compile(r"[)\]]")
# "12 km²", "x²": no call.
_UNIT = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|[cdkm]m|ft|yd)$")
_ENDED = re.compile(r"[.)\]/”»’\"!?]$|\d$|\w://\S*$")
_SMALLER, _LARGER = 0.95, 1.05
# Notes stand together: a gap of so many lines parts them from a table above or a foot of the page below.
_WIDEST_GAP = 1.8
# A number that looks like a mark, and the mark itself, are so near each other.
_FARTHEST = 20
# Numbers of which some could not be read, and feet of pages under the notes.
_MOST_MISSED, _MOST_FEET = 3, 2


@dataclass(slots=True)
class Footnote:
    """A note: its number, None where it has a sign; the page on which it begins; its lines, the mark off."""

    number: int | None
    page: int
    lines: list[PageLine]


@dataclass(frozen=True, slots=True)
class _Begin:
    """The mark with which a line begins, where the line stands in its column, and where the mark ends."""

    position: int
    mark: str
    raised: bool
    end: int
    left: float

    @property
    def number(self) -> int | None:
        return int(self.mark) if self.mark.isdecimal() else None


@dataclass(frozen=True, slots=True)
class _Foot:
    """The notes at the foot of a column: where they begin and end, and the beginning of each."""

    start: int
    end: int
    begins: tuple[_Begin, ...]


@dataclass(slots=True)
class _Reading:
    """What is known on the way through a document: the size of its text, what is called, what was found."""

    size: float
    weak: bool
    here: frozenset[str] = frozenset()  # what the page calls
    called: set[str] = field(default_factory=set)  # that, and what the page before calls without a note
    notes: list[Footnote] = field(default_factory=list)
    goes_on: bool = False  # whether the last column that was read ended with a note


def taken(pages: Sequence[Page]) -> tuple[list[Page], list[Footnote]]:
    """Return pages without their footnotes and the numbers that call them, and the notes in order.

    Args:
        pages: pages without running heads, their lines column by column, raised numbers marked as such.

    """
    reading = _Reading(_text_size(pages), not any(_raised(line) for page in pages for line in page.lines))
    kept: list[Page] = []
    told: list[frozenset[str]] = []
    for page in pages:
        lines, marks = _without_notes(page, reading)
        kept.append(replace(page, lines=lines))
        told.append(marks)
    return [_without_calls(page, *told[at : at + 2]) for at, page in enumerate(kept)], reading.notes


def _text_size(pages: Sequence[Page]) -> float:
    """Return the size of the text in points, by the upper halves of pages: of notes there may be more."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line.top < page.height / 2:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _without_notes(page: Page, reading: _Reading) -> tuple[tuple[PageLine, ...], frozenset[str]]:
    """Return the lines of a page that are no notes, and the marks of the notes, which ``reading`` takes."""
    reading.here = frozenset(mark for line in page.lines for mark in _called(line, weak=reading.weak))
    reading.called |= reading.here
    taken: set[int] = set()
    told: set[str] = set()
    for number in sorted({line.column for line in page.lines}):
        column = sorted((line for line in page.lines if line.column == number), key=lambda line: line.top)
        foot = _foot(column, reading)
        if foot:
            taken.update(id(line) for line in column[foot.start : foot.end])
            told.update(begin.mark for begin in foot.begins)
            _add(foot, column, page.number, reading)
        reading.goes_on = foot is not None
    # The note of a call at the end of this page may stand on the next one.
    reading.called = set(reading.here - told)
    return tuple(line for line in page.lines if id(line) not in taken), frozenset(told)


def _without_calls(page: Page, told: frozenset[str], later: frozenset[str] = frozenset()) -> Page:
    """Return a page without the calls of its notes, ``told``, and of those that stand on the next page."""
    lines = tuple(_uncalled(line, told | later) for line in page.lines)
    return replace(page, lines=lines)


def _add(foot: _Foot, column: list[PageLine], page: int, reading: _Reading) -> None:
    edges = [begin.position for begin in foot.begins] + [foot.end]
    if reading.notes:
        reading.notes[-1].lines += map(_plain, column[foot.start : edges[0]])
    for begin, end in zip(foot.begins, edges[1:], strict=True):
        first = column[begin.position]
        first = replace(first, content=first.content.cut(begin.end, len(first.text)))
        lines = [first, *column[begin.position + 1 : end]]
        reading.notes.append(Footnote(begin.number, page, [_plain(line) for line in lines]))


def _foot(column: list[PageLine], reading: _Reading) -> _Foot | None:
    """Return the notes at the foot of a column, those over a foot of the page, too."""
    for end in range(len(column), max(0, len(column) - _MOST_FEET - 1), -1):
        if found := _small_foot(column[:end], reading) or _equal_foot(column[:end], reading):
            return found
        if end < 2 or not _is_apart(column[end - 2], column[end - 1]):
            break
    return None


def _small_foot(lines: list[PageLine], reading: _Reading) -> _Foot | None:
    """Return the notes that stand in smaller type at the end of a column."""
    start = len(lines)
    while (
        start
        and lines[start - 1].size < _SMALLER * reading.size
        and not (start < len(lines) and _is_apart(lines[start - 1], lines[start]))
    ):
        start -= 1
    if start in {0, len(lines)} or _is_headed(lines, start, reading):
        return None
    begins = _chain(lines, start, reading)
    if begins:
        leads = _goes_over(lines[start : begins[0].position], reading)
        return _Foot(start if leads else begins[0].position, len(lines), begins)
    rest = lines[start:]
    unfinished = reading.notes and not _ENDED.search(reading.notes[-1].lines[-1].text)
    return _Foot(start, len(lines), ()) if unfinished and _goes_over(rest, reading) else None


def _equal_foot(lines: list[PageLine], reading: _Reading) -> _Foot | None:
    """Return the notes that stand in the type of the text: their numbers raised, or a gap above them."""
    leading = _leading(lines)
    marked = list(_begins(lines, 1))
    for index, begin in enumerate(marked):
        first = begin.position
        gap = lines[first].top - lines[first - 1].bottom
        parted = gap > leading + 0.5 * _height(lines[first])
        if begin.mark not in reading.called or not (begin.raised or (parted and not reading.weak)):
            continue
        size = lines[first].size
        same = size > _SMALLER * reading.size and all(line.size < _LARGER * size for line in lines[first:])
        if not same or _is_headed(lines, first, reading):
            continue
        begins = tuple(_risen(begin, marked[index + 1 :], lines, reading))
        if _are_called(begins, reading):
            start = first
            while start > 1 and lines[start].top - lines[start - 1].bottom <= leading * 1.2:
                start -= 1
            leads = first - start < first / 2 and _goes_over(lines[start:first], reading)
            return _Foot(start if leads else first, len(lines), begins)
    return None


def _are_called(begins: Sequence[_Begin], reading: _Reading) -> bool:
    """Tell whether a page calls notes: some of them, and half or, of numbers that are not raised, all."""
    here = sum(begin.mark in reading.here for begin in begins)
    whole = all(begin.mark in reading.called for begin in begins)
    return here > 0 and (whole or (begins[0].raised and 2 * here >= len(begins)))


def _goes_over(lines: list[PageLine], reading: _Reading) -> bool:
    """Tell whether lines above the first note of a column go on with the last one of that before."""
    if not lines or not reading.notes or not reading.goes_on:
        return False
    size = reading.notes[-1].lines[-1].size
    return all(abs(line.size - size) < 0.05 * size for line in lines)


def _is_headed(lines: list[PageLine], start: int, reading: _Reading) -> bool:
    """Tell whether a heading stands right above lines, as over a list and over no notes."""
    above = lines[start - 1]
    return above.bold or above.size > 1.1 * reading.size or above.text.isupper() or names_list(above.text)


def _chain(lines: list[PageLine], start: int, reading: _Reading) -> tuple[_Begin, ...]:
    """Return the beginnings of notes among lines, from one on: numbers that rise, and that the text calls."""
    begins = list(_begins(lines, start))
    last = reading.notes[-1].number if reading.notes else None
    best: tuple[_Begin, ...] = ()
    most, risen = 0, set[int]()
    for index, first in enumerate(begins):
        follows = last is not None and first.number == last + 1
        if first.position in risen or not (first.mark in reading.called or follows):
            continue
        chain = tuple(_risen(first, begins[index + 1 :], lines, reading))
        risen.update(begin.position for begin in chain)
        called = sum(begin.mark in reading.called for begin in chain)
        if called > most and 2 * called >= len(chain):
            best, most = chain, called
    return best


def _risen(first: _Begin, behind: list[_Begin], lines: list[PageLine], reading: _Reading) -> Iterator[_Begin]:
    """Yield a beginning and those after it that have the next numbers, or other signs that are called."""
    alike = [
        begin
        for begin in behind
        if begin.raised == first.raised and abs(begin.left - first.left) <= lines[first.position].size
    ]
    yield first
    seen, latest = {first.mark}, first
    for index, begin in enumerate(alike):
        if begin.raised and begin.mark == "1" and latest.mark != "1":
            seen, latest = {"1"}, begin  # the first note of a chapter that begins on this page
            yield latest
            continue
        if begin.position <= latest.position or begin.mark in seen:
            continue
        if not (_is_next(latest, begin) or (begin.mark in reading.called and _may_follow(latest, begin))):
            continue
        # "on\n5 January" looks like the note of that number: it stands in the middle of a sentence.
        later = alike[index + 1 : index + 1 + _FARTHEST]
        twins = [begin, *(other for other in later if other.mark == begin.mark)]
        whole = (one for one in twins if one.raised or _ENDED.search(lines[one.position - 1].text))
        latest = next(whole, begin)
        seen.add(latest.mark)
        yield latest


def _is_next(before: _Begin, begin: _Begin) -> bool:
    return before.number is not None and begin.number == before.number + 1


def _may_follow(before: _Begin, begin: _Begin) -> bool:
    if before.number is None or begin.number is None:
        return before.number is None and begin.number is None
    return before.number < begin.number <= before.number + _MOST_MISSED


def _begins(lines: list[PageLine], start: int) -> Iterator[_Begin]:
    for position, line in enumerate(lines[start:], start):
        raised = next((span for span in line.content.spans if _begins_line(line, span)), None)
        if raised:
            mark = line.text[raised.start : raised.end]
            behind = _BEHIND_RAISED.match(line.text, raised.end)
            if behind and _CALLS.fullmatch(mark):
                yield _Begin(position, mark, True, behind.end(), line.left)
        elif match := _NUMBERED.match(line.text):
            yield _Begin(position, match["mark"] or match["sign"], False, match.end(), line.left)


def _begins_line(line: PageLine, span: Span) -> bool:
    return span.mark is Mark.RAISED and not line.text[: span.start].strip("([")


def _raised(line: PageLine) -> list[str]:
    """Return the raised numbers and signs in a line, but for the one with which it begins."""
    marks = (_CALLS.findall(line.text[span.start : span.end]) for span in _raised_spans(line))
    return [one for several in marks for one in several]


def _raised_spans(line: PageLine) -> list[Span]:
    return [
        span
        for span in line.content.spans
        if span.mark is Mark.RAISED
        and span.start > 1
        and not _UNIT.search(line.text, max(0, span.start - 4), span.start)
    ]


def _called(line: PageLine, *, weak: bool) -> list[str]:
    return _GLUED.findall(line.text) if weak else _raised(line)


def _uncalled(line: PageLine, told: frozenset[str]) -> PageLine:
    """Return a line without the calls of notes that were found; one that begins it stays raised."""
    begins = next((span for span in line.content.spans if _begins_line(line, span)), None)
    content = line.content
    for span in reversed(_raised_spans(line)):
        marks = _CALLS.findall(content.text[span.start : span.end])
        if not told.issuperset(marks):
            continue
        start, end = span.start, span.end
        if _OPENED.search(content.text[:start]) and _CLOSED.match(content.text, end):
            start, end = start - 1, end + 1
        content = content.without(start, end)
    plain = _plain(replace(line, content=content))
    if begins is None:
        return plain
    spaced = (
        plain.content.cut(0, begins.end)
        + Inline(" ")
        + plain.content.cut(begins.end, len(plain.text)).stripped()
    )
    return replace(plain, content=Inline(spaced.text, (begins, *spaced.spans)))


def _plain(line: PageLine) -> PageLine:
    spans = line.content.spans
    if not any(span.mark is Mark.RAISED for span in spans):
        return line
    kept = tuple(span for span in spans if span.mark is not Mark.RAISED)
    return replace(line, content=Inline(line.text, kept))


def _height(line: PageLine) -> float:
    return max(line.bottom - line.top, line.size)


def _is_apart(above: PageLine, below: PageLine) -> bool:
    return below.top - above.bottom > _WIDEST_GAP * _height(below)


def _leading(lines: list[PageLine]) -> float:
    """Return the space between lines, in points."""
    gaps = [below.top - above.bottom for above, below in pairwise(lines) if below.top > above.top]
    return statistics.median(gaps) if gaps else 0.0

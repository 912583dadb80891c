"""The numbers of entries and notes that a PDF prints on lines of their own, above what they number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from annexcli.document import Inline, Mark, Span
from annexcli.read.pages import Page, PageLine

_NUMBER = re.compile(r"[(\[]?(\d{1,3})[.)\]:]{0,2}")
_LETTER = re.compile(r"[^\W\d_]")
# Fewer numbers that rise by one may stand apart by chance, as those of pages do.
_FEWEST = 3
# Between two numbers are the lines of an entry, and no chapter.
_FARTHEST = 40


@dataclass(frozen=True, slots=True)
class _Alone:
    """A number on a line of its own: its page and its line there, how many lines stand before it in all."""

    value: int
    page: int
    line: int
    position: int


def joined(pages: Sequence[Page]) -> list[Page]:
    """Return pages with such numbers at the beginning of the lines that follow them, marked as raised.

    Args:
        pages: pages in reading order, running heads and the numbers of pages still on them.

    """
    found: dict[int, set[int]] = {}
    for one in chain.from_iterable(_runs(_alone(pages))):
        found.setdefault(one.page, set()).add(one.line)
    return [
        replace(page, lines=tuple(_numbered(page.lines, found[index]))) if index in found else page
        for index, page in enumerate(pages)
    ]


def _alone(pages: Sequence[Page]) -> list[_Alone]:
    found = []
    position = 0
    for index, page in enumerate(pages):
        for at, line in enumerate(page.lines):
            number = _NUMBER.fullmatch(line.text.strip())
            if number and at + 1 < len(page.lines) and _stands_over(line, page.lines[at + 1]):
                found.append(_Alone(int(number[1]), index, at, position))
            position += 1
    return found


def _stands_over(number: PageLine, below: PageLine) -> bool:
    """Tell whether a line stands right below a number, and begins where the number does."""
    reach = 2 * max(number.size, below.size)
    return (
        _LETTER.search(below.text) is not None
        and abs(below.left - number.left) < reach
        and number.bottom <= below.top + 1
        and below.top - number.bottom < reach
    )


def _runs(numbers: list[_Alone]) -> Iterator[list[_Alone]]:
    """Yield the longest runs of numbers that rise by one, whatever stands between two of them.

    Of a number that stands there twice, once for its page, the one counts from which the run goes on. Numbers
    of which each page has but one are those of the pages.
    """
    latest: dict[int, int] = {}
    before: list[int | None] = []
    length: list[int] = []
    for index, one in enumerate(numbers):
        last = latest.get(one.value - 1)
        near = last is not None and one.position - numbers[last].position <= _FARTHEST
        before.append(last if near else None)
        length.append(length[last] + 1 if last is not None and near else 1)
        latest[one.value] = index
    taken: set[int] = set()
    for end in sorted(range(len(numbers)), key=lambda index: length[index], reverse=True):
        run = []
        step: int | None = end
        while step is not None and step not in taken:
            run.append(step)
            step = before[step]
        taken.update(run)
        pages = numbers[end].page - numbers[run[-1]].page + 1 if run else 0
        if step is None and len(run) >= max(_FEWEST, pages + 1):
            yield [numbers[index] for index in run]


def _numbered(lines: Sequence[PageLine], numbers: set[int]) -> list[PageLine]:
    kept: list[PageLine] = []
    for at, line in enumerate(lines):
        if at in numbers:
            continue
        kept.append(_behind(lines[at - 1], line) if at - 1 in numbers else line)
    return kept


def _behind(number: PageLine, line: PageLine) -> PageLine:
    """Return a line with its number before it; both are where the line is, and in its type."""
    text = number.text.strip()
    mark = Inline(text, (Span(0, len(text), Mark.RAISED),))
    return replace(line, content=mark + Inline(" ") + line.content)

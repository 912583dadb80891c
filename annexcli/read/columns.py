"""The columns of a page, and the order in which its lines are read."""

from collections.abc import Iterator
from dataclasses import replace

from annexcli.read.notes import names_list
from annexcli.read.pages import Page, PageLine


def in_order(page: Page) -> Iterator[PageLine]:
    """Yield lines column by column: those that span both columns divide the page into bands.

    So does a heading over a list that begins in both at the same height.
    """
    gutter = _gutter(page)
    if gutter is None:
        yield from page.lines
        return
    band: list[PageLine] = []
    for line in sorted(page.lines, key=lambda line: line.top):
        if (line.left < gutter - 4 and line.right > gutter + 4) or _heads_both(line, page, gutter):
            yield from _columns(band, gutter)
            band = []
            yield line
        else:
            band.append(replace(line, column=int(line.centre >= gutter)))
    yield from _columns(band, gutter)


def _heads_both(line: PageLine, page: Page, gutter: float) -> bool:
    """Tell whether the name of a list on the left is over both columns: the right one is empty beside it."""
    if line.left >= gutter or not names_list(line.text):
        return False
    across = [other for other in page.lines if other.left >= gutter - 4]
    above = line.top - 0.5 * line.size  # between two paragraphs is less
    if any(other.top < line.bottom and other.bottom > above for other in across):
        return False
    left, right = (
        min((other.top for other in lines if other.top >= line.bottom), default=0.0)
        for lines in ([other for other in page.lines if other.right <= gutter + 4], across)
    )
    return left > 0 and abs(left - right) < 0.5 * line.size


def _columns(band: list[PageLine], gutter: float) -> Iterator[PageLine]:
    yield from (line for line in band if line.centre < gutter)
    yield from (line for line in band if line.centre >= gutter)


def _gutter(page: Page) -> float | None:
    """Return the middle of the space between two columns, or None where the page has one column."""
    lines = [line for line in page.lines if line.right - line.left > 0.1 * page.width]
    if len(lines) < 12:
        return None
    for position in (0.5, 0.47, 0.53, 0.44, 0.56):
        gutter = position * page.width
        left = [line for line in lines if line.right <= gutter + 4]
        right = [line for line in lines if line.left >= gutter - 4]
        if len(left) + len(right) >= 0.85 * len(lines) and min(len(left), len(right)) >= 0.25 * len(lines):
            return gutter
    return None

"""The tables of a PDF: lines in the cells of ruled grids → tables, those that go on over the page as one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from annexcli.document import Inline, Row, Table
from annexcli.read.pages import Page, PageLine
from annexcli.read.ruled import Grid

# Columns whose edges differ by less, in points, are the same on the next page.
_NEAR = 4.0
# A longer cell is no name that several rows have in common.
_LONGEST_SHARED = 400
_NOTHING = Inline("")

Cell = tuple[int, int]
Lines = dict[Cell, list[PageLine]]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or the part of it on one page: its grid, and the lines in its cells."""

    page: int
    grid: Grid
    lines: Lines

    @property
    def top(self) -> float:
        """Where it begins, in points from the top of the page."""
        return self.grid.rows[0]

    @property
    def all_lines(self) -> Iterator[PageLine]:
        """The lines in all its cells."""
        return (line for cell in self.lines.values() for line in cell)

    def is_beside(self, line: PageLine) -> bool:
        """Tell whether a line stands over, in or under the table, in one of the same columns of the page."""
        return line.left < self.grid.columns[-1] and line.right > self.grid.columns[0]


def tables_in(lines: Iterable[PageLine], grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """Return those grids that are tables: at least two of their rows have words in two cells."""
    cells = {line.cell for line in lines if line.cell}
    rows = Counter((number, row) for number, row, _ in cells)
    tabled = Counter(number for (number, _), filled in rows.items() if filled > 1)
    return tuple(grid for number, grid in enumerate(grids) if tabled[number] > 1)


def taken(page: Page) -> tuple[Page, tuple[PageTable, ...]]:
    """Return a page without its tables, and its tables."""
    cells: list[Lines] = [{} for _ in page.grids]
    for line in page.lines:
        if line.cell:
            number, row, column = line.cell
            cells[number].setdefault((row, column), []).append(line)
    tables = (PageTable(page.number, grid, lines) for grid, lines in zip(page.grids, cells, strict=True))
    return replace(page, lines=tuple(line for line in page.lines if not line.cell)), tuple(tables)


def between(lines: Iterable[PageLine], tables: list[PageTable]) -> Iterator[PageLine | PageTable]:
    """Yield the lines of a page in their order, each table before the first line that stands below it."""
    left = tables
    for line in lines:
        while left and left[0].top < line.top and left[0].is_beside(line):
            yield left[0]
            left = left[1:]
        yield line
    yield from left


def goes_on(before: PageTable, part: PageTable) -> bool:
    """Tell whether a table goes on from the page before, by its columns."""
    edges, more = before.grid.columns, part.grid.columns
    same = len(edges) == len(more) and all(abs(a - b) <= _NEAR for a, b in zip(edges, more, strict=True))
    return same and part.page == before.page + 1


def table(parts: Iterable[PageTable], read: Callable[[list[PageLine]], Inline]) -> Table:
    """Return the table that stands in parts on one page or more.

    A first row in bold, where no other is, names the columns; so does each row that repeats it.

    Args:
        parts: those of one table, in their order.
        read: what makes a text of the lines in a cell.

    """
    rows: list[Row] = []
    header: tuple[str, ...] = ()
    for part in parts:
        found = [_row(part, number, read) for number in range(len(part.grid.rows) - 1)]
        found = [row for row in found if any(cell.text for cell in row.cells)]
        if not rows and found and _is_header(part):
            header = _texts(found.pop(0))
        elif found and _texts(found[0]) == (header or _texts(rows[0]) if rows else ()):
            found.pop(0)
        if rows and found and _is_rest(found[0], rows):
            rows[-1] = _joined(rows[-1], found.pop(0))
        rows += found
    return Table(header, tuple(rows))


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _is_header(part: PageTable) -> bool:
    first = min(row for row, _ in part.lines)
    bold = {all(line.bold for line in lines) for (row, _), lines in part.lines.items() if row == first}
    others = [all(line.bold for line in lines) for (row, _), lines in part.lines.items() if row != first]
    return bold == {True} and not all(others)


def _is_rest(row: Row, rows: list[Row]) -> bool:
    """Tell whether the first row on a page goes on with the last one before: it begins with an empty cell.

    Rows before must begin with words of their own.
    """
    begun = [bool(one.cells[0].text) and 0 not in one.covered for one in rows]
    return not row.cells[0].text and len(row.own) == len(rows[-1].own) and all(begun)


def _joined(row: Row, rest: Row) -> Row:
    cells = (
        before + Inline(" ") + cell if before.text and cell.text else before + cell
        for before, cell in zip(row.cells, rest.cells, strict=True)
    )
    return replace(row, cells=tuple(cells))


def _row(part: PageTable, number: int, read: Callable[[list[PageLine]], Inline]) -> Row:
    """Return a row; what a merged cell says stands in each row that it reaches down to."""
    cells, covered = [], set()
    for column in range(part.grid.width):
        owner = part.grid.owners[number][column]
        content = read(part.lines[owner]) if owner in part.lines and owner[1] == column else _NOTHING
        if owner != (number, column):
            covered.add(column)
            content = content if len(content.text) <= _LONGEST_SHARED else _NOTHING
        cells.append(content)
    return Row(tuple(cells), covered=frozenset(covered), page=part.page)

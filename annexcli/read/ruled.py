"""The grids of tables that rules on a page draw: which cell a place on the page is in.

A cell is a rectangle between rules. Programs draw rules as lines, as thin boxes, or as a box around each
cell, with gaps where they cross; all of these give the same grid.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# Rules nearer than this are one, in points; those that end so near to another touch it.
_NEAR = 3.0
# Shorter ones are parts of letters and pictures.
_SHORTEST = 5.0
# More rules in one direction than any table has are a drawing.
_MOST_RULES = 400


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line on a page, across or down: where it stands, and from where to where it goes, in points.

    One that goes across stands at a height, from the top of the page; one that goes down, at a place from
    the left.
    """

    across: bool
    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Tell whether the rule goes past a place, in its own direction."""
        return self.start - _NEAR <= place <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of one table: the edges of its rows and columns, in points from the top left.

    ``owners`` gives for each row and column the cell that it is part of: itself, or the first of the cells
    that are merged.
    """

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    owners: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.columns) - 1

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and column of the cell at a place, None outside the grid."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        inside = 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1
        return self.owners[row][column] if inside else None


def grids(rules: Iterable[Rule]) -> tuple[Grid, ...]:
    """Return the grids of at least two rows and two columns that rules draw, from the top of the page."""
    rules = [rule for rule in rules if rule.end - rule.start >= _SHORTEST]
    across = list(_merged(rule for rule in rules if rule.across))
    down = list(_merged(rule for rule in rules if not rule.across))
    if max(len(across), len(down)) > _MOST_RULES:
        return ()
    across, down = [r for r in across if _meets(r, down)], [r for r in down if _meets(r, across)]
    drawn = (grid for group in _touching(across, down) if (grid := _grid(group)))
    return tuple(sorted(drawn, key=lambda grid: (grid.rows[0], grid.columns[0])))


def _merged(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield rules of one direction, those that go on with one another or lie on one another as one."""
    level: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if level and rule.at - level[-1].at > _NEAR / 2:
            yield from _joined(level)
            level = []
        level.append(rule)
    yield from _joined(level)


def _joined(level: list[Rule]) -> Iterator[Rule]:
    latest: Rule | None = None
    for rule in sorted(level, key=lambda rule: rule.start):
        if latest and rule.start <= latest.end + _NEAR:
            latest = Rule(latest.across, latest.at, latest.start, max(latest.end, rule.end))
            continue
        if latest:
            yield latest
        latest = rule
    if latest:
        yield latest


def _meets(rule: Rule, others: list[Rule]) -> bool:
    """Tell a rule of a table from a line under words: it goes from one rule to another, or crosses one."""
    met = [other.at for other in others if _touch(rule, other)]
    return len(met) > 1 or any(rule.start + _NEAR < place < rule.end - _NEAR for place in met)


def _touching(across: list[Rule], down: list[Rule]) -> Iterator[list[Rule]]:
    """Yield groups of rules that cross or touch one another."""
    left = [*across, *down]
    while left:
        group, found = [], [left.pop()]
        while found:
            rule = found.pop()
            group.append(rule)
            touched = [other for other in left if _touch(rule, other)]
            if touched:
                found += touched
                left = [other for other in left if not _touch(rule, other)]
        yield group


def _touch(rule: Rule, other: Rule) -> bool:
    return rule.across is not other.across and rule.covers(other.at) and other.covers(rule.at)


def _grid(group: list[Rule]) -> Grid | None:
    across = [rule for rule in group if rule.across]
    down = [rule for rule in group if not rule.across]
    if not across or not down:
        return None
    # A table may have no rules at its sides, or none at its top and foot.
    rows = _edges([rule.at for rule in across], [end for rule in down for end in (rule.start, rule.end)])
    columns = _edges([rule.at for rule in down], [end for rule in across for end in (rule.start, rule.end)])
    if len(rows) < 3 or len(columns) < 3:
        return None
    return Grid(rows, columns, _owners(rows, columns, across, down))


def _edges(places: list[float], ends: list[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for place in sorted([*places, min(ends), max(ends)]):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return tuple(edges)


def _owners(
    rows: tuple[float, ...], columns: tuple[float, ...], across: list[Rule], down: list[Rule]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the cell to which each place of a grid belongs: no rule parts it from the one left or above."""
    at_row = [[rule for rule in across if abs(rule.at - edge) <= _NEAR] for edge in rows]
    at_column = [[rule for rule in down if abs(rule.at - edge) <= _NEAR] for edge in columns]
    owners: list[tuple[tuple[int, int], ...]] = []
    for row, (top, bottom) in enumerate(pairwise(rows)):
        own: list[tuple[int, int]] = []
        for column, (left, right) in enumerate(pairwise(columns)):
            parted_left = any(rule.covers((top + bottom) / 2) for rule in at_column[column])
            parted_above = any(rule.covers((left + right) / 2) for rule in at_row[row])
            if column and not parted_left:
                own.append(own[-1])
            elif row and not parted_above:
                own.append(owners[-1][column])
            else:
                own.append((row, column))
        owners.append(tuple(own))
    return tuple(owners)

"""Rules on a page → the grids of tables."""

import time
from itertools import pairwise, product

from annexcli.read.ruled import Rule, grids

ROWS, COLUMNS = (100.0, 120.0, 160.0), (50.0, 150.0, 300.0, 400.0)


def boxes(gap: float = 0.0) -> list[Rule]:
    """Return a box around each cell, as browsers draw them, with gaps where they meet."""
    drawn = []
    for (top, bottom), (left, right) in product(pairwise(ROWS), pairwise(COLUMNS)):
        drawn += [Rule(True, y, left + gap, right - gap) for y in (top + gap, bottom - gap)]
        drawn += [Rule(False, x, top + gap, bottom - gap) for x in (left + gap, right - gap)]
    return drawn


def lines(*, sides: bool = True) -> list[Rule]:
    down = COLUMNS if sides else COLUMNS[1:-1]
    return [
        *(Rule(True, y, COLUMNS[0], COLUMNS[-1]) for y in ROWS),
        *(Rule(False, x, ROWS[0], ROWS[-1]) for x in down),
    ]


def test_lines_boxes_and_open_sides_give_the_same_cells() -> None:
    for drawn in (lines(), lines(sides=False), boxes(), boxes(0.75)):
        (grid,) = grids(drawn)
        places = [grid.cell(x, y) for y in (110, 140) for x in (60, 200, 350)]
        assert places == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
        assert grid.cell(20, 110) is grid.cell(60, 300) is None


def test_a_missing_rule_merges_cells() -> None:
    drawn = [rule for rule in lines() if rule.across or rule.at != 150]
    (grid,) = grids([*drawn, Rule(False, 150, 120, 160)])
    assert [grid.cell(x, 110) for x in (60, 200, 350)] == [(0, 0), (0, 0), (0, 2)]
    assert grid.cell(200, 140) == (1, 1)
    drawn = [rule for rule in lines() if not (rule.across and rule.at == 120)]
    (grid,) = grids([*drawn, Rule(True, 120, 150, 400)])
    assert [grid.cell(60, 110), grid.cell(60, 140), grid.cell(200, 140)] == [(0, 0), (0, 0), (1, 1)]


def test_lines_under_words_and_frames_are_no_rules_of_a_table() -> None:
    underlines = [Rule(True, 138, 51, 140), Rule(True, 118, 310, 390)]
    assert grids([*lines(), *underlines]) == grids(lines())
    frame = [Rule(True, y, 20, 500) for y in (20.0, 700.0)] + [Rule(False, x, 20, 700) for x in (20.0, 500.0)]
    assert grids(frame) == ()
    assert grids([*frame, *lines()]) == grids(lines())


def test_two_tables_on_a_page_are_two() -> None:
    below = [
        Rule(rule.across, rule.at + 200 * rule.across, rule.start + 200 * (not rule.across), rule.end + 200 * (not rule.across))
        for rule in lines()
    ]  # fmt: skip
    assert [grid.rows[0] for grid in grids([*below, *lines()])] == [100, 300]


def test_drawings_take_no_time() -> None:
    drawn = [Rule(across, 2.0 * n, 0, 5000) for n in range(2000) for across in (True, False)]
    fine = [Rule(across, 4.0 * n, 0, 1600) for n in range(390) for across in (True, False)]
    began = time.perf_counter()
    assert grids(drawn) == ()
    assert len(grids(fine)) == 1
    assert time.perf_counter() - began < 2

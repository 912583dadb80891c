"""The grid of a table in pandoc's tree: merged cells spread over all places that they cover.

A cell is ``[attributes, alignment, rows, columns, blocks]``, the numbers being how many it spans; a row has
no cell where one from above reaches into it. Spans end with the head, body or foot that they are in.
"""

from collections.abc import Callable, Iterator
from typing import Any

from annexcli.document import Inline, Item, ItemList, Row

Node = dict[str, Any]
# A longer cell is no name that several rows have in common.
_LONGEST_SHARED = 400
_NOTHING = Inline("")


def parts(contents: list[Any]) -> list[list[Any]]:
    """Return the rows of a table's head, of its bodies and of its foot, in this order."""
    bodies = [part for body in contents[4] for part in (body[2], body[3])]
    return [contents[3][1], *bodies, contents[5][1]]


def is_layout(contents: list[Any]) -> bool:
    """Tell whether a table only lays out a page: it has headings or tables in its cells, or one cell."""
    cells = [cell for part in parts(contents) for row in part for cell in row[1]]
    return len(cells) == 1 or any(map(_is_laid_out, (block for cell in cells for block in cell[4])))


def _is_laid_out(block: Node) -> bool:
    inside = block["c"][1] if block["t"] == "Div" else [block]
    return any(inner["t"] in {"Header", "Table"} for inner in inside)


def blocks(contents: list[Any]) -> Iterator[Node]:
    """Yield the blocks in the cells of a table, row by row."""
    for part in parts(contents):
        yield from (block for row in part for cell in row[1] for block in cell[4])


def rows(part: list[Any], read: Callable[[list[Node]], Item]) -> Iterator[Row]:
    """Yield the rows of one part of a table, what a merged cell says in each row that it reaches down to.

    Args:
        part: rows, as :func:`parts` gives them.
        read: what makes an item of the blocks in a cell.

    """
    reaching: dict[int, tuple[int, Inline]] = {}  # by column: into how many more rows, and what it says
    for _, cells in part:
        row = {column: text for column, (_, text) in reaching.items()}
        covered, lists, position = set(row), list[tuple[int, ItemList]](), 0
        reaching = {column: (more - 1, text) for column, (more, text) in reaching.items() if more > 1}
        for _, _, down, across, inside in cells:
            while position in row:
                position += 1
            item = read(inside)
            lists += ((position, inner) for inner in item.lists)
            row |= {position: item.content} | dict.fromkeys(range(position + 1, position + across), _NOTHING)
            covered |= set(range(position + 1, position + across))
            shared = item.content if len(item.content.text) <= _LONGEST_SHARED else _NOTHING
            if down > 1:
                reaching |= {position: (down - 1, shared)}
                reaching |= dict.fromkeys(range(position + 1, position + across), (down - 1, _NOTHING))
        width = max(row, default=-1) + 1
        filled = tuple(row.get(column, _NOTHING) for column in range(width))
        yield Row(filled, covered=frozenset(covered), lists=tuple(lists))

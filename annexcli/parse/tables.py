"""Tables of references: which column is what, and each row as an item."""

from collections.abc import Callable
from dataclasses import dataclass

from annexcli.document import Inline, Item, ItemList, Mark, Row, Span, Table
from annexcli.parse import agents, dates
from annexcli.parse.identifiers import is_address
from annexcli.vocab.words import found

_ROLES = ("title", "publisher", "date", "address")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table by what they hold; None where there is no such column."""

    title: int | None
    publisher: int | None
    date: int | None
    address: int | None

    @property
    def named(self) -> set[int]:
        return {
            column for column in (self.title, self.publisher, self.date, self.address) if column is not None
        }


def items(table: Table) -> ItemList:
    """Return the rows of a table as items that read ``Publisher, Title, date (Column: the rest)``."""
    columns = _columns(table)
    rows = (_item(row, table.header, columns) for row in table.rows if any(cell.text for cell in row.cells))
    return ItemList(tuple(rows), table.line)


def lists_references(table: Table) -> bool:
    """Tell whether the headers of a table name a title, and who issued it, when, or where it is."""
    named = {role for role in _ROLES for text in table.header if found("columns", role, text)}
    return "title" in named and len(named) >= 2


def _columns(table: Table) -> _Columns:
    """Name the columns by their headers, and by what they hold where those say nothing."""
    width = max((len(row.cells) for row in table.rows), default=0)
    names: dict[str, int] = {}
    for position, text in enumerate(table.header[:width]):
        for role in _ROLES:
            if role not in names and found("columns", role, text):
                names[role] = position
                break
    free = [position for position in range(width) if position not in names.values()]
    for role, test in (
        ("date", _is_date),
        ("address", _is_address),
        ("title", _is_title),
        ("publisher", _is_publisher),
    ):
        if role not in names and (fitting := [p for p in free if _share(table, p, test) > 0.5]):
            names[role] = fitting[0]
            free.remove(fitting[0])
    return _Columns(*(names.get(role) for role in _ROLES))


def _share(table: Table, position: int, test: Callable[[Inline], bool]) -> float:
    cells = [
        row.cells[position] for row in table.rows if position < len(row.cells) and row.cells[position].text
    ]
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_date(cell: Inline) -> bool:
    return dates.whole(cell.text) is not None


def _is_address(cell: Inline) -> bool:
    return is_address(cell.text)


def _is_title(cell: Inline) -> bool:
    return bool(cell.links) or len(cell.text.split()) >= 4


def _is_publisher(cell: Inline) -> bool:
    return agents.is_organisation(cell.text) or agents.is_name(cell.text)


def _item(row: Row, header: tuple[str, ...], columns: _Columns) -> Item:
    def cell(position: int | None) -> Inline:
        return row.cells[position] if position is not None and position < len(row.cells) else Inline("")

    publisher, title, date, address = map(
        cell, (columns.publisher, columns.title, columns.date, columns.address)
    )
    if title.text and not title.links:
        title = Inline(title.text, (*title.spans, Span(0, len(title.text), Mark.STRONG)))
    content = publisher + Inline(", " if publisher.text and title.text else "") + title
    for part in (date, address):
        if part.text:
            content += Inline(", ") + part
    for position, rest in enumerate(row.cells):
        if position not in columns.named and rest.text:
            name = f"{header[position]}: " if position < len(header) and header[position] else ""
            content += Inline(f" ({name}") + rest + Inline(")")
    return Item(content, row.line, raw=" | ".join(part.text for part in row.cells))

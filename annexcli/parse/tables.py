"""Tables of references: which column is what, each row as an item, and what named columns say of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from annexcli.document import Cells, Inline, Item, ItemList, Mark, Row, Span, Table
from annexcli.parse import agents, dates
from annexcli.parse.identifiers import is_address, take
from annexcli.parse.parts import Parts, clean_title
from annexcli.text import fold
from annexcli.vocab.words import found, phrases

# Addresses and identifiers, which are taken out of a title.
_PRINTED = re.compile(r"https?:|www\.|\bdoi\b|\bISBN\b", re.IGNORECASE)
_ROLES = ("title", "publisher", "date", "address")
# Printed for the words of the cell above.
_DITTO = frozenset({'"', "''", "“", "”", "„", "″", "〃", "–〃–", '-"-', '–"–', "— ″ —"})


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table by what they hold; None where there is no such column.

    ``makers`` are all that the header names as who made the works, where it names their titles, too.
    """

    title: int | None
    publisher: int | None
    date: int | None
    address: int | None
    makers: tuple[int, ...] = ()

    @property
    def named(self) -> set[int]:
        return {
            column for column in (self.title, self.publisher, self.date, self.address) if column is not None
        }


def items(table: Table) -> ItemList:
    """Return the rows of a table as items that read ``Publisher, Title, date (Column: the rest)``.

    A row that only names what is below it becomes an item that holds that. Where the header names who issued
    the works and what they are called, the items have their cells.
    """
    table = _headed(table)
    columns = _columns(table)
    width = max((len(row.cells) for row in table.rows), default=0)
    outer: list[Item] = []
    theme: Inline | None = None
    below: list[Item] = []
    for row in _joined(_filled_up(table, columns), columns):
        if (name := _theme(row, width, columns)) is not None:
            outer += _under(theme, below)
            theme, below = name, []
        elif any(cell.text for cell in row.own) or row.lists:
            below.append(_item(row, table.header, columns))
    return ItemList((*outer, *_under(theme, below)), table.line)


def _joined(rows: Iterable[Row], columns: _Columns) -> Iterator[Row]:
    """Yield rows, those into which the title of the row above reaches joined to it: they say more of its work."""
    work: Row | None = None
    for row in rows:
        if work and columns.title in row.covered and row.cells[columns.title].text:
            cells = [
                before if position in row.covered or not cell.text else before + Inline(" ") + cell
                for position, (before, cell) in enumerate(zip(work.cells, row.cells, strict=False))
            ]
            work = replace(work, cells=tuple(cells), lists=work.lists + row.lists)
            continue
        if work:
            yield work
        work = row
    if work:
        yield work


def _under(theme: Inline | None, rows: list[Item]) -> Iterator[Item]:
    """Yield rows, inside an item with their name where they have one."""
    if theme is None:
        yield from rows
    elif rows:
        yield Item(theme + Inline(":"), rows[0].line, (ItemList(tuple(rows), rows[0].line),))


def _headed(table: Table) -> Table:
    """Return a table with its first row as its header where that row is one that nothing marks as such."""
    if table.header or not table.rows:
        return table
    # What the table is called may stand over the names of its columns.
    named = 1 if len(table.rows[0].own) == 1 < len(table.rows) else 0
    row = table.rows[named]
    headed = replace(
        table,
        header=tuple(cell.text for cell in row.cells),
        rows=(*table.rows[:named], *table.rows[named + 1 :]),
    )
    return headed if lists_references(headed) and not any(cell.links for cell in row.cells) else table


def _theme(row: Row, width: int, columns: _Columns) -> Inline | None:
    """Return what a row says over the rows below it: one text over the whole width, without link or date."""
    own = [(position, cell) for position, cell in enumerate(row.cells) if position not in row.covered]
    filled = [(position, cell) for position, cell in own if cell.text]
    if width < 2 or row.lists or len({cell.text for _, cell in filled}) != 1:
        return None
    position, cell = filled[0]
    if cell.links:
        return None
    merged = len(own) == 1 or len(filled) == width
    if merged and dates.whole(cell.text):
        return Inline(cell.text)
    apart = position != columns.title and len(row.cells) == width
    bold = cell.text in {cell.text[span.start : span.end] for span in cell.marked(Mark.STRONG)}
    if dates.first(cell.text) or not (merged or apart or bold):
        return None
    return Inline(cell.text.rstrip(" :"))


def _filled_up(table: Table, columns: _Columns) -> Iterator[Row]:
    """Yield the rows of a table, who issued a work said anew where a row says "ditto"."""
    above = Inline("")
    for row in table.rows:
        if tuple(cell.text for cell in row.cells) == table.header:
            continue  # printed anew, as at the top of a page
        position = columns.publisher
        if position is None or position >= len(row.cells):
            yield row
            continue
        cell = row.cells[position]
        if cell.text in _DITTO or fold(cell.text) in phrases("columns", "same"):
            yield replace(row, cells=(*row.cells[:position], above, *row.cells[position + 1 :]))
        else:
            above = cell if cell.text else above
            yield row


def lists_references(table: Table) -> bool:
    """Tell whether the headers of a table name a title, and who issued it, when, or where it is."""
    named = {role for role in _ROLES for text in table.header if found("columns", role, text)}
    return "title" in named and len(named) >= 2


def _columns(table: Table) -> _Columns:
    """Name the columns by their headers, and by what they hold where those say nothing."""
    width = max((len(row.cells) for row in table.rows), default=0)
    names: dict[str, int] = {}
    # "Title" is the column of titles rather than "Document type" before it.
    for tells in (_is_name, _has_name):
        for position, text in enumerate(table.header[:width]):
            role = next((role for role in _ROLES if role not in names and tells(role, text)), None)
            if role and position not in names.values():
                names[role] = position
    titled = "title" in names
    makers = tuple(
        position
        for position, text in enumerate(table.header[:width])
        if titled and (position == names.get("publisher") or _is_name("publisher", text))
    )
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
    title, publisher, date, address = map(names.get, _ROLES)
    return _Columns(title, publisher, date, address, makers)


def _is_name(role: str, header: str) -> bool:
    return fold(header) in phrases("columns", role)


def _has_name(role: str, header: str) -> bool:
    return found("columns", role, header) is not None


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
    printed = [cell for position, cell in enumerate(row.cells) if cell.text or position not in row.covered]
    raw = " | ".join(part.text for part in printed)
    said = any(cell(position).text for position in (*columns.makers, columns.date))
    if not columns.makers or not title.text or not said:
        return Item(content, row.line, raw=raw)
    others = tuple(
        (header[position] if position < len(header) else "", rest)
        for position, rest in enumerate(row.cells)
        if position not in {*columns.named, *columns.makers} and rest.text
    )
    makers = tuple(cell(position) for position in columns.makers)
    return Item(content, row.line, raw=raw, cells=Cells(title, makers, date, address, others))


def parts(cells: Cells) -> Parts:
    """Return what the cells of a row say, each read by itself and taken as a whole."""
    title = cells.title if not _PRINTED.search(cells.title.text) else take(cells.title).content
    read = Parts(title=clean_title(title.text))
    for maker in cells.agents:
        if not _says_nothing(maker):
            read = read.named(take(maker).content.text.strip(" ,;"))
    if (dated := dates.whole(cells.date.text)) or (
        dated := next(reversed(dates.every(cells.date.text)), None)
    ):
        read = read.on(dated)
        read = read.remarked("" if dates.whole(cells.date.text) else cells.date.text)
    elif not _says_nothing(cells.date):
        read = read.remarked(cells.date.text)
    if not cells.address.links and not _says_nothing(cells.address):
        read = read.remarked(take(cells.address).content.text)
    return read.remarked(*(_remark(name, cell) for name, cell in cells.others))


def _says_nothing(cell: Inline) -> bool:
    folded = fold(cell.text)
    return not folded or folded in phrases("columns", "nothing")


def _remark(name: str, cell: Inline) -> str:
    """Return what a cell says under the name of its column, without the numbers that identify a work."""
    if not name:
        return take(cell).content.text
    kept = take(Inline(f"{name}: ") + cell).content.text
    return kept if fold(kept) != fold(name) else ""

"""Tables of references: their rows as items, those that name what is below them or say "ditto" understood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import compress

from annexcli.document import (
    Cells,
    Document,
    Heading,
    Inline,
    Item,
    ItemList,
    Mark,
    Paragraph,
    Row,
    Span,
    Table,
)
from annexcli.parse import dates
from annexcli.parse.columns import (
    Columns,
    columns_of,
    is_number,
    lists_references,
    share,
    whole_column,
)
from annexcli.parse.identifiers import is_address
from annexcli.parse.people import people
from annexcli.text import fold
from annexcli.vocab.words import phrases

# Fewer rows show no custom of a table.
_FEW_ROWS = 3
# So many headings and paragraphs may stand around a table that is all that a document holds.
_MOST_AROUND = 4
# Printed for the words of the cell above.
_DITTO = frozenset({'"', "''", "“", "”", "„", "″", "〃", "–〃–", '-"-', '–"–', "— ″ —"})

# How much of a column is persons for certain, or perhaps, and how much of another is figures.
_SHARE_PERSONS, _SHARE_PERHAPS, _SHARE_FIGURES = 0.3, 0.5, 0.5
# "8,687", "12.5", "40 %", "US$ 3 million"
_FIGURE = re.compile(
    r"[<>≈~±+−-]?\s?(?:US|A|C)?[$€£]?\s?\d{1,3}(?:(?:[.,\u00a0\u202f ’']\d{3})+(?:[.,]\d+)?|[.,]\d+)?"
    r"\s?(?:[%‰$€£]|million|billion|m|bn)?"
)
_PLAIN = re.compile(r"\d{1,4}")


def items(table: Table) -> ItemList:
    """Return the rows of a table as items that read ``Publisher, Title, date (Column: the rest)``.

    A row that only names what is below it becomes an item that holds that. Where the header names who issued
    the works and what they are called, the items have their cells.
    """
    table = _headed(table)
    columns = columns_of(table)
    width = table.width
    whole = whole_column(table)
    outer: list[Item] = []
    theme: Inline | None = None
    below: list[Item] = []
    rows = list(_rows(table, columns))
    listed = len(rows) - _remarking(rows, columns)
    for row in rows[:listed]:
        if (name := _theme(row, width, columns)) is not None:
            outer += _under(theme, below)
            theme, below = name, []
        elif any(cell.text for cell in row.own) or row.lists:
            below.append(_item(row, table.header, columns) if whole is None else _numbered(row, whole))
    remarks = (
        replace(_item(row, (), columns), remarks=True, cells=None)
        for row in rows[listed:]
        if any(cell.text for cell in row.own)
    )
    items = (*outer, *_under(theme, below), *remarks)
    return ItemList(items, items[0].line if items else table.line)


def speaks_for(table: Table, document: Document) -> str:
    """Return what a table has of a reference list before a row is read: named columns, nothing beside it."""
    if lists_references(table):
        return "its columns are named like those of a list of references"
    beside = [block for block in document.blocks[: _MOST_AROUND + 2] if block is not table]
    if len(beside) > _MOST_AROUND or not all(isinstance(block, Heading | Paragraph) for block in beside):
        return ""
    columns = columns_of(_headed(table))
    titled = columns.title is not None and len(columns.named) > 1
    return "the document is nothing but this table" if titled or whole_column(table) is not None else ""


def is_data(table: Table) -> bool:
    """Tell whether a table lists persons, as those who were interviewed, or figures, and leads nowhere."""
    headed = _headed(table)
    if any(cell.links and not _writes(cell) for row in headed.rows for cell in row.cells):
        return False
    if any(_has_persons(headed, position) for position in range(len(headed.header))):
        return True
    return not lists_references(headed) and any(
        share(headed, one, _is_figure) >= _SHARE_FIGURES for one in range(headed.width)
    )


def _has_persons(table: Table, position: int) -> bool:
    """Tell whether a column is named as one of persons, and holds some; titles may have that name, too."""
    if fold(table.header[position]) not in phrases("columns", "person"):
        return False
    sure, perhaps = (share(table, position, test) for test in (_is_person, _may_be_person))
    return sure >= _SHARE_PERSONS and perhaps > _SHARE_PERHAPS


def _writes(cell: Inline) -> bool:
    return all(link.target.startswith("mailto:") for link in cell.links)


def _is_person(cell: Inline) -> bool:
    return people(cell.text, shouted=True) is not None


def _may_be_person(cell: Inline) -> bool:
    return people(cell.text, shouted=True, certain=True) is not None


def _is_figure(cell: Inline) -> bool:
    """Tell whether a cell has a figure that is no year, number of a row or count of pages."""
    return not _PLAIN.fullmatch(cell.text) and _FIGURE.fullmatch(cell.text) is not None


def _remarking(rows: list[Row], columns: Columns) -> int:
    """Return how many rows at the end of a table of named columns say something about it.

    They fill a single cell, without a link, and no row between others does; empty ones may stand among them.
    """
    single = [
        len(said) < 2 and not any(cell.links or is_address(cell.text) for cell in said)
        for said in map(_filled, rows)
    ]
    last = next((position for position in reversed(range(len(rows))) if not single[position]), -1)
    if not columns.makers or last + 1 < _FEW_ROWS or any(map(_filled, compress(rows[:last], single))):
        return 0
    return len(rows) - last - 1


def _filled(row: Row) -> list[Inline]:
    return [cell for cell in row.own if cell.text]


def _rows(table: Table, columns: Columns) -> Iterator[Row]:
    """Yield the rows of a table as they are meant: "ditto" said anew, one work in one row, lists as words."""
    for row in _joined(_filled_up(table, columns), columns):
        yield _flat(row) if columns.makers else row


def _joined(rows: Iterable[Row], columns: Columns) -> Iterator[Row]:
    """Yield rows, those into which the title of the row above reaches joined to it."""
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


def _flat(row: Row) -> Row:
    """Return a row whose lists are words in the cells that hold them."""
    cells = list(row.cells)
    for position, items in row.lists:
        for item in items.walk():
            cells[position] += Inline("; " if cells[position].text else "") + _unlined(item.content)
    return replace(row, cells=tuple(cells), lists=())


def _numbered(row: Row, whole: int) -> Item:
    """Return a row as it would stand in a list: its number and the reference."""
    content = Inline("")
    for position, cell in enumerate(row.cells):
        if cell.text and (position == whole or is_number(cell)):
            content += (Inline(" ") if content.text else content) + _unlined(cell)
    return Item(content, row.line, _lists(row), page=row.page)


def _lists(row: Row) -> tuple[ItemList, ...]:
    return tuple(items for _, items in row.lists)


def _unlined(cell: Inline) -> Inline:
    return Inline(cell.text, tuple(span for span in cell.spans if span.mark is not Mark.LINE))


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


def _theme(row: Row, width: int, columns: Columns) -> Inline | None:
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


def _filled_up(table: Table, columns: Columns) -> Iterator[Row]:
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


def _item(row: Row, header: tuple[str, ...], columns: Columns) -> Item:
    """Return a row as an item: in words, with its cells where the header names who made the works."""
    cells = tuple(map(_unlined, row.cells))
    publisher, title, date, address, container = (
        _cell(cells, position)
        for position in (columns.publisher, columns.title, columns.date, columns.address, columns.container)
    )
    cited = not (publisher.text or date.text) and dates.first(title.text) is not None
    if title.text and not title.links and not cited:
        title = Inline(title.text, (*title.spans, Span(0, len(title.text), Mark.STRONG)))
    content = publisher + Inline(", " if publisher.text and title.text else "") + title
    for part in (container, date, address):
        if part.text:
            content += Inline(", ") + part
    for position, rest in enumerate(cells):
        if position not in columns.named and rest.text:
            name = f"{header[position]}: " if position < len(header) and header[position] else ""
            content += Inline(f" ({name}") + rest + Inline(")")
    printed = [cell for position, cell in enumerate(row.cells) if cell.text or position not in row.covered]
    raw = " | ".join(part.text for part in printed)
    makers = tuple(_cell(cells, position) for position in columns.makers)
    said = any(cell.text for cell in (*makers, date, container))
    if not makers or not title.text or not said:
        return Item(content, row.line, _lists(row), raw=raw, page=row.page)
    others = tuple(
        (header[position] if position < len(header) else "", rest)
        for position, rest in enumerate(cells)
        if position not in {*columns.named, *columns.makers} and rest.text
    )
    # Whoever made the work may stand in a line of its own below the title.
    lined = _cell(row.cells, columns.title)
    return Item(
        content,
        row.line,
        raw=raw,
        page=row.page,
        cells=Cells(lined, makers, date, address, others, container),
    )


def _cell(cells: tuple[Inline, ...], position: int | None) -> Inline:
    """Return the cell in a column, an empty one where there is no such column or the row is too short."""
    return cells[position] if position is not None and position < len(cells) else Inline("")

"""Tables of references: which column is what, each row as an item, and what named columns say of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from annexcli.document import Cells, Inline, Item, ItemList, Mark, Row, Span, Table
from annexcli.parse import agents, dates
from annexcli.parse.identifiers import is_address, take
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.parse.places import is_place
from annexcli.parse.roles import edition_last
from annexcli.text import fold
from annexcli.vocab.words import found, phrases

# What may be an address, an identifier or a word about a file, which are taken out of a title.
_TAKEN = re.compile(r"https?:|www\.|\bdoi\b|\bISBN\b|[(\[|]|\d\s?[KMG][Bo]", re.IGNORECASE)
# "Doe, J. – Rivers", "Rivers, by Jane Doe", "Rivers / Jane Doe"
_BEFORE_TITLE = re.compile(r"(?P<who>[^–—|]{3,120}?)\s+[–—|-]\s+(?=\S)")
_BEHIND_TITLE = re.compile(r"(?:\s+[–—|/-]\s+|,?\s+(?:by|par|por|von)\s+)(?P<who>[^–—|]{3,120})$")
# "[12]", "A3.": the number of a row.
_NUMBER = re.compile(r"[(\[]?[A-Z]{0,2}\d{1,4}[)\]]?\.?")
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
    whole = _whole(table)
    outer: list[Item] = []
    theme: Inline | None = None
    below: list[Item] = []
    for row in _rows(table, columns):
        if (name := _theme(row, width, columns)) is not None:
            outer += _under(theme, below)
            theme, below = name, []
        elif any(cell.text for cell in row.own) or row.lists:
            below.append(_item(row, table.header, columns) if whole is None else _numbered(row, whole))
    return ItemList((*outer, *_under(theme, below)), table.line)


def _rows(table: Table, columns: _Columns) -> Iterator[Row]:
    """Yield the rows of a table as they are meant: "ditto" said anew, one work in one row, lists as words."""
    for row in _joined(_filled_up(table, columns), columns):
        yield _flat(row) if columns.makers else row


def _joined(rows: Iterable[Row], columns: _Columns) -> Iterator[Row]:
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


def _whole(table: Table) -> int | None:
    """Return the column that has the whole of each reference, in a table with numbers beside it at most."""
    width = max((len(row.cells) for row in table.rows), default=0)
    said = [position for position in range(width) if _share(table, position, lambda cell: bool(cell.text))]
    if len(said) == 2 and _share(table, said[0], _is_number) == 1:
        said.pop(0)
    return said[0] if len(said) == 1 and not lists_references(table) else None


def _flat(row: Row) -> Row:
    """Return a row with what stands in lists in its cells as words of the cells."""
    cells = list(row.cells)
    for position, items in row.lists:
        for item in items.walk():
            cells[position] += Inline("; " if cells[position].text else "") + _unlined(item.content)
    return replace(row, cells=tuple(cells), lists=())


def _is_number(cell: Inline) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None


def _numbered(row: Row, whole: int) -> Item:
    """Return a row as it would stand in a list: its number and the reference."""
    content = Inline("")
    for position, cell in enumerate(row.cells):
        if cell.text and (position == whole or _is_number(cell)):
            content += (Inline(" ") if content.text else content) + _unlined(cell)
    return Item(content, row.line, _lists(row))


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
    cells = tuple(map(_unlined, row.cells))

    def cell(position: int | None) -> Inline:
        return cells[position] if position is not None and position < len(cells) else Inline("")

    publisher, title, date, address = map(
        cell, (columns.publisher, columns.title, columns.date, columns.address)
    )
    cited = not (publisher.text or date.text) and dates.first(title.text) is not None
    if title.text and not title.links and not cited:
        title = Inline(title.text, (*title.spans, Span(0, len(title.text), Mark.STRONG)))
    content = publisher + Inline(", " if publisher.text and title.text else "") + title
    for part in (date, address):
        if part.text:
            content += Inline(", ") + part
    for position, rest in enumerate(cells):
        if position not in columns.named and rest.text:
            name = f"{header[position]}: " if position < len(header) and header[position] else ""
            content += Inline(f" ({name}") + rest + Inline(")")
    printed = [cell for position, cell in enumerate(row.cells) if cell.text or position not in row.covered]
    raw = " | ".join(part.text for part in printed)
    said = any(cell(position).text for position in (*columns.makers, columns.date))
    if not columns.makers or not title.text or not said:
        return Item(content, row.line, _lists(row), raw=raw)
    others = tuple(
        (header[position] if position < len(header) else "", rest)
        for position, rest in enumerate(cells)
        if position not in {*columns.named, *columns.makers} and rest.text
    )
    makers = tuple(cell(position) for position in columns.makers)
    lined = next((one for position, one in enumerate(row.cells) if position == columns.title), title)
    return Item(content, row.line, raw=raw, cells=Cells(lined, makers, date, address, others))


def parts(cells: Cells) -> Parts:
    """Return what the cells of a row say, each read by itself and taken as a whole."""
    read = _titled(take(cells.title).content if _TAKEN.search(cells.title.text) else cells.title)
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
    for name, cell in cells.others:
        if not (name or read.place) and is_place(cell.text):
            read = read._replace(place=cell.text)
        elif not (name or read.edition) and edition_last(cell.text)[0] == "" != cell.text:
            read = read._replace(edition=edition_last(cell.text)[1])
        else:
            read = read.remarked(_remark(name, cell))
    return read


def _titled(cell: Inline) -> Parts:
    """Return what a cell with a title says: who made the work may stand before it, behind or below it."""
    read = Parts()
    lines = list(cell.marked(Mark.LINE))
    while len(lines) > 1 and (told := _told(cell.text[lines[-1].start : lines[-1].end], read)):
        read = told
        cell = cell.cut(0, lines.pop().start)
    text = cell.text.strip()
    for names in (_BEFORE_TITLE.match(text), _BEHIND_TITLE.search(text)):
        if names and not read.authors and (found := people(names["who"])):
            read = read._replace(authors=found.persons)
            text = text[: names.start()] + text[names.end() :]
    return read.titled(text)


def _told(line: str, read: Parts) -> Parts | None:
    """Return what was read with what a line below a title tells, None where it goes on with the title."""
    if found := people(line.removeprefix("by ")):
        return read._replace(authors=(*found.persons, *read.authors))
    if agents.is_organisation(line):
        return read.named(line)
    dated = dates.whole(line.strip("()"))
    return read.on(dated) if dated else None


def _says_nothing(cell: Inline) -> bool:
    folded = fold(cell.text)
    return not folded or folded in phrases("columns", "nothing")


def _remark(name: str, cell: Inline) -> str:
    """Return what a cell says under the name of its column, without the numbers that identify a work."""
    if not name:
        return take(cell).content.text
    kept = take(Inline(f"{name}: ") + cell).content.text
    return kept if fold(kept) != fold(name) else ""

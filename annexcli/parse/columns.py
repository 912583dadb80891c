"""The columns of a table of references: what each holds, by its header or by its cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from annexcli.document import Inline, Table
from annexcli.parse import agents, dates
from annexcli.parse.identifiers import is_address
from annexcli.text import fold
from annexcli.vocab.words import found, phrases

_ROLES = ("title", "publisher", "date", "address", "container")
# What else a header may name, before the roles from the most to the least telling: a "document type" is no
# document, a "year of publication" no publication.
_TELLING = ("other", "date", "address", "publisher", "container", "title")
# "Author(s) / organisation", "Autor:in", "Titel und Untertitel": what parts the names in a header, and what
# may end one of them.
_ENDING = re.compile(r"(?<=\w)(?:\(\w{1,5}\)|[:*_·/]-?(?:innen|in|s|e|a|as|os)\b)", re.IGNORECASE)
_NAMES_APART = re.compile(r"\s*[/&|;,+]\s*|\s+(?:and|or|et|ou|und|oder|y|o|e|и|или)\s+", re.IGNORECASE)
# "[12]", "A3.": the number of a row.
_NUMBER = re.compile(r"[(\[]?[A-Z]{0,2}\d{1,4}[)\]]?\.?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by what they hold; None where there is no such column.

    ``makers`` are all that the header names as who made the works, where it names their titles, too;
    ``container`` is the column of journals and books in which works came out.
    """

    title: int | None
    publisher: int | None
    date: int | None
    address: int | None
    container: int | None = None
    makers: tuple[int, ...] = ()

    @property
    def named(self) -> set[int]:
        """The positions of these columns, without those of further makers."""
        columns = (self.title, self.publisher, self.date, self.address, self.container)
        return {column for column in columns if column is not None}


def lists_references(table: Table) -> bool:
    """Tell whether the headers of a table name a title, and who issued it, when, or where it is."""
    named = {role for text in table.header for role in _named(text)}
    return "title" in named and len(named) >= 2


def columns_of(table: Table) -> Columns:
    """Name the columns by their headers, and by what they hold where those say nothing."""
    width = table.width
    names: dict[str, int] = {}
    # "Title" is the column of titles rather than "Title of the series" before it.
    for tells in (_is_name, _has_name):
        for position, text in enumerate(table.header[:width]):
            role = next((role for role in _ROLES if role not in names and tells(role, text)), None)
            if role and position not in names.values():
                names[role] = position
    taken = {names.get(role) for role in ("title", "date", "address")}
    makers = tuple(
        position
        for position, text in enumerate(table.header[:width])
        if "title" in names and position not in taken and _has_name("publisher", text)
    )
    if names.get("container") in makers:  # "Published in / by"
        del names["container"]
    free = [position for position in range(width) if position not in names.values()]
    for role, test in (
        ("date", _is_date),
        ("address", _is_address),
        ("title", _is_title),
        ("publisher", _is_publisher),
    ):
        if role not in names and (fitting := [p for p in free if share(table, p, test) > 0.5]):
            names[role] = fitting[0]
            free.remove(fitting[0])
    title, publisher, date, address, container = map(names.get, _ROLES)
    return Columns(title, publisher, date, address, container, makers)


def _is_name(role: str, header: str) -> bool:
    """Tell whether a header is the name of a role, or several of which the first is."""
    names = _NAMES_APART.split(_ENDING.sub("", header))
    return fold(header) in phrases("columns", role) or (
        fold(names[0]) in phrases("columns", role) and role in _named(header)
    )


def _has_name(role: str, header: str) -> bool:
    return role in _named(header)


def _named(header: str) -> frozenset[str]:
    """Return the roles that a header names, one for each of the names in it."""
    parts = _NAMES_APART.split(_ENDING.sub("", header))
    told = (
        next((role for role in _TELLING if found("columns", role, part) is not None), "") for part in parts
    )
    return frozenset(told) - {"", "other"}


def share(table: Table, position: int, test: Callable[[Inline], bool]) -> float:
    """Return how much of what a column holds passes a test, empty cells apart: from 0 to 1."""
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
    return not is_number(cell) and (agents.is_organisation(cell.text) or agents.is_name(cell.text))


def whole_column(table: Table) -> int | None:
    """Return the column that has the whole of each reference, in a table with numbers beside it at most."""
    said = sorted({position for row in table.rows for position, cell in enumerate(row.cells) if cell.text})
    if len(said) == 2 and share(table, said[0], is_number) == 1:
        said.pop(0)
    return said[0] if len(said) == 1 and not lists_references(table) else None


def is_number(cell: Inline) -> bool:
    """Tell whether a cell has the number of a row."""
    return _NUMBER.fullmatch(cell.text) is not None

"""Delimited text (CSV, TSV, what spreadsheets export) → Document: one table, what stands over it apart."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Literal

from annexcli.document import Block, Document, Heading, Inline, Mark, Paragraph, Row, Span, Table
from annexcli.errors import UnreadableInput
from annexcli.text import squash

_DELIMITERS = ",;\t|"
# So many rows tell by which character a file is delimited.
_SAMPLE = 100
# Excel's own word on the delimiter, before the table.
_SAID = re.compile(r"\ufeff?\"?sep=(?P<delimiter>[,;\t|])\"?\r?\n", re.IGNORECASE)
# What no name of a column looks like: an address, a year or another number.
_VALUE = re.compile(r"https?://\S+|www\.\S+|[\d\s.,/-]*\d")
# Nor is it so long, in words.
_LONGEST_NAME = 8
# Rows times columns of the widest row; no annex comes near.
_MOST_CELLS = 5_000_000
# Read behind the end: a row of its own, unless a quotation mark is open.
_END = "end"

Record = tuple[int, list[str]]


def document(text: str, name: str, *, tabs: bool = False) -> Document:
    """Return the document in delimited text (RFC 4180, with any usual delimiter), its lines counted from 1.

    The first row with several cells names the columns, unless it holds an address, a number or many words.
    What stands over it in a single cell is a heading and paragraphs.

    Args:
        text: the text, in any kind of line ends.
        name: the document's name, as messages and references are to give it.
        tabs: whether tabs delimit the cells; decided by the text if not.

    Raises:
        UnreadableInput: if the table is larger than any list, or a cell longer than the csv module takes.

    """
    said = _SAID.match(text)
    delimiter = "\t" if tabs else said["delimiter"] if said else _delimiter(text)
    skipped = 1 if said else 0
    try:
        records = list(_records(text[said.end() :] if said else text, delimiter))
    except csv.Error as error:
        raise UnreadableInput(
            f"no table with cells between delimiters ({error})", where=name, hint="export it anew as CSV"
        ) from error
    if len(records) * max((len(cells) for _, cells in records), default=0) > _MOST_CELLS:
        raise UnreadableInput(f"a table of more than {_MOST_CELLS:,} cells", where=name)
    return Document(name, tuple(_blocks([(line + skipped, cells) for line, cells in records])))


def _delimiter(text: str) -> str:
    """Return the character that cuts most rows into as many cells; a tab, for one column, if none."""
    best, chosen = 0, "\t"
    for delimiter in _DELIMITERS:
        lines = io.StringIO(text, newline="")
        try:
            widths = [len(row) for row in islice(csv.reader(lines, delimiter=delimiter), _SAMPLE) if row]
        except csv.Error:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        even = 2 * widths.count(usual) >= len(widths)
        if even and (score := widths.count(usual) * (usual - 1)) > best:
            best, chosen = score, delimiter
    return chosen


def _records(text: str, delimiter: str) -> Iterator[Record]:
    """Yield rows with the lines on which they begin; quotation marks that are never closed are letters."""
    try:
        records = list(_read(text, delimiter, csv.QUOTE_MINIMAL))
    except csv.Error:
        records = []
    if not records or records[-1][1] != [_END]:
        records = list(_read(text, delimiter, csv.QUOTE_NONE))
    yield from records[:-1]


def _read(text: str, delimiter: str, quoting: Literal[0, 3]) -> Iterator[Record]:
    reader = csv.reader(
        io.StringIO(f"{text.rstrip()}\n{_END}", newline=""), delimiter=delimiter, quoting=quoting
    )
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _blocks(records: list[Record]) -> Iterator[Block]:
    filled = [(line, cells) for line, cells in records if any(cell.strip() for cell in cells)]
    width = max((len(cells) for _, cells in filled), default=0)
    # In a table of one column each row has a single cell.
    over = next((n for n, (_, cells) in enumerate(filled) if width < 2 or len(_said(cells)) > 1), len(filled))
    for position, (line, cells) in enumerate(filled[:over]):
        content = Inline(squash(" ".join(_said(cells))))
        yield Heading(1, content, line) if position == 0 else Paragraph(content, line)
    rows = [Row(tuple(map(_cell, cells)), line) for line, cells in filled[over:]]
    if not rows:
        return
    names = tuple(cell.text for cell in rows[0].cells)
    if any(_VALUE.fullmatch(one) or len(one.split()) > _LONGEST_NAME for one in names):
        yield Table((), tuple(rows), rows[0].line)
    else:
        yield Table(names, tuple(rows[1:]), rows[0].line)


def _said(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


def _cell(text: str) -> Inline:
    """Return the text of a cell, each of several lines in it marked."""
    lines = [squashed for line in text.splitlines() if (squashed := squash(line))]
    if len(lines) < 2:
        return Inline("".join(lines))
    ends = accumulate(len(line) + 1 for line in lines)
    spans = (Span(end - len(line) - 1, end - 1, Mark.LINE) for end, line in zip(ends, lines, strict=True))
    return Inline(" ".join(lines), tuple(spans))

"""RIS ⇄ records, through rispy.

rispy gives the lines their tags. What it would lose is kept from it: it takes only the first value of most
tags (here every tag is a list), cuts addresses at semicolons (here none is cut), makes a value of its own of
each line of a note (here they are joined first) and drops a record without an end (here it gets one). A
record's line in the file is not known to it, so that each is given to it alone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rispy import RisParser
from rispy.writer import BaseWriter

from annexcli.errors import UnreadableInput
from annexcli.exchange import from_tags, to_tags
from annexcli.exchange.tags import TYPE
from annexcli.model.record import Record, Records, Unread
from annexcli.text import cleaned, shorten

# Some programs write one space, or none behind the dash.
_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: |$)(?P<value>.*)")
# What stands between records and says nothing: rispy's numbers, Web of Science's end of a file.
_NOTHING = re.compile(r"\d+\.|EF")
# EndNote puts several values of these below each other, without a tag.
_LISTS = frozenset({"KW", "SN", "UR", "AN"})
_ER, _UNKNOWN, _NOTE = "ER", "UK", "N1"
_START = f"{TYPE}  -"


class _Writer(BaseWriter):  # type: ignore[misc] # rispy has no types
    """RIS as Reference Manager has it: lines end with CR and LF, no numbers between records."""

    START_TAG = TYPE
    PATTERN = "{tag}  - {value}"
    REFERENCE_TYPE_KEY = TYPE.lower()
    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:  # noqa: ARG002 - as rispy calls it
        """Return nothing: a record begins with its type."""
        return ""


def written(records: Iterable[Record]) -> str:
    """Return records as RIS."""
    given = list(map(to_tags.written, records))
    names = {tag: tag.lower() for tags in given for tag in (*tags, TYPE, _ER)}
    entries: list[dict[str, Any]] = []
    for tags in given:
        entry: dict[str, Any] = {tag.lower(): values for tag, values in tags.items()}
        entry[TYPE.lower()] = tags[TYPE][0]
        entries.append(entry)
    writer = _Writer(mapping=names, list_tags=list(names), delimiter_tags_mapping={})
    return writer.formats(entries) if entries else ""


def read(text: str, name: str) -> Records:
    """Return the records of a RIS file; a tag that is unknown is kept.

    Args:
        text: the file, its lines ended in any way.
        name: its name, for errors.

    Raises:
        UnreadableInput: if no record is in it.

    """
    records: list[Record] = []
    unread: list[Unread] = []
    has_any = False
    for line, lines in _pieces(text):
        if not lines[0].startswith(_START):
            unread.append(Unread(line, f"{shorten(lines[0], 60)!r} stands outside of any record"))
            continue
        has_any = True
        record = _record(lines, line)
        if from_tags.is_empty(record):
            unread.append(Unread(line, "a record without anything but its type"))
        else:
            records.append(record)
    if not has_any:
        raise UnreadableInput("no record of RIS", where=name, hint="each begins with a line: TY  - JOUR")
    return Records(tuple(records), tuple(unread))


def _pieces(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records, from TY to what ends them, and what stands between them, each with its line.

    The lines of a value are joined, and tags stand as rispy wants them.
    """
    piece: list[str] = []
    begun = 0
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1):
        match = _TAG.fullmatch(raw.rstrip())
        line = f"{match['tag']}  - {match['value'].strip()}" if match else raw.strip()
        starts = bool(match) and line.startswith(_START)
        within = bool(piece) and piece[0].startswith(_START)
        if piece and (starts or (not within and not line)):
            yield begun, piece
            piece = []
        if match and (starts or within):
            begun, piece = (number, [line]) if starts else (begun, [*piece, line])
        elif within and line:
            tag = piece[-1][:2]
            if tag == TYPE:
                piece.append(f"{_NOTE}  - {line}")  # a type is one word
            elif tag in _LISTS:
                piece.append(f"{tag}  - {line}")
            else:
                piece[-1] = f"{piece[-1]} {line}"
        elif line and not _NOTHING.fullmatch(line) and not piece:
            begun, piece = number, [cleaned(line)]  # of what is no record the first line tells enough
        if within and match and match["tag"] == _ER:
            yield begun, piece
            piece = []
    if piece:
        yield begun, piece


def _record(lines: list[str], line: int) -> Record:
    tags = {one[:2] for one in lines}
    parser = RisParser(
        mapping={tag: tag for tag in (*tags, TYPE, _ER, _UNKNOWN)},
        list_tags=list(tags - {TYPE}),
        delimiter_tags_mapping={},
    )
    ends = [] if lines[-1].startswith(_ER) else [f"{_ER}  - "]
    (found,) = parser.parse("\n".join([*lines, *ends]))
    values = {tag: [value] if isinstance(value, str) else value for tag, value in found.items()}
    return from_tags.read(values, line)

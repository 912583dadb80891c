"""Files of other programs → entries, each with its place; what cannot be read is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annexcli.bib.inherit import by_key, inherited, missing_parents
from annexcli.bib.library import Entry, Fault, Kind, Library, load
from annexcli.bib.records import from_record
from annexcli.bib.values import is_key
from annexcli.csl import reading as csljson
from annexcli.edge import files
from annexcli.errors import UnreadableInput
from annexcli.exchange.formats import Source, read_as
from annexcli.model.outcome import Imported
from annexcli.model.record import Records
from annexcli.model.reference import STDIN
from annexcli.text import shorten, squash

_HEAD = 100_000
# So much of a comment is looked at to tell of it.
_TOLD = 1000


@dataclass(frozen=True, slots=True)
class Incoming:
    """An entry that a file brings: the file, its place in it, and what the file calls it.

    Its citekey is empty where what the file calls it can be none.
    """

    entry: Entry
    file: str
    where: str
    given: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brings: entries and what is left over, in the order of the file, and what is to be told."""

    name: str
    records: tuple[Incoming | Imported, ...]
    notices: tuple[str, ...] = ()


def read_exchanged(name: str, source: Source | None) -> Brought:
    """Read a file of another program.

    Args:
        name: the file; ``-`` is standard input.
        source: its format; told by what it holds where it is None.

    Raises:
        UnreadableInput: if it cannot be read, or is in no format that can be.

    """
    shown = STDIN if name == "-" else name
    data = files.read_bytes(name)
    text, notices = _text(data, shown)
    source = source or read_as(text[:_HEAD], shown)
    if source in {Source.BIBTEX, Source.BIBLATEX}:
        brought = _of_bibtex(load(text), text, shown)
        return replace(brought, notices=(*notices, *brought.notices))
    if source is Source.ENDNOTE_XML:
        from annexcli.exchange import endnote  # noqa: PLC0415 - other formats need no XML

        # XML says itself how it is encoded.
        return Brought(shown, tuple(_placed(endnote.read(data, shown), shown)))
    if source is Source.RIS:
        from annexcli.exchange import ris  # noqa: PLC0415 - other formats need no rispy

        return Brought(shown, tuple(_placed(ris.read(text, shown), shown)), notices)
    return Brought(shown, tuple(_placed(csljson.read(text, shown), shown)), notices)


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or what Windows wrote before, which is told."""
    if b"\0" in data[:8192] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableInput("not text but binary data", where=name)
    try:
        return files.decoded(data, name), ()
    except UnreadableInput:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise
        text = data.decode("cp1252", "replace")
        return text, (f"{name}: not UTF-8; read as Windows-1252",)


def _placed(found: Records, name: str) -> Iterator[Incoming | Imported]:
    """Yield the records of a file as entries, and what is none, in the order of their lines."""
    pieces: list[tuple[int, Incoming | Imported]] = []
    for unread in found.unread:
        left = Imported(_at(name, unread.line), "", reason=unread.what)
        pieces.append((unread.line or 0, left))
    for record in found.records:
        given = record.reference.key
        entry = from_record(record)
        entry = entry if _is_key(given) else replace(entry, key="")
        pieces.append((record.line or 0, Incoming(entry, name, _at(name, record.line), given)))
    yield from (piece for _, piece in sorted(pieces, key=lambda one: one[0]))


def _is_key(given: str) -> bool:
    """Tell whether what a program calls a record can be its citekey; it counts by numbers and addresses."""
    return is_key(given) and not given.isdecimal() and "://" not in given


def _at(name: str, line: int | None) -> str:
    return f"{name}:{line}" if line else name


def _of_bibtex(library: Library, text: str, name: str) -> Brought:
    """Return the entries of a BibTeX file with what they have from others.

    Raises:
        UnreadableInput: if no entry is in it.

    """
    if not library.entries and not library.broken:
        raise UnreadableInput("no entry of BibTeX", where=name, hint="each begins like this: @article{key,")
    known = by_key(library.entries)
    macros = "".join(f"{text[b.start : b.end]}\n" for b in library.blocks if b.kind is Kind.STRING)
    notices = list(_notices(library, text))
    pieces: list[tuple[int, Incoming | Imported]] = [
        (entry.start, Incoming(inherited(entry, known), name, _at(name, entry.line), entry.key))
        for entry in library.entries
    ]
    for broken in library.broken:
        where = _at(name, broken.line)
        again = load(macros + text[broken.start : broken.end]) if broken.fault is Fault.KEY_TWICE else None
        if again and again.entries:
            # Another entry has its citekey; nothing else is wrong with it.
            entry = inherited(again.entries[0], known)
            pieces.append((broken.start, Incoming(entry, name, where, broken.key)))
            above = macros.count("\n")
            undefined = (replace(one, line=one.line - above) for one in again.undefined if one.line > above)
            notices += [(broken.line + one.line - 1, _taken_for_text(one.name)) for one in undefined]
        else:
            pieces.append((broken.start, Imported(where, broken.key, reason=broken.what)))
    ordered = (piece for _, piece in sorted(pieces, key=lambda one: one[0]))
    told = (f"{_at(name, line)}: {what}" for line, what in sorted(notices, key=lambda one: one[0]))
    return Brought(name, tuple(ordered), tuple(told))


def _notices(library: Library, text: str) -> Iterator[tuple[int, str]]:
    """Yield what is to be told of a BibTeX file, each with its line."""
    known = by_key(library.entries)
    for block in library.blocks:
        if block.kind in {Kind.PREAMBLE, Kind.COMMENT}:
            begins = squash(text[block.start : min(block.end, block.start + _TOLD)])
            yield block.line, f"{shorten(begins, 60)} is not taken over"
    for one in library.undefined:
        yield one.line, _taken_for_text(one.name)
    for entry in library.entries:
        for parent in missing_parents(entry, known):
            yield entry.line or 0, f"{entry.key} has fields from {parent}, which is not there"


def _taken_for_text(macro: str) -> str:
    return f"{macro} is no macro that the file defines; its name is taken for the text"

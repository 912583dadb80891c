"""A store → the rows of its catalogue, over the cores where it is large; or those that changed."""

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b

from annexcli.bib.dates import span
from annexcli.bib.fields import to_reference
from annexcli.bib.inherit import by_key, inherited
from annexcli.bib.library import Entry, Kind, Library, load
from annexcli.links.targets import targets
from annexcli.model.reference import Reference
from annexcli.query.tables import Prepared, Row, prepared

# Starting a process takes as long as reading some thousand entries.
_WORTH_WORKERS = 2_000_000
# How long a part is at least: small ones keep all cores busy to the end.
_PART = 250_000
# So many entries are read before the rows of them are made: work of one kind finds its code and data in the
# caches of the processor, while entry by entry each evicts the other's.
_AT_ONCE = 100


class NotPlainError(Exception):
    """An entry depends on another part of the store, which has to be read as a whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """Rows that come in place of others: of how many, from which place on."""

    at: int
    gone: int
    rows: tuple[Prepared, ...]


def digest(text: str) -> bytes:
    """Return what tells a piece of a store from others."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def is_plain(text: str, library: Library) -> bool:
    """Tell whether no entry depends on another part of the file.

    There are no macros then, nothing that cannot be read, and nothing that has fields from another entry.
    """
    plain = not library.broken and all(block.kind is not Kind.STRING for block in library.blocks)
    return plain and not _inherits(text)


def _inherits(text: str) -> bool:
    small = text.lower()
    return "crossref" in small or "xdata" in small


def rows_of(text: str, entries: Sequence[Entry]) -> Iterator[Prepared]:
    """Yield a row for each entry, in the order of the text, with what it has from others."""
    known = by_key(entries) if _inherits(text) else {}
    end = 0
    for first in range(0, len(entries), _AT_ONCE):
        some = [inherited(entry, known) if known else entry for entry in entries[first : first + _AT_ONCE]]
        references = [to_reference(entry) for entry in some]
        for entry, reference in zip(some, references, strict=True):
            yield prepared(_row(text, end, entry, reference))
            end = entry.end


def _row(text: str, end: int, entry: Entry, reference: Reference) -> Row:
    """Return the row of an entry that stands behind the place where the one before ends."""
    fields = frozenset(name for name, value in entry.fields if value.strip())
    years = span(entry.get("date"), reference.date)
    piece = text[end : entry.end]
    above = text.count("\n", end, entry.start)
    size = len(piece), digest(piece), above, piece.count("\n")
    return Row(reference, entry.type, fields, years, targets(reference), *size)


def rows_over_cores(text: str) -> Iterator[Prepared] | None:
    """Return the rows of a large store, made over the cores; None where it is small, or there is one core.

    It is cut where a line begins with "@". If each part is plain the whole is, and says what they say.

    Raises:
        NotPlainError: while rows are taken, where the store is not plain.

    """
    workers = os.cpu_count() or 1
    return _over(workers, text) if len(text) >= _WORTH_WORKERS and workers > 1 else None


def _over(workers: int, text: str) -> Iterator[Prepared]:
    behind = ""
    keys: set[str] = set()
    parts = list(_parts(text))
    with ProcessPoolExecutor(workers) as pool:
        for part, rows in zip(parts, pool.map(_read, parts), strict=True):
            if rows is None or not keys.isdisjoint(row.key for row in rows):
                pool.shutdown(cancel_futures=True)
                raise NotPlainError
            keys.update(row.key for row in rows)
            rest = part[sum(row.length for row in rows) :]
            if rows:
                # What stood behind the part before belongs to the first entry of this one.
                piece = behind + part[: rows[0].length]
                more = behind.count("\n")
                rows[0] = rows[0]._replace(
                    length=len(piece),
                    digest=digest(piece),
                    above=rows[0].above + more,
                    lines=rows[0].lines + more,
                )
                behind = ""
            yield from rows
            behind += rest


def _parts(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n@", start + _PART) + 1 or len(text)
        yield text[start:end]
        start = end


def _read(part: str) -> list[Prepared] | None:
    with without_collection():
        library = load(part)
        return list(rows_of(part, library.entries)) if is_plain(part, library) else None


@contextmanager
def without_collection() -> Iterator[None]:
    """Do not look for garbage where nothing but what is needed is made; that takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def changed(text: str, pieces: list[tuple[int, bytes]]) -> Change | None:
    """Return which rows a change of a plain store makes anew, or None where that takes reading it all.

    A piece is an entry with what stands before it. All pieces at the beginning that are as they were, and
    all at the end, say what they said: BibTeX has nothing that reaches over them but macros and citekeys.

    Args:
        text: the store as it is now.
        pieces: how long the pieces were, and their digests, in order.

    """
    start, first = 0, 0
    for length, known in pieces:
        if digest(text[start : start + length]) != known:
            break
        start += length
        first += 1
    end, last = len(text), len(pieces)
    if first < last:
        end, last = _same_end(text, pieces, start, first)
    if end - start > len(text) // 2 + 10_000:
        return None
    library = load(text[start:end])
    behind = text[start + _end(library) : end]
    if not is_plain(text[start:end], library) or "@" in behind:
        return None  # what begins here may end in what follows
    if behind and last < len(pieces):
        # It stands before the next entry now, and belongs to its piece.
        end += pieces[last][0]
        last += 1
        library = load(text[start:end])
        if not is_plain(text[start:end], library) or start + _end(library) != end:
            return None
    return Change(first, last - first, tuple(rows_of(text[start:end], library.entries)))


def _end(library: Library) -> int:
    """Return where the last entry ends."""
    return library.entries[-1].end if library.entries else 0


def _same_end(text: str, pieces: list[tuple[int, bytes]], start: int, first: int) -> tuple[int, int]:
    """Return where the pieces at the end begin that are as they were, and which is the first of them."""
    end, last = len(text.rstrip()), len(pieces)
    while last > first:
        length, known = pieces[last - 1]
        if end - length < start or digest(text[end - length : end]) != known:
            break
        end -= length
        last -= 1
    return (end, last) if last < len(pieces) else (len(text), last)

"""The index: the catalogue of a store in the user's cache, so that a query does not read the store again.

The store's own file is always right. The index is taken where the file is the one that it was made of: by
size, inode and times where these are old enough to be trusted, else by its content. A change of a few entries
is entered; after others the index is made anew. Where there can be none, the catalogue is made in memory.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annexcli.edge import index_file
from annexcli.edge.index_file import IndexFile
from annexcli.query.catalogue import Catalogue, Verdict

if TYPE_CHECKING:
    from annexcli.edge.store import Store
    from annexcli.vocab.organisations import Body

# Clocks of file systems tick in up to two seconds: a file may change after it was read and look the same.
_TICK = 2_000_000_000


class Indexed(NamedTuple):
    """The catalogue of a store, and what else its file tells.

    ``broken`` is the first part that cannot be read as an entry: its line, why, and how many such there are.
    """

    catalogue: Catalogue
    encoding: str
    broken: tuple[int, str, int] | None


def open_index(path: Path, own: "Callable[[], tuple[Body, ...]]" = tuple) -> Indexed:
    """Return the catalogue of a store, which is read only where the index is not up to date.

    Args:
        path: the store.
        own: gives the organisations of the user's settings.

    Raises:
        UnreadableInput: if the file is missing, is no text or is too large.

    """
    looks = _looks(path)
    found = index_file.opened(path)
    if found and looks and found.about("looks") == looks:
        return _indexed(found, own)
    from annexcli.edge.store import read_store  # noqa: PLC0415 - its import takes most of what an index saves

    return _indexed(_up_to_date(read_store(path), found, looks), own)


def index_of(store: "Store", own: "Callable[[], tuple[Body, ...]]" = tuple) -> Indexed:
    """Return the catalogue of a store that has been read already."""
    return _indexed(_up_to_date(store, index_file.opened(store.path), ""), own)


def index_of_draft(store: "Store", own: "Callable[[], tuple[Body, ...]]" = tuple) -> Indexed:
    """Return the catalogue of what a store may become; nothing of it is kept."""
    return _indexed(index_file.in_memory(store), own)


def _up_to_date(store: "Store", found: IndexFile | None, looks: str) -> IndexFile:
    from hashlib import sha256  # noqa: PLC0415 - only a store that was read has a content to compare

    content = sha256(store.data).hexdigest()
    if found:
        if found.about("content") == content:
            found.note_looks(looks)
            return found
        try:
            if found.enter(store, content, looks):
                return found
        except sqlite3.Error:
            pass  # another program writes it, or it is damaged: a new one takes its place
        found.connection.close()
    try:
        return index_file.made(store, content, looks)
    except (sqlite3.Error, OSError):
        return index_file.in_memory(store)


def _looks(path: Path) -> str:
    """Return what tells a file from others unread; nothing where it may change and look the same."""
    try:
        seen = path.stat()
    except OSError:
        return ""
    if max(seen.st_mtime_ns, seen.st_ctime_ns) + _TICK > time.time_ns():
        return ""
    return f"{seen.st_dev} {seen.st_ino} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"


def _known(urls: list[str]) -> Iterator[Verdict]:
    from annexcli.edge.known_links import known_links  # noqa: PLC0415 - few queries are for verdicts

    yield from ((url, one.verdict.value, one.checked) for url, one in known_links(urls).items())


def _indexed(index: IndexFile, own: "Callable[[], tuple[Body, ...]]") -> Indexed:
    broken = index.about("broken")
    line, what, number = json.loads(broken) if broken else (0, "", 0)
    return Indexed(
        Catalogue(index.connection, own, _known),
        index.about("encoding"),
        (line, what, number) if broken else None,
    )

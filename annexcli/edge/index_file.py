"""The file of an index: found by the store's path, opened, made whole, changed in one step."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote_to_bytes

from annexcli.edge.cache import cache_folder
from annexcli.query.catalogue import VERSION

if TYPE_CHECKING:
    from annexcli.bib.library import Library
    from annexcli.edge.store import Store
    from annexcli.query.tables import Prepared

_PATIENCE = 2.0
_SUFFIX = ".sqlite"
_LONGEST_NAME = 200
# What SQLite may keep in memory while it fills an index.
_KIBIBYTES = 65_536
# What SQLite may leave beside a file of its own.
_BESIDE = ("", "-journal", "-wal", "-shm")


class IndexFile:
    """An open index. What is read from it does not change until it is closed.

    Args:
        connection: an open database with the tables of :mod:`annexcli.query.tables`.

    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("BEGIN")

    def about(self, name: str) -> Any:
        """Return what is noted about the index; None where nothing is."""
        found = self.connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def note_looks(self, looks: str) -> None:
        """Note by which looks the file of the store is known; where that cannot be written it is no loss."""
        if looks and looks != self.about("looks"):
            with contextlib.suppress(sqlite3.Error), self._writing():
                _note(self.connection, looks=looks)

    def enter(self, store: "Store", content: str, looks: str) -> bool:
        """Enter a change of a few entries; tell whether it was one.

        Raises:
            sqlite3.Error: if that cannot be written.

        """
        if self.about("depends"):
            return False
        from annexcli.edge.rows import changed  # noqa: PLC0415 - most commands find the index up to date
        from annexcli.query import tables  # noqa: PLC0415 - as above

        before = self.about("content")
        pieces = list(self.connection.execute("SELECT length, digest FROM entry ORDER BY place"))
        change = changed(store.text, pieces)
        if change is None:
            return False
        keys = [row.key for row in change.rows]
        with self._writing():
            if self.about("content") != before or len(set(keys)) < len(keys):
                return False
            tables.replace(self.connection, change.at, change.gone, change.rows)
            if tables.has_doubles(self.connection, keys):
                raise sqlite3.IntegrityError("a citekey is used twice")
            _note(self.connection, content=content, looks=looks, encoding=store.encoding)
        return True

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Write what is done meanwhile in one step, or nothing of it."""
        self.connection.execute("COMMIT")
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            self.connection.execute("BEGIN")


def opened(path: Path) -> IndexFile | None:
    """Return the index of a store; None where there is none that can be used."""
    connection = None
    try:
        file = file_of(path)
        if not file.is_file():
            return None
        address = f"file:{quote(str(file))}?mode=rw"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
        index = IndexFile(connection)
        if index.about("version") == VERSION and index.about("store") == _name(path):
            return index
    except (sqlite3.Error, OSError):
        pass
    if connection:
        connection.close()
    return None


def made(store: "Store", content: str, looks: str) -> IndexFile:
    """Make the index of a store anew, and put it in place of the one that is there.

    Raises:
        sqlite3.Error: if it cannot be written.
        OSError: if it cannot be written.

    """
    import tempfile  # noqa: PLC0415 - most commands find the index made

    file = file_of(store.path)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=_SUFFIX, dir=file.parent)
    os.close(descriptor)
    try:
        connection = _filled(name, store)
        _note(connection, content=content, looks=looks)
        connection.close()
        with Path(name).open("rb+") as written:
            os.fsync(written.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _forget_gone(file.parent)
    index = opened(store.path)
    if index is None:
        raise sqlite3.OperationalError("the index that was made cannot be opened")
    return index


def is_damage(error: BaseException) -> bool:
    """Tell whether an error says that the file of an index is damaged."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or str(error).startswith("vtable constructor")


def remove(path: Path) -> None:
    """Remove the index of a store; it is made anew when it is wanted."""
    for suffix in _BESIDE:
        with contextlib.suppress(OSError):
            Path(f"{file_of(path)}{suffix}").unlink(missing_ok=True)


def in_memory(store: "Store") -> IndexFile:
    """Return an index of a store that nobody else sees."""
    return IndexFile(_filled(":memory:", store))


def _filled(name: str, store: "Store") -> sqlite3.Connection:
    """Return a database of the name, which is empty so far, with the tables of a store."""
    from annexcli.bib.library import Library  # noqa: PLC0415 - most commands find the index made
    from annexcli.edge import rows  # noqa: PLC0415 - as above

    with rows.without_collection():
        if (several := rows.rows_over_cores(store.text)) is not None:
            with contextlib.suppress(rows.NotPlainError):
                return _written(name, store, several, Library(()))
            if name != ":memory:":
                Path(name).write_bytes(b"")
        library = store.library
        return _written(name, store, rows.rows_of(store.text, library.entries), library)


def _written(name: str, store: "Store", rows: "Iterator[Prepared]", library: "Library") -> sqlite3.Connection:
    from annexcli.edge.rows import is_plain  # noqa: PLC0415 - as above
    from annexcli.query import tables  # noqa: PLC0415 - as above

    connection = sqlite3.connect(name, isolation_level=None)
    # What is half made is thrown away whole.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    # Its pages are entered in no order: those that are kept are not written out and read again.
    connection.execute(f"PRAGMA cache_size = -{_KIBIBYTES}")
    connection.execute("BEGIN")
    try:
        tables.create(connection, rows)
        first = library.broken[0] if library.broken else None
        _note(
            connection,
            version=VERSION,
            store=_name(store.path),
            encoding=store.encoding,
            broken=json.dumps([first.line, first.what, len(library.broken)]) if first else None,
            depends=int(not is_plain(store.text, library)),
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _note(connection: sqlite3.Connection, **values: Any) -> None:
    connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values.items())


def file_of(path: Path) -> Path:
    """Return where the index of a store is, or would be."""
    return cache_folder() / "stores" / f"{_name(path)}{_SUFFIX}"


def _name(path: Path) -> str:
    """Return a name for the index of a store, from which its path can be told unless that is very long."""
    name = quote(os.fsencode(os.path.realpath(path)), safe="")
    if len(name) <= _LONGEST_NAME:
        return name
    from hashlib import sha256  # noqa: PLC0415 - few paths are that long

    return sha256(name.encode()).hexdigest()


def _forget_gone(folder: Path) -> None:
    """Remove the indices of stores that are no more."""
    for file in folder.glob(f"%2F*{_SUFFIX}"):
        if not Path(os.fsdecode(unquote_to_bytes(file.name.removesuffix(_SUFFIX)))).exists():
            for suffix in _BESIDE:
                with contextlib.suppress(OSError):
                    Path(f"{file}{suffix}").unlink(missing_ok=True)

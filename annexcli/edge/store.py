"""The store: a BibTeX file, read as references, added to without touching what stands in it."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.library import load
from annexcli.bib.style import render
from annexcli.edge.files import read_store, write_whole
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.model import Reference

_LOCK_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Store:
    """What a BibTeX file holds: its text, and the references in it, in its order."""

    path: Path
    text: str
    references: tuple[Reference, ...]


def open_store(path: Path, *, must_exist: bool = True) -> Store:
    """Read a store.

    Raises:
        UnreadableInput: if the file is missing, is not text, or has an entry that cannot be read.

    """
    if must_exist and not path.exists():
        raise UnreadableInput("no such store", where=str(path), hint="make one with: annex parse DOCUMENT")
    text = read_store(path)
    library = load(text)
    if library.broken:
        first, more = library.broken[0], len(library.broken) - 1
        further = f" (and {more} more in this file)" if more else ""
        raise UnreadableInput(
            f"{first.what}{further}",
            where=f"{path}:{first.line}",
            hint="mend it by hand; nothing was changed",
        )
    return Store(path, text, tuple(map(to_reference, library.entries)))


def append(store: Store, new: tuple[Reference, ...]) -> None:
    """Write new references behind what the store holds; not a byte of that changes.

    Raises:
        UsageProblem: if the file cannot be written.

    """
    if not new:
        return
    text = store.text
    newline = "\r\n" if "\r\n" in text else "\n"
    added = render(tuple(map(to_entry, new))).replace("\n", newline)
    gap = "" if not text.strip("\ufeff") else newline if text.endswith(newline) else 2 * newline
    write_whole(store.path, f"{text}{gap}{added}")


def _lock_file(path: Path) -> Path:
    """Return the file that stands for the lock, not in the user's folder, which is theirs alone."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only writers need it

    name = f"{hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:20]}.lock"
    for folder in (
        user_cache_path("annex") / "locks",
        Path(tempfile.gettempdir(), f"annex-locks-{os.getuid()}"),
    ):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder / name
    return path.parent / f".{path.name}.lock"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a store against other writers, from reading it to writing it.

    Raises:
        UsageProblem: if another program holds it for more than half a minute, or the folder cannot be
            written to.

    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only writers need it

    try:
        lock = FileLock(_lock_file(path))
        lock.acquire(timeout=_LOCK_SECONDS)
    except Timeout as error:
        raise UsageProblem(
            "another program is writing it", where=str(path), hint="try again when it is done"
        ) from error
    except OSError as error:
        raise UsageProblem(f"cannot write: {error.strerror}", where=str(path)) from error
    try:
        yield
    finally:
        lock.release()

"""The store: a BibTeX file, read as references, changed without touching what stands beside the change.

One writer at a time holds a lock; what others do to the file meanwhile (an editor, git) is seen before the
new file takes the place of the old one, and the change is made anew on what they wrote.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from annexcli.bib.fields import to_reference
from annexcli.bib.library import Entry, Library, load
from annexcli.bib.patch import apply, with_changes
from annexcli.bib.style import Style, render, style_of
from annexcli.edge import files
from annexcli.edge.cache import cache_folder
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.model.reference import Reference

_LOCK_SECONDS = 30
_TRIES = 5
_LARGEST = 256_000_000
# bibtexparser takes some ten microseconds for each mark; beyond this a file is no bibliography.
_MOST_ENTRIES = 500_000
_LONGEST_LINE = 20_000_000
_CP1252, _LATIN1, _UTF8 = "cp1252", "latin-1", "utf-8"


@dataclass(frozen=True)
class Store:
    """What a BibTeX file holds: its bytes, its text, and the entries in it, in its order.

    ``encoding`` is UTF-8, or what the file is written in where it is not.
    """

    path: Path
    data: bytes
    text: str
    encoding: str = _UTF8

    @cached_property
    def library(self) -> Library:
        """The entries, and what cannot be read as one."""
        return load(self.text)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """What the entries say."""
        return tuple(map(to_reference, self.library.entries))

    @cached_property
    def style(self) -> Style:
        """How the file is written."""
        return style_of(self.text, self.library)


def open_store(path: Path, *, tolerant: bool = False, must_exist: bool = True) -> Store:
    """Read a store.

    Args:
        path: the file.
        tolerant: whether it may have parts that cannot be read as entries.
        must_exist: whether it must be there; an absent one is empty otherwise.

    Raises:
        UnreadableInput: if the file is missing, is not text, is too large, or has an entry that cannot be
            read while it is not ``tolerant``.

    """
    store = read_store(path, must_exist=must_exist)
    if store.library.broken and not tolerant:
        first = store.library.broken[0]
        raise refusal(path, first.line, first.what, len(store.library.broken))
    return store


def refusal(path: Path, line: int, what: str, number: int) -> UnreadableInput:
    """Return why a store is refused in which something cannot be read: the first of so many, and its line."""
    further = f" (and {number - 1} more in this file)" if number > 1 else ""
    return UnreadableInput(
        f"{what}{further}",
        where=f"{path}:{line}",
        hint="mend it by hand or with: annex lint --fix; nothing was changed",
    )


def how_to_begin(path: Path) -> str:
    """Return what to do where a store is not there: another file beside it may be meant."""
    beside = sorted(file.name for file in path.parent.glob("*.bib"))
    make = "make one with: annex parse DOCUMENT"
    return f"name one that is here with --store ({', '.join(beside[:3])}), or {make}" if beside else make


def read_store(path: Path, *, must_exist: bool = True) -> Store:
    """Read a store without looking at what it holds.

    Raises:
        UnreadableInput: if the file is missing where it must be there, is not text, or is too large.

    """
    if must_exist and not path.exists():
        raise UnreadableInput("no such store", where=str(path), hint=how_to_begin(path))
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UnreadableInput("not a file", where=str(path), hint="name a BibTeX file")
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Store(path, b"", "")
    except OSError as error:
        raise files.unreadable(error, str(path)) from error
    _check_size(path, data)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise UnreadableInput("not text but binary data", where=f"{path}:{line}")
    try:
        return Store(path, data, data.decode(_UTF8))
    except UnicodeDecodeError:
        pass
    try:
        return Store(path, data, data.decode(_CP1252), _CP1252)
    except UnicodeDecodeError:
        return Store(path, data, data.decode(_LATIN1), _LATIN1)


def _check_size(path: Path, data: bytes) -> None:
    """Refuse what would take minutes or all memory to read, and is no bibliography anyway."""
    if what := _too_large(data, len(data), data.count(b"@")):
        raise UnreadableInput(what, where=str(path), hint="split it into several files")


def _too_large(data: bytes, size: int, marks: int) -> str:
    """Return why a store cannot be read, or nothing: its size, its marks of entries, the lines of a part."""
    if size > _LARGEST:
        return f"larger than {_LARGEST // 1_000_000} MB"
    if _has_longer_line(data, _LONGEST_LINE):
        return f"a line of more than {_LONGEST_LINE // 1_000_000} MB"
    return f"more than {_MOST_ENTRIES:,} entries" if marks > _MOST_ENTRIES else ""


def _has_longer_line(data: bytes, longest: int) -> bool:
    """Tell whether a line has more than so many bytes, without a look at each."""
    start = 0
    while len(data) - start > longest:
        end = data.rfind(b"\n", start, start + longest + 1)
        if end < 0:
            return True
        start = end + 1
    return False


class Room:
    """How much more a store can hold and be read again."""

    def __init__(self, store: Store) -> None:
        self._size, self._marks = len(store.data), store.data.count(b"@")

    def take(self, text: str) -> str:
        """Take the room that a text needs; return why there is none for it, or nothing."""
        data = text.encode()
        size, marks = self._size + len(data), self._marks + data.count(b"@")
        if what := _too_large(data, size, marks):
            return f"the store could not be read with it: {what}"
        self._size, self._marks = size, marks
        return ""


def change(
    path: Path, make: Callable[[Store], str], *, tolerant: bool = False, must_exist: bool = True
) -> Store:
    """Change a store: the text that ``make`` gives for what it holds takes its place.

    ``make`` is called again where somebody else changed the file before that.

    Args:
        path: the file.
        make: gives the new text.
        tolerant: as for :func:`open_store`.
        must_exist: as for :func:`open_store`.

    Returns:
        The store as it was before the change that was made.

    Raises:
        UnreadableInput: as :func:`open_store`.
        UsageProblem: if it cannot be written, could not be read then, or another program keeps changing it.

    """
    with _locked(path):
        files.remove_left_over(path)
        for _ in range(_TRIES):
            store = open_store(path, tolerant=tolerant, must_exist=must_exist)
            text = make(store)
            if text == store.text:
                return store
            data = _encoded(store, text)
            if what := _too_large(data, len(data), data.count(b"@")):
                raise UsageProblem(
                    f"it could not be read again: {what}",
                    where=str(path),
                    hint="nothing was written; use several stores",
                )
            if files.replace(path, data, only_if=store.data):
                return store
    raise UsageProblem(
        "another program keeps changing it", where=str(path), hint="nothing was written; try again later"
    )


def rewritten(store: Store, now: Mapping[str, Entry]) -> str:
    """Return the text of a store with its entries as they are now; nothing else in it changes.

    Args:
        store: what is there.
        now: all its entries by citekey, as they are to be, and new ones.

    Raises:
        UnreadableInput: if an entry is written in a way that cannot be edited safely.

    """
    edits = [
        edit
        for entry in store.library.entries
        if now[entry.key] is not entry
        for edit in with_changes(store.text, entry, now[entry.key], store.style)
    ]
    new = tuple(entry for key, entry in now.items() if not store.library.entry(key))
    return appended(store, apply(store.text, edits), new)


def appended(store: Store, text: str, new: tuple[Entry, ...]) -> str:
    """Return a text with new entries behind it, written as the store is; not a byte of the text changes."""
    if not new:
        return text
    style = store.style
    gap = style.gap.replace("\n", style.newline)
    ending = text[len(text.rstrip(" \t\r\n")) :].replace("\r\n", "\n")
    missing = max(0, style.gap.count("\n") - ending.count("\n"))
    before = "" if not text.strip("\ufeff") else style.newline * missing if "\n" in gap else gap
    return f"{text}{before}{render(new, style)}"


def _encoded(store: Store, text: str) -> bytes:
    try:
        return text.encode(store.encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        if store.encoding == _UTF8:
            what, hint = (
                f"{letter!r} is no character, but a byte of another encoding",
                "type the text in UTF-8",
            )
        else:
            what = f"{letter!r} cannot be written in the file's encoding, {store.encoding}"
            name = store.path.name
            hint = (
                f"convert the file first, with: iconv -f {store.encoding.upper()} -t UTF-8 {name} > utf8.bib"
            )
        raise UsageProblem(what, where=str(store.path), hint=hint) from error


def _lock_file(path: Path) -> Path:
    """Return the file that stands for the lock, not in the user's folder, which is theirs alone."""
    name = f"{hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:20]}.lock"
    choices: tuple[Callable[[], Path], ...] = (
        lambda: cache_folder() / "locks",
        # Asked for only then: on a full disk Python finds no folder for temporary files.
        lambda: Path(tempfile.gettempdir(), f"annex-locks-{os.getuid()}"),
    )
    for choice in choices:
        try:
            folder = choice()
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder / name
    return path.parent / f".{path.name}.lock"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
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
            f"another program has been writing it for {_LOCK_SECONDS} s",
            where=str(path),
            hint="try again when it is done",
        ) from error
    except OSError as error:
        raise UsageProblem(f"cannot write: {error.strerror}", where=str(path)) from error
    try:
        yield
    finally:
        lock.release()

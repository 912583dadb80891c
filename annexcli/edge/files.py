"""Files: read whole with clear errors, written whole or not at all."""

import os
import stat
import tempfile
from pathlib import Path

from annexcli.errors import UnreadableInput, UsageProblem

# What begins files that somebody may take for text, by their first bytes.
_KINDS = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a zip archive (DOCX, ODT, EPUB, …)",
    b"\xd0\xcf\x11\xe0": "an old Microsoft Office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF document",
}


def read_document(path: str, *, largest: int = 50_000_000) -> str:
    """Return the text of a document in UTF-8.

    Args:
        path: the file, as the user named it; ``-`` is standard input.
        largest: the most bytes to take.

    Raises:
        UnreadableInput: if there is no such file, or it is empty, binary, too large or not UTF-8.

    """
    data = _read(path, largest)
    return _decoded(data, "<stdin>" if path == "-" else path)


def read_store(path: Path) -> str:
    """Return the text of a store, its line ends as they are; no file is an empty text.

    Raises:
        UnreadableInput: if the file is binary or not UTF-8.

    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _unreadable(error, str(path)) from error
    return _decoded(data, str(path)) if data.strip() else data.decode("ascii", "replace")


def _read(path: str, largest: int) -> bytes:
    try:
        if path == "-":
            import sys  # noqa: PLC0415 - only here is standard input read

            data = sys.stdin.buffer.read(largest + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(largest + 1)
    except OSError as error:
        raise _unreadable(error, path) from error
    if len(data) > largest:
        raise UnreadableInput(
            f"larger than {largest // 1_000_000} MB", where=path, hint="cut the annex out of it"
        )
    return data


def _unreadable(error: OSError, path: str) -> UnreadableInput:
    if isinstance(error, FileNotFoundError):
        return UnreadableInput("no such file", where=path, hint="check the path")
    if isinstance(error, IsADirectoryError):
        return UnreadableInput("a folder, not a file", where=path, hint="name the documents in it")
    return UnreadableInput(error.strerror or str(error), where=path)


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise UnreadableInput("the file is empty", where=name)
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")
    if kind or b"\0" in data[:8192]:
        what = f"not text but {kind or 'binary data'}"
        raise UnreadableInput(what, where=name, hint="convert it to Markdown first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(
            "not UTF-8 text", where=f"{name}:{line}", hint="convert it with: iconv -f LATIN1 -t UTF-8"
        ) from error


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` in place of a file in one step: readers see the old file or the new one, never a part.

    Permissions stay; a symbolic link stays and its target is written.

    Raises:
        UsageProblem: if the folder does not exist or cannot be written to.

    """
    target = path.resolve()
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise UsageProblem(f"cannot write: {error.strerror}", where=str(path)) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageProblem(f"cannot write: {error.strerror}", where=str(path)) from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Return the permissions of a file, or those that a new one gets under the user's umask."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

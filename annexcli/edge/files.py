"""Files: read whole with clear errors, written whole or not at all."""

import codecs
import os
import re
import stat
import tempfile
from pathlib import Path

from annexcli.errors import UnreadableInput, UsageProblem

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.IGNORECASE)


def read_bytes(path: str, *, largest: int = 200_000_000) -> bytes:
    """Return the bytes of a document.

    Args:
        path: the file, as the user named it; ``-`` is standard input.
        largest: the most bytes to take.

    Raises:
        UnreadableInput: if there is no such file, or it is empty or too large.

    """
    data = _read(path, largest)
    if not data.strip():
        raise UnreadableInput("the file is empty", where="<stdin>" if path == "-" else path)
    return data


def decoded(data: bytes, name: str, *, declares: bool = False) -> str:
    """Return the text of a document, without the mark that may stand before it.

    Args:
        data: the document, in UTF-8, or in UTF-16 with its mark.
        name: its name, for errors.
        declares: whether it may name another encoding itself, as HTML does.

    Raises:
        UnreadableInput: if it is in no encoding that it says; the line is given.

    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableInput("not the UTF-16 text that it begins as", where=name) from error
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if declares and (text := _as_declared(data)):
            return text
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(
            "not UTF-8 text", where=f"{name}:{line}", hint="convert it with: iconv -f LATIN1 -t UTF-8"
        ) from error


def _as_declared(data: bytes) -> str:
    """Decode HTML as its ``<meta>`` or XML declaration says; nothing if that fails.

    Latin-1 is read as Windows-1252, as browsers do (WHATWG Encoding Standard, §4.2).
    """
    match = _CHARSET.search(data[:2048])
    name = match[1].decode("ascii").lower() if match else ""
    if name.startswith("utf-16"):
        return ""  # then it could not have been read so far
    try:
        return data.decode("cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else name)
    except (LookupError, UnicodeDecodeError):
        return ""


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
    if b"\0" in data[:8192]:
        raise UnreadableInput("not text but binary data", where=str(path))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput("not UTF-8 text", where=f"{path}:{line}") from error


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

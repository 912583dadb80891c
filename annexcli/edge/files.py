"""Files: read whole with clear errors, written whole or not at all."""

import codecs
import os
import re
import stat
import sys
from glob import escape
from pathlib import Path

from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.model.reference import STDIN

_SUFFIX = ".tmp"
_LARGEST = 200_000_000
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.IGNORECASE)


def read_bytes(path: str) -> bytes:
    """Return the bytes of a document.

    Args:
        path: the file, as the user named it; ``-`` is standard input.

    Raises:
        UnreadableInput: if there is no such file, or it is empty or too large.

    """
    where = STDIN if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(_LARGEST + 1)
    except OSError as error:
        raise unreadable(error, where) from error
    if len(data) > _LARGEST:
        raise UnreadableInput(
            f"larger than {_LARGEST // 1_000_000} MB", where=where, hint="cut out the part that is needed"
        )
    if not data.strip():
        raise UnreadableInput("the file is empty", where=where)
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


def where_else(path: str) -> str:
    """Return what to do about a path at which there is nothing."""
    address = path.startswith(("http://", "https://"))
    return "save what is at this address, and name that file" if address else "check the path"


def unreadable(error: OSError, path: str) -> UnreadableInput:
    """Return why a file cannot be read, by what the system said."""
    if isinstance(error, FileNotFoundError):
        return UnreadableInput("no such file", where=path, hint=where_else(path))
    if isinstance(error, IsADirectoryError):
        return UnreadableInput("a folder, not a file", where=path, hint="name the documents in it")
    return UnreadableInput(error.strerror or str(error), where=path)


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` in UTF-8 in place of a file in one step, as :func:`replace` does.

    Raises:
        UsageProblem: if the folder does not exist or cannot be written to.

    """
    replace(path, text.encode())


def replace(path: Path, data: bytes, *, only_if: bytes | None = None) -> bool:
    """Put ``data`` in place of a file in one step: readers see the old file or the new one, never a part.

    Permissions stay; a symbolic link stays and its target is written. The data is on the disk before the name
    points to it, so that a crash leaves the one or the other.

    Args:
        path: the file.
        data: what it is to hold.
        only_if: what it must hold until then, nothing where there must be no file; not looked at if None.

    Returns:
        Whether the file was replaced: not if it holds something else than ``only_if``.

    Raises:
        UsageProblem: if the folder does not exist or cannot be written to, or the disk is full.

    """
    import tempfile  # noqa: PLC0415 - what only asks writes nothing

    target = path.resolve()
    name = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=_SUFFIX, dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        if only_if is not None and _held(target) != only_if:
            return False
        Path(name).replace(target)
        name = None
        _sync_folder(target.parent)
    except OSError as error:
        raise UsageProblem(
            f"cannot write: {error.strerror}", where=str(path), hint="the file is as it was"
        ) from error
    finally:
        if name is not None:
            Path(name).unlink(missing_ok=True)
    return True


def refuse_if_open(path: Path) -> None:
    """Refuse to replace a document that a word processor has open: it would write its own state over it.

    LibreOffice and Word put a file beside such a document that says so.

    Raises:
        UsageProblem: if there is such a file.

    """
    for name in (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}"):
        if path.name[2:] and (path.parent / name).exists():
            raise UsageProblem(
                "open in a word processor", where=str(path), hint=f"close it there, or remove {name}"
            )


def remove_left_over(path: Path) -> None:
    """Remove what a writer of a file left that was killed; to be called where no other can be writing it."""
    target = path.resolve()
    for name in target.parent.glob(f".{escape(target.name)}.*{_SUFFIX}"):
        name.unlink(missing_ok=True)


def _held(target: Path) -> bytes:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return b""


def _sync_folder(folder: Path) -> None:
    """Make the new name last; some file systems cannot, and the file itself is safe."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def _mode(target: Path) -> int:
    """Return the permissions of a file, or those that a new one gets under the user's umask."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

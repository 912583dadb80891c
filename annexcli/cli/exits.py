"""What becomes of errors: a message and an exit code, here and nowhere else; a damaged index is removed."""

import os
import sys
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

from annexcli.errors import AnnexError, NetworkUnusable, UnreadableInput, UsageProblem


class Exit(IntEnum):
    """Exit codes, as docs/commands.md lists them."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NO_NETWORK = 4
    BUG = 70
    INTERRUPTED = 130


_CODES: dict[type[AnnexError], Exit] = {
    UsageProblem: Exit.USAGE,
    UnreadableInput: Exit.UNREADABLE,
    NetworkUnusable: Exit.NO_NETWORK,
}


def explain(error: BaseException) -> Exit:
    """Tell the user of an error on standard error, in one line, and return the exit code for it."""
    if isinstance(error, BrokenPipeError):
        # Whoever read the output has seen enough; Python must not complain when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    if isinstance(error, KeyboardInterrupt):
        _say("interrupted")
        return Exit.INTERRUPTED
    if isinstance(error, AnnexError):
        _say(str(error))
        return _CODES.get(type(error), Exit.USAGE)
    if isinstance(error, PermissionError) and error.filename is not None:
        # Something above it may not be searched: then even to ask whether it is there is refused.
        _say(f"{os.fsdecode(error.filename)}: {error.strerror}; make it, and its folder, readable to you")
        return Exit.UNREADABLE
    if isinstance(error, FileNotFoundError) and error.filename is None:
        _say("the current folder is gone; change to another")
        return Exit.USAGE
    if isinstance(error, OSError) and error.filename is None:
        # Standard output is on a full disk, or a terminal that is gone.
        _say(f"cannot write the output: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.USAGE
    if os.environ.get("ANNEX_DEBUG"):
        raise error
    _say(f"a bug in annex: {type(error).__name__}: {error}; set ANNEX_DEBUG=1 to see where")
    return Exit.BUG


def removed_damaged_index(error: BaseException, store: Callable[[], Path]) -> bool:
    """Remove the index of a store, if it was damaged and so made an error; the command can be run again then.

    Args:
        error: what the command ended with.
        store: gives the path of the store.

    Returns:
        Whether that was so.

    """
    if type(error).__module__ != "sqlite3":
        return False
    from annexcli.edge.index_file import is_damage, remove

    if not is_damage(error):
        return False
    remove(store())
    return True


def _say(message: str) -> None:
    from annexcli.text import printable  # most runs have no error to tell

    sys.stderr.write(f"annex: {printable(message)}\n")

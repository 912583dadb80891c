"""The process: its streams, its memory, and how it ends."""

import atexit
import gc
import os
import sys
import threading
from pathlib import Path


def begin() -> None:
    """Make the streams fit for any text, and stop looking for garbage where there is none."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # A program that was started without standard streams (">&-") does its work all the same.
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not end the program.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    # Nearly all that a command makes it keeps to its end: looking for garbage all the time finds none.
    gc.set_threshold(50_000, 50, 100)
    gc.freeze()
    gc.enable()


def end(code: object) -> None:
    """End at once: to take apart all that is loaded takes a sixth of a short run, and nobody needs it.

    Where something may still be at work, or goes wrong, this returns and Python ends as it always does.
    """
    if threading.active_count() > 1 or not isinstance(code, int | None):
        return
    try:
        atexit._run_exitfuncs()  # noqa: SLF001 - what Python itself would call next
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code or 0)

"""Long output on a terminal goes through a pager, as in git: ``ANNEX_PAGER``, ``PAGER``, else less."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annexcli.cli.run import Run

if TYPE_CHECKING:
    from rich.console import Console

# As git has it: leave at once where all of it fits, show colours, do not clear the screen.
_LESS = {"LESS": "FRX", "LV": "-c"}


@contextmanager
def paged(run: Run) -> "Iterator[Console]":
    """Give a console whose output is shown page by page where it is longer than the terminal is high."""
    console = run.console()
    command = _pager()
    if not (command and console.is_terminal):
        yield console
        return
    with console.capture() as shown:
        yield console
    text = shown.get()
    if text.count("\n") < console.height:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    _page(command, text)


def _pager() -> str:
    """Return the pager as the shell takes it; nothing where there is none, or none is wanted."""
    for name in ("ANNEX_PAGER", "PAGER"):
        if name in os.environ:
            named = os.environ[name].strip()
            return "" if named == "cat" else named
    return "less" if shutil.which("less") else ""


def _page(command: str, text: str) -> None:
    environment = {name: value for name, value in _LESS.items() if name not in os.environ} | dict(os.environ)
    with subprocess.Popen(  # noqa: S602 - the user's own command with its options, as git runs it
        command,
        shell=True,
        stdin=subprocess.PIPE,
        text=True,
        errors="replace",
        env=environment,
    ) as pager:
        try:
            pager.communicate(text)
        except (KeyboardInterrupt, BrokenPipeError):
            # Interrupts are the pager's to handle: it ends when the user leaves it.
            pager.wait()
    if pager.returncode in {2, 126, 127}:  # no command that can be run, which the shell has told
        sys.stdout.write(text)

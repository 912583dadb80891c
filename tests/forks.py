"""Runs of the command that need not load it each time: forks of a process that has.

Each is a process of its own, with its own folder, environment, streams and end, as the shell starts it; but
Python and the modules of the program, which take most of the time of a short run, are there already.
"""

import importlib
import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import annexcli

_STREAMS = ("in", "out", "err")
_LONGEST = 60


class Nursery:
    """A process that has the program loaded, and forks for each run of it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="annex-tests-")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forks", self._folder.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parent.parent,
            start_new_session=True,
        )

    def run(
        self, arguments: tuple[str, ...], given: bytes, folder: Path, environment: Mapping[str, str]
    ) -> tuple[int, float, bytes, bytes]:
        """Run the command; return its exit code, the seconds of the processor it took, and what it wrote."""
        streams = Path(self._folder.name)
        (streams / "in").write_bytes(given)
        asked = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        if not select.select([self._process.stdout], [], [], _LONGEST)[0]:
            os.killpg(self._process.pid, signal.SIGKILL)
            nursery.cache_clear()
            raise TimeoutError(f"annex {' '.join(arguments)} takes longer than {_LONGEST} s")
        ended = self._process.stdout.readline().split()
        assert ended, "the process that forks has ended"
        return int(ended[0]), float(ended[1]), (streams / "out").read_bytes(), (streams / "err").read_bytes()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
        self._folder.cleanup()


@cache
def nursery() -> Nursery:
    """Return the one of this process."""
    return Nursery()


def _serve(streams: Path) -> None:
    for module in pkgutil.walk_packages(annexcli.__path__, "annexcli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            return _become(streams, **json.loads(line))
        _, status, used = os.wait4(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime}\n")
        sys.stdout.flush()
    return None


def _become(streams: Path, arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """Be a run of the command."""
    for number, name in enumerate(_STREAMS):
        how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
        opened = os.open(streams / name, how, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - open to the end, as Python's own
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", closefd=False, errors="backslashreplace", buffering=1)  # noqa: SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    from annexcli.__main__ import main  # noqa: PLC0415 - as Python runs it

    main()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))

"""Processes and calls, timed in turns.

Little is imported here on purpose: Linux counts the memory of the parent as that of a new process until it has more.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from page import Spread

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ANNEX = str(BIN / "annex")
ABSENT = "not installed"
# Seconds after which a program hangs.
LIMIT = 900


@dataclass(frozen=True, slots=True)
class Process:
    """What one run took: seconds by the clock and of the processor, megabytes at most; what it printed."""

    wall: float
    processor: float
    memory: float = 0
    output: bytes = b""


@dataclass(frozen=True, slots=True)
class Measured:
    """All rounds of one thing."""

    runs: tuple[Process, ...]

    @property
    def wall(self) -> Spread:
        """Seconds by the clock."""
        return Spread(tuple(run.wall for run in self.runs))

    @property
    def processor(self) -> Spread:
        """Seconds of the processor."""
        return Spread(tuple(run.processor for run in self.runs))

    @property
    def memory(self) -> Spread:
        """Megabytes at most."""
        return Spread(tuple(run.memory for run in self.runs))

    @property
    def lines(self) -> int:
        """How many lines it printed."""
        return len(self.runs[-1].output.splitlines())


class Unmeasurable(Exception):
    """A program that cannot be measured here, and why."""


class Absent(Unmeasurable):
    """One that is not there."""


def run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    ok: range = range(1),
    folder: Path | None = None,
) -> Process:
    """Run a command.

    Args:
        command: its words.
        environment: what is set beside the environment of this process.
        ok: exit codes that are no failure.
        folder: where it runs; None is where this process does.

    Raises:
        Unmeasurable: if it is not there, or ends with another exit code than those of ``ok``.

    """
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as output:
        begun = time.perf_counter()
        try:
            process = subprocess.Popen(  # noqa: S603 - commands of these files
                words, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL,
                env={**os.environ, **(environment or {})}, cwd=folder,
            )  # fmt: skip
        except FileNotFoundError as error:
            raise Absent(ABSENT) from error
        late = threading.Timer(LIMIT, process.kill)
        late.start()
        _, status, usage = os.wait4(process.pid, 0)
        late.cancel()
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in ok:
            raise Unmeasurable(f"{Path(words[0]).name} ended with {process.returncode}")
        output.seek(0)
        return Process(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.read())


def called(action: Callable[[], object]) -> Process:
    """Call a function of this process."""
    used, begun = time.process_time(), time.perf_counter()
    action()
    return Process(time.perf_counter() - begun, time.process_time() - used)


Timed = Callable[[], Process]


def in_turns(actions: Mapping[str, Timed], rounds: int, *, warm: bool = True) -> dict[str, Measured | str]:
    """Run actions in turns; one that cannot be measured is told with its reason, and not run again.

    Args:
        actions: what is run, by name.
        rounds: how often.
        warm: whether there is a round before that does not count: caches are made, files are in memory.

    Raises:
        Unmeasurable: if that is annex: a page without it is none.

    """
    found: dict[str, list[Process]] = {name: [] for name in actions}
    reasons: dict[str, str] = {}
    for number in range(-1 if warm else 0, rounds):
        for name, action in actions.items():
            if name in reasons:
                continue
            try:
                one = action()
            except Unmeasurable as error:
                if "annex" in name:
                    raise
                reasons[name] = str(error)
                continue
            if number >= 0:
                found[name].append(one)
    return {name: reasons.get(name) or Measured(tuple(runs)) for name, runs in found.items()}


def walls(
    measured: Mapping[str, Measured | str], names: Mapping[str, str], factor: float = 1
) -> dict[str, float]:
    """Return the median seconds of those that were measured, by what the names given stand for."""
    return {
        peer: one.wall.median * factor
        for name, peer in names.items()
        if isinstance(one := measured.get(name, ABSENT), Measured)
    }


def annex_wall(measured: Mapping[str, Measured | str], name: str, factor: float = 1) -> float:
    """Return the median seconds of what was measured for certain: annex, or what comes with it."""
    return walls(measured, {name: name}, factor)[name]


def times(one: Measured | str, base: float, digits: int, factor: float = 1) -> tuple[str, str, str]:
    """Return cells: the median of the seconds, the quartiles, the multiple of a base; or why there are none."""
    if isinstance(one, str):
        return one, "", ""
    return *one.wall.shown(digits, factor), f"{one.wall.median / base:.2f}"

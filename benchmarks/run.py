"""Runs every benchmark, each in a process of its own, and writes ``docs/benchmarks.md``.

``make bench`` calls it in an environment in which annex and the programs beside it are installed as users install them.
For development: ``make bench BENCH='--quick --only store'`` takes fewer rounds of one script, and prints it.
"""

import argparse
import importlib
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from measuring import ROOT, Absent
from page import Benchmark, Made, Section, benchmarks, page
from peers import versions

HERE = Path(__file__).resolve().parent
# What comes first on the page; others follow.
ORDER = (
    "install",
    "startup",
    "index",
    "parse",
    "styles",
    "store",
    "exchange",
    "dedupe",
    "cite",
    "report",
    "check",
    "verdicts",
)


@contextmanager
def stranger() -> Iterator[None]:
    """Be somebody with an empty home, in an empty folder, whose Python keeps nothing of this source tree."""
    with tempfile.TemporaryDirectory() as folder:
        for name in [name for name in os.environ if name.startswith(("PYTHON", "XDG_", "ANNEX_"))]:
            del os.environ[name]
        os.environ |= {"HOME": folder, "NO_COLOR": "1"}
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(ROOT)


def machine(load: str) -> dict[str, str]:
    """Return what is to be known of the machine."""
    model = platform.processor() or platform.machine()
    if (info := Path("/proc/cpuinfo")).exists():
        models = [
            line.partition(":")[2] for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = models[0].strip() if models else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{model}, {os.cpu_count()} cores",
        "memory": f"{memory:.1f} GiB",
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "load before": f"{load} processes that wanted a core",
    }


def measured(name: str, *, quick: bool) -> Section:
    """Return what one script finds."""
    found: Section = importlib.import_module(name).section(quick=quick)
    return found


def in_process(benchmark: Benchmark, *, quick: bool) -> tuple[Section | str, bool]:
    """Return what a script finds in a process of its own, or why it finds nothing; and whether that is a failure."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(measured, benchmark.name, quick=quick).result(), False
        except ModuleNotFoundError as error:
            return f"{error.name} is not installed", False
        except Absent as error:
            return str(error), False
        except Exception as error:  # noqa: BLE001 - the others are worth their while; it is told, and by the exit code
            return f"{type(error).__name__}: {error}".replace(str(ROOT), "").splitlines()[0], True


def main() -> int:
    """Measure, and write the page; return 1 if a benchmark failed, though what it needs is there."""
    known = {one.name: one for one in benchmarks(HERE)}
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="fewer rounds")
    options.add_argument(
        "--only", nargs="+", choices=known, metavar="NAME", help="print these, and write no page"
    )
    asked = options.parse_args()
    names = sorted(known, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
    load, begun = f"{os.getloadavg()[0]:.1f}", time.monotonic()
    sections: dict[Benchmark, Section | str] = {}
    failed = False
    with stranger():
        for name in asked.only or names:
            print(f"{time.monotonic() - begun:5.0f} s  {name}", file=sys.stderr, flush=True)
            sections[known[name]], fails = in_process(known[name], quick=asked.quick)
            failed |= fails
            if isinstance(reason := sections[known[name]], str):
                print(f"{name} could not be measured: {reason}", file=sys.stderr)
        programs = versions()
    minutes = (time.monotonic() - begun) / 60
    made = Made(f"{date.today():%-d %B %Y}", minutes, asked.quick, machine(load), programs)
    text = page(made, sections)
    if asked.only:
        print(text)
    else:
        (ROOT / "docs" / "benchmarks.md").write_text(text, "utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

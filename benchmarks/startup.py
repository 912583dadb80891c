"""How long a command takes from the shell, beside a bare interpreter, papis and coBib.

Every program answers the same question on the same entries. papis and coBib have stores of their own, which are filled
before.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from index import made_up
from measuring import (
    ANNEX,
    ROOT,
    Measured,
    Process,
    Timed,
    Unmeasurable,
    annex_wall,
    in_turns,
    run,
    times,
    walls,
)
from page import Compared, Section, show, table
from peers import cobib_library, papis_library, program

HEADING = "From the shell"
LIST = "annex list --year 2018"
OTHERS = {"papis list --all year:2018": "papis", "cobib --porcelain list ++year 2018": "coBib"}
HELP = {"papis --help": "papis", "cobib --help": "coBib"}


def peer(command: str, environment: dict[str, str] | str) -> Timed:
    """Return a run of another program; in place of the environment may stand why there is none."""

    def action() -> Process:
        if isinstance(environment, str):
            raise Unmeasurable(environment)
        name, *arguments = command.split()
        return run([program(name), *arguments], environment)

    return action


def filled(folder: Path, store: Path) -> dict[str, dict[str, str] | str]:
    """Fill the others' stores; return the environments in which they find them, or why there are none."""
    found: dict[str, dict[str, str] | str] = {}
    for name, fill in (("papis", papis_library), ("coBib", cobib_library)):
        try:
            found[name] = fill(folder / name, store)
        except Unmeasurable as error:
            found[name] = str(error)
    return found


def rows(found: dict[str, Measured | str], base: float) -> list[tuple[str, ...]]:
    """Return the lines of a table in milliseconds."""
    return [
        (f"`{name}`", *times(one, base, 0, 1000), f"{one.lines}" if isinstance(one, Measured) else "")
        for name, one in found.items()
    ]


def section(*, quick: bool) -> Section:
    """Measure commands on 45 entries, and the same query on 1,000."""
    rounds, number = (3, 200) if quick else (15, 1000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = folder / "small.bib", folder / "large.bib"
        shutil.copy(ROOT / "references.bib", small)
        large.write_text(made_up(number), "utf-8")
        few, many = filled(folder / "few", small), filled(folder / "many", large)
        cache, emptied = ({"XDG_CACHE_HOME": str(folder / part)} for part in ("cache", "emptied"))

        def annex(*arguments: str, store: Path = small) -> Timed:
            return lambda: run([ANNEX, "--store", store, *arguments], cache)

        def first() -> Process:
            shutil.rmtree(emptied["XDG_CACHE_HOME"], ignore_errors=True)
            return run([ANNEX, "styles", "chicago"], emptied)

        bare = {"python -c pass": lambda: run([sys.executable, "-c", "pass"])}
        commands = bare | {
            "annex --help": annex("--help"),
            LIST: annex("list", "--year", "2018"),
            "annex cite --style apa": annex("cite"),
            "annex styles chicago": annex("styles", "chicago"),
        }
        commands |= {command: peer(command, few[name]) for command, name in (HELP | OTHERS).items()}
        commands["annex styles chicago, the first time"] = first
        found = in_turns(commands, rounds)
        grown = {LIST: annex("list", "--year", "2018", store=large)}
        grown |= {command: peer(command, many[name]) for command, name in OTHERS.items()}
        found_in_many = in_turns(bare | grown, rounds)
    header = ("median ms", "quartiles", "× bare Python", "lines")
    text = (
        f"Whole processes, {rounds} rounds, on the 45 entries of the example; `benchmarks/startup.py`.\n\n"
        + table(("command", *header), rows(found, annex_wall(found, "python -c pass")))
        + f"\nThe same query on {number:,} made-up entries:\n\n"
        + table(
            (f"{number:,} entries", *header), rows(found_in_many, annex_wall(found_in_many, "python -c pass"))
        )
        + "\n`annex list` reads its plain arguments without typer, whose import takes most of `annex --help`; coBib and "
        "papis read stores of their own, annex the BibTeX file by its index. The first `annex styles` reads all files "
        "of styles; later ones know them. coBib prints a line of headings, too.\n"
    )

    def line(what: str, name: str, results: dict[str, Measured | str], peers: dict[str, str]) -> Compared:
        return Compared(what, annex_wall(results, name, 1000), walls(results, peers, 1000), "ms", 0)

    return Section(
        text,
        (
            line("start: `--help`", "annex --help", found, HELP),
            line("list by year, 45 entries", LIST, found, OTHERS),
            line(f"list by year, {number:,} entries", LIST, found_in_many, OTHERS),
        ),
    )


if __name__ == "__main__":
    show(HEADING, section)

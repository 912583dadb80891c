"""How long references take to another program's format and back, beside bare pandoc where it knows the format.

Entries are made up (``made_up_entries.py``). ``annex export`` writes them all to a file, and ``annex import`` reads that
file into a store that is not there yet; pandoc converts the same store, and the same file to BibLaTeX. Times are those
of whole processes.
"""

import itertools
import tempfile
from pathlib import Path

from made_up_entries import COMPOSED, entries
from measuring import ANNEX, Measured, Timed, annex_wall, in_turns, run, times, walls
from page import Compared, Section, show, table

from annexcli.edge.pandoc_process import program

HEADING = "Export and import"
# The formats of ``annex export``, and what their files end with.
FORMATS = {
    "bibtex": "bib", "biblatex": "bib", "csljson": "csl.json", "ris": "ris", "endnote-xml": "xml", "csv": "csv",
    "json": "json", "yaml": "yaml",
}  # fmt: skip
# How pandoc is asked for those that it writes (its YAML is what stands before a text), and for those that it reads.
WRITTEN = {
    "bibtex": ["bibtex"], "biblatex": ["biblatex"], "csljson": ["csljson"], "yaml": ["markdown", "--standalone"],
}  # fmt: skip
READ = {
    "bibtex": "bibtex", "biblatex": "biblatex", "csljson": "csljson", "ris": "ris", "endnote-xml": "endnotexml",
}  # fmt: skip
OURS, THEIRS = "annex", "bare pandoc"


def exported(store: Path, format_: str, out: Path) -> dict[str, Timed]:
    """Return what writes a store in a format, by who does it."""
    actions: dict[str, Timed] = {
        OURS: lambda: run([ANNEX, "--store", store, "export", "--to", format_, "-o", out])
    }
    if format_ in WRITTEN:
        theirs = out.with_name(f"pandoc-{out.name}")
        actions[THEIRS] = lambda: run(
            [program(), "-f", "biblatex", "-t", *WRITTEN[format_], store, "-o", theirs]
        )
    return actions


def imported(format_: str, file: Path) -> dict[str, Timed]:
    """Return what makes BibLaTeX of a file, by who does it; annex makes a new store each time."""
    stores = (file.with_name(f"from-{format_}-{number}.bib") for number in itertools.count())
    return {
        OURS: lambda: run([ANNEX, "--store", next(stores), "import", "--from", format_, file]),
        THEIRS: lambda: run(
            [program(), "-f", READ[format_], "-t", "biblatex", file, "-o", file.with_name("pandoc-read.bib")]
        ),
    }


def row(format_: str, found: dict[str, Measured | str]) -> tuple[str, ...]:
    """Return the cells of a format."""
    base = annex_wall(found, OURS)
    ours, theirs = found[OURS], found.get(THEIRS, "cannot")
    used = ours.processor.shown(2)[0] if isinstance(ours, Measured) else ""
    ratio = f"{base / theirs.wall.median:.2f}" if isinstance(theirs, Measured) else ""
    return f"`{format_}`", *times(ours, base, 2)[:2], used, *times(theirs, base, 2)[:2], ratio


def section(*, quick: bool) -> Section:
    """Write the entries in each format, read what can be read again, and tell how long each takes."""
    number, rounds = (500, 1) if quick else (5_000, 3)
    rows: dict[str, list[tuple[str, ...]]] = {"written": [], "read": []}
    compared: dict[str, list[Compared]] = {"written": [], "read": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "references.bib"
        store.write_text(entries(number), "utf-8")
        run([ANNEX, "--store", store, "list", "--limit", "1"])  # makes the index
        files = {format_: folder / f"{format_}.{suffix}" for format_, suffix in FORMATS.items()}
        actions = {("written", format_): exported(store, format_, file) for format_, file in files.items()}
        actions |= {("read", format_): imported(format_, files[format_]) for format_ in READ}
        for (what, format_), both in actions.items():
            found = in_turns(both, rounds, warm=False)
            rows[what].append(row(format_, found))
            if THEIRS in found:
                peers = walls(found, {THEIRS: THEIRS})
                title = f"{number:,} references {what} as `{format_}`"
                compared[what].append(Compared(title, annex_wall(found, OURS), peers, "s"))
    header = ("annex, median s", "quartiles", "s of processor", f"{THEIRS}, median s", "quartiles", "ratio")
    export, import_ = (
        table((f"{number:,} references {what}", *header), lines) for what, lines in rows.items()
    )
    return Section(
        f"`benchmarks/exchange.py`: {number:,} made-up references of {len(COMPOSED)} types (`made_up_entries.py`), written to a file with "
        "`annex export` and, into a store that is not there yet, read again with `annex import`; beside it, in turns, bare "
        "pandoc, which makes the same format of the same store, and BibLaTeX of the same file. Whole processes, rounds: "
        f"{rounds}.\n\n{export}\n{import_}\n"
        "The work is not quite the same. pandoc goes by way of CSL and leaves out what that has no variable for; "
        "annex keeps [what a format can hold](exchange.md). Reading, annex looks up whether each work is there "
        "already, in the store or twice in the file, merges it then, gives a citekey, and writes under a lock; "
        "pandoc does none of this.",
        (*compared["written"], *compared["read"]),
    )


if __name__ == "__main__":
    show(HEADING, section)

"""What a store costs and what it keeps, beside other programs in one run.

First many entries are read, and one field of them is changed and all are written, in one process. Then comes a file of
five entries that holds what such programs trip over: annex changes one field of it, the others read and write it, and
of each it is told what was lost.
"""

import contextlib
import importlib
import itertools
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Field
from bibtexparser.writer import write as write_bibtexparser
from measuring import ABSENT, ANNEX, ROOT, Unmeasurable, annex_wall, called, in_turns, run, times, walls
from page import Compared, Section, show, table
from peers import cobib_library, papis_settings, program

from annexcli.bib.library import load
from annexcli.bib.patch import apply, with_fields
from annexcli.edge.store import Store, change, open_store

HEADING = "The store"
PEERS = ("bibtexparser", "pybtex")

TORTURE = r"""% Sources of the report; keep this line.
@string{wpga = "WeProtect Global Alliance"}
@preamble{"\newcommand{\noop}[1]{}"}

@report{wpga2018,
  author      = wpga,
  title       = {Global Threat Assessment 2018: {CSEA} \& more},
  institution = wpga # { Secretariat},
  date        = {2018-02~},
  url         = {https://e.org/a_b/c%20d?x=1&y=2#frag},
  x-own       = {seen by me},
}

@book{cjcp2013,
  author    = {{UNICEF} and {Centre for Justice and Crime Prevention}},
  title     = "Connected Dot Com",
  month     = jan # "~15",
  year      = 2013,
  keywords  = {africa, mobile; youth}
}

@misc{twice, title = {First}, note = {one}, note = {two}}

@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
}

@online{accents, title = {M{\"u}ller and caf\'e $x^2$}, urldate = {2019-05-15}, year = {2019}}

@misc{last,
  title = {No comma at the end}
}
"""

# What must still be there, letter for letter, and what it is about.
KEPT = {
    "comment": "% Sources of the report; keep this line.",
    "`@string`": '@string{wpga = "WeProtect Global Alliance"}',
    "its use": "wpga # { Secretariat}",
    "`@preamble`": r'@preamble{"\newcommand{\noop}[1]{}"}',
    "JabRef's groups": "jabref-meta: grouping:",
    "address": "https://e.org/a_b/c%20d?x=1&y=2#frag",
    "organisation with *and*": "{UNICEF} and {Centre for Justice and Crime Prevention}",
    r"`\&`": r"{CSEA} \& more",
    "circa": "2018-02~",
    "month and day": 'jan # "~15"',
    "unknown field": "seen by me",
    "keywords": "africa, mobile; youth",
    "entry with a field twice": "note = {two}",
    "accents": r"M{\"u}ller and caf\'e $x^2$",
}


def many(number: int) -> str:
    """Return the entries of the example store over and over, each with a citekey of its own."""
    text = (ROOT / "references.bib").read_text("utf-8")
    entries = [text[entry.start : entry.end] for entry in load(text).entries]
    return "\n\n".join(entries[n % len(entries)].replace("{", f"{{k{n}", 1) for n in range(number)) + "\n"


def speed(folder: Path, number: int, rounds: int) -> Section:
    """Measure how long entries take to read, and one field to change."""
    text = many(number)
    path = folder / "many.bib"
    path.write_text(text, "utf-8")
    years = itertools.count(1000)

    def edited(store: Store) -> str:
        entry = store.library.entries[number // 2]
        return apply(store.text, with_fields(store.text, entry, {"year": str(next(years))}, store.style))

    def rewritten() -> None:
        library = parse_string(path.read_text("utf-8"))
        library.entries[number // 2].set_field(Field("year", str(next(years))))
        path.with_name("written.bib").write_text(write_bibtexparser(library), "utf-8")

    def pybtex_parse() -> Any:
        if find_spec("pybtex") is None:
            raise Unmeasurable(ABSENT)
        return importlib.import_module("pybtex.database").parse_string(text, "bibtex")

    def pybtex_written() -> None:
        library = pybtex_parse()
        list(library.entries.values())[number // 2].fields["year"] = str(next(years))
        library.to_file(str(path.with_name("written.bib")), "bibtex")

    reading = {
        "bibtexparser": lambda: parse_string(text),
        "pybtex": pybtex_parse,
        "annex": lambda: open_store(path).library,
    }
    changing = {"bibtexparser": rewritten, "pybtex": pybtex_written, "annex": lambda: change(path, edited)}
    shown, compared = [], []
    for what, actions in (("read", reading), ("one field changed and written", changing)):
        found = in_turns(
            {name: partial(called, action) for name, action in actions.items()}, rounds, warm=False
        )
        base = annex_wall(found, "bibtexparser")
        rows = [(name, *times(one, base, 2)) for name, one in found.items()]
        shown.append(table((f"{number:,} entries: {what}", "median s", "quartiles", "× bibtexparser"), rows))
        peers = walls(found, {name: name for name in PEERS})
        compared.append(Compared(f"{number:,} entries: {what}", annex_wall(found, "annex"), peers, "s"))
    return Section("\n".join(shown), tuple(compared))


def through_annex(path: Path) -> str:
    """Change one field of the last entry."""
    run([ANNEX, "--store", path, "set", "last", "note=seen"])
    return path.read_text("utf-8")


def through_bibtexparser(path: Path) -> str:
    """Read and write with bibtexparser."""
    return write_bibtexparser(parse_string(path.read_text("utf-8")))


def through_pybtex(path: Path) -> str:
    """Read and write with pybtex-convert, which warns with its exit code."""
    out = path.with_name("pybtex.bib")
    run([program("pybtex-convert"), path, out], ok=range(256))
    if not out.exists():
        raise Unmeasurable("pybtex-convert wrote nothing")
    return out.read_text("utf-8")


def through_papis(path: Path) -> str:
    """Import into a papis library and export all of it."""
    environment = papis_settings(path.parent / "papis")
    run([program("papis"), "bibtex", "read", path, "import", "--all"], environment)
    return run([program("papis"), "export", "--all", "--format", "bibtex"], environment).output.decode()


def through_cobib(path: Path) -> str:
    """Add to a coBib database and export all of it."""
    environment = cobib_library(path.parent / "cobib", path)
    out = path.with_name("cobib.bib")
    run([program("cobib"), "export", "--bibtex", out], environment)
    return out.read_text("utf-8")


def torture(folder: Path) -> Section:
    """Tell what each program keeps of the file of traps."""
    programs: dict[str, Callable[[Path], str]] = {
        "annex": through_annex,
        "bibtexparser": through_bibtexparser,
        "pybtex": through_pybtex,
        "papis": through_papis,
        "coBib": through_cobib,
    }
    answers: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for name, through in programs.items():
        path = folder / name / "torture.bib"
        path.parent.mkdir()
        path.write_text(TORTURE, "utf-8")
        try:
            with contextlib.redirect_stderr(None):
                answers[name] = through(path)
        except Unmeasurable as error:
            reasons[name] = str(error)

    def cells(told: Callable[[str], str]) -> list[str]:
        return [told(answers[name]) if name in answers else reasons[name] for name in programs]

    rows = [
        (what, *cells(lambda answer, letters=letters: "kept" if letters in answer else "**changed**"))  # type: ignore[misc]
        for what, letters in KEPT.items()
    ]
    lines = set(TORTURE.splitlines())
    rows.append(
        (
            f"lines that stay, of {len(lines)}",
            *cells(lambda answer: str(len(lines & set(answer.splitlines())))),
        )
    )
    kept = {name: sum(letters in answer for letters in KEPT.values()) for name, answer in answers.items()}
    compared = Compared(
        f"what a .bib file holds that is kept, of {len(KEPT)}", kept.pop("annex"), kept, digits=0, more=True
    )
    return Section(table(("", *programs), rows, range(len(programs) + 1)), (compared,))


def section(*, quick: bool) -> Section:
    """Return both tables."""
    number, rounds = (1_000, 3) if quick else (10_000, 5)
    with tempfile.TemporaryDirectory() as folder:
        fast, kept = speed(Path(folder), number, rounds), torture(Path(folder))
    return Section(
        f"`benchmarks/store.py`: {number:,} entries in one process, {rounds} rounds, then a file of five entries that holds "
        "what such programs trip over. annex changes one field of it, the others read and write it; *kept* is letter for "
        f"letter.\n\n{fast.text}\n{kept.text}\nWhat annex changes is what it was asked to: the last field of an entry "
        "that gets one more needs a comma behind it.\n",
        fast.compared + kept.compared,
    )


if __name__ == "__main__":
    show(HEADING, section)

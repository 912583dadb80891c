"""What a store costs and what it keeps, beside other programs in one run.

First 10,000 entries: bibtexparser's own parse, annex reading the store, and one field changed with its write, each
the median of five. Then a file of five entries that holds what such programs trip over: annex changes one
field of it, bibtexparser, pybtex and papis read and write it, and of each it is told what was lost.
"""

import contextlib
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import bibtexparser
from bibtexparser.writer import write as write_bibtexparser
from startup import papis_library

from annexcli.bib.library import load
from annexcli.bib.patch import apply, with_fields
from annexcli.edge.store import Store, change, open_store

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ENTRIES, ROUNDS = 10_000, 9

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


def seconds(*actions: Callable[[], object]) -> list[float]:
    """Return the median wall time of each action, run in turns: what else the machine does falls on all."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(ROUNDS):
        for action, times in zip(actions, taken, strict=True):
            begun = time.perf_counter()
            action()
            times.append(time.perf_counter() - begun)
    return [statistics.median(times) for times in taken]


def speed(folder: Path) -> None:
    """Print how long 10,000 entries take to read, and one field to change."""
    text = many(ENTRIES)
    path = folder / "many.bib"
    path.write_text(text, "utf-8")
    years = iter(range(1000, 3000))

    def edited(store: Store) -> str:
        entry = store.library.entries[ENTRIES // 2]
        return apply(store.text, with_fields(store.text, entry, {"year": str(next(years))}, store.style))

    parse, read, edit = seconds(
        lambda: bibtexparser.parse_string(text),
        lambda: open_store(path).library,
        lambda: change(path, edited),
    )
    print(f"| {ENTRIES:,} entries | seconds | |\n| --- | ---: | --- |")
    print(f"| bibtexparser's parse | {parse:.2f} | |")
    print(f"| annex reads the store | {read:.2f} | {read / parse:.2f} × the parse |")
    print(f"| annex changes one field and writes | {edit:.2f} | {edit / read:.2f} × the read |\n")


def through_annex(path: Path) -> str:
    """Change one field of the last entry."""
    command = [str(BIN / "annex"), "--store", str(path), "set", "last", "note=seen"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return path.read_text("utf-8")


def through_bibtexparser(path: Path) -> str:
    """Read and write with bibtexparser."""
    return write_bibtexparser(bibtexparser.parse_string(path.read_text("utf-8")))


def through_pybtex(path: Path) -> str:
    """Read and write with pybtex-convert."""
    out = path.with_name("pybtex.bib")
    command = [str(BIN / "pybtex-convert"), str(path), str(out)]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - it warns with its exit code
    return out.read_text("utf-8")


def through_papis(path: Path) -> str:
    """Import into a papis library and export all of it."""
    environment = os.environ | papis_library(path.parent / "papis", path)
    command = [str(BIN / "papis"), "export", "--all", "--format", "bibtex"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


def torture(folder: Path) -> None:
    """Print what each program keeps of the file of traps."""
    programs: dict[str, tuple[str, Callable[[Path], str]]] = {
        "annex": ("annexcli", through_annex),
        "bibtexparser": ("bibtexparser", through_bibtexparser),
        "pybtex-convert": ("pybtex", through_pybtex),
        "papis": ("papis", through_papis),
    }
    answers = {}
    for name, (package, through) in programs.items():
        if name != "bibtexparser" and not shutil.which(name, path=str(BIN)):
            continue
        path = folder / name / "torture.bib"
        path.parent.mkdir()
        path.write_text(TORTURE, "utf-8")
        with contextlib.redirect_stderr(None):
            answers[f"{name} {version(package)}"] = through(path)
    print(f"| | {' | '.join(answers)} |\n| --- |{' --- |' * len(answers)}")
    for what, letters in KEPT.items():
        kept = ("kept" if letters in answer else "**changed**" for answer in answers.values())
        print(f"| {what} | {' | '.join(kept)} |")
    lines = set(TORTURE.splitlines())
    same = (str(len(lines & set(answer.splitlines()))) for answer in answers.values())
    print(f"| lines that stay, of {len(lines)} | {' | '.join(same)} |")


def main() -> None:
    """Print both tables."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of {ROUNDS} rounds\n")
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder))
        torture(Path(folder))


if __name__ == "__main__":
    main()

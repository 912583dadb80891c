"""How fast a large store is asked: the index beside bibtexparser, and a query on it beside one on 45 entries.

A made-up store of 100,000 entries is indexed for the first time, asked, and indexed again after one entry was
appended. bibtexparser parses the same file in a process of its own. All are wall times of whole processes, in turns.
"""

import itertools
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from measuring import ANNEX, ROOT, Measured, Process, annex_wall, in_turns, run, times
from page import Compared, Section, show, table

HEADING = "Queries of a large store"
ASKED = ("--publisher", "unicef", "--year", "2016..2018", "--limit", "50")
PARSE = "import sys; from bibtexparser import parse_string; parse_string(open(sys.argv[1]).read(), parse_stack=[])"
KNOWN = ["UNICEF", "ITU", "World Health Organization", "OECD", "Europol", "Council of Europe", "NCMEC"]
WORDS = [
    "children",
    "digital",
    "rights",
    "safety",
    "online",
    "abuse",
    "report",
    "study",
    "guidance",
    "policy",
    "protection",
    "evidence",
    "survey",
    "national",
    "global",
    "review",
    "school",
    "media",
    "literacy",
    "privacy",
    "data",
    "harm",
    "violence",
    "response",
    "framework",
    "industry",
    "platform",
    "law",
]


def bodies() -> list[str]:
    """Return names of made-up organisations, and some that are real."""
    kinds = ("Institute", "Council", "Agency", "Office", "Network", "Foundation", "Ministry", "Bureau")
    fields = (
        "of Health",
        "for Children",
        "of Statistics",
        "on Rights",
        "of Education",
        "of Justice",
        "on Safety",
    )
    places = ("International", "National", "European", "African", "Global", "Royal", "Federal", "United")
    return [f"{place} {kind} {field}" for place in places for kind in kinds for field in fields] + KNOWN * 6


def entry(number: int, draw: random.Random, makers: list[str]) -> str:
    """Return a report of an organisation, or an article of persons."""
    title = " ".join(draw.sample(WORDS, 6)).capitalize()
    year = draw.randint(1995, 2025)
    if draw.random() < 0.7:
        maker = draw.choice(makers)
        return (
            f"@techreport{{k{number},\n  author      = {{{{{maker}}}}},\n  title       = {{{title}}},\n"
            f"  institution = {{{{{maker}}}}},\n  year        = {{{year}}},\n"
            f"  url         = {{https://example{number % 977}.org/docs/{number}}},\n"
            f"  keywords    = {{{draw.choice(WORDS)}, {draw.choice(WORDS)}/{draw.choice(WORDS)}}},\n}}\n\n"
        )
    people = " and ".join(
        f"Family{draw.randint(1, 30_000)}, {draw.choice('ABCDE')}." for _ in range(draw.randint(1, 3))
    )
    return (
        f"@article{{k{number},\n  author  = {{{people}}},\n  title   = {{{title}}},\n"
        f"  journal = {{Journal of {draw.choice(WORDS)}}},\n  year    = {{{year}}},\n"
        f"  volume  = {{{draw.randint(1, 50)}}},\n  doi     = {{10.1234/j.{number}}},\n}}\n\n"
    )


def made_up(number: int) -> str:
    """Return a store of so many entries, the same ones every time."""
    draw, makers = random.Random(5), bodies()  # noqa: S311 - made-up entries
    return "".join(entry(one, draw, makers) for one in range(number))


def section(*, quick: bool) -> Section:
    """Measure the index of a large store, and a query on it."""
    number, rounds, asks = (5_000, 3, 3) if quick else (100_000, 5, 15)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store, small = folder / "large.bib", folder / "small.bib"
        environment = {"XDG_CACHE_HOME": str(folder / "cache")}
        text = made_up(number)
        appended = itertools.count()

        def annex(path: Path, *arguments: str) -> Process:
            return run([ANNEX, "--store", path, "list", *arguments], environment)

        def parse() -> Process:
            store.write_text(text, "utf-8")
            shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
            return run([sys.executable, "-c", PARSE, store])

        def append() -> Process:
            with store.open("a", encoding="utf-8") as file:
                file.write(f"@misc{{appended{next(appended)},\n  title = {{One more}},\n}}\n")
            return annex(store, "--key", "appended*")

        built = in_turns(
            {"parse": parse, "annex first": lambda: annex(store, "--limit", "1"), "annex appended": append},
            rounds,
            warm=False,
        )
        shutil.copy(ROOT / "references.bib", small)
        time.sleep(3)  # until the times of the files can be trusted
        asked = in_turns(
            {"annex small": lambda: annex(small, *ASKED), "annex large": lambda: annex(store, *ASKED)}, asks
        )
    base, few = (annex_wall(found, name) for found, name in ((built, "parse"), (asked, "annex small")))
    megabytes = len(text.encode()) / 1e6
    rows = [
        (f"bibtexparser's parse of {number:,} entries", *times(built["parse"], base, 2)),
        ("`annex list`, no index yet", *times(built["annex first"], base, 2)),
        ("the same after one more entry", *times(built["annex appended"], base, 2)),
    ]
    queries = [
        (f"`annex list {' '.join(ASKED)}` on 45 entries", *times(asked["annex small"], few, 3)),
        (f"the same on {number:,}", *times(asked["annex large"], few, 3)),
    ]
    first = built["annex first"]
    used = first.processor.median if isinstance(first, Measured) else 0
    return Section(
        f"`benchmarks/index.py`: {number:,} made-up entries ({megabytes:.0f} MB), whole processes; {rounds} rounds of the "
        f"index, {asks} of the query.\n\n"
        + table(("the index", "median s", "quartiles", "× the parse"), rows)
        + "\n"
        + table(("a query", "median s", "quartiles", "× that on 45"), queries)
        + f"\nThe first index takes {used:.1f} s of processor, spread over the cores: what an entry says is read, folded "
        "and written down once, so that it is not for every query. bibtexparser parses only, and keeps nothing.\n",
        (
            Compared(
                f"first query of {number:,} entries, beside a parse",
                annex_wall(built, "annex first"),
                {"bibtexparser": base},
                "s",
            ),
            Compared(
                "the next after a change, beside a parse",
                annex_wall(built, "annex appended"),
                {"bibtexparser": base},
                "s",
            ),
        ),
    )


if __name__ == "__main__":
    show(HEADING, section)

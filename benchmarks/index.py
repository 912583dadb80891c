"""How fast a large store is asked: the index beside bibtexparser, and a query on it beside one on 45 entries.

A made-up store of 100,000 entries is indexed for the first time, asked, and indexed again after one entry was
appended. bibtexparser parses the same file in a process of its own. All are wall times of whole processes, in turns.
"""

import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

ENTRIES = 100_000
ROUNDS = 5
QUERIES = 15
ROOT = Path(__file__).resolve().parent.parent
ANNEX = str(Path(sys.executable).parent / "annex")
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


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Run a command; return the seconds that it took."""
    begun = time.perf_counter()
    subprocess.run(command, env=os.environ | environment, capture_output=True, check=True)  # noqa: S603
    return time.perf_counter() - begun


def main() -> None:
    """Measure, and print a table."""
    draw, makers = random.Random(5), bodies()  # noqa: S311 - made-up entries
    with tempfile.TemporaryDirectory() as folder:
        store, cache = Path(folder, "large.bib"), Path(folder, "cache")
        text = "".join(entry(number, draw, makers) for number in range(ENTRIES))
        environment = {"XDG_CACHE_HOME": str(cache)}
        times: dict[str, list[float]] = {}

        def take(what: str, command: list[str]) -> None:
            times.setdefault(what, []).append(seconds(command, environment))

        asked = ["list", "--publisher", "unicef", "--year", "2016..2018", "--limit", "50"]
        for turn in range(ROUNDS):
            store.write_text(text, "utf-8")
            shutil.rmtree(cache, ignore_errors=True)
            take("bibtexparser", [sys.executable, "-c", PARSE, str(store)])
            take("first", [ANNEX, "--store", str(store), "list", "--limit", "1"])
            with store.open("a", encoding="utf-8") as file:
                file.write(f"@misc{{appended{turn},\n  title = {{One more}},\n}}\n")
            take("appended", [ANNEX, "--store", str(store), "list", "--key", "appended*"])
        time.sleep(3)  # until the times of the file can be trusted
        seconds([ANNEX, "--store", str(store), "list", "--limit", "1"], environment)
        small = Path(folder, "small.bib")
        shutil.copy(ROOT / "references.bib", small)
        os.utime(small, (1_500_000_000, 1_500_000_000))
        time.sleep(3)
        seconds([ANNEX, "--store", str(small), "list"], environment)
        for _ in range(QUERIES):
            take("large", [ANNEX, "--store", str(store), *asked])
            take("small", [ANNEX, "--store", str(small), *asked])
    middle = {what: statistics.median(some) for what, some in times.items()}
    print(f"Python {platform.python_version()}, annexcli {version('annexcli')}, {os.cpu_count()} cores\n")
    print("| what | seconds | |\n| --- | ---: | --- |")
    print(f"| bibtexparser's parse of {ENTRIES:,} entries | {middle['bibtexparser']:.2f} | |")
    for what, name in (
        ("first", "`annex list`, no index yet"),
        ("appended", "the same after one more entry"),
    ):
        print(f"| {name} | {middle[what]:.2f} | {middle[what] / middle['bibtexparser']:.2f} × the parse |")
    print(f"| `annex {' '.join(asked)}` on 45 entries | {middle['small']:.3f} | |")
    print(
        f"| the same on {ENTRIES:,} | {middle['large']:.3f} | {middle['large'] / middle['small']:.2f} × that |"
    )


if __name__ == "__main__":
    main()

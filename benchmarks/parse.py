"""How fast references are parsed, in one run beside pandoc alone.

Reference strings are made up: the references of ``styles.py`` in its styles, each time with other words
out of 20,000, the common ones more often, as words are in any language (Zipf's law); nothing is read twice. Printed: strings a second in one process, and the time of ``annex parse``
for 100 Markdown documents of 50 entries as a multiple of one bare pandoc run on one of them.
"""

import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from styles import REFERENCES, STYLES, printed

from annexcli.document import Inline, Item
from annexcli.edge.pandoc_process import program
from annexcli.parse.entry import read

BIN = Path(sys.executable).parent
ROUNDS = 5
WORDS = 20_000
# Words that styles print, and those that make a name one of a body.
KEPT = frozenset(
    [
        "https",
        "Available",
        "Accessed",
        "Retrieved",
        "editors",
        "edited",
        "Journal",
        "University",
        "Press",
        "Association",
        "Office",
    ]
)


def strings(number: int) -> list[str]:
    """Return reference strings, each with words of its own."""
    templates = [
        re.sub(r"[*_\\]", "", printed(style, one)) for style in STYLES.split()[:8] for one in REFERENCES
    ]
    chance = random.Random(7)  # noqa: S311 - the same strings in every run
    letters = "aeiourstlnm"
    words = ["".join(chance.choices(letters, k=chance.randint(5, 11))) for _ in range(WORDS)]
    cumulated = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def other(match: re.Match[str]) -> str:
        if match[0] in KEPT:
            return match[0]
        word = chance.choices(words, cum_weights=cumulated)[0]
        return word.capitalize() if match[0][0].isupper() else word

    return [re.sub(r"\b[A-Za-z][a-z]{4,}\b", other, templates[i % len(templates)]) for i in range(number)]


def seconds(command: list[str]) -> float:
    """Return the median wall time of a command."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)  # noqa: S603
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    """Print a table of two lines."""
    texts = strings(5000)
    read(Item(Inline(texts[0])), document="a", section=None)
    rates = []
    for part in range(ROUNDS):
        some = texts[part * 1000 : part * 1000 + 1000]
        begun = time.perf_counter()
        for text in some:
            read(Item(Inline(text)), document="a", section=None)
        rates.append(len(some) / (time.perf_counter() - begun))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(100):
            lines = texts[number * 50 : number * 50 + 50]
            page = "# Report\n\nText.\n\n## References\n\n" + "".join(f"- {line}\n" for line in lines)
            (Path(folder) / f"{number:03}.md").write_text(page, "utf-8")
        store = str(Path(folder) / "references.bib")
        bare = seconds([program(), "-f", "commonmark_x", "-t", "json", str(Path(folder) / "000.md")])
        many = seconds([str(BIN / "annex"), "--store", store, "parse", "--dry-run", folder])
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of {ROUNDS} rounds\n")
    print("| what | measured |\n| --- | ---: |")
    print(f"| reference strings a second, one process | {statistics.median(rates):,.0f} |")
    print(f"| one bare pandoc run on a document of 50 entries | {bare * 1000:.0f} ms |")
    print(f"| `annex parse` of 100 such documents | {many:.1f} s, {many / bare:.0f} × that |")


if __name__ == "__main__":
    main()

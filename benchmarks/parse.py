"""How fast references are parsed, in one run beside pandoc alone.

Reference strings are made up: the references of ``styles.py`` in its styles, each time with other words
out of 20,000, the common ones more often, as words are in any language (Zipf's law), and with a DOI of its own;
nothing is read twice. Told are strings a second in one process, and the time of ``annex parse`` for Markdown
documents of 50 entries beside bare pandoc's for the same.
"""

import random
import re
import tempfile
from itertools import accumulate
from pathlib import Path

from measuring import ANNEX, Measured, Process, annex_wall, called, in_turns, run, times
from page import Compared, Section, Spread, show, table
from styles import REFERENCES, STYLES, printed

from annexcli.document import Inline, Item
from annexcli.edge.pandoc_process import program
from annexcli.parse.entry import read

HEADING = "Parsing"
WORDS = 20_000
DOI = re.compile(r"(?P<front>10\.\d{4,9}/[\w.]*?)\d+\b(?!\.\d)")
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

    # Works of one DOI are one work to any manager of references.
    return [
        DOI.sub(rf"\g<front>{i}", re.sub(r"\b[A-Za-z][a-z]{4,}\b", other, templates[i % len(templates)]))
        for i in range(number)
    ]


def section(*, quick: bool) -> Section:
    """Measure strings in this process, and documents in others."""
    rounds, documents = (3, 10) if quick else (5, 100)
    texts = strings(5000)
    read(Item(Inline(texts[0])), document="a", section=None)
    parts = iter([texts[start : start + 1000] for start in range(0, 5000, 1000)])

    def lines() -> None:
        for text in next(parts):
            read(Item(Inline(text)), document="a", section=None)

    one = in_turns({"annex": lambda: called(lines)}, rounds, warm=False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{number:03}.md" for number in range(documents)]
        for number, path in enumerate(paths):
            items = "".join(f"- {text}\n" for text in texts[number * 50 : number * 50 + 50])
            path.write_text(f"# Report\n\nText.\n\n## References\n\n{items}", "utf-8")
        store = str(folder / "references.bib")

        def bare(*some: Path) -> Process:
            runs = [run([program(), "-f", "commonmark_x", "-t", "json", path]) for path in some]
            return Process(sum(each.wall for each in runs), sum(each.processor for each in runs))

        found = in_turns(
            {
                "one": lambda: bare(paths[0]),
                "each": lambda: bare(*paths),
                "annex": lambda: run([ANNEX, "--store", store, "parse", "--dry-run", folder], ok=range(2)),
            },
            rounds,
        )
    many = annex_wall(found, "each")
    rate = (
        Spread(tuple(1000 / wall for wall in one["annex"].wall.values))
        if isinstance(one["annex"], Measured)
        else None
    )
    rows = [
        ("bare pandoc on a document of 50 entries, to JSON", *times(found["one"], many, 2)),
        (f"bare pandoc on each of {documents} such documents", *times(found["each"], many, 2)),
        (f"`annex parse` of these {documents}", *times(found["annex"], many, 2)),
    ]
    return Section(
        f"`benchmarks/parse.py`: made-up reference strings, no two alike, and {documents} Markdown documents of 50 entries, "
        f"which pandoc only turns into its tree; {rounds} rounds.\n\n"
        + table(
            ("in one process", "median", "quartiles"),
            [("reference strings a second", *(rate.shown(0) if rate else ()))],
        )
        + "\n"
        + table(("documents", "median s", "quartiles", "× bare pandoc on each"), rows)
        + "\nOne pandoc a worker reads all documents that are small, so that it is not started for each.\n",
        (
            Compared(
                f"read {documents} documents and their references, beside pandoc, which reads documents only",
                annex_wall(found, "annex"),
                {"bare pandoc": many},
                "s",
            ),
        ),
    )


if __name__ == "__main__":
    show(HEADING, section)

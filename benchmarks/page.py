"""The page of benchmarks, put together of what each of them found.

A benchmark is a script of this folder with a module constant ``HEADING`` and a function ``section(*, quick)``
that measures and returns a ``Section``. ``run.py`` takes all that are there, and ``docs/benchmarks.md`` is what it writes.
"""

import argparse
import ast
import math
import statistics
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# Rounds in which one program is ahead by less than this may end the other way round.
EVEN = 0.05


@dataclass(frozen=True, slots=True)
class Spread:
    """What was measured in each round."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    def shown(self, digits: int, factor: float = 1) -> tuple[str, str]:
        """Return the median and the quartiles as text, each multiplied by a factor."""
        middle = f"{self.median * factor:,.{digits}f}"
        if len(self.values) == 1:
            return middle, "one round"
        low, _, high = statistics.quantiles(self.values, n=4, method="inclusive")
        return middle, f"{low * factor:,.{digits}f}–{high * factor:,.{digits}f}"


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the summary: what annex takes or reaches, beside other programs that do the same.

    ``peers`` are the values of those that could be measured; ``more`` is whether more is better.
    """

    what: str
    annex: float
    peers: Mapping[str, float]
    unit: str = ""
    digits: int = 2
    more: bool = False

    @property
    def best(self) -> str | None:
        """The peer that does best, None if none was measured."""
        choose = max if self.more else min
        return choose(self.peers, key=self.peers.__getitem__) if self.peers else None

    @property
    def ratio(self) -> float:
        """What annex takes as a multiple of what the best peer takes; not a number if there is none."""
        other = self.peers.get(self.best or "", 0)
        return self.annex / other if other else math.nan

    @property
    def outcome(self) -> str:
        """Who is ahead."""
        if math.isnan(self.ratio):
            return "no peer measured"
        if abs(self.ratio - 1) <= EVEN:
            return "even"
        return "annex wins" if (self.ratio > 1) == self.more else "**annex loses**"

    def row(self) -> tuple[str, ...]:
        """Return the cells of its line."""

        def shown(value: float) -> str:
            return f"{value:,.{self.digits}f} {self.unit}".rstrip()

        best = f"{self.best} {shown(self.peers[self.best])}" if self.best else "not measured here"
        ratio = "" if math.isnan(self.ratio) else f"{self.ratio:.2f}"
        return self.what, shown(self.annex), best, ratio, self.outcome


@dataclass(frozen=True, slots=True)
class Section:
    """What a benchmark found: its Markdown below the heading, and its lines of the summary."""

    text: str
    compared: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A script that measures: its name without ``.py``, and its heading on the page."""

    name: str
    heading: str

    @property
    def anchor(self) -> str:
        """What a link to its heading ends with."""
        return self.heading.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Made:
    """How a page was made: the day, the minutes it took, whether in a hurry, machine and programs by name."""

    day: str
    minutes: float
    quick: bool
    machine: Mapping[str, str] = field(default_factory=dict)
    programs: Mapping[str, str] = field(default_factory=dict)


def benchmarks(folder: Path) -> list[Benchmark]:
    """Return the benchmarks of a folder by name, found without being imported: what one needs may not be there."""
    found = []
    for path in sorted(folder.glob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        headings = [
            node.value.value
            for node in body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            and any(isinstance(target, ast.Name) and target.id == "HEADING" for target in node.targets)
        ]  # fmt: skip
        if headings and any(isinstance(node, ast.FunctionDef) and node.name == "section" for node in body):
            found.append(Benchmark(path.stem, str(headings[0])))
    return found


def table(header: Sequence[str], rows: Iterable[Sequence[str]], texts: Sequence[int] = (0,)) -> str:
    """Return a Markdown table; columns with numbers stand to the right, those of ``texts`` to the left."""
    lines = [header, ["---" if number in texts else "---:" for number in range(len(header))], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def wrapped(text: str) -> str:
    """Return Markdown with its paragraphs folded as in other pages; tables and headings stay."""
    blocks = text.strip().split("\n\n")
    folded = [
        block
        if block.startswith(("|", "#", "<!--"))
        else textwrap.fill(" ".join(block.split()), 118, break_long_words=False, break_on_hyphens=False)
        for block in blocks
    ]
    return "\n\n".join(folded) + "\n"


def page(made: Made, sections: Mapping[Benchmark, Section | str]) -> str:
    """Return the whole page.

    Args:
        made: how it was made.
        sections: in the order of the page; a text in place of a section says why there is none.

    """
    compared = [line for one in sections.values() if isinstance(one, Section) for line in one.compared]
    losses = sum(line.outcome == "**annex loses**" for line in compared)
    alone = [
        f"[{benchmark.heading}](#{benchmark.anchor})"
        for benchmark, one in sections.items()
        if isinstance(one, Section) and not one.compared
    ]
    hurried = "**Made in a hurry (`--quick`): too few rounds to tell.** " if made.quick else ""
    parts = [
        "# Benchmarks\n",
        f"<!-- Written by benchmarks/run.py: change the scripts, not this page. -->\n\n{hurried}"
        f"`make bench` made this page on {made.day}, in {made.minutes:.0f} minutes: every program in one run on one "
        "machine, installed as its users install it, in turns, so that what else the machine did fell on all alike. "
        "Where there are several rounds, it shows the median and the quartiles.\n",
        "## At a glance\n",
        f"annex loses {losses} of {len(compared)} comparisons. The ratio is annex's figure by that of the best other "
        f"program; within {EVEN:.0%} they are even.\n",
        table(("what", "annex", "best peer", "ratio", ""), (line.row() for line in compared), (0, 4)),
    ]
    if alone:
        parts.append(f"Without another program beside it: {', '.join(alone)}.\n")
    parts += ["## Machine and programs\n", table(("machine", ""), made.machine.items(), (0, 1))]
    parts.append(table(("program", "version"), made.programs.items(), (0, 1)))
    for benchmark, one in sections.items():
        parts.append(f"## {benchmark.heading}\n")
        parts.append(
            f"{one.text.strip()}\n" if isinstance(one, Section) else f"**Not measured here**: {one}\n"
        )
    return wrapped("\n".join(parts))


def show(heading: str, section: Callable[..., Section]) -> None:
    """Measure one benchmark from the shell, and print its section."""
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true", help="fewer rounds")
    one = section(quick=options.parse_args().quick)
    print(wrapped(f"## {heading}\n\n{one.text}"), end="")

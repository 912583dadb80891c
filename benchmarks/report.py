"""Pages of ``annex report``: how long one takes to make, how large it is, and how fast it answers in Chromium.

Entries are made up (``made_up_entries.py``). Times of making are those of whole processes, beside ``annex cite`` on
the same entries, which makes the same citations. A search is one key typed: until the script is done, and until the
browser has drawn what is left.
"""

import gzip
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from made_up_entries import entries
from measuring import ABSENT, ANNEX, Absent, Unmeasurable, annex_wall, in_turns, run, times
from page import Section, Spread, show, table
from peers import chromium

HEADING = "Pages"
FLAGS = ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
TYPED = "safe roads and children in northland"
SEARCH = """async text => {
  const [field, times] = [document.getElementById("q"), []];
  for (let end = 1; end <= text.length; end += 1) {
    const start = performance.now();
    field.value = text.slice(0, end);
    field.dispatchEvent(new Event("input"));
    const done = performance.now();
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
    times.push([done - start, performance.now() - start]);
  }
  return times;
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a page is in the browser: milliseconds until it is open, and of each key until the script is done and all drawn."""

    opened: Spread
    scripts: Spread
    drawn: Spread


def made(number: int, folder: Path, rounds: int) -> tuple[Path, tuple[str, ...]]:
    """Make a page with so many entries; return it, and the cells of its line."""
    store, page = folder / f"{number}.bib", folder / f"{number}.html"
    store.write_text(entries(number), "utf-8")
    annex: list[str | Path] = [ANNEX, "--store", store]
    found = in_turns(
        {
            "annex cite": lambda: run([*annex, "cite", "-o", folder / "list.txt"]),
            "annex report": lambda: run([*annex, "report", "-o", page]),
        },
        rounds,
    )
    data = page.read_bytes()
    sizes = (f"{len(each) / 1000:,.0f}" for each in (data, gzip.compress(data)))
    base = annex_wall(found, "annex cite")
    return page, (
        f"{number:,}", *times(found["annex cite"], base, 2)[:2], *times(found["annex report"], base, 2), *sizes,
    )  # fmt: skip


def seen(pages: list[Path], rounds: int) -> list[Seen]:
    """Open each page so many times in Chromium, and type.

    Raises:
        Unmeasurable: if there is no Chromium or no playwright, or if Chromium does not start or loses a page.

    """
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - without it the rest can be measured
    except ModuleNotFoundError as error:
        raise Absent(f"playwright is {ABSENT}") from error
    found = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for path in pages:
                opened, keys = [], []
                for _ in range(rounds):
                    page = browser.new_page()
                    begun = time.perf_counter()
                    page.goto(path.as_uri())
                    opened.append((time.perf_counter() - begun) * 1000)
                    keys += page.evaluate(SEARCH, TYPED)
                    page.close()
                scripts, drawn = zip(*keys, strict=True)
                found.append(Seen(Spread(tuple(opened)), Spread(scripts), Spread(drawn)))
            browser.close()
    except Error as error:
        raise Unmeasurable(f"Chromium said: {error.message.splitlines()[0]}") from error
    return found


def in_browser(numbers: tuple[int, ...], pages: list[Path], rounds: int) -> str:
    """Return the table of what is seen in the browser, or why there is none."""
    try:
        found = seen(pages, rounds)
    except Unmeasurable as error:
        return f"How the pages answer in Chromium is **not measured here**: {error}.\n"
    header = (
        "entries", "open ms", "quartiles", "search ms", "quartiles", "slowest", "drawn ms", "quartiles", "slowest",
    )  # fmt: skip
    rows = [
        (
            f"{number:,}", *one.opened.shown(0), *one.scripts.shown(0), f"{max(one.scripts.values):,.0f}",
            *one.drawn.shown(0), f"{max(one.drawn.values):,.0f}",
        )
        for number, one in zip(numbers, found, strict=True)
    ]  # fmt: skip
    return (
        f"The same pages in headless Chromium; times that each was opened: {rounds}. A search is one key typed: until the script is done, "
        f"and until the browser has drawn what is left; of {len(TYPED) * rounds} keys.\n\n{table(header, rows, ())}"
    )


def section(*, quick: bool) -> Section:
    """Make the pages, open them, and tell what is measured."""
    numbers, rounds = ((45, 200), 1) if quick else ((45, 1000), 5)
    with tempfile.TemporaryDirectory() as name:
        both = [made(number, Path(name), rounds) for number in numbers]
        answers = in_browser(numbers, [page for page, _ in both], rounds)
    header = (
        "entries", "`cite`, median s", "quartiles", "`report`, median s", "quartiles", "× `cite`", "KB", "gzip KB",
    )  # fmt: skip
    return Section(
        f"`benchmarks/report.py`: a page made of made-up entries (`made_up_entries.py`) by whole processes, rounds: {rounds}; "
        "beside `annex cite`, which makes the same citations, as no other program measured here makes such a page.\n\n"
        f"{table(header, [cells for _, cells in both], ())}\n{answers}\n"
        "`content-visibility` was tried and left out: a search was drawn no faster, and what is not in view was missing from "
        "pictures of the whole page."
    )


if __name__ == "__main__":
    show(HEADING, section)

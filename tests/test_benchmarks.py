"""The page of benchmarks: it is put together as its parts say, and no benchmark is missing on it."""

from pathlib import Path

import pytest
from page import Benchmark, Compared, Made, Section, Spread, benchmarks, page, table

ROOT = Path(__file__).parent.parent
MADE = Made(
    "2 May 2026", 12.4, quick=False, machine={"processor": "Abacus, 2 cores"}, programs={"annex": "0.1.0"}
)
QUERY = Section(
    "Whole processes.\n\n" + table(("command", "median ms"), [("`annex list`", "70")]),
    (
        Compared("list", 70, {"papis": 250, "coBib": 1_200}, "ms", 0),
        Compared("read", 1.9, {"pybtex": 5.0, "bibtexparser": 1.6}, "s"),
        Compared("right, of 64", 64, {"lychee": 39}, digits=0, more=True),
        Compared("kept, of 14", 9, {"lychee": 13}, digits=0, more=True),
        Compared("parse", 1.02, {"pandoc": 1.0}, "s"),
        Compared("alone", 1.0, {}, "s"),
    ),
)
SECTIONS: dict[Benchmark, Section | str] = {
    Benchmark("startup", "From the shell"): QUERY,
    Benchmark("dedupe", "Near copies"): Section("All found.\n"),
    Benchmark("report", "Pages"): "playwright is not installed",
}


def test_losses_stand_beside_wins() -> None:
    text = page(MADE, SECTIONS)
    assert "annex loses 2 of 6 comparisons" in text
    assert "| list | 70 ms | papis 250 ms | 0.28 | annex wins |" in text
    assert "| read | 1.90 s | bibtexparser 1.60 s | 1.19 | **annex loses** |" in text
    assert "| right, of 64 | 64 | lychee 39 | 1.64 | annex wins |" in text
    assert "| kept, of 14 | 9 | lychee 13 | 0.69 | **annex loses** |" in text
    assert "| parse | 1.02 s | pandoc 1.00 s | 1.02 | even |" in text
    assert "| alone | 1.00 s | not measured here |  | no peer measured |" in text


def test_a_page_says_how_it_was_made() -> None:
    text = page(MADE, SECTIONS)
    assert "on 2 May 2026, in 12 minutes" in " ".join(text.split())
    assert "| processor | Abacus, 2 cores |" in text
    assert "| annex | 0.1.0 |" in text
    assert "in a hurry" not in text
    assert "in a hurry" in page(Made("2 May 2026", 1, quick=True), SECTIONS)


def test_every_section_has_its_place_and_what_is_missing_is_told() -> None:
    text = page(MADE, SECTIONS)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings[2:] == ["## From the shell", "## Near copies", "## Pages"]
    assert "Without another program beside it: [Near copies](#near-copies)." in text
    assert "**Not measured here**: playwright is not installed" in text
    assert "Whole processes.\n\n| command | median ms |\n| --- | ---: |\n| `annex list` | 70 |\n" in text


@pytest.mark.parametrize(
    ("values", "shown"),
    [((5.0, 1.0, 2.0, 3.0, 4.0), ("3.0", "2.0–4.0")), ((1234.0,), ("1,234.0", "one round"))],
)
def test_a_spread_is_its_median_and_quartiles(values: tuple[float, ...], shown: tuple[str, str]) -> None:
    assert Spread(values).shown(1) == shown


def test_the_page_in_the_docs_has_every_benchmark() -> None:
    found = benchmarks(ROOT / "benchmarks")
    there = {"install", "startup", "store", "exchange", "cite", "report", "check", "verdicts"}
    assert there <= {one.name for one in found}
    headings = (ROOT / "docs" / "benchmarks.md").read_text("utf-8").splitlines()
    assert [one.heading for one in found if f"## {one.heading}" not in headings] == []

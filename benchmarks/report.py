"""Pages of ``annex report``: how long one takes to make, how large it is, and how fast it answers in Chromium.

Entries are made up (``made_up_entries.py``). Times of making are those of whole processes, beside ``annex cite`` on
the same entries, which makes the same citations. A search is one key typed: until the script is done, and until the
browser has drawn what is left.
"""

import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_up_entries import entries
from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
NUMBERS = (45, 1000)
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


def made(folder: Path, *arguments: str) -> float:
    """Return the seconds that a run of the program takes."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "annexcli", "--store", "made-up.bib", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own
    return time.perf_counter() - begun


def row(folder: Path, browser: Browser, number: int) -> str:
    """Return what is measured of a page with so many entries."""
    (folder / "made-up.bib").write_text(entries(number), "utf-8")
    cite = made(folder, "cite", "-o", "list.txt")
    report = made(folder, "report", "-o", "report.html")
    data = (folder / "report.html").read_bytes()
    page = browser.new_page()
    begun = time.perf_counter()
    page.goto((folder / "report.html").as_uri())
    opened = time.perf_counter() - begun
    scripts, drawn = zip(*page.evaluate(SEARCH, TYPED), strict=True)
    page.close()
    times = [statistics.median(scripts), max(scripts), statistics.median(drawn), max(drawn)]
    return (
        f"| {number:,} | {cite:.1f} | {report:.1f} | {len(data) / 1000:,.0f} | {len(gzip.compress(data)) / 1000:,.0f} | "
        f"{opened * 1000:.0f} | {' | '.join(f'{each:.0f}' for each in times)} |"
    )


def main() -> None:
    """Print the table."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("no Chromium is installed: pages are not measured")
        return
    print(
        "| entries | `cite` s | `report` s | KB | gzip KB | open ms | search ms | slowest | drawn ms | slowest |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for number in NUMBERS:
            print(row(Path(folder), browser, number), flush=True)
        browser.close()


if __name__ == "__main__":
    main()

"""Take the picture of `annex report` that stands in the README: ``python docs/pictures/report.py``.

It shows the store of this repository. Nothing is asked of its links, so that none of them has a verdict.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURE = Path(__file__).with_suffix(".png")
# Without these Chromium asks its maker's servers for updates and more.
FLAGS = ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
VIEW = "#year=2018&topic=csea"


def main() -> None:
    """Write the page into a folder that goes again, and take its picture."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no Chromium is installed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "report.html"
        command = [sys.executable, "-m", "annexcli", "--store", "references.bib", "report", "-o", str(page)]
        subprocess.run(command, cwd=ROOT, env=os.environ | {"XDG_CACHE_HOME": folder}, check=True)  # noqa: S603 - our own
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        shown = browser.new_page(viewport={"width": 1200, "height": 860})
        shown.goto(page.as_uri() + VIEW)
        shown.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

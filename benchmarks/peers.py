"""The programs that annex is measured beside: where they are, which versions, and their libraries of entries.

``python peers.py`` installs those of the dependency group ``bench``, and citeproc-js where there is Node.js; what cannot
be installed is told, and left out.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from measuring import ABSENT, BIN, ROOT, Absent, Unmeasurable, run

JS = Path(__file__).with_name("citeproc_js")
# What they are called, and on PyPI.
PACKAGES = {
    "annex": "annexcli",
    "bibtexparser": "bibtexparser",
    "citeproc-py": "citeproc-py",
    "coBib": "cobib",
    "LinkChecker": "linkchecker",
    "papis": "papis",
    "pip": "pip",
    "playwright": "playwright",
    "pybtex": "pybtex",
    "uv": "uv",
}
# As they are called where they are installed; any will do.
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# papis asks of each entry whether it knows it, which takes minutes for a thousand: its own reader, its own files.
FILL_PAPIS = """
import json, pathlib, sys
from papis.bibtex import bibtex_to_dict
for number, entry in enumerate(bibtex_to_dict(sys.argv[1])):
    folder = pathlib.Path(sys.argv[2], str(number))
    folder.mkdir(parents=True)
    (folder / "info.yaml").write_text(json.dumps(entry))
"""


def program(name: str) -> str:
    """Return where a program is: with this Python, or else on PATH.

    Raises:
        Absent: if it is nowhere.

    """
    found = shutil.which(name, path=os.pathsep.join((str(BIN), os.environ.get("PATH", os.defpath))))
    if found is None:
        raise Absent(ABSENT)
    return found


def chromium() -> str:
    """Return where a Chromium is.

    Raises:
        Absent: if there is none.

    """
    for name in CHROMIUM:
        with contextlib.suppress(Absent):
            return program(name)
    raise Absent(f"Chromium is {ABSENT}")


def versions() -> dict[str, str]:
    """Return the version of every program, or that it is not installed."""
    from annexcli.edge.pandoc_process import program as pandoc  # noqa: PLC0415 - peers are installed before annex is

    told = {}
    for name, package in PACKAGES.items():
        try:
            told[name] = version(package)
        except PackageNotFoundError:
            told[name] = ABSENT
    told["pandoc"] = _said(pandoc)
    told["lychee"] = _said(lambda: program("lychee"))
    told["Node.js"] = _said(lambda: program("node"))
    told["Chromium"] = _said(chromium)
    js = JS / "node_modules" / "citeproc" / "package.json"
    told["citeproc-js"] = json.loads(js.read_text("utf-8"))["version"] if js.exists() else ABSENT
    return dict(sorted(told.items(), key=lambda one: (one[0] != "annex", one[0].lower())))


def _said(found: Callable[[], str]) -> str:
    """Return the first word of what a program says of its version that begins with a digit, or why there is none."""
    try:
        words = run([found(), "--version"]).output.decode().split("\n")[0].split()
    except Absent:
        return ABSENT
    except Unmeasurable as error:
        return str(error)
    numbers = (word.removeprefix("v") for word in words)
    return next((number for number in numbers if number[:1].isdigit()), "says no version")


def papis_settings(folder: Path) -> dict[str, str]:
    """Make an empty papis library; return the environment in which papis finds it."""
    (folder / "config" / "papis").mkdir(parents=True)
    (folder / "documents").mkdir()
    settings = f"[settings]\ndefault-library = main\n[main]\ndir = {folder / 'documents'}\n"
    (folder / "config" / "papis" / "config").write_text(settings)
    return {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}


def papis_library(folder: Path, store: Path) -> dict[str, str]:
    """Make a papis library of a store's entries; return the environment in which papis finds it.

    Raises:
        Unmeasurable: if papis is not there or fails.

    """
    environment = papis_settings(folder)
    run([sys.executable, "-c", FILL_PAPIS, store, folder / "documents"], environment)
    return environment


def cobib_library(folder: Path, store: Path) -> dict[str, str]:
    """Make a coBib database of a store's entries; return the environment in which coBib finds it.

    Raises:
        Unmeasurable: if coBib is not there or fails.

    """
    folder.mkdir(parents=True)
    environment = {
        f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "CACHE", "DATA", "STATE")
    }
    environment["HOME"] = str(folder)
    run([program("cobib"), "init"], environment)
    run([program("cobib"), "add", "--skip-download", "--bibtex", store], environment)
    return environment


def main() -> None:
    """Install them: all at once, or else each by itself, so that one that is not to be had costs no other."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["bench"]
    pip = [sys.executable, "-m", "pip", "install", "--quiet"]
    if subprocess.run([*pip, *wanted], check=False).returncode:  # noqa: S603
        for one in wanted:
            if subprocess.run([*pip, one], check=False).returncode:  # noqa: S603
                print(f"{one} cannot be installed here, and is left out", file=sys.stderr)
    npm = ["npm", "ci", "--no-audit", "--no-fund", "--silent", "--prefix", str(JS)]
    there = (JS / "node_modules" / "citeproc").is_dir()
    if not there and (not shutil.which("npm") or subprocess.run(npm, check=False).returncode):  # noqa: S603
        print("citeproc-js cannot be installed here, and is left out", file=sys.stderr)


if __name__ == "__main__":
    main()

"""Reference lists: how long they take beside bare pandoc and citeproc-py, and how far they agree with citeproc-js.

The entries are made up (``made_up_entries.py``), of 23 types. Times are those of whole processes, in turns. For the
agreement, citeproc-js (``npm install citeproc``, fetched where Node.js is there) formats the same CSL-JSON in each style;
entries are the same if they are letter for letter, white space and kinds of apostrophes left aside. ``-v STYLE`` shows
those that are not.
"""

import argparse
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from made_up_entries import entries

from annexcli.bib.fields import to_reference
from annexcli.bib.library import load
from annexcli.csl.inlines import Text
from annexcli.csl.items import item
from annexcli.csl.manuals import manual
from annexcli.edge.citeproc import in_style
from annexcli.edge.pandoc_process import program
from annexcli.edge.styles import open_style, styles_folder
from annexcli.show import csljson

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
JS = Path(__file__).with_name("citeproc_js")
STYLES = [
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "modern-language-association",
    "harvard-cite-them-right",
    "nlm-citation-sequence",
    "american-medical-association",
    "ieee",
    "nature",
    "oscola",
    "elsevier-harvard",
    "american-political-science-association",
]
NUMBER = 276
CITEPROC_PY = """
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
data = json.load(open(sys.argv[1]))
style = CitationStylesStyle(sys.argv[2][:-4], validate=False)
bibliography = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
for item in data:
    bibliography.register(Citation([CitationItem(item["id"])]))
bibliography.sort()
print(*map(str, bibliography.bibliography()), sep="\\n\\n")
"""


def locales() -> Path:
    """Return the folder of the CSL locales that come with citeproc-py."""
    spec = find_spec("citeproc")
    if spec is None or spec.origin is None:
        sys.exit("install the locales and citeproc-py with: pip install citeproc-py")
    return Path(spec.origin).parent / "data" / "locales"


def by_citeproc_js(style: Path, items: str, folder: Path) -> dict[str, str]:
    """Return what citeproc-js makes of items, by id."""
    file = folder / "items.json"
    file.write_text(items, "utf-8")
    command = ["node", str(JS / "format.js"), str(style), str(locales()), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return {entry["id"]: entry["text"] for entry in json.loads(done.stdout)}


def bare(text: str) -> str:
    """Return what of an entry is compared."""
    return re.sub(r"\s+", "", text).replace("'", "’")


def agreement(shown: list[str]) -> None:
    """Print for each style how many entries citeproc-js prints alike; those of ``shown`` that it does not, too."""
    if not (JS / "node_modules" / "citeproc").is_dir():
        npm = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(JS)]
        subprocess.run(npm, check=True)  # noqa: S603
    references = [to_reference(entry) for entry in load(entries(NUMBER)).entries]
    print(f"\n| style | the same, of {NUMBER} | % |\n| --- | ---: | ---: |")
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in STYLES:
            style = open_style(name)
            says = manual(style.name, style.text)
            items = csljson.items(item(reference, says) for reference in references)
            theirs = by_citeproc_js(style.path, items, Path(folder))
            made = {entry.key: str(Text(entry.blocks)) for entry in in_style(references, style).entries}
            other = [key for key, text in made.items() if bare(text) != bare(theirs.get(key, ""))]
            total += NUMBER - len(other)
            print(f"| {name} | {NUMBER - len(other)} | {100 * (NUMBER - len(other)) / NUMBER:.1f} |")
            for key in other if name in shown else ():
                print(f"  annex        {made[key].strip()}\n  citeproc-js  {theirs.get(key, '').strip()}")
    print(
        f"\n{total:,} of {NUMBER * len(STYLES):,} entries the same: {100 * total / NUMBER / len(STYLES):.1f} %"
    )


def took(command: list[str]) -> tuple[float, float]:
    """Run a command; return the seconds that passed, and those of processor time it took."""
    used, begun = _processor(), time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, env=os.environ | {"NO_COLOR": "1"})  # noqa: S603
    return time.perf_counter() - begun, _processor() - used


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def times(store: Path, rounds: int, folder: Path, *, slow: bool) -> None:
    """Print how long a list of a store in APA takes, in turns, the median of all rounds.

    Args:
        store: the store.
        rounds: how often each is run.
        folder: where to put what they read.
        slow: whether citeproc-py is run once only.

    """
    annex = [str(BIN / "annex"), "--store", str(store), "cite"]
    items, style, program_text, nothing = (
        folder / name for name in ("items.json", "apa.csl", "citeproc_py.py", "nothing.md")
    )
    subprocess.run([*annex, "--to", "csljson", "-o", str(items)], check=True)  # noqa: S603
    # citeproc-py ends with an error where a date is a season.
    bearable = folder / "bearable.json"
    data = json.loads(items.read_text("utf-8"))
    for entry in data:
        entry.get("issued", {}).pop("season", None)
    bearable.write_text(json.dumps(data), "utf-8")
    shutil.copy(styles_folder() / "apa.csl", style)
    program_text.write_text(CITEPROC_PY)
    nothing.write_text('---\nnocite: "@*"\n---\n')
    pandoc = [
        program(),
        "--citeproc",
        "--csl",
        str(style),
        "--bibliography",
        str(items),
        "-t",
        "plain",
        str(nothing),
    ]
    runs = {"bare pandoc": pandoc, "annex cite": annex}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, command in runs.items():
            taken[name].append(took(command))
    other = [sys.executable, str(program_text), str(bearable), str(style)]
    taken["citeproc-py"] = [took(other) for _ in range(1 if slow else rounds)]
    number = len(data)
    passed = {name: statistics.median(wall for wall, _ in runs) for name, runs in taken.items()}
    used = {name: statistics.median(processor for _, processor in runs) for name, runs in taken.items()}
    print(f"\n| {number:,} entries | s | × bare pandoc | s of processor | × bare pandoc |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name in taken:
        shares = [all_of[name] / all_of["bare pandoc"] for all_of in (passed, used)]
        print(f"| {name} | {passed[name]:.2f} | {shares[0]:.2f} | {used[name]:.2f} | {shares[1]:.2f} |")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "-v", nargs="*", default=[], metavar="STYLE", help="show entries that are not the same"
    )
    options.add_argument("--only", choices=["times", "agreement"], help="one of the two")
    asked = options.parse_args()
    if asked.only != "agreement":
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            times(ROOT / "references.bib", 15, folder, slow=False)
            store = folder / "made_up.bib"
            store.write_text(entries(1000), "utf-8")
            times(store, 3, folder, slow=True)
    if asked.only != "times":
        if shutil.which("node"):
            agreement(asked.v)
        else:
            print("\nno Node.js, no comparison with citeproc-js")


if __name__ == "__main__":
    main()

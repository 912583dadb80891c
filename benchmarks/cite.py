"""Reference lists: how long they take beside bare pandoc and citeproc-py, and how far they agree with citeproc-js.

The entries are made up (``made_up_entries.py``), of 23 types. Times are those of whole processes. For the agreement,
citeproc-js (fetched by ``peers.py`` where Node.js is there) formats the same CSL-JSON in each style;
entries are the same if they are letter for letter, white space and kinds of apostrophes left aside. ``-v STYLE``
shows those that are not.
"""

import json
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from made_up_entries import entries
from measuring import (
    ABSENT,
    ANNEX,
    ROOT,
    Measured,
    Timed,
    Unmeasurable,
    annex_wall,
    in_turns,
    run,
    times,
    walls,
)
from page import Compared, Section, show, table
from peers import JS
from peers import program as nodejs

from annexcli.bib.fields import to_reference
from annexcli.bib.library import load
from annexcli.csl import formatted
from annexcli.csl.items import item
from annexcli.csl.manuals import manual
from annexcli.csl.nodes import Text
from annexcli.edge.citeproc import in_style
from annexcli.edge.pandoc_process import program
from annexcli.edge.styles import open_style, styles_folder
from annexcli.show import csljson

HEADING = "Reference lists"
NOTHING = '---\nnocite: "@*"\n---\n'
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
        raise Unmeasurable(f"citeproc-py, whose locales citeproc-js reads, is {ABSENT}")
    return Path(spec.origin).parent / "data" / "locales"


def by_citeproc_js(style: Path, items: str, folder: Path) -> dict[str, str]:
    """Return what citeproc-js makes of items, by id."""
    file = folder / "items.json"
    file.write_text(items, "utf-8")
    made = run([nodejs("node"), JS / "format.js", style, locales(), file]).output
    return {entry["id"]: entry["text"] for entry in json.loads(made)}


def bare(text: str) -> str:
    """Return what of an entry is compared."""
    return re.sub(r"\s+", "", text).replace("'", "’")


@dataclass(slots=True)
class Agreement:
    """How many entries of each style citeproc-js prints alike, and those of annex that it does not, as both print them."""

    annex: dict[str, int] = field(default_factory=dict)
    pandoc: dict[str, int] = field(default_factory=dict)
    others: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def by_pandoc(style: Path, items: str, folder: Path) -> dict[str, str]:
    """Return what pandoc's citeproc makes of items by itself, by id."""
    file, nothing = folder / "items.json", folder / "nothing.md"
    file.write_text(items, "utf-8")
    nothing.write_text(NOTHING)
    made = run(
        [program(), "--citeproc", "--csl", style, "--bibliography", file, "-t", "json", nothing]
    ).output
    return {entry.key: str(Text(entry.blocks)) for entry in formatted.entries(json.loads(made))}


def agreement(styles: list[str], number: int) -> Agreement:
    """Compare annex and pandoc alone with citeproc-js.

    Raises:
        Unmeasurable: if there is no Node.js or no citeproc-js.

    """
    nodejs("node")
    if not (JS / "node_modules" / "citeproc").is_dir():
        raise Unmeasurable(f"citeproc-js is {ABSENT}")
    references = [to_reference(entry) for entry in load(entries(number)).entries]
    found = Agreement()
    with tempfile.TemporaryDirectory() as name:
        for style in map(open_style, styles):
            says = manual(style.name, style.text)
            items = csljson.items(item(reference, says) for reference in references)
            js = by_citeproc_js(style.path, items, Path(name))
            theirs = {key: bare(text) for key, text in js.items()}
            alone = by_pandoc(style.path, items, Path(name))
            made = {entry.key: str(Text(entry.blocks)) for entry in in_style(references, style).entries}
            # What a style has no entry for, such as Chicago's notes for a post, is alike where neither prints one.
            keys = [reference.key for reference in references]
            found.annex[style.name] = sum(bare(made.get(key, "")) == theirs.get(key, "") for key in keys)
            found.pandoc[style.name] = sum(bare(alone.get(key, "")) == theirs.get(key, "") for key in keys)
            found.others[style.name] = [
                (text.strip(), js.get(key, "").strip())
                for key, text in made.items()
                if bare(text) != theirs.get(key)
            ]
    return found


def agreed(quick: bool) -> Section:
    """Return the table of the agreement, or why there is none."""
    styles, number = (STYLES[:2], 46) if quick else (STYLES, NUMBER)
    try:
        found = agreement(styles, number)
    except Unmeasurable as error:
        return Section(f"How far annex agrees with citeproc-js is **not measured here**: {error}.\n")
    rows = [
        (name, f"{found.pandoc[name]}", f"{same}", f"{100 * same / number:.1f}")
        for name, same in found.annex.items()
    ]
    ours, alone = (100 * sum(one.values()) / number / len(styles) for one in (found.annex, found.pandoc))
    rows.append(("all", f"{sum(found.pandoc.values()):,}", f"{sum(found.annex.values()):,}", f"{ours:.1f}"))
    return Section(
        f"How many of {number} made-up entries are printed as citeproc-js prints them, letter for letter, white space and "
        "kinds of apostrophes left aside; [what differs](styles.md#compared-with-citeproc-js):\n\n"
        + table(("style", f"bare pandoc, of {number}", f"annex, of {number}", "annex %"), rows),
        (
            Compared(
                f"entries in {len(styles)} styles as citeproc-js prints them",
                ours,
                {"bare pandoc": alone},
                "%",
                1,
                True,
            ),
        ),
    )


def times_of(store: Path, rounds: int, folder: Path, *, slow: bool) -> Section:
    """Measure how long a list of a store in APA takes.

    Args:
        store: the store.
        rounds: how often each is run.
        folder: where to put what they read.
        slow: whether citeproc-py is run once only.

    """
    folder.mkdir()
    items, bearable, style, script, nothing = (
        folder / name for name in ("items.json", "bearable.json", "apa.csl", "citeproc_py.py", "nothing.md")
    )
    annex: list[str | Path] = [ANNEX, "--store", store, "cite"]
    run([*annex, "--to", "csljson", "-o", items])
    # citeproc-py ends with an error where a date is a season.
    data = json.loads(items.read_text("utf-8"))
    for entry in data:
        entry.get("issued", {}).pop("season", None)
    bearable.write_text(json.dumps(data), "utf-8")
    shutil.copy(styles_folder() / "apa.csl", style)
    script.write_text(CITEPROC_PY)
    nothing.write_text(NOTHING)
    pandoc: list[str | Path] = [
        program(),
        "--citeproc",
        "--csl",
        style,
        "--bibliography",
        items,
        "-t",
        "plain",
        nothing,
    ]
    other: dict[str, Timed] = {"citeproc-py": lambda: run([sys.executable, script, bearable, style])}
    both: dict[str, Timed] = {"bare pandoc": lambda: run(pandoc), "annex cite": lambda: run(annex)}
    found = in_turns(both if slow else both | other, rounds, warm=not slow)
    if slow:
        found |= in_turns(other, 1, warm=False)
    base = found["bare pandoc"]
    rows = []
    for name, one in found.items():
        if isinstance(one, Measured) and isinstance(base, Measured):
            used = one.processor
            share = f"{used.median / base.processor.median:.2f}"
            rows.append((name, *times(one, base.wall.median, 2), *used.shown(2), share))
        else:
            rows.append((name, str(one), "", "", "", "", ""))
    number = f"{len(data):,} entries"
    header = (
        number,
        "median s",
        "quartiles",
        "× bare pandoc",
        "s of processor",
        "quartiles",
        "× bare pandoc",
    )
    peers = walls(found, {"bare pandoc": "bare pandoc", "citeproc-py": "citeproc-py"})
    return Section(
        table(header, rows),
        (Compared(f"reference list of {number}", annex_wall(found, "annex cite"), peers, "s"),),
    )


def section(*, quick: bool) -> Section:
    """Return the tables."""
    rounds, few, number = (3, 1, 100) if quick else (15, 3, 1000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "made_up.bib"
        store.write_text(entries(number), "utf-8")
        small = times_of(ROOT / "references.bib", rounds, folder / "small", slow=False)
        large = times_of(store, few, folder / "large", slow=True)
    same = agreed(quick)
    return Section(
        f"`benchmarks/cite.py`: whole processes in APA, {rounds} rounds on the entries of the example and {few} on made-up ones "
        "of 23 types (`made_up_entries.py`), all from the same works; bare pandoc and citeproc-py read CSL-JSON, annex the "
        f"BibTeX store.\n\n{small.text}\n{large.text}\nannex has pandoc do the formatting: to a small list it adds what "
        "every command takes to load and to read a store. Most of what pandoc takes for a large one is to tell works of one "
        f"author and year apart.\n\n{same.text}",
        small.compared + large.compared + same.compared,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["-v"]:
        for ours, theirs in agreement([sys.argv[2]], NUMBER).others[sys.argv[2]]:
            print(f"annex        {ours}\nciteproc-js  {theirs}")
    else:
        show(HEADING, section)

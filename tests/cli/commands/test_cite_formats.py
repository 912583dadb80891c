"""``annex cite`` in every format: what stands in a store is text in all of them."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annexcli.edge.pandoc_process import program
from tests.conftest import Annex

# What acts on a terminal, in HTML, in Markdown, in LaTeX, in Typst, in RTF or in rich's markup.
HOSTILE = (
    "[bold]x[/bold] <i>y</i> <script>alert(1)</script> *star* _low_ **two** @key #hash `code` ~a~ ^b^ 1\\. "
    "\\emph{z} {brace} \\par $x^2$ 5 $ 100% &amp; & [l](u) | --- ::: :smile: $(id) #link(z) =head"
)
READERS = {
    "markdown": "markdown-smart-citations",
    "html": "html",
    "latex": "latex-smart",
    "typst": "typst",
    "rtf": "rtf",
    "docx": "docx",
    "odt": "odt",
}


def as_bibtex(text: str) -> str:
    names = {
        "\\": "textbackslash",
        "{": "textbraceleft",
        "}": "textbraceright",
        "~": "textasciitilde",
        "^": "textasciicircum",
    }
    return "".join(
        f"\\{names[c]}{{}}" if c in names else f"\\{c}" if c in "&%$#_" else c for c in text
    ).replace("---", "-{}-{}-")  # fmt: skip


@pytest.fixture
def hostile(annex: Annex) -> Annex:
    annex.write(
        "references.bib",
        f"@techreport{{k, author = {{{{{as_bibtex('Evil <b>Org</b> [red] $y$')}}}}}, "
        f"title = {{{as_bibtex(HOSTILE)}}}, note = {{{as_bibtex(HOSTILE)}}}, year = 2018, "
        f"annex-section = {{{as_bibtex(HOSTILE)}}}, url = {{javascript:alert(1)}}}}\n",
    )
    return annex


def visible(data: bytes, kind: str) -> str:
    """Return the text of a document as pandoc reads it."""
    done = subprocess.run(
        [program(), "-f", READERS[kind], "-t", "json"], input=data, capture_output=True, check=True
    )
    return " ".join("".join(words(json.loads(done.stdout)["blocks"])).split())


def words(node: Any) -> Iterator[str]:
    """Give the words of a tree; a tree of raw code has none."""
    if isinstance(node, dict) and "t" in node:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            yield content
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        else:
            yield from words(content)
            yield " " if kind in {"Para", "Plain", "Header"} else ""
    elif isinstance(node, list):
        for inner in node:
            yield from words(inner)


@pytest.mark.parametrize(
    ("kind", "style"), [(kind, "apa") for kind in READERS] + [("html", "template"), ("latex", "template")]
)
def test_text_of_a_store_is_text(hostile: Annex, kind: str, style: str) -> None:
    look = ["--style", "apa"] if style == "apa" else ["--template", "{author}, [{title}]({link}), {year}"]
    arguments = ["--annotate", "--group-by", "section", "--title", HOSTILE, "--with-links"]
    hostile("cite", *look, *arguments, "--to", kind, "-o", "out")
    data = hostile.read("out")
    said = visible(data, kind)
    # Title, heading, entry and annotation. pandoc does not read its own \textbar.
    wanted = HOSTILE.replace(" | ", " ") if kind == "latex" else HOSTILE
    assert said.count(wanted) == 4, said
    assert "Evil <b>Org</b> [red] $y$" in said
    assert b'href="javascript' not in data
    assert b"href{javascript" not in data
    assert b'link("javascript' not in data
    assert b"](javascript" not in data


def test_text_and_terminal(hostile: Annex) -> None:
    assert hostile("cite").out == f"Evil <b>Org</b> [red] $y$. (2018). {HOSTILE}. javascript:alert(1)\n"
    wide = Annex(hostile.folder, {"COLUMNS": "1000"})
    shown = wide("cite", "--to", "ansi").out
    assert re.sub(r"\x1b\[[\d;]*m", "", shown).strip() == hostile("cite").out.strip()
    assert "\x1b[3m" in shown
    assert "\x1b" not in wide("--color", "never", "cite", "--to", "ansi").out
    narrow = Annex(hostile.folder, {"COLUMNS": "60"})
    rows = re.sub(r"\x1b\[[\d;]*m", "", narrow("cite", "--to", "ansi").out).splitlines()
    assert max(map(len, rows)) <= 60
    assert all(row.startswith("    ") for row in rows[1:])


def test_codes_for_a_terminal_are_shown(annex: Annex) -> None:
    annex.write(
        "references.bib",
        "@misc{k, title = {A \x1b[31mred\x1b[0m one\x07}, note = {\x1b]0;x\x07}, year = 2018}\n",
    )
    for to in ("text", "ansi", "markdown", "html", "latex"):
        out = annex("cite", "--to", to, "--annotate").out
        assert "\x07" not in out
        assert "\x1b[31m" not in out
        assert "\x1b]" not in out
        assert "x1b" in out


def test_csl_json_is_data(hostile: Annex) -> None:
    (item,) = json.loads(hostile("cite", "--to", "csljson").out)
    assert item["title"] == HOSTILE
    assert item["author"] == [{"literal": "Evil <b>Org</b> [red] $y$"}]


def test_italics_of_a_title_are_kept(annex: Annex) -> None:
    annex.write(
        "references.bib",
        r"@article{k, author = {Chen, Li}, title = {On \emph{Homo sapiens}, H$_2$O and {de facto} rules -- here}, "
        "journal = {Water}, year = 2018}\n",
    )
    assert annex("cite").out == "Chen, L. (2018). On Homo sapiens, H₂O and de facto rules – here. Water.\n"
    assert "On <em>Homo sapiens</em>, H<sub>2</sub>O and" in annex("cite", "--to", "html").out
    assert (
        "“On Homo Sapiens, H₂O and de facto Rules – Here.”"
        in annex("cite", "--style", "chicago-author-date").out
    )
    title = json.loads(annex("cite", "--to", "csljson").out)[0]["title"]
    assert (
        title
        == 'On <i>Homo sapiens</i>, H<sub>2</sub>O and <span class="nocase">de facto</span> rules – here'
    )


def test_the_name_of_the_file_gives_the_format(hostile: Annex) -> None:
    hostile("cite", "-o", "out.html")
    assert b'class="csl-entry"' in hostile.read("out.html")
    hostile("cite", "-o", "out.docx")
    assert hostile.read("out.docx").startswith(b"PK")
    hostile("cite", "-o", "out.json")
    assert json.loads(hostile.read("out.json"))


def test_a_document_whose_styles_are_taken(hostile: Annex) -> None:
    hostile("cite", "--title", "Mine", "-o", "mine.docx")
    hostile("cite", "--reference-doc", "mine.docx", "-o", "out.docx")
    assert hostile.read("out.docx").startswith(b"PK")
    hostile.write("no.docx", "no archive")
    assert "no.docx" in hostile("cite", "--reference-doc", "no.docx", "-o", "out.docx", expect=3).err
    assert "only docx and odt" in hostile("cite", "--reference-doc", "mine.docx", expect=2).err


def test_a_document_that_is_open_elsewhere_is_left_alone(hostile: Annex) -> None:
    hostile.write("out.odt", "mine")
    hostile.write(".~lock.out.odt#", "")
    told = hostile("cite", "-o", "out.odt", expect=2).err
    assert told == "annex: out.odt: open in a word processor; close it there, or remove .~lock.out.odt#\n"
    assert hostile.read("out.odt") == b"mine"


def test_a_place_that_cannot_be_written_to(hostile: Annex, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "annex: folder: cannot write" in hostile("cite", "-o", "folder", expect=2).err

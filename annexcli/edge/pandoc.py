"""What pandoc is asked for: trees of documents, and bibliographies that its citeproc formats."""

import json
from pathlib import Path
from typing import Any

from annexcli.edge.formats import BINARY, Format
from annexcli.edge.pandoc_process import converted, run
from annexcli.errors import UnreadableInput
from annexcli.read.pandoc import has_html

# CommonMark with pandoc's extensions, as most platforms read it. Nothing that changes the
# characters of a title: no smart quotes, no emoji from ":id:", no mathematics between two prices. Bare
# addresses stay text: as links they would break the links whose text they are.
_MARKDOWN = "commonmark_x-smart-emoji-tex_math_dollars-task_lists"
# Reference lists as Markdown that every reader takes: no fenced divs, no HTML.
_PLAIN_MARKDOWN = "markdown-fenced_divs-native_divs-raw_html-bracketed_spans-native_spans-smart"
_WRITERS = {"text": "plain", "markdown": _PLAIN_MARKDOWN, "html": "html"}

Tree = dict[str, Any]


_READERS = {
    Format.HTML: "html",
    Format.DOCX: "docx",
    Format.ODT: "odt",
    Format.RTF: "rtf",
    Format.EPUB: "epub",
    Format.RST: "rst",
    Format.LATEX: "latex",
    Format.ORG: "org",
    Format.MEDIAWIKI: "mediawiki",
    Format.CSV: "csv",
    Format.TSV: "tsv",
}


def read(data: bytes, kind: Format, name: str) -> Tree:
    """Return pandoc's tree of a document.

    Args:
        data: the document, text in UTF-8.
        kind: its format, any but plain text and PDF.
        name: its name, for errors.

    Raises:
        UnreadableInput: if pandoc cannot read it within its limits.

    """
    if kind is Format.MARKDOWN:
        return read_markdown(data.decode("utf-8"), name)
    # Smart punctuation would turn the quotation marks of titles into nodes without their characters.
    smart = "-smart" if kind in {Format.RST, Format.LATEX, Format.ORG} else ""
    reader = f"{_READERS[kind]}{smart}"
    # What may unfold to more than it looks gets a process of its own, which ends where its heap does.
    unfolds = kind in BINARY or kind is Format.LATEX
    output = (
        run(data, ["-f", reader, "-t", "json"], name) if unfolds else converted(data, reader, "json", name)
    )
    return _tree(output, name)


def read_markdown(text: str, name: str) -> Tree:
    """Return pandoc's tree of a Markdown text.

    HTML inside the Markdown is read too: such a document goes through pandoc as HTML once more.

    Args:
        text: the document.
        name: its name, for errors.

    Raises:
        UnreadableInput: if pandoc cannot read it within its limits.

    """
    output = converted(text.encode(), _MARKDOWN, "json", name)
    tree = _tree(output, name)
    if b'"t":"Raw' in output and has_html(tree):
        html = converted(output, "json", "html", name)
        tree = _tree(converted(html, "html", "json", name), name)
    return tree


def bibliography(tree: Tree, style: Path, to: str) -> str:
    """Return the reference list of a document tree in a CSL style.

    Args:
        tree: a document that cites what is to be listed.
        style: a CSL file.
        to: ``text``, ``markdown`` or ``html``.

    Raises:
        UnreadableInput: if pandoc cannot use the style.

    """
    options = ["-f", "json", "-t", _WRITERS[to], "--citeproc", "--csl", str(style), "--wrap=none"]
    return run(json.dumps(tree).encode(), options, str(style)).decode("utf-8")


def _tree(output: bytes, name: str) -> Tree:
    try:
        tree: Tree = json.loads(output)
    except RecursionError as error:
        raise UnreadableInput("lists or quotations are nested too deeply", where=name) from error
    return tree

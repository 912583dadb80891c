"""What pandoc is asked for: trees of documents, lists that its citeproc formats, many formats."""

import json
import re
from pathlib import Path
from typing import Any

from annexcli.csl.nodes import Node, rewritten
from annexcli.edge.formats import BINARY, Format
from annexcli.edge.pandoc_process import Limits, converted, run
from annexcli.errors import UnreadableInput

# CommonMark with pandoc's extensions, as most platforms read it. Nothing that changes the
# characters of a title: no smart quotes, no emoji from ":id:", no mathematics between two prices. Bare
# addresses stay text: as links they would break the links whose text they are.
_MARKDOWN = "commonmark_x-smart-emoji-tex_math_dollars-task_lists"
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
}
# Reference lists as Markdown that every reader takes: no fenced divs, no HTML.
_PLAIN_MARKDOWN = (
    "markdown-fenced_divs-native_divs-raw_html-bracketed_spans-native_spans-smart-header_attributes-citations"
)
_WRITERS = {
    "markdown": _PLAIN_MARKDOWN,
    "html": "html",
    "latex": "latex",
    "typst": "typst-citations",
    "rtf": "rtf",
    "docx": "docx",
    "odt": "odt",
}
# What cannot be read but as a whole document.
_WHOLE = frozenset({"rtf"})
# These want commands that only pandoc's own templates define for what citeproc sets apart.
_UNSTYLED = frozenset({"latex", "typst"})

_FEWER = "take fewer works, with filters or --limit, or a style that numbers them"

Tree = dict[str, Any]


def read(data: bytes, kind: Format, name: str) -> Tree:
    """Return pandoc's tree of a document.

    Args:
        data: the document, text in UTF-8.
        kind: its format, any but plain text, tables in text and PDF.
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
    if b'"t":"Raw' not in output:
        return tree
    from annexcli.read.pandoc import has_html  # noqa: PLC0415 - to write lists, no document is read

    if has_html(tree):
        html = converted(output, "json", "html", name)
        tree = _tree(converted(html, "html", "json", name), name)
    return tree


def formatted(tree: Tree, style: Path | str, name: str) -> Tree:
    """Return a document with its citations and its reference list formatted in a CSL style.

    Args:
        tree: a document that cites what is to be listed.
        style: the file of the style, or its text where that is not what the file holds.
        name: what the style is called in errors.

    Raises:
        UnreadableInput: if pandoc cannot use the style.

    """
    given = json.dumps(tree).encode()
    # To tell many authors apart takes long: of a thousand, a minute.
    limits = Limits(60 + len(tree["meta"]["references"]["c"]) // 2, _FEWER)
    if isinstance(style, Path):
        return _tree(run(given, _citeproc(style), name, limits), name)
    import tempfile  # noqa: PLC0415 - most styles need no copy

    with tempfile.NamedTemporaryFile("w", suffix=".csl", encoding="utf-8") as file:
        file.write(style)
        file.flush()
        try:
            return _tree(run(given, _citeproc(Path(file.name)), name, limits), name)
        except UnreadableInput as error:
            # What is wrong with the copy is wrong with the style.
            raise UnreadableInput(error.what.replace(file.name, name), where=name, hint=error.hint) from error


def _citeproc(style: Path) -> list[str]:
    # A larger nursery takes a tenth off: citeproc makes much that is not needed for long.
    return ["+RTS", "-A16m", "-RTS", "-f", "json", "-t", "json", "--citeproc", "--csl", str(style)]


def written(tree: Tree, to: str, *, reference: Path | None = None, title: str = "") -> bytes:
    """Return a document in a format.

    Args:
        tree: the document.
        to: ``markdown``, ``html``, ``latex``, ``typst``, ``rtf``, ``docx`` or ``odt``.
        reference: a document of the format whose styles are taken, for the last two.
        title: what the document is called, for formats that are whole documents.

    Raises:
        UnreadableInput: if pandoc cannot use the document whose styles are to be taken.

    """
    options = ["-f", "json", "-t", _WRITERS[to], "--wrap=none", "-o", "-"]
    options += ["--standalone"] if to in _WHOLE else []
    options += ["--reference-doc", str(reference)] if reference else []
    if to == "markdown":
        tree = {**tree, "blocks": rewritten(tree["blocks"], _without_references)}
    if to in _UNSTYLED:
        tree = {**tree, "blocks": rewritten(tree["blocks"], _unstyled)}
    if title:
        tree = {**tree, "meta": {"pagetitle": {"t": "MetaString", "c": title}}}
    return run(json.dumps(tree).encode(), options, str(reference or to))


# What Markdown reads as a character, which pandoc's writer leaves as it is.
_CHARACTER = re.compile(r"&(?=[A-Za-z][A-Za-z0-9]*;|#)")


def _without_references(node: Node) -> list[Node]:
    """Return a node in which no text reads as a reference to a character in Markdown: ``&amp;``."""
    if node["t"] != "Str" or not _CHARACTER.search(node["c"]):
        return [node]
    first, *others = _CHARACTER.split(node["c"])
    made: list[Node] = [{"t": "Str", "c": first}]
    for text in others:
        made += [{"t": "RawInline", "c": ["markdown", "\\&"]}, {"t": "Str", "c": text}]
    return made


def _unstyled(node: Node) -> list[Node]:
    """Return a node without what citeproc sets apart: paragraphs and their text."""
    match node:
        case {"t": "Div", "c": [_, inner]}:
            blocks: list[Node] = inner
            return blocks
        case {"t": "Span", "c": [_, inner]}:
            return [{"t": "Span", "c": [["", [], []], inner]}]
    return [node]


def _tree(output: bytes, name: str) -> Tree:
    try:
        tree: Tree = json.loads(output)
    except RecursionError as error:
        raise too_deep(name) from error
    return tree


def too_deep(name: str) -> UnreadableInput:
    """Return the error for a document in which blocks stand in blocks beyond what Python can follow."""
    return UnreadableInput("lists or quotations are nested too deeply", where=name)

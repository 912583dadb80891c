"""The pandoc process: documents read into its tree, bibliographies formatted by its citeproc.

pandoc runs in its sandbox (no files, no network) with a limit on its time and memory. It comes in
the wheel of pypandoc-binary, whose Python part is not imported: that takes 0.08 s.
"""

import json
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from annexcli.edge.formats import Format
from annexcli.errors import AnnexError, UnreadableInput
from annexcli.read.pandoc import for_html, has_html

# CommonMark with pandoc's extensions, for only that reader knows lines. Nothing that changes the
# characters of a title: no smart quotes, no emoji from ":id:", no mathematics between two prices. Bare
# addresses stay text: as links they would break the links whose text they are.
_MARKDOWN = "commonmark_x-smart-emoji-tex_math_dollars-task_lists"
# Reference lists as Markdown that every reader takes: no fenced divs, no HTML.
_PLAIN_MARKDOWN = "markdown-fenced_divs-native_divs-raw_html-bracketed_spans-native_spans-smart"
_WRITERS = {"text": "plain", "markdown": _PLAIN_MARKDOWN, "html": "html"}
_SECONDS = 60
_HEAP = "1g"

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
    return _tree(_run(["-f", f"{_READERS[kind]}{smart}", "-t", "json"], data, name), name)


def read_markdown(text: str, name: str) -> Tree:
    """Return pandoc's tree of a Markdown text, with the lines that everything stands in.

    HTML inside the Markdown is read too: such a document goes through pandoc as HTML once more.

    Args:
        text: the document.
        name: its name, for errors.

    Raises:
        UnreadableInput: if pandoc cannot read it within its limits.

    """
    reader = f"{_MARKDOWN}+sourcepos"
    output = _run(["-f", reader, "-t", "json"], text, name)
    tree = _tree(output, name)
    if '"t":"Raw' in output and has_html(tree):
        html = _run(["-f", "json", "-t", "html", "--wrap=none"], json.dumps(for_html(tree)), name)
        tree = _tree(_run(["-f", "html", "-t", "json"], html, name), name)
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
    return _run(options, json.dumps(tree), str(style))


@cache
def program() -> str:
    """Return the path of the pandoc that comes with pypandoc-binary.

    Raises:
        AnnexError: if it is not installed.

    """
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        found = Path(folder, "files", "pandoc")
        if found.is_file():
            return str(found)
    raise AnnexError("pandoc is not installed", hint="run: pip install pypandoc-binary")


def _run(options: list[str], given: str | bytes, name: str) -> str:
    command = [program(), "+RTS", f"-M{_HEAP}", "-RTS", "--sandbox", *options]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with options of our own
            command,
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableInput(
            f"pandoc gave up after {_SECONDS} s", where=name, hint="cut the annex out of it"
        ) from error
    if done.returncode:
        if b"Heap exhausted" in done.stderr:
            raise UnreadableInput("too large for pandoc to read", where=name, hint="cut the annex out of it")
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableInput(f"pandoc cannot read it: {said[0] if said else 'no reason given'}", where=name)
    return done.stdout.decode("utf-8")


def _tree(output: str, name: str) -> Tree:
    try:
        tree: Tree = json.loads(output)
    except RecursionError as error:
        raise UnreadableInput("lists or quotations are nested too deeply", where=name) from error
    return tree

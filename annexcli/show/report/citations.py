"""Formatted entries → one document for pandoc, whose HTML is then taken apart again into entries."""

from annexcli.address import is_web
from annexcli.csl.bibliography import tree
from annexcli.csl.layout import Page
from annexcli.csl.nodes import Node, Text, rewritten
from annexcli.masking import MASK

_MAIL = "mailto:"
_REL = ["rel", "noopener noreferrer nofollow"]
# What citeproc sets apart in an entry.
_CLASSES = frozenset({"csl-left-margin", "csl-right-inline", "csl-block", "csl-indent"})
# Text cannot be this: pandoc writes "<" in it as a reference.
_END = "<!--annex-end-of-entry-->"


def document(page: Page) -> Node:
    """Return the entries of a page as a document of pandoc's, with a mark behind each.

    Links lead to the web or are letters; other links are text. Nothing of a citation has an identifier, a
    style or another attribute, whatever the CSL style asks for.
    """
    blocks: list[Node] = []
    for part in page.parts:
        for line in part.lines:
            blocks += map(_block, rewritten(line.blocks, _clean))
            blocks.append({"t": "RawBlock", "c": ["html", _END]})
    return tree(blocks)


def citations(html: str, page: Page) -> dict[str, str]:
    """Return what pandoc wrote for each entry of a page, by citekey."""
    keys = [line.key for part in page.parts for line in part.lines]
    written = html.split(_END)[:-1]
    return dict(zip(keys, map(str.strip, written), strict=True))


def _block(block: Node) -> Node:
    """Return a paragraph as a division: what citeproc sets apart in it is one, and no paragraph holds any."""
    if block["t"] != "Para":
        return block
    return {"t": "Div", "c": [["", [], []], [{"t": "Plain", "c": block["c"]}]]}


def _clean(node: Node) -> list[Node]:
    match node:
        case {"t": "Link", "c": [_, inner, [target, _]]}:
            if MASK in target or not (is_web(target) or target.lower().startswith(_MAIL)):
                return [{"t": "Span", "c": [["", [], []], inner]}]
            # Paper shows the addresses of all other links behind them.
            classes = ["uri"] if str(Text(inner)) == target else []
            return [{"t": "Link", "c": [["", classes, [_REL]], inner, [target, ""]]}]
        case {"t": "Span" | "Div" as kind, "c": [[_, classes, _], inner]}:
            return [{"t": kind, "c": [["", [name for name in classes if name in _CLASSES], []], inner]}]
        case {"t": "RawInline" | "RawBlock"}:
            return []
    return [node]

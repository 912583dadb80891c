"""Formatted entries → one document for pandoc, whose HTML is then taken apart again into entries."""

from collections.abc import Iterable
from typing import Any

from annexcli.address import is_web
from annexcli.csl.bibliography import tree
from annexcli.csl.inlines import Node, Text
from annexcli.csl.layout import Page
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
            blocks += [_block(_clean(block)) for block in line.blocks]
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


def _clean(node: Node) -> Node:
    content: Any = node.get("c")
    match node["t"]:
        case "Link":
            target = content[2][0]
            inner = _cleaned(content[1])
            if MASK in target or not (is_web(target) or target.lower().startswith(_MAIL)):
                return {"t": "Span", "c": [["", [], []], inner]}
            # Paper shows the addresses of all other links behind them.
            classes = ["uri"] if str(Text(inner)) == target else []
            return {"t": "Link", "c": [["", classes, [_REL]], inner, [target, ""]]}
        case "Span" | "Div":
            classes = [name for name in content[0][1] if name in _CLASSES]
            return {"t": node["t"], "c": [["", classes, []], _cleaned(content[1])]}
        case "RawInline" | "RawBlock":
            return {"t": node["t"], "c": ["none", ""]}
        case _ if isinstance(content, list):
            return {**node, "c": _cleaned(content)}
    return node


def _cleaned(nodes: Iterable[Any]) -> list[Any]:
    return [
        _clean(one)
        if isinstance(one, dict) and "t" in one
        else _cleaned(one)
        if isinstance(one, list)
        else one
        for one in nodes
    ]

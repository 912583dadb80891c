"""The entries that a CSL processor prints, each in a division with further ones for parts of it."""

import re
from collections.abc import Iterator
from typing import Any

from annexcli.document import Inline

Node = dict[str, Any]

# An entry that has ended, with a year in it: names and labels have no stop at their end, or no year.
_DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d")
_ENDED = re.compile(r"[.)\]>”»]$")
_SENTENCES = re.compile(r"[“„«\"(]?[^\W\d_a-z].*\s.*[.!?”»)]$")
# "[OrCh19]", before an entry; numbers are counted further on.
_LABEL = re.compile(r"\W*[\[(][^\W\d_][^\[\]()]{0,20}[\])]\W*")


def is_entry(node: Node) -> bool:
    """Tell whether a division is one entry."""
    return _has_class(node, "csl-entry")


def without_label(nodes: list[Node]) -> list[Node]:
    """Return the blocks of an entry without the label in its margin, by which the text cites it."""
    label = "".join(_words(nodes[:1])) if len(nodes) > 1 and _has_class(nodes[0], "csl-left-margin") else ""
    return nodes[1:] if _LABEL.fullmatch(label) else nodes


def _has_class(node: Node, name: str) -> bool:
    return node["t"] == "Div" and name in node["c"][0][1]


def _words(nodes: list[Any]) -> Iterator[str]:
    """Yield the words in the paragraphs of a block."""
    for node in nodes:
        if node["t"] == "Div":
            yield from _words(node["c"][1])
        elif node["t"] in {"Para", "Plain"}:
            yield from (part["c"] for part in node["c"] if part["t"] == "Str")


def tells_about(node: Node, told: Inline, entry: Inline) -> bool:
    """Tell whether the last block in an entry has words about the work, as in an annotated bibliography.

    Other styles set off names, titles or addresses.

    Args:
        node: the block.
        told: what is in it.
        entry: what is printed before it.

    """
    if not _has_class(node, "csl-block") or told.links:
        return False
    linked = any(link.end == len(entry.text) for link in entry.links)
    ended = linked or (_DATED.search(entry.text) and _ENDED.search(entry.text))
    return bool(ended) and _SENTENCES.match(told.text) is not None

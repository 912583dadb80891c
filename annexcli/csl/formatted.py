"""What citeproc made of a document: the entries of its list, and its citations."""

from collections.abc import Iterator
from dataclasses import dataclass

from annexcli.csl.nodes import Attributes, Node

_PREFIX = "ref-"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a reference list: the citekey of its work, and the nodes of its paragraphs."""

    key: str
    blocks: list[Node]


def entries(tree: Node) -> tuple[Entry, ...]:
    """Return the entries of the list that citeproc added to a document, in its order."""
    return tuple(
        Entry(div["c"][0][0].removeprefix(_PREFIX), div["c"][1])
        for refs in _lists(tree)
        for div in refs["c"][1]
        if div["t"] == "Div"
    )


def attributes(tree: Node) -> Attributes:
    """Return the attributes of the list, which say how the style wants it set."""
    identifier, classes, pairs = next((refs["c"][0] for refs in _lists(tree)), ("refs", [], []))
    return identifier, classes, pairs


def citations(tree: Node) -> tuple[list[Node], ...]:
    """Return the nodes of each citation of a document that cites one work in each paragraph."""
    return tuple(block["c"] for block in tree["blocks"] if block["t"] == "Para")


def without_notes(nodes: list[Node]) -> list[Node]:
    """Return the nodes of a citation with what a style puts into a note in its place."""
    plain: list[Node] = []
    for node in nodes:
        if node["t"] == "Note":
            plain += [inner for block in node["c"] for inner in without_notes(block["c"])]
        elif node["t"] == "Cite":
            plain += without_notes(node["c"][1])
        else:
            plain.append(node)
    return plain


def _lists(tree: Node) -> Iterator[Node]:
    for block in tree["blocks"]:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            yield block

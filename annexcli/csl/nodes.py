"""Nodes of pandoc's tree: made of text, in which they are text whatever it holds; edited, and rewritten."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from annexcli.model.reference import Mark, Style
from annexcli.text import printable

Node = dict[str, Any]
# Of a node: its identifier, its classes, and pairs of names and values.
Attributes = tuple[str, list[str], list[list[str]]]

_NODES = {Style.ITALIC: "Emph", Style.SUPERSCRIPT: "Superscript", Style.SUBSCRIPT: "Subscript"}
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def words(text: str) -> list[Node]:
    """Return text as it is, on one line; what would act on a terminal is shown as a code."""
    return list(_words(text))


def rich(text: str, marks: Iterable[Mark]) -> list[Node]:
    """Return a text with what is set apart in it."""
    marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    return list(_nested(text, marks, 0, len(text)))


def _nested(text: str, marks: list[Mark], start: int, end: int) -> Iterator[Node]:
    """Give a part of a text as nodes; a mark that overlaps an earlier one is passed over."""
    position = start
    for index, mark in enumerate(marks):
        if position <= mark.start < mark.end <= end:
            yield from _words(text[position : mark.start])
            inner = list(_nested(text, marks[index + 1 :], mark.start, mark.end))
            if mark.style is Style.PROTECTED:
                yield {"t": "Span", "c": [["", ["nocase"], []], inner]}
            else:
                yield {"t": _NODES[mark.style], "c": inner}
            position = mark.end
    yield from _words(text[position:end])


def _words(text: str) -> Iterator[Node]:
    # White space of other kinds, such as the space that does not break, stays in its word.
    for position, word in enumerate(_SPACES.split(text)):
        if position:
            yield {"t": "Space"}
        if word:
            yield {"t": "Str", "c": printable(word)}


def rewritten(nodes: Iterable[Any], change: Callable[[Node], list[Node]]) -> list[Any]:
    """Return nodes, and whatever stands between them, rewritten from the inside out.

    Args:
        nodes: nodes, lists of them, and what else a node of pandoc's tree holds, which stays as it is.
        change: gives what stands in place of a node whose own nodes have been rewritten.

    """
    made: list[Any] = []
    for node in nodes:
        if isinstance(node, list):
            made.append(rewritten(node, change))
        elif isinstance(node, dict) and "t" in node:
            content = node.get("c")
            made += change({**node, "c": rewritten(content, change)} if isinstance(content, list) else node)
        else:
            made.append(node)
    return made


class Text:
    """The text of nodes, which can be edited where it stands.

    Positions are those of ``str(text)``; a space between words counts as one character.
    """

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._leaves = list(_leaves(nodes))
        self._text = "".join(_said(leaf) for leaf in self._leaves)

    def __str__(self) -> str:
        return self._text

    def replace(self, start: int, end: int, new: str) -> None:
        """Put other text in place of some; what stands between words is not touched.

        It goes into the word in which ``start`` is.
        """
        position = 0
        for leaf in self._leaves:
            said = _said(leaf)
            begins, ends = max(start, position), min(end, position + len(said))
            if "c" in leaf and (
                begins < ends or (start == end and position <= start <= position + len(said))
            ):
                leaf["c"] = said[: begins - position] + new + said[max(ends, begins) - position :]
                if start == end:
                    break
                new = ""
            position += len(said)
        self._text = "".join(_said(leaf) for leaf in self._leaves)


def _leaves(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in {"Str", "Space", "SoftBreak", "LineBreak"}:
            yield node
        elif kind in {"Span", "Link", "Div", "Cite"}:
            yield from _leaves(content[1])
        elif isinstance(content, list):
            yield from _leaves(content)


def _said(leaf: Node) -> str:
    return str(leaf["c"]) if leaf["t"] == "Str" else " "

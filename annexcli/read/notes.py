"""The notes of a page that no markup calls so, told by the links between them and the text.

The number in the text leads to the note and the note leads back: in pages that Word, LibreOffice and Google
Docs save, in blogs, and from older converters of Markdown. How they name the ends of these links differs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from annexcli.document import Inline
from annexcli.vocab.words import found

Node = dict[str, Any]

# The text of a link to a note: "1", "[12]", "ii", "*", "Footnote 3".
_CALL = re.compile(r"\W*(?:(?:[^\W\d_]+\W)?\d{1,4}|[^\W\d_]{1,4}|)\W*")
_LONGEST_CALL = 30
# What the link back leaves behind at the ends of a note.
_LEFT = re.compile(r"(?:\[\s*\]|\(\s*\)|[\s.:)\]^|])*")
_LEFT_BEHIND = re.compile(r"(?:\s*(?:\[\s*\]|\(\s*\)))+$")
_MARKED = re.compile(r"mso-element:\s*(?:foot|end)note\b(?!-)")
_WORD = re.compile(r"[^\W\d_]")
_ATTRIBUTED = frozenset({"Span", "Div", "Link", "Code", "CodeBlock"})


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What stands in a block, in order: a text, the name of a place, or a link into the page."""

    text: str = ""
    name: str = ""
    target: str = ""
    node: Node | None = None


class Notes:
    """The notes of a tree, found as its blocks are walked."""

    def __init__(self, nodes: list[Node]) -> None:
        # Pages have thousands of words, and few places and links.
        leaves = list(_leaves(nodes, words=False))
        self._calls = Counter(leaf.target for leaf in leaves if leaf.target and _calls(leaf.text))
        # Where the places stand to which such links lead: those in the text come before its notes.
        self._places = {leaf.name: place for place, leaf in enumerate(leaves) if leaf.name in self._calls}
        self._noted: set[str] = set()
        self._listed = False
        self.found: list[list[Node]] = []

    def without(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """Yield blocks without the notes among them; those right under the name of a list stay there."""
        if not self._places:
            yield from nodes
            return
        for node in nodes:
            kind: str = node["t"]
            contents: Any = node.get("c")
            if kind == "Header":
                text = " ".join(leaf.text for leaf in _leaves(contents[2]))
                self._listed = names_list(text)
            elif kind in {"OrderedList", "BulletList"}:
                yield from self._list(node)
                continue
            elif kind == "DefinitionList":
                yield from self._definitions(node)
                continue
            elif (kind in {"Para", "Plain"} or self._is_called(node)) and self._is_note([node]):
                if self._listed:
                    yield node
                else:
                    self._take([node])
                continue
            elif kind == "Div":
                yield {**node, "c": [contents[0], list(self.without(contents[1]))]}
                continue
            elif kind in {"Para", "Plain", "Table"}:
                self._listed = False
            yield node

    def _is_called(self, node: Node) -> bool:
        """Tell whether a division is called by its name, or marked as a note by Word."""
        if node["t"] != "Div":
            return False
        identifier, _, pairs = node["c"][0]
        # Word calls the place in its first paragraph, not the division.
        return identifier in self._places or any(
            _MARKED.search(value) for name, value in pairs if name == "style"
        )

    def _list(self, node: Node) -> Iterator[Node]:
        """Yield a list with the items that are no notes, or nothing where all are."""
        items = node["c"] if node["t"] == "BulletList" else node["c"][1]
        listed, self._listed = self._listed, False
        kept: list[list[Node]] = []
        for item in items:
            if not listed and self._is_note(item):
                self._take(item)
            else:
                kept.append(item)
        if kept:
            yield {**node, "c": kept if node["t"] == "BulletList" else [node["c"][0], kept]}

    def _definitions(self, node: Node) -> Iterator[Node]:
        """Yield definitions that are no notes: "Footnote 1" and what it says; as items where they stay."""
        listed, self._listed = self._listed, False
        kept: list[Any] = []
        items: list[list[Node]] = []
        for term, texts in node["c"]:
            if not all(map(self._is_note, texts)):
                kept.append([term, texts])
            elif listed:
                items += map(self._told, texts)
            else:
                for text in texts:
                    self._take(text)
        if items:
            yield {"t": "BulletList", "c": items}
        if kept:
            yield {**node, "c": kept}

    def _is_note(self, nodes: list[Node]) -> bool:
        """Tell whether blocks are one note: a number elsewhere leads to them, and they lead back."""
        leaves = list(_leaves(nodes))
        named = [leaf.name for leaf in leaves if leaf.name in self._places]
        within = Counter(leaf.target for leaf in leaves if leaf.target)
        return any(self._calls[name] > within[name] for name in named) and bool(self._back(leaves))

    def _back(self, leaves: list[_Leaf]) -> list[Node]:
        """Return the links back at the ends of a note: to a place before it that is no note."""
        here = min((self._places[leaf.name] for leaf in leaves if leaf.name in self._places), default=0)
        back: list[Node] = []
        for ordered in (leaves, leaves[::-1]):
            for leaf in ordered:
                leads = self._places.get(leaf.target, -1) < here and leaf.target not in self._noted
                if leaf.node is not None and leads:
                    back.append(leaf.node)
                elif leaf.target or _WORD.search(leaf.text):
                    break
        return back

    def _told(self, nodes: list[Node]) -> list[Node]:
        """Return the blocks of a note without the links back."""
        return _without(nodes, {id(node) for node in self._back(list(_leaves(nodes)))})

    def _take(self, nodes: list[Node]) -> None:
        self.found.append(self._told(nodes))
        self._noted |= {leaf.name for leaf in _leaves(nodes) if leaf.name in self._places}


def _calls(text: str) -> bool:
    return len(text) <= _LONGEST_CALL and _CALL.fullmatch(text) is not None


def names_list(heading: str) -> bool:
    """Tell whether the list under a heading is looked for by its name: "References", "Notes"."""
    noted = found("headings", "notes", heading) and found("headings", "weak", heading)
    return bool(noted or found("headings", "strong", heading))


def tidied(content: Inline) -> Inline:
    """Return the text of a note without what its links back left behind: full stops, empty brackets."""
    left, behind = _LEFT.match(content.text), _LEFT_BEHIND.search(content.text)
    start, end = left.end() if left else 0, behind.start() if behind else len(content.text)
    return content.cut(start, end) if start < end else content


def _without(nodes: list[Any], dropped: set[int]) -> list[Any]:
    kept: list[Any] = []
    for node in nodes:
        if isinstance(node, list):
            kept.append(_without(node, dropped))
        elif isinstance(node, dict) and isinstance(node.get("c"), list):
            if id(node) not in dropped:
                kept.append({**node, "c": _without(node["c"], dropped)})
        else:
            kept.append(node)
    return kept


def _leaves(nodes: list[Node], *, words: bool = True) -> Iterator[_Leaf]:
    """Yield what stands in blocks, in order; without ``words`` those outside of links are left out."""
    stack: list[Any] = [nodes]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            kind: str = node.get("t", "")
            contents: Any = node.get("c")
            if kind == "Str":
                if words:
                    yield _Leaf(contents)
                continue
            if kind in _ATTRIBUTED and contents[0][0]:
                yield _Leaf(name=contents[0][0])
            if kind == "Link" and contents[2][0].startswith("#"):
                inner = list(_leaves(contents[1]))
                yield from (leaf for leaf in inner if leaf.name)
                yield _Leaf(" ".join(leaf.text for leaf in inner), target=contents[2][0][1:], node=node)
            elif kind in _ATTRIBUTED:
                stack.append(contents[1])
            else:
                stack.append(contents)

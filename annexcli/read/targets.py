"""Every link of a document, wherever it stands in it, and the line of a source that has it."""

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from annexcli.address import encoded
from annexcli.document import Document, Inline, ItemList, Paragraph, Table
from annexcli.read.pandoc import every_node
from annexcli.text import squash

# An address in running text; what ends a sentence does not belong to it.
_BARE = re.compile(r"\b(?P<scheme>https?://|mailto:)[^\s<>\"'“”«»‘’`|\\^]+", re.IGNORECASE)
_ENDS = ".,;:!?*_~…"
_PAIRS = {")": "(", "]": "[", "}": "{"}
# What may stand right before and behind an address in a source.
_BEFORE = frozenset("(<[{\"' \t\r\n=:,;|>")
_BEHIND = frozenset(")>]}\"' \t\r\n,;|<.\\")
_ATTRIBUTED = frozenset({"Link", "Image", "Span", "Div", "Code", "CodeBlock", "Table", "Figure"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, as it is written, the text that it stands under, and its line or page if known."""

    url: str
    text: str = ""
    line: int | None = None
    page: int | None = None


def targets(tree: dict[str, Any]) -> Iterator[Target]:
    """Yield the links, pictures and bare addresses in a tree of pandoc's, in reading order."""
    stack: list[Any] = [tree["blocks"]]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            kind, contents = _parts(node)
            if kind in {"Link", "Image"}:
                yield Target(encoded(contents[2][0]), _text(contents[1]))
                # A picture may be a link's text; addresses there are what the link says of itself.
                stack.append([inner for inner in contents[1] if inner.get("t") == "Image"])
            elif kind == "Str":
                yield from (Target(url) for url in bare(contents))
            elif kind not in {"Code", "CodeBlock", "Math", "RawInline", "RawBlock"}:
                stack.append(contents)


def of_document(document: Document) -> Iterator[Target]:
    """Yield the links over the text of a document, each with the text that it stands under."""
    for content, line, page in _contents(document):
        for span in content.links:
            yield Target(span.target, content.text[span.start : span.end], line, page)


def _contents(document: Document) -> Iterator[tuple[Inline, int | None, int | None]]:
    for block in document.blocks:
        if isinstance(block, ItemList):
            yield from ((item.content, item.line, item.page) for item in block.walk())
        elif isinstance(block, Table):
            for row in block.rows:
                yield from ((cell, row.line, None) for cell in row.own)
                inner = (item for _, items in row.lists for item in items.walk())
                yield from ((item.content, item.line, item.page) for item in inner)
        else:
            yield block.content, block.line, block.page if isinstance(block, Paragraph) else None
    yield from ((note.content, note.line, note.page) for note in document.notes)


def _parts(node: dict[str, Any]) -> tuple[str, Any]:
    """Return the constructor of a node, nothing where it is none, and its contents."""
    return node.get("t", ""), node.get("c")


def identifiers(tree: dict[str, Any]) -> frozenset[str]:
    """Return the names of the places in a document that a link may lead to."""
    found: set[str] = set()
    for node in every_node(tree):
        kind, contents = _parts(node)
        if kind in _ATTRIBUTED:
            found.add(contents[0][0])
        elif kind == "Header":
            found.add(contents[1][0])
    return frozenset(found - {""})


def _text(nodes: Iterable[dict[str, Any]]) -> str:
    parts: list[str] = []
    stack: list[Any] = [list(nodes)]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            kind, contents = _parts(node)
            if kind in {"Str", "Code"}:
                parts.append(contents if kind == "Str" else contents[1])
            else:
                parts.append(" ")
                stack.append(contents)
    return squash("".join(parts))


def bare(text: str) -> Iterator[str]:
    """Yield the addresses that stand in running text, without what only ends a sentence or a bracket."""
    for match in _BARE.finditer(text):
        url, end = match[0], len(match[0])
        unpaired = Counter(
            {closed: url.count(closed) - url.count(opened) for closed, opened in _PAIRS.items()}
        )
        while (last := url[end - 1]) in _ENDS or unpaired[last] > 0:
            unpaired[last] -= 1
            end -= 1
        if end > len(match["scheme"]):
            yield url[:end]


def of_text(text: str) -> Iterator[Target]:
    """Yield the addresses in plain text, each with its line."""
    for number, line in enumerate(text.split("\n"), start=1):
        yield from (Target(url, line=number) for url in bare(line))


def with_lines(found: Iterable[Target], source: str) -> Iterator[Target]:
    """Yield links with the lines of a source in which their addresses are written; None where none is.

    The n-th link to an address is where it is written the n-th time. Where it is written more often than
    it is linked (in a sample of code), it is the first time behind the link before; notes and definitions
    such as ``[1]: https://…`` may stand anywhere.
    """
    links = list(found)
    uses = Counter(link.url for link in links)
    places = {url: list(_places(source, url)) for url in uses}
    breaks = [match.start() for match in re.finditer("\n", source)]
    taken: Counter[str] = Counter()
    position = 0
    for link in links:
        written = places[link.url]
        if not written:
            yield link
            continue
        place = written[min(taken[link.url], len(written) - 1)]
        if len(written) > uses[link.url]:
            behind = bisect_left(written, position)
            place = written[behind] if behind < len(written) else place
        taken[link.url] += 1
        position = place
        yield replace(link, line=bisect_left(breaks, place) + 1)


def _places(source: str, url: str) -> Iterator[int]:
    """Yield where an address is written, as it is or as formats escape it."""
    # pandoc gives "&" for "&amp;", and "%20" for a space in angle brackets.
    spellings = (url, html.escape(url, quote=False), unquote(url), url.replace("_", "\\_"))
    for spelling in dict.fromkeys(filter(None, spellings)):
        found = False
        place = source.find(spelling)
        while place >= 0:
            before = source[place - 1] if place else "\n"
            behind = source[place + len(spelling) : place + len(spelling) + 1] or "\n"
            if before in _BEFORE and behind in _BEHIND:
                found = True
                yield place
            place = source.find(spelling, place + 1)
        if found:
            return

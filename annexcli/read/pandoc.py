"""pandoc's JSON tree → Document.

The tree is that of pandoc-types (https://hackage.haskell.org/package/pandoc-types): every node is
``{"t": constructor, "c": contents}``. It does not say where in the source anything stands: for that
see :mod:`annexcli.read.lines`. (pandoc's ``sourcepos`` extension knows CommonMark only, wraps every word
in a Span, and takes three times as long.)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

from annexcli.address import encoded
from annexcli.document import (
    IMPLIED_LEVEL,
    Block,
    Document,
    Heading,
    Inline,
    Item,
    ItemList,
    Mark,
    Paragraph,
    Span,
    Table,
)
from annexcli.read import citeproc, definitions, grid
from annexcli.read.furniture import is_furniture, turns_pages, without_furniture
from annexcli.read.notes import Notes, tidied
from annexcli.read.repair import repaired
from annexcli.text import squash

# "**Annex 1: Key documents and publications**" is a heading; a bold paragraph of three lines is not.
_HEADING_WORDS = 20
# So many lines of such a length, each broken by hand, are entries rather than a paragraph.
_MANY_LINES, _LONG_LINE = 4, 30
_HTML_TAG = re.compile(r"<\s*(a|b|br|dd|dt|em|h[1-6]|i|li|p|strong|table|td)\b", re.IGNORECASE)
Node = dict[str, Any]
_LEAVES = frozenset(
    {"Str", "Space", "SoftBreak", "LineBreak", "Code", "CodeBlock", "Math", "RawInline", "RawBlock"}
)


def document(tree: Node, name: str) -> Document:
    """Return the document in a pandoc tree.

    Args:
        tree: what ``pandoc -t json`` prints, decoded.
        name: the document's name, as messages and references are to give it.

    """
    notes = Notes(tree["blocks"])
    nodes = list(notes.without(tree["blocks"]))
    blocks = tuple(without_furniture(_blocks(nodes)))
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        blocks = (*_title(tree), *blocks)
    told = (replace(item, content=tidied(item.content)) for item in map(_item, notes.found))
    return Document(name, blocks, (*_notes(nodes), *(item for item in told if item.content.text)))


def _title(tree: Node) -> Iterator[Heading]:
    """Yield the title that a document names in its metadata, where no heading repeats it."""
    title = tree.get("meta", {}).get("title", {})
    if title.get("t") == "MetaInlines" and (content := _inline(title["c"])).text:
        yield Heading(1, content)


def has_html(tree: Node) -> bool:
    """Tell whether the tree holds raw HTML with text, links or lists in it, which pandoc left unread."""
    raw = (node["c"][1] for node in every_node(tree) if node.get("t") in {"RawBlock", "RawInline"})
    return any(map(_HTML_TAG.search, raw))


def every_node(tree: Node) -> Iterator[Node]:
    """Yield all nodes of a tree, in no order; a tree may be deeper than functions may call themselves."""
    stack: list[Any] = [tree["blocks"]]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
        elif isinstance(node, dict):
            yield node
            stack.append(node.get("c"))


def _parts(node: Node) -> tuple[str, Any]:
    """Return the constructor of a node and its contents, None where it has none."""
    return node["t"], node.get("c")


def _blocks(nodes: Iterable[Node]) -> Iterator[Block]:
    for node in nodes:
        kind, contents = _parts(node)
        if kind == "Div":
            inner = list(_cited(contents[1]) if citeproc.is_entry(node) else _blocks(contents[1]))
            if is_furniture(contents[0], inner):
                continue
            each = all(map(citeproc.is_entry, contents[1]))
            yield from _marked(inner, each=each) if _is_bibliography(contents[0]) else inner
        elif kind == "Header":
            yield Heading(contents[0], _inline(contents[2]))
        elif kind in {"Para", "Plain"}:
            yield from _paragraph(contents)
        elif kind in {"LineBlock", "CodeBlock"} and (content := _inline(_texts(node))).text:
            yield Paragraph(content)
        elif kind in {"BulletList", "OrderedList"}:
            yield _list(contents if kind == "BulletList" else contents[1])
        elif kind == "DefinitionList":
            yield _list(definitions.items(contents))
        elif kind == "Figure":
            yield from _blocks(contents[2])
        elif kind == "BlockQuote":
            yield from (
                replace(block, quoted=True) if isinstance(block, Paragraph) else block
                for block in _blocks(contents)
            )
        elif kind == "Table":
            yield from _blocks(grid.blocks(contents)) if grid.is_layout(contents) else [_table(contents)]


def _is_bibliography(attributes: Any) -> bool:
    """Tell whether a Div is a reference list by its identifier, class or role.

    LaTeX's environment, reStructuredText's citations, citeproc's list, and DPUB-ARIA's role.
    """
    identifier, classes, pairs = attributes
    named = {"thebibliography", "citations", "references", "csl-bib-body"} & {identifier, *classes}
    return bool(named) or ["role", "doc-bibliography"] in pairs


def _cited(nodes: list[Node]) -> Iterator[Paragraph]:
    """Yield an entry that a CSL processor printed in blocks as one text, and words about it behind it."""
    nodes = citeproc.without_label(nodes)
    told: list[Inline] = []
    while len(nodes) > 1:
        before, last = (_item(part).content for part in (nodes[:-1], nodes[-1:]))
        if not citeproc.tells_about(nodes[-1], last, before):
            break
        told.append(last)
        nodes = nodes[:-1]
    yield Paragraph(_item(nodes).content)
    yield from (Paragraph(last, quoted=True) for last in reversed(told))


def _marked(blocks: Iterable[Block], *, each: bool) -> Iterator[Block]:
    """Yield the lists of a reference list as such, its paragraphs as items; ``each`` is marked as one."""
    blocks = list(blocks)
    if any(isinstance(block, ItemList) and block.references for block in blocks):
        yield from blocks  # the list itself is marked inside
        return
    items: list[Item] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            items.append(Item(block.content, annotates=block.quoted and bool(items)))
            continue
        if items:
            yield ItemList(tuple(items), references=True, entries=each)
            items = []
        yield replace(block, references=True) if isinstance(block, ItemList) else block
    if items:
        yield ItemList(tuple(items), references=True, entries=each)


def _paragraph(nodes: list[Node]) -> Iterator[Heading | Paragraph]:
    content = _inline(nodes)
    if not content.text:
        return
    if _all_strong(content) and len(content.text.split()) <= _HEADING_WORDS:
        yield Heading(IMPLIED_LEVEL, content)
        return
    lines = [_inline(part) for part in _lines(nodes)]
    many = len(lines) >= _MANY_LINES and sum(len(one.text) for one in lines) >= _LONG_LINE * len(lines)
    if not (many or _all_linked(lines)):
        yield Paragraph(content)
        return
    yield from (Paragraph(one) for one in lines if one.text)


def _all_linked(lines: list[Inline]) -> bool:
    """Tell whether each of several lines begins with a link and goes on behind it, as entries do."""
    return len(lines) > 1 and all(
        len(one.text) >= _LONG_LINE
        and any(link.start == 0 and link.end < len(one.text) for link in one.links)
        for one in lines
    )


def _lines(nodes: list[Node]) -> list[list[Node]]:
    """Split inlines at hard line breaks."""
    lines: list[list[Node]] = [[]]
    for node in nodes:
        if node["t"] == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(node)
    return lines


def _all_strong(content: Inline) -> bool:
    covered = "".join(content.text[span.start : span.end] for span in content.marked(Mark.STRONG))
    return bool(covered) and not re.search(r"\w", _outside(content, Mark.STRONG))


def _outside(content: Inline, mark: Mark) -> str:
    left, position = [], 0
    for span in content.marked(mark):
        left.append(content.text[position : span.start])
        position = max(position, span.end)
    return "".join([*left, content.text[position:]])


def _table(contents: list[Any]) -> Table:
    """Return a table; where several rows are marked as its header, the last of them names the columns."""
    head = contents[3][1]
    rows = tuple(row for part in grid.parts(contents) for row in grid.rows(part, _cell))
    if not head:
        return Table((), rows)
    named = len(head) - 1
    return Table(tuple(cell.text for cell in rows[named].cells), (*rows[:named], *rows[named + 1 :]))


def _cell(nodes: list[Node]) -> Item:
    """Return what stands in a cell of a table: lines that are works as a list, others marked as lines."""
    item = _item(nodes)
    parts = [part for node in nodes if node["t"] in {"Para", "Plain"} for part in _lines(node["c"])]
    lines = [line for line in map(_inline, parts) if line.text] if len(parts) > 1 else []
    if _all_linked(lines) and not item.lists:
        return Item(Inline(""), lists=(ItemList(tuple(map(Item, lines))),))
    if len(lines) < 2 or " ".join(line.text for line in lines) != item.content.text:
        return item
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    marks = (
        Span(end - len(line.text) - 1, end - 1, Mark.LINE) for line, end in zip(lines, ends, strict=True)
    )
    return replace(item, content=Inline(item.content.text, (*item.content.spans, *marks)))


def _notes(nodes: list[Node]) -> Iterator[Item]:
    """Yield foot- and endnotes in the order in which the text refers to them."""
    stack: list[Any] = [nodes]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(inner for inner in reversed(node) if isinstance(inner, list | dict))
        elif node.get("t") == "Note":
            yield _item(node["c"])
        elif node.get("t") not in _LEAVES and isinstance(contents := node.get("c"), list | dict):
            # Attributes come first and hold no text.
            stack.append(contents[1:] if node["t"] in {"Span", "Div", "Link"} else contents)


def _list(items: Iterable[list[Node]]) -> ItemList:
    return ItemList(tuple(map(_with_first_line, items)))


def _with_first_line(nodes: list[Node]) -> Item:
    """Return an item of a list with its first line marked, where others follow one in bold or with a link."""
    item = _item(nodes)
    first = _inline(_lines(_texts(nodes[0]))[0]) if nodes else Inline("")
    if not (first.links or _all_strong(first)) or not item.content.text.startswith(f"{first.text} "):
        return item
    line = Span(0, len(first.text), Mark.LINE)
    return replace(item, content=Inline(item.content.text, (*item.content.spans, line)))


def _item(nodes: list[Node]) -> Item:
    """Join the paragraphs of an item into one text and keep the lists inside it apart."""
    text: list[Node] = []
    lists: list[ItemList] = []
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        kind, contents = _parts(node)
        if kind in {"Div", "BlockQuote", "Figure"}:
            inner = {"Div": 1, "Figure": 2}.get(kind)
            stack += reversed(contents[inner] if inner else contents)
        elif kind in {"BulletList", "OrderedList", "DefinitionList"}:
            lists += [block for block in _blocks([node]) if isinstance(block, ItemList)]
        else:
            text += [*_texts(node), {"t": "Space"}]
    return Item(_inline(text), lists=tuple(lists))


def _texts(node: Node) -> list[Node]:
    """Return the inlines of a block that holds text and no other blocks; none for other blocks."""
    kind, contents = _parts(node)
    if kind in {"Para", "Plain"}:
        return list(contents)
    if kind == "Header":
        return list(contents[2])
    if kind == "LineBlock":
        return [part for row in contents for part in [*row, {"t": "Space"}]]
    if kind == "CodeBlock":
        return [{"t": "Str", "c": contents[1]}]
    return []


# Chinese and Japanese have no spaces: the end of a line within a paragraph stands for none.
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]{2}")


class _Text:
    """Text under construction: white space squeezed, spans recorded where they fall."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.gap = False
        self.wrapped = False
        self.spans: list[Span] = []

    def add(self, text: str) -> None:
        words = squash(repaired(text))
        if not words:
            self.gap = self.gap or bool(text and text.strip() != text)
            return
        joined = self.wrapped and _UNSPACED.match(self.parts[-1][-1] + words[0])
        self.wrapped = False
        if (self.gap or text[0].isspace()) and self.length and not joined:
            self.parts.append(" ")
            self.length += 1
        self.parts.append(words)
        self.length += len(words)
        self.gap = text[-1].isspace()

    def mark(self, start: int, mark: Mark, target: str = "") -> None:
        self.spans.append(Span(start, self.length, mark, target))

    def inline(self) -> Inline:
        text = "".join(self.parts)
        spans = (self._trimmed(span, text) for span in self.spans)
        kept = (span for span in spans if span.start < span.end or span.mark is Mark.LINK)
        return Inline(text, tuple(sorted(kept, key=lambda span: (span.start, -span.end))))

    @staticmethod
    def _trimmed(span: Span, text: str) -> Span:
        """Leave out the spaces at the ends of a span: one was pending when it opened."""
        covered = text[span.start : span.end]
        start = span.start + len(covered) - len(covered.lstrip())
        return Span(start, max(start, span.start + len(covered.rstrip())), span.mark, span.target)


# Typographic marks for pandoc's Quoted node, which keeps no character of the source.
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
_MARKS = {"Emph": Mark.EMPHASIS, "Underline": Mark.EMPHASIS, "Strong": Mark.STRONG}


def _inline(nodes: list[Node]) -> Inline:
    text = _Text()
    _fill(text, nodes)
    return text.inline()


def _fill(text: _Text, nodes: Iterable[Node]) -> None:
    for node in nodes:
        kind, contents = _parts(node)
        if kind == "Str":
            text.add(contents)
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            text.wrapped = kind == "SoftBreak" and text.length > 0
            text.gap = True
        elif kind in _MARKS:
            start = text.length
            _fill(text, contents)
            text.mark(start, _MARKS[kind])
        elif kind in {"Link", "Image"} and not turns_pages(contents[0]):
            start = text.length
            _fill(text, contents[1])
            if kind == "Link" and not _is_no_address(contents):
                text.mark(start, Mark.LINK, encoded(contents[2][0]))
        elif kind in {"Span", "Cite"}:
            _fill(text, contents[1])
        elif kind == "Quoted":
            quotes = _QUOTES[contents[0]["t"]]
            text.add(quotes[0])
            _fill(text, contents[1])
            text.gap = False
            text.add(quotes[1])
        elif kind in {"Code", "Math"}:
            text.add(contents[1])
        elif kind in {"Strikeout", "Superscript", "Subscript", "SmallCaps"}:
            _fill(text, contents)
        elif kind == "RawInline" and contents[1].lower().startswith("<br"):
            text.gap = True


def _is_no_address(link: list[Any]) -> bool:
    """Tell whether a link leads to another page of a wiki, or is a DOI that is printed as one."""
    attributes, text, (target, _) = link
    return "wikilink" in attributes[1] or (target.startswith("doi:") and text == [{"t": "Str", "c": target}])

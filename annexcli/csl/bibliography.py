"""CSL items → a pandoc document whose bibliography holds them all, or that cites them one by one.

The items go to citeproc as metadata of pandoc's JSON tree, not as CSL-JSON: pandoc reads markup such
as ``<i>`` in the strings of CSL-JSON, and what stands in a title is text.
"""

from collections.abc import Sequence
from typing import Any

from annexcli.csl.items import Item, Marked
from annexcli.csl.nodes import Node, rich, words

# Of pandoc-types 1.23, which pandoc 3 reads whatever the last number.
_API_VERSION = [1, 23, 1]
_PLAIN = frozenset({"id", "type"})


def document(items: Sequence[Item], locale: str | None = None, *, cited: bool = False) -> Node:
    """Return the tree of a document whose bibliography lists items.

    Args:
        items: what is listed.
        locale: a language tag such as ``en-GB``; the style's own if None.
        cited: whether the document cites each of them, too, in a paragraph of its own.

    """
    meta: Node = {"references": {"t": "MetaList", "c": [_item(item) for item in items]}}
    blocks: list[Node] = []
    if cited:
        blocks = [{"t": "Para", "c": [_citation(item["id"])]} for item in items]
    else:
        meta["nocite"] = {"t": "MetaInlines", "c": [_citation("*")]}
    if locale:
        meta["lang"] = {"t": "MetaString", "c": locale}
    return tree(blocks, meta)


def tree(blocks: list[Node], meta: Node | None = None) -> Node:
    """Return blocks as a document of pandoc's JSON."""
    return {"pandoc-api-version": _API_VERSION, "meta": meta or {}, "blocks": blocks}


def _citation(key: str) -> Node:
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _item(item: Item) -> Node:
    return {"t": "MetaMap", "c": {name: _value(name, value) for name, value in item.items()}}


def _value(name: str, value: Any) -> Node:
    if isinstance(value, Marked):
        return {"t": "MetaInlines", "c": rich(value.text, value.marks)}
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {inner: _value(inner, each) for inner, each in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_value(name, inner) for inner in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    if isinstance(value, int) or name in _PLAIN:
        return {"t": "MetaString", "c": str(value)}
    return {"t": "MetaInlines", "c": words(value)}

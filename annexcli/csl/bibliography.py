"""CSL items → a pandoc document whose bibliography holds them all, or that cites them one by one.

The items go to citeproc as metadata of pandoc's JSON tree, not as CSL-JSON: pandoc reads markup such
as ``<i>`` in the strings of CSL-JSON, and what stands in a title is text.
"""

from collections.abc import Iterable
from typing import Any

from annexcli.csl.items import Item, Marked
from annexcli.csl.nodes import Node, rich, words

# Of pandoc-types 1.23, which pandoc 3 reads whatever the last number.
_API_VERSION = [1, 23, 1]
_PLAIN = frozenset({"id", "type"})


def document(items: Iterable[Item], locale: str | None = None, *, cited: Iterable[str] = ("*",)) -> Node:
    """Return the tree of a document that cites items.

    Args:
        items: what it may cite.
        locale: a language tag such as ``en-GB``; the style's own if None.
        cited: the ids of what it cites, each in a paragraph of its own; ``*``, which is every item, is
            listed without being cited.

    """
    cited = list(cited)
    meta: Node = {"references": {"t": "MetaList", "c": [_item(item) for item in items]}}
    if cited == ["*"]:
        meta["nocite"] = {"t": "MetaInlines", "c": [_citation("*")]}
    if locale:
        meta["lang"] = {"t": "MetaString", "c": locale}
    blocks = [] if cited == ["*"] else [{"t": "Para", "c": [_citation(key)]} for key in cited]
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

"""CSL items → a pandoc document whose bibliography holds them all.

The items go to citeproc as metadata of pandoc's JSON tree, not as CSL-JSON: pandoc reads markup such
as ``<i>`` in the strings of CSL-JSON, and what stands in a title is text.
"""

from collections.abc import Iterable
from typing import Any

from annexcli.csl.items import Item

# Of pandoc-types 1.23, which pandoc 3 reads whatever the last number.
_API_VERSION = [1, 23, 1]
_PLAIN = frozenset({"id", "type"})

Node = dict[str, Any]


def document(items: Iterable[Item], locale: str | None = None) -> Node:
    """Return the tree of an empty document that cites every item.

    Args:
        items: CSL-JSON items.
        locale: a language tag such as ``en-GB``; the style's own if None.

    """
    meta: Node = {
        "references": {"t": "MetaList", "c": [_item(item) for item in items]},
        "nocite": {"t": "MetaInlines", "c": [_EVERYTHING]},
    }
    if locale:
        meta["lang"] = {"t": "MetaString", "c": locale}
    return {"pandoc-api-version": _API_VERSION, "meta": meta, "blocks": []}


_EVERYTHING = {
    "t": "Cite",
    "c": [
        [
            {
                "citationId": "*",
                "citationPrefix": [],
                "citationSuffix": [],
                "citationMode": {"t": "NormalCitation"},
                "citationNoteNum": 0,
                "citationHash": 0,
            }
        ],
        [],
    ],
}


def _item(item: Item) -> Node:
    values = {name: _string(value) if name in _PLAIN else _value(value) for name, value in item.items()}
    return {"t": "MetaMap", "c": values}


def _value(value: Any) -> Node:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {name: _value(inner) for name, inner in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_value(inner) for inner in value]}
    if isinstance(value, int):
        return _string(str(value))
    return {"t": "MetaInlines", "c": list(_words(value))}


def _string(value: str) -> Node:
    return {"t": "MetaString", "c": value}


def _words(text: str) -> Iterable[Node]:
    for position, word in enumerate(text.split()):
        if position:
            yield {"t": "Space"}
        yield {"t": "Str", "c": word}

"""What stands around the text of a page on the web: links to share it, to the pages beside it, and asides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from annexcli.document import Block, Heading, Inline, Item, ItemList, Paragraph
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import found, phrases

_SHARE = re.compile("|".join(table("furniture")["share"]), re.IGNORECASE)
_ARROW = re.compile(r"^\W{0,9}[«‹←<◄◀↑⇐]|[»›→>►▶⇒]\W{0,9}$")
# "‹ Annex 2: Costs": not a title in such quotation marks.
_BACK = re.compile(r"\W{0,9}(?:[‹←<◄◀⇐]|«(?!.*»$))")
_RELATIONS = frozenset({"prev", "previous", "next", "up", "first", "last", "start"})
_AROUND = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
# Beside links that share or turn pages stand no more words than "Share on:".
_FEW_WORDS = 3


def is_furniture(attributes: Any, blocks: list[Block]) -> bool:
    """Tell whether a division stands around the text by its role (WAI-ARIA), unless it lists references."""
    roles = {value for name, value in attributes[2] if name == "role"}
    headings = (block.content.text for block in blocks if isinstance(block, Heading))
    return not roles.isdisjoint(_AROUND) and not any(found("headings", "strong", text) for text in headings)


def turns_pages(attributes: Any) -> bool:
    """Tell whether a link leads to a page beside this one by its relation (HTML, link types)."""
    relations = " ".join(value for name, value in attributes[2] if name == "rel")
    return not _RELATIONS.isdisjoint(relations.lower().split())


def without_furniture(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks without the lists and paragraphs that only share a page or lead to those beside it."""
    for block in blocks:
        if isinstance(block, ItemList):
            yield from _list(block)
        elif not isinstance(block, Paragraph) or not (_leads_away(block.content) or _filters(block.content)):
            yield block


def _list(items: ItemList) -> Iterator[ItemList]:
    """Yield a list with the items that are no furniture, nothing where all are."""
    kept: list[Item] = []
    for item in items.items:
        inner = tuple(left for one in item.lists for left in _list(one))
        emptied = bool(item.lists) and not (item.content.text or item.content.links)
        if inner or not (emptied or _leads_away(item.content)):
            kept.append(replace(item, lists=inner))
    if kept:
        yield replace(items, items=tuple(kept))


def _leads_away(content: Inline) -> bool:
    """Tell whether all that a text does is to share its page, or to lead to one beside it."""
    if not content.links:
        return False
    beside, position = [], 0
    for link in content.links:
        beside.append(content.text[position : link.start])
        position = max(position, link.end)
    words = len(" ".join([*beside, content.text[position:]]).split())
    if words > _FEW_WORDS:
        return False
    targets = [link.target for link in content.links]
    if any(map(_SHARE.match, targets)) and all(_SHARE.match(one) or one == "#" for one in targets):
        return True
    inside = not any(re.match(r"[a-z][a-z0-9+.-]*:", target, re.IGNORECASE) for target in targets)
    texts = [content.text[link.start : link.end] for link in content.links]
    arrows = any(map(_BACK.match, texts)) and all(map(_ARROW.search, texts))
    return inside and (arrows or all(map(_turns, texts)))


def _filters(content: Inline) -> bool:
    """Tell whether all links of a line show the same page with less on it: "Laws (3) | Studies (5)"."""
    own = all(link.target.startswith("?") for link in content.links)
    beside = len(content.text.split()) - sum(
        len(content.text[link.start : link.end].split()) for link in content.links
    )
    return len(content.links) > 1 and own and beside <= _FEW_WORDS * len(content.links)


def _turns(text: str) -> bool:
    """Tell whether the text of a link leads to the page before, after or above."""
    words = fold(text).split()
    told = any(" ".join(words[:size]) in phrases("furniture", "pager") for size in (1, 2, 3))
    return told and (len(words) <= _FEW_WORDS or _ARROW.search(text) is not None or ":" in text)

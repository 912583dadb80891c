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
_AROUND_TEXT = re.compile("|".join(table("furniture")["around"]), re.IGNORECASE)
# "Tags: roads, bridges": a few words behind the colon.
_SORTS = re.compile(rf"(?:{'|'.join(table('furniture')['sorted'])})\s?:[^\d]{{1,120}}$", re.IGNORECASE)
_PATH = re.compile(r"\s*[/>»›→](?:\s+[/>»›→]|\s)*[^\W\d_]*(?:\s[\w-]+){0,6}\s*")
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
        elif not (isinstance(block, Paragraph) and _is_around(block.content)):
            yield block


def _is_around(content: Inline) -> bool:
    """Tell whether a paragraph is a line around the text rather than a part of it."""
    if _leads_away(content) or _filters(content) or _is_path(content):
        return True
    return _AROUND_TEXT.fullmatch(content.text) is not None or _SORTS.match(content.text) is not None


def _is_path(content: Inline) -> bool:
    """Tell whether a line is the path to a page: "Home / Publications / Annexes"."""
    if len(content.links) < 2 or not all(_is_inside(link.target) for link in content.links):
        return False
    return _PATH.fullmatch(_beside(content)) is not None


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
    if len(_beside(content).split()) > _FEW_WORDS:
        return False
    targets = [link.target for link in content.links]
    if any(map(_SHARE.match, targets)) and all(_SHARE.match(one) or one == "#" for one in targets):
        return True
    inside = all(map(_is_inside, targets))
    texts = [content.text[link.start : link.end] for link in content.links]
    arrows = any(map(_BACK.match, texts)) and all(map(_ARROW.search, texts))
    return inside and (arrows or all(_turns(text, beside=len(texts) > 1) for text in texts))


def _beside(content: Inline) -> str:
    """Return what stands before, between and behind the links of a text."""
    beside, position = [], 0
    for link in content.links:
        beside.append(content.text[position : link.start])
        position = max(position, link.end)
    return " ".join([*beside, content.text[position:]])


def _is_inside(target: str) -> bool:
    """Tell whether an address is one on the same site, without its host."""
    return re.match(r"[a-z][a-z0-9+.-]*:", target, re.IGNORECASE) is None


def _filters(content: Inline) -> bool:
    """Tell whether all links of a line show the same page with less on it: "Laws (3) | Studies (5)"."""
    own = all(link.target.startswith("?") for link in content.links)
    beside = len(content.text.split()) - sum(
        len(content.text[link.start : link.end].split()) for link in content.links
    )
    return len(content.links) > 1 and own and beside <= _FEW_WORDS * len(content.links)


def _turns(text: str, *, beside: bool) -> bool:
    """Tell whether the text of a link leads to the page before, after or above."""
    words = fold(text).split()
    told = any(" ".join(words[:size]) in phrases("furniture", "pager") for size in (1, 2, 3))
    # "Annex 4: Acronyms →"; beside others it needs no arrow.
    if found("headings", "annex", " ".join(words[:1])) and (beside or _ARROW.search(text)):
        return True
    return told and (len(words) <= _FEW_WORDS or _ARROW.search(text) is not None or ":" in text)

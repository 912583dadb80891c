"""The items of a list, and of the lists inside it, as entries: what heads others, who issued them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from annexcli.document import Item, ItemList
from annexcli.parse import agents, dates, files
from annexcli.parse.asides import only_date
from annexcli.parse.entries import Entry, cut_off
from annexcli.parse.list_names import heading_text, is_short
from annexcli.vocab.words import found

_ANNOTATES = "it annotates the entry before it"
_REMARKS = "it is a remark on the table"
_DATE = "it is nothing but a date"
_ISSUES = "it names who issued the works below it"
_VERSIONS = "it only leads to versions of a work"
_BULLET = re.compile(r"[•●▪◦·‣■□▸►➢✓*]\s+")


def entries(items: ItemList, path: str | None, issuer: str = "") -> Iterator[Entry]:
    """Yield the items of a list to be read, those of inner lists after the item that holds them.

    Args:
        items: the list.
        path: the path of headings over it; an item that only heads an inner list gives that list a name.
        issuer: who is named over the list as having issued what is in it.

    """
    labels = [heading_text(item.content) for item in items.items if _is_label(item) or _names_issuer(item)]
    issuing = _issuers(labels)
    for item in items.items:
        name = heading_text(item.content)
        below = issuer
        if name in issuing and item.lists:
            below = name
        label = _is_label(item)
        if not label and (item.content.text or item.content.links):
            bullet = _BULLET.match(item.content.text)
            content = cut_off(item.content, bullet) if bullet else item.content
            yield Entry(replace(item, content=content, issuer=issuer), path, _left_over(item, issuing))
        headed = label or below != issuer
        inner_path = (f"{path} > {name}" if path else name) if headed and name else path
        for inner in item.lists:
            yield from entries(inner, inner_path, below)


def _left_over(item: Item, issuing: frozenset[str]) -> str:
    """Return why an item is no entry, or nothing."""
    if item.annotates:
        return _ANNOTATES
    if item.remarks:
        return _REMARKS
    if not item.cells and only_date(item.content):
        return _DATE
    if item.lists and heading_text(item.content) in issuing:
        return _ISSUES
    return _VERSIONS if files.only_versions(item.content) else ""


def _is_label(item: Item) -> bool:
    """Tell whether an item only names the list inside it."""
    text = item.content.text
    if not item.lists or item.content.links or dates.first(text):
        return False
    return text.endswith(":") or is_short(item.content)


def _names_issuer(item: Item) -> bool:
    """Tell whether an item with a list inside it is a body, linked as a whole to its home page."""
    whole = len(item.content.text.rstrip(" :"))
    linked = any(link.start == 0 and link.end >= whole for link in item.content.links)
    return bool(item.lists) and linked and agents.is_organisation(heading_text(item.content))


def _issuers(labels: list[str]) -> frozenset[str]:
    """Return those of the names over inner lists that say who issued what is in them.

    Acronyms may be themes; they are bodies where another label is one by its words.
    """
    bodies = [label for label in labels if agents.is_organisation(label) and not _names_sources(label)]
    told = any(" " in label for label in bodies)
    return frozenset(bodies) if told and 2 * len(bodies) >= len(labels) else frozenset()


def _names_sources(label: str) -> bool:
    return any(found("headings", words, label) is not None for words in ("kinds", "laws", "strong"))

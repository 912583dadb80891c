"""Which lists of a document are reference lists, and under which heading each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annexcli.document import Block, Document, Heading, Inline, Item, ItemList, Paragraph
from annexcli.model import FoundSection
from annexcli.parse import agents, dates
from annexcli.parse.entry import is_prose
from annexcli.text import fold
from annexcli.vocab.words import found

# A heading of more words than this uses "sources" or "resources" as ordinary words.
_HEADING_WORDS = 6
# How much of a list must look like references, by how plainly its heading says that it holds them.
_SHARE_NAMED, _SHARE_INHERITED, _SHARE_HINTED, _SHARE_UNNAMED = 0.2, 0.34, 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with the headings over it, outermost first."""

    headings: tuple[Heading, ...]
    items: ItemList

    @property
    def nearest(self) -> str:
        """The text of the heading right over the list, or nothing."""
        return heading_text(self.headings[-1].content) if self.headings else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item to be read as a reference, with the path of headings over it."""

    item: Item
    section: str | None


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list taken for a reference list: its items, and what was found."""

    found: FoundSection
    entries: tuple[Entry, ...]


def reference_lists(document: Document, section: re.Pattern[str] | None = None) -> tuple[ReferenceList, ...]:
    """Return the reference lists of a document in order.

    Args:
        document: the document.
        section: take the lists whose path of headings it matches, whatever they hold; without
            it the headings and the content decide.

    """
    chosen = []
    for listing in listings(document):
        path = _path(listing.headings)
        entries = tuple(_entries(listing.items, path))
        reason = _reason(listing, entries) if section is None else _matched(listing, section)
        if reason and entries:
            chosen.append(
                ReferenceList(FoundSection(path, listing.items.line, len(entries), reason), entries)
            )
    return tuple(chosen)


def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of a document in order."""
    return tuple(block for block in document.blocks if isinstance(block, Heading))


def listings(document: Document) -> Iterator[Listing]:
    """Yield every list of a document with the headings over it.

    A short paragraph that ends with a colon right before a list heads that list alone
    ("Other resources:").
    """
    over: list[Heading] = []
    previous: Block | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            while over and over[-1].level >= block.level:
                over.pop()
            over.append(block)
        elif isinstance(block, ItemList):
            lead = _lead(previous)
            yield Listing((*over, lead) if lead else tuple(over), block)
        previous = block


def heading_text(content: Inline) -> str:
    """Return the text of a heading as a section names it: without the colon at its end."""
    return content.text.strip().rstrip(":").strip()


def publisher_first(entries: tuple[Entry, ...]) -> bool:
    """Tell whether most lines of a list plainly name a publisher before the title."""
    plain = total = 0
    for entry in entries:
        content = entry.item.content
        link = next((link for link in content.links if link.end > link.start), None)
        if link is None:
            head, separated = content.text.partition(", ")[:2]
            total += 1
            plain += bool(separated and agents.is_organisation(head))
        else:
            head = content.text[: link.start].strip()
            total += 1
            plain += bool(head.endswith((",", ":")) and len(head.split()) <= 12)
    return total >= 2 and plain >= 0.5 * total


def _lead(block: Block | None) -> Heading | None:
    if not isinstance(block, Paragraph) or not block.content.text.endswith(":"):
        return None
    short = len(block.content.text.split()) <= _HEADING_WORDS
    return (
        Heading(11, block.content, block.line, implied=True) if short and _names_list(block.content) else None
    )


def _entries(items: ItemList, path: str | None) -> Iterator[Entry]:
    """Yield the items to be read; an item that only heads an inner list gives that list a name."""
    for item in items.items:
        label = _is_label(item)
        if not label and item.content.text:
            yield Entry(item, path)
        name = heading_text(item.content)
        inner_path = (f"{path} > {name}" if path else name) if label and name else path
        for inner in item.lists:
            yield from _entries(inner, inner_path)


def _is_label(item: Item) -> bool:
    text = item.content.text
    if not item.lists or item.content.links or dates.first(text):
        return False
    return text.endswith(":") or len(text.split()) <= _HEADING_WORDS


def _matched(listing: Listing, section: re.Pattern[str]) -> str:
    whole = " > ".join(heading_text(heading.content) for heading in listing.headings)
    return f"--section matches “{whole}”" if section.search(whole) else ""


def _reason(listing: Listing, entries: tuple[Entry, ...]) -> str:
    """Return why a list is a reference list, or nothing where it is none."""
    if not entries:
        return ""
    share = sum(_looks_cited(entry.item.content) for entry in entries) / len(entries)
    prose = sum(is_prose(entry.item.content) for entry in entries) / len(entries)
    if prose >= 0.5:
        return ""
    evidence = f"{share:.0%} of its items look like references"
    nearest = listing.headings[-1].content if listing.headings else Inline("")
    if _names_list(nearest) and (share >= _SHARE_NAMED or _says_nothing_else(nearest)):
        return f"the heading “{listing.nearest}” names a reference list; {evidence}"
    if any(_names_list(heading.content) for heading in listing.headings) and share >= _SHARE_INHERITED:
        return f"it stands in a part that a heading names a reference list; {evidence}"
    if any(_hints(heading.content) for heading in listing.headings) and share >= _SHARE_HINTED:
        return f"the headings over it may name a reference list; {evidence}"
    dated = sum(dates.trailing(entry.item.content.text) is not None for entry in entries) / len(entries)
    issued = publisher_first(entries)
    if len(entries) >= 3 and share >= _SHARE_UNNAMED and (dated >= 0.5 or issued):
        return evidence
    return ""


def _looks_cited(content: Inline) -> bool:
    text = content.text
    if is_prose(content):
        return False
    if content.links or re.search(r"https?://|www\.|\b10\.\d{4,9}/", text):
        return True
    return dates.trailing(text) is not None or re.search(r"[(,.]\s*(?:19|20)\d\d[a-z]?\b", text) is not None


def _names_list(content: Inline) -> bool:
    """Tell whether a heading names a reference list: a short one with a word such as *References*."""
    text = heading_text(content)
    short = len(fold(text).split()) <= _HEADING_WORDS or found("headings", "annex", text) is not None
    return short and found("headings", "strong", text) is not None


def _says_nothing_else(content: Inline) -> bool:
    """Tell whether a heading only names a reference list: "5. References", "Annex 2: Sources"."""
    words = fold(heading_text(content)).split()
    telling = [word for word in words if not word.isdecimal() and found("headings", "annex", word) is None]
    return found("headings", "strong", " ".join(telling)) == " ".join(telling)


def _hints(content: Inline) -> bool:
    text = heading_text(content)
    return any(found("headings", words, text) is not None for words in ("strong", "weak", "annex"))


def _path(over: tuple[Heading, ...]) -> str | None:
    """Return the path of headings, from the outermost one that names a reference list or an annex."""
    texts = [heading_text(heading.content) for heading in over]
    start = next(
        (i for i, heading in enumerate(over) if _names_list(heading.content) or _opens_annex(texts[i])),
        len(over) - 1,
    )
    return " > ".join(text for text in texts[max(0, start) :] if text) or None


def _opens_annex(text: str) -> bool:
    first = found("headings", "annex", text)
    return first is not None and fold(text).startswith(first)

"""Which lists of a document are reference lists, and under which heading each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annexcli.document import (
    IMPLIED_LEVEL,
    Block,
    Document,
    Heading,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Table,
)
from annexcli.model.outcome import FoundSection
from annexcli.parse import dates, tables
from annexcli.parse.entries import Entry, apart, counted, cut_off, each, introduced, looks_cited, unnumbered
from annexcli.parse.entry import is_prose
from annexcli.parse.habits import habits_of
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import found

# A heading of more words than this uses "sources" or "resources" as ordinary words.
_HEADING_WORDS = 6
_NOTES = "(notes)"
_BULLET = re.compile(r"[•●▪◦·‣■□▸►➢✓*]\s+")
# "References {-}", "Sources {#sources}": attributes of other kinds of Markdown.
_ATTRIBUTES = re.compile(r"\s*\{[-.#][^{}]*\}\s*$")
# A paragraph that goes on with the entry before it: its address, alone or behind the words that lead to it.
_LEADS = "|".join(table("lead_ins")["address"])
_CONTINUES = re.compile(
    rf"(?:(?:{_LEADS})\s*:?\s*)?[<(\[]?(?:https?://|www\.|doi:)\S+\s*[>)\]]?\.?$", re.IGNORECASE
)
# How much of a list must look like references, by how plainly its heading says that it holds them.
_SHARE_NAMED, _SHARE_INHERITED, _SHARE_HINTED, _SHARE_UNNAMED = 0.2, 0.34, 0.6, 0.8
# A run of paragraphs is a list only if it is full of references: text cites, too.
_SHARE_PARAGRAPHS = 0.6


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with the headings over it, outermost first; ``paragraphs`` where a run of them may be one."""

    headings: tuple[Heading, ...]
    items: ItemList
    paragraphs: bool = False
    named_columns: bool = False

    @property
    def nearest(self) -> str:
        """The text of the heading right over the list, or nothing."""
        return heading_text(self.headings[-1].content) if self.headings else ""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list taken for a reference list: its items, and what was found."""

    found: FoundSection
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lists to take.

    ``section`` takes those whose path of headings it matches, ``everything`` takes them all; without
    either the headings and the content decide. ``notes`` takes foot- and endnotes as well.
    """

    section: re.Pattern[str] | None = None
    everything: bool = False
    notes: bool = False


def reference_lists(document: Document, choice: Choice) -> tuple[ReferenceList, ...]:
    """Return the reference lists of a document in order.

    Args:
        document: the document.
        choice: which lists to take.

    """
    chosen = []
    for listing in listings(document):
        path = _path(listing.headings)
        if listing.items.references and listing.headings and not _hints(listing.headings[-1].content):
            path = None  # LaTeX prints a heading of its own over its list
        entries = tuple(apart(unnumbered(list(_entries(listing.items, path)))))
        if listing.items.references:
            entries = tuple(introduced(entries))
        if found("headings", "notes", listing.nearest):
            entries = tuple(one for entry in counted(entries) for one in each(entry))
        if entries and (reason := _chosen(listing, entries, choice)):
            items = listing.items
            section = FoundSection(path, items.line, len(entries), reason, items.items[0].page)
            chosen.append(ReferenceList(section, entries))
    asked = choice.notes or (not chosen and choice == Choice())
    if document.notes and asked:
        chosen += _noted(document, certainly=choice.notes)
    return tuple(chosen)


def _chosen(listing: Listing, entries: tuple[Entry, ...], choice: Choice) -> str:
    if choice.everything:
        return "" if listing.paragraphs else "--all-lists takes every list"
    return _matched(listing, choice.section) if choice.section else _reason(listing, entries)


def _noted(document: Document, *, certainly: bool) -> list[ReferenceList]:
    """Return the notes of a document, if they are asked for or look like references."""
    numbered = (Entry(item, _NOTES, number=n) for n, item in enumerate(document.notes, start=1))
    entries = tuple(one for entry in numbered for one in each(entry))
    share = sum(looks_cited(entry.item.content) for entry in entries) / len(entries)
    if share < _SHARE_INHERITED and not certainly:
        return []
    why = "--footnotes takes the notes" if certainly else "the document has no reference list"
    reason = f"{why}; {share:.0%} of them look like references"
    return [ReferenceList(FoundSection(_NOTES, entries[0].item.line, len(entries), reason), entries)]


def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of a document in order."""
    return tuple(block for block in document.blocks if isinstance(block, Heading))


def listings(document: Document) -> Iterator[Listing]:
    """Yield every list, table and run of paragraphs of a document with the headings over it.

    A short paragraph that ends with a colon right before a list heads that list alone
    ("Other resources:").
    """
    over: list[Heading] = []
    run: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        lead = _lead(run[-1]) if run and not isinstance(block, Heading) else None
        if run:
            yield Listing(tuple(over), _paragraphs(run[:-1] if lead else run), paragraphs=True)
            run = []
        if isinstance(block, Heading):
            while over and over[-1].level >= block.level:
                over.pop()
            over.append(block)
        else:
            headings = (*over, lead) if lead else tuple(over)
            if isinstance(block, Table):
                yield Listing(headings, tables.items(block), named_columns=tables.lists_references(block))
            else:
                yield Listing(headings, block)
    if run:
        yield Listing(tuple(over), _paragraphs(run), paragraphs=True)


def _paragraphs(run: list[Paragraph]) -> ItemList:
    """Return paragraphs as items, those before the first that looks like a reference left out."""
    items: list[Item] = []
    for paragraph in run:
        if items and _goes_on(items[-1].content.text, paragraph.content.text):
            joined = items[-1].content + Inline(" ") + paragraph.content
            items[-1] = replace(items[-1], content=joined)
        else:
            items.append(Item(paragraph.content, paragraph.line, page=paragraph.page))
    while items and (is_prose(items[0].content) or not looks_cited(items[0].content)):
        items.pop(0)
    return ItemList(tuple(items), items[0].line if items else None)


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a paragraph goes on with the entry before it."""
    if before.endswith((",", "/", "–", "—")) and text[:1].islower():
        return True
    return _CONTINUES.match(text) is not None


def heading_text(content: Inline) -> str:
    """Return the text of a heading as a section names it: without the colon at its end."""
    return _ATTRIBUTES.sub("", content.text).strip().rstrip(":").strip()


def _lead(block: Block | None) -> Heading | None:
    if not isinstance(block, Paragraph) or not block.content.text.endswith(":"):
        return None
    short = len(block.content.text.split()) <= _HEADING_WORDS
    return Heading(IMPLIED_LEVEL, block.content, block.line) if short and _names_list(block.content) else None


def _entries(items: ItemList, path: str | None) -> Iterator[Entry]:
    """Yield the items to be read; an item that only heads an inner list gives that list a name."""
    for item in items.items:
        label = _is_label(item)
        if not label and (item.content.text or item.content.links):
            bullet = _BULLET.match(item.content.text)
            yield Entry(replace(item, content=cut_off(item.content, bullet)) if bullet else item, path)
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
    if listing.items.references and any(looks_cited(entry.item.content) for entry in entries):
        return "the document's markup says that it is a reference list"
    share = sum(looks_cited(entry.item.content) for entry in entries) / len(entries)
    prose = sum(is_prose(entry.item.content) for entry in entries) / len(entries)
    if prose >= 0.5 or (listing.paragraphs and share < _SHARE_PARAGRAPHS):
        return ""
    evidence = f"{share:.0%} of its items look like references"
    if listing.named_columns and share >= _SHARE_HINTED:
        return f"its columns are named like those of a list of references; {evidence}"
    nearest = listing.headings[-1].content if listing.headings else Inline("")
    if _names_list(nearest) and (share >= _SHARE_NAMED or _says_nothing_else(nearest)):
        return f"the heading “{listing.nearest}” names a reference list; {evidence}"
    if any(_names_list(heading.content) for heading in listing.headings) and share >= _SHARE_INHERITED:
        return f"it stands in a part that a heading names a reference list; {evidence}"
    if listing.paragraphs and not _says_only(nearest, "weak"):
        return ""
    annexed = any(_opens_annex(heading_text(heading.content)) for heading in listing.headings)
    if (annexed or _hints(nearest)) and share >= _SHARE_HINTED:
        return f"the headings over it may name a reference list; {evidence}"
    if listing.paragraphs or len(entries) < 3 or share < _SHARE_UNNAMED:
        return ""
    dated = sum(dates.trailing(entry.item.content.text) is not None for entry in entries) / len(entries)
    issued = habits_of([entry.item.content for entry in entries]).publisher_first
    return evidence if dated >= 0.5 or issued else ""


def _names_list(content: Inline) -> bool:
    """Tell whether a heading names a reference list: a short one with a word such as *References*."""
    text = heading_text(content)
    short = len(fold(text).split()) <= _HEADING_WORDS or found("headings", "annex", text) is not None
    return short and found("headings", "strong", text) is not None


def _says_nothing_else(content: Inline) -> bool:
    """Tell whether a heading only names a reference list: "5. References", "Annex 2: Sources"."""
    return _says_only(content, "strong")


def _says_only(content: Inline, kind: str) -> bool:
    words = fold(heading_text(content)).split()
    telling = [word for word in words if not word.isdecimal() and found("headings", "annex", word) is None]
    return bool(telling) and found("headings", kind, " ".join(telling)) == " ".join(telling)


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

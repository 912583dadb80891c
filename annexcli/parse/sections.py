"""Which lists of a document are reference lists, and under which heading each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from annexcli.document import Block, Document, Heading, Inline, Item, ItemList, Paragraph, Table
from annexcli.model import FoundSection
from annexcli.parse import dates, tables
from annexcli.parse.again import is_cross_reference
from annexcli.parse.entry import is_prose
from annexcli.parse.habits import habits_of
from annexcli.parse.people import people
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import found

# A heading of more words than this uses "sources" or "resources" as ordinary words.
_HEADING_WORDS = 6
# A longer item with a link and no date is text about something.
_LINKED_WORDS = 40
_NOTES = "(notes)"
_BULLET = re.compile(r"[•●▪◦·‣■□▸►➢✓*]\s+")
# Names, a year in brackets and a stop behind another reference that has ended.
_SECOND = re.compile(
    r"[.)\d/]\s+(?P<names>[^\W\d_a-z][^().:;“«\"]{0,40}\.[^():;“«\"]{0,200}?)\s*\((?:19|20)\d\d[a-z]?\)[.,:]\s"
)
_YEAR_APART = re.compile(r"[(,.]\s*(?:19|20)\d\d[a-z]?\b|\([^()]{0,20}(?:19|20)\d\d[a-z]?\)")
# "UNICEF, … (2017); ITU, … (2017)": where the next of several works in one note begins.
_SIGNAL = r"(?:(?i:see(?: also| generally)?|and|cf\.?|vgl\.|voir(?: aussi)?|véase|vedi|siehe)[:,]?\s+)"
_NEXT_WORK = re.compile(rf";\s+{_SIGNAL}*(?=[^\W\d_a-z]|[“\"‘«])")
_BEGINS = re.compile(rf"{_SIGNAL}+(?=[^\W\d_a-z]|[“\"‘«])")
# "References {-}", "Sources {#sources}": attributes of other kinds of Markdown.
_ATTRIBUTES = re.compile(r"\s*\{[-.#][^{}]*\}\s*$")
# A paragraph that goes on with the entry before it: its address, alone or behind the words that lead to it.
_LEADS = "|".join(table("lead_ins")["address"])
_CONTINUES = re.compile(
    rf"(?:(?:{_LEADS})\s*:?\s*)?[<(\[]?(?:https?://|www\.|doi:)\S+\s*[>)\]]?\.?$", re.IGNORECASE
)
_SHORTEST = 60
_NUMBER = re.compile(r"[(\[]?(\d{1,5})[)\].:]*\s+(?=\S)")
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
class Entry:
    """An item to be read as a reference, with the path of headings over it.

    ``left_over`` says why it is none, where its place in the list tells. ``number`` is the one that
    is printed before it, or that of a note.
    """

    item: Item
    section: str | None
    left_over: str = ""
    number: int | None = None


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


def reference_lists(document: Document, choice: Choice = Choice()) -> tuple[ReferenceList, ...]:
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
        entries = tuple(_apart(_unnumbered(list(_entries(listing.items, path)))))
        if listing.items.references:
            entries = tuple(_introduced(entries))
        if found("headings", "notes", listing.nearest):
            entries = tuple(one for entry in _counted(entries) for one in _each(entry))
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
    entries = tuple(one for entry in numbered for one in _each(entry))
    share = sum(_looks_cited(entry.item.content) for entry in entries) / len(entries)
    if share < _SHARE_INHERITED and not certainly:
        return []
    why = "--footnotes takes the notes" if certainly else "the document has no reference list"
    reason = f"{why}; {share:.0%} of them look like references"
    return [ReferenceList(FoundSection(_NOTES, entries[0].item.line, len(entries), reason), entries)]


def _unnumbered(entries: list[Entry]) -> list[Entry]:
    """Take numbers off entries that are numbered in order: "12 ", "[12] ", "12. "."""
    numbers = [_NUMBER.match(entry.item.content.text) for entry in entries]
    values = [int(number[1]) for number in numbers if number]
    in_order = sum(second == first + 1 for first, second in pairwise(values))
    if len(values) < max(2, 0.8 * len(entries)) or in_order < 0.7 * (len(values) - 1):
        return entries
    return [
        replace(
            entry,
            item=replace(entry.item, content=_cut_off(entry.item.content, number)),
            number=int(number[1]),
        )
        if number
        else replace(entry, left_over="stands in a numbered list without a number")
        for entry, number in zip(entries, numbers, strict=True)
    ]


def _introduced(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Leave over the words that introduce a list whose markup takes in all that stands in it."""
    begun = not any(_looks_cited(entry.item.content) for entry in entries)
    for entry in entries:
        begun = begun or bool(entry.item.content.links) or _looks_cited(entry.item.content)
        yield entry if begun else replace(entry, left_over="introduces the list")


def _counted(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Give notes their numbers, where a list has them without printing them."""
    for position, entry in enumerate(entries, start=1):
        yield entry if entry.number is not None else replace(entry, number=position)


def _each(entry: Entry) -> Iterator[Entry]:
    """Split a note that cites several works, each with a year or a link of its own."""
    content = entry.item.content
    begins = _BEGINS.match(content.text)
    begun, start = 0, begins.end() if begins and _is_whole(content) else 0
    for stop in _NEXT_WORK.finditer(content.text):
        pieces = content.cut(start, stop.start()), content.cut(stop.end(), len(content.text))
        if all(len(piece.text.split()) >= 4 and _is_whole(piece) for piece in pieces):
            yield _piece(entry, pieces[0], begun, stop.start())
            begun, start = stop.start(), stop.end()
    yield _piece(entry, content.cut(start, len(content.text)), begun, len(content.text)) if start else entry


def _piece(entry: Entry, content: Inline, begun: int, end: int) -> Entry:
    """Return one of the works of a note; what is printed of it keeps the words that lead to it."""
    raw = entry.item.content.text[begun:end].lstrip("; ")
    return replace(entry, item=replace(entry.item, content=content, raw=raw))


def _is_whole(content: Inline) -> bool:
    """Tell whether a piece of a note is a reference by itself, its brackets closed."""
    balanced = all(content.text.count(one) == content.text.count(other) for one, other in ("()", "[]", "“”"))
    told = content.links or re.search(r"https?://|(?:19|20)\d\d", content.text)
    return balanced and bool(told)


def _apart(entries: list[Entry]) -> Iterator[Entry]:
    """Split an entry where a second reference begins in it: ``… (ICOM). Borgman C. (1999). …``."""
    for entry in entries:
        content, start = entry.item.content, 0
        for stop in _SECOND.finditer(content.text):
            if stop.start() - start > _SHORTEST and people(stop["names"]):
                yield replace(
                    entry, item=replace(entry.item, content=content.cut(start, stop.start("names")))
                )
                start = stop.start("names")
        item = replace(entry.item, content=content.cut(start, len(content.text))) if start else entry.item
        yield replace(entry, item=item)


def _cut_off(content: Inline, mark: re.Match[str]) -> Inline:
    return content.cut(mark.end(), len(content.text))


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
        if items and _CONTINUES.match(paragraph.content.text):
            joined = items[-1].content + Inline(" ") + paragraph.content
            items[-1] = replace(items[-1], content=joined)
        else:
            items.append(Item(paragraph.content, paragraph.line, page=paragraph.page))
    while items and (is_prose(items[0].content) or not _looks_cited(items[0].content)):
        items.pop(0)
    return ItemList(tuple(items), items[0].line if items else None)


def heading_text(content: Inline) -> str:
    """Return the text of a heading as a section names it: without the colon at its end."""
    return _ATTRIBUTES.sub("", content.text).strip().rstrip(":").strip()


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
        if not label and (item.content.text or item.content.links):
            bullet = _BULLET.match(item.content.text)
            yield Entry(replace(item, content=_cut_off(item.content, bullet)) if bullet else item, path)
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
    if listing.items.references and any(_looks_cited(entry.item.content) for entry in entries):
        return "the document's markup says that it is a reference list"
    share = sum(_looks_cited(entry.item.content) for entry in entries) / len(entries)
    prose = sum(is_prose(entry.item.content) for entry in entries) / len(entries)
    if prose >= 0.5 or (listing.paragraphs and share < _SHARE_PARAGRAPHS):
        return ""
    evidence = f"{share:.0%} of its items look like references"
    if listing.named_columns and share >= _SHARE_HINTED:
        return f"its columns are named like those of a list of references; {evidence}"
    nearest = listing.headings[-1].content if listing.headings else Inline("")
    if _names_list(nearest) and (share >= _SHARE_NAMED or _says_nothing_else(nearest)):
        return f"the heading “{listing.nearest}” names a reference list; {evidence}"
    if listing.paragraphs and not _hints(nearest):
        return ""
    if any(_names_list(heading.content) for heading in listing.headings) and share >= _SHARE_INHERITED:
        return f"it stands in a part that a heading names a reference list; {evidence}"
    if listing.paragraphs and not _says_only(nearest, "weak"):
        return ""
    annexed = any(_opens_annex(heading_text(heading.content)) for heading in listing.headings)
    if (annexed or _hints(nearest)) and share >= _SHARE_HINTED:
        return f"the headings over it may name a reference list; {evidence}"
    dated = sum(dates.trailing(entry.item.content.text) is not None for entry in entries) / len(entries)
    issued = habits_of([entry.item.content for entry in entries]).publisher_first
    if listing.paragraphs:
        return ""
    if len(entries) >= 3 and share >= _SHARE_UNNAMED and (dated >= 0.5 or issued):
        return evidence
    return ""


def _looks_cited(content: Inline) -> bool:
    text = content.text
    if is_prose(content):
        return False
    if (content.links or re.search(r"https?://|www\.|\b10\.\d{4,9}/", text)) and len(
        text.split()
    ) <= _LINKED_WORDS:
        return True
    return (
        dates.trailing(text) is not None or _YEAR_APART.search(text) is not None or is_cross_reference(text)
    )


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

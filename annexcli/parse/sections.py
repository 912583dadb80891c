"""Which lists of a document are reference lists, and under which heading each stands."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

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
    Table,
)
from annexcli.model.outcome import FoundSection
from annexcli.parse import dates, nested, tables
from annexcli.parse.asides import aside
from annexcli.parse.cards import gathered
from annexcli.parse.east_asian import is_cited
from annexcli.parse.entries import (
    Entry,
    apart,
    begins_work,
    counted,
    each,
    introduced,
    is_work,
    looks_cited,
    looks_legal,
    undashed,
    unnumbered,
)
from annexcli.parse.entry import is_prose
from annexcli.parse.habits import habits_of
from annexcli.parse.list_names import (
    annotated,
    heading_text,
    hints,
    is_short,
    names_kind,
    names_laws,
    names_list,
    only_names_list,
    opens_annex,
    says_only,
)
from annexcli.parse.run_on import pieces
from annexcli.vocab import table
from annexcli.vocab.words import found

_NOTES = "(notes)"
_IN_A_PART = "it stands in a part that a heading names a reference list"
# A paragraph that goes on with the entry before it: its address, alone or behind the words that lead to it.
_LEADS = "|".join(table("lead_ins")["address"])
_CONTINUES = re.compile(
    rf"(?:(?:{_LEADS})\s*:?\s*)?[<(\[]?(?:https?://|www\.|doi:)\S+\s*[>)\]]?\.?$", re.IGNORECASE
)
# How much of a list must look like references, by how plainly its heading says that it holds them.
_SHARE_NAMED, _SHARE_INHERITED, _SHARE_HINTED, _SHARE_UNNAMED = 0.2, 0.34, 0.6, 0.8
# A run of paragraphs is a list only if it is full of references: text cites, too. Less is enough under
# a heading that says nothing else.
_SHARE_PARAGRAPHS, _SHARE_NAMED_PARAGRAPHS = 0.6, 0.34
# Below all headings of a document, those that are only bold lines, too.
_SUB_LEVEL = IMPLIED_LEVEL + 1


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

    @property
    def part(self) -> Heading | None:
        """The heading over the list that only names a reference list, the outermost one, if there is one."""
        return next((heading for heading in self.headings if only_names_list(heading.content)), None)

    @property
    def kind(self) -> bool:
        """Whether the heading right over the list only names a kind of sources."""
        return bool(self.headings) and names_kind(self.headings[-1].content)

    @property
    def legal(self) -> bool:
        """Whether the heading right over the list speaks of laws or judgments."""
        return bool(self.headings) and names_laws(self.headings[-1].content)


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
    candidates = [(listing, *_read(listing)) for listing in listings(document)]
    parts = _parts(candidates)
    for listing, path, entries in candidates:
        if entries and (reason := _chosen(listing, entries, choice, parts)):
            items = listing.items
            section = FoundSection(path, items.line, len(entries), reason, items.items[0].page)
            chosen.append(ReferenceList(section, entries))
    asked = choice.notes or (not chosen and choice == Choice())
    if document.notes and asked:
        chosen += _noted(document, certainly=choice.notes)
    return tuple(chosen)


def _read(listing: Listing) -> tuple[str | None, tuple[Entry, ...]]:
    """Return the path of headings over a list, and the entries that it would give."""
    path = _path(listing.headings)
    if listing.items.references and listing.headings and not hints(listing.headings[-1].content):
        path = None  # LaTeX prints a heading of its own over its list
    entries = tuple(apart(unnumbered(undashed(list(nested.entries(listing.items, path))))))
    if listing.items.references:
        entries = tuple(introduced(entries))
    if found("headings", "notes", listing.nearest):
        entries = tuple(_told_aside(one) for entry in counted(entries) for one in each(entry))
    return path, entries


def _parts(candidates: list[tuple[Listing, str | None, tuple[Entry, ...]]]) -> frozenset[Heading]:
    """Return the headings that name a reference list and have one below them, wherever in their part."""
    below: dict[Heading, list[Entry]] = {}
    for listing, _, entries in candidates:
        if listing.part:
            below.setdefault(listing.part, []).extend(entries)
    return frozenset(
        part for part, entries in below.items() if entries and _share(entries, legal=True) >= _SHARE_NAMED
    )


def _share(entries: Sequence[Entry], *, legal: bool) -> float:
    """Return how many of the entries look like references; ``legal`` counts what looks like a law, too."""
    items = [entry.item for entry in entries if not entry.left_over]
    return sum(is_work(one) or (legal and looks_legal(one.content)) for one in items) / max(1, len(items))


def _chosen(listing: Listing, entries: tuple[Entry, ...], choice: Choice, parts: Container[Heading]) -> str:
    if choice.everything:
        return "" if listing.paragraphs else "--all-lists takes every list"
    if choice.section:
        return _matched(listing, choice.section)
    return _reason(listing, entries) or _inherited(listing, entries, parts)


def _inherited(listing: Listing, entries: tuple[Entry, ...], parts: Container[Heading]) -> str:
    """Return why a list is taken that a part of references holds, whatever its items look like.

    Paragraphs must stand under a heading for a kind of sources; elsewhere they may be about the list.
    """
    if listing.part is None or listing.part not in parts:
        return ""
    share = _share(entries, legal=True)
    if listing.paragraphs and not listing.kind and share < _SHARE_NAMED_PARAGRAPHS:
        return ""
    return f"{_IN_A_PART}; {share:.0%} of its items look like references"


def _noted(document: Document, *, certainly: bool) -> list[ReferenceList]:
    """Return the notes of a document, if they are asked for or look like references."""
    numbered = (
        Entry(item, _NOTES, number=item.number or n) for n, item in enumerate(document.notes, start=1)
    )
    entries = tuple(_told_aside(one) for entry in numbered for one in each(entry))
    share = _share(entries, legal=False)
    if share < _SHARE_INHERITED and not certainly:
        return []
    why = "--footnotes takes the notes" if certainly else "the document has no reference list"
    reason = f"{why}; {share:.0%} of them look like references"
    first = entries[0].item
    return [ReferenceList(FoundSection(_NOTES, first.line, len(entries), reason, first.page), entries)]


def _told_aside(entry: Entry) -> Entry:
    """Return the entry of a note, left over where it cites no work."""
    return entry if entry.left_over else replace(entry, left_over=aside(entry.item.content))


def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of a document in order."""
    return tuple(block for block in document.blocks if isinstance(block, Heading))


def listings(document: Document) -> Iterator[Listing]:
    """Yield every list, table and run of paragraphs of a document with the headings over it.

    A short paragraph that ends with a colon right before a list heads that list alone
    ("Other resources:"). In a reference list, a line that only names a kind of sources heads what follows
    ("B Cases").
    """
    over: list[Heading] = []
    run: list[Paragraph] = []
    opens = True
    parted = False
    before: Block | None = None
    for each_block in gathered(document.blocks):
        parted = _is_parted(each_block, before, parted=parted)
        before = each_block
        block = _sub_heading(each_block, over, parted=parted) or each_block
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        lead = _lead(run[-1]) if run and not isinstance(block, Heading) else None
        if run:
            yield _run(over, run[:-1] if lead else run, opens=opens)
            run = []
        opens = isinstance(block, Heading)
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
        yield _run(over, run, opens=opens)


def _is_parted(block: Block, before: Block | None, *, parted: bool) -> bool:
    """Tell whether bold lines head the parts of a list that a bold line names: one stands right below it."""
    if not isinstance(block, Heading):
        return parted
    if block.level != IMPLIED_LEVEL or names_list(block.content) or opens_annex(block.content.text):
        return False
    named = isinstance(before, Heading) and before.level == IMPLIED_LEVEL and only_names_list(before.content)
    return parted or named


def _sub_heading(block: Block, over: Sequence[Heading], *, parted: bool) -> Heading | None:
    """Return a line in a reference list that heads a part of it as a heading in it.

    Where bold lines are headings, all of them stand on one level: the name of the list is over the others.
    """
    if not isinstance(block, (Paragraph, Heading)) or block.content.links:
        return None
    if not names_kind(block.content) and not (parted and isinstance(block, Heading)):
        return None
    part = next((heading for heading in over if only_names_list(heading.content)), None)
    if part is None or (isinstance(block, Heading) and not part.level == block.level == IMPLIED_LEVEL):
        return None
    return Heading(_SUB_LEVEL, block.content, block.line)


def _run(over: Sequence[Heading], run: list[Paragraph], *, opens: bool) -> Listing:
    """Return a run of paragraphs as items, those before the first that looks like a reference left out.

    ``opens`` says that it is the first thing under its heading.
    """
    listing = Listing(tuple(over), ItemList(()), paragraphs=True)
    items = _joined(run, annotated=any(annotated(heading.content) for heading in over))
    while items and not _begins_list(items[0].content, listing, opens=opens):
        items.pop(0)
    return replace(listing, items=ItemList(tuple(items), items[0].line if items else None))


def _begins_list(content: Inline, listing: Listing, *, opens: bool) -> bool:
    """Tell whether a paragraph is the first entry of a list rather than words about the list."""
    if len(pieces(content)) > 1:
        return True
    if is_prose(content) or not (opens or _is_dated_or_linked(content)):
        return False
    if looks_cited(content) or (bool(listing.part or listing.legal) and looks_legal(content)):
        return True
    # In a part for one kind of sources anything is an entry that is no sentence.
    in_part = listing.part is not None and listing.kind and opens
    return in_part and (bool(content.spans) or not content.text.endswith((".", ":", "!", "?")))


def _is_dated_or_linked(content: Inline) -> bool:
    """Tell whether a text behind a list can be one more entry: "See our [terms] on its use" cannot."""
    begins = any(link.start == 0 for link in content.links) or not content.links
    return begins or bool(dates.every(content.text)) or content.marked(Mark.EMPHASIS) != ()


def _joined(run: list[Paragraph], *, annotated: bool) -> list[Item]:
    """Return paragraphs as items, those that go on with an entry joined to it.

    A quotation behind an entry annotates it; where a heading says that the list is ``annotated``, so does
    any paragraph that does not begin as a reference does.
    """
    items: list[Item] = []
    all_quoted, begun = all(paragraph.quoted for paragraph in run), False
    for paragraph in run:
        if items and _goes_on(items[-1].content.text, paragraph.content.text):
            joined = items[-1].content + Inline(" ") + paragraph.content
            items[-1] = replace(items[-1], content=joined)
            continue
        own = begins_work(paragraph.content) if annotated else not paragraph.quoted or all_quoted
        about = begun and not own
        begun = begun or looks_cited(paragraph.content)
        items.append(Item(paragraph.content, paragraph.line, page=paragraph.page, annotates=about))
    return items


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a paragraph goes on with the entry before it."""
    if before.endswith((",", "/", "–", "—")) and text[:1].islower():
        return True
    return _CONTINUES.match(text) is not None


def _lead(paragraph: Paragraph) -> Heading | None:
    """Return a paragraph that names the list right behind it as the heading of that list."""
    content = paragraph.content
    names = content.text.endswith(":") and is_short(content) and names_list(content)
    return Heading(IMPLIED_LEVEL, content, paragraph.line) if names else None


def _matched(listing: Listing, section: re.Pattern[str]) -> str:
    whole = " > ".join(heading_text(heading.content) for heading in listing.headings)
    return f"--section matches “{whole}”" if section.search(whole) else ""


def _reason(listing: Listing, entries: tuple[Entry, ...]) -> str:
    """Return why a list is a reference list, or nothing where it is none."""
    if not entries:
        return ""
    if listing.items.references and any(looks_cited(entry.item.content) for entry in entries):
        return "the document's markup says that it is a reference list"
    if listing.items.cards:
        return "its items are cards of works"
    share = _share(entries, legal=listing.legal)
    prose = sum(
        is_prose(entry.item.content) and not (entry.item.cells or entry.item.annotates) for entry in entries
    ) / len(entries)
    if prose >= 0.5 or (listing.paragraphs and share < _SHARE_PARAGRAPHS):
        return ""
    evidence = f"{share:.0%} of its items look like references"
    if listing.named_columns and share >= _SHARE_HINTED:
        return f"its columns are named like those of a list of references; {evidence}"
    nearest = listing.headings[-1].content if listing.headings else Inline("")
    if names_list(nearest) and (share >= _SHARE_NAMED or says_only(nearest, "strong", qualified=False)):
        return f"the heading “{listing.nearest}” names a reference list; {evidence}"
    if any(names_list(heading.content) for heading in listing.headings) and share >= _SHARE_INHERITED:
        return f"{_IN_A_PART}; {evidence}"
    only_laws = listing.legal and listing.kind
    if listing.paragraphs and not (only_laws or says_only(nearest, "weak")):
        return ""
    annexed = any(opens_annex(heading_text(heading.content)) for heading in listing.headings)
    if (annexed or only_laws or hints(nearest)) and share >= _SHARE_HINTED:
        return f"the headings over it may name a reference list; {evidence}"
    if listing.paragraphs or len(entries) < 3 or share < _SHARE_UNNAMED:
        return ""
    texts = [entry.item.content.text for entry in entries]
    dated = sum(dates.trailing(text) is not None or is_cited(text) for text in texts)
    issued = habits_of([entry.item.content for entry in entries]).publisher_first
    return evidence if dated >= 0.5 * len(entries) or issued else ""


def _path(over: tuple[Heading, ...]) -> str | None:
    """Return the path of headings, from the outermost one that names a reference list or an annex."""
    texts = [heading_text(heading.content) for heading in over]
    start = next(
        (i for i, heading in enumerate(over) if names_list(heading.content) or opens_annex(texts[i])),
        len(over) - 1,
    )
    return " > ".join(text for text in texts[max(0, start) :] if text) or None

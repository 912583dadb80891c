"""The lists, tables and runs of paragraphs of a document, each with the headings over it."""

import re
from collections.abc import Iterator, Sequence
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
from annexcli.parse import dates, tables
from annexcli.parse.annotations import is_entry
from annexcli.parse.asides import around
from annexcli.parse.cards import gathered
from annexcli.parse.entries import looks_cited, looks_legal
from annexcli.parse.entry import is_prose
from annexcli.parse.list_names import (
    annotated,
    heading_text,
    is_short,
    names_kind,
    names_laws,
    names_list,
    only_names_list,
    opens_annex,
)
from annexcli.parse.run_on import pieces
from annexcli.vocab import table
from annexcli.vocab.words import found

# A paragraph that goes on with the entry before it: its address, alone or behind the words that lead to it.
_LEADS = "|".join(table("lead_ins")["address"])
_CONTINUES = re.compile(
    rf"(?:(?:{_LEADS})\s*:?\s*)?[<(\[]?(?:https?://|www\.|doi:)\S+\s*[>)\]]?\.?$", re.IGNORECASE
)
# Below all headings of a document, those that are only bold lines, too.
_SUB_LEVEL = IMPLIED_LEVEL + 1
# A heading in an annotated list with more words may be an entry.
_MOST_THEME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with the headings over it, outermost first; ``paragraphs`` where a run of them may be one.

    ``table`` says what speaks for a table, where something does; ``data`` that it has persons or figures.
    """

    headings: tuple[Heading, ...]
    items: ItemList
    paragraphs: bool = False
    table: str = ""
    data: bool = False

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

    @property
    def other(self) -> bool:
        """Whether it is a list of something else, as of contacts: by its table, its heading or annex."""
        if self.data or not self.headings or names_list(self.headings[-1].content):
            return self.data
        texts = [heading_text(heading.content) for heading in self.headings]
        return any(
            found("headings", "others", text) is not None
            for text in (texts[-1], *filter(opens_annex, texts[:-1]))
        )


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
    for printed in gathered(document.blocks):
        parted = _is_parted(printed, before, parted=parted)
        before = printed
        block = _sub_heading(printed, over, parted=parted) or printed
        if any(annotated(heading.content) for heading in over):
            block = _annotating(block, run)
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
            if opens_annex(heading_text(block.content)) and not names_list(block.content):
                _leave_references(over)
            over.append(block)
        else:
            named = (*over, lead) if lead else tuple(over)
            if isinstance(block, Table):
                speaks, data = tables.speaks_for(block, document), tables.is_data(block)
                yield Listing(named, tables.items(block), table=speaks, data=data)
            else:
                yield Listing(named, block)
    if run:
        yield _run(over, run, opens=opens)


def _leave_references(over: list[Heading]) -> None:
    """Take the name of a reference list, and what is below it, off the headings over an annex behind it."""
    named = (position for position, heading in enumerate(over) if names_list(heading.content))
    del over[next(named, len(over)) :]


def _annotating(block: Block, run: Sequence[Paragraph]) -> Block:
    """Return a block of an annotated list as what it is: an entry set as a heading, points about an entry.

    ``run`` are the paragraphs right before it.
    """
    if isinstance(block, Heading) and len(block.content.text.split()) > _MOST_THEME_WORDS:
        # All of it is bold, which marks no title.
        spans = tuple(span for span in block.content.spans if span.mark is not Mark.STRONG)
        plain = Inline(block.content.text, spans)
        return Paragraph(plain, block.line) if is_entry(plain) else block
    if isinstance(block, ItemList) and any(is_entry(paragraph.content) for paragraph in run):
        items = tuple(replace(item, annotates=not is_entry(item.content)) for item in block.items)
        return replace(block, items=items)
    return block


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
    if is_prose(content) or around(content) or not (opens or _is_dated_or_linked(content)):
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
    any paragraph that does not look like an entry.
    """
    items: list[Item] = []
    all_quoted, begun = all(paragraph.quoted for paragraph in run), False
    for paragraph in run:
        if items and _goes_on(items[-1].content.text, paragraph.content.text):
            joined = items[-1].content + Inline(" ") + paragraph.content
            items[-1] = replace(items[-1], content=joined)
            continue
        own = is_entry(paragraph.content) if annotated else not paragraph.quoted or all_quoted
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

"""A document → what its reference lists hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annexcli.address import resolved
from annexcli.document import Document, Inline
from annexcli.model.outcome import Parsed, ParsedItem
from annexcli.model.reference import Reference, Source
from annexcli.parse import again, entry, sections
from annexcli.parse.entries import Entry
from annexcli.parse.habits import Habits, habits_of
from annexcli.parse.sections import Choice, ReferenceList
from annexcli.vocab.topics import Vocabularies, topics_of

_SHIPPED = Vocabularies()


def parse(
    document: Document,
    *,
    name: str | None = None,
    choice: Choice | None = None,
    base_url: str = "",
    vocabularies: Vocabularies = _SHIPPED,
) -> Parsed:
    """Return the references of a document, and every item that could not be read as one.

    Args:
        document: the document, as a reader gives it.
        name: the name under which references remember the document; its own by default.
        choice: which lists to take; those that look like reference lists by default.
        base_url: the address against which relative links are resolved; they stay as printed
            without it.
        vocabularies: the topics to look for.

    Every item of every list that is taken is in the result, in the order of the document. No list
    found is an empty result, not an error.

    """
    lists = sections.reference_lists(document, choice or Choice())
    remembered = name or document.name
    # Words about its entries cut one list into many.
    parts: dict[str | None, list[Inline]] = {}
    for one in lists:
        parts.setdefault(one.found.path, []).extend(listed.item.content for listed in one.entries)
    habits = {path: habits_of(contents) for path, contents in parts.items()}
    items: list[ParsedItem] = []
    for one in lists:
        # The first entry of a list may repeat the author of the last: a sub-heading cuts lists in two.
        before = next((item.reference for item in reversed(items) if item.reference), None)
        items += _items(one, document.name, remembered, before, habits[one.found.path])
    items = [replace(item, reference=_with_topics(item, vocabularies)) for item in items]
    if base_url:
        items = [_resolved(item, base_url) for item in items]
    return Parsed(document.name, tuple(listing.found for listing in lists), tuple(items))


def _items(
    listing: ReferenceList,
    document: str,
    remembered: str,
    before: Reference | None,
    habits: Habits,
) -> Iterator[ParsedItem]:
    """Read the entries of one list; a cross-reference finds the entry that it cites again."""
    cited: list[ParsedItem] = []
    numbered: dict[int, list[ParsedItem]] = {}
    latest: Entry | None = None
    for listed in listing.entries:
        place = listed.item
        if listed.left_over:
            source = Source(document, place.line, place.page, place.raw or place.content.text)
            yield ParsedItem(source, None, listed.left_over, section=listed.section)
            continue
        item = entry.read(place, document=remembered, section=listed.section, habits=habits, before=before)
        before = item.reference or before
        # Messages name the document as the user did, references as the store remembers it.
        item = replace(item, source=replace(item.source, document=document))
        item = _citing_again(item, cited, numbered)
        if item.reference or item.again:
            cited.append(item)
            if listed.number is not None:
                if latest and _begins_anew(listed, latest):
                    numbered.clear()
                latest = listed
                numbered.setdefault(listed.number, []).append(item)
        yield item


def _begins_anew(entry: Entry, before: Entry) -> bool:
    """Tell whether numbers begin again at an entry, as they may in the next chapter or on the next page."""
    if entry.number == before.number:
        return entry.item.page != before.item.page  # else it is another work of one note
    return (entry.number or 0) < (before.number or 0)


def _with_topics(item: ParsedItem, vocabularies: Vocabularies) -> Reference | None:
    topics = topics_of(item.reference, vocabularies) if item.reference else ()
    return replace(item.reference, topics=topics) if item.reference and topics else item.reference


def _citing_again(
    item: ParsedItem, cited: Sequence[ParsedItem], numbered: Mapping[int, Sequence[ParsedItem]]
) -> ParsedItem:
    """Return an item with the place of the one that it cites again, if it is no more than that."""
    if item.reason == entry.CITES_AGAIN and (known := again.target(item.source.raw, cited, numbered)):
        return replace(item, reason="cites it again", again=known.again or known.source)
    if item.reference and (short := again.shortened(item.reference, cited)):
        return replace(item, reference=None, reason="cites it again", again=short.source, confidence=None)
    return item


def _resolved(item: ParsedItem, base_url: str) -> ParsedItem:
    if item.reference is None:
        return item
    urls = tuple(resolved(url, base_url) for url in item.reference.urls)
    return replace(item, reference=replace(item.reference, urls=urls))

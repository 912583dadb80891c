"""A document → what its reference lists hold."""

from dataclasses import replace

from annexcli.address import resolved
from annexcli.document import Document
from annexcli.model import Parsed, ParsedItem, Reference, Source
from annexcli.parse import entry, sections
from annexcli.parse.sections import Choice


def parse(
    document: Document, *, name: str | None = None, choice: Choice | None = None, base_url: str = ""
) -> Parsed:
    """Return the references of a document, and every item that could not be read as one.

    Args:
        document: the document, as a reader gives it.
        name: the name under which references remember the document; its own by default.
        choice: which lists to take; those that look like reference lists by default.
        base_url: the address against which relative links are resolved; they stay as printed
            without it.

    Every item of every list that is taken is in the result, in the order of the document. No list
    found is an empty result, not an error.

    """
    lists = sections.reference_lists(document, choice or Choice())
    items = []
    for listing in lists:
        publisher_first = sections.publisher_first(listing.entries)
        before: Reference | None = None
        for listed in listing.entries:
            if listed.left_over:
                place = listed.item
                source = Source(document.name, place.line, place.page, place.raw or place.content.text)
                items.append(ParsedItem(source, None, listed.left_over))
                continue
            item = entry.read(
                listed.item,
                document=name or document.name,
                section=listed.section,
                publisher_first=publisher_first,
                before=before,
            )
            before = item.reference or before
            if base_url and item.reference:
                urls = tuple(resolved(url, base_url) for url in item.reference.urls)
                item = replace(item, reference=replace(item.reference, urls=urls))
            # Messages name the document as the user did, references as the store remembers it.
            items.append(replace(item, source=replace(item.source, document=document.name)))
    return Parsed(document.name, tuple(listing.found for listing in lists), tuple(items))

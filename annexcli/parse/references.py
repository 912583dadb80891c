"""A document → what its reference lists hold."""

import re
from dataclasses import replace

from annexcli.document import Document
from annexcli.model import Parsed
from annexcli.parse import entry, sections


def parse(document: Document, *, name: str | None = None, section: re.Pattern[str] | None = None) -> Parsed:
    """Return the references of a document, and every item that could not be read as one.

    Args:
        document: the document, as a reader gives it.
        name: the name under which references remember the document; its own by default.
        section: take the lists whose path of headings it matches instead of those that look like
            reference lists.

    Every item of every list that is taken is in the result, in the order of the document. No list
    found is an empty result, not an error.

    """
    lists = sections.reference_lists(document, section)
    items = []
    for listing in lists:
        publisher_first = sections.publisher_first(listing.entries)
        for listed in listing.entries:
            item = entry.read(
                listed.item,
                document=name or document.name,
                section=listed.section,
                publisher_first=publisher_first,
            )
            # Messages name the document as the user did, references as the store remembers it.
            items.append(replace(item, source=replace(item.source, document=document.name)))
    return Parsed(document.name, tuple(listing.found for listing in lists), tuple(items))

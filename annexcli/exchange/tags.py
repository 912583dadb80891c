"""The tags of RIS, which are the fields of EndNote, too: its XML has an element for each.

What a tag means depends on the type (EndNote's "Reference types and fields", which Zotero and Mendeley
follow): ``T2`` is the journal of an article and the series of a book, ``CY`` the place of a publisher and,
of a conference paper, that of the conference. What those who write tags and those who read them have to
agree on stands here.
"""

import re

from annexcli.model.reference import EntryType

# What the names of fields begin with that keep what a reference has no place for: "ris-ad".
PREFIX = "ris-"
TYPE, KEY, TITLE = "TY", "ID", "TI"
# The last author where there are more than are named.
ET_AL = "et al."
SUFFIX = re.compile(r"\s+((?:[JS]r\.?)|I{2,3}|IV)$")
# Of a book and what is like one SP is the number of its pages, and of some T2 is their series.
WHOLE = frozenset({EntryType.BOOK, EntryType.REPORT, EntryType.THESIS})
IN_SERIES = frozenset({EntryType.BOOK, EntryType.REPORT})
# All pages of a book: "350", "xii, 350 p."
EXTENT = re.compile(r"(?:[ivxlcdm]+[,+\s]+)?\d+(?:\s*(?:p|pp|pages)\.?)?", re.IGNORECASE)
PAGES = re.compile(r"(?P<first>[^\s–-]+)\s*[–-]{1,3}\s*(?P<last>[^\s–-]+)")
ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")

Tags = dict[str, list[str]]


def is_standard_number(text: str) -> bool:
    """Tell whether a text looks like an ISBN or ISSN, which have the tag SN as numbers of reports do."""
    return bool(ISSN.fullmatch(text) or ISBN.fullmatch(text))

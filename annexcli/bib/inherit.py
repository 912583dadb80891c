"""What entries have from others: ``crossref`` and ``xdata``, as BibTeX and BibLaTeX resolve them.

BibTeX gives a child every field that it lacks (btxdoc, §3.1); BibLaTeX renames titles on the way and leaves
out what is about one entry only (manual, appendix B). What tells where and what the parent itself is, and
what is remarked on it, a child does not get here, unlike in BibLaTeX: other formats have no place that says
whose it is, and a chapter with the DOI of its book would be taken for the book.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annexcli.bib.library import Entry
from annexcli.bib.own import is_own
from annexcli.bib.syntax import listed

_IN_BOOKS = frozenset(
    {
        "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings", "conference",
        "inreference",
    }
)  # fmt: skip
_IN_JOURNALS = frozenset({"article", "suppperiodical"})
_IN_WORKS = frozenset({"book", "collection", "proceedings", "reference"})
_TITLES = ("title", "subtitle", "titleaddon", "shorttitle")
_RENAMED = {
    **dict.fromkeys(_IN_BOOKS, ("booktitle", "booksubtitle", "booktitleaddon", "")),
    **dict.fromkeys(_IN_JOURNALS, ("journaltitle", "journalsubtitle", "", "shortjournal")),
    **dict.fromkeys(_IN_WORKS, ("maintitle", "mainsubtitle", "maintitleaddon", "")),
}
# What is about one entry only.
_OWN = frozenset(
    {
        "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options",
        "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro",
        "sortkey", "sortname", "sortshorthand", "sorttitle", "sortyear", "indextitle", "indexsorttitle",
        "key",
    }
)  # fmt: skip
# What is about a parent of ``crossref`` and not about its parts; the ISBN is that of the book they are in.
_OF_PARENT = frozenset(
    {
        "doi", "url", "urldate", "eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass",
        "pmid", "abstract", "annotation", "annote", "keywords", "note",
    }
)  # fmt: skip
# More than any entry inherits from; what stands behind these in a chain without end is not looked at.
MOST_ANCESTORS = 20
# A field that says what another one does under the name of the other dialect.
_ALIKE = (("journal", "journaltitle"), ("address", "location"), ("year", "date"), ("school", "institution"))
_ALIASES = {name: pair for pair in _ALIKE for name in pair}


def by_key(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return entries by their citekeys, casefolded: BibTeX does not tell case apart in ``crossref``."""
    return {entry.key.casefold(): entry for entry in entries}


def missing_parents(entry: Entry, known: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return the citekeys that an entry inherits from and that are not there."""
    return tuple(key for key, _ in _parents(entry) if key.casefold() not in known)


def inherited(entry: Entry, known: Mapping[str, Entry]) -> Entry:
    """Return an entry with what it has from others; the fields that name them stay.

    Args:
        entry: the entry.
        known: all entries of its file, as :func:`by_key` gives them.

    """
    return _inherited(entry, known, {entry.key.casefold(): None})


def on_its_own(entry: Entry, known: Mapping[str, Entry], beside: frozenset[str]) -> Entry:
    """Return an entry so that it says all it does without entries that are not beside it.

    Args:
        entry: the entry.
        known: all entries of its file, as :func:`by_key` gives them.
        beside: the citekeys, casefolded, of those that go with it; what it has from these it has still.

    """
    parents = _parents(entry)
    if not parents or all(key.casefold() in beside for key, _ in parents):
        return entry
    whole = inherited(entry, known)
    return replace(whole, fields=tuple(f for f in whole.fields if f[0] not in {"crossref", "xdata"}))


def _inherited(entry: Entry, known: Mapping[str, Entry], ancestors: dict[str, Entry | None]) -> Entry:
    """Return an entry with what it has from others; ``ancestors`` are kept, None while they are looked at."""
    values = dict(entry.fields)
    for key, whole in _parents(entry):
        name = key.casefold()
        if name in known and name not in ancestors and len(ancestors) <= MOST_ANCESTORS:
            ancestors[name] = None
            ancestors[name] = _inherited(known[name], known, ancestors)
        parent = ancestors.get(name)
        if parent is None:
            continue  # it is not there, or inherits from this one
        taken = dict(parent.fields) if whole else _renamed(entry.type, parent)
        for field, value in taken.items():
            if field in _OWN or is_own(field) or not value.strip():
                continue
            if not any(values.get(alias, "").strip() for alias in _ALIASES.get(field, (field,))):
                values[field] = value
    return replace(entry, fields=tuple(values.items())) if len(values) > len(entry.fields) else entry


def _parents(entry: Entry) -> list[tuple[str, bool]]:
    """Return the citekeys of those that an entry inherits from, and whether it takes fields as they are."""
    data = [(key, True) for key in listed(entry.get("xdata"))]
    parent = entry.get("crossref").strip()
    return [*data, (parent, False)] if parent else data


def _renamed(kind: str, parent: Entry) -> dict[str, str]:
    """Return the fields of a parent under the names that they have in a child of a type."""
    names = dict(zip(_TITLES, _RENAMED.get(kind, ("", "", "", "")), strict=True))
    fields = {name: value for name, value in parent.fields if name not in names and name not in _OF_PARENT}
    for name, new in names.items():
        # Proceedings for BibTeX have a booktitle of their own, for their children.
        if new and parent.get(name):
            fields.setdefault(new, parent.get(name))
    return fields

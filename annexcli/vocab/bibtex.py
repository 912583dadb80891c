"""Names of entry types and fields that BibTeX, BibLaTeX and other programs know."""

from functools import cache

from annexcli.vocab import table

_KINDS = ("text", "persons", "dates", "verbatim", "other")


@cache
def names(kind: str) -> frozenset[str]:
    """Return names of one kind: ``types`` or a kind of fields."""
    return frozenset(table("bibtex")["names"][kind])


@cache
def entry_types() -> frozenset[str]:
    """Return the types of entries, in small letters."""
    return names("types").union(table("bibtex")["required"])


@cache
def field_names() -> frozenset[str]:
    """Return the names of fields, in small letters."""
    return frozenset().union(*map(names, _KINDS))

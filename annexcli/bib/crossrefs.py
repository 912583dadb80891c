"""Entries that name others by their citekeys, and go on doing so when these change."""

from collections.abc import Mapping
from dataclasses import replace

from annexcli.bib.library import Entry, Library
from annexcli.bib.patch import Edit, with_changes
from annexcli.bib.style import Style
from annexcli.bib.syntax import listed

# Fields in which an entry names others (BibLaTeX manual §2.2.3).
KEY_FIELDS = ("crossref", "xref", "xdata", "related", "entryset")


def renaming(text: str, library: Library, old: str, new: str, style: Style) -> list[Edit]:
    """Return the edits by which the other entries of a text name an entry by its new citekey."""
    edits: list[Edit] = []
    for entry in library.entries:
        if entry.key != old:
            edits += with_changes(text, entry, renamed_in(entry, {old.casefold(): new}), style)
    return edits


def renamed_in(entry: Entry, renamed: Mapping[str, str]) -> Entry:
    """Return an entry that names others by the citekeys that they have now; the old ones are casefolded.

    An entry that would name itself names nobody.
    """
    fields = []
    for name, value in entry.fields:
        keys = listed(value) if name in KEY_FIELDS else []
        if renamed.keys().isdisjoint(map(str.casefold, keys)):
            fields.append((name, value))
        elif rest := [
            key for key in dict.fromkeys(renamed.get(key.casefold(), key) for key in keys) if key != entry.key
        ]:
            fields.append((name, ",".join(rest)))
    return replace(entry, fields=tuple(fields))

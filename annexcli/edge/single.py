"""One entry of a store, read without the others."""

from dataclasses import replace
from pathlib import Path

from annexcli.bib.library import Entry, load
from annexcli.edge.rows import digest
from annexcli.edge.store import read_store
from annexcli.query.catalogue import Catalogue


def entry_of(path: Path, catalogue: Catalogue, key: str) -> Entry | None:
    """Return the entry of a citekey, with its line and place in the file; None where there is none.

    Args:
        path: the store.
        catalogue: its catalogue, which knows where the entry stands.
        key: the citekey.

    Raises:
        UnreadableInput: if the file is gone, or is no text any more.

    """
    store = read_store(path)
    if place := catalogue.piece(key):
        start, length, known = place
        piece = store.text[start : start + length]
        entry = load(piece).entry(key)
        # Macros are defined elsewhere; and the file may be another by now.
        if entry and digest(piece) == known and "@string" not in store.text.lower():
            line = store.text.count("\n", 0, start) + (entry.line or 1)
            return replace(entry, line=line, start=start + entry.start, end=start + entry.end)
    return store.library.entry(key)

"""Some entries of a store, read without the others."""

from collections.abc import Iterable
from dataclasses import replace

from annexcli.bib.library import Entry, load
from annexcli.edge.rows import digest
from annexcli.edge.store import Store
from annexcli.query.catalogue import Catalogue

# To read so many entries one by one takes longer than to read the whole file.
_MANY = 500


def entries_of(store: Store, catalogue: Catalogue, keys: Iterable[str]) -> dict[str, Entry]:
    """Return entries by citekey, with their lines and places in the file; without those that are not there.

    Args:
        store: the store, of which no more is read than is needed.
        catalogue: its catalogue, which knows where the entries stand.
        keys: the citekeys.

    """
    keys = list(keys)
    # Macros are defined elsewhere than they are used.
    alone = len(keys) < _MANY and "@string" not in store.text.lower()
    found: dict[str, Entry] = {}
    for key in keys:
        entry = (_alone(store, catalogue, key) if alone else None) or store.library.entry(key)
        if entry:
            found[key] = entry
    return found


def _alone(store: Store, catalogue: Catalogue, key: str) -> Entry | None:
    """Return an entry read from its own piece of the store, or None where the file is another by now."""
    place = catalogue.piece(key)
    if place is None:
        return None
    start, length, known = place
    piece = store.text[start : start + length]
    entry = load(piece).entry(key) if digest(piece) == known else None
    if entry is None:
        return None
    line = store.text.count("\n", 0, start) + (entry.line or 1)
    return replace(entry, line=line, start=start + entry.start, end=start + entry.end)

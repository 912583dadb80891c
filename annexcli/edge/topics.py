"""Topics given anew to the entries of a store, but for those that somebody set by hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from annexcli.bib import keywords, written
from annexcli.bib.fields import to_reference
from annexcli.bib.patch import apply, with_changes
from annexcli.edge.store import Store
from annexcli.vocab.topics import Vocabularies, topics_of

_FIELD = "keywords"


@dataclass(frozen=True, slots=True)
class Assigned:
    """A store with topics: its text, those that are new by citekey, and how many entries stayed."""

    text: str
    changed: Mapping[str, str]
    same: int
    by_hand: int


def assigned(store: Store, vocabularies: Vocabularies, keys: Collection[str] | None) -> Assigned:
    """Return what a store becomes where each entry has the topics that it shows.

    Args:
        store: the store; entries that cannot be read are let be.
        vocabularies: the topics to look for.
        keys: the entries to look at; all of them if None.

    Raises:
        UnreadableInput: if an entry is written in a way that cannot be edited safely.

    """
    edits, changed, same, by_hand = [], {}, 0, 0
    for entry in store.library.entries:
        if keys is not None and entry.key not in keys:
            continue
        topics = topics_of(to_reference(entry), vocabularies)
        new = written.assigned(entry, _FIELD, keywords.written(topics) or None)
        if new is None:
            by_hand += 1
        elif new.get(_FIELD) == entry.get(_FIELD):
            same += 1
        else:
            edits += with_changes(store.text, entry, new, store.style)
            changed[entry.key] = ", ".join(topics)
    return Assigned(apply(store.text, edits), changed, same, by_hand)

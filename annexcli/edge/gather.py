"""What documents bring → the store: new entries, and fields that follow their lines but for edited ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from annexcli.bib import written
from annexcli.bib.citekeys import citekey
from annexcli.bib.fields import to_entry
from annexcli.bib.library import Entry
from annexcli.edge.store import Store, rewritten
from annexcli.merge.shelve import Placed, shelve
from annexcli.merge.work import SAME_LINE
from annexcli.model.outcome import Fate, Outcome, Vanished
from annexcli.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Gathered:
    """The new text of a store, the outcome of each incoming reference, and what is no longer cited."""

    text: str
    outcomes: tuple[Outcome, ...]
    vanished: tuple[Vanished, ...] = ()


def gather(
    store: Store, incoming: Iterable[Reference], *, seen: Callable[[Reference], bool] = lambda _: True
) -> Gathered:
    """Return what a store becomes with what documents bring; nothing is written.

    Args:
        store: what is there.
        incoming: the references that were read, in order.
        seen: tells whether the run looked where an entry comes from; only then can its line be gone.

    Raises:
        UnreadableInput: if an entry is written in a way that cannot be edited safely.

    """
    given = tuple(incoming)
    shelved = shelve(store.references, given, citekey, taken=store.library.taken(), seen=seen)
    now = {entry.key: entry for entry in store.library.entries}
    now |= {reference.key: written.signed(to_entry(reference)) for reference in shelved.new}
    outcomes: dict[int, Outcome] = {}
    # Entries follow their own lines first; what other lines may add depends on that.
    for own in (True, False):
        for number, placed in enumerate(shelved.placed):
            if placed.own is own:
                outcomes[number] = _outcome(now, placed, given[number])
    return Gathered(
        rewritten(store, now), tuple(outcomes[number] for number in range(len(given))), shelved.vanished
    )


def _outcome(now: dict[str, Entry], placed: Placed, incoming: Reference) -> Outcome:
    """Say what becomes of one reference; the entry that is its own is brought up to date in ``now``."""
    if placed.new:
        return Outcome(placed.key, Fate.NEW)
    entry = now[placed.key]
    line = to_entry(replace(incoming, key=placed.key))
    # An entry that somebody made follows no line, whatever cites it.
    own = placed.own and written.is_ours(entry)
    update = written.updated(entry, line) if own else written.cited(entry, line, placed.instead)
    now[placed.key] = update.entry
    if not own:
        known = placed.reason == SAME_LINE and not update.changes
        fate = Fate.UNCHANGED if known else Fate.MERGED
        return Outcome(placed.key, fate, placed.reason, update.changes)
    fate = Fate.KEPT if update.kept else Fate.UPDATED if update.changes else Fate.UNCHANGED
    return Outcome(placed.key, fate, placed.reason, update.changes, update.kept)

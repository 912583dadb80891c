"""What became of a store when documents were read into it, as plain lines."""

from collections import Counter
from collections.abc import Iterable

from annexcli.model.outcome import Fate, FieldChange, LedgerLine, Outcome, Status, Vanished
from annexcli.text import count, printable, shorten

_WIDTH = 60
_VERBS = {Fate.KEPT: "kept", Fate.UPDATED: "updated", Fate.MERGED: "merged with"}


def outcomes(ledger: Iterable[LedgerLine], vanished: Iterable[Vanished], store: str, *, dry_run: bool) -> str:
    """Return what changed in a store and what was kept from change, line by line, and the counts.

    Args:
        ledger: what became of every list item.
        vanished: the entries that a document no longer cites.
        store: the file.
        dry_run: whether nothing was written.

    """
    came = [(line, line.outcome) for line in ledger if line.outcome]
    told = [text for line, outcome in came for text in _told(line, outcome)]
    gone = list(vanished)
    told += [f"{printable(str(one.source))}: no longer there: {printable(one.key)} (kept)" for one in gone]
    # A line of the run that cites a work again is in the ledger's counts.
    fates = Counter(outcome.fate for line, outcome in came if line.status is Status.REFERENCE)
    would = "would be " if dry_run else ""
    parts = [f"{count(fates[Fate.NEW], 'entry', 'entries')} {would}added", f"{fates[Fate.UPDATED]:,} updated"]
    if fates[Fate.KEPT]:
        parts.append(f"{fates[Fate.KEPT]:,} kept as edited")
    if fates[Fate.MERGED]:
        parts.append(f"{fates[Fate.MERGED]:,} merged")
    parts.append(f"{fates[Fate.UNCHANGED]:,} unchanged")
    if gone:
        parts.append(f"{len(gone):,} no longer in their document")
    return "\n".join([*told, f"{printable(store)}: {', '.join(parts)}"]) + "\n"


def _told(line: LedgerLine, outcome: Outcome) -> list[str]:
    place, key = printable(str(line.source)), printable(outcome.key)
    told = [f"  {change(one)}" for one in outcome.changes]
    told += [
        f"  {one.name} stays {_value(one.old)} (edited); the line has {_value(one.new)}"
        for one in outcome.kept
    ]
    if outcome.fate is Fate.MERGED and line.status is Status.REFERENCE:
        # The work was in the store, from elsewhere: that is told even where nothing changes.
        told.insert(0, f"{place}: merged with {key} because of {outcome.reason}")
    elif told:
        told.insert(0, f"{place}: {_VERBS[outcome.fate]} {key}")
    return told


def change(one: FieldChange) -> str:
    """Return what became of a field, in words."""
    if one.old is None:
        return f"{printable(one.name)}: {_value(one.new)} added"
    if one.new is None:
        return f"{printable(one.name)}: {_value(one.old)} removed"
    return f"{printable(one.name)}: {_value(one.old)} → {_value(one.new)}"


def _value(value: str | None) -> str:
    return "nothing" if value is None else f"{{{shorten(printable(value), _WIDTH)}}}"

"""What became of the records of other programs' files, as lines and as JSON."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from annexcli.model.outcome import Fate, Imported
from annexcli.show.dump import dumped
from annexcli.show.gathered import change
from annexcli.text import count, printable

_LEFT = "left over"


def lines(imported: Sequence[Imported], store: str, *, dry_run: bool = False) -> str:
    """Return what was merged, renamed and left over, line by line, and the counts.

    Args:
        imported: the records, in order.
        store: the file that they went into.
        dry_run: whether nothing was written.

    """
    told = [line for one in imported for line in _told(one)]
    counts = _counts(imported)
    would = "would be " if dry_run else ""
    parts = [
        f"{counts[Fate.NEW]:,} {would}added",
        f"{counts[Fate.MERGED]:,} merged",
        f"{counts[Fate.UNCHANGED]:,} unchanged",
        f"{counts[_LEFT]:,} {_LEFT}",
    ]
    told.append(f"{printable(store)}: {count(len(imported), 'record')}: {', '.join(parts)}")
    return "\n".join(told) + "\n"


def _told(one: Imported) -> list[str]:
    where = printable(one.where)
    if one.outcome is None:
        named = f"{printable(one.given)}: " if one.given else ""
        return [f"{where}: {_LEFT}: {named}{printable(one.reason)}"]
    outcome, key = one.outcome, printable(one.outcome.key)
    if outcome.fate is Fate.NEW:
        return [f"{where}: added as {key}: {printable(outcome.reason)}"] if outcome.reason else []
    if outcome.fate is Fate.UNCHANGED:
        return []
    head = f"{where}: merged with {key} because of {printable(outcome.reason)}"
    return [head, *(f"  {change(field)}" for field in outcome.changes)]


def _counts(imported: Iterable[Imported]) -> Counter[str]:
    return Counter(one.outcome.fate.value if one.outcome else _LEFT for one in imported)


def as_json(imported: Sequence[Imported]) -> str:
    """Return what became of each record as JSON, as docs/json.md has it."""
    counts = _counts(imported)
    return dumped(
        {
            "summary": {
                "records": len(imported),
                "new": counts[Fate.NEW],
                "merged": counts[Fate.MERGED],
                "unchanged": counts[Fate.UNCHANGED],
                "left": counts[_LEFT],
            },
            "records": [_record(one) for one in imported],
        }
    )


def _record(one: Imported) -> dict[str, Any]:
    outcome = one.outcome
    reason = outcome.reason if outcome else one.reason
    changes = outcome.changes if outcome else ()
    return {
        "where": one.where,
        "given": one.given or None,
        "key": outcome.key if outcome else None,
        "outcome": outcome.fate.value if outcome else None,
        "reason": reason or None,
        "changes": [{"field": field.name, "old": field.old, "new": field.new} for field in changes],
    }

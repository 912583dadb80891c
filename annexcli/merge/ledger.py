"""What became of every list item of a run."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annexcli.model.outcome import LedgerLine, Outcome, ParsedItem, Status

if TYPE_CHECKING:
    from annexcli.model.reference import Source


def ledger(items: Iterable[ParsedItem], outcomes: Iterable[Outcome]) -> tuple[LedgerLine, ...]:
    """Return what became of every list item, in order.

    An item is *merged* where an earlier item of the same run is the same work, or is cited by it
    again; a work that the store had before is a reference like any other.

    Args:
        items: the items of one run.
        outcomes: the outcome of each item that is a reference, in the same order.

    """
    lines = []
    seen: set[str] = set()
    keys: dict[Source, str] = {}
    following = iter(outcomes)
    for item in items:
        if item.again in keys:
            lines.append(LedgerLine(Status.MERGED, item.source, keys[item.again], item.reason, item.section))
            continue
        if item.reference is None:
            lines.append(LedgerLine(Status.UNPARSED, item.source, None, item.reason, item.section))
            continue
        outcome = next(following)
        status = Status.MERGED if outcome.key in seen else Status.REFERENCE
        seen.add(outcome.key)
        keys.setdefault(item.source, outcome.key)
        reason = (outcome.reason or "the same work") if status is Status.MERGED else ""
        lines.append(LedgerLine(status, item.source, outcome.key, reason, item.section, outcome))
    return tuple(lines)

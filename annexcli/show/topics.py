"""Topics with their counts, what has none, and terms that a vocabulary may lack."""

from collections.abc import Sequence

from rich.text import Text

from annexcli.model.reference import Reference
from annexcli.query.counts import Count
from annexcli.query.suggest import Suggestion
from annexcli.show import stats
from annexcli.show.dump import dumped
from annexcli.text import count, printable, shorten

_SOME = 10
_TITLE = 80


def tree(counts: Sequence[Count], without: Sequence[Reference], width: int) -> Text:
    """Return topics as bars, parts behind what they are of, and some of the references without any."""
    told = stats.bars(counts, width)
    told.append("\n")
    told.append(untagged(without))
    return told


def lines(counts: Sequence[Count]) -> str:
    """Return one line a topic: count and name, with a tab between them."""
    return "".join(f"{one.number}\t{printable(str(one.value))}\n" for one in counts)


def untagged(without: Sequence[Reference]) -> str:
    """Return which references have no topic; nothing where all have one."""
    if not without:
        return ""
    told = [
        f"  {printable(one.key)}  {shorten(printable(one.title or one.url or ''), _TITLE)}"
        for one in without[:_SOME]
    ]
    if (left := len(without) - _SOME) > 0:
        told.append(f"  and {left:,} more: annex list --missing topics")
    return "\n".join([f"{count(len(without), 'reference')} without a topic", *told]) + "\n"


def as_json(counts: Sequence[Count], without: Sequence[Reference]) -> str:
    """Return topics and the citekeys of references without any as JSON."""
    topics = [{"topic": one.value, "count": one.number} for one in counts]
    return dumped({"topics": topics, "without": [one.key for one in without]})


def suggestions(found: Sequence[Suggestion]) -> str:
    """Return one line a term: how many titles have it, itself, some citekeys, with tabs between."""
    return "".join(
        f"{len(one.keys)}\t{printable(one.term)}\t{printable(', '.join(one.keys[:3]))}"
        f"{', …' if len(one.keys) > 3 else ''}\n"
        for one in found
    )


def suggestions_as_json(found: Sequence[Suggestion]) -> str:
    """Return terms and the citekeys of the references that have them as JSON."""
    return dumped([{"term": one.term, "count": len(one.keys), "keys": list(one.keys)} for one in found])

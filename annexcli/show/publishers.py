"""Organisations and how many entries each has: as lines, as a table, as JSON."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from annexcli.query.counts import Share
from annexcli.show.dump import dumped
from annexcli.text import printable


def lines(shares: Iterable[Share]) -> str:
    """Return one line an organisation: count, acronym, name and the names printed, with tabs between."""
    return "".join("\t".join(_cells(share)) + "\n" for share in shares)


def table(shares: Iterable[Share], width: int) -> Table:
    """Return a table that fits ``width`` columns."""
    made = Table(box=None, pad_edge=False, header_style="bold", expand=width < 160)
    made.add_column("count", justify="right", no_wrap=True, min_width=5)
    made.add_column("acronym", style="cyan", no_wrap=True, overflow="ellipsis", max_width=max(12, width // 6))
    made.add_column("organisation", overflow="fold", ratio=3)
    made.add_column("printed", style="dim", overflow="fold", ratio=2)
    for share in shares:
        made.add_row(*map(Text, _cells(share)))
    return made


def as_json(shares: Iterable[Share]) -> str:
    """Return the organisations as a JSON array."""
    records = [
        {
            "name": share.body.name,
            "acronym": share.body.acronym or None,
            "count": len(share.keys),
            "printed": list(share.printed),
            "keys": list(share.keys),
        }
        for share in shares
    ]
    return dumped(records)


def _cells(share: Share) -> tuple[str, ...]:
    texts = (str(len(share.keys)), share.body.acronym, share.body.name, "; ".join(share.printed))
    return tuple(map(printable, texts))

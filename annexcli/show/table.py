"""References as a table for a terminal."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from annexcli.model.reference import Reference
from annexcli.show.plain import cells

# Narrower terminals leave topics out, so that titles stay readable.
_WIDTH_FOR_TOPICS = 100


def references(chosen: Iterable[Reference], width: int) -> Table:
    """Return a table that fits ``width`` columns. Brackets and codes in titles mean nothing."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=width < 160)
    table.add_column("key", style="cyan", no_wrap=True, overflow="ellipsis", max_width=max(12, width // 4))
    table.add_column("year", no_wrap=True, min_width=4)
    table.add_column("publisher", overflow="ellipsis", no_wrap=True, max_width=max(12, width // 4))
    table.add_column("title", overflow="fold", ratio=1)
    if width >= _WIDTH_FOR_TOPICS:
        table.add_column("topics", style="dim", overflow="ellipsis", no_wrap=True, max_width=width // 5)
    for reference in chosen:
        row = cells(reference)
        table.add_row(*map(Text, row if width >= _WIDTH_FOR_TOPICS else row[:-1]))
    return table

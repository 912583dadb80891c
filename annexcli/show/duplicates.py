"""Entries that are probably one work, and what became of them: as lines, side by side, as JSON."""

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from annexcli.bib.join import Joined
from annexcli.bib.library import Entry
from annexcli.bib.own import WRITTEN
from annexcli.bib.values import told
from annexcli.dedupe import Duplicate
from annexcli.model.reference import Reference
from annexcli.show.columns import DEFAULT, cells
from annexcli.show.dump import dumped
from annexcli.text import count, printable, shorten

_WIDTH = 80


def groups(found: Sequence[Duplicate], references: Mapping[str, Reference]) -> str:
    """Return the groups, each with its score and reason and a line an entry, and their count.

    Args:
        found: the groups.
        references: the references of the store by their citekeys.

    """
    told = []
    for group in found:
        told.append(f"{group.score:.2f}  {group.reason}")
        for key in group.keys:
            one = references[key]
            told.append(
                "      " + "  ".join(filter(None, (*cells(one, DEFAULT[:4]), printable(one.url or ""))))
            )
    entries = count(sum(len(group.keys) for group in found), "entry", "entries")
    told.append(
        f"{count(len(found), 'group')} of entries that are probably one work, {entries}"
        if found
        else "no entries that are probably one work"
    )
    return "\n".join(told) + "\n"


def as_json(found: Iterable[Duplicate]) -> str:
    """Return the groups as a JSON array."""
    records = [{"keys": list(one.keys), "score": one.score, "reason": one.reason} for one in found]
    return dumped(records)


def merged(done: Iterable[tuple[Duplicate, Joined]], store: str) -> str:
    """Return which entries were made one, with the values that contradict each other, and the count.

    Args:
        done: the groups that were merged, and how.
        store: the file.

    """
    told = []
    gone = 0
    for group, joined in done:
        others = [printable(key) for key in group.keys if key != joined.entry.key]
        gone += len(others)
        told.append(f"{', '.join(others)} merged into {printable(joined.entry.key)}: {group.reason}")
        for conflict in joined.conflicts:
            told.append(f"  {printable(conflict.name)}: {_value(conflict.kept)} stays")
            told.append(f"  {printable(conflict.field)}: {_value(conflict.other)}")
    told.append(f"{printable(store)}: {count(gone, 'entry', 'entries')} merged into others")
    return "\n".join(told) + "\n"


def _value(value: str) -> str:
    return f"{{{shorten(printable(value), _WIDTH)}}}"


def beside(entries: Sequence[Entry]) -> Table:
    """Return entries side by side, a row a field; what they do not all say alike is in bold."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("", style="dim", no_wrap=True)
    for number, entry in enumerate(entries, start=1):
        table.add_column(Text(f"{number} {printable(entry.key)}"), overflow="fold", ratio=1)
    _add_row(table, "type", [f"@{entry.type}" for entry in entries])
    for name in dict.fromkeys(name for entry in entries for name, _ in entry.fields):
        if name != WRITTEN:
            _add_row(table, name, [told(name, entry.get(name)) for entry in entries])
    return table


def _add_row(table: Table, name: str, values: list[str]) -> None:
    style = "bold" if len(set(values)) > 1 else ""
    table.add_row(Text(printable(name)), *(Text(printable(value), style) for value in values))

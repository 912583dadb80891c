"""Counts by year, publisher, topic, type and verdict: bars for people, lines and JSON for programs."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from annexcli.query.counts import Count
from annexcli.show.dump import dumped
from annexcli.text import count, printable

# Eighths of a block, so that short bars differ.
_PARTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_BLOCK = "█"
_WIDEST_NAME = 40
_WIDEST_BAR = 50


def report(total: int, tables: Mapping[str, Sequence[Count]], width: int, top: int | None) -> Text:
    """Return counts as bars under headings.

    Args:
        total: how many references are counted.
        tables: counts by what they are of.
        width: how many columns of characters there are.
        top: how many values of a table to show, the largest; all of them if None.

    """
    told = Text(f"{count(total, 'reference')}\n")
    for name, counts in tables.items():
        told.append(f"\n{name}\n", "bold")
        shown = largest(counts, top)
        told.append_text(bars(shown, width))
        if left := len(counts) - len(shown):
            told.append(f"  and {left:,} more\n", "dim")
    return told


def bars(counts: Sequence[Count], width: int) -> Text:
    """Return a bar for each count; its number is told, too, so that nothing hangs on colour or length."""
    told = Text()
    names = [_name(one) for one in counts]
    room = min(max(map(cell_len, names), default=0), _WIDEST_NAME, max(12, width // 2))
    digits = max((len(f"{one.number:,}") for one in counts), default=1)
    space = max(4, min(_WIDEST_BAR, width - room - digits - 6))
    most = max((one.number for one in counts), default=1)
    for text, one in zip(names, counts, strict=True):
        told.append(f"  {_fitted(text, room)}  {one.number:>{digits},}  ")
        told.append(f"{_bar(one.number, most, space)}\n", "cyan")
    return told


def largest(counts: Sequence[Count], top: int | None) -> list[Count]:
    """Return the largest of some counts, in their order."""
    if top is None or len(counts) <= top:
        return list(counts)
    chosen = sorted(range(len(counts)), key=lambda place: (-counts[place].number, place))[:top]
    return [counts[place] for place in sorted(chosen)]


def lines(tables: Mapping[str, Sequence[Count]]) -> str:
    """Return one line a count: what it is of, the value, the number, with tabs between them."""
    return "".join(
        f"{name}\t{_name(one)}\t{one.number}\n" for name, counts in tables.items() for one in counts
    )


def as_json(total: int, tables: Mapping[str, Sequence[Count]]) -> str:
    """Return counts as JSON; what has no value has null."""
    counts = {
        name: [{"value": one.value, "count": one.number} for one in counts] for name, counts in tables.items()
    }
    return dumped({"references": total, **counts})


def _name(one: Count) -> str:
    return "(none)" if one.value is None else printable(str(one.value))


def _fitted(text: str, width: int) -> str:
    return set_cell_size(text, width) if cell_len(text) <= width else f"{set_cell_size(text, width - 1)}…"


def _bar(number: int, most: int, width: int) -> str:
    eighths = max(1, round(8 * width * number / most)) if number else 0
    return _BLOCK * (eighths // 8) + _PARTS[eighths % 8]

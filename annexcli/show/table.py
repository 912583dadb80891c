"""References as a table for a terminal."""

from collections.abc import Callable, Iterable, Sequence

from rich.style import Style
from rich.table import Table
from rich.text import Text

from annexcli.address import is_web
from annexcli.model.reference import Reference
from annexcli.show.columns import cells

# Narrower terminals leave topics out, so that titles stay readable; still narrower ones publishers, too.
_WIDTH_FOR_TOPICS = 100
_WIDTH_FOR_PUBLISHERS = 64
_LONG = frozenset({"title", "note", "section", "container"})
_STYLES = {"key": "cyan", "topics": "dim", "section": "dim", "source": "dim"}
_SEARCHED = frozenset({"title", "publisher", "authors", "topics", "note", "section", "container"})

Marks = Callable[[str], Iterable[tuple[int, int]]]


def unmarked(_: str) -> Iterable[tuple[int, int]]:
    """Return no place in a text."""
    return ()


def references(
    chosen: Iterable[Reference], columns: Sequence[str] | None, width: int, marks: Marks = unmarked
) -> Table:
    """Return a table that fits a terminal. Brackets and codes in titles mean nothing.

    Args:
        chosen: the references.
        columns: what to show; by default what there is room for.
        width: how many columns of characters there are.
        marks: gives the places in a text that are to be seen at once.

    """
    names = columns or _fitting(width)
    table = Table(box=None, pad_edge=False, header_style="bold", expand=width < 160)
    for name in names:
        _add(table, name, names, width)
    for reference in chosen:
        texts = zip(names, cells(reference, names), strict=True)
        table.add_row(*(_cell(name, text, reference, marks) for name, text in texts))
    return table


def _fitting(width: int) -> list[str]:
    names = ["key", "year"]
    if width >= _WIDTH_FOR_PUBLISHERS:
        names.append("publisher")
    names.append("title")
    return [*names, "topics"] if width >= _WIDTH_FOR_TOPICS else names


def _add(table: Table, name: str, names: Sequence[str], width: int) -> None:
    """Add a column: titles and the like take what room there is and are wrapped, others are cut."""
    style = _STYLES.get(name, "")
    if name in _LONG:
        table.add_column(name, style=style, overflow="fold", ratio=2 if name == "title" else 1)
    elif name == "year":
        table.add_column(name, no_wrap=True, min_width=4)
    elif _LONG & set(names):
        most = width // max(len(names), 5) if name == "topics" else max(12, width // max(len(names), 4))
        table.add_column(name, style=style, overflow="ellipsis", no_wrap=True, max_width=most)
    else:
        # No other column makes room: where there is too little, the widest are wrapped.
        table.add_column(name, style=style, overflow="fold")


def _cell(name: str, text: str, reference: Reference, marks: Marks) -> Text:
    cell = Text(text)
    if name in {"title", "url"} and reference.url and is_web(reference.url) and reference.url.isprintable():
        # OSC 8: what terminals make a link of, where they can.
        cell.stylize(Style(link=reference.url))
    if name in _SEARCHED:
        for begin, end in marks(text):
            cell.stylize("bold reverse", begin, end)
    return cell

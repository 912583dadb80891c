"""CSL styles as a table, as lines and as JSON."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annexcli.csl.catalogue import Listed
from annexcli.show.dump import dumped
from annexcli.text import printable, shorten

if TYPE_CHECKING:
    from rich.table import Table

Examples = Mapping[str, str]


def lines(styles: Iterable[Listed], examples: Examples) -> str:
    """Return a line a style: name, how it cites, fields, title, the style it stands for, and an example."""
    return "".join("\t".join(map(printable, _cells(style, examples))).rstrip("\t") + "\n" for style in styles)


def table(styles: Iterable[Listed], examples: Examples, width: int) -> "Table":
    """Return a table that fits ``width`` columns, the example of a style below it."""
    from rich.table import Table  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text  # noqa: PLC0415 - as above

    made = Table(box=None, pad_edge=False, header_style="bold")
    made.add_column("style", style="cyan", overflow="fold", max_width=max(20, width // 3))
    made.add_column("cites", no_wrap=True)
    made.add_column("title", overflow="fold")
    for style in styles:
        name, cites, _, title, parent, _ = _cells(style, examples)
        told = f"{title} → {parent}" if parent else title
        example = examples.get(style.name, "")
        text = Text(printable(told))
        if example:
            text.append(f"\n{printable(example)}", "dim")
        made.add_row(Text(printable(name)), Text(cites), text)
    return made


def as_json(styles: Iterable[Listed], examples: Examples) -> str:
    """Return styles as the array of docs/json.md."""
    rows = [
        {
            "name": style.name,
            "title": style.title,
            "cites": style.cites or None,
            "fields": list(style.fields),
            "parent": style.parent or None,
            "locale": style.locale or None,
            "issn": list(style.issns),
            "example": examples.get(style.name),
        }
        for style in styles
    ]
    return dumped(rows)


def _cells(style: Listed, examples: Examples) -> tuple[str, str, str, str, str, str]:
    fields = ", ".join(style.fields)
    example = examples.get(style.name, "")
    return style.name, style.cites, fields, shorten(style.title, 100), style.parent, example

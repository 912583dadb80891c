"""The options of commands that list references."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from annexcli.cli.listing import listing_of
from annexcli.cli.options import completion
from annexcli.cli.options.bundle import bundled

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "columns": (
        Annotated[
            str | None,
            typer.Option(
                "--columns",
                metavar="NAME,...",
                help="What to show: key, year, title, url ...",
                autocompletion=completion.columns,
            ),
        ],
        None,
    ),
    "as_json": (Annotated[bool, typer.Option("--json", help="References as JSON.")], False),
    "as_csv": (
        Annotated[bool, typer.Option("--csv", help="A table with a header, for spreadsheets.")],
        False,
    ),
    "only_keys": (Annotated[bool, typer.Option("--keys", help="One citekey a line.")], False),
    "template": (
        Annotated[
            str | None,
            typer.Option("--format", metavar="TEMPLATE", help="One line each: '{key}: {title} ({year})'."),
        ],
        None,
    ),
    "fail_empty": (Annotated[bool, typer.Option("--fail-empty", help="Exit 1 if nothing matches.")], False),
}


def listed(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of lists; it gets them together as ``listing``."""
    return bundled(command, "listing", _OPTIONS, lambda _, values: listing_of(values))

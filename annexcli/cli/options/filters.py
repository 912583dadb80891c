"""The filters, the same on all commands that take references."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from annexcli.cli.help_layout import FILTERS
from annexcli.cli.options import completion
from annexcli.cli.options.bundle import bundled
from annexcli.cli.wanted import wanted_of
from annexcli.query.asked import ORDERS


@dataclass(frozen=True, slots=True)
class _Kind:
    """A filter: how it is shown, and what completes it."""

    metavar: str
    help: str
    complete: Callable[..., Any] | None = None


_FILTERS = {
    "year": _Kind("YEARS", "2018, 2016..2018, ..2015 or 2018..; dates and ranges count too."),
    "publisher": _Kind("NAME", "A publisher's or author's name, a part or an acronym.", completion.publisher),
    "topic": _Kind("TOPIC", "A topic; csea finds csea/grooming too.", completion.topic),
    "type": _Kind("TYPE", "A type of work, or of entry.", completion.entry_type),
    "section": _Kind("TEXT", "Part of the section's headings.", completion.section),
    "text": _Kind("WORDS", "Words in title, names, note or topics."),
    "key": _Kind("GLOB", "A citekey; * and ? stand for anything.", completion.key),
    "has": _Kind("FIELD", "A field that is there, such as doi.", completion.field),
    "missing": _Kind("FIELD", "A field that is not there.", completion.field),
    "link": _Kind("VERDICT", "What annex check said last, or unchecked.", completion.verdict),
}
_NOT = "not_"


def _option(name: str, kind: _Kind, *, hidden: bool = False) -> tuple[Any, Any]:
    annotation = Annotated[
        list[str],
        typer.Option(
            f"--{name}",
            metavar=kind.metavar,
            help=kind.help,
            hidden=hidden,
            autocompletion=kind.complete,
            rich_help_panel=FILTERS,
        ),
    ]
    return annotation, []


_OPTIONS: dict[str, tuple[Any, Any]] = {
    **{f"{name}_": _option(name, kind) for name, kind in _FILTERS.items()},
    **{f"{_NOT}{name}": _option(f"not-{name}", kind, hidden=True) for name, kind in _FILTERS.items()},
    "latest": (
        Annotated[
            bool,
            typer.Option(
                "--latest",
                help="Of works that come out again and again, the newest.",
                rich_help_panel=FILTERS,
            ),
        ],
        False,
    ),
    "sort": (
        Annotated[
            str | None,
            typer.Option(
                "--sort",
                metavar="ORDER",
                help=f"{', '.join(ORDERS)}.",
                autocompletion=completion.order,
                rich_help_panel=FILTERS,
            ),
        ],
        None,
    ),
    "limit": (
        Annotated[
            int | None,
            typer.Option(
                "--limit",
                min=0,
                max=999_999_999,
                metavar="N",
                help="At most so many.",
                rich_help_panel=FILTERS,
            ),
        ],
        None,
    ),
}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose references; it gets them together as ``wanted``."""
    return bundled(command, "wanted", _OPTIONS, lambda _, values: wanted_of(values))

"""How lists of references are written: the options of ``list`` and ``search``, and what each does."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annexcli.cli import completing
from annexcli.cli.bundles import bundled
from annexcli.cli.exits import Exit
from annexcli.cli.run import Run, write
from annexcli.errors import UsageProblem

if TYPE_CHECKING:
    from annexcli.model.reference import Reference
    from annexcli.query.words import Search


@dataclass(frozen=True, slots=True)
class Listing:
    """How to write a list: in which form, with which columns, and whether an empty one is a finding."""

    form: str
    columns: str | None
    template: str | None
    fail_empty: bool

    def write(self, run: Run, chosen: "Sequence[Reference]", search: "Search | None" = None) -> None:
        """Write references to standard output; tell on standard error where there are none.

        Raises:
            typer.Exit: if there are none and that is a finding.

        """
        from annexcli.show.columns import DEFAULT, columns

        names = columns(self.columns) if self.columns else None
        if self.form == "json":
            from annexcli.edge.known_links import links_of
            from annexcli.show import json as show_json

            write(show_json.references(chosen, links_of(chosen)))
        elif self.form == "table" and sys.stdout.isatty():
            if chosen:
                _show(run, chosen, names, search)
        else:
            from annexcli.show import listing

            forms: dict[str, Callable[[], str]] = {
                "csv": lambda: listing.as_csv(chosen, names or DEFAULT),
                "keys": lambda: listing.keys(chosen),
                "format": lambda: listing.formatted(chosen, self.template or ""),
            }
            write(forms.get(self.form, lambda: listing.lines(chosen, names or DEFAULT))())
        if not chosen:
            run.say("no reference matches\n")
            if self.fail_empty:
                raise typer.Exit(Exit.FINDINGS)


def _show(
    run: Run, chosen: "Sequence[Reference]", names: Sequence[str] | None, search: "Search | None"
) -> None:
    from functools import partial

    from annexcli.cli.paging import paged
    from annexcli.query.words import places
    from annexcli.show import table

    marks: table.Marks = partial(places, search) if search else table.unmarked
    with paged(run) as console:
        console.print(table.references(chosen, names, console.width, marks))


_OPTIONS: dict[str, tuple[Any, Any]] = {
    "columns": (
        Annotated[
            str | None,
            typer.Option(
                "--columns",
                metavar="NAME,...",
                help="What to show: key, year, title, url ...",
                autocompletion=completing.columns,
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


def _listing(_: Any, values: dict[str, Any]) -> Listing:
    """Return how to write a list.

    Raises:
        UsageProblem: if several forms are asked for.

    """
    forms = {
        "json": values["as_json"],
        "csv": values["as_csv"],
        "keys": values["only_keys"],
        "format": values["template"] is not None,
    }
    asked = [name for name, is_asked in forms.items() if is_asked]
    if len(asked) > 1:
        raise UsageProblem(f"--{asked[0]} and --{asked[1]} exclude each other", hint="choose one")
    form = asked[0] if asked else "table"
    if values["columns"] and form not in {"table", "csv"}:
        raise UsageProblem(f"--columns and --{form} exclude each other", hint="choose one")
    return Listing(form, values["columns"], values["template"], values["fail_empty"])


def listed(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of lists; it gets them together as ``listing``."""
    return bundled(command, "listing", _OPTIONS, _listing)

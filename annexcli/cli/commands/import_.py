"""``annex import``: references of other programs → the store, and what became of each."""

from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import check, show_diff
from annexcli.cli.exits import Exit, explain
from annexcli.cli.run import Run, write
from annexcli.errors import UnreadableInput
from annexcli.exchange.formats import Source
from annexcli.text import printable

if TYPE_CHECKING:
    from annexcli.edge.exchanged import Brought
    from annexcli.edge.store import Store
    from annexcli.model.outcome import Imported


def import_(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="BibTeX, CSL-JSON, RIS, EndNote XML; - is the input."),
    ],
    *,
    from_: Annotated[
        Source | None, typer.Option("--from", help="The format, where the file does not tell.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the change, write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What became of each record as JSON.")] = False,
) -> None:
    r"""Read references of other programs into the store.

    Each record becomes an entry, is merged with one of the same work, or is told as left over; the exit
    code is then 1. A merge loses no value of either side.

    \b
    Examples:
      annex import zotero.ris
      annex import colleague.bib library.xml --dry-run
      pbpaste | annex import - --from csljson
    """
    run: Run = ctx.obj
    brought, failed = _read(names, from_)
    for file in brought:
        for notice in file.notices:
            run.say(f"annex: {printable(notice)}\n")
    imported = _taken_in(run, brought, dry_run=dry_run, as_json=as_json) if brought else ()
    if failed:
        raise typer.Exit(failed)
    if any(one.outcome is None for one in imported):
        raise typer.Exit(Exit.FINDINGS)


def _read(names: list[str], source: Source | None) -> "tuple[list[Brought], Exit | None]":
    """Read the files; tell of each that cannot be read, and return the exit code for that."""
    from annexcli.edge.exchanged import read_exchanged

    brought: list[Brought] = []
    failed = None
    for name in dict.fromkeys(names):
        try:
            brought.append(read_exchanged(name, source))
        except UnreadableInput as error:
            failed = explain(error)
    return brought, failed


def _taken_in(run: Run, brought: "list[Brought]", *, dry_run: bool, as_json: bool) -> "tuple[Imported, ...]":
    """Put what was read into the store, or show the difference, and say what became of it."""
    from annexcli.edge.exchanged import Incoming
    from annexcli.edge.take_in import take_in
    from annexcli.show import imported as show

    records = [record for file in brought for record in file.records]
    incoming = [record for record in records if isinstance(record, Incoming)]
    told: list[Imported] = []

    def make(store: "Store") -> str:
        taken = take_in(store, incoming)
        check(store, taken.text)
        outcomes = iter(taken.imported)
        told[:] = [next(outcomes) if isinstance(record, Incoming) else record for record in records]
        return taken.text

    if dry_run:
        store = run.opened(tolerant=True, must_exist=False)
        text = make(store)
        if not as_json:
            show_diff(store.text, text, str(run.store))
    else:
        run.change(make, tolerant=True, must_exist=False)
    summary = show.lines(told, str(run.store), dry_run=dry_run)
    if as_json:
        write(show.as_json(told))
    elif dry_run:
        run.say(summary)  # the diff is the result
    else:
        write(summary)
    return tuple(told)

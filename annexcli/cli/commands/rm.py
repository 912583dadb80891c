"""``annex rm``: entries taken out."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import change, chosen_keys, entry_of
from annexcli.cli.options import completion
from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run
from annexcli.cli.wanted import Wanted
from annexcli.errors import UsageProblem
from annexcli.text import count, printable

if TYPE_CHECKING:
    from annexcli.edge.store import Store


@filtered
def rm(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY...", help="Citekeys.", autocompletion=completion.key),
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the change, write nothing.")] = False,
    wanted: Wanted,
) -> None:
    r"""Take entries out of the store.

    They are named by citekey, or are all that the filters choose. What the filters choose is shown and
    asked for first.

    \b
    Examples:
      annex rm unicef2017children
      annex rm --topic obsolete --year ..2005
      annex rm --section 'Annex 2' --yes
    """
    run: Run = ctx.obj
    named = keys or []
    if not named and not wanted.narrows:
        raise UsageProblem("no entry is named", hint="name citekeys, or filter, as with --publisher")
    agreed: set[str] | None = None
    if wanted.narrows and not yes and not dry_run:
        filtered_keys = wanted.keys_of(run.catalogue(tolerant=True))
        _ask(run, filtered_keys)
        agreed = {*named, *filtered_keys}

    def make(store: "Store") -> tuple[str, list[str]]:
        keys = chosen_keys(run, store, named, wanted)
        # While somebody is asked, another program may add what the filters choose, too.
        return _without(store, [key for key in keys if agreed is None or key in agreed])

    change(run, make, dry_run=dry_run)


def _ask(run: Run, keys: list[str]) -> None:
    """Ask whether to take out what the filters choose.

    Raises:
        UsageProblem: if nobody can be asked.

    """
    if not keys:
        return
    if not sys.stdin.isatty():
        raise UsageProblem(
            f"{count(len(keys), 'entry', 'entries')} would be removed",
            hint="say --yes, or look with --dry-run",
        )
    sys.stderr.write("".join(f"  {printable(key)}\n" for key in keys))
    sys.stderr.write(
        f"remove {count(len(keys), 'entry', 'entries')} from {printable(str(run.store))}? [y/N] "
    )
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise typer.Exit


def _without(store: "Store", keys: list[str]) -> tuple[str, list[str]]:
    from annexcli.bib.patch import apply, removals

    titles = {one.key: one.title or one.url or "" for one in store.references}
    text = apply(store.text, removals(store.text, [entry_of(store, key) for key in keys]))
    messages = [f"removed {key}: {titles.get(key, '')}" for key in keys]
    return text, messages or ["no entry is chosen"]

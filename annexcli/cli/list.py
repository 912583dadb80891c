"""``annex list``: the references that the filters choose."""

from typing import Annotated

import typer

from annexcli.cli.options import Wanted, filtered
from annexcli.cli.run import Run, write


@filtered
def list_(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="References as JSON.")] = False,
    wanted: Wanted,
) -> None:
    r"""List references: a table on a terminal, lines with tabs in a pipe.

    An option that is repeated means "or", different options mean "and".

    \b
    Examples:
      annex list --year 2016..2018 --publisher unicef
      annex list --topic csea --sort -year
      annex list --year ..2015 --json
    """
    run: Run = ctx.obj
    chosen = wanted.of(run.opened().references)
    if as_json:
        from annexcli.show import json as show_json

        write(show_json.references(chosen))
        return
    import sys

    if sys.stdout.isatty() and chosen:
        from annexcli.show import table

        console = run.console()
        console.print(table.references(chosen, console.width))
    else:
        from annexcli.show import plain

        write(plain.references(chosen))
    if not chosen:
        run.say("no reference matches\n")

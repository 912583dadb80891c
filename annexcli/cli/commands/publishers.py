"""``annex publishers``: whose works the store holds."""

import sys
from typing import Annotated

import typer

from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, own_organisations, write
from annexcli.cli.wanted import Wanted


@filtered
def publishers(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Organisations as JSON.")] = False,
    wanted: Wanted,
) -> None:
    r"""Count entries by organisation, most first.

    Names and acronyms of one organisation are counted together; an entry of several counts for each.

    \b
    Examples:
      annex publishers
      annex publishers --topic csea --year 2018..
      annex publishers --json
    """
    run: Run = ctx.obj
    from annexcli.query.counts import by_organisation
    from annexcli.show import publishers as show

    catalogue = run.catalogue()
    chosen = catalogue.choose(wanted.query())
    shares = by_organisation(catalogue, own_organisations())
    if as_json:
        write(show.as_json(shares))
        return
    if sys.stdout.isatty() and shares:
        console = run.console()
        console.print(show.table(shares, console.width))
    else:
        write(show.lines(shares))
    if not chosen:
        run.say_nothing_matches()
    elif not shares:
        run.say("no organisation has issued any of them\n")

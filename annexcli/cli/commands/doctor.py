"""``annex doctor``: whether all that the program needs is there."""

from typing import Annotated

import typer

from annexcli.cli.exits import Exit
from annexcli.cli.run import Run, write


def doctor(
    ctx: typer.Context,
    *,
    network: Annotated[
        bool, typer.Option("--network", help="Ask the server of DOIs for an answer, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All that is found as JSON.")] = False,
) -> None:
    r"""Check that annex has all that it needs, and say what to mend.

    Exit 1 if there is a problem. Nothing is written, and nothing is asked of the network without --network.

    \b
    Examples:
      annex doctor
      annex doctor --network
      annex doctor --json
    """
    run: Run = ctx.obj
    from annexcli.edge.doctor import looks
    from annexcli.model.health import Health
    from annexcli.show import doctor as show

    found = tuple(looks(lambda: run.store, network=network))
    write(show.as_json(found) if as_json else show.as_text(found))
    if any(look.health is Health.PROBLEM for look in found):
        raise typer.Exit(Exit.FINDINGS)

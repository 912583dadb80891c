"""``annex init``: settings to begin with."""

import os
from typing import Annotated

import typer

from annexcli.cli.run import DEFAULT_STORE, Run, write


def init(
    ctx: typer.Context,
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace an annex.toml that is there.")] = False,
) -> None:
    r"""Write annex.toml, with every setting explained.

    Each setting stands in it commented out, with the value that holds without it. The store is written
    down where --store or ANNEX_STORE names one.

    \b
    Examples:
      annex init
      annex --store library/all.bib init
      annex init --force
    """
    run: Run = ctx.obj
    from annexcli.edge.settings_template import write_template
    from annexcli.text import printable

    named = run.chosen or os.environ.get("ANNEX_STORE")
    path = write_template(named, force=force)
    write(f"wrote {path}\n")
    store = printable(named or DEFAULT_STORE)
    run.say(
        f"Every setting is in it, commented out; the store is {store}.\n"
        "Next:\n"
        "  annex parse REPORT.md   read the reference list of a document into the store\n"
        "  annex list              see what the store holds\n"
        "  annex doctor            see whether all that annex needs is there\n"
    )

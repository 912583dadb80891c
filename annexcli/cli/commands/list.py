"""``annex list``: the references that the filters choose."""

from typing import TYPE_CHECKING

import typer

from annexcli.cli.listing import Listing
from annexcli.cli.options.filters import filtered
from annexcli.cli.options.lists import listed
from annexcli.cli.wanted import Wanted

if TYPE_CHECKING:
    from annexcli.cli.run import Run


@filtered
@listed
def list_(ctx: typer.Context, *, listing: Listing, wanted: Wanted) -> None:
    r"""List references, as a table or as lines for a pipe.

    A filter that is repeated means "or", different filters mean "and". Each has an opposite: --not-topic.

    \b
    Examples:
      annex list --year 2016..2018 --publisher unicef
      annex list --topic csea --not-type webpage --sort -year
      annex list --missing url --columns key,title,source
    """
    run: Run = ctx.obj
    raise typer.Exit(listing.write(run, wanted.of(run)))

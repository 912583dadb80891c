"""``annex stats``: how many references there are by year, publisher, topic, type and verdict."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, own_organisations, write
from annexcli.cli.wanted import Wanted

if TYPE_CHECKING:
    from annexcli.query.catalogue import Catalogue
    from annexcli.query.counts import Count


class By(StrEnum):
    """What references are counted by."""

    YEAR = "year"
    PUBLISHER = "publisher"
    TOPIC = "topic"
    TYPE = "type"
    LINK = "link"


@filtered
def stats(
    ctx: typer.Context,
    *,
    by: Annotated[
        list[By] | None,
        typer.Option("--by", help="Count by this alone; may be repeated.", show_choices=True),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", min=0, metavar="N", help="Show the N largest; 0: all of them.")
    ] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="The counts as JSON.")] = False,
    wanted: Wanted,
) -> None:
    r"""Count references by year, publisher, topic, type and link.

    A reference of several publishers or topics counts for each; a topic counts those of the topics in it.

    \b
    Examples:
      annex stats
      annex stats --publisher unicef --by year --by topic
      annex stats --year 2016.. --json
    """
    run: Run = ctx.obj
    catalogue = run.catalogue()
    total = catalogue.choose(wanted.query())
    tables = {kind.value: _counted(catalogue, kind) for kind in by or By}
    from annexcli.show import stats as show

    if as_json:
        write(show.as_json(total, tables))
    elif sys.stdout.isatty() and total:
        from annexcli.cli.pager import paged

        with paged(run) as console:
            console.print(show.report(total, tables, console.width, top or None), end="")
    else:
        write(show.lines(tables))
    if not total:
        run.say_nothing_matches()


def _counted(catalogue: "Catalogue", by: By) -> "tuple[Count, ...]":
    from annexcli.query import counts

    if by is By.PUBLISHER:
        shares = counts.by_organisation(catalogue, own_organisations())
        return tuple(counts.Count(share.body.name, len(share.keys)) for share in shares)
    others = {
        By.YEAR: counts.by_year,
        By.TOPIC: counts.by_topic,
        By.TYPE: counts.by_type,
        By.LINK: counts.by_link,
    }
    return others[by](catalogue)

"""``annex cite``: a formatted reference list of the references that the filters choose."""

from enum import StrEnum
from typing import Annotated

import typer

from annexcli.cli.options import Wanted, filtered
from annexcli.cli.run import Run, write


class To(StrEnum):
    """What a reference list can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@filtered
def cite(
    ctx: typer.Context,
    *,
    style: Annotated[
        str,
        typer.Option(
            "--style", metavar="STYLE", help="A CSL style by name, such as apa or ieee, or a .csl file."
        ),
    ] = "apa",
    locale: Annotated[
        str | None,
        typer.Option("--locale", metavar="TAG", help="A language such as en-GB; else the style's own."),
    ] = None,
    to: Annotated[To, typer.Option("--to", help="The format of the list.")] = To.TEXT,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    wanted: Wanted,
) -> None:
    r"""Write a reference list in any CSL style.

    \b
    Examples:
      annex cite --style apa
      annex cite --style chicago-author-date --to html -o references.html
      annex cite --topic csea --style harvard-cite-them-right --locale en-GB
    """
    run: Run = ctx.obj
    from annexcli.csl.bibliography import document
    from annexcli.csl.items import item
    from annexcli.edge import pandoc
    from annexcli.edge.styles import find_style

    file = find_style(style)
    chosen = wanted.of(run)
    if not chosen:
        run.say("no reference matches\n")
        return
    write(pandoc.bibliography(document(map(item, chosen), locale), file, to.value), output)

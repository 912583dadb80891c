"""``annex cite``: a formatted reference list of the references that the filters choose."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annexcli.cli.citing import DEFAULT_STYLE, Citing, To, citing_of
from annexcli.cli.options import completion
from annexcli.cli.options.bundle import bundled
from annexcli.cli.options.filters import filtered
from annexcli.cli.wanted import Wanted
from annexcli.csl.layout import GroupBy

if TYPE_CHECKING:
    from annexcli.cli.run import Run

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "keys": (
        Annotated[
            list[str] | None,
            typer.Argument(metavar="KEY...", help="Citekeys.", autocompletion=completion.key),
        ],
        None,
    ),
    "style": (
        Annotated[
            str,
            typer.Option(
                "--style",
                metavar="STYLE",
                help="A CSL style by name, such as apa or ieee, or a .csl file.",
                autocompletion=completion.style,
            ),
        ],
        DEFAULT_STYLE,
    ),
    "template": (
        Annotated[
            str | None,
            typer.Option("--template", metavar="TEXT", help="A house style: '{author}, {title}, {year}'."),
        ],
        None,
    ),
    "as_printed": (
        Annotated[
            bool, typer.Option("--as-printed", help="Punctuation as in the document, with --template.")
        ],
        False,
    ),
    "locale": (
        Annotated[
            str | None,
            typer.Option("--locale", metavar="TAG", help="A language such as en-GB; else the style's own."),
        ],
        None,
    ),
    "to": (
        Annotated[To | None, typer.Option("--to", help="The format; else by the name of the file, or text.")],
        None,
    ),
    "output": (
        Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")],
        None,
    ),
    "reference_doc": (
        Annotated[
            Path | None,
            typer.Option("--reference-doc", metavar="FILE", help="Take styles from a docx or odt."),
        ],
        None,
    ),
    "title": (
        Annotated[str, typer.Option("--title", metavar="TEXT", help="A heading over the list.")],
        "",
    ),
    "group_by": (
        Annotated[GroupBy | None, typer.Option("--group-by", help="Put entries under headings.")],
        None,
    ),
    "reverse": (Annotated[bool, typer.Option("--reverse", help="The opposite order.")], False),
    "numbered": (Annotated[bool, typer.Option("--numbered", help="Number the entries.")], False),
    "annotate": (Annotated[bool, typer.Option("--annotate", help="The note below each entry.")], False),
    "with_links": (
        Annotated[bool, typer.Option("--with-links", help="Addresses that the style leaves out, too.")],
        False,
    ),
    "in_text": (
        Annotated[bool, typer.Option("--in-text", help="Citations for the text, no list.")],
        False,
    ),
}


def _citing(command: Callable[..., None]) -> Callable[..., None]:
    return bundled(command, "citing", _OPTIONS, lambda _, values: citing_of(values))


@filtered
@_citing
def cite(ctx: typer.Context, *, citing: Citing, wanted: Wanted) -> None:
    r"""Write a reference list in any CSL style.

    With KEYs only of those; with --in-text, how the text cites them.

    \b
    Examples:
      annex cite --style apa
      annex cite --style chicago-author-date -o references.docx
      annex cite --topic csea --style harvard-cite-them-right --locale en-GB
      annex cite --group-by section --annotate --title Annex --to html
      annex cite itu2015guidelines --in-text
      annex cite --template '{publisher}, [{title}]({link}) ({note}), {year}'
    """
    run: Run = ctx.obj
    raise typer.Exit(citing.write(run, wanted))

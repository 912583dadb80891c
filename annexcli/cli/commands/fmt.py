"""``annex fmt``: stores evenly written."""

from pathlib import Path
from typing import Annotated

import typer

from annexcli.cli.editing import show_diff
from annexcli.cli.exits import Exit, explain
from annexcli.cli.run import Run, write
from annexcli.errors import UnreadableInput
from annexcli.text import count, printable


def fmt(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="BibTeX files; the store by default.")
    ] = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a file would change.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, write nothing.")] = False,
) -> None:
    r"""Format BibTeX files.

    Fields are aligned, values in braces, names in small letters, one blank line between entries.
    Nothing is lost: comments, macros, order and values stay, and what cannot be read stays as it is.

    \b
    Examples:
      annex fmt --diff
      annex fmt --check references.bib sources/*.bib
      annex fmt
    """
    run: Run = ctx.obj
    from annexcli.bib.format import formatted
    from annexcli.edge.store import change, open_store

    paths = files or [run.store]
    differing, failed = 0, None
    for path in paths:
        try:
            store = open_store(path, tolerant=True)
        except UnreadableInput as error:
            failed = explain(error)
            continue
        result = formatted(store.text)
        for block in result.left:
            run.say(f"{printable(str(path))}:{block.line}: left as it is: {block.why}\n")
        if result.text == store.text:
            continue
        differing += 1
        if diff:
            show_diff(store.text, result.text, str(path))
        elif check:
            write(f"{printable(str(path))}: would be formatted\n")
        if not (diff or check):
            change(path, lambda now: formatted(now.text).text, tolerant=True)
            write(f"{printable(str(path))}: formatted\n")
    if not differing and not failed:
        run.say(f"{count(len(paths), 'file')} formatted already\n")
    if failed or (check and differing):
        raise typer.Exit(failed or Exit.FINDINGS)

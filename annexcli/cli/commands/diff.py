"""``annex diff``: what changed between two stores, two documents, or a document and a store."""

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.exits import Exit
from annexcli.cli.options import completion
from annexcli.cli.options.documents import document_format, heading_pattern
from annexcli.cli.run import Run, vocabularies, write
from annexcli.errors import UsageProblem
from annexcli.model.reference import Reference

if TYPE_CHECKING:
    from annexcli.edge.batch import Reading


class As(StrEnum):
    """What changes can be written as."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A .bib store, or a document as for parse.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What to compare with it.")],
    *,
    as_: Annotated[As, typer.Option("--format", help="The format of the changes.")] = As.TEXT,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="REGEX", help="Compare what stands under headings that match."),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="The documents' format, where the file does not tell.",
            autocompletion=completion.document_format,
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if anything changed.")] = False,
) -> None:
    r"""Show what differs between two documents or stores.

    That is which works were added, dropped or changed.

    \b
    Examples:
      annex diff report-2018.pdf report-2019.pdf
      annex diff references.bib report.md --check
      annex diff old.bib new.bib --format markdown
    """
    run: Run = ctx.obj
    from annexcli.changes import changes
    from annexcli.edge.batch import Reading
    from annexcli.parse.sections import Choice
    from annexcli.show.changes import FORMATS

    if old == new == "-":
        raise UsageProblem("standard input cannot be both", where="-", hint="save one of them to a file")
    pattern = heading_pattern(section)
    reading = Reading(Path.cwd(), document_format(from_), Choice(pattern), vocabularies=vocabularies())
    found = changes(*(_references(run, name, reading) for name in (old, new)))
    write(FORMATS[as_.value](found))
    if check and found:
        raise typer.Exit(Exit.FINDINGS)


def _references(run: Run, name: str, reading: "Reading") -> tuple[Reference, ...]:
    """Return what a store holds, or what one would hold that a document is read into.

    Raises:
        UnreadableInput: if it cannot be read.

    """
    from annexcli.edge.batch import parse_file
    from annexcli.edge.gather import gather
    from annexcli.edge.store import Store, open_store
    from annexcli.model.outcome import Parsed

    pattern: re.Pattern[str] | None = reading.choice.section
    if name.lower().endswith(".bib"):
        references = open_store(Path(name)).references
        return tuple(one for one in references if pattern is None or pattern.search(one.section or ""))
    parsed = parse_file(name, reading)
    if not isinstance(parsed, Parsed):
        raise parsed
    # A document may cite a work twice, which is one entry of a store.
    empty = Store(run.store, b"", "")
    gathered = gather(empty, [item.reference for item in parsed.items if item.reference])
    return Store(run.store, b"", gathered.text).references

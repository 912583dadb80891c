"""``annex parse``: documents → the store, and what became of every list item."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.exits import Exit, explain
from annexcli.cli.options import completion
from annexcli.cli.options.documents import base_address, document_format, heading_pattern
from annexcli.cli.run import Run, vocabularies, write
from annexcli.errors import UsageProblem
from annexcli.model.outcome import Fate, Parsed, ParsedItem, Status
from annexcli.model.reference import Reference

if TYPE_CHECKING:
    from annexcli.edge.batch import Reading
    from annexcli.edge.gather import Gathered
    from annexcli.edge.store import Store


def parse(
    ctx: typer.Context,
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOC...", help="Documents, folders or patterns; - is standard input."),
    ],
    *,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="REGEX", help="Take the lists under headings that match."),
    ] = None,
    all_lists: Annotated[bool, typer.Option("--all-lists", help="Take every list and table.")] = False,
    footnotes: Annotated[bool, typer.Option("--footnotes", help="Take foot- and endnotes too.")] = False,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="The format, where the file does not tell.",
            autocompletion=completion.document_format,
        ),
    ] = None,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where relative links lead.")
    ] = "",
    workers: Annotated[
        int, typer.Option("--workers", min=0, metavar="N", help="Processes; 0: one a core.")
    ] = 0,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster", metavar="ADDRESS", help="Parse on a Dask cluster that sees the same files."
        ),
    ] = "",
    sections: Annotated[
        bool, typer.Option("--sections", help="Show which lists are taken and why; no more.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="References and ledger as JSON.")] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Show doubtful references one by one: accept, edit or skip.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if an item is left over.")] = False,
) -> None:
    r"""Read the reference lists of documents into the store.

    Every item of every list becomes a reference, is merged with an earlier one, or is shown as left over.

    \b
    Examples:
      annex parse report.md
      annex parse reports/ annex.pdf --strict
      annex parse report.docx --section 'Annex|Further reading' --dry-run --json
    """
    run: Run = ctx.obj
    wanted = heading_pattern(section)
    from annexcli.edge.batch import Reading
    from annexcli.parse.sections import Choice

    choice = Choice(wanted, everything=all_lists, notes=footnotes)
    reading = Reading(
        run.store.resolve().parent, document_format(from_), choice, base_address(base_url), vocabularies()
    )
    read, failed = _read(run, documents, reading, workers, cluster)
    if sections:
        from annexcli.show import parsed as show_parsed

        write(show_parsed.sections(read))
    elif read or not failed:
        items = [item for document in read for item in document.items]
        if review:
            items = _reviewed(run, items, documents)
        some = section is not None or footnotes or all_lists
        leftovers = _shelve(run, read, items, some=some, dry_run=dry_run, as_json=as_json)
        if strict and leftovers and not failed:
            raise typer.Exit(Exit.FINDINGS)
    if failed:
        raise typer.Exit(failed)


def _read(
    run: Run, names: list[str], reading: "Reading", workers: int, cluster: str
) -> tuple[list[Parsed], Exit | None]:
    """Parse the documents; tell of each that cannot be read, and return the exit code for that."""
    from annexcli.edge.batch import found, parse_all

    documents = found(names)
    if len(documents) > 1 and sys.stderr.isatty() and not run.quiet:
        from rich.progress import Progress

        with Progress(console=run.console(stderr=True), transient=True) as progress:
            task = progress.add_task("reading", total=len(documents))

            def told(_: object) -> None:
                progress.advance(task)

            results = parse_all(documents, reading, told, workers=workers, cluster=cluster)
    else:
        results = parse_all(documents, reading, lambda _: None, workers=workers, cluster=cluster)
    failed = None
    for result in results:
        if not isinstance(result, Parsed):
            failed = explain(result)
    return [result for result in results if isinstance(result, Parsed)], failed


def _reviewed(run: Run, items: list[ParsedItem], documents: list[str]) -> list[ParsedItem]:
    from annexcli.cli.review import review

    if "-" in documents:
        raise UsageProblem(
            "standard input cannot be both the document and the answers",
            where="--review",
            hint="save it to a file",
        )
    return review(run, items, run.opened(must_exist=False).references)


def _shelve(
    run: Run, read: list[Parsed], items: list[ParsedItem], *, some: bool, dry_run: bool, as_json: bool
) -> bool:
    """Put what was read into the store and show what became of it.

    Args:
        run: the settings of the run.
        read: the documents, with their lists.
        items: what was read from them, as a review left it.
        some: whether only some lists were asked for, so that entries of others are not gone.
        dry_run: whether to write nothing.
        as_json: whether to show it as JSON.

    Returns:
        Whether items are left over.

    """
    from annexcli.edge.gather import gather
    from annexcli.merge.ledger import ledger
    from annexcli.show import gathered as show_gathered
    from annexcli.show import json as show_json
    from annexcli.show import parsed as show_parsed

    incoming = [item.reference for item in items if item.reference]
    sections = {section.path for document in read for section in document.sections}
    results: list[Gathered] = []

    def gathering(store: "Store") -> str:
        results[:] = [gather(store, incoming, seen=lambda one: not some or one.section in sections)]
        return results[0].text

    if dry_run:
        gathering(run.opened(must_exist=False))
    else:
        run.change(gathering, must_exist=False)
    outcomes = results[0].outcomes
    lines = ledger(items, outcomes)
    found = _keyed(incoming, [outcome.key for outcome in outcomes])
    if as_json:
        confidences = [item.confidence for item in items if item.reference]
        write(show_json.parsed(zip(found, confidences, strict=True), lines, read, results[0].vanished))
    else:
        write(show_parsed.ledger(lines, read) + show_parsed.links({r.key: r for r in found}.values()))
        doubtful = sum(item.confidence.doubtful for item in items if item.confidence)
        anything = any(outcome.fate is Fate.NEW for outcome in outcomes)
        write(show_parsed.doubtful(doubtful) if dry_run or anything else "")
        write(show_gathered.outcomes(lines, results[0].vanished, str(run.store), dry_run=dry_run))
    return any(line.status is Status.UNPARSED for line in lines)


def _keyed(incoming: list[Reference], keys: list[str]) -> list[Reference]:
    """Return every reference that was read under the key that it has in the store."""
    return [replace(reference, key=key) for reference, key in zip(incoming, keys, strict=True)]

"""``annex recover``: references whose target was lost, and where it can be had from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import change
from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, write
from annexcli.cli.wanted import Wanted
from annexcli.merge.recover import Offer, Recovered, from_table, is_lost
from annexcli.merge.recover import recover as found_again
from annexcli.model.outcome import Parsed
from annexcli.model.reference import Reference, Source

if TYPE_CHECKING:
    from annexcli.edge.store import Store

_TABLES = (".csv", ".tsv", ".tab")


@filtered
def recover(
    ctx: typer.Context,
    *,
    sources: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="FILE", help="A document, a store or a table that has the links."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show a diff, write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What was lost and found as JSON.")] = False,
    wanted: Wanted,
) -> None:
    r"""List references that lost their link, or fill it.

    It is filled from where it still is: the same document as PDF, DOCX or HTML, another store, or a table
    (CSV, TSV) with a title or citekey and the address in each row.

    \b
    Examples:
      annex recover
      annex recover --from report.pdf --dry-run
      annex recover --from links.tsv --from colleague.bib
    """
    run: Run = ctx.obj
    from annexcli.show import recovered as show

    store = run.opened(tolerant=True)
    lost = [one for one in wanted.among(run, store) if is_lost(one)]
    if not sources:
        write(show.as_json(lost, (), ()) if as_json else show.lost(lost))
        return
    offers = [offer for name in sources for offer in _offers(name, run.store.resolve().parent)]
    found, unsure = found_again(lost, offers)
    if as_json:
        write(show.as_json(lost, found, unsure))
    if dry_run and as_json:
        return
    if dry_run:
        change(run, lambda held: (_filled(held, found), []), dry_run=True)
    elif found:
        run.change(lambda held: _filled(held, found), tolerant=True)
    summary = show.unsure(unsure) + show.summary(lost, found, str(run.store), dry_run=dry_run)
    if dry_run or as_json:
        run.say(summary)  # the diff, or the JSON, is the result
    else:
        write(show.found(found) + summary)


def _offers(name: str, home: Path) -> Iterator[Offer]:
    """Yield the works with links of a document, a store or a table.

    Raises:
        UnreadableInput: if it cannot be read.

    """
    from annexcli.edge import files
    from annexcli.edge.batch import remembered
    from annexcli.edge.store import open_store

    shown = remembered(name, home)
    suffix = Path(name).suffix.lower()
    if suffix == ".bib":
        for reference in open_store(Path(name), tolerant=True).references:
            yield Offer(reference, f"{shown}: {reference.key}")
    elif suffix in _TABLES:
        yield from from_table(files.decoded(files.read_bytes(name), name), shown)
    else:
        yield from _of_document(name, home)


def _of_document(name: str, home: Path) -> Iterator[Offer]:
    """Yield the references of a document, then its other links by their texts."""
    from annexcli.edge.batch import Reading, parse_file, remembered
    from annexcli.edge.documents import read_document
    from annexcli.parse.sections import Choice
    from annexcli.read.targets import of_document

    parsed = parse_file(name, Reading(home, choice=Choice(notes=True)))
    if isinstance(parsed, Parsed):
        for item in parsed.items:
            if item.reference:
                yield Offer(replace(item.reference, key=""), str(item.source))
    for link in of_document(read_document(name)):
        if link.text:
            place = Source(remembered(name, home), link.line, link.page)
            yield Offer(Reference(link.text, urls=(link.url,)), str(place))


def _filled(store: "Store", found: tuple[Recovered, ...]) -> str:
    """Return the text of a store with the addresses that were found; an entry that has one now keeps it."""
    from annexcli.bib.addresses import with_recovered
    from annexcli.bib.patch import apply, with_fields

    lost = {reference.key for reference in store.references if is_lost(reference)}
    edits = []
    for one in found:
        entry = store.library.entry(one.key)
        if entry and one.key in lost:
            offer = one.offer
            values = with_recovered(offer.reference.urls, offer.where, offer.evidence)
            edits += with_fields(store.text, entry, values, store.style)
    return apply(store.text, edits)

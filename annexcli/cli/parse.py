"""``annex parse``: documents → the store, and what became of every list item."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from annexcli.cli.exits import Exit
from annexcli.cli.options import Run, write
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.model import Parsed, Reference, Status


def parse(
    ctx: typer.Context,
    documents: Annotated[
        list[str], typer.Argument(metavar="DOC...", help="Markdown documents; - is standard input.")
    ],
    *,
    section: Annotated[
        str | None,
        typer.Option("--section", metavar="REGEX", help="Take the lists under headings that match."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="References and ledger as JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if an item is left over.")] = False,
) -> None:
    r"""Read the reference lists of documents into the store.

    Every item of every list becomes a reference, is merged with an earlier one, or is shown as left over.

    \b
    Examples:
      annex parse report.md
      annex parse report.md --section 'Annex|Further reading'
      annex parse report.md --dry-run --json
    """
    run: Run = ctx.obj
    wanted = _pattern(section)
    from annexcli.bib.citekeys import citekey
    from annexcli.edge.store import append, locked, open_store
    from annexcli.merge import ledger, shelve
    from annexcli.show import json as show_json
    from annexcli.show import plain
    from annexcli.text import count

    read = [_read(name, run.store, wanted) for name in documents]
    items = [item for document in read for item in document.items]
    incoming = [item.reference for item in items if item.reference]
    if dry_run:
        store = open_store(run.store, must_exist=False)
        shelved = shelve(store.references, incoming, citekey)
    else:
        with locked(run.store):
            store = open_store(run.store, must_exist=False)
            shelved = shelve(store.references, incoming, citekey)
            append(store, shelved.new)
    lines = ledger(items, shelved.outcomes)
    found = _keyed(incoming, [outcome.key for outcome in shelved.outcomes])
    if as_json:
        write(show_json.parsed(found, lines, read))
    else:
        write(plain.ledger(lines, read) + plain.links(found))
        known = count(len(found) - len(shelved.new), "reference")
        what = "would be added" if dry_run else "added"
        write(f"{run.store}: {count(len(shelved.new), 'entry', 'entries')} {what}, {known} already there\n")
    if strict and any(line.status is Status.UNPARSED for line in lines):
        raise typer.Exit(Exit.FINDINGS)


def _pattern(section: str | None) -> re.Pattern[str] | None:
    try:
        return None if section is None else re.compile(section, re.IGNORECASE)
    except re.error as error:
        raise UsageProblem(f"{section!r} is no regular expression: {error}", where="--section") from error


def _read(name: str, store: Path, section: re.Pattern[str] | None) -> Parsed:
    """Read one document; one without a reference list is an error that names its headings."""
    from annexcli.edge import files, pandoc
    from annexcli.parse import sections
    from annexcli.parse.references import parse as parse_document
    from annexcli.read.pandoc import document as read_tree
    from annexcli.text import shorten

    shown = "<stdin>" if name == "-" else name
    document = read_tree(pandoc.read_markdown(files.read_document(name), shown), shown)
    parsed = parse_document(document, name=_remembered(shown, store), section=section)
    if parsed.items:
        return parsed
    texts = [shorten(sections.heading_text(heading.content), 60) for heading in sections.headings(document)]
    listed = f"its headings are: {'; '.join(texts[:40])}" if texts else "it has no headings"
    what = (
        "no reference list found"
        if section is None
        else "no list stands under a heading that --section matches"
    )
    raise UnreadableInput(f"{what}, {listed}", where=shown, hint="name the right one with --section REGEX")


def _remembered(name: str, store: Path) -> str:
    """Return the name under which the store remembers a document: its path from there, if inside."""
    try:
        return Path(name).resolve().relative_to(store.resolve().parent).as_posix()
    except ValueError:
        return Path(name).name


def _keyed(incoming: list[Reference], keys: list[str]) -> list[Reference]:
    """Return each work once, under the key that it has in the store."""
    keyed: dict[str, Reference] = {}
    for reference, key in zip(incoming, keys, strict=True):
        keyed.setdefault(key, replace(reference, key=key))
    return list(keyed.values())

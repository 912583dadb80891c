"""``annex add``: works that no document brings."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import assignments, change
from annexcli.cli.exits import Exit
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.model.reference import STDIN
from annexcli.text import shorten

if TYPE_CHECKING:
    from annexcli.bib.library import Entry
    from annexcli.cli.run import Run
    from annexcli.edge.store import Store

# An entry, perhaps below comments; no printed reference has that.
_BIBTEX = re.compile(r"^[\s\ufeff]*@\w+\s*[{(]", re.MULTILINE)


def add(
    ctx: typer.Context,
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT...", help="References as printed, or BibTeX; - is standard input."),
    ] = None,
    *,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", "-s", metavar="FIELD=VALUE", help="A field, over what the text says."),
    ] = None,
    type_: Annotated[str, typer.Option("--type", metavar="TYPE", help="A BibTeX type, such as book.")] = "",
    key: Annotated[str, typer.Option("--key", metavar="KEY", help="The citekey.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="Add a work that is there already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the change, write nothing.")] = False,
) -> None:
    r"""Add works to the store.

    A reference is given as it is printed, as BibTeX from elsewhere, or field by field. A work that is
    in the store already is not added again; the exit code is then 1.

    \b
    Examples:
      annex add 'ILO, Decent Work for All, 2014, https://example.org/work'
      annex add --type book -s 'author=Doe, Jane' -s title='A book' -s year=2018
      xclip -o | annex add -
    """
    run: Run = ctx.obj
    from annexcli.bib.values import checked_key, checked_type

    fields = assignments(values or [])
    type_ = checked_type(type_) if type_ else ""
    key = checked_key(key) if key else ""
    entries = [entry for text in _given(texts or []) for entry in _entries(text)]
    if not entries and not fields:
        raise UsageProblem("nothing to add", hint="give a reference as printed, BibTeX, or --set FIELD=VALUE")
    entries = [_with(entry, fields, type_, key) for entry in entries or [_blank()]]
    if key and len(entries) > 1:
        raise UsageProblem(f"{len(entries)} entries cannot share a citekey", where="--key")
    known: list[str] = []

    def make(store: "Store") -> tuple[str, list[str]]:
        text, messages, known[:] = _added(store, entries, key=key, anyway=anyway)
        return text, [*messages, *known]

    change(run, make, dry_run=dry_run, must_exist=False)
    if known:
        raise typer.Exit(Exit.FINDINGS)


def _given(texts: list[str]) -> Iterator[str]:
    """Yield the texts, one a line from standard input unless it is BibTeX.

    Raises:
        UnreadableInput: if that is no text.

    """
    from annexcli.edge.files import decoded

    for text in texts:
        if text != "-":
            yield text
            continue
        read = decoded(sys.stdin.buffer.read(), STDIN)
        yield from [read] if _BIBTEX.search(read) else read.splitlines()


def _blank() -> "Entry":
    from annexcli.bib.library import Entry

    return Entry("misc", "", ())


def _entries(text: str) -> Iterator["Entry"]:
    """Yield the entries in BibTeX, or the one that a printed reference makes."""
    from annexcli.bib.library import load

    if not text.strip():
        return
    if _BIBTEX.search(text):
        library = load(text)
        if library.broken or not library.entries:
            what = library.broken[0].what if library.broken else "no entry in it"
            line = library.broken[0].line if library.broken else 1
            raise UnreadableInput(what, where=f"line {line} of what was given", hint="nothing was added")
        yield from library.entries
        return
    from annexcli.bib.fields import to_entry
    from annexcli.cli.run import vocabularies
    from annexcli.document import Inline, Item
    from annexcli.parse.entry import read
    from annexcli.text import squash
    from annexcli.vocab.topics import topics_of

    item = read(Item(Inline(squash(text))), document="", section=None)
    if item.reference is None:
        raise UnreadableInput(item.reason, where=repr(shorten(text, 60)), hint="give it with --set")
    topics = topics_of(item.reference, vocabularies())
    yield replace(to_entry(replace(item.reference, source=None, topics=topics)), key="")


def _with(entry: "Entry", fields: dict[str, str | None], kind: str, key: str) -> "Entry":
    values = {**dict(entry.fields), **fields}
    kept = tuple((name, value) for name, value in values.items() if value is not None)
    return replace(entry, fields=kept, type=kind or entry.type, key=key or entry.key)


def _added(
    store: "Store", entries: list["Entry"], *, key: str, anyway: bool
) -> tuple[str, list[str], list[str]]:
    """Return the new text of a store, what was added to it, and what was there already."""
    from annexcli.bib.citekeys import citekey
    from annexcli.bib.fields import to_reference
    from annexcli.edge.store import appended
    from annexcli.merge.work import Shelf

    shelf = Shelf(store.references)
    taken = store.library.taken()
    if key and key.casefold() in taken:
        raise UsageProblem(
            f"the citekey {key!r} is in use",
            where="--key",
            hint="choose another; an entry has it, or had it once",
        )
    new, messages, known = [], [], []
    for entry in entries:
        reference = to_reference(entry)
        if (match := shelf.find(reference)) and not anyway:
            known.append(f"already there: {match.known.key} ({match.reason}); --anyway adds it all the same")
            continue
        free = bool(entry.key) and entry.key.casefold() not in taken
        keyed = entry if free else replace(entry, key=citekey(reference, taken))
        taken.add(keyed.key.casefold())
        shelf.add(replace(reference, key=keyed.key))
        new.append(keyed)
        messages.append(f"added {keyed.key}: {reference.title or reference.url or ''}")
    return appended(store, store.text, tuple(new)), messages, known

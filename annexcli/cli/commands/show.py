"""``annex show``: entries in full."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.options import completion
from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, write
from annexcli.cli.wanted import Wanted
from annexcli.errors import UsageProblem
from annexcli.text import shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annexcli.model.reference import Reference
    from annexcli.query.catalogue import Catalogue
    from annexcli.show.entry import Shown


@filtered
def show(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="KEY...", help="Citekeys.", autocompletion=completion.key)
    ] = None,
    *,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="The CSL style of the citation.",
            autocompletion=completion.style,
        ),
    ] = "apa",
    as_json: Annotated[bool, typer.Option("--json", help="References as JSON.")] = False,
    as_bibtex: Annotated[
        bool, typer.Option("--bibtex", help="The entries as they stand in the store.")
    ] = False,
    wanted: Wanted,
) -> None:
    r"""Show entries in full: fields, provenance, link, citation.

    The entries are named by citekey, or are all that the filters choose.

    \b
    Examples:
      annex show unicef2017children
      annex show --publisher itu --year 2015 --style ieee
      annex show unicef2017children --bibtex
    """
    if as_json and as_bibtex:
        raise UsageProblem("--json and --bibtex exclude each other", hint="choose one")
    run: Run = ctx.obj
    catalogue = run.catalogue()
    chosen = _chosen(run, catalogue, keys or [], wanted)
    if as_json:
        from annexcli.edge.known_links import links_of
        from annexcli.show import json as show_json

        write(show_json.references(chosen, links_of(chosen)))
    elif as_bibtex:
        written = _raw(run, catalogue, chosen)
        write(shown_lines(written) if sys.stdout.isatty() else written)
    elif chosen:
        _write(run, _shown(run, catalogue, chosen, style))
    if not chosen:
        run.say_nothing_matches()


def _chosen(run: Run, catalogue: "Catalogue", keys: list[str], wanted: Wanted) -> "list[Reference]":
    """Return the references that are named, then those that the filters choose.

    Raises:
        UsageProblem: if none is named and nothing is asked for, or a citekey is unknown.

    """
    if not keys and not wanted.narrows:
        raise UsageProblem("no entry is named", hint="name citekeys, or filter, as with --publisher")
    from annexcli.cli.editing import unknown_key

    named = {}
    for key in dict.fromkeys(keys):
        found = catalogue.reference(key)
        if found is None:
            raise unknown_key(key, catalogue.values("key"), str(run.store))
        named[key] = found
    if wanted.narrows:
        named |= {one.key: one for one in catalogue.references(wanted.query())}
    return list(named.values())


def _raw(run: Run, catalogue: "Catalogue", chosen: "list[Reference]") -> str:
    """Return entries as they stand in the store."""
    from annexcli.edge.entries import entries_of
    from annexcli.edge.store import read_store

    store = read_store(run.store)
    entries = entries_of(store, catalogue, [one.key for one in chosen]).values()
    return "\n".join(f"{store.text[entry.start : entry.end]}\n" for entry in entries)


def _shown(run: Run, catalogue: "Catalogue", chosen: "list[Reference]", style: str) -> "Iterator[Shown]":
    """Yield what is shown of each entry; all citations are made at once."""
    from annexcli.edge.citeproc import in_style
    from annexcli.edge.entries import entries_of
    from annexcli.edge.known_links import links_of
    from annexcli.edge.store import read_store
    from annexcli.edge.styles import open_style
    from annexcli.show.bibliography import plain
    from annexcli.show.entry import Shown

    made = in_style(chosen, open_style(style))
    citations = {entry.key: plain(entry.blocks) for entry in made.entries}
    links = links_of(chosen)
    entries = entries_of(read_store(run.store), catalogue, [one.key for one in chosen])
    for one in chosen:
        entry = entries.get(one.key)
        where = f"{run.store}:{entry.line}" if entry else str(run.store)
        yield Shown(one, entry, where, links.get(one.key), " ".join(citations.get(one.key, "").split()))


def _write(run: Run, shown: "Iterable[Shown]") -> None:
    from annexcli.show import entry as show_entry

    if not sys.stdout.isatty():
        write(show_entry.text(shown))
        return
    from annexcli.cli.pager import paged

    with paged(run) as console:
        console.print(show_entry.text(shown, console.width), soft_wrap=True, end="")

"""``annex topics``: what the references are about, what has no topic, what a vocabulary may lack."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, vocabularies, write
from annexcli.cli.wanted import Wanted
from annexcli.errors import UsageProblem
from annexcli.text import count

if TYPE_CHECKING:
    from annexcli.edge.store import Store


@filtered
def topics(
    ctx: typer.Context,
    *,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Show terms that recur in titles without a topic.")
    ] = False,
    assign: Annotated[
        bool, typer.Option("--assign", help="Give topics anew; those set by hand stay.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what --assign would change, write nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The topics as JSON.")] = False,
    wanted: Wanted,
) -> None:
    r"""Count entries by topic, and show which have none.

    A topic counts the entries of the topics in it, too. Your own stand in annex.toml, under [topics.terms].

    \b
    Examples:
      annex topics --year 2018..
      annex topics --suggest
      annex topics --assign --dry-run
    """
    run: Run = ctx.obj
    if suggest and (assign or dry_run):
        raise UsageProblem("--suggest changes nothing", hint="leave out --assign and --dry-run")
    if as_json and (assign or dry_run):
        raise UsageProblem("--assign has no JSON", hint="leave out --json")
    if assign or dry_run:
        _assign(run, wanted, dry_run=dry_run)
    elif suggest:
        _suggest(run, wanted, as_json=as_json)
    else:
        _count(run, wanted, as_json=as_json)


def _count(run: Run, wanted: Wanted, *, as_json: bool) -> None:
    from annexcli.query.counts import by_topic, untagged
    from annexcli.show import topics as show

    catalogue = run.catalogue()
    total = catalogue.choose(wanted.query())
    counts, without = by_topic(catalogue), untagged(catalogue)
    if as_json:
        write(show.as_json(counts, without))
    elif sys.stdout.isatty() and total:
        from annexcli.cli.pager import paged

        with paged(run) as console:
            console.print(show.tree(counts, without, console.width), end="")
    else:
        write(show.lines(counts))
        run.say(show.untagged(without))
    if not total:
        run.say_nothing_matches()


def _suggest(run: Run, wanted: Wanted, *, as_json: bool) -> None:
    from annexcli.query.counts import untagged
    from annexcli.query.suggest import suggestions
    from annexcli.show import topics as show

    catalogue = run.catalogue()
    catalogue.choose(wanted.query())
    without = untagged(catalogue)
    found = suggestions(without)
    write(show.suggestions_as_json(found) if as_json else show.suggestions(found))
    if not found:
        run.say(f"no term recurs in {count(len(without), 'title')} without a topic\n")


def _assign(run: Run, wanted: Wanted, *, dry_run: bool) -> None:
    from annexcli.cli.editing import change

    chosen = vocabularies()

    def make(store: "Store") -> tuple[str, list[str]]:
        from annexcli.edge.topics import assigned

        keys = set(wanted.keys_of(run.catalogue_of(store))) if wanted.narrows else None
        found = assigned(store, chosen, keys)
        told = [f"{key}: {topics or 'no topic left'}" for key, topics in found.changed.items()]
        summary = (
            f"{count(len(found.changed), 'entry', 'entries')} changed, {found.same:,} as before, "
            f"{found.by_hand:,} set by hand"
        )
        return found.text, [*told, summary]

    change(run, make, dry_run=dry_run)

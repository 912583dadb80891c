"""``annex tag``: topics of entries."""

from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import change, chosen_keys, entry_of
from annexcli.cli.options import completion
from annexcli.cli.options.dashed_words import MINUS, DashedWords
from annexcli.cli.options.filters import filtered
from annexcli.cli.wanted import Wanted
from annexcli.errors import UsageProblem
from annexcli.text import count

if TYPE_CHECKING:
    from annexcli.cli.run import Run
    from annexcli.edge.store import Store

COMMAND = DashedWords


@filtered
def tag(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[KEY...] {+|-}TOPIC...",
            help="Citekeys; topics to add and to take out.",
            autocompletion=completion.key,
        ),
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the change, write nothing.")] = False,
    wanted: Wanted,
) -> None:
    r"""Add topics to entries, or take them out.

    The entries are named by citekey, or are all that the filters choose.

    \b
    Examples:
      annex tag unicef2017children +digital-childhood -online-safety
      annex tag +reviewed --publisher unicef --year 2017..
      annex tag +csea/grooming --text grooming --dry-run
    """
    run: Run = ctx.obj
    keys = [word for word in words if word[:1] not in {"+", MINUS}]
    added = [word[1:].strip() for word in words if word[:1] == "+"]
    removed = [word[1:].strip() for word in words if word[:1] == MINUS]
    if not added and not removed:
        raise UsageProblem("no topic is given", hint="write +topic to add one, -topic to take one out")
    if bad := next((topic for topic in added if not topic or any(c in ",;{}" for c in topic)), None):
        raise UsageProblem(f"{bad!r} is no topic", hint="topics hold no commas, semicolons or braces")
    if both := set(added) & set(removed):
        raise UsageProblem(f"{min(both)} is both added and taken out", hint="say one of them")
    if not keys and not wanted.narrows:
        raise UsageProblem("no entry is named", hint="name citekeys, or filter, as with --publisher")

    def make(store: "Store") -> tuple[str, list[str]]:
        return _tagged(store, chosen_keys(run, store, keys, wanted), added, removed)

    change(run, make, dry_run=dry_run)


def _tagged(store: "Store", keys: list[str], added: list[str], removed: list[str]) -> tuple[str, list[str]]:
    from annexcli.bib.keywords import tagged
    from annexcli.bib.patch import apply, with_fields

    edits, messages = [], []
    for key in keys:
        entry = entry_of(store, key)
        old = entry.get("keywords")
        new = tagged(old, added, removed)
        if new != (old or None):
            edits += with_fields(store.text, entry, {"keywords": new}, store.style)
            messages.append(f"{key}: {new or 'no topic left'}")
    messages.append(
        f"{count(len(messages), 'entry', 'entries')} changed, {len(keys) - len(messages):,} as before"
    )
    return apply(store.text, edits), messages

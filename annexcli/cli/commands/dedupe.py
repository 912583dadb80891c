"""``annex dedupe``: entries that are probably one work, told or made one."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import show_diff
from annexcli.cli.exits import Exit
from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, write
from annexcli.cli.wanted import Wanted

if TYPE_CHECKING:
    from annexcli.bib.join import Joined, Union
    from annexcli.bib.library import Entry
    from annexcli.dedupe import Duplicate
    from annexcli.edge.store import Store

    _Merge = tuple[Duplicate, Union]


@filtered
def dedupe(
    ctx: typer.Context,
    *,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Merge every group into its fullest entry; ask nothing.")
    ] = False,
    min_score: Annotated[
        float,
        typer.Option(
            "--min-score", min=0, max=1, metavar="SCORE", help="Only groups that are so sure, 0 to 1."
        ),
    ] = 0.0,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what would change as a diff; write nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The groups as JSON.")] = False,
    wanted: Wanted,
) -> None:
    r"""Find entries that are probably one work, and merge them.

    On a terminal it asks group by group. Elsewhere it shows the groups and exits 1 if there are any; with
    --yes it merges them. The entry that stays keeps every value of the others.

    \b
    Examples:
      annex dedupe
      annex dedupe --yes --min-score 0.9
      annex dedupe --publisher unicef --dry-run
    """
    run: Run = ctx.obj
    from annexcli.dedupe import duplicates
    from annexcli.show import duplicates as show

    store = run.opened()
    among = set(wanted.keys_of(run.catalogue_of(store)))
    found = duplicates([reference for reference in store.references if reference.key in among])
    found = tuple(group for group in found if group.score >= min_score)
    asks = sys.stdin.isatty() and not (yes or as_json)
    merges = yes or asks or (dry_run and not as_json)
    if as_json:
        write(show.as_json(found))
    elif not merges:
        write(show.groups(found, {reference.key: reference for reference in store.references}))
    if not merges:
        if found:
            raise typer.Exit(Exit.FINDINGS)
        return
    entries = {entry.key: entry for entry in store.library.entries}
    chosen = _asked(run, found, entries) if asks else [_fullest(group, entries) for group in found]
    _merge(run, store, chosen, dry_run=dry_run, told=not as_json)


def _fullest(group: "Duplicate", entries: dict[str, "Entry"]) -> "_Merge":
    """Choose the entry with most fields to stay, the first of equals; this program's own say nothing new."""
    from annexcli.bib.own import is_own

    fields = {key: sum(not is_own(name) for name, _ in entries[key].fields) for key in group.keys}
    return _keeping(group, max(group.keys, key=lambda key: fields[key]))


def _keeping(group: "Duplicate", kept: str) -> "_Merge":
    from annexcli.bib.join import Union

    return group, Union(kept, tuple(key for key in group.keys if key != kept))


def _merge(run: Run, seen: "Store", chosen: list["_Merge"], *, dry_run: bool, told: bool) -> None:
    """Make entries one in the store, or show the difference that it would make.

    A group of which an entry was changed since somebody saw it stays as it is.
    """
    from annexcli.bib.join import merged
    from annexcli.show import duplicates as show
    from annexcli.text import printable

    done: list[tuple[Duplicate, Joined]] = []
    left: list[Duplicate] = []

    def merging(store: "Store") -> str:
        before, now = _said(seen), _said(store)
        still = [
            (group, union) for group, union in chosen if all(before[k] == now.get(k) for k in group.keys)
        ]
        result = merged(store.text, store.library, [union for _, union in still], store.style)
        done[:] = [(group, joined) for (group, _), joined in zip(still, result.joined, strict=True)]
        left[:] = [group for group, union in chosen if (group, union) not in still]
        return result.text

    if dry_run:
        text = merging(seen)
        if told:
            show_diff(seen.text, text, str(run.store))
        return
    if chosen:
        run.change(merging)
    if told:
        write(show.merged(done, str(run.store)))
    for group in left:
        keys = printable(", ".join(group.keys))
        run.say(f"annex: {keys}: changed by another program meanwhile; left as they are\n")


def _said(store: "Store") -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """Return what entries say, wherever they stand."""
    return {entry.key: (entry.type, entry.fields) for entry in store.library.entries}


def _asked(run: Run, found: Sequence["Duplicate"], entries: dict[str, "Entry"]) -> list["_Merge"]:
    """Ask group by group what is to be merged; the end of the input is *quit*."""
    from annexcli.show import duplicates as show
    from annexcli.text import count

    console = run.console(stderr=True)
    chosen: list[_Merge] = []
    for number, group in enumerate(found, start=1):
        where = f"{number} of {count(len(found), 'group')}"
        console.print(f"\n{where}: {group.reason} ({group.score:.2f})", soft_wrap=True)
        console.print(show.beside([entries[key] for key in group.keys]))
        answer = _answer(len(group.keys))
        if answer == "q":
            break
        if answer == "a":
            chosen += [_fullest(rest, entries) for rest in found[number - 1 :]]
            break
        if answer != "s":
            chosen.append(_keeping(group, group.keys[int(answer) - 1]))
    return chosen


def _answer(entries: int) -> str:
    """Ask until there is an answer: the number of an entry, ``s``, ``a`` or ``q``."""
    numbers = {str(number) for number in range(1, entries + 1)}
    while True:
        sys.stderr.write(f"[1-{entries}] keep that one and merge, [s]kip, [a]ll the rest, [q]uit? ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        answer = line.strip().lower() if line else "q"
        if answer in numbers or answer in {"s", "a", "q"}:
            return answer

"""What the commands that change a store share: finding entries, writing, and showing what changed."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from annexcli.cli.run import Run, write
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.text import printable, shown_lines

if TYPE_CHECKING:
    from annexcli.bib.library import Entry, Library
    from annexcli.cli.wanted import Wanted
    from annexcli.edge.store import Store


def entry_of(store: "Store", key: str) -> "Entry":
    """Return the entry of a citekey.

    Raises:
        UsageProblem: if there is none; the entry that had it once, or the nearest citekeys, are told.
        UnreadableInput: if it cannot be read.

    """
    if entry := store.library.entry(key):
        return entry
    for broken in store.library.broken:
        if broken.key == key:
            raise UnreadableInput(broken.what, where=f"{store.path}:{broken.line}", hint="mend it by hand")
    from annexcli.bib.syntax import listed

    for entry in store.library.entries:
        if key in listed(entry.get("ids")):
            raise UsageProblem(
                f"no entry has the citekey {key!r}", where=str(store.path), hint=f"it is {entry.key} now"
            )
    raise unknown_key(key, [entry.key for entry in store.library.entries], str(store.path))


def chosen_keys(run: Run, store: "Store", named: Iterable[str], wanted: "Wanted") -> list[str]:
    """Return the citekeys of the entries that are named, then of those that filters choose, each once.

    Raises:
        UsageProblem: if no entry has a citekey.
        UnreadableInput: if an entry cannot be read.

    """
    keys = dict.fromkeys(entry_of(store, key).key for key in named)
    if wanted.narrows:
        keys |= dict.fromkeys(wanted.keys_of(run.catalogue_of(store)))
    return list(keys)


def unknown_key(key: str, keys: list[str], where: str) -> UsageProblem:
    """Return what to say of a citekey that no entry has; those near to it are told."""
    alike = [one for one in keys if one.casefold() == key.casefold()] or _nearest(key, keys)
    hint = f"near: {', '.join(alike)}" if alike else "annex list shows the citekeys"
    return UsageProblem(f"no entry has the citekey {key!r}", where=where, hint=hint)


def _nearest(key: str, keys: list[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    return [found[0] for found in process.extract(key, keys, scorer=fuzz.WRatio, limit=3, score_cutoff=70)]


def change(
    run: Run, make: "Callable[[Store], tuple[str, list[str]]]", *, dry_run: bool, must_exist: bool = True
) -> list[str]:
    """Change the store and say what was done, or show the change as a diff in a dry run.

    Args:
        run: the settings of the run.
        make: gives the new text and the messages, one line each.
        dry_run: whether to write nothing.
        must_exist: whether the store must be there.

    Returns:
        The messages.

    """
    told: list[str] = []
    text = ""

    def making(store: "Store") -> str:
        nonlocal text
        text, messages = make(store)
        check(store, text)
        told[:] = messages
        return text

    if dry_run:
        store = run.opened(tolerant=True, must_exist=must_exist)
        show_diff(store.text, making(store), str(run.store))
    else:
        run.change(making, tolerant=True, must_exist=must_exist)
        write("".join(f"{printable(line)}\n" for line in told))
    return told


def check(store: "Store", text: str) -> None:
    """Refuse a change that would leave less readable than there was: nothing typed may damage a store.

    Raises:
        UsageProblem: if it would.

    """
    from annexcli.bib.library import load
    from annexcli.bib.patch import touched

    start, end = touched(store.text, text)
    blocks = [block for block in store.library.blocks if block.end >= start and block.start <= end]
    first = min([start, *(block.start for block in blocks)])
    last = max([end, *(block.end for block in blocks)])
    before = load(store.text[first:last])
    after = load(text[first : last + len(text) - len(store.text)])
    if _stray(after) > _stray(before):
        what = f" ({after.broken[0].what})" if after.broken else ""
        raise UsageProblem(
            f"the result could not be read{what}",
            where=str(store.path),
            hint="nothing was written; look at the braces in what was typed",
        )


def _stray(library: "Library") -> int:
    """Return how many parts of a file are no entries and no macros or comments of BibTeX's."""
    from annexcli.bib.library import Kind

    return sum(block.kind in {Kind.BROKEN, Kind.FREE_TEXT} for block in library.blocks)


def show_diff(old: str, new: str, name: str) -> None:
    """Write a difference: as ``git apply`` reads it in a pipe, safe to look at on a terminal."""
    from annexcli.show.diff import unified

    text = unified(old, new, name)
    write(shown_lines(text) if sys.stdout.isatty() else text)


def assignments(texts: Iterable[str]) -> dict[str, str | None]:
    """Return ``field=value`` arguments by name, None where the value is empty: such a field goes.

    Raises:
        UsageProblem: if one has no ``=``, or a field is named twice.

    """
    from annexcli.bib.values import typed

    values: dict[str, str | None] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        name = name.strip().lower()
        if not equals:
            raise UsageProblem(f"{text!r} gives no value", hint="write FIELD=VALUE; FIELD= removes a field")
        if name in values:
            raise UsageProblem(f"{name} is given twice", hint="give one value")
        values[name] = typed(name, value) or None
    return values

"""The doubtful references of a parse, shown one by one: accept, edit or skip."""

import sys
from collections.abc import Iterable
from dataclasses import replace

import click

from annexcli.cli.run import Run
from annexcli.merge.work import Shelf
from annexcli.model.outcome import Confidence, ParsedItem
from annexcli.model.reference import Reference
from annexcli.text import count, printable

_ASKED = "[a]ccept, [e]dit, [s]kip, accept a[l]l, [q]uit? "
SKIPPED = "skipped in review"


def review(run: Run, items: list[ParsedItem], known: Iterable[Reference]) -> list[ParsedItem]:
    """Return the items as the user wants them; what is skipped is left over.

    Args:
        run: the settings of the run.
        items: every item that was read.
        known: what the store holds; nobody is asked twice about a line.

    """
    shelf = Shelf(known)
    doubtful = [
        position
        for position, item in enumerate(items)
        if item.reference and item.confidence and item.confidence.doubtful and not shelf.find(item.reference)
    ]
    reviewed = list(items)
    for number, position in enumerate(doubtful, start=1):
        _show(items[position], f"{number} of {count(len(doubtful), 'doubtful reference')}")
        answer = _decided(items[position])
        if answer == "all":
            for rest in doubtful[number - 1 :]:
                reviewed[rest] = _accepted(items[rest])
            break
        if answer == "quit":
            for rest in doubtful[number - 1 :]:
                reviewed[rest] = _skipped(items[rest])
            break
        if isinstance(answer, ParsedItem):
            reviewed[position] = answer
    if not doubtful:
        run.say("no doubtful reference\n")
    return reviewed


def _decided(item: ParsedItem) -> ParsedItem | str:
    """Ask until there is an answer; the end of the input is *quit*."""
    draft = _draft(item)
    while True:
        sys.stderr.write(_ASKED)
        sys.stderr.flush()
        answer = sys.stdin.readline()
        match answer.strip().lower() if answer else "q":
            case "a" | "":
                return _accepted(item)
            case "l":
                return "all"
            case "q":
                return "quit"
            case "s":
                return _skipped(item)
            case "e":
                try:
                    draft = click.edit(draft, extension=".bib") or draft
                except click.ClickException as error:
                    wrong = printable(error.format_message())
                    sys.stderr.write(f"annex: {wrong}; set EDITOR to one that is installed\n")
                    continue
                edited = _read(draft)
                if isinstance(edited, Reference):
                    source = item.reference.source if item.reference else None
                    return _accepted(replace(item, reference=replace(edited, source=source)))
                sys.stderr.write(f"annex: {printable(edited)}; edit it again, or skip it\n")


def _show(item: ParsedItem, where: str) -> None:
    doubts = "; ".join(item.confidence.doubts) if item.confidence else ""
    told = [f"\n{where}: {item.source}: {doubts}", item.source.raw]
    sys.stderr.write("".join(printable(line) + "\n" for line in told))
    sys.stderr.write("".join(f"  {printable(line)}\n" for line in _draft(item).splitlines()))


def _draft(item: ParsedItem) -> str:
    """Return the reference as the entry that the store would get, its provenance left out."""
    from annexcli.bib.citekeys import citekey
    from annexcli.bib.fields import to_entry
    from annexcli.bib.style import render

    if item.reference is None:
        return ""
    shown = replace(item.reference, source=None)
    return render((to_entry(replace(shown, key=shown.key or citekey(shown, ()))),))


def _read(text: str) -> Reference | str:
    """Return the reference in an edited entry, or what is wrong with it."""
    from annexcli.bib.fields import to_reference
    from annexcli.bib.library import load

    library = load(text)
    if library.broken:
        return f"line {library.broken[0].line}: {library.broken[0].what}"
    if len(library.entries) != 1:
        return f"{count(len(library.entries), 'entry', 'entries')}, where one is wanted"
    return to_reference(library.entries[0])


def _accepted(item: ParsedItem) -> ParsedItem:
    """Return an item that somebody has looked at: nothing speaks against it any more."""
    return replace(item, confidence=Confidence(1.0))


def _skipped(item: ParsedItem) -> ParsedItem:
    return replace(item, reference=None, reason=SKIPPED, confidence=None)

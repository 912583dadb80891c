"""What ``annex parse`` found in documents, as lines: lists, what is left over, lost links, doubts."""

from collections import Counter
from collections.abc import Iterable

from annexcli.model.outcome import FoundSection, LedgerLine, Parsed, Status
from annexcli.model.reference import Reference
from annexcli.text import count, printable, shorten


def ledger(lines: Iterable[LedgerLine], documents: Iterable[Parsed]) -> str:
    """Return what a parse found: the lists, the items counted, and those that are no reference."""
    told = []
    for document in documents:
        told.append(printable(document.document))
        told += [f"  {_section(found)}" for found in document.sections]
    lines = list(lines)
    told += [_line(line) for line in lines if line.status is not Status.REFERENCE]
    counts = Counter(line.status for line in lines)
    told.append(
        f"{count(len(lines), 'list item')}: {count(counts[Status.REFERENCE], 'reference')}, "
        f"{counts[Status.MERGED]:,} merged, {counts[Status.UNPARSED]:,} unparsed"
    )
    return "\n".join(told) + "\n"


def _section(found: FoundSection) -> str:
    place = ""
    if found.page is not None:
        place = f" (page {found.page})"
    elif found.line is not None:
        place = f" (line {found.line})"
    name = printable(found.path or "a list without a heading")
    return f"{name}: {count(found.items, 'item')}{place}"


def sections(documents: Iterable[Parsed]) -> str:
    """Return which lists of documents are taken, and why each is."""
    told = []
    for document in documents:
        told.append(printable(document.document))
        for found in document.sections:
            told += [f"  {_section(found)}", f"    {printable(found.reason)}"]
    return "\n".join(told) + "\n"


def _line(line: LedgerLine) -> str:
    what = f"merged with {line.key}" if line.status is Status.MERGED else "unparsed"
    raw = f": {shorten(printable(line.source.raw), 100)}" if line.source.raw else ""
    return f"{printable(f'{line.source}: {what} ({line.reason})')}{raw}"


def links(chosen: Iterable[Reference]) -> str:
    """Return how many references have no link that can be used."""
    chosen = list(chosen)
    without = sum(not reference.urls for reference in chosen)
    return f"{count(len(chosen), 'reference')}, {without:,} without a usable link\n"


def doubtful(number: int) -> str:
    """Return how many references somebody should look at; nothing where none is."""
    return f"{count(number, 'doubtful reference')}: look with --review\n" if number else ""

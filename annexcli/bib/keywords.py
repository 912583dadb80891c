"""The value of ``keywords``: topics, still LaTeX, with commas or semicolons between them.

Braces hold a topic together that has such a mark itself: ``{Child, Preschool}``. Braces around a whole list,
as Web of Science has them, say nothing; so where such a topic is the only one, a comma stands behind it.
"""

import re
from collections.abc import Collection, Iterable

from annexcli.bib import latex
from annexcli.bib.syntax import is_braced, parted
from annexcli.text import fold

_PARTING = re.compile("[,;]")


def written(topics: Iterable[str]) -> str:
    """Return topics, as plain text, as a value."""
    parts = [f"{{{latex.encode(one)}}}" if _PARTING.search(one) else latex.encode(one) for one in topics]
    return guarded(", ".join(parts))


def unwrapped(value: str) -> str:
    """Return a value without braces around a list of several topics."""
    return value[1:-1] if is_braced(value) and len(parted(value[1:-1])) > 1 else value


def guarded(value: str) -> str:
    """Return a value in which braces around its only topic are not taken for those around a list."""
    return value if unwrapped(value) == value else f"{value},"


def mark(value: str) -> str:
    """Return the mark that stands between topics, as the first two of a value have it; else a comma."""
    first, *others = parted(value)
    return value[len(first)] if others else ","


def tagged(value: str, added: Collection[str], removed: Collection[str]) -> str | None:
    """Return a value with topics added and others taken out; None where none is left.

    Topics that stay keep their spelling and what stands between them; case and accents tell none apart.
    """
    known = unwrapped(value)
    parts = parted(known)
    gone = {fold(topic) for topic in removed}
    kept = [part for part in parts if part.strip() and fold(latex.decode(part)) not in gone]
    there = {fold(latex.decode(part)) for part in kept}
    new = [latex.encode(topic) for topic in dict.fromkeys(added) if fold(topic) not in there]
    if not new and len(kept) == len([part for part in parts if part.strip()]):
        return value or None
    between = mark(known)
    if len(kept) == len(parts):
        return f"{between} ".join([known, *new] if known else new)
    left = between.join(kept).strip() + "".join(f"{between} {topic}" for topic in new)
    return guarded(left.lstrip(f"{between} ")) or None

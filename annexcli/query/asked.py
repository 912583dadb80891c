"""What a user asks for, read from the words of the command line. Repeated options mean *or*, others *and*."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from annexcli.errors import UsageProblem
from annexcli.model.reference import EntryType
from annexcli.query.record import NAMES

ORDERS = ("year", "-year", "title", "publisher", "key", "added")
# What is said of an entry of which no link has been asked.
UNCHECKED = "unchecked"
TYPES = tuple(kind.value for kind in EntryType)


class Years(NamedTuple):
    """A span of years, both ends included; None is open."""

    first: int | None
    last: int | None


def years(text: str, option: str = "--year") -> Years:
    """Read ``2018``, ``2016..2018``, ``..2015`` or ``2018..``.

    Raises:
        UsageProblem: if ``text`` is none of these.

    """
    match = re.fullmatch(r"\s*(\d{4})?\s*(\.\.)?\s*(\d{4})?\s*", text)
    if not match or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        hint = f"write {_meant(text)}"
        raise UsageProblem(f"{text!r} is no year or span of years", where=option, hint=hint)
    first, last = (int(part) if part else None for part in (match[1], match[3]))
    if not match[2]:
        last = first = first or last
    if first and last and first > last:
        raise UsageProblem(f"{text!r} ends before it begins", where=option, hint=f"write {last}..{first}")
    return Years(first, last)


def _meant(text: str) -> str:
    """Return how a span is written: the one that was meant, where that is plain."""
    span = re.fullmatch(r"\s*(\d{4})\s*(?:-|–|:|/|to|\.{3})\s*(\d{4})\s*", text)
    return f"{span[1]}..{span[2]}" if span else "2018, 2016..2018, ..2015 or 2018.."


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reference must have to be chosen; what is empty asks for nothing.

    ``types`` are those of :class:`EntryType` or of BibTeX; ``has`` and ``missing`` name fields of the entry
    or of the JSON contract; ``links`` are verdicts; ``latest`` wants the newest edition of each series among
    the chosen. ``without`` is what a reference must not have, none of it.
    """

    years: tuple[Years, ...] = ()
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    latest: bool = False
    without: "Filter | None" = None

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for, so that some references may not be chosen."""
        return self not in {Filter(), Filter(without=Filter())}

    @property
    def asks_for_links(self) -> bool:
        """Whether verdicts on links are asked for."""
        return bool(self.links or (self.without and self.without.links))

    @property
    def names(self) -> tuple[str, ...]:
        """The publishers that are asked for, and those that are not wanted."""
        return (*self.publishers, *(self.without.publishers if self.without else ()))


def checked(asked: Filter, verdicts: Collection[str] = (), *, no: str = "--") -> Filter:
    """Return a filter with its types, fields and verdicts in small letters, all of which there are.

    Args:
        asked: the filter.
        verdicts: the verdicts that there are.
        no: how the options begin by which it was asked.

    Raises:
        UsageProblem: if one is unknown; the nearest is told.

    """
    return replace(
        asked,
        types=_known(asked.types, f"{no}type", TYPES),
        has=_known(asked.has, f"{no}has", NAMES),
        missing=_known(asked.missing, f"{no}missing", NAMES),
        links=_known(asked.links, f"{no}link", (*verdicts, UNCHECKED)),
        without=checked(asked.without, verdicts, no="--not-") if asked.without else None,
    )


def _known(values: tuple[str, ...], option: str, usual: Collection[str]) -> tuple[str, ...]:
    """Return values in small letters; BibTeX's types and fields are known beside the usual ones."""
    small = tuple(value.strip().casefold().removeprefix("@") for value in values)
    if all(value in usual for value in small):
        return small
    from annexcli.spelling import nearest  # noqa: PLC0415 - most values are among the usual ones
    from annexcli.vocab import bibtex  # noqa: PLC0415 - as above

    what = option.strip("-").removeprefix("not-")
    more = (
        bibtex.entry_types() if what == "type" else bibtex.field_names() if what in {"has", "missing"} else ()
    )
    for value in small:
        if value in usual or value in more or (value.startswith("annex-") and what in {"has", "missing"}):
            continue
        near = nearest(value, (*usual, *sorted(more)))
        hint = f"did you mean {near}?" if near else f"use {', '.join(usual)}"
        noun = {"link": "verdict", "type": "type"}.get(what, "field")
        raise UsageProblem(f"{value!r} is no {noun}", where=option, hint=hint)
    return small


def checked_order(by: str) -> str:
    """Return the name of an order.

    Raises:
        UsageProblem: if it is none.

    """
    if by not in ORDERS:
        raise UsageProblem(f"{by!r} is no order", where="--sort", hint=f"use {', '.join(ORDERS)}")
    return by

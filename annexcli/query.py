"""Filters: which references a user asks for. Options repeated mean *or*, different ones *and*."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TypeVar

from annexcli.errors import UsageProblem
from annexcli.model import Agent, Organisation, Reference
from annexcli.text import fold


@dataclass(frozen=True, slots=True)
class Years:
    """A span of years, both ends included; None is open."""

    first: int | None
    last: int | None

    def holds(self, reference: Reference) -> bool:
        """Tell whether any year of the reference's date lies in the span; undated ones never do."""
        if reference.date is None:
            return False
        begins, ends = reference.date.year, reference.date.until or reference.date.year
        return (self.first is None or ends >= self.first) and (self.last is None or begins <= self.last)


def years(text: str) -> Years:
    """Read ``2018``, ``2016..2018``, ``..2015`` or ``2018..``.

    Raises:
        UsageProblem: if ``text`` is none of these.

    """
    match = re.fullmatch(r"\s*(\d{4})?\s*(\.\.)?\s*(\d{4})?\s*", text)
    if not match or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        raise UsageProblem(
            f"{text!r} is no year or span of years",
            where="--year",
            hint="write 2018, 2016..2018, ..2015 or 2018..",
        )
    first, last = (int(part) if part else None for part in (match[1], match[3]))
    if not match[2]:
        last = first = first or last
    if first and last and first > last:
        raise UsageProblem(f"{text!r} ends before it begins", where="--year", hint=f"write {last}..{first}")
    return Years(first, last)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reference must have to be chosen; what is empty asks for nothing."""

    years: tuple[Years, ...] = ()
    publishers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def matches(self, reference: Reference) -> bool:
        """Tell whether a reference has what is asked for."""
        named = (*reference.publishers, *reference.authors)
        return (
            _any(self.years, lambda span: span.holds(reference))
            and _any(self.publishers, lambda name: any(_named(agent, name) for agent in named))
            and _any(self.topics, lambda topic: any(_under(own, topic) for own in reference.topics))
            and _any(self.types, lambda kind: reference.type == kind.casefold())
            and _any(self.sections, lambda part: fold(part) in fold(reference.section or ""))
            and _any(self.texts, lambda words: _holds(reference, words))
            and _any(self.keys, lambda glob: fnmatchcase(reference.key.casefold(), glob.casefold()))
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for, so that some references may not be chosen."""
        return self != Filter()

    def select(self, references: Iterable[Reference]) -> list[Reference]:
        """Return the references that match, in their order."""
        return [reference for reference in references if self.matches(reference)]


_T = TypeVar("_T")


def _any(wanted: tuple[_T, ...], test: Callable[[_T], bool]) -> bool:
    """Tell whether one of the wanted values passes, or nothing is wanted."""
    return not wanted or any(test(value) for value in wanted)


def _named(agent: Agent, wanted: str) -> bool:
    """Tell whether a name begins its words as the wanted ones do; case, accents and order are forgiven."""
    words = fold(wanted).split()
    if not words:
        return False
    names = [fold(agent.name).split()]
    if isinstance(agent, Organisation) and agent.acronym:
        names.append(fold(agent.acronym).split())
    return any(all(any(own.startswith(word) for own in name) for word in words) for name in names)


def _under(own: str, wanted: str) -> bool:
    """``csea`` asks for ``csea/grooming`` too."""
    own, wanted = own.casefold(), wanted.casefold().strip("/")
    return own == wanted or own.startswith(f"{wanted}/")


def _holds(reference: Reference, words: str) -> bool:
    names = " ".join(agent.name for agent in (*reference.authors, *reference.publishers))
    said = fold(" ".join([reference.title or "", names, reference.note or "", *reference.topics]))
    return all(word in said for word in fold(words).split())


_ORDERS: dict[str, Callable[[Reference], tuple[bool | int | str, ...]]] = {
    "year": lambda r: (r.year is None, r.year or 0),
    "-year": lambda r: (r.year is None, -(r.year or 0)),
    "title": lambda r: (fold(r.title or ""),),
    "publisher": lambda r: (not r.issuers, fold(r.issuers[0].name) if r.issuers else ""),
    "key": lambda r: (r.key,),
    "added": lambda _: (),
}
ORDERS = tuple(_ORDERS)


def ordered(references: Iterable[Reference], by: str) -> list[Reference]:
    """Sort references by ``year``, ``-year`` (newest first), ``title``, ``publisher``, ``key`` or ``added``.

    Equal ones keep their order, which is that of the store; undated ones come last either way.

    Raises:
        UsageProblem: if ``by`` is none of these.

    """
    if by not in _ORDERS:
        raise UsageProblem(f"{by!r} is no order", where="--sort", hint=f"use {', '.join(ORDERS)}")
    return sorted(references, key=_ORDERS[by])

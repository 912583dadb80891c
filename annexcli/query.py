"""Filters: which references a user asks for. Options repeated mean *or*, different ones *and*."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from annexcli.errors import UsageProblem
from annexcli.model.reference import Agent, Organisation, Reference
from annexcli.text import fold

if TYPE_CHECKING:
    from annexcli.vocab.organisations import Body, Names


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

    def _matches(self, reference: Reference, named: Callable[[Agent, str], bool]) -> bool:
        """Tell whether a reference has what is asked for; ``named`` tells whether an agent has a name."""
        agents = (*reference.publishers, *reference.authors)
        return (
            _any(self.years, lambda span: span.holds(reference))
            and _any(self.publishers, lambda name: any(named(agent, name) for agent in agents))
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

    def select(self, references: Iterable[Reference], own: "Iterable[Body]" = ()) -> list[Reference]:
        """Return the references that match, in their order.

        Args:
            references: all of a store: what it prints beside each other tells the names of its publishers.
            own: the organisations of the user's settings.

        """
        references = tuple(references)
        named = _naming(self.publishers, references, own) if self.publishers else _unasked
        return [reference for reference in references if self._matches(reference, named)]


_T = TypeVar("_T")


def _any(wanted: tuple[_T, ...], test: Callable[[_T], bool]) -> bool:
    """Tell whether one of the wanted values passes, or nothing is wanted."""
    return not wanted or any(test(value) for value in wanted)


def _naming(
    wanted: tuple[str, ...], references: tuple[Reference, ...], own: "Iterable[Body]"
) -> Callable[[Agent, str], bool]:
    """Return what tells whether an agent of a store is meant by one of the names that are wanted."""
    # Most queries name no publisher and need no table of organisations.
    from annexcli.vocab.organisations import Names, begins_words  # noqa: PLC0415

    names = Names.of(references, own, asked=wanted)

    @cache
    def named(agent: Agent, wanted: str) -> bool:
        if not isinstance(agent, Organisation):
            return begins_words(wanted, agent.name)
        return any(names.same(wanted, printed) for printed in (agent.name, agent.acronym) if printed)

    return named


def _unasked(_agent: Agent, _wanted: str) -> bool:
    return False


def _under(own: str, wanted: str) -> bool:
    """``csea`` asks for ``csea/grooming`` too."""
    own, wanted = own.casefold(), wanted.casefold().strip("/")
    return own == wanted or own.startswith(f"{wanted}/")


def _holds(reference: Reference, words: str) -> bool:
    names = " ".join(agent.name for agent in (*reference.authors, *reference.publishers))
    said = fold(" ".join([reference.title or "", names, reference.note or "", *reference.topics]))
    return all(word in said for word in fold(words).split())


@dataclass(frozen=True, slots=True)
class Share:
    """What an organisation has issued: the names printed for it, most frequent first, and the citekeys."""

    body: "Body"
    printed: tuple[str, ...]
    keys: tuple[str, ...]


def by_organisation(references: Iterable[Reference], names: "Names") -> tuple[Share, ...]:
    """Return the organisations that issued or wrote references, those with most of them first."""
    found: dict[str, tuple[Body, list[tuple[str, str]]]] = {}
    for reference in references:
        for agent in dict.fromkeys((*reference.publishers, *reference.authors)):
            if isinstance(agent, Organisation):
                body = names.body(agent.name)
                found.setdefault(fold(body.name), (body, []))[1].append((agent.name, reference.key))
    shares = [
        Share(
            body,
            tuple(name for name, _ in Counter(name for name, _ in told).most_common()),
            tuple(dict.fromkeys(key for _, key in told)),
        )
        for body, told in found.values()
    ]
    return tuple(sorted(shares, key=lambda share: (-len(share.keys), fold(share.body.name))))


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

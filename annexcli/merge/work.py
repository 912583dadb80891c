"""Are two references the same work? How the same work is found among many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from annexcli.address import canonical
from annexcli.likeness.evidence import Titles, apart, shared_identifier, titles
from annexcli.likeness.traits import Traits, traits
from annexcli.model.reference import Organisation, Reference
from annexcli.text import fold
from annexcli.vocab.organisations import usual_names

SAME_LINE = "the same line of the same document"


@dataclass(frozen=True, slots=True)
class Match:
    """The reference that is the same work as the one that was looked for, and why it is."""

    known: Reference
    reason: str


Look = Callable[[Reference], Traits]


def same_work(one: Reference, other: Reference, *, look: Look = traits) -> str:
    """Return why two references are the same work, or nothing where they are not.

    Different years are different works, always: annual reports share everything else. An equal
    address is not enough either, for many works of a publisher are cited by one landing page. What both say
    and say differently (volume, number, edition, first page, ISBN, book or journal) keeps them apart: every
    issue of a journal has its "Editorial".

    Args:
        one: a reference.
        other: another one.
        look: gives the traits of a reference, for those who compare many and keep them.

    """
    if not texts(one).isdisjoint(texts(other)):
        return SAME_LINE
    reason = _shared(one, other)
    return "" if reason and contradict(one, other, look=look) else reason


def _shared(one: Reference, other: Reference) -> str:
    """Return what of two references makes them the same work, or nothing."""
    if one.year != other.year:
        return ""
    if one.doi and other.doi:
        return "the same DOI" if one.doi.casefold() == other.doi.casefold() else ""
    same_title = fold(one.title or "") == fold(other.title or "")
    addresses = {canonical(url) for url in one.urls} & {canonical(url) for url in other.urls}
    if addresses and (same_title or not one.title or not other.title):
        return "the same address"
    if same_title and one.title and _same_issuers(one, other):
        return "the same title, publisher and year"
    return ""


def contradict(one: Reference, other: Reference, *, look: Look = traits) -> bool:
    """Tell whether two references cannot be the same work, whatever they share."""
    mine, theirs = look(one), look(other)
    if shared_identifier(mine, theirs):
        # Chapters are cited by the DOI of their book; else it is that of one work, whatever else is noted.
        return titles(mine, theirs) is Titles.UNLIKE and bool(mine.container or theirs.container)
    if not (mine.container and theirs.container):
        # Of a book these are the pages that a note cites, or how many it has.
        mine, theirs = (replace(side, counted=(*side.counted[:3], "")) for side in (mine, theirs))
    return apart(mine, theirs)


def texts(reference: Reference) -> set[tuple[str, str]]:
    """Return the lines that cite a work, each by its document and its text."""
    return {source.text for source in reference.sources if source.text}


def _same_issuers(one: Reference, other: Reference) -> bool:
    first, second = (_names(reference) for reference in (one, other))
    return first == second or bool(first & second)


def _names(reference: Reference) -> set[str]:
    """Names and acronyms of who issued a work; one in common is enough, for documents shorten them.

    A body that is known has its usual name among them, whatever is printed for it.
    """
    names: set[str] = set()
    for agent in reference.issuers:
        names.add(fold(agent.name))
        if isinstance(agent, Organisation) and agent.acronym:
            names.add(fold(agent.acronym))
    known = usual_names()
    return names | {fold(known[name]) for name in names if name in known}


class Shelf:
    """References in which the same work is found again, by the few that could be it."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        self._by_clue: dict[str, list[Reference]] = {}
        # By identity: these are compared again and again, and hashing one takes longer than comparing it.
        self._traits: dict[int, Traits] = {}
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference) -> None:
        """Put a reference among those that are compared with."""
        for clue in _clues(reference, stored=True):
            self._by_clue.setdefault(clue, []).append(reference)

    def find(self, reference: Reference) -> Match | None:
        """Return the first reference that is the same work, or None."""
        return next(self.found(reference), None)

    def found(self, reference: Reference) -> Iterator[Match]:
        """Yield the references that are the same work, some of them more than once."""

        @cache
        def own() -> Traits:
            return traits(reference)

        def look(one: Reference) -> Traits:
            return own() if one is reference else self._traits_of(one)

        for clue in _clues(reference, stored=False):
            for known in self._by_clue.get(clue, ()):
                if reason := same_work(reference, known, look=look):
                    yield Match(known, reason)

    def _traits_of(self, known: Reference) -> Traits:
        found = self._traits.get(id(known))
        if found is None:
            found = self._traits[id(known)] = traits(known)
        return found


def _clues(reference: Reference, *, stored: bool) -> Sequence[str]:
    """Return that by which a reference is found: an address counts with the title, where both have one.

    So a landing page of a thousand works leads to one of them. All but a line counts with the year, too, as
    for :func:`same_work`: every year has its "Editorial".
    """
    title, year = fold(reference.title or ""), reference.year
    clues = [f"raw {document} {raw}" for document, raw in texts(reference)]
    for url in reference.urls:
        address = f"url {year} {canonical(url)}"
        if stored:
            clues += [f"{address} {title}", f"{address} *"]
        else:
            clues += [f"{address} {title}", f"{address} "] if title else [f"{address} *"]
    if title:
        clues.append(f"title {year} {title}")
    if reference.doi:
        clues.append(f"doi {year} {reference.doi.casefold()}")
    return clues

"""Are two references the same work? What a store does with what a document brings."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from annexcli.address import canonical
from annexcli.model import LedgerLine, Organisation, ParsedItem, Reference, Source, Status
from annexcli.text import fold


@dataclass(frozen=True, slots=True)
class Match:
    """An incoming reference beside the reference that is the same work, and why it is."""

    incoming: Reference
    known: Reference
    reason: str


def same_work(one: Reference, other: Reference) -> str:
    """Return why two references are the same work, or nothing where they are not.

    Different years are different works, always: annual reports share everything else. An equal
    address is not enough either, for many works of a publisher are cited by one landing page.
    """
    if one.source and other.source and _line(one.source) == _line(other.source) != ("", ""):
        return "the same line of the same document"
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


def _line(source: Source) -> tuple[str, str]:
    """Return what tells a line of a document from others, wherever it has moved to."""
    return (source.document, source.raw) if source.raw else ("", "")


def _same_issuers(one: Reference, other: Reference) -> bool:
    first, second = (_names(reference) for reference in (one, other))
    return first == second or bool(first & second)


def _names(reference: Reference) -> set[str]:
    """Names and acronyms of who issued a work; one in common is enough, for documents shorten them."""
    names = set()
    for agent in reference.issuers:
        names.add(fold(agent.name))
        if isinstance(agent, Organisation) and agent.acronym:
            names.add(fold(agent.acronym))
    return names


class Shelf:
    """References in which the same work is found again, by the few that could be it."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        self._by_clue: dict[str, list[Reference]] = {}
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference) -> None:
        """Put a reference among those that are compared with."""
        for clue in self._clues(reference):
            self._by_clue.setdefault(clue, []).append(reference)

    def find(self, reference: Reference) -> Match | None:
        """Return the first reference that is the same work, or None."""
        for clue in self._clues(reference):
            for known in self._by_clue.get(clue, ()):
                if reason := same_work(reference, known):
                    return Match(reference, known, reason)
        return None

    @staticmethod
    def _clues(reference: Reference) -> Sequence[str]:
        clues = [f"url {canonical(url)}" for url in reference.urls]
        if reference.title:
            clues.append(f"title {fold(reference.title)}")
        if reference.doi:
            clues.append(f"doi {reference.doi.casefold()}")
        if reference.source and reference.source.raw:
            clues.insert(0, f"raw {reference.source.document} {reference.source.raw}")
        return clues


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an incoming reference is to a store: its key there, and why it is no new entry, if it is none."""

    key: str
    added: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """The outcome of each incoming reference, in order, and those that are new, with their citekeys."""

    outcomes: tuple[Outcome, ...]
    new: tuple[Reference, ...]


def shelve(
    references: Iterable[Reference],
    incoming: Iterable[Reference],
    make_key: Callable[[Reference, Collection[str]], str],
) -> Shelved:
    """Decide what each incoming reference is to a store.

    Args:
        references: what the store holds.
        incoming: what comes in; a work that comes twice is added once. One that has a key keeps it,
            if no other has it.
        make_key: gives a new reference a citekey that is not among the given ones, which are casefolded.

    """
    known = tuple(references)
    shelf = Shelf(known)
    keys = {reference.key.casefold() for reference in known}
    outcomes, new = [], []
    for reference in incoming:
        if match := shelf.find(reference):
            outcomes.append(Outcome(match.known.key, added=False, reason=match.reason))
            # What this document says of the work may differ from the store, and be repeated in it.
            shelf.add(replace(reference, key=match.known.key))
            continue
        free = bool(reference.key) and reference.key.casefold() not in keys
        keyed = reference if free else replace(reference, key=make_key(reference, keys))
        keys.add(keyed.key.casefold())
        shelf.add(keyed)
        new.append(keyed)
        outcomes.append(Outcome(keyed.key, added=True))
    return Shelved(tuple(outcomes), tuple(new))


def ledger(items: Iterable[ParsedItem], outcomes: Iterable[Outcome]) -> tuple[LedgerLine, ...]:
    """Return what became of every list item, in order.

    Args:
        items: the items of one run.
        outcomes: the outcome of each item that is a reference, in the same order.

    An item is *merged* where an earlier item of the same run is the same work, or is cited by it
    again; a work that the store had before is a reference like any other.

    """
    lines = []
    seen: set[str] = set()
    keys: dict[Source, str] = {}
    following = iter(outcomes)
    for item in items:
        if item.again in keys:
            lines.append(LedgerLine(Status.MERGED, item.source, keys[item.again], item.reason, item.section))
            continue
        if item.reference is None:
            lines.append(LedgerLine(Status.UNPARSED, item.source, None, item.reason, item.section))
            continue
        outcome = next(following)
        status = Status.MERGED if outcome.key in seen else Status.REFERENCE
        seen.add(outcome.key)
        keys.setdefault(item.source, outcome.key)
        lines.append(LedgerLine(status, item.source, outcome.key, outcome.reason, item.section))
    return tuple(lines)

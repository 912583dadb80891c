"""What changed between two lists of references: works added, works dropped, and facts of the others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from annexcli.likeness.evidence import Names, Titles, issuers, likeness, shared_identifier, titles
from annexcli.likeness.pairs import pairs
from annexcli.likeness.traits import Traits, traits
from annexcli.model.outcome import FieldChange
from annexcli.model.reference import Organisation, Person, Reference
from annexcli.text import squash

# Percent of its letters that a title keeps when it is corrected, and when it is replaced behind its address.
_CORRECTED, _REPLACED = 90, 60
# Lists whose rest is no longer than this are compared each with each.
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Changed:
    """A work of which the two lists say different things; values are text, None where there is none."""

    old: Reference
    new: Reference
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two lists, each in the order of its list; ``same`` counts what did not change."""

    added: tuple[Reference, ...] = ()
    dropped: tuple[Reference, ...] = ()
    changed: tuple[Changed, ...] = ()
    same: int = 0

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.added or self.dropped or self.changed)


def changes(old: Sequence[Reference], new: Sequence[Reference]) -> Changes:
    """Return what changed between two lists of references.

    A work is found again by what it is (an identifier, its address with its title, or title, publisher and
    year); what is left is paired by likeness, so that a corrected title, year or address is a change. Two
    works of one list are never one of the other: editions of a series that are both there stay apart.
    """
    matched = _Matching(old, new).matched()
    found = [(one, other, tuple(_differing(old[one], new[other]))) for other, one in sorted(matched.items())]
    kept = set(matched.values())
    return Changes(
        added=tuple(one for position, one in enumerate(new) if position not in matched),
        dropped=tuple(one for position, one in enumerate(old) if position not in kept),
        changed=tuple(Changed(old[one], new[other], fields) for one, other, fields in found if fields),
        same=sum(not fields for _, _, fields in found),
    )


def _differing(old: Reference, new: Reference) -> Iterator[FieldChange]:
    before, after = dict(_facts(old)), dict(_facts(new))
    for name, value in before.items():
        if value != after[name]:
            yield FieldChange(name, value or None, after[name] or None)
    if old.year == new.year and str(old.date) != str(new.date):
        yield FieldChange("date", str(old.date), str(new.date))


def _facts(reference: Reference) -> Iterator[tuple[str, str]]:
    # A body that a store names as author, a document names as publisher.
    bodies = [a.name for a in (*reference.issuers, *reference.publishers) if isinstance(a, Organisation)]
    yield "title", squash(reference.title or "")
    yield "authors", "; ".join(agent.name for agent in reference.issuers if isinstance(agent, Person))
    yield "publisher", "; ".join(dict.fromkeys(bodies))
    yield "year", str(reference.year or "")
    yield "link", " ".join(reference.urls)
    yield "doi", reference.doi or ""
    yield "note", squash(reference.note or "")


class _Matching:
    """The pairs of works of an old and a new list that are one: each work is in one pair at most."""

    def __init__(self, old: Sequence[Reference], new: Sequence[Reference]) -> None:
        self._references = (*old, *new)
        self._traits = [traits(reference) for reference in self._references]
        self._olds = len(old)
        self._old = dict.fromkeys(range(len(old)))
        self._new = dict.fromkeys(range(len(old), len(self._references)))
        self._matched: dict[int, int] = {}
        self._series = _series(self._traits[: len(old)]) | _series(self._traits[len(old) :])

    def matched(self) -> dict[int, int]:
        """Return the positions of old works by those of the new ones."""
        self._match_equal()
        self._match(self._candidates(by_year=True), _identity)
        self._match(self._candidates(by_year=False), self._resemblance)
        return self._matched

    def _match_equal(self) -> None:
        """Pair works of which the two lists say the same, in their order."""
        olds: dict[tuple[object, ...], list[int]] = {}
        for one in reversed(self._old):
            olds.setdefault((self._traits[one], *_facts(self._references[one])), []).append(one)
        for other in list(self._new):
            if waiting := olds.get((self._traits[other], *_facts(self._references[other]))):
                self._pair(waiting.pop(), other)

    def _pair(self, one: int, other: int) -> None:
        del self._old[one], self._new[other]
        self._matched[other - self._olds] = one

    def _candidates(self, *, by_year: bool) -> Iterator[tuple[int, int]]:
        if not by_year and max(len(self._old), len(self._new)) <= _SHORT:
            yield from ((one, other) for one in self._old for other in self._new)
            return
        left = [*self._old, *self._new]
        for one, other in pairs([self._traits[position] for position in left], by_year=by_year):
            if one < len(self._old) <= other:
                yield left[one], left[other]

    def _match(
        self, candidates: Iterable[tuple[int, int]], measure: Callable[[Traits, Traits], float]
    ) -> None:
        """Pair works, the most alike first; of equals, those whose places are nearest."""
        ranked = []
        for one, other in candidates:
            score = measure(self._traits[one], self._traits[other])
            if score:
                place = other - self._olds
                unequal = sum(1 for _ in _differing(self._references[one], self._references[other]))
                # The order must not depend on which list is the old one.
                ranked.append((-score, unequal, abs(one - place), one + place, one, other))
        for *_, one, other in sorted(ranked):
            if one in self._old and other in self._new:
                self._pair(one, other)

    def _resemblance(self, one: Traits, other: Traits) -> float:
        if one.year != other.year and not {one.title, other.title}.isdisjoint(self._series):
            return 0.0
        return _resemblance(one, other)


def _series(everything: Iterable[Traits]) -> set[str]:
    """Return the titles under which one list has works of several years."""
    years: dict[str, set[int | None]] = {}
    for one in everything:
        years.setdefault(one.title, set()).add(one.year)
    return {title for title, found in years.items() if len(found) > 1}


def _identity(one: Traits, other: Traits) -> float:
    found = likeness(one, other)
    return found.score if found else 0.0


def _resemblance(one: Traits, other: Traits) -> float:
    """Return how sure it is that a work is another one, corrected; 0 where it is not.

    At most one of year and address may differ where both works have them: a report of another year under
    another address is another report.
    """
    if one.words and other.words and one.numbers != other.numbers:
        return 0.0
    if any(a and b and a != b for a, b in zip(one.counted[:3], other.counted[:3], strict=True)):
        return 0.0
    if shared_identifier(one, other):
        return 1.0
    names = issuers(one, other)
    same_year = one.year == other.year
    shares_address = not one.addresses.isdisjoint(other.addresses)
    if one.addresses and other.addresses and one.year and other.year and not (shares_address or same_year):
        return 0.0
    support = shares_address + same_year + (names >= Names.NEARLY)
    alike = titles(one, other)
    if alike > Titles.UNKNOWN:
        return 0.5 + support / 10 + alike / 50 if support else 0.0
    letters = fuzz.token_sort_ratio(one.title, other.title)
    known = names >= Names.NEARLY or (shares_address and same_year)
    extended = min(len(one.words), len(other.words)) > 2 and (
        set(one.words) <= set(other.words) or set(other.words) <= set(one.words)
    )
    if letters >= (_REPLACED if shares_address else _CORRECTED) or extended:
        return letters / 250 + support / 10 if support > 1 and known else 0.0
    return 0.0

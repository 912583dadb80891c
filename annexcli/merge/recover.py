"""Addresses that references lost, found in a list that still has them: a sibling, a store, a table."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annexcli.address import is_web, split
from annexcli.errors import UnreadableInput
from annexcli.likeness.evidence import Names, Titles, apart, issuers, likeness, titles
from annexcli.likeness.pairs import pairs
from annexcli.likeness.traits import Traits, traits
from annexcli.model.reference import Organisation, PartialDate, Reference
from annexcli.text import fold, squash

# In a list of nothing but titles, an equal title counts as much as the weakest likeness.
_BY_TITLE = 0.7
_BY_KEY = 2.0
_LONGEST_CELL = 1_000_000
_COLUMNS = {
    "key": ("key", "citekey", "id", "bibtex key"),
    "title": ("title", "name", "work", "reference"),
    "url": ("url", "link", "address", "href", "target", "uri"),
    "year": ("year", "date"),
    "publisher": ("publisher", "author", "authors", "organisation", "organization", "issuer"),
}
_EVIDENCE = ("match", "evidence", "source", "note", "notes", "seen", "remark", "remarks")


@dataclass(frozen=True, slots=True)
class Offer:
    """A work with its addresses, where that stands, and what the place says for it."""

    reference: Reference
    where: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Recovered:
    """The addresses of a reference that had lost them; ``why`` says what makes it the same work."""

    key: str
    offer: Offer
    why: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """An offer that is as near to several references, by their citekeys."""

    offer: Offer
    keys: tuple[str, ...]


def is_lost(reference: Reference) -> bool:
    """Tell whether nothing leads to a work any more: it has neither an address nor a DOI."""
    return not reference.urls and not reference.doi


def recover(
    lost: Sequence[Reference], offers: Iterable[Offer]
) -> tuple[tuple[Recovered, ...], tuple[Unsure, ...]]:
    """Return which references get which addresses, in their order, and the offers that fit several.

    An offer is taken for a citekey that it names, for a work that is probably the same (as ``annex dedupe``
    finds it), or for its title where it says nothing else. Of offers as good, the first is taken.

    Args:
        lost: references without an address.
        offers: works with addresses.

    """
    given = tuple(offer for offer in offers if any(map(is_web, offer.reference.urls)))
    best: dict[int, tuple[float, int, str]] = {}
    unsure: list[Unsure] = []
    for number, scores in _scored(lost, given):
        most = max(score for score, _ in scores.values())
        nearest = [place for place, (score, _) in scores.items() if score == most]
        if len(nearest) > 1:
            nearest = _of_host(nearest, lost, given[number]) or nearest
        if len(nearest) > 1:
            unsure.append(Unsure(given[number], tuple(lost[place].key for place in sorted(nearest))))
            continue
        place = nearest[0]
        candidate = (-most, number, scores[place][1])
        best[place] = min(best.get(place, candidate), candidate)
    found = tuple(
        Recovered(lost[place].key, given[number], why) for place, (_, number, why) in sorted(best.items())
    )
    keys = {one.key for one in found}
    return found, tuple(one for one in unsure if not keys.issuperset(one.keys))


def _scored(
    lost: Sequence[Reference], offers: Sequence[Offer]
) -> Iterator[tuple[int, dict[int, tuple[float, str]]]]:
    """Yield offers, in order, with the references that each may be for: how sure that is, and why."""
    every = [traits(reference) for reference in (*lost, *(offer.reference for offer in offers))]
    scores: dict[int, dict[int, tuple[float, str]]] = {number: {} for number in range(len(offers))}
    for place, other in pairs(every, by_year=False):
        if place < len(lost) <= other and (found := _likeness(every[place], every[other])):
            scores[other - len(lost)][place] = found
    places = {reference.key: place for place, reference in enumerate(lost)}
    for number, offer in enumerate(offers):
        named = places.get(offer.reference.key) if offer.reference.key else None
        if named is not None and _may_be(every[named], every[len(lost) + number]):
            scores[number] = {named: (_BY_KEY, "the same citekey")}
        if scores[number]:
            yield number, scores[number]


def _may_be(one: Traits, other: Traits) -> bool:
    """Tell whether nothing speaks against a citekey: two stores may give one to two works."""
    return titles(one, other) is not Titles.UNLIKE


def _likeness(one: Traits, other: Traits) -> tuple[float, str] | None:
    if found := likeness(one, other):
        return found.score, found.reason
    alike = titles(one, other)
    says_less = not other.year or not (other.names or other.families)
    if alike < Titles.NEARLY or not says_less or apart(one, other) or issuers(one, other) is Names.UNLIKE:
        return None
    same = alike is Titles.SAME
    return (_BY_TITLE, "the same title") if same else (_BY_TITLE - 0.1, "nearly the same title")


def _of_host(places: list[int], lost: Sequence[Reference], offer: Offer) -> list[int]:
    """Return the references whose publisher's name or acronym is in the host: *IWF* in ``www.iwf.org.uk``."""
    parts = split(offer.reference.urls[0])
    labels = set((parts.hostname or "").split(".")) if parts else set()
    return [place for place in places if labels & _short_names(traits(lost[place]))]


def _short_names(one: Traits) -> set[str]:
    return {name.replace(" ", "") for name in one.names} | set(one.initials)


def from_table(text: str, name: str) -> Iterator[Offer]:
    """Yield the works of a table with commas or tabs, whose first row names its columns.

    A column of addresses is needed, and one of citekeys or titles; years and publishers help. What the
    columns of evidence say is kept.

    Args:
        text: the table.
        name: its file, for the places of its rows.

    Raises:
        UnreadableInput: if it has no such columns.

    """
    csv.field_size_limit(_LONGEST_CELL)
    head, _, _ = text.partition("\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in head else ",")
    try:
        names = [fold(cell) for cell in next(rows, [])]
        columns = {
            kind: place for kind, known in _COLUMNS.items() if (place := _place(names, known)) is not None
        }
        if "url" not in columns or not columns.keys() & {"key", "title"}:
            raise UnreadableInput(
                "a table without a column of addresses beside one of citekeys or titles",
                where=f"{name}:1",
                hint="name the columns key or title, and url",
            )
        evidence = [place for place, column in enumerate(names) if column in _EVIDENCE]
        for row in rows:
            cells = {kind: squash(row[place]) for kind, place in columns.items() if place < len(row)}
            said = "; ".join(
                squash(row[place]) for place in evidence if place < len(row) and row[place].strip()
            )
            yield Offer(_reference(cells), f"{name}:{rows.line_num}", said)
    except csv.Error as error:
        raise UnreadableInput(f"not a table: {error}", where=f"{name}:{rows.line_num}") from error


def _place(names: list[str], known: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


def _reference(cells: dict[str, str]) -> Reference:
    year = cells.get("year", "")[:4]
    publisher = cells.get("publisher", "")
    return Reference(
        title=cells.get("title") or None,
        key=cells.get("key", ""),
        publishers=tuple(Organisation(part.strip()) for part in publisher.split(";") if part.strip()),
        date=PartialDate(int(year)) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
        urls=tuple(cells.get("url", "").split()),
    )

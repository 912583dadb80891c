"""Which entries of a store are probably one work."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annexcli.likeness.evidence import Likeness, Titles, apart, likeness, shared_identifier, titles
from annexcli.likeness.pairs import pairs
from annexcli.likeness.traits import Traits, traits
from annexcli.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Entries that are probably one work: their keys in the order of the store.

    ``score`` says how sure that is, from 0 to 1, and ``reason`` why; of more than two entries, those of the
    weakest link between them.
    """

    keys: tuple[str, ...]
    score: float
    reason: str


@dataclass(slots=True)
class _Group:
    """Positions that belong together, what tells their works from others, and the weakest link."""

    members: list[int]
    known: set[Traits]
    weakest: Likeness = field(default=Likeness(1.0, ""))


def duplicates(references: Sequence[Reference]) -> tuple[Duplicate, ...]:
    """Return the groups of references that are probably one work, in the order of their first ones.

    Nothing joins a group that cannot be the same work as each of its members: no group holds two years. Each
    reference is in one group at most, and which that is does not depend on the order of the references.
    """
    everything = [traits(reference) for reference in references]
    groups: dict[int, _Group] = {}
    for found, one, other in _links(references, everything):
        first = groups.get(one) or _Group([one], {everything[one]})
        second = groups.get(other) or _Group([other], {everything[other]})
        if first is not second and _fit(first, second):
            joined = _joined(first, second, found)
            groups.update(dict.fromkeys(joined.members, joined))
    unique = {id(group): group for group in groups.values()}.values()
    return tuple(
        Duplicate(
            tuple(references[position].key for position in sorted(group.members)),
            group.weakest.score,
            group.weakest.reason,
        )
        for group in sorted(unique, key=lambda group: min(group.members))
    )


def _links(references: Sequence[Reference], everything: Sequence[Traits]) -> list[tuple[Likeness, int, int]]:
    """Return what links two references, the surest first."""
    links = [
        (found, one, other)
        for one, other in pairs(everything)
        if (found := likeness(everything[one], everything[other]))
    ]

    def rank(link: tuple[Likeness, int, int]) -> tuple[float, list[str]]:
        return -link[0].score, sorted((references[link[1]].key, references[link[2]].key))

    return sorted(links, key=rank)


def _fit(first: _Group, second: _Group) -> bool:
    """Tell whether all of two groups can be one work."""
    return all(_can_be_one(one, other) for one in first.known for other in second.known)


def _can_be_one(one: Traits, other: Traits) -> bool:
    if one == other:
        return True
    return not apart(one, other) and bool(
        titles(one, other) is not Titles.UNLIKE or shared_identifier(one, other)
    )


def _joined(first: _Group, second: _Group, found: Likeness) -> _Group:
    larger, smaller = sorted((first, second), key=lambda group: -len(group.members))
    larger.members += smaller.members
    larger.known |= smaller.known
    links = (larger.weakest, smaller.weakest, found)
    larger.weakest = min(links, key=lambda one: (one.score, not one.reason))
    return larger

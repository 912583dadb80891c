"""Which references of many are worth a comparison: those that have a clue in common."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from annexcli.likeness.traits import Traits

# So many references with a clue in common are all compared; of more, each with so many neighbours.
_FEW = 32
_NEIGHBOURS = 8
# Titles of fewer words are looked for by each of them.
_MANY = 4


def pairs(everything: Sequence[Traits], *, by_year: bool = True) -> Iterator[tuple[int, int]]:
    """Give the positions of references that may be one work, each pair once, the lower position first.

    Where very many share a clue (a landing page, a phrase), only neighbours in the order of their titles are
    compared, so that the work grows with the number of references and not with its square.

    Args:
        everything: the traits of the references.
        by_year: whether titles of different years need not be compared.

    """
    places: dict[str, list[int]] = {}
    for position, one in enumerate(everything):
        for clue in dict.fromkeys(_clues(one, by_year=by_year)):
            places.setdefault(clue, []).append(position)
    seen: set[tuple[int, int]] = set()
    for found in places.values():
        for pair in _within(found, everything):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _clues(one: Traits, *, by_year: bool) -> Iterator[str]:
    for kind, value in one.identifiers:
        yield f"{kind} {value}"
    if one.isbn:
        yield f"isbn {one.isbn}"
    for address in one.addresses:
        yield f"address {address}"
    when = one.year if by_year else ""
    if one.words:
        yield f"title {when} {''.join(one.words)}"
    # A slip in one word leaves most of these, but for titles of which it is a large part.
    for first, second in pairwise(one.words):
        yield f"words {when} {first} {second}"
    if len(one.words) < _MANY:
        yield from (f"word {when} {word}" for word in one.words)


def _within(found: list[int], everything: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    if len(found) <= _FEW:
        yield from combinations(found, 2)
        return

    def rank(position: int) -> tuple[tuple[str, ...], int, list[str]]:
        one = everything[position]
        return one.words, one.year or 0, sorted(one.names)

    ordered = sorted(found, key=rank)
    for start, first in enumerate(ordered):
        for second in ordered[start + 1 : start + 1 + _NEIGHBOURS]:
            yield min(first, second), max(first, second)

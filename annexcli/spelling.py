"""Which known word somebody meant."""

from collections.abc import Iterable

_LONG = 8


def nearest(word: str, known: Iterable[str], *, slips: int = 0) -> str:
    """Return the known word that is nearest to a misspelt one, or an empty string where none is near.

    Args:
        word: what was written; its case does not count.
        known: the words there are, in small letters.
        slips: how many letters may be wrong, missing, added or changed places with their neighbour; by
            default as many as a word of this length may have: one, or two from eight letters on.

    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most words are spelt well

    word = word.casefold()
    slips = slips or (2 if len(word) >= _LONG else 1)
    best, distance = "", slips + 1
    for candidate in known:
        found = OSA.distance(word, candidate, score_cutoff=slips)
        if found < distance:
            best, distance = candidate, found
    return best

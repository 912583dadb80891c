"""Which known word somebody meant."""

from collections.abc import Iterable

# A word of so many letters may have two slips, a shorter one has one.
_LONG = 8


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to a misspelt one, or an empty string where none is near.

    A slip is a letter that is wrong, missing, added or in its neighbour's place.

    Args:
        word: what was written; its case does not count.
        known: the words there are, in small letters; of several that are as near, the first is meant.

    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - most words are spelt well
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - as above

    slips = 2 if len(word) >= _LONG else 1
    # Of a mapping it would compare the values.
    found = extractOne(word.casefold(), tuple(known), scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else ""

"""Topics: which of a vocabulary's terms a text holds.

A term of small letters matches in any inflected form (Snowball's English stemmer,
https://snowballstem.org); a term of capitals is an acronym and matches as it is written.
"""

import re
from functools import cache

from annexcli.text import fold
from annexcli.vocab import table

_ACRONYM = re.compile(r"[A-Z]{2,}s?")


def topics_of(text: str) -> tuple[str, ...]:
    """Return the topics that ``text`` shows, in the order of the vocabulary.

    ``csea/grooming`` includes ``csea``: a part is given alone, its parent is understood.
    """
    from snowballstemmer import stemmer  # noqa: PLC0415 - only parsing needs it

    stem = stemmer("english").stemWord
    stems = f" {' '.join(stem(word) for word in fold(text).split())} "
    capitals = set(re.findall(r"[A-Za-z]+", text))
    shown = [
        topic
        for topic, (acronyms, terms) in _vocabulary().items()
        if acronyms & capitals or any(term in stems for term in terms)
    ]
    return tuple(topic for topic in shown if not any(other.startswith(f"{topic}/") for other in shown))


@cache
def _vocabulary() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    from snowballstemmer import stemmer  # noqa: PLC0415 - only parsing needs it

    stem = stemmer("english").stemWord
    vocabulary = {}
    for topic, terms in table("topics")["topics"].items():
        acronyms = frozenset(term for term in terms if _ACRONYM.fullmatch(term))
        phrases = (
            " ".join(stem(word) for word in fold(term).split()) for term in terms if term not in acronyms
        )
        vocabulary[topic] = (acronyms, tuple(f" {phrase} " for phrase in phrases))
    return vocabulary

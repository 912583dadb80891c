"""Topics: which of a vocabulary's terms a text holds.

A term of small letters matches in any inflected form (Snowball's English stemmer,
https://snowballstem.org); a term of capitals is an acronym and matches as it is written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from annexcli.text import fold
from annexcli.vocab import table

_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")


def topics_of(text: str) -> tuple[str, ...]:
    """Return the topics that ``text`` shows, in the order of the vocabulary.

    ``csea/grooming`` includes ``csea``: a part is given alone, its parent is understood.
    """
    vocabulary = _vocabulary()
    # A word that begins like no term stands for itself: most words need not be stemmed.
    may = vocabulary.beginnings
    stems = [_stem(word) if word[:3] in may or word[:2] in may else word for word in fold(text).split()]
    shown: set[str] = set()
    for start, stem in enumerate(stems):
        for term, topics in vocabulary.terms.get(stem, ()):
            if stems[start : start + len(term)] == term:
                shown.update(topics)
    for word in _ACRONYM.findall(text):
        shown.update(vocabulary.acronyms.get(word, ()))
    leaves = {topic for topic in shown if not any(other.startswith(f"{topic}/") for other in shown)}
    return tuple(topic for topic in vocabulary.order if topic in leaves)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Topics in their order, and which ones a phrase of stems (by its first) or an acronym shows.

    ``beginnings`` are the first letters of the stems, three or those of a word of two or three that may
    end in another one: stemming leaves them as they are.
    """

    order: tuple[str, ...]
    terms: Mapping[str, list[tuple[list[str], frozenset[str]]]]
    acronyms: Mapping[str, frozenset[str]]
    beginnings: frozenset[str]


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer import stemmer  # noqa: PLC0415 - only parsing needs it

    stem: Callable[[str], str] = stemmer("english").stemWord
    return stem


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _stemmer()(word)


@cache
def _vocabulary() -> _Vocabulary:
    terms: dict[tuple[str, ...], set[str]] = {}
    acronyms: dict[str, set[str]] = {}
    topics: dict[str, list[str]] = table("topics")["topics"]
    for topic, phrases in topics.items():
        for phrase in phrases:
            if _ACRONYM.fullmatch(phrase):
                acronyms.setdefault(phrase, set()).add(topic)
            else:
                terms.setdefault(tuple(_stem(word) for word in fold(phrase).split()), set()).add(topic)
    by_first_stem: dict[str, list[tuple[list[str], frozenset[str]]]] = {}
    for term, shown in terms.items():
        by_first_stem.setdefault(term[0], []).append((list(term), frozenset(shown)))
    return _Vocabulary(
        tuple(topics),
        by_first_stem,
        {acronym: frozenset(shown) for acronym, shown in acronyms.items()},
        frozenset(stem[:3] if len(stem) > 3 else stem[:2] for term in terms for stem in term),
    )

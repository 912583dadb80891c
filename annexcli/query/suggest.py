"""Terms that recur in titles without a topic: what a vocabulary may lack."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from annexcli.model.reference import Reference
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.topics import stemmer

_LONGEST = 3  # words in a term
_SHORTEST = 4  # letters of a term of one word
_SMALL = 5
_FEWEST = 2  # references that have it


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term as it is printed most often, and the citekeys of the references that have it in any form."""

    term: str
    keys: tuple[str, ...]


def suggestions(references: Iterable[Reference]) -> tuple[Suggestion, ...]:
    """Return terms of one to three words that recur in titles, those of most references first.

    A term that is always a part of a longer one is left out; none begins or ends with a small word, or holds
    a number.
    """
    printed: dict[tuple[str, ...], Counter[str]] = {}
    keys: dict[tuple[str, ...], dict[str, None]] = {}
    for reference in references:
        for stems, words in _terms(reference.title or ""):
            printed.setdefault(stems, Counter())[words] += 1
            keys.setdefault(stems, {})[reference.key] = None
    often = {stems: tuple(found) for stems, found in keys.items() if len(found) >= _FEWEST}
    parts = {part for whole in often for part in _parts(whole) if often.get(part) == often[whole]}
    ranked = sorted(
        (stems for stems in often if stems not in parts),
        key=lambda stems: (-len(often[stems]), -len(stems), stems),
    )
    return tuple(Suggestion(printed[stems].most_common(1)[0][0], often[stems]) for stems in ranked)


def _parts(stems: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the terms that stand in a term."""
    for length in range(1, len(stems)):
        yield from (stems[start : start + length] for start in range(len(stems) - length + 1))


def _terms(title: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the terms of a title: their stems, and themselves, folded."""
    stem, small = stemmer(), _small_words()
    words = fold(title).split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            some = words[start:end]
            if {some[0], some[-1]} & small or any(word.isdecimal() for word in some):
                continue
            if len(some) > 1 or len(some[0]) >= _SHORTEST:
                yield tuple(map(stem, some)), " ".join(some)


@cache
def _small_words() -> frozenset[str]:
    # Those lists tell languages apart, and longer words in them say something.
    words = (fold(word) for words in table("languages").values() for word in words)
    return frozenset(word for word in words if len(word) <= _SMALL) | {"between", "against", "towards"}

"""Phrases of a vocabulary, found in folded text as whole words."""

import re
from collections.abc import Iterable
from functools import cache

from annexcli.text import fold
from annexcli.vocab import table


@cache
def phrases(file: str, name: str) -> frozenset[str]:
    """Return a list of a vocabulary file, folded; a table of lists (by language) gives them all."""
    entry = table(file)[name]
    lists: Iterable[list[str]] = entry.values() if isinstance(entry, dict) else [entry]
    return frozenset(fold(phrase) for words in lists for phrase in words)


@cache
def _pattern(file: str, name: str) -> re.Pattern[str]:
    longest_first = sorted(phrases(file, name), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _first_words(file: str, name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases(file, name))


def found(file: str, name: str, text: str) -> str | None:
    """Return the first phrase of a vocabulary list in ``text``, folded, or None."""
    folded = fold(text)
    if _first_words(file, name).isdisjoint(folded.split()):
        return None
    match = _pattern(file, name).search(folded)
    return match[0] if match else None


def is_word(name: str, word: str) -> bool:
    """Tell whether a word or phrase, whole, is in a list of ``names.toml``."""
    return fold(word) in phrases("names", name)

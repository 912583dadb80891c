"""Phrases of a vocabulary, found in folded text as whole words."""

import re
from collections.abc import Iterable
from functools import cache

from annexcli.text import fold
from annexcli.vocab import table

_LETTERS = re.compile(r"[^\W\d_]+")
# The letters that patterns such as "págs?" or "stand" begin with, and one behind them that may be left out.
_BEGINNING = re.compile(r"(?P<sure>[^\W\d_]*[^\W\d_](?![?*]))(?P<perhaps>[^\W\d_](?=\?))?")


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


def beginnings(patterns: Iterable[str], letters: int) -> frozenset[str]:
    """Return the first letters of the words that patterns begin with, shorter words whole.

    Raises:
        ValueError: if a pattern does not begin with letters, or may go on with others before that many.

    """
    found: set[str] = set()
    for pattern in patterns:
        match = _BEGINNING.match(pattern)
        uncertain = match and len(match["sure"]) < letters and pattern[match.end() :].startswith(("(", "["))
        if not match or uncertain:
            msg = f"its first {letters} letters are not certain: {pattern}"
            raise ValueError(msg)
        found |= {match["sure"][:letters], (match["sure"] + (match["perhaps"] or ""))[:letters]}
    return frozenset(found)


def has_beginning(text: str, known: frozenset[str], letters: int) -> bool:
    """Tell whether a word of a text in small letters begins with known letters."""
    return not known.isdisjoint([word[:letters] for word in _LETTERS.findall(text)])


def is_word(name: str, word: str) -> bool:
    """Tell whether a word or phrase, whole, is in a list of ``names.toml``."""
    return fold(word) in phrases("names", name)

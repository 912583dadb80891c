"""The language of a title, where its script or its small words leave no doubt."""

import re
from functools import cache

from annexcli.vocab import table

_WORD, _ASCII_WORD = re.compile(r"[^\W\d_]+"), re.compile("[a-z]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7af]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_NOT_ARABIC = re.compile(r"[پچژگکی]")  # letters of Persian and Urdu
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_RUSSIAN = re.compile(r"[ыэёъЫЭЁЪ]|ия\b|ого\b|ных\b|ение\b")
_NOT_RUSSIAN = re.compile(r"[іїєґўІЇЄҐЎђјљњћџЂЈЉЊЋЏәғқңөұүһӘҒҚҢӨҰҮҺ]|ът\b|ата\b")
# Letters that one of the languages alone has.
_LETTERS = {"de": "ßäöü", "es": "ñ¿¡", "pt": "ãõ", "fr": "œëûùîâê"}
# A word that is in one list alone weighs so much; half of it where two lists share it, and so on.
_ENOUGH = 1.5


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 tag of the language of a title, or None where it may be another.

    A script settles it where one language is written in it; Latin letters need small words of the
    language, and twice as many as of any other.
    """
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return _latin(text)
    letters = sum(character.isalpha() for character in text)
    if not letters:
        return None
    for tag, form in _SCRIPTS:
        if len(form.findall(text)) >= 0.3 * letters:
            return tag
    if len(_ARABIC.findall(text)) >= 0.5 * letters:
        return None if _NOT_ARABIC.search(text) else "ar"
    if len(_CYRILLIC.findall(text)) >= 0.5 * letters:
        if _NOT_RUSSIAN.search(text):
            return "uk" if re.search(r"[їєґЇЄҐ]", text) else None
        return "ru" if _RUSSIAN.search(text) else None
    return _latin(text)


def _latin(text: str) -> str | None:
    weights: dict[str, float] = {}
    known = _words()
    small = text.lower()
    for word in (_ASCII_WORD if small.isascii() else _WORD).findall(small):
        if word in known:
            for tag, weight in known[word]:
                weights[tag] = weights.get(tag, 0) + weight
    if not weights:
        return None
    if not small.isascii():
        for tag, letters in _LETTERS.items():
            if any(letter in small for letter in letters):
                weights[tag] = weights.get(tag, 0) + 0.75
    best, second, *_ = [*sorted(weights.values(), reverse=True), 0, 0]
    if best < _ENOUGH or best < 2 * second:
        return None
    return max(weights, key=weights.__getitem__)


@cache
def _words() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each word the languages that have it, and what it weighs for each."""
    tags: dict[str, list[str]] = {}
    for tag, words in table("languages").items():
        for word in words:
            tags.setdefault(word, []).append(tag)
    return {word: tuple((tag, 1 / len(found)) for tag in found) for word, found in tags.items()}

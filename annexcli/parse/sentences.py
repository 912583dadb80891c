"""Where a title ends: the full stop that closes it, told from those of initials and abbreviations."""

import re

from annexcli.parse.dates import is_month
from annexcli.text import fold
from annexcli.vocab.words import phrases

_STOP = re.compile(r"(?P<mark>[.?!])(?P<quote>[\"”»’]?)(?=\s|$)")
_NUMBER = re.compile(r"\W*\d{1,3}")
_SHORT_NUMBER = re.compile(r"(?<!\d)\d{1,2}$")
# What German counts with a number and a full stop before it.
_COUNTED = re.compile(
    r"(?:[^\W\d_]*(?:auflage|ausgabe|bericht|sitzung|fassung|band|teil)|Aufl\b|Ausg\b|Bd\b|Jg\b|Legislaturperiode|Jahrgang)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s(\[“«\"]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_a-z]")
_CONTAINER = re.compile(r"\s+(?:in|en|dans|nel|nella)\b[:\s]", re.IGNORECASE)


def end_of_title(text: str) -> int | None:
    """Return the position behind the sentence that ``text`` begins with, or None where none ends.

    ``U.S. policy. Washington`` ends behind *policy*; a question goes on where another sentence
    follows it before anything that looks like a journal or a place.
    """
    for stop in _STOP.finditer(text):
        before, after = text[: stop.start()], text[stop.end() :]
        if stop["mark"] == "." and (abbreviates(before) or _is_ordinal(before, after)):
            continue
        if after.strip() and after.lstrip()[0].islower() and not _CONTAINER.match(after):
            continue
        if stop["mark"] in "?!" and _goes_on(after):
            continue
        return stop.end()
    return None


def _is_ordinal(before: str, after: str) -> bool:
    """Tell whether a full stop makes a number an ordinal, as in German: ``2. Auflage``, ``12. Dezember``."""
    if not _SHORT_NUMBER.search(before[-4:]):
        return False
    following = after.split(maxsplit=1)
    return bool(following) and (
        _COUNTED.match(following[0]) is not None or is_month(following[0].strip(".,;"))
    )


def abbreviates(before: str) -> bool:
    """Tell whether a full stop behind these words is that of an initial or an abbreviation."""
    if before.endswith((")", "]")):
        return False
    if len(before) < 12 and _NUMBER.fullmatch(before):
        return True  # "15. Kinder- und Jugendbericht"
    words = _OPENING.split(before[-40:])
    last = words[-1]
    return bool(_INITIALS.fullmatch(last)) or fold(last) in phrases("abbreviations", "stopped")


def _goes_on(after: str) -> bool:
    """Tell whether a plain sentence follows a question, so that both are one title."""
    end = re.search(r"[.?!](?=\s|$)", after)
    following = after[: end.start()] if end else ""
    return bool(following.strip()) and not re.search(r"[\d,:;«“\"(]", following)

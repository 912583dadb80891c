"""What stands in commas behind a title and is none of it: the kind of a work, and its number in a series.

``…, statistical bulletin`` · ``…, web page`` · ``…, submission to the panel`` · ``…, CASE Report 72``
"""

import re
from typing import NamedTuple

from annexcli.parse import agents
from annexcli.vocab import table

_KIND = re.compile("|".join(table("types")["behind_title"]), re.IGNORECASE)
# A year is no number: "Annual Report 2018" is what the report is called.
_NUMBERED = re.compile(
    r"(?-i:(?=[^\W\d_a-z]))(?:[^\s,;:.()]+\s){0,6}(?:paper|report|brief|briefing|note|bulletin|memorandum|circular|monograph|study|series)s?"
    r"(?:\s(?:series|no\.?|nr\.?|number))*\s(?!(?:1[5-9]|20)\d\d$)(?:[A-Z]{1,6}[ -]?)?\d[\w/.–-]*",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+")
# Before the kind of a work stands its title, which has more words than a name.
_FEWEST_WORDS = 4
_LONGEST = 120


class Kind(NamedTuple):
    """The kind of a work or its number in a series, as printed, and where it begins and what follows ends."""

    start: int
    end: int
    name: str = ""
    number: str = ""


def is_kind(text: str) -> bool:
    """Tell whether a text is nothing but a word for a kind of work, or a number in a series."""
    text = text.strip(" .")
    return _KIND.fullmatch(text) is not None or is_numbered(text)


def is_numbered(text: str) -> bool:
    """Tell whether a text is a series and a number in it: ``CASE Report 72``, ``Working Paper No. 4``."""
    return _NUMBERED.fullmatch(text) is not None


def leading(text: str) -> Kind | None:
    """Return the kind or the number that ``text`` begins with, a comma behind it, or None."""
    first, comma, _ = text.partition(", ")
    return _kind(first, 0, len(first) + len(comma)) if comma and is_kind(first) else None


def trailing(text: str) -> Kind | None:
    """Return the kind or the number that ``text`` ends with, behind a comma and a title, or None."""
    stops = list(_COMMA.finditer(text, max(0, len(text) - _LONGEST)))
    if not stops or not is_kind(text[stops[-1].end() :]):
        return None
    start = stops[-1].start()
    few = len(text[:start].split()) < _FEWEST_WORDS and "," not in text[:start]
    if few or agents.is_organisation(text[:start]):
        return None  # "Council of Harbours, Annual Report": that is what the report is called
    return _kind(text[stops[-1].end() :], start, len(text))


def _kind(text: str, start: int, end: int) -> Kind:
    text = text.strip(" .")
    return Kind(start, end, number=text) if is_numbered(text) else Kind(start, end, name=text)

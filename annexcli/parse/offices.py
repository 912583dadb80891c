"""Offices that persons hold: ``Special Rapporteur on the right to food``."""

import re
from functools import cache

from annexcli.model.reference import Organisation, Person
from annexcli.parse.people import people
from annexcli.text import fold
from annexcli.vocab.words import phrases

# What stands between names in a list, and before its last one.
COMMA = re.compile(r"\s*,\s*(?:and\s+|&\s*)?")
# The name of who held an office has no more words than this and one.
_MOST_SPACES = 3


def trailing(text: str) -> tuple[str, Organisation, tuple[Person, ...]] | None:
    """Return the title before an office at the end of a text, the office, and who held it, or None.

    ``Annual report, Special Rapporteur on the right to food, Hilal Elver``: what the office is for may be
    long, in small letters, and a list of things.
    """
    for comma in COMMA.finditer(text):
        office = text[comma.end() :].removeprefix("the ")
        if not office[:1].isupper() or _named(fold(office)) is None:
            continue
        body, _, last = office.rpartition(", ")
        may_be_name = bool(body) and last.count(" ") <= _MOST_SPACES and last[:1].isupper()
        if may_be_name and (held := people(last, certain=True)):
            return text[: comma.start()], Organisation(body), held.persons
        return text[: comma.start()], Organisation(office), ()
    return None


def begins(text: str) -> bool:
    """Tell whether a text begins with an office and what it is for: ``UN Special Rapporteur on …``."""
    first, _, rest = text.partition(" ")
    said = rest if first.isupper() else text
    if fold(said.partition(" ")[0]) not in _first_words():
        return False  # the whole of a text is folded for few
    said = fold(said)
    office = _named(said)
    return office is not None and said[len(office) :].split(maxsplit=1)[0] in phrases("names", "connector")


def _named(folded: str) -> str | None:
    """Return the office that a folded text begins with, or None."""
    return next((one for one in _offices() if folded.startswith(f"{one} ")), None)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(office.partition(" ")[0] for office in _offices())


@cache
def _offices() -> tuple[str, ...]:
    return tuple(phrases("names", "office"))

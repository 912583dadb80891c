"""Places of publication: cities, and the states and countries printed behind them."""

import re
from functools import lru_cache

from annexcli.text import fold
from annexcli.vocab.words import phrases

_JOINTS = (" and ", " & ", "/", " und ", " et ", " y ", " e ", "; ", " – ", "-")

_INVERTED_STATE = re.compile(
    r"[^\W\d_a-z][^,()\d]{2,40}, (?:[^\W\d_a-z][\w’']+ ){0,3}"
    r"(?:Republic|Kingdom|States?|Government|Commonwealth|Federation|Union|Principality|Emirates) of(?: the)?"
)


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Tell whether ``text`` names a city, alone or with its state or country: ``Cambridge, MA, USA``.

    Two cities joined by *and*, *&* or a slash are a place, too: ``New York/London``.
    """
    text = text.strip(" ,;.:()[]")
    if not text or len(text) > 60:
        return False
    if fold(text) in phrases("places", "cities"):
        return True
    for joint in _JOINTS:
        if joint in text:
            left, _, right = text.partition(joint)
            if is_place(left) and is_place(right):
                return True
    city, *regions = text.split(", ")
    return bool(regions) and fold(city) in phrases("places", "cities") and all(map(is_region, regions))


def is_region(text: str) -> bool:
    """Tell whether ``text`` is a country or state as it follows a city."""
    return fold(text) in phrases("places", "regions")


def is_inverted_state(text: str) -> bool:
    """Tell whether ``text`` is the name of a state turned round for the alphabet: ``Kenya, Republic of``."""
    return _INVERTED_STATE.fullmatch(text) is not None

"""Places of publication: cities, and the states and countries printed behind them."""

from functools import lru_cache

from annexcli.text import fold
from annexcli.vocab.words import phrases


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
    for joint in (" and ", " & ", "/", " und ", " et ", " y ", " e ", "; ", " – ", "-"):
        left, found, right = text.partition(joint)
        if found and is_place(left) and is_place(right):
            return True
    city, comma, region = text.partition(", ")
    regions = phrases("places", "regions")
    return (
        bool(comma)
        and fold(city) in phrases("places", "cities")
        and all(fold(part) in regions for part in region.split(", "))
    )


def is_region(text: str) -> bool:
    """Tell whether ``text`` is a country or state as it follows a city."""
    return fold(text) in phrases("places", "regions")

"""Two references by their traits: what keeps them apart, what they share, how sure it is that they are one.

Titles are compared word by word, not letter by letter: "Child protection in Kenya" and "Child protection in
Ghana" share nine letters in ten and are two works, a word with a slip in it is the same word.
"""

from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from annexcli.likeness.traits import Traits

# fmt: off
# Words of a subtitle that names a part or a companion of a work rather than the work.
_PARTS = frozenset((
    "addendum", "anexo", "annex", "annexe", "annexes", "appendices", "appendix", "band", "brief",
    "briefing", "chapter", "corrigendum", "data", "edition", "factsheet", "infographic", "module",
    "part", "parte", "partie", "phase", "presentation", "protocol", "protocole", "protocolo",
    "protokoll", "questionnaire", "resume", "resumen", "section", "series", "summary", "supplement",
    "synthese", "teil", "tome", "toolkit", "update", "vol", "volume", "zusammenfassung",
))
# fmt: on
# A title of fewer telling words says too little without a year or a publisher.
_TELLING = 4
_WITHOUT_YEAR = 0.15


class Titles(IntEnum):
    """What two titles are to each other."""

    UNLIKE = 0
    UNKNOWN = 1  # a work without a title
    SHORTENED = 2  # one lacks the subtitle
    NEARLY = 3  # slips, small words, words written apart
    SAME = 4


class Names(IntEnum):
    """What those who issued two works are to each other."""

    UNLIKE = 0
    UNKNOWN = 1
    NEARLY = 2  # an acronym beside its name, a part of the name
    SAME = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two references are one work, from 0 to 1, and why."""

    score: float
    reason: str


def titles(one: Traits, other: Traits) -> Titles:
    """Return what two titles are to each other; numbers are for :func:`apart` to judge."""
    if not one.words or not other.words:
        return Titles.UNKNOWN
    if one.title == other.title:
        return Titles.SAME
    if _nearly(one.words, other.words) or one.title.replace(" ", "") == other.title.replace(" ", ""):
        return Titles.NEARLY
    if _shortened(one, other) or _shortened(other, one):
        return Titles.SHORTENED
    return Titles.UNLIKE


def _nearly(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other or "".join(one) == "".join(other):
        return True
    if len(one) != len(other):
        return False
    unequal = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(unequal) <= 1 + len(one) // 6 and all(_slip(*pair) for pair in unequal)


def _slip(one: str, other: str) -> bool:
    """Tell whether two words are one, misspelt once; short words and first letters are seldom misspelt."""
    return (
        min(len(one), len(other)) > 4
        and one[0] == other[0]
        and one.isalpha()
        and other.isalpha()
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )


def _shortened(short: Traits, long: Traits) -> bool:
    """Tell whether a title is another one without the subtitle, which names no part of the work."""
    if len(short.words) < 2 or short.words != long.head:
        return False
    rest = long.words[len(long.head) :]
    return not any(word in _PARTS or word.isdecimal() or len(word) == 1 for word in rest)


def issuers(one: Traits, other: Traits) -> Names:
    """Return what those who issued two works are to each other."""
    if one.families and other.families:
        return Names.SAME if _share_a_person(one, other) else Names.UNLIKE
    if not one.names or not other.names:
        return Names.UNKNOWN
    if one.names & other.names:
        return Names.SAME
    if one.names & other.initials or other.names & one.initials:
        return Names.NEARLY
    mine, theirs = ([set(name.split()) for name in sorted(side.names)[:20]] for side in (one, other))
    return Names.NEARLY if any(a <= b or b <= a for a in mine for b in theirs) else Names.UNLIKE


def _share_a_person(one: Traits, other: Traits) -> bool:
    """Tell whether a family name is in both, and no other initial with it: "Li, W." is not "Li, X."."""
    for family in one.families & other.families:
        mine, theirs = ({given for name, given in side.persons if name == family} for side in (one, other))
        if "" in mine | theirs or mine & theirs:
            return True
    return False


def shared_identifier(one: Traits, other: Traits) -> str:
    """Return the kind of an identifier that two works share, or nothing."""
    return next((kind for kind, value in one.identifiers if (kind, value) in other.identifiers), "")


def apart(one: Traits, other: Traits) -> bool:
    """Tell whether two references cannot be one work, whatever they share.

    They cannot where both have a year, a volume, a number, an edition, a first page, a language or an
    identifier and these differ, where their titles count differently, or where they stand in different books
    or journals.
    """
    # An identifier under one title is that of one work, whatever volume somebody noted.
    certain = bool(shared_identifier(one, other)) and one.title == other.title
    mine, theirs = ((*side.years, side.language, *(() if certain else side.counted)) for side in (one, other))
    if any(a and b and a != b for a, b in zip(mine, theirs, strict=True)):
        return True
    if one.isbn and other.isbn and one.isbn != other.isbn and not certain:
        return True
    kinds = dict(one.identifiers)
    if any(kinds.get(kind, value) != value for kind, value in other.identifiers):
        return True
    return _count_differently(one, other) or bool(
        one.container
        and other.container
        and not _same_container(one.container, other.container)
        and not shared_identifier(one, other)
    )


def _count_differently(one: Traits, other: Traits) -> bool:
    if not one.words or not other.words or one.numbers == other.numbers:
        return False
    # "Annual report 2018" of 2018 is "Annual report" of 2018.
    dated = {str(year) for year in (*one.years, *other.years) if year}
    mine, theirs = ([number for number in side.numbers if number not in dated] for side in (one, other))
    return mine != theirs


def _same_container(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names are of one book or journal; "J. Exp. Med." abbreviates one."""
    if set(one) <= set(other) or set(other) <= set(one) or _nearly(one, other):
        return True
    return len(one) == len(other) and all(
        a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=True)
    )


def likeness(one: Traits, other: Traits) -> Likeness | None:
    """Return what speaks for two references being one work, or None where they are not, or nothing does.

    A year that one of them lacks counts only where they share an identifier, an ISBN or an address, too.
    """
    if apart(one, other):
        return None
    alike = titles(one, other)
    found = _by_identifier(one, other, alike) or _by_address(one, other, alike)
    if found is None and alike > Titles.UNKNOWN and one.isbn and one.isbn == other.isbn:
        found = Likeness(0.95, "the same ISBN and title")
    if bool(one.year) == bool(other.year):
        return found or _by_title(one, other, alike)
    return found and Likeness(round(found.score - _WITHOUT_YEAR, 2), f"{found.reason}, one without a year")


def _by_identifier(one: Traits, other: Traits, alike: Titles) -> Likeness | None:
    kind = shared_identifier(one, other)
    if not kind:
        return None
    if alike is not Titles.UNLIKE:
        return Likeness(1.0, f"the same {kind}")
    if one.container or other.container:
        return None  # chapters are cited by the DOI of their book
    return Likeness(0.7, f"the same {kind}, though the titles differ")


_BY_ADDRESS = {
    Titles.SAME: Likeness(0.97, "the same address and title"),
    Titles.NEARLY: Likeness(0.9, "the same address and nearly the same title"),
    Titles.SHORTENED: Likeness(0.85, "the same address, and one title lacks the subtitle"),
}


def _by_address(one: Traits, other: Traits, alike: Titles) -> Likeness | None:
    if alike is Titles.UNLIKE or one.addresses.isdisjoint(other.addresses):
        return None
    if alike is not Titles.UNKNOWN:
        return _BY_ADDRESS[alike]
    if not one.words and not other.words:
        return Likeness(0.9, "the same address, both without a title")
    # Many works of a publisher are cited by one landing page.
    same = issuers(one, other) >= Names.NEARLY
    return Likeness(0.7, "the same address and publisher, one without a title") if same else None


def _by_title(one: Traits, other: Traits, alike: Titles) -> Likeness | None:
    """Judge works that share no address by title, by who issued them and by when."""
    names = issuers(one, other)
    if alike <= Titles.UNKNOWN or names is Names.UNLIKE:
        return None
    if one.month and other.month and one.month != other.month:
        return None  # issues of a bulletin
    telling = min(len(one.words), len(other.words)) >= _TELLING
    if names is Names.UNKNOWN:
        if not one.year or not telling or alike is not Titles.SAME:
            return None
        return Likeness(0.75, "the same title and year, but not both name a publisher")
    if not one.year:
        same = telling and alike is Titles.SAME
        return Likeness(0.8, "the same title and publisher, both without a year") if same else None
    if alike is Titles.SHORTENED:
        return Likeness(0.75, "the same publisher and year, and one title lacks the subtitle")
    if alike is Titles.SAME and names is Names.SAME:
        return Likeness(0.95, "the same title, publisher and year")
    return Likeness(0.85, "the same title, publisher and year, written differently")

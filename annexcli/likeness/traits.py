"""What of a reference is compared, reduced to what two spellings of the same have in common."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annexcli.address import canonical
from annexcli.model.reference import Organisation, Person, Reference
from annexcli.text import fold

# fmt: off
_SMALL = frozenset((
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
    "das", "de", "del", "den", "der", "des", "die", "du", "e", "el", "en", "et", "fur", "i", "la", "las",
    "le", "les", "los", "o", "para", "por", "pour", "sur", "um", "und", "y", "zu",
))
_COUNTING = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
)
# fmt: on
_NUMBERS = {word: str(number) for words in _COUNTING for number, word in enumerate(words, start=1)}
_ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th)?")
_DIGITS = re.compile(r"\d+")
_SUBTITLE = re.compile(r"\s*[:?!]\s+|\s+[-–—]+\s+|\.\s+")
_DOI_ADDRESS = re.compile(r"(?:dx\.)?doi\.org/(10\..+)", re.IGNORECASE)
_ARXIV_VERSION = re.compile(r"v\d+$")


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a reference is compared.

    ``words`` are those of the title without small ones, ``head`` those before a subtitle, if it has one;
    ``numbers`` are what the title counts. ``identifiers`` are of kinds of which a work has one only;
    ``persons`` are family names with the first initial; ``counted`` are volume, number, edition and first
    page.
    """

    title: str
    words: tuple[str, ...]
    head: tuple[str, ...]
    numbers: tuple[str, ...]
    years: tuple[int | None, int | None]
    month: int | None
    identifiers: tuple[tuple[str, str], ...]
    isbn: str
    addresses: frozenset[str]
    names: frozenset[str]
    initials: frozenset[str]
    families: frozenset[str]
    persons: frozenset[tuple[str, str]]
    language: str
    container: tuple[str, ...]
    counted: tuple[str, str, str, str]

    @property
    def year(self) -> int | None:
        """The year, or the first one of a range."""
        return self.years[0]


def traits(reference: Reference) -> Traits:
    """Return what of a reference is compared."""
    title = reference.title or ""
    folded = fold(title)
    addresses = {_address(url) for url in reference.urls}
    dois = {match[1] for address in addresses if (match := _DOI_ADDRESS.fullmatch(address))}
    bodies = [a for a in (*reference.publishers, *reference.issuers) if isinstance(a, Organisation)]
    acronyms = {fold(body.acronym) for body in bodies if body.acronym}
    names = {fold(body.name) for body in bodies}
    persons = frozenset(
        (fold(a.family), fold(a.given)[:1]) for a in reference.issuers if isinstance(a, Person)
    )
    return Traits(
        title=folded,
        words=_telling(folded),
        head=_head(title),
        numbers=_numbers(folded),
        years=(reference.year, _last_year(reference)),
        month=reference.date.month if reference.date else None,
        identifiers=tuple(_identifiers(reference, dois)),
        isbn=_isbn(reference.isbn or ""),
        addresses=frozenset(address for address in addresses if not _DOI_ADDRESS.fullmatch(address)),
        names=frozenset(names | acronyms) - {""},
        initials=frozenset(filter(None, map(_initials, names))),
        families=frozenset(family for family, _ in persons) - {""},
        persons=persons,
        language=reference.language or "",
        container=_telling(fold(reference.container or "")),
        counted=_counted(reference),
    )


def _address(url: str) -> str:
    """Return an address as one is compared, with the part of a page that it leads to."""
    _, mark, part = url.partition("#")
    return f"{canonical(url)}{mark}{part}" if part else canonical(url)


def _telling(folded: str) -> tuple[str, ...]:
    """Return words without small ones, numerals as digits; the last word always tells: ``Part A``."""
    words = folded.split()
    last = len(words) - 1
    return tuple(
        _number(word, last=position == last) or word
        for position, word in enumerate(words)
        if position == last or word not in _SMALL
    )


def _number(word: str, *, last: bool) -> str:
    """Return what a word counts, in digits, or nothing.

    A single letter is a numeral at the end only (``Part I``): elsewhere "I" is who writes, "v" is "versus".
    """
    if match := _ORDINAL.fullmatch(word):
        return match[1]
    return _NUMBERS.get(word, "") if len(word) > 1 or last else ""


def _head(title: str) -> tuple[str, ...]:
    parts = _SUBTITLE.split(title, maxsplit=1)
    return _telling(fold(parts[0])) if len(parts) > 1 else ()


def _numbers(folded: str) -> tuple[str, ...]:
    """Return what words count, in one order: ``Part II`` and ``Part 2`` count the same."""
    words = folded.split()
    found: list[str] = []
    for position, word in enumerate(words):
        number = _number(word, last=position == len(words) - 1)
        found += [number] if number else [digits.lstrip("0") for digits in _DIGITS.findall(word)]
    return tuple(sorted(found))


def _identifiers(reference: Reference, dois: Iterable[str]) -> Iterator[tuple[str, str]]:
    if doi := reference.doi or min(dois, default=""):
        yield "DOI", doi.casefold().strip()
    if reference.arxiv:
        number = reference.arxiv.casefold().removeprefix("arxiv:")
        yield "arXiv number", _ARXIV_VERSION.sub("", number)
    if reference.pmid:
        yield "PubMed number", reference.pmid.strip()


def _isbn(isbn: str) -> str:
    """Return what an ISBN of 10 digits and the one of 13 for the same book have in common."""
    digits = re.sub(r"[^\dXx]", "", isbn)
    return digits[3:-1] if len(digits) == 13 and digits.startswith("978") else digits[:-1]


def _initials(name: str) -> str:
    words = [word for word in name.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _last_year(reference: Reference) -> int | None:
    until = reference.date.until if reference.date else None
    return until if until != reference.year else None  # some days of one year


def _counted(reference: Reference) -> tuple[str, str, str, str]:
    edition = fold(reference.edition or "")
    page = _DIGITS.search(reference.pages or "")
    return (
        fold(" ".join(filter(None, (reference.volume, reference.part)))),
        fold(reference.number or reference.chapter or ""),
        " ".join(_numbers(edition)) or edition,
        page[0] if page else "",
    )

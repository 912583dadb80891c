"""What kind of work a reference names, from evidence: what it is called, where it came out, where it is."""

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from annexcli.model.reference import Agent, EntryType, Organisation, PartialDate, Person
from annexcli.text import lowered
from annexcli.vocab import table
from annexcli.vocab.words import found

_PERIODICAL = re.compile(
    r"\b(?:journal|review|revista|revue|zeitschrift|rivista|quarterly|annals|bulletin|magazine|newsletter|letters|журнал|вестник|مجلة)\b",
    re.IGNORECASE,
)
# "NVwZ", "ZfU": lawyers shorten the names of journals.
_ABBREVIATED = re.compile(r"[^\W\d_]*[A-ZÄÖÜ][^\W\d_]*[A-ZÄÖÜ][^\W\d_]*\.?")

_BRACKETS = re.compile(r"[\[(]([^\[\]()]+)[\])]")
# "Smith v. Jones"
_CASE = re.compile(r"\s(?:v|vs|gegen|c)\.?\s(?:the\s)?[A-ZÀ-Þ]")
# A law says what it is in its first words.
_BEGINNING = 110
_ENDING = 40
# A law has its number or its day among so many characters.
_LONGEST_STATUTE = 300
_IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# A longer note tells of a work, and may name other kinds of works.
_LONGEST_NOTE = 15


class Evidence(NamedTuple):
    """What of a reference tells its type, under the names that :class:`Reference` has for it."""

    title: str
    note: str = ""
    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()
    publishers: tuple[Organisation, ...] = ()
    date: PartialDate | None = None
    urls: tuple[str, ...] = ()
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    edition: str = ""
    place: str = ""
    isbn: str | None = None
    issn: str | None = None


def type_of(work: Evidence) -> EntryType:
    """Return the type that the evidence supports; a report is what somebody issued and dated.

    What a work says of itself ("PhD thesis", "[Data set]", "Directive (EU) …") goes before where it
    came out, and that before what its fields add up to.
    """
    if kind := _named(work):
        return kind
    if kind := _held(work):
        return kind
    persons = any(isinstance(person, Person) for person in (*work.authors, *work.editors))
    if persons and (work.isbn or work.edition or (work.place and work.publishers)):
        return EntryType.BOOK
    if work.publishers and work.date:
        return EntryType.REPORT
    return EntryType.WEBPAGE if work.urls else EntryType.OTHER


def _named(work: Evidence) -> EntryType | None:
    """Return the type that words of the title or beside it name."""
    title = lowered(work.title)
    note = work.note if len(work.note.split()) <= _LONGEST_NOTE else ""
    inside = _bracketed(title)
    said = lowered(f"{inside} {_first_remark(work.note)}".strip())
    if _says("thesis", lowered(" ; ".join(filter(None, (note, work.container, inside))))):
        return EntryType.THESIS
    if _says("standard", title):
        return EntryType.STANDARD
    if not work.container and is_law(work.title):
        return EntryType.LAW
    if _says("dataset", said) or _ends("dataset", title):
        return EntryType.DATASET
    host = _host(work.urls[0]) if work.urls else ""
    if _says("audio", said) or host.endswith(_domains("audio_hosts")):
        return EntryType.AUDIO
    if _says("video", said) or host.endswith(_domains("video_hosts")):
        return EntryType.VIDEO
    return None


def is_periodical(name: str) -> bool:
    """Tell whether a name has a word that those of periodicals have: ``Journal of Education``."""
    return _PERIODICAL.search(name) is not None


def is_law(title: str) -> bool:
    """Tell whether a title is one of a law, a treaty or a judgment, as far as its first words say so."""
    return _says("law", lowered(title)[:_BEGINNING]) or _CASE.search(title) is not None or is_statute(title)


def is_statute(text: str) -> bool:
    """Tell whether a text begins with a word for a law and has a number or a day as laws have: ``Lov nr. 5``.

    A colon may stand between what a Ukrainian or Russian law is about and the words for it.
    """
    small = lowered(text[:_LONGEST_STATUTE])
    for part in (small, *small.split(": ", 1)[1:]):
        if part is not small and not _IS_CYRILLIC.match(part):
            continue
        if _form("statute").match(part) and _form("statute_number").search(part):
            return True
    return False


def is_standard(designation: str) -> bool:
    """Tell whether a text is the number of a standard: ``IEC TR 61850-1:2013``."""
    return _says("standard", lowered(designation))


def _held(work: Evidence) -> EntryType | None:
    """Return the type that what holds the work tells: a journal, a newspaper, a conference, a book."""
    container = work.container
    if _says("conference", lowered(container)) or _says("presented", lowered(work.note)):
        return EntryType.CONFERENCE
    if _is_news(work):
        return EntryType.NEWS
    if not container:
        return None
    counted = work.number and work.pages and not work.publishers
    if work.volume or work.issn or counted or is_periodical(container):
        return EntryType.ARTICLE
    if _says("series", lowered(container)) and not (work.pages or work.editors):
        return EntryType.REPORT if work.date else None
    if _ABBREVIATED.fullmatch(container) and work.pages and not (work.publishers or work.editors):
        return EntryType.ARTICLE
    on_its_day = work.date and work.date.day and not (work.publishers or work.editors)
    if (work.pages or work.publishers or work.editors) and not on_its_day:
        return EntryType.CHAPTER
    return EntryType.ARTICLE if any(isinstance(author, Person) for author in work.authors) else None


def _is_news(work: Evidence) -> bool:
    """Tell whether a newspaper brought it: one by its name, on a day, and no volume."""
    if work.volume or not (work.date and work.date.day):
        return False
    names = [work.container, *(publisher.name for publisher in work.publishers)]
    return any(len(name.split()) <= 5 and found("names", "newspaper", name) for name in names)


def _first_remark(note: str) -> str:
    """Return the remark right behind the title, if it is as short as a medium: ``Film``, ``Video file``."""
    first = note.split(";", maxsplit=1)[0].split(". ", maxsplit=1)[0]
    return first if len(first.split()) <= 3 else ""


def _bracketed(title: str) -> str:
    return " ".join(_BRACKETS.findall(title)) if "(" in title or "[" in title else ""


@cache
def _form(kind: str) -> re.Pattern[str]:
    # Matched on text in small letters.
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('types')[kind])})(?!\w)")


def _says(kind: str, text: str) -> bool:
    return bool(text) and _form(kind).search(text) is not None


def _ends(kind: str, text: str) -> bool:
    text = text.rstrip(" .)]")[-_ENDING:]
    return any(match.end() == len(text) for match in _form(kind).finditer(text))


def _host(url: str) -> str:
    """Return the host of an address with a dot before it, as its domains have one before theirs."""
    try:
        return f".{urlsplit(url).hostname or ''}"
    except ValueError:
        return ""


@cache
def _domains(kind: str) -> tuple[str, ...]:
    """Return the domains at which there is one kind of thing only, each with a dot before it."""
    return tuple(f".{domain}" for domain in table("types")[kind])

"""What kind of work a reference names, from evidence: what it is called, where it came out, where it is."""

import re
from functools import cache
from urllib.parse import urlsplit

from annexcli.model.reference import EntryType, Person, Reference
from annexcli.text import lowered
from annexcli.vocab import table
from annexcli.vocab.words import found

_PERIODICAL = re.compile(
    r"\b(?:journal|review|revista|revue|zeitschrift|rivista|quarterly|annals|bulletin|magazine|letters|журнал|вестник|مجلة)\b",
    re.IGNORECASE,
)

_BRACKETS = re.compile(r"[\[(]([^\[\]()]+)[\])]")
# "Smith v. Jones"
_CASE = re.compile(r"\s(?:v|vs|gegen|c)\.?\s(?:the\s)?[A-ZÀ-Þ]")
# A law says what it is in its first words.
_BEGINNING = 110
_ENDING = 40
# A longer note tells of a work, and may name other kinds of works.
_LONGEST_NOTE = 15


def type_of(reference: Reference) -> EntryType:
    """Return the type that the evidence supports; a report is what somebody issued and dated.

    What a work says of itself ("PhD thesis", "[Data set]", "Directive (EU) …") goes before where it
    came out, and that before what its fields add up to.
    """
    if kind := _named(reference):
        return kind
    if kind := _held(reference):
        return kind
    persons = any(isinstance(person, Person) for person in (*reference.authors, *reference.editors))
    if persons and (reference.isbn or reference.edition or (reference.place and reference.publishers)):
        return EntryType.BOOK
    if reference.publishers and reference.date:
        return EntryType.REPORT
    return EntryType.WEBPAGE if reference.urls else EntryType.OTHER


def _named(reference: Reference) -> EntryType | None:
    """Return the type that words of the title or beside it name."""
    title = lowered(reference.title or "")
    note = reference.note if len((reference.note or "").split()) <= _LONGEST_NOTE else ""
    inside = _bracketed(title)
    beside = lowered(" ; ".join(filter(None, (note, reference.container, inside))))
    said = lowered(f"{inside} {_first_remark(reference)}".strip())
    if _says("thesis", beside):
        return EntryType.THESIS
    if _says("standard", title):
        return EntryType.STANDARD
    if not reference.container and (_begins("law", title) or _CASE.search(reference.title or "")):
        return EntryType.LAW
    if _says("dataset", said) or _ends("dataset", title):
        return EntryType.DATASET
    if _says("audio", said) or _is_at("audio_hosts", reference):
        return EntryType.AUDIO
    if _says("video", said) or _is_at("video_hosts", reference):
        return EntryType.VIDEO
    return None


def _held(reference: Reference) -> EntryType | None:
    """Return the type that what holds the work tells: a journal, a newspaper, a conference, a book."""
    container, note = reference.container or "", reference.note or ""
    if (container and _says("conference", lowered(container))) or _says("presented", lowered(note)):
        return EntryType.CONFERENCE
    if _is_news(reference):
        return EntryType.NEWS
    if container and (reference.volume or reference.issn or _PERIODICAL.search(container)):
        return EntryType.ARTICLE
    if container and _says("series", lowered(container)) and not (reference.pages or reference.editors):
        return EntryType.REPORT if reference.date else None
    if container and (reference.pages or reference.publishers or reference.editors):
        return EntryType.CHAPTER
    if container and any(isinstance(author, Person) for author in reference.authors):
        return EntryType.ARTICLE
    return None


def _is_news(reference: Reference) -> bool:
    """Tell whether a newspaper brought it: one by its name, on a day, and no volume."""
    if reference.volume or not (reference.date and reference.date.day):
        return False
    names = [reference.container or "", *(publisher.name for publisher in reference.publishers)]
    return any(len(name.split()) <= 5 and found("names", "newspaper", name) for name in names)


def _first_remark(reference: Reference) -> str:
    """Return the remark right behind the title, if it is as short as a medium: ``Film``, ``Video file``."""
    first = (reference.note or "").split(";")[0].split(". ")[0]
    return first if len(first.split()) <= 3 else ""


def _bracketed(title: str) -> str:
    return " ".join(_BRACKETS.findall(title)) if "(" in title or "[" in title else ""


@cache
def _form(kind: str) -> re.Pattern[str]:
    # Matched on text in small letters.
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('types')[kind])})(?!\w)")


def _says(kind: str, text: str) -> bool:
    return bool(text) and _form(kind).search(text) is not None


def _begins(kind: str, text: str) -> bool:
    return _form(kind).search(text[:_BEGINNING]) is not None


def _ends(kind: str, text: str) -> bool:
    text = text.rstrip(" .)]")[-_ENDING:]
    return any(match.end() == len(text) for match in _form(kind).finditer(text))


def _is_at(hosts: str, reference: Reference) -> bool:
    """Tell whether the work's own address is at a host that holds one kind of thing only."""
    if not reference.urls:
        return False
    try:
        host = urlsplit(reference.url or "").hostname or ""
    except ValueError:
        return False
    return any(host == known or host.endswith(f".{known}") for known in table("types")[hosts])

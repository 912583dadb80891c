"""Reference → ContextObject in a span (COinS), by which Zotero and other programs know works on a page.

Keys and formats are those of ANSI/NISO Z39.88-2004 (``info:ofi/fmt:kev:mtx:…``); of what they allow, this is
what Zotero's translator reads: it finds many works on one page, whichever of them are shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from annexcli.address import is_web
from annexcli.model.reference import EntryType, PartialDate, Person, Reference
from annexcli.text import plain_dashes

_FORMAT = "info:ofi/fmt:kev:mtx:"
# Books and what is like them, by what Zotero takes each for.
_GENRES = {
    EntryType.REPORT: "report",
    EntryType.BOOK: "book",
    EntryType.CHAPTER: "bookitem",
    EntryType.CONFERENCE: "proceeding",
}
_IN_BOOKS = frozenset({EntryType.CHAPTER, EntryType.CONFERENCE})
# Everything else is Dublin Core, whose type may be one of Zotero's own.
_TYPES = {
    EntryType.WEBPAGE: "webpage",
    EntryType.NEWS: "newspaperArticle",
    EntryType.LAW: "statute",
    EntryType.DATASET: "dataset",
    EntryType.STANDARD: "standard",
    EntryType.VIDEO: "videoRecording",
    EntryType.AUDIO: "audioRecording",
    EntryType.OTHER: "document",
}
_KINDS = {"legal_case": "case", "post-weblog": "blogPost", "software": "computerProgram"}

_DASHES = re.compile("-+")

Pair = tuple[str, str | None]


def context_object(reference: Reference) -> str:
    """Return a work as keys and encoded values, nothing where it has neither a title nor an address."""
    if not reference.title and not reference.url:
        return ""
    pairs = [("ctx_ver", "Z39.88-2004"), *_pairs(reference)]
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)


def _pairs(one: Reference) -> Iterator[Pair]:
    yield from _OWN.get(one.type, _in_dublin_core)(one)
    yield from _makers(one)
    yield "rft.date", _day(one.date)
    yield "rft.volume", one.volume
    yield "rft.pages", _DASHES.sub("-", plain_dashes(one.pages or ""))
    yield "rft.isbn", one.isbn
    yield "rft.issn", one.issn
    yield from _identifiers(one)


def _in_journal(one: Reference) -> tuple[Pair, ...]:
    return (
        ("rft_val_fmt", f"{_FORMAT}journal"),
        ("rft.genre", "article"),
        ("rft.atitle", _title(one)),
        ("rft.jtitle", one.container),
        ("rft.stitle", one.short_container),
        ("rft.issue", one.number),
    )


def _as_book(one: Reference) -> tuple[Pair, ...]:
    titles: tuple[Pair, ...] = (("rft.btitle", _title(one)),)
    if one.type in _IN_BOOKS:
        titles = (("rft.atitle", _title(one)), ("rft.btitle", one.container))
    return (
        ("rft_val_fmt", f"{_FORMAT}book"),
        ("rft.genre", _GENRES[one.type]),
        *titles,
        ("rft.pub", _publishers(one)),
        ("rft.place", one.place),
        ("rft.edition", one.edition),
        ("rft.series", one.series),
        ("rft.tpages", one.extent),
    )


def _as_thesis(one: Reference) -> tuple[Pair, ...]:
    return (
        ("rft_val_fmt", f"{_FORMAT}dissertation"),
        ("rft.title", _title(one)),
        ("rft.inst", _publishers(one)),
        ("rft.degree", one.genre),
    )


def _in_dublin_core(one: Reference) -> tuple[Pair, ...]:
    return (
        ("rft_val_fmt", f"{_FORMAT}dc"),
        ("rft.type", _KINDS.get(one.kind or "", _TYPES[one.type])),
        ("rft.title", _title(one)),
        ("rft.source", one.container),
        ("rft.publisher", _publishers(one)),
        ("rft.identifier", _address(one)),
        ("rft.language", one.language),
    )


_OWN: Mapping[EntryType, Callable[[Reference], tuple[Pair, ...]]] = {
    EntryType.ARTICLE: _in_journal,
    EntryType.THESIS: _as_thesis,
    **dict.fromkeys(_GENRES, _as_book),
}


def _title(one: Reference) -> str | None:
    return one.title or one.url


def _address(one: Reference) -> str | None:
    return one.url if one.url and is_web(one.url) else None


def _publishers(one: Reference) -> str:
    return "; ".join(publisher.name for publisher in one.publishers)


def _makers(one: Reference) -> Iterator[Pair]:
    """Give who made a work: persons in order, organisations from the last.

    Zotero puts each organisation before all makers that it has read.
    """
    for agent in one.issuers:
        if isinstance(agent, Person):
            yield "rft.au", f"{agent.family}, {agent.given}" if agent.given else agent.family
    for agent in reversed(one.issuers):
        if not isinstance(agent, Person):
            yield "rft.aucorp", agent.name


def _identifiers(one: Reference) -> Iterator[Pair]:
    if one.doi:
        yield "rft_id", f"info:doi/{one.doi}"
    if one.pmid:
        yield "rft_id", f"info:pmid/{one.pmid}"
    yield "rft_id", _address(one)


def _day(date: PartialDate | None) -> str | None:
    """Return a date as the format has it (``2018``, ``2018-05``, ``2018-05-15``), of a range the year."""
    if date is None:
        return None
    if date.until or date.season:
        return f"{date.year:04d}"
    return "-".join([f"{date.year:04d}", *(f"{part:02d}" for part in (date.month, date.day) if part)])

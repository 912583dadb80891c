"""Reference → ContextObject in a span (COinS), by which Zotero and other programs know works on a page.

Keys and formats are those of ANSI/NISO Z39.88-2004 (``info:ofi/fmt:kev:mtx:…``); of what they allow, this is
what Zotero's translator reads: it finds many works on one page, whichever of them are shown.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from annexcli.address import is_web
from annexcli.model.reference import EntryType, PartialDate, Person, Reference

_FORMAT = "info:ofi/fmt:kev:mtx:"
# Works in books and books, by what Zotero takes each for.
_GENRES = {
    EntryType.REPORT: "report",
    EntryType.BOOK: "book",
    EntryType.CHAPTER: "bookitem",
    EntryType.CONFERENCE: "proceeding",
}
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

Pair = tuple[str, str | None]


def context_object(reference: Reference) -> str:
    """Return a work as keys and encoded values, nothing where it has neither a title nor an address."""
    if not reference.title and not reference.url:
        return ""
    pairs = [("ctx_ver", "Z39.88-2004"), *_pairs(reference)]
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)


def _pairs(one: Reference) -> Iterator[Pair]:
    publishers = "; ".join(publisher.name for publisher in one.publishers)
    title = one.title or one.url
    if one.type is EntryType.ARTICLE:
        yield from (("rft_val_fmt", f"{_FORMAT}journal"), ("rft.genre", "article"), ("rft.atitle", title))
        yield from (("rft.jtitle", one.container), ("rft.stitle", one.short_container))
        yield "rft.issue", one.number
    elif one.type in _GENRES:
        yield from (("rft_val_fmt", f"{_FORMAT}book"), ("rft.genre", _GENRES[one.type]))
        inside = one.type in {EntryType.CHAPTER, EntryType.CONFERENCE}
        yield from (("rft.atitle", title), ("rft.btitle", one.container)) if inside else (
            ("rft.btitle", title),
        )
        yield from (("rft.pub", publishers), ("rft.place", one.place), ("rft.edition", one.edition))
        yield from (("rft.series", one.series), ("rft.tpages", one.extent))
    elif one.type is EntryType.THESIS:
        yield from (("rft_val_fmt", f"{_FORMAT}dissertation"), ("rft.title", title))
        yield from (("rft.inst", publishers), ("rft.degree", one.genre))
    else:
        yield from (("rft_val_fmt", f"{_FORMAT}dc"), ("rft.type", _KINDS.get(one.kind or "", _TYPES[one.type])))
        yield from (("rft.title", title), ("rft.source", one.container), ("rft.publisher", publishers))
        yield from (("rft.identifier", one.url), ("rft.language", one.language))
    yield from _makers(one)
    yield from (("rft.date", _day(one.date)), ("rft.volume", one.volume))
    yield "rft.pages", (one.pages or "").replace("--", "-")
    yield from (("rft.isbn", one.isbn), ("rft.issn", one.issn))
    yield from _identifiers(one)


def _makers(one: Reference) -> Iterator[Pair]:
    """Give who made a work: persons in order, organisations from the last.

    Zotero puts each organisation before all makers that it has read.
    """
    people: Iterable[Person] = (agent for agent in one.issuers if isinstance(agent, Person))
    for person in people:
        yield "rft.au", f"{person.family}, {person.given}" if person.given else person.family
    for agent in reversed(one.issuers):
        if not isinstance(agent, Person):
            yield "rft.aucorp", agent.name


def _identifiers(one: Reference) -> Iterator[Pair]:
    if one.doi:
        yield "rft_id", f"info:doi/{one.doi}"
    if one.pmid:
        yield "rft_id", f"info:pmid/{one.pmid}"
    if one.url and is_web(one.url):
        yield "rft_id", one.url


def _day(date: PartialDate | None) -> str | None:
    """Return a date as the format wants it: ``2018``, ``2018-05`` or ``2018-05-15``; of a range its first year."""
    if date is None:
        return None
    if date.until or date.season:
        return f"{date.year:04d}"
    return "-".join([f"{date.year:04d}", *(f"{part:02d}" for part in (date.month, date.day) if part)])

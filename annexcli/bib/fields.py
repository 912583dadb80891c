"""Reference ⇄ the fields of its BibTeX entry.

Types and fields follow BibTeX's standard styles where those have a place for a fact, BibLaTeX
(manual §2.1, §2.2) where they do not. What only this program needs stands in fields that begin with
``annex-`` (docs/bibtex.md).
"""

import re
from collections.abc import Iterator, Mapping

from annexcli.bib import latex, names
from annexcli.bib.dates import read_date
from annexcli.bib.library import Entry
from annexcli.model.reference import Agent, EntryType, Organisation, PartialDate, Person, Reference, Source

_TYPE_OF = {
    EntryType.REPORT: "techreport",
    EntryType.ARTICLE: "article",
    EntryType.BOOK: "book",
    EntryType.CHAPTER: "incollection",
    EntryType.THESIS: "phdthesis",
    EntryType.CONFERENCE: "inproceedings",
    EntryType.LAW: "legislation",
    EntryType.DATASET: "dataset",
    EntryType.STANDARD: "standard",
    EntryType.VIDEO: "video",
    EntryType.AUDIO: "audio",
    EntryType.NEWS: "article",
}
# BibLaTeX manual §2.2.2, entrysubtype: what tells an article of a newspaper from one of a journal.
_NEWSPAPER = "newspaper"
_READ_AS = {name: kind for kind, name in _TYPE_OF.items() if kind is not EntryType.NEWS} | {
    "report": EntryType.REPORT,
    "manual": EntryType.REPORT,
    "periodical": EntryType.ARTICLE,
    "suppperiodical": EntryType.ARTICLE,
    "mvbook": EntryType.BOOK,
    "booklet": EntryType.BOOK,
    "collection": EntryType.BOOK,
    "proceedings": EntryType.BOOK,
    "inbook": EntryType.CHAPTER,
    "bookinbook": EntryType.CHAPTER,
    "inreference": EntryType.CHAPTER,
    "mastersthesis": EntryType.THESIS,
    "thesis": EntryType.THESIS,
    "conference": EntryType.CONFERENCE,
    "online": EntryType.WEBPAGE,
    "electronic": EntryType.WEBPAGE,
    "www": EntryType.WEBPAGE,
    "webpage": EntryType.WEBPAGE,
    "legal": EntryType.LAW,
    "jurisdiction": EntryType.LAW,
    "movie": EntryType.VIDEO,
    "music": EntryType.AUDIO,
}
# Where an entry says who issued the work, by what it is; the first is the one that is written.
_ISSUER_FIELDS = {
    EntryType.REPORT: ("institution", "organization", "publisher"),
    EntryType.THESIS: ("school", "institution", "publisher"),
    EntryType.OTHER: ("organization", "institution", "publisher"),
    EntryType.WEBPAGE: ("organization", "institution", "publisher"),
}
_LANGUAGES = {
    "ar": "arabic", "de": "ngerman", "el": "greek", "en": "english", "es": "spanish", "fa": "persian",
    "fr": "french", "he": "hebrew", "hi": "hindi", "it": "italian", "ja": "japanese", "ko": "korean",
    "nl": "dutch", "pt": "portuguese", "ru": "russian", "th": "thai", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
_TAGS = {name: tag for tag, name in _LANGUAGES.items()} | {
    "german": "de", "british": "en", "american": "en", "ukenglish": "en", "usenglish": "en",
    "brazilian": "pt", "portuges": "pt", "farsi": "fa",
}  # fmt: skip
_ISSUERS = ("publisher", "institution", "organization", "school")
_URL = re.compile(r"https?://[^\s{}\\]+(?:\\[_%&#~][^\s{}\\]*)*")


def to_entry(reference: Reference) -> Entry:
    """Return a reference as a BibTeX entry.

    Issuing bodies are both the author, where nobody else is named, and ``institution``,
    ``organization`` or ``publisher``, as the type wants; each name has its own pair of braces.
    """
    fields = tuple((name, value) for name, value in _fields(reference) if value)
    return Entry(_TYPE_OF.get(reference.type, "misc"), reference.key, fields)


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    plain = latex.encode
    edited = bool(reference.editors) and reference.issuers == reference.editors
    yield "author", "" if edited else names.join(reference.issuers)
    yield "editor", names.join(reference.editors)
    yield "translator", names.join(reference.translators)
    yield "title", latex.encode_title(reference.title or "")
    yield from _container(reference)
    yield _ISSUER_FIELDS.get(reference.type, _ISSUERS)[0], names.join(reference.publishers)
    yield "address", plain(reference.place or "")
    yield "edition", plain(reference.edition or "")
    yield from _dates(reference.date)
    yield "pubstate", reference.state or ""
    yield "isbn", reference.isbn or ""
    yield "issn", reference.issn or ""
    yield "doi", reference.doi or ""
    yield "eprint", verbatim(reference.arxiv or "")
    yield "eprinttype", "arxiv" if reference.arxiv else ""
    yield "pmid", reference.pmid or ""
    yield "url", verbatim(reference.url or "")
    yield "urldate", str(reference.accessed or "")
    yield "note", plain(reference.note or "")
    yield from _language(reference.language)
    yield "shortauthor", names.join(_acronyms(reference))
    yield "keywords", plain(", ".join(reference.topics))
    yield "annex-links", verbatim(" ".join(reference.urls[1:]))
    yield "annex-section", plain(reference.section or "")
    if reference.source:
        yield "annex-source", plain(str(reference.source))
        yield "annex-raw", plain(reference.source.raw.strip())
    for number, source in enumerate(reference.also, start=2):
        yield f"annex-source-{number}", plain(str(source))
        yield f"annex-raw-{number}", plain(source.raw.strip())


def _language(tag: str | None) -> Iterator[tuple[str, str]]:
    """Give a language as BibLaTeX names it (manual §3.9), or as it is where BibLaTeX has no name."""
    if tag in _LANGUAGES:
        yield "langid", _LANGUAGES[tag]
    else:
        yield "language", latex.encode(tag or "")


def _container(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.type is EntryType.NEWS:
        yield "entrysubtype", _NEWSPAPER
    holder = "booktitle" if reference.type in {EntryType.CHAPTER, EntryType.CONFERENCE} else "journal"
    container = latex.encode_title(reference.container or "")
    if reference.type is EntryType.NEWS and not container:
        # BibTeX wants the journal of an article, and a newspaper is both.
        container = latex.encode_title(_newspaper(reference.publishers))
    yield holder, container
    yield "volume", latex.encode(reference.volume or "")
    yield "number", latex.encode(reference.number or "")
    yield "pages", (reference.pages or "").replace("–", "--")


def _newspaper(publishers: tuple[Organisation, ...]) -> str:
    return "; ".join(publisher.name for publisher in publishers)


def _dates(date: PartialDate | None) -> Iterator[tuple[str, str]]:
    if date:
        yield "year", str(date.year)
        if date.month or date.until or date.circa:
            yield "date", str(date)


def _acronyms(reference: Reference) -> tuple[Organisation, ...]:
    """Return the acronyms of the issuing bodies, where each has one: BibLaTeX's ``shortauthor``."""
    acronyms = [
        agent.acronym for agent in reference.issuers if isinstance(agent, Organisation) and agent.acronym
    ]
    return tuple(map(Organisation, acronyms)) if len(acronyms) == len(reference.issuers) else ()


def verbatim(url: str) -> str:
    """Return an address fit for a verbatim field: braces and spaces, which BibTeX would trip over, escaped.

    Everything else stays as it is, ``%``, ``_`` and ``#`` too (BibLaTeX manual §2.2.1).
    """
    return url.replace("{", "%7B").replace("}", "%7D")


def to_reference(entry: Entry) -> Reference:
    """Return what an entry says as a reference; fields the program has no use for are left to the file."""
    kind: EntryType = _READ_AS.get(entry.type, EntryType.OTHER)
    text = {name: latex.decode(value) for name, value in entry.fields if name not in _RAW}
    publishers = _publishers(entry, kind)
    if kind is EntryType.ARTICLE and entry.get("entrysubtype").strip() == _NEWSPAPER:
        kind = EntryType.NEWS
    authors = names.split(entry.get("author"))
    container = text.get("journal") or text.get("journaltitle") or text.get("booktitle") or None
    if kind is EntryType.NEWS and container == _newspaper(publishers):
        container = None
    urls = _urls(entry)
    if kind is EntryType.OTHER and urls:
        kind = EntryType.WEBPAGE
    return Reference(
        key=entry.key,
        type=kind,
        title=": ".join(filter(None, (text.get("title"), text.get("subtitle")))) or None,
        authors=() if _same(authors, publishers) else authors,
        editors=names.split(entry.get("editor")),
        translators=names.split(entry.get("translator")),
        publishers=_with_acronyms(publishers, entry),
        date=read_date(entry.get("date"), entry.get("year"), entry.get("month")),
        state=entry.get("pubstate").strip().casefold() or None,
        urls=urls,
        doi=entry.get("doi").strip().removeprefix("https://doi.org/") or None,
        isbn=entry.get("isbn").strip() or None,
        issn=entry.get("issn").strip() or None,
        arxiv=entry.get("eprint").strip() or None if _is_arxiv(entry) else None,
        pmid=entry.get("pmid").strip()
        or (entry.get("eprint").strip() if _of(entry) == "pubmed" else "")
        or None,
        note=text.get("note") or None,
        topics=tuple(t for part in re.split(r"[,;]", text.get("keywords", "")) if (t := part.strip())),
        section=text.get("annex-section") or None,
        language=_tag(text.get("language") or text.get("langid") or ""),
        accessed=read_date(entry.get("urldate"), "", ""),
        container=container,
        volume=text.get("volume") or text.get("part") or None,
        number=text.get("number") or (text.get("chapter") if kind is EntryType.CHAPTER else None) or None,
        pages=text.get("pages") or None,
        edition=text.get("edition") or None,
        place=text.get("address") or text.get("location") or None,
        source=_source(text.get("annex-source", ""), text.get("annex-raw", "")),
        also=tuple(_further_sources(text)),
    )


def _further_sources(text: Mapping[str, str]) -> Iterator[Source]:
    number = 2
    while place := text.get(f"annex-source-{number}"):
        if source := _source(place, text.get(f"annex-raw-{number}", "")):
            yield source
        number += 1


def _of(entry: Entry) -> str:
    return (entry.get("eprinttype") or entry.get("archiveprefix")).strip().casefold()


def _is_arxiv(entry: Entry) -> bool:
    return _of(entry) == "arxiv"


def _tag(name: str) -> str | None:
    return _TAGS.get(name.strip().casefold(), name) or None


# Fields that are names, addresses or identifiers rather than text.
_RAW = {
    "author",
    "editor",
    "translator",
    "url",
    "archiveurl",
    "eprint",
    "pmid",
    "doi",
    "isbn",
    "annex-links",
    "date",
    "year",
    "month",
    "urldate",
    "shortauthor",
}


def _publishers(entry: Entry, kind: EntryType) -> tuple[Organisation, ...]:
    order = dict.fromkeys((*_ISSUER_FIELDS.get(kind, ()), *_ISSUERS))
    value = next((value for name in order if (value := entry.get(name))), "")
    named = names.split(value, organisations=True)
    return tuple(agent if isinstance(agent, Organisation) else Organisation(agent.name) for agent in named)


def _same(authors: tuple[Agent, ...], publishers: tuple[Organisation, ...]) -> bool:
    """Tell whether the author field only repeats the issuing bodies."""
    if any(isinstance(author, Person) for author in authors):
        return False
    return {author.name for author in authors} == {publisher.name for publisher in publishers}


def _with_acronyms(publishers: tuple[Organisation, ...], entry: Entry) -> tuple[Organisation, ...]:
    acronyms = names.split(entry.get("shortauthor"), organisations=True)
    if len(acronyms) != len(publishers):
        return publishers
    return tuple(Organisation(p.name, short.name) for p, short in zip(publishers, acronyms, strict=True))


def _urls(entry: Entry) -> tuple[str, ...]:
    first = entry.get("url").strip()
    if not first and (printed := _URL.search(entry.get("howpublished") or entry.get("note"))):
        first = re.sub(r"\\([_%&#~])", r"\1", printed[0])
    return tuple(dict.fromkeys(url for url in (first, *entry.get("annex-links").split()) if url))


def _source(place: str, raw: str) -> Source | None:
    """Read what ``str(Source)`` writes."""
    match = re.fullmatch(r"(?P<document>.+?)(?::(?P<line>\d+)|: page (?P<page>\d+))?", place)
    if not match:
        return None
    line, page = (int(match[name]) if match[name] else None for name in ("line", "page"))
    return Source(match["document"], line, page, raw)

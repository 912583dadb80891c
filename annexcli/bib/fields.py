"""Reference ⇄ the fields of its BibTeX entry.

Types and fields follow BibTeX's standard styles where those have a place for a fact, BibLaTeX
(manual §2.1, §2.2) where they do not. What only this program needs stands in fields that begin with
``annex-`` (docs/bibtex.md).
"""

import re
from collections.abc import Iterator, Mapping

from annexcli.bib import keywords, latex, names
from annexcli.bib.dates import read_date
from annexcli.bib.library import Entry
from annexcli.bib.syntax import parted
from annexcli.bib.types import read_genre, read_type, write_type
from annexcli.identifiers import bare_doi
from annexcli.model.reference import (
    Agent,
    EntryType,
    Mark,
    Organisation,
    PartialDate,
    Person,
    Reference,
    Source,
)

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
_READ_ISSUERS = {kind: tuple(dict.fromkeys((*_ISSUER_FIELDS.get(kind, ()), *_ISSUERS))) for kind in EntryType}
_URL = re.compile(r"https?://[^\s{}\\]+(?:\\[_%&#~][^\s{}\\]*)*")


def to_entry(reference: Reference) -> Entry:
    """Return a reference as a BibTeX entry.

    Issuing bodies are both the author, where nobody else is named, and ``institution``,
    ``organization`` or ``publisher``, as the type wants; each name has its own pair of braces.
    """
    fields = tuple((name, value) for name, value in _fields(reference) if value)
    return Entry(write_type(reference.type, reference.kind)[0], reference.key, fields)


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    plain = latex.encode
    edited = bool(reference.editors) and reference.issuers == reference.editors
    yield "entrysubtype", write_type(reference.type, reference.kind)[1]
    yield "author", "" if edited else names.join(reference.issuers, others=reference.others)
    yield "editor", names.join(reference.editors)
    yield "translator", names.join(reference.translators)
    yield "title", latex.encode_title(reference.title or "", reference.marks)
    yield "shorttitle", latex.encode_title(reference.short_title or "")
    yield from _container(reference)
    yield "type", plain(_said_genre(reference))
    yield _ISSUER_FIELDS.get(reference.type, _ISSUERS)[0], names.join(reference.publishers)
    yield "address", plain(reference.place or "")
    yield "edition", plain(reference.edition or "")
    yield from _dates(reference.date)
    yield "origdate", str(reference.original or "")
    yield "eventtitle", plain(reference.event or "")
    yield "venue", plain(reference.venue or "")
    yield "version", plain(reference.version or "")
    yield "pubstate", reference.state or ""
    yield "isbn", verbatim(reference.isbn or "")
    yield "issn", verbatim(reference.issn or "")
    yield "doi", verbatim(reference.doi or "")
    yield "eprint", verbatim(reference.arxiv or "")
    yield "eprinttype", "arxiv" if reference.arxiv else ""
    yield "pmid", verbatim(reference.pmid or "")
    yield "url", verbatim(reference.url or "")
    yield "urldate", str(reference.accessed or "")
    yield "note", plain(reference.note or "")
    yield "annotation", plain(reference.annotation or "")
    yield from _language(reference.language)
    yield "shortauthor", names.join(_acronyms(reference))
    yield "keywords", keywords.written(reference.topics)
    yield "annex-links", verbatim(" ".join(reference.urls[1:]))
    yield "annex-section", plain(reference.section or "")
    if reference.source:
        yield "annex-source", plain(str(reference.source))
        yield "annex-raw", plain(reference.source.raw.strip())
    for number, source in enumerate(reference.also, start=2):
        yield f"annex-source-{number}", plain(str(source))
        yield f"annex-raw-{number}", plain(source.raw.strip())


def _topics(value: str) -> tuple[str, ...]:
    """Return the topics of ``keywords``, parted by commas or semicolons outside braces."""
    if "{" not in value:
        parts = _COMMA.split(latex.decode(value))
    else:
        parts = [latex.decode(part) for part in parted(keywords.unwrapped(value))]
    return tuple(topic for part in parts if (topic := part.strip()))


def _language(tag: str | None) -> Iterator[tuple[str, str]]:
    """Give a language as BibLaTeX names it (manual §3.9), or as it is where BibLaTeX has no name."""
    if tag in _LANGUAGES:
        yield "langid", _LANGUAGES[tag]
    else:
        yield "language", latex.encode(tag or "")


def _container(reference: Reference) -> Iterator[tuple[str, str]]:
    holder = "booktitle" if reference.type in {EntryType.CHAPTER, EntryType.CONFERENCE} else "journal"
    container = latex.encode_title(reference.container or "")
    if reference.type is EntryType.NEWS and not container:
        # BibTeX wants the journal of an article, and a newspaper is both.
        container = latex.encode_title(_newspaper(reference.publishers))
    yield holder, container
    yield "shortjournal", latex.encode_title(reference.short_container or "")
    yield "volume", latex.encode(reference.volume or "")
    yield "part", latex.encode(reference.part or "")
    yield "number", latex.encode(reference.number or "")
    yield "chapter", latex.encode(reference.chapter or "")
    yield "series", latex.encode(reference.series or "")
    yield "pages", (reference.pages or "").replace("–", "--")
    yield "pagetotal", latex.encode(reference.extent or "")


def _said_genre(reference: Reference) -> str:
    """Return the genre where the type of the entry does not say it already."""
    name, _ = write_type(reference.type, reference.kind)
    said = read_genre(name, {"annex-raw": ""} if reference.source else {})
    return reference.genre or "" if reference.genre != said else ""


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
    """Return an address or identifier fit for a verbatim field: what BibTeX would trip over, escaped.

    That are braces, and a backslash before the brace that ends the field. Everything else stays as it is,
    ``%``, ``_`` and ``#`` too (BibLaTeX manual §2.2.1).
    """
    escaped = url.replace("{", "%7B").replace("}", "%7D")
    return f"{escaped[:-1]}%5C" if escaped.endswith("\\") else escaped


def to_reference(entry: Entry) -> Reference:
    """Return what an entry says as a reference; fields the program has no use for are left to the file."""
    values = {name: stripped for name, value in entry.fields if (stripped := value.strip())}
    texts = _decoded(values)
    raw, text = values.get, texts.get
    kind, finer = read_type(entry.type, raw("entrysubtype", ""))
    publishers = _publishers(values, kind)
    authors = names.split(raw("author", ""))
    title, marks = _title(values)
    urls = _urls(values)
    archive = (raw("eprinttype") or raw("archiveprefix", "")).casefold()
    return Reference(
        key=entry.key,
        type=EntryType.WEBPAGE if kind is EntryType.OTHER and urls else kind,
        kind=finer,
        genre=read_genre(entry.type, texts),
        title=title or None,
        marks=marks,
        short_title=text("shorttitle"),
        authors=() if _same(authors, publishers) else authors,
        editors=names.split(raw("editor", "")),
        translators=names.split(raw("translator", "")),
        publishers=_with_acronyms(publishers, values),
        date=read_date(raw("date", ""), raw("year", ""), raw("month", "")),
        state=raw("pubstate", "").casefold() or None,
        urls=urls,
        doi=bare_doi(raw("doi", "")) or None,
        isbn=_unbraced(raw("isbn")),
        issn=_unbraced(raw("issn")),
        arxiv=_ARXIV_LABEL.sub("", raw("eprint", "")) or None if archive == "arxiv" else None,
        pmid=raw("pmid") or (raw("eprint") if archive == "pubmed" else None),
        topics=_topics(raw("keywords", "")),
        section=text("annex-section"),
        language=_tag(text("language") or text("langid", "")),
        accessed=read_date(raw("urldate", ""), "", ""),
        container=_holder(texts, kind, publishers),
        number=text("number") or text("issue"),
        extent=text("pagetotal"),
        short_container=text("shortjournal"),
        event=text("eventtitle"),
        original=read_date(raw("origdate", ""), "", ""),
        annotation=text("annotation") or text("annote"),
        others=names.has_others(raw("author", "")),
        place=text("address") or text("location"),
        source=_source(text("annex-source"), text("annex-raw")),
        also=tuple(_further_sources(texts)) if "annex-source-2" in texts else (),
        **{name: value for name, value in texts.items() if name in _ALIKE},
    )


def _decoded(values: Mapping[str, str]) -> dict[str, str]:
    """Return what values print that are texts; what prints nothing counts as not there."""
    return {
        name: text
        for name, value in values.items()
        if (name in _TEXTS or name.startswith(_PLACES)) and (text := latex.decode(value))
    }


# Facts that have the same name here and in BibLaTeX.
_ALIKE = ("volume", "part", "chapter", "series", "pages", "edition", "version", "note", "venue")
_TEXTS = frozenset(
    {
        *_ALIKE,
        "journal", "journaltitle", "booktitle", "journalsubtitle", "booksubtitle", "shorttitle",
        "shortjournal", "language", "langid", "number", "issue", "pagetotal", "eventtitle",
        "annotation", "annote", "address", "location", "type", "annex-section",
    }
)  # fmt: skip
_PLACES = ("annex-source", "annex-raw")
_ARXIV_LABEL = re.compile(r"^arxiv:\s*", re.IGNORECASE)
_COMMA = re.compile(r"[,;]")


def _title(values: Mapping[str, str]) -> tuple[str, tuple[Mark, ...]]:
    """Return title and subtitle as one text, with what is set apart in it."""
    return latex.decode_marked(": ".join(values[name] for name in ("title", "subtitle") if name in values))


def _holder(texts: Mapping[str, str], kind: EntryType, publishers: tuple[Organisation, ...]) -> str | None:
    """Return what holds the work; a newspaper that publishes itself is not told twice."""
    found = _titled(texts, "journal") or _titled(texts, "journaltitle") or _titled(texts, "booktitle") or None
    return None if kind is EntryType.NEWS and found == _newspaper(publishers) else found


def _titled(texts: Mapping[str, str], name: str) -> str:
    """Return a title with its subtitle: BibLaTeX has ``journalsubtitle``, ``booksubtitle``."""
    if name not in texts:
        return ""
    sub = texts.get(f"{name.removesuffix('title')}subtitle")
    return f"{texts[name]}: {sub}" if sub else texts[name]


def _further_sources(texts: Mapping[str, str]) -> Iterator[Source]:
    number = 2
    while place := texts.get(f"annex-source-{number}"):
        if source := _source(place, texts.get(f"annex-raw-{number}")):
            yield source
        number += 1


def _unbraced(number: str | None) -> str | None:
    """Return a number without the braces that some programs put around every value."""
    return number.strip("{}") or None if number else None


def _tag(name: str) -> str | None:
    return _TAGS.get(name.strip().casefold(), name) or None


def issuer_fields(entry: Entry) -> tuple[str, ...]:
    """Return the fields in which an entry may name who issued the work; the first that it has is read."""
    kind, _ = read_type(entry.type, entry.get("entrysubtype"))
    return _READ_ISSUERS[kind]


def _publishers(values: Mapping[str, str], kind: EntryType) -> tuple[Organisation, ...]:
    for name in _READ_ISSUERS[kind]:
        if name in values:
            return names.split_organisations(values[name])
    return ()


def _same(authors: tuple[Agent, ...], publishers: tuple[Organisation, ...]) -> bool:
    """Tell whether the author field only repeats the issuing bodies."""
    if not authors or any(isinstance(author, Person) for author in authors):
        return False
    return {author.name for author in authors} == {publisher.name for publisher in publishers}


def _with_acronyms(
    publishers: tuple[Organisation, ...], values: Mapping[str, str]
) -> tuple[Organisation, ...]:
    acronyms = names.split_organisations(values.get("shortauthor", ""))
    if not acronyms or len(acronyms) != len(publishers):
        return publishers
    return tuple(Organisation(p.name, short.name) for p, short in zip(publishers, acronyms, strict=True))


def _urls(values: Mapping[str, str]) -> tuple[str, ...]:
    first = values.get("url")
    if not first and (printed := _URL.search(values.get("howpublished") or values.get("note", ""))):
        first = re.sub(r"\\([_%&#~])", r"\1", printed[0])
    return tuple(dict.fromkeys(url for url in (first, *values.get("annex-links", "").split()) if url))


_PLACE = re.compile(r"(?P<document>.+?)(?::(?P<line>\d+)|: page (?P<page>\d+))?")


def _source(place: str | None, raw: str | None) -> Source | None:
    """Read what ``str(Source)`` writes."""
    match = _PLACE.fullmatch(place) if place else None
    if not match:
        return None
    line, page = (int(match[name]) if match[name] else None for name in ("line", "page"))
    return Source(match["document"], line, page, raw or "")

"""References: who made a work, when, where it was read, and what it is."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a bibliography names one; particles and suffixes stay with the part they are printed in."""

    family: str
    given: str = ""

    @property
    def name(self) -> str:
        """The name in reading order."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that writes or issues, by its printed name, with the acronym printed beside it, if any."""

    name: str
    acronym: str = ""


Agent = Person | Organisation


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the month and the day may be unknown.

    ``month`` is from 1 to 12, or a season as EDTF numbers them: 21 spring, 22 summer, 23 autumn, 24
    winter. ``until`` is the last year of a range, ``until_month`` and ``until_day`` what is known of its end
    beyond that. ``circa`` marks an approximate date.
    """

    year: int
    month: int | None = None
    day: int | None = None
    until: int | None = None
    circa: bool = False
    until_month: int | None = None
    until_day: int | None = None

    @property
    def season(self) -> int | None:
        """The season from 1, spring, to 4, winter, or None where a month or nothing is known."""
        return self.month - 20 if self.month and self.month > 12 else None

    def __str__(self) -> str:
        """Return the date as EDTF (ISO 8601-2): ``2018-05-15``, ``2014/2016``, ``2018-21``, ``2015~``."""
        begins = _edtf(self.year, self.month, self.day) + ("~" if self.circa else "")
        if not self.until:
            return begins
        return f"{begins}/{_edtf(self.until, self.until_month, self.until_day)}"


def _edtf(year: int, *parts: int | None) -> str:
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in parts if part)])


class Style(StrEnum):
    """How a part of a title is set apart from the rest of it."""

    ITALIC = "italic"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text, from ``start`` up to ``end``, that is set apart: a species, a power, a spelling.

    ``PROTECTED`` is what a style that writes titles in capitals must leave as it is.
    """

    start: int
    end: int
    style: Style


class EntryType(StrEnum):
    """What kind of work a reference names."""

    REPORT = "report"
    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    CONFERENCE = "conference"
    WEBPAGE = "webpage"
    NEWS = "news"
    LAW = "law"
    DATASET = "dataset"
    STANDARD = "standard"
    VIDEO = "video"
    AUDIO = "audio"
    OTHER = "other"


# What a document from standard input is called: any of them, so it is never the one that was parsed before.
STDIN = "<stdin>"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a reference was read: the document, the line or page in it, and the visible text there."""

    document: str
    line: int | None = None
    page: int | None = None
    raw: str = ""

    def __str__(self) -> str:
        if self.page is not None:
            return f"{self.document}: page {self.page}"
        return f"{self.document}:{self.line}" if self.line is not None else self.document

    @property
    def text(self) -> tuple[str, str] | None:
        """The document and the text in it: they tell a line from others wherever it has moved to.

        None where the text is not known.
        """
        return (self.document, self.raw.strip()) if self.raw.strip() else None


@dataclass(frozen=True, slots=True)
class Reference:
    """One work, as a document or a store names it.

    ``publishers`` are the issuing bodies; ``authors`` are persons, or organisations that a store
    names as author without naming them as publisher; ``editors`` are those of the work or of its
    ``container``. ``urls`` holds usable addresses only, the work's own first. ``state`` is BibLaTeX's
    ``pubstate``: ``forthcoming``, ``inpress``, ``submitted`` or ``inpreparation``. ``language`` is a tag
    of ISO 639-1. ``section`` is the path of headings over the list, joined by `` > ``. ``source`` is where
    it was read first, ``also`` where else it is cited. ``key`` is empty until a store gives one.

    ``kind`` is what a store says of it beyond its type, in the words of CSL 1.0.2 (``legal_case``, ``post``,
    ``software``); ``genre`` is that in words for readers ("Working paper"). ``marks`` are parts of the title.
    ``series`` is what ``number`` counts in where the work is a book; ``part`` and ``chapter`` are numbers.
    ``extent`` is the number of all pages. ``annotation`` is what a reader says of the work, ``note`` what is
    printed with it. ``others`` says that there are more authors than are named.
    """

    title: str | None
    key: str = ""
    type: EntryType = EntryType.OTHER
    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()
    translators: tuple[Agent, ...] = ()
    publishers: tuple[Organisation, ...] = ()
    date: PartialDate | None = None
    state: str | None = None
    urls: tuple[str, ...] = ()
    doi: str | None = None
    isbn: str | None = None
    issn: str | None = None
    arxiv: str | None = None
    pmid: str | None = None
    note: str | None = None
    topics: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    accessed: PartialDate | None = None
    container: str | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    edition: str | None = None
    place: str | None = None
    source: Source | None = None
    also: tuple[Source, ...] = ()
    kind: str | None = None
    genre: str | None = None
    marks: tuple[Mark, ...] = ()
    short_title: str | None = None
    short_container: str | None = None
    series: str | None = None
    part: str | None = None
    chapter: str | None = None
    extent: str | None = None
    version: str | None = None
    event: str | None = None
    venue: str | None = None
    original: PartialDate | None = None
    annotation: str | None = None
    others: bool = False

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place that cites it."""
        return (self.source, *self.also) if self.source else self.also

    @property
    def year(self) -> int | None:
        """The year of publication (the first one of a range), or None where the source has none."""
        return self.date.year if self.date else None

    @property
    def url(self) -> str | None:
        """The address of the work itself, or None where no usable one is known."""
        return self.urls[0] if self.urls else None

    @property
    def issuers(self) -> tuple[Agent, ...]:
        """Who a citation names first: the authors, else the editors of the work, else the publishers."""
        return self.authors or (() if self.container else self.editors) or self.publishers

"""The words of the field: references and who made them, when, where from, and what became of them."""

from dataclasses import dataclass, field
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
    winter. ``until`` is the last year of a range. ``circa`` marks an approximate date.
    """

    year: int
    month: int | None = None
    day: int | None = None
    until: int | None = None
    circa: bool = False

    @property
    def season(self) -> int | None:
        """The season from 1, spring, to 4, winter, or None where a month or nothing is known."""
        return self.month - 20 if self.month and self.month > 12 else None

    def __str__(self) -> str:
        """Return the date as EDTF (ISO 8601-2): ``2018-05-15``, ``2014/2016``, ``2018-21``, ``2015~``."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts) + ("~" if self.circa else "") + (f"/{self.until:04d}" if self.until else "")


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
        """What tells a line of a document from others, wherever it has moved to; None without its text."""
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


class Status(StrEnum):
    """What became of one list item."""

    REFERENCE = "reference"
    MERGED = "merged"
    UNPARSED = "unparsed"


class Fate(StrEnum):
    """What an incoming reference is to a store.

    ``new``: an entry of its own. ``unchanged``: the entry says the same. ``updated``: fields that nobody had
    edited got what the document says now. ``kept``: fields that somebody has edited say something else, and
    stay. ``merged``: another line cites the same work.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    KEPT = "kept"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its value in the store and the one that comes in, as BibTeX; None where there is none."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an incoming reference: the key of its entry, and why it is no new one, if it is none.

    ``changes`` were made; ``kept`` were not, because somebody had edited the fields.
    """

    key: str
    fate: Fate
    reason: str = ""
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Vanished:
    """An entry that a document cited when it was parsed before, and the place where it stood."""

    key: str
    source: Source


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One list item in the ledger: where it stands, what became of it and why."""

    status: Status
    source: Source
    key: str | None = None
    reason: str = ""
    section: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A list taken for a reference list: its heading path, where it starts, its size and the reason."""

    path: str | None
    line: int | None
    items: int
    reason: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a document's reference lists gave: the items in order, each a reference or a leftover."""

    document: str
    sections: tuple[FoundSection, ...]
    items: tuple["ParsedItem", ...]

    @property
    def lost_links(self) -> int:
        """How many links of the items lead nowhere."""
        return sum(item.lost_links for item in self.items)


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the parser is of a reference, from 0 to 1, and what speaks against it."""

    score: float
    doubts: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return self.score < 0.6


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One list item: its place, and the reference read from it or the reason why there is none.

    ``lost_links`` counts links without a usable address, such as ``#``. ``again`` is the place of the
    earlier item that a cross-reference ("Ibid.") cites again. ``section`` is the path of headings over
    it, which may be an item that only introduces an inner list.
    """

    source: Source
    reference: Reference | None
    reason: str = ""
    lost_links: int = 0
    confidence: Confidence | None = None
    again: Source | None = None
    section: str | None = None


class Verdict(StrEnum):
    """What an answer, or its absence, says about a link."""

    OK = "ok"
    MOVED = "moved"
    BLOCKED = "blocked"
    TRANSIENT = "transient"
    DEAD = "dead"
    INSECURE = "insecure"
    INVALID = "invalid"
    MISSING = "missing"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Hop:
    """One request of a redirect chain: the address asked and the status of the answer."""

    url: str
    status: int


class Failure(StrEnum):
    """Why there was no answer to a request."""

    TIMEOUT = "timeout"
    NO_HOST = "no such host"
    LOOKUP = "host name lookup failed"
    REFUSED = "connection refused"
    RESET = "connection broken"
    UNREACHABLE = "network unreachable"
    CERTIFICATE = "certificate not valid"
    TLS = "no secure connection"
    LOOP = "redirect loop"
    TOO_MANY_REDIRECTS = "too many redirects"
    PRIVATE_ADDRESS = "private address"
    INVALID_URL = "not a usable address"
    PROTOCOL = "answer is not HTTP"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen when a link was asked, before anybody judged it.

    ``hops`` are the requests in order; ``failure`` is set where the last one got no answer;
    ``elapsed`` is in seconds.
    """

    url: str
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    detail: str = ""
    attempts: int = 0
    elapsed: float = 0.0

    @property
    def status(self) -> int | None:
        """The status of the final answer, or None where there was none."""
        return self.hops[-1].status if self.hops and self.failure is None else None

    @property
    def final_url(self) -> str | None:
        """The address that gave the final answer, or None where there was none."""
        return self.hops[-1].url if self.hops and self.failure is None else None


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The verdict on one link of one entry, and the evidence behind it."""

    key: str
    url: str | None
    verdict: Verdict
    reason: str
    evidence: Evidence | None = None
    checked: str | None = field(default=None)

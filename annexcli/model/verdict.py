"""What was seen when a link was asked, and the verdict on it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What an answer, or its absence, says about a link."""

    OK = "ok"
    MOVED = "moved"
    BLOCKED = "blocked"
    TRANSIENT = "transient"
    SOFT_404 = "soft-404"
    PARKED = "parked"
    HOME_REDIRECT = "home-redirect"
    MISMATCH = "mismatch"
    DEAD = "dead"
    INSECURE = "insecure"
    INVALID = "invalid"
    MISSING = "missing"
    PRIVATE = "private"
    SKIPPED = "skipped"


# Whoever follows such a link gets the document.
WELL = frozenset({Verdict.OK, Verdict.MOVED})


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
    PROXY = "the proxy gave no answer"
    EXPIRED = "certificate expired"
    WRONG_HOST = "certificate of another host"
    SELF_SIGNED = "self-signed certificate"
    CERTIFICATE = "certificate not valid"
    TLS = "no secure connection"
    LOOP = "redirect loop"
    TOO_MANY_REDIRECTS = "too many redirects"
    PRIVATE_ADDRESS = "private address"
    INVALID_URL = "not a usable address"
    NOT_HTTP = "answer is not HTTP"
    MALFORMED = "answer is HTTP that cannot be read"
    NOT_ASKED = "not asked"


class Tell(StrEnum):
    """What a sign on a page tells of it."""

    GONE = "not found"
    PARKED = "parked domain"
    WALL = "bot wall"
    LOGIN = "log-in page"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words, a header or an address by which a page gives itself away.

    ``where`` is ``title``, ``heading``, ``text``, ``markup``, ``header`` or ``address``.
    """

    tells: Tell
    said: str
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the document that answered says of itself, as far as it was read.

    ``media`` is its type without parameters (``text/html``), ``size`` the bytes that it has by its own
    account, or that were read; ``length`` counts the characters of its visible text, of a long page those
    looked at. ``opening`` is the beginning of that text, and is kept where titles are compared.
    """

    media: str = ""
    size: int | None = None
    title: str = ""
    headings: tuple[str, ...] = ()
    length: int = 0
    opening: str = ""
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Stranger:
    """What the host answers to a path that nobody has given it: the measure of a suspicious page.

    ``alike`` says how much of its words it shares with the page that was asked for, from 0 to 1.
    """

    status: int | None
    final_url: str | None = None
    title: str = ""
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Handle:
    """The answer of a handle server about a DOI: its response code, and the address that the DOI leads to."""

    code: int
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was seen when a link was asked, before anybody judged it.

    ``hops`` are the requests in order; ``failure`` is set where the last one got no answer;
    ``elapsed`` is in seconds. ``retry_after`` are the seconds that the server asked to wait. ``fragment``
    tells whether the page has the place that the address names; None where nobody looked, or the page was
    cut short.
    """

    url: str
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    detail: str = ""
    attempts: int = 0
    elapsed: float = 0.0
    page: Page | None = None
    stranger: Stranger | None = None
    handle: Handle | None = None
    fragment: bool | None = None
    retry_after: float | None = None

    @property
    def status(self) -> int | None:
        """The status of the final answer, or None where there was none."""
        return self.hops[-1].status if self.hops and self.failure is None else None

    @property
    def final_url(self) -> str | None:
        """The address that gave the final answer, for a DOI the one it leads to; None where none did."""
        if self.handle is not None:
            return self.handle.target
        return self.hops[-1].url if self.hops and self.failure is None else None


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The verdict on one link, and the evidence behind it.

    ``key`` is the citekey of its entry, empty for a link of a document; ``url`` is None for an entry without
    an address. ``checked`` is when it was seen, in UTC as ISO 8601 writes it, None for what was not asked.
    """

    key: str
    url: str | None
    verdict: Verdict
    reason: str
    evidence: Evidence | None = None
    checked: str | None = None

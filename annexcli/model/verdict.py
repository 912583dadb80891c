"""What was seen when a link was asked, and the verdict on it."""

from dataclasses import dataclass, field
from enum import StrEnum


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

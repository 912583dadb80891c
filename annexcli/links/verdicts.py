"""What an answer means: evidence → verdict."""

from collections.abc import Container, Iterable

from annexcli.address import split
from annexcli.links import doi
from annexcli.links.suspicion import page_verdict, wall_of, walled
from annexcli.links.titles import mismatch
from annexcli.model.verdict import Evidence, Failure, Verdict

_OF_FAILURE = {
    Failure.TIMEOUT: Verdict.TRANSIENT,
    Failure.LOOKUP: Verdict.TRANSIENT,
    Failure.RESET: Verdict.TRANSIENT,
    Failure.UNREACHABLE: Verdict.TRANSIENT,
    Failure.PROXY: Verdict.TRANSIENT,
    Failure.MALFORMED: Verdict.TRANSIENT,
    Failure.NO_HOST: Verdict.DEAD,
    Failure.REFUSED: Verdict.DEAD,
    Failure.LOOP: Verdict.DEAD,
    Failure.TOO_MANY_REDIRECTS: Verdict.DEAD,
    Failure.NOT_HTTP: Verdict.DEAD,
    Failure.EXPIRED: Verdict.INSECURE,
    Failure.WRONG_HOST: Verdict.INSECURE,
    Failure.SELF_SIGNED: Verdict.INSECURE,
    Failure.CERTIFICATE: Verdict.INSECURE,
    Failure.TLS: Verdict.INSECURE,
    Failure.PRIVATE_ADDRESS: Verdict.PRIVATE,
    Failure.INVALID_URL: Verdict.INVALID,
    Failure.NOT_ASKED: Verdict.SKIPPED,
}
# Alive, but not to be seen by a program: login, robots refused, rate limit, law, LinkedIn's own 999.
_BLOCKED = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses programs, or everybody",
    407: "the proxy asks for a password",
    429: "too many requests",
    451: "withheld by law",
    999: "refuses programs",
}
_GONE = frozenset({404, 410})
_PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_NETWORK = frozenset({Failure.LOOKUP, Failure.UNREACHABLE, Failure.PROXY})
_FEW = 3


def judge(
    evidence: Evidence, *, titles: Iterable[str] = (), accepted: Container[int] = ()
) -> tuple[Verdict, str]:
    """Return the verdict on a link that was asked, and the reason in words.

    Args:
        evidence: what was seen.
        titles: those of the references that cite the link, where the page is to be compared with them.
        accepted: statuses that count as success at this host.

    Statuses are read as RFC 9110 §15 gives them.

    """
    if evidence.failure is not None:
        detail = f": {evidence.detail}" if evidence.detail else ""
        return _OF_FAILURE[evidence.failure], f"{evidence.failure}{detail}"
    if evidence.handle is not None:
        return doi.judged(evidence.handle, evidence.hops[-1].url)
    status = evidence.status
    if status is None:
        return Verdict.TRANSIENT, "no answer"
    if status in accepted:
        return Verdict.OK, f"status {status}, accepted at this host"
    if status >= 300 and status != 304:
        return _refused(evidence, status)
    known = page_verdict(evidence)
    if known is not None:
        return known
    other = mismatch(titles, evidence.page) if evidence.page else None
    return (Verdict.MISMATCH, f"status {status}, but {other}") if other else _found(evidence, status)


def _refused(evidence: Evidence, status: int) -> tuple[Verdict, str]:
    if status in _GONE:
        return Verdict.DEAD, f"status {status}" + _at(evidence)
    wall = walled(evidence)
    if status >= 400 and wall:
        return wall
    if status in _BLOCKED:
        return Verdict.BLOCKED, f"status {status}: alive, but {_BLOCKED[status]}" + _patience(evidence)
    if status >= 500 or status in {408, 425}:
        return Verdict.TRANSIENT, f"status {status}" + _patience(evidence)
    if status >= 400:
        return Verdict.DEAD, f"status {status}" + _at(evidence)
    return Verdict.DEAD, f"status {status} without a place to go"


def _found(evidence: Evidence, status: int) -> tuple[Verdict, str]:
    if evidence.fragment is False:
        fragment = (evidence.final_url or "").partition("#")[2]
        return Verdict.DEAD, f"status {status}, but the page has no place #{fragment}" + _at(evidence)
    moves = [hop.status for hop in evidence.hops[:-1]]
    if moves and all(move in _PERMANENT for move in moves):
        return Verdict.MOVED, f"moved for good to {evidence.final_url}"
    return Verdict.OK, f"status {status}" + _at(evidence)


def _at(evidence: Evidence) -> str:
    return f" at {evidence.final_url}" if len(evidence.hops) > 1 else ""


def _patience(evidence: Evidence) -> str:
    asked = evidence.retry_after
    return f"; it asks to come back in {asked:,.0f} s" if asked else ""


def is_transient(evidence: Evidence) -> bool:
    """Tell whether asking again may give another answer: time-outs, broken connections, 429, 5xx."""
    if evidence.failure is not None:
        return (
            _OF_FAILURE[evidence.failure] is Verdict.TRANSIENT and evidence.failure is not Failure.MALFORMED
        )
    status = evidence.status or 0
    again = status in {408, 425, 429} or (status >= 500 and status not in {501, 505, 999})
    return again and wall_of(evidence.page) is None


def without_network(seen: Iterable[Evidence]) -> bool:
    """Tell whether a run says nothing of its links, as this machine reaches no host at all.

    No address has an answer, and all failed in the network or in looking names up. Where a name server says
    that there is no such host, it is right about one or two; about every one of several hosts it is not.
    """
    untried = {Failure.PRIVATE_ADDRESS, Failure.INVALID_URL, Failure.NOT_ASKED}
    asked = [one for one in seen if one.failure not in untried]
    if not asked or any(one.failure is None or one.hops for one in asked):
        return False
    if all(one.failure in _NO_NETWORK for one in asked):
        return True
    hosts = {parts.hostname for one in asked if (parts := split(one.url))}
    return len(hosts) > _FEW and all(one.failure in {*_NO_NETWORK, Failure.NO_HOST} for one in asked)

"""What an answer means: evidence → verdict."""

from collections.abc import Container, Iterable

from annexcli.address import is_placeholder, is_web
from annexcli.model.reference import Reference
from annexcli.model.verdict import Evidence, Failure, Verdict

_OF_FAILURE = {
    Failure.TIMEOUT: Verdict.TRANSIENT,
    Failure.LOOKUP: Verdict.TRANSIENT,
    Failure.RESET: Verdict.TRANSIENT,
    Failure.UNREACHABLE: Verdict.TRANSIENT,
    Failure.NO_HOST: Verdict.DEAD,
    Failure.REFUSED: Verdict.DEAD,
    Failure.LOOP: Verdict.DEAD,
    Failure.TOO_MANY_REDIRECTS: Verdict.DEAD,
    Failure.NOT_HTTP: Verdict.DEAD,
    Failure.MALFORMED: Verdict.TRANSIENT,
    Failure.PROXY: Verdict.TRANSIENT,
    Failure.NOT_ASKED: Verdict.SKIPPED,
    Failure.EXPIRED: Verdict.INSECURE,
    Failure.WRONG_HOST: Verdict.INSECURE,
    Failure.SELF_SIGNED: Verdict.INSECURE,
    Failure.CERTIFICATE: Verdict.INSECURE,
    Failure.TLS: Verdict.INSECURE,
    Failure.PRIVATE_ADDRESS: Verdict.PRIVATE,
    Failure.INVALID_URL: Verdict.INVALID,
}
# Alive, but not to be seen by a program: login, robots refused, rate limit, law, LinkedIn's own 999.
_BLOCKED = frozenset({401, 402, 403, 407, 429, 451, 999})
_GONE = frozenset({404, 410})
_PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


def address_verdict(url: str | None) -> tuple[Verdict, str] | None:
    """Return the verdict on an address that needs no asking, or None where it has to be asked."""
    if url is None or is_placeholder(url):
        return Verdict.MISSING, "no address"
    if not is_web(url):
        return Verdict.INVALID, "not an address on the web (http or https with a host)"
    return None


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
        said = f"{evidence.failure}: {evidence.detail}" if evidence.detail else str(evidence.failure)
        return _OF_FAILURE[evidence.failure], said
    status = evidence.status
    if status is None:
        return Verdict.TRANSIENT, "no answer"
    if status in accepted:
        return Verdict.OK, f"status {status}, accepted at this host"
    if status in _GONE:
        return Verdict.DEAD, f"status {status}"
    if status in _BLOCKED:
        return Verdict.BLOCKED, f"status {status}: alive, but closed to programs"
    if status >= 500 or status in {408, 425}:
        return Verdict.TRANSIENT, f"status {status}"
    if status >= 400:
        return Verdict.DEAD, f"status {status}"
    if status in REDIRECTS:
        return Verdict.DEAD, f"status {status} without a place to go"
    moves = [hop.status for hop in evidence.hops[:-1]]
    if moves and all(move in _PERMANENT for move in moves):
        return Verdict.MOVED, f"moved for good to {evidence.final_url}"
    return Verdict.OK, f"status {status}" + (f" at {evidence.final_url}" if moves else "")


def is_transient(evidence: Evidence) -> bool:
    """Tell whether asking again may give another answer: time-outs, broken connections, 429 and 5xx."""
    if evidence.status == 429:
        return True
    return judge(evidence)[0] is Verdict.TRANSIENT and evidence.status != 501


def targets(reference: Reference) -> tuple[str, ...]:
    """Return the addresses of a reference that are to be checked."""
    return reference.urls


def askable(references: list[Reference]) -> dict[str, list[Reference]]:
    """Return every address that has to be asked, once, with the references that cite it, in order."""
    asked: dict[str, list[Reference]] = {}
    for reference in references:
        for url in targets(reference):
            if address_verdict(url) is None:
                asked.setdefault(url, []).append(reference)
    return asked

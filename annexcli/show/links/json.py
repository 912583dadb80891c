"""What a check found as JSON, the contract of docs/json.md: names and shapes stay across releases."""

from typing import Any

from annexcli.model.checked import Checked, CheckedLink
from annexcli.model.verdict import Evidence
from annexcli.show.dump import dumped, dumped_line
from annexcli.show.links.order import counts


def report(checked: Checked) -> str:
    """Return one document: the verdicts counted, and every link in its order."""
    summary = {verdict.value: number for verdict, number in sorted(counts(checked).items())}
    made = {
        "summary": summary,
        "unasked": checked.unasked,
        "results": [record(link) for link in checked.links],
    }
    return dumped(made)


def lines(checked: Checked) -> str:
    """Return one line a link, in their order."""
    return "".join(map(line, checked.links))


def line(link: CheckedLink) -> str:
    """Return a link as one line, for a report that is read while it is written."""
    return dumped_line(record(link))


def record(link: CheckedLink) -> dict[str, Any]:
    """Return a link as the object of the contract."""
    result, evidence, history = link.result, link.result.evidence, link.history
    return {
        "key": link.cited.key or None,
        "url": result.url,
        "verdict": result.verdict.value,
        "status": evidence.status if evidence else None,
        "reason": result.reason,
        "final_url": evidence.final_url if evidence else None,
        "redirects": [{"url": hop.url, "status": hop.status} for hop in evidence.hops[:-1]]
        if evidence
        else [],
        "checked": result.checked,
        "attempts": evidence.attempts if evidence else 0,
        "ms": round(evidence.elapsed * 1000) if evidence else None,
        "evidence": _evidence(evidence) if evidence else None,
        "file": link.cited.place.file,
        "line": link.cited.place.line,
        "page": link.cited.place.page,
        "text": link.cited.title or None,
        "standing": link.standing.value,
        "failing_since": history.first if history else None,
        "failures": history.count if history else 0,
        "last_ok": history.ok if history else None,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    """Return what a verdict beyond the status rests on."""
    page, stranger, handle = evidence.page, evidence.stranger, evidence.handle
    return {
        "failure": evidence.failure.value if evidence.failure else None,
        "media": page.media or None if page else None,
        "size": page.size if page else None,
        "title": page.title or None if page else None,
        "signs": [{"tells": sign.tells.value, "said": sign.said, "where": sign.where} for sign in page.signs]
        if page
        else [],
        "random_path": {"status": stranger.status, "final_url": stranger.final_url, "alike": stranger.alike}
        if stranger
        else None,
        "handle": {"code": handle.code, "target": handle.target} if handle else None,
        "fragment": evidence.fragment,
    }

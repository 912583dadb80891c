from dataclasses import replace

import pytest

from annexcli.links.verdicts import is_transient, judge, without_network
from annexcli.model.verdict import Evidence, Failure, Handle, Hop, Page, Verdict

URL = "https://example.org/report"


def answered(*statuses: int) -> Evidence:
    return Evidence(URL, tuple(Hop(f"{URL}/{i}", status) for i, status in enumerate(statuses)))


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ((200,), Verdict.OK),
        ((206,), Verdict.OK),
        ((301, 200), Verdict.MOVED),
        ((308, 301, 200), Verdict.MOVED),
        ((302, 200), Verdict.OK),
        ((301, 302, 200), Verdict.OK),
        ((301, 404), Verdict.DEAD),
        ((404,), Verdict.DEAD),
        ((410,), Verdict.DEAD),
        ((400,), Verdict.DEAD),
        ((304,), Verdict.OK),
        ((302,), Verdict.DEAD),
        ((401,), Verdict.BLOCKED),
        ((403,), Verdict.BLOCKED),
        ((429,), Verdict.BLOCKED),
        ((451,), Verdict.BLOCKED),
        ((999,), Verdict.BLOCKED),
        ((500,), Verdict.TRANSIENT),
        ((503,), Verdict.TRANSIENT),
        ((408,), Verdict.TRANSIENT),
    ],
)
def test_statuses(statuses: tuple[int, ...], verdict: Verdict) -> None:
    assert judge(answered(*statuses))[0] is verdict


@pytest.mark.parametrize("failure", list(Failure))
def test_every_failure_has_a_verdict_and_a_reason(failure: Failure) -> None:
    verdict, reason = judge(Evidence(URL, failure=failure, detail="seen"))
    assert verdict not in {Verdict.OK, Verdict.MOVED, Verdict.MISSING}
    assert str(failure) in reason
    assert "seen" in reason


def test_the_place_it_moved_to_is_told() -> None:
    assert f"{URL}/1" in judge(answered(301, 200))[1]


OTHER = Page("text/html", title="Fishing in the northern lakes", opening="Trout and perch, caught by hand")
PLACE = (Hop(f"{URL}#part#2", 200),)


@pytest.mark.parametrize(
    ("evidence", "verdict", "reason"),
    [
        (Evidence(URL, failure=Failure.TIMEOUT), Verdict.TRANSIENT, "timeout"),
        (Evidence(URL, failure=Failure.TIMEOUT, detail="10 s"), Verdict.TRANSIENT, "timeout: 10 s"),
        (Evidence(URL), Verdict.TRANSIENT, "no answer"),
        (answered(200), Verdict.OK, "status 200"),
        (answered(302, 200), Verdict.OK, f"status 200 at {URL}/1"),
        (answered(301, 308, 200), Verdict.MOVED, f"moved for good to {URL}/2"),
        (answered(404), Verdict.DEAD, "status 404"),
        (answered(301, 410), Verdict.DEAD, f"status 410 at {URL}/1"),
        (answered(302, 418), Verdict.DEAD, f"status 418 at {URL}/1"),
        (answered(400), Verdict.DEAD, "status 400"),
        (answered(300), Verdict.DEAD, "status 300 without a place to go"),
        (answered(425), Verdict.TRANSIENT, "status 425"),
        (replace(answered(503), retry_after=1200.0), Verdict.TRANSIENT, "status 503; it asks to come back in 1,200 s"),
        (answered(429), Verdict.BLOCKED, "status 429: alive, but too many requests"),
        (replace(answered(429), retry_after=60.0), Verdict.BLOCKED, "status 429: alive, but too many requests; it asks to come back in 60 s"),
        (Evidence(URL, PLACE, fragment=False), Verdict.DEAD, "status 200, but the page has no place #part#2"),
        (Evidence(URL, (Hop(URL, 302), *PLACE), fragment=False), Verdict.DEAD, f"status 200, but the page has no place #part#2 at {URL}#part#2"),
        (Evidence(URL, PLACE, fragment=True), Verdict.OK, "status 200"),
        (replace(answered(200), page=OTHER), Verdict.MISMATCH, "status 200, but the page is titled “Fishing in the northern lakes”"),
    ],
)  # fmt: skip
def test_what_is_said_of_an_answer(evidence: Evidence, verdict: Verdict, reason: str) -> None:
    assert judge(evidence, titles=["Children online: a survey"]) == (verdict, reason)


def test_a_doi_is_judged_by_the_resolver_that_was_asked_last() -> None:
    asked = ("http://dx.doi.org", "https://dx.doi.org", "https://doi.org")
    hops = tuple(Hop(f"{resolver}/api/handles/10.1/x", 301) for resolver in asked)
    found = Evidence("https://dx.doi.org/10.1/x", hops, handle=Handle(1, "https://example.org/x"))
    assert judge(found) == (Verdict.OK, "doi.org knows the DOI, leads to https://example.org/x")


def test_a_status_that_is_accepted_at_a_host() -> None:
    assert judge(answered(403), accepted={403}) == (Verdict.OK, "status 403, accepted at this host")
    assert judge(answered(404), accepted={403})[0] is Verdict.DEAD


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 504, 599])
def test_statuses_that_may_change(status: int) -> None:
    assert is_transient(answered(status))


@pytest.mark.parametrize("status", [200, 400, 409, 426, 501, 505, 999])
def test_statuses_that_stay(status: int) -> None:
    assert not is_transient(answered(status))


def test_no_network_is_told_by_links_that_failed_before_any_answer() -> None:
    def failed(count: int, failure: Failure) -> list[Evidence]:
        return [Evidence(f"https://host{n}.example/", failure=failure) for n in range(count)]

    assert without_network(failed(1, Failure.LOOKUP))
    assert not without_network(failed(3, Failure.NO_HOST))
    assert without_network(failed(4, Failure.NO_HOST))
    # One redirect was an answer, whatever came of it.
    assert not without_network([*failed(4, Failure.LOOKUP), replace(answered(301), failure=Failure.LOOKUP)])
    assert not without_network([*failed(4, Failure.LOOKUP), answered(200)])


def test_only_what_may_change_is_asked_again() -> None:
    assert is_transient(answered(503))
    assert is_transient(answered(429))
    assert is_transient(Evidence(URL, failure=Failure.TIMEOUT))
    assert not is_transient(answered(404))
    assert not is_transient(answered(501))
    assert not is_transient(Evidence(URL, failure=Failure.NO_HOST))

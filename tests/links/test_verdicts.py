import pytest

from annexcli.links.verdicts import is_transient, judge
from annexcli.model.verdict import Evidence, Failure, Hop, Verdict

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


def test_only_what_may_change_is_asked_again() -> None:
    assert is_transient(answered(503))
    assert is_transient(answered(429))
    assert is_transient(Evidence(URL, failure=Failure.TIMEOUT))
    assert not is_transient(answered(404))
    assert not is_transient(answered(501))
    assert not is_transient(Evidence(URL, failure=Failure.NO_HOST))

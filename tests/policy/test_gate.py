"""Which failing links make a check fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.errors import UsageProblem
from annexcli.model.checked import History, Standing
from annexcli.model.verdict import Verdict
from annexcli.policy.gate import Gate, read_failing

DEAD = frozenset({Verdict.DEAD})
URL, NOW = "https://e.org/", "2026-01-31T12:00:00Z"


def failing(count: int, first: str = "2026-01-24T12:00:00Z") -> History:
    return History("dead", first, NOW, count)


def test_the_verdicts_that_fail_are_named() -> None:
    assert read_failing(" dead, soft-404 ,") == {Verdict.DEAD, Verdict.SOFT_404}
    assert read_failing("none") == read_failing("") == frozenset()
    with pytest.raises(UsageProblem, match="did you mean dead") as error:
        read_failing("daed")
    assert error.value.where == "--fail-on"


def test_without_patience_the_first_failure_fails() -> None:
    gate = Gate(DEAD)
    assert gate.standing(Verdict.DEAD, URL, None, NOW) is Standing.FAILS
    assert gate.standing(Verdict.DEAD, URL, failing(1), NOW) is Standing.FAILS
    assert gate.standing(Verdict.OK, URL, None, NOW) is Standing.PASSES
    assert gate.standing(Verdict.PARKED, URL, None, NOW) is Standing.PASSES


@pytest.mark.parametrize(
    ("count", "first", "standing"),
    [
        (3, "2026-01-24T12:00:00Z", Standing.FAILS),
        (2, "2026-01-24T12:00:00Z", Standing.WAITS),
        (9, "2026-01-24T12:00:01Z", Standing.WAITS),
        (3, "not a moment", Standing.WAITS),
    ],
)
def test_patience_wants_both_the_failures_and_the_days(count: int, first: str, standing: Standing) -> None:
    assert Gate(DEAD, 3, 7).standing(Verdict.DEAD, URL, failing(count, first), NOW) is standing


def test_a_link_that_a_change_adds_fails_at_once() -> None:
    for gate in (Gate(DEAD, 3, 7, lambda _: False), Gate(DEAD, is_old=lambda _: False)):
        assert gate.standing(Verdict.DEAD, URL, failing(1, NOW), NOW) is Standing.FAILS


def test_old_debt_is_told_and_fails_only_when_patience_ends() -> None:
    assert Gate(DEAD, is_old=lambda _: True).standing(Verdict.DEAD, URL, failing(99), NOW) is Standing.OLD
    patient = Gate(DEAD, 3, 7, lambda _: True)
    assert patient.standing(Verdict.DEAD, URL, failing(2), NOW) is Standing.OLD
    assert patient.standing(Verdict.DEAD, URL, failing(3), NOW) is Standing.FAILS


@pytest.mark.parametrize(("verdict", "url"), [(Verdict.MISSING, None), (Verdict.INVALID, "x://y")])
def test_what_was_never_asked_has_nothing_to_wait_for(verdict: Verdict, url: str | None) -> None:
    assert Gate(frozenset({verdict}), 3, 7).standing(verdict, url, None, NOW) is Standing.FAILS
    assert Gate(frozenset({verdict}), 3, 7, lambda _: True).standing(verdict, "x", None, NOW) is Standing.OLD


@given(
    st.sampled_from(list(Verdict)),
    st.integers(1, 9),
    st.integers(0, 20),
    st.none() | st.integers(1, 9),
    st.none() | st.floats(0, 20),
)
def test_more_failures_never_make_a_link_pass(
    verdict: Verdict, count: int, day: int, after: int | None, days: float | None
) -> None:
    gate = Gate(DEAD, after, days)
    first = f"2026-01-{31 - day:02d}T12:00:00Z"
    less = gate.standing(verdict, URL, failing(count, first), NOW)
    more = gate.standing(verdict, URL, failing(count + 1, first), NOW)
    assert (more is Standing.FAILS) >= (less is Standing.FAILS)
    assert (less is Standing.PASSES) == (verdict not in DEAD)

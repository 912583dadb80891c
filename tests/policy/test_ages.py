"""How long verdicts are remembered."""

import pytest

from annexcli.errors import UsageProblem
from annexcli.model.verdict import Verdict
from annexcli.policy.ages import default_ages, is_fresh, read_ages

DAY = 86_400


def test_an_age_for_all_and_ages_for_some() -> None:
    ages = read_ages("3d")
    assert ages.pop(Verdict.TRANSIENT) == 0
    assert set(ages.values()) == {3 * DAY}
    ages = read_ages("ok=7d, dead=90m,soft-404=0")
    assert (ages[Verdict.OK], ages[Verdict.DEAD], ages[Verdict.SOFT_404]) == (7 * DAY, 5400, 0)
    assert ages[Verdict.MOVED] == default_ages()[Verdict.MOVED]
    assert read_ages("dead=1h,2w")[Verdict.DEAD] == 3600
    assert set(read_ages("0").values()) == {0}
    assert read_ages("transient=1h")[Verdict.TRANSIENT] == 3600


@pytest.mark.parametrize("text", ["3", "d", "ok=", "-1d", "1y", "=3d", "ok==1d", "1 d"])
def test_what_is_no_age_is_an_error(text: str) -> None:
    with pytest.raises(UsageProblem):
        read_ages(text)


def test_a_misspelt_verdict_gives_the_nearest() -> None:
    with pytest.raises(UsageProblem, match="did you mean dead"):
        read_ages("daed=1d")
    with pytest.raises(UsageProblem, match="use ok, moved"):
        read_ages("everything=1d")


@pytest.mark.parametrize(
    ("checked", "fresh"),
    [
        ("2026-01-31T12:00:00Z", True),
        ("2026-01-30T12:00:01Z", True),
        ("2026-01-30T12:00:00Z", False),
        ("2026-01-31T12:00:01Z", False),  # a clock that went back
        ("nonsense", False),
        ("2026-01-31", False),  # no moment with an offset
    ],
)
def test_freshness(checked: str, fresh: bool) -> None:
    assert is_fresh(Verdict.OK, checked, "2026-01-31T12:00:00Z", read_ages("1d")) is fresh

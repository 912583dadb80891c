"""Which failing links make a check fail: all, those that fail for long, or those that a change adds."""

from collections.abc import Callable
from dataclasses import dataclass

from annexcli.model.checked import History, Standing
from annexcli.model.verdict import Verdict
from annexcli.policy.ages import read_verdict, seconds_between

_DAY = 86_400


def read_failing(text: str, where: str = "--fail-on") -> frozenset[Verdict]:
    """Return the verdicts that fail a check, as ``dead,missing`` names them; ``none`` is none of them.

    Args:
        text: the names.
        where: what errors name: the option, or the line of the settings.

    Raises:
        UsageProblem: if one is no verdict.

    """
    names = [name for name in map(str.strip, text.split(",")) if name]
    return frozenset() if names == ["none"] else frozenset(read_verdict(name, where) for name in names)


@dataclass(frozen=True, slots=True)
class Gate:
    """What fails a check.

    Args:
        failing: the verdicts that are failures.
        after: so many failures in a row make a link fail, None where the first one does.
        days: so many days from its first failure, None where that does not matter.
        is_old: whether an address (masked) was there before the change that is looked at; None where
            no change is.

    """

    failing: frozenset[Verdict]
    after: int | None = None
    days: float | None = None
    is_old: Callable[[str], bool] | None = None

    def standing(self, verdict: Verdict, url: str | None, history: History | None, now: str) -> Standing:
        """Return what a verdict on a link means for the exit code.

        Args:
            verdict: what was found now.
            url: the masked address, None where there is none.
            history: what is remembered of the link, the present failure counted.
            now: the present moment, as ISO 8601 writes it.

        """
        if verdict not in self.failing:
            return Standing.PASSES
        old = self.is_old is not None and url is not None and self.is_old(url)
        if self.is_old is not None and not old:
            return Standing.FAILS
        patient = self.after is not None or self.days is not None
        # What was never asked (no address, no usable one, no such file) has nothing to wait for.
        if not patient or history is None:
            return Standing.OLD if old else Standing.FAILS
        if self._is_ripe(history, now):
            return Standing.FAILS
        return Standing.OLD if old else Standing.WAITS

    def _is_ripe(self, history: History, now: str) -> bool:
        try:
            age = seconds_between(history.first, now)
        except (ValueError, TypeError):
            age = 0.0
        return history.count >= (self.after or 1) and age >= (self.days or 0) * _DAY

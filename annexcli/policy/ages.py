"""How old a remembered verdict may be before its link is asked again."""

import re
from collections.abc import Mapping
from datetime import datetime

from annexcli.errors import UsageProblem
from annexcli.model.verdict import Verdict
from annexcli.spelling import nearest

_DAY, _HOUR = 86_400, 3_600
_UNITS = {"s": 1, "m": 60, "h": _HOUR, "d": _DAY, "w": 7 * _DAY}
_AGE = re.compile(r"(\d+(?:\.\d+)?)([smhdw])|0")
# What works is seldom gone tomorrow; what is broken is being mended, and looked at again within the hour.
_SECONDS = {Verdict.OK: _DAY, Verdict.MOVED: _DAY, Verdict.BLOCKED: _DAY, Verdict.TRANSIENT: 0}
_OTHERS = _HOUR

Ages = Mapping[Verdict, float]


def default_ages() -> dict[Verdict, float]:
    """Return the ages that hold where nobody says otherwise, in seconds."""
    return {verdict: _SECONDS.get(verdict, _OTHERS) for verdict in Verdict}


def read_ages(text: str, where: str = "--cache-age") -> dict[Verdict, float]:
    """Return ages by verdict, in seconds, as ``3d`` or ``ok=7d,dead=1d`` gives them.

    A bare age is for every verdict but *transient*, which says nothing of tomorrow; one with a verdict
    goes before it. Behind the number stands s, m, h, d or w; what has the age ``0`` is always asked again.

    Args:
        text: the ages.
        where: what errors name: the option, or the line of the settings.

    Raises:
        UsageProblem: if it is none, or names no verdict.

    """
    ages = default_ages()
    named: dict[Verdict, float] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, equals, age = part.rpartition("=")
        if equals:
            named[read_verdict(name.strip(), where)] = _seconds(age.strip(), where)
        else:
            seconds = _seconds(age, where)
            ages = {
                one: min(seconds, old) if one is Verdict.TRANSIENT else seconds for one, old in ages.items()
            }
    return ages | named


def _seconds(text: str, where: str) -> float:
    match = _AGE.fullmatch(text)
    if not match:
        raise UsageProblem(f"{text!r} is no age", where=where, hint="write 12h, 3d, 0 or ok=7d,dead=1d")
    return float(match[1]) * _UNITS[match[2]] if match[1] else 0.0


def read_verdict(name: str, where: str) -> Verdict:
    """Return the verdict of a name, as ``where`` gives it.

    Raises:
        UsageProblem: if there is none; it tells the nearest.

    """
    known = [verdict.value for verdict in Verdict]
    if name not in known:
        near = nearest(name, known)
        hint = f"did you mean {near}?" if near else f"use {', '.join(known)}"
        raise UsageProblem(f"{name!r} names no verdict", where=where, hint=hint)
    return Verdict(name)


def seconds_between(earlier: str, later: str) -> float:
    """Return the seconds from one moment to another, both as ISO 8601 writes them.

    Raises:
        ValueError: if one is no moment.

    """
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()


def is_fresh(verdict: Verdict, checked: str, now: str, ages: Ages) -> bool:
    """Tell whether a verdict is young enough to stand for another look.

    A moment in the future, or one that is none, is never fresh: a clock was wrong.
    """
    try:
        age = seconds_between(checked, now)
    except (ValueError, TypeError):
        return False
    return 0 <= age < ages[verdict]

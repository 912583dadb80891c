"""The settings of link checks: the table ``[check]``."""

import math
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annexcli.errors import UsageProblem

# Makes the complaint about a key: the key, what is wrong with its value, and what to write.
Wrong = Callable[[str, str, str], UsageProblem]
_COUNTS = ("concurrency", "per-host", "retries", "fail-after")
_TIMES = ("interval", "timeout", "budget", "max-time", "fail-days")
_SWITCHES = ("allow-private", "fragments", "titles")
_TEXTS = ("contact", "resolver", "archive", "cache-age", "state")
_LISTS = ("exclude", "include", "fail-on")
KEYS = (*_COUNTS, *_TIMES, *_SWITCHES, *_TEXTS, *_LISTS, "accept", "headers")
# The least and the most that a number may be, in the settings and as the option of the same name. No time at
# all for a request would make every link look broken.
RANGES = {
    "concurrency": (1, math.inf),
    "per-host": (1, math.inf),
    "retries": (0, 10),
    "fail-after": (1, math.inf),
    "interval": (0, math.inf),
    "timeout": (0.1, 600),
    "budget": (0.1, math.inf),
    "max-time": (0, math.inf),
    "fail-days": (0, math.inf),
}
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+)|\$)")


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a project has set for checks.

    Attributes:
        options: values by the names of options without their dashes, as the options take them.
        accept: statuses that are as good as 200, by host.
        headers: names and values of headers by host, variables in them not yet filled.
        where: the file, with the line of ``[check]``.

    """

    options: Mapping[str, Any] = field(default_factory=dict)
    accept: Mapping[str, frozenset[int]] = field(default_factory=dict)
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    where: str = ""

    def filled_headers(self) -> dict[str, dict[str, str]]:
        """Return the headers with ``$NAME`` and ``${NAME}`` filled from the environment; ``$$`` is a dollar.

        Raises:
            UsageProblem: if a variable is not set: a request without its key would look like a dead link.

        """
        return {
            host.casefold(): {name: _VARIABLE.sub(self._value, text) for name, text in named.items()}
            for host, named in self.headers.items()
        }

    def _value(self, match: re.Match[str]) -> str:
        name = match[1] or match[2]
        if not name:
            return "$"
        value = os.environ.get(name)
        if value is None:
            raise UsageProblem(
                f"the environment has no {name}", where=self.where, hint=f"set {name}, or take the header out"
            )
        return value


def read_check(table: Mapping[str, Any], wrong: Wrong, place: Callable[[str], str]) -> CheckSettings:
    """Return the settings in a table.

    Args:
        table: ``[check]`` as TOML gives it, with no key but those of ``KEYS``.
        wrong: makes the complaint about a key.
        place: gives the file, with the line that a key stands in.

    Raises:
        UsageProblem: if a value is not what it should be.

    """
    options = {
        key: _option(key, value, wrong) for key, value in table.items() if key not in {"accept", "headers"}
    }
    for key, value in options.items():
        _refuse_unusable(key, value, place(key))
    accept = _by_host(table.get("accept", {}), "accept", "[403]", wrong)
    headers = _by_host(table.get("headers", {}), "headers", '{ Authorization = "$TOKEN" }', wrong)
    for host, codes in accept.items():
        if not isinstance(codes, list) or not all(type(code) is int and 100 <= code <= 999 for code in codes):
            raise wrong(host, "takes statuses", f'write "{host}" = [403, 999]')
    for host, named in headers.items():
        if not isinstance(named, dict) or not all(_is_header(*pair) for pair in named.items()):
            raise wrong(host, "takes headers", f'write "{host}" = {{ Authorization = "$TOKEN" }}')
    return CheckSettings(options, {host: frozenset(codes) for host, codes in accept.items()}, headers)


def _option(key: str, value: Any, wrong: Wrong) -> Any:
    if key in _SWITCHES:
        if not isinstance(value, bool):
            raise wrong(key, "is neither true nor false", f"write {key} = true")
    elif key in RANGES:
        least, most = RANGES[key]
        kinds = {int} if key in _COUNTS else {int, float}
        # Infinity and what is no number (TOML has both) would make requests wait for ever, or never.
        if type(value) not in kinds or not (math.isfinite(value) and least <= value <= most):
            span = f"from {least} on" if math.isinf(most) else f"from {least} to {most}"
            raise wrong(key, f"is no number {span}", f"write {key} = {int(least) + 2}")
        return value if key in _COUNTS else float(value)
    elif key in _TEXTS:
        if not (isinstance(value, str) and value.strip()):
            raise wrong(key, "is no text", f'write {key} = "…"')
    else:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise wrong(key, "is no list of texts", f'write {key} = ["…"]')
        return ",".join(value) or "none" if key == "fail-on" else value
    return value


def _refuse_unusable(key: str, value: Any, where: str) -> None:
    """Refuse a value of the right kind that says nothing, as the option of its name would."""
    if key in {"exclude", "include"}:
        from annexcli.policy.rules import patterns  # noqa: PLC0415 - a list needs none of these

        patterns(tuple(value), where)
    elif key == "fail-on":
        from annexcli.policy.gate import read_failing  # noqa: PLC0415 - as above

        read_failing(value, where)
    elif key == "cache-age":
        from annexcli.policy.ages import read_ages  # noqa: PLC0415 - as above

        read_ages(value, where)
    elif key in {"resolver", "archive"}:
        from annexcli.address import is_web  # noqa: PLC0415 - as above

        if not is_web(value):
            raise UsageProblem(f"{key} is no address", where=where, hint=f'write {key} = "https://…"')


def _by_host(table: Any, key: str, example: str, wrong: Wrong) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise wrong(key, "is no table of hosts", f'write {key} = {{ "example.org" = {example} }}')
    return table


def _is_header(name: str, value: object) -> bool:
    """Tell whether a header can be sent (RFC 9110 §5.1, §5.5): a line's end in it would begin another one."""
    token = re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name)
    return token is not None and isinstance(value, str) and not re.search(r"[\r\n\0]", value)

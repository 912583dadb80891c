"""The settings of link checks: the table ``[check]``."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annexcli.errors import UsageProblem

# Makes the complaint about a key: the key, what is wrong with its value, and what to write.
Wrong = Callable[[str, str, str], UsageProblem]
_NUMBERS = ("concurrency", "per-host", "retries", "fail-after")
_SECONDS = ("interval", "timeout", "budget", "max-time", "fail-days")
_SWITCHES = ("allow-private", "fragments", "titles")
_TEXTS = ("contact", "resolver", "archive", "cache-age", "state")
_LISTS = ("exclude", "include", "fail-on")
KEYS = (*_NUMBERS, *_SECONDS, *_SWITCHES, *_TEXTS, *_LISTS, "accept", "headers")
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


def read_check(table: Mapping[str, Any], wrong: Wrong) -> CheckSettings:
    """Return the settings in a table.

    Args:
        table: ``[check]`` as TOML gives it, with no key but those of ``KEYS``.
        wrong: makes the complaint about a key.

    Raises:
        UsageProblem: if a value is not what it should be.

    """
    options = {
        key: _option(key, value, wrong) for key, value in table.items() if key not in {"accept", "headers"}
    }
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
    elif key in _NUMBERS:
        least = 0 if key == "retries" else 1
        if type(value) is not int or value < least:
            raise wrong(key, f"is no number from {least} on", f"write {key} = {least + 2}")
    elif key in _SECONDS:
        # No time at all for a request would make every link look broken.
        shortest = 0.1 if key in {"timeout", "budget"} else 0
        if type(value) not in {int, float} or value < shortest:
            raise wrong(key, f"is no number from {shortest} on", f"write {key} = 30")
        return float(value)
    elif key in _TEXTS:
        if not (isinstance(value, str) and value.strip()):
            raise wrong(key, "is no text", f'write {key} = "…"')
    else:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise wrong(key, "is no list of texts", f'write {key} = ["…"]')
        return ",".join(value) or "none" if key == "fail-on" else value
    return value


def _by_host(table: Any, key: str, example: str, wrong: Wrong) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise wrong(key, "is no table of hosts", f'write {key} = {{ "example.org" = {example} }}')
    return table


def _is_header(name: str, value: object) -> bool:
    """Tell whether a header can be sent (RFC 9110 §5.1, §5.5): a line's end in it would begin another one."""
    token = re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name)
    return token is not None and isinstance(value, str) and not re.search(r"[\r\n\0]", value)

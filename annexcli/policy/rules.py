"""Which links are asked, and what a project says of the answers of some hosts."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from annexcli.address import split
from annexcli.errors import UsageProblem

_SHARD = re.compile(r"(\d{1,6})/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a project says of addresses and hosts.

    Args:
        exclude: patterns of addresses that are not asked.
        include: patterns of addresses that are, even where they are excluded; where nothing is excluded,
            no others are.
        accept: by host (``*.example.org`` for all below it), statuses that are as good as 200 there.

    """

    exclude: tuple[re.Pattern[str], ...] = ()
    include: tuple[re.Pattern[str], ...] = ()
    accept: Mapping[str, frozenset[int]] | None = None

    def skips(self, url: str) -> str:
        """Return why an address is not asked, or nothing where it is."""
        if any(pattern.search(url) for pattern in self.include):
            return ""
        if excluded := next((pattern for pattern in self.exclude if pattern.search(url)), None):
            return f"excluded by {excluded.pattern}"
        return "not included" if self.include and not self.exclude else ""

    def accepted(self, url: str) -> frozenset[int]:
        """Return the statuses that are as good as 200 at the host of an address."""
        if not self.accept:
            return frozenset()
        host = _host_of(url)
        some = (codes for name, codes in self.accept.items() if _matches(host, name))
        return frozenset().union(*some)


@lru_cache(maxsize=10_000)
def _host_of(url: str) -> str:
    """Return the host of an address in small letters, nothing where it has none."""
    parts = split(url)
    return (parts.hostname or "") if parts else ""


def _matches(host: str, name: str) -> bool:
    """Tell whether a host is the one that a setting names; ``*.example.org`` is any below example.org."""
    name = name.casefold()
    return host.endswith(name[1:]) if name.startswith("*.") else host == name


def patterns(texts: tuple[str, ...], where: str) -> tuple[re.Pattern[str], ...]:
    """Return regular expressions, compiled.

    Raises:
        UsageProblem: if one is none.

    """
    compiled = []
    for text in texts:
        try:
            compiled.append(re.compile(text))
        except re.error as error:
            raise UsageProblem(f"{text!r} is no regular expression: {error}", where=where) from error
    return tuple(compiled)


@dataclass(frozen=True, slots=True)
class Shard:
    """One of ``total`` parts of all links, counted from 1; a host is in one part, whatever machine asks."""

    number: int
    total: int

    def holds(self, url: str | None) -> bool:
        """Tell whether an address belongs to this part; what has no host belongs to the first."""
        host = _host_of(url or "")
        if not host:
            return self.number == 1
        # "www." is mostly the same server, which is to be asked by one machine.
        digest = hashlib.sha256(host.removeprefix("www.").encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.total == self.number - 1


def read_shard(text: str) -> Shard:
    """Return the part that ``I/N`` names.

    Raises:
        UsageProblem: if it names none.

    """
    match = _SHARD.fullmatch(text.strip())
    if match is None or not 1 <= int(match[1]) <= int(match[2]):
        raise UsageProblem(f"{text!r} is no part", where="--shard", hint="write 1/4, 2/4, 3/4 or 4/4")
    return Shard(int(match[1]), int(match[2]))

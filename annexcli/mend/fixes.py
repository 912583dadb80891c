"""Which links can be mended, and with what: a new address, a secure one, a copy in an archive."""

from dataclasses import dataclass
from enum import StrEnum

from annexcli.address import canonical, is_web
from annexcli.masking import MASK, has_secret
from annexcli.model.verdict import WELL, Evidence, LinkResult, Verdict

# An archived copy stands for a document that is no longer where it was.
GONE = frozenset({Verdict.DEAD, Verdict.SOFT_404, Verdict.PARKED})


class Kind(StrEnum):
    """What a mending does."""

    MOVED = "moved"
    HTTPS = "https"
    ARCHIVE = "archive"
    URLDATE = "urldate"


@dataclass(frozen=True, slots=True)
class Fix:
    """A mending of one link of one entry.

    ``new`` is the address that takes the place of ``old``, that of the archived copy, or nothing for a
    day of access; ``day`` is the day of the copy or of the access, as ``YYYY-MM-DD``.
    """

    kind: Kind
    key: str
    old: str
    new: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy in an archive: its address, and when it was made, as ``YYYY-MM-DD``."""

    url: str
    day: str


def moved(result: LinkResult) -> Fix | None:
    """Return the mending of a link that has moved for good, or None where there is none to be trusted.

    An address with a secret in it, such as that of a session, is nobody else's.
    """
    there = result.evidence.final_url if result.evidence else None
    if result.verdict is not Verdict.MOVED or not result.url or not there or not _is_usable(there):
        return None
    _, mark, place = result.url.partition("#")
    if place and "#" not in there:
        there = f"{there}{mark}{place}"
    return None if there == result.url else Fix(Kind.MOVED, result.key, result.url, there)


def secure_twin(url: str) -> str:
    """Return the address of the same document over HTTPS, nothing where there is none."""
    scheme, colon, rest = url.partition("://")
    if not colon or scheme.lower() != "http" or not is_web(url):
        return ""
    host, slash, path = rest.partition("/")
    return f"https://{host.removesuffix(':80')}{slash}{path}"


def secured(result: LinkResult, twin: LinkResult) -> Fix | None:
    """Return the mending of a link that answers over HTTPS just as it does without.

    Args:
        result: the link.
        twin: its address over HTTPS.

    """
    if result.verdict is not Verdict.OK or twin.verdict is not Verdict.OK or not (result.url and twin.url):
        return None
    if result.evidence is None or twin.evidence is None or not _alike(result.evidence, twin.evidence):
        return None
    return Fix(Kind.HTTPS, result.key, result.url, twin.url)


def _alike(one: Evidence, other: Evidence) -> bool:
    """Tell whether two answers are of one document: the same address but for its scheme, title and type."""
    if one.status != other.status or canonical(one.final_url or "") != canonical(other.final_url or ""):
        return False
    if one.page is None or other.page is None:
        return True
    return all(
        not mine or not theirs or mine == theirs
        for mine, theirs in ((one.page.title, other.page.title), (one.page.media, other.page.media))
    )


def archived(result: LinkResult, copy: Snapshot | None) -> Fix | None:
    """Return the mending of a link whose document is gone, where an archive has a copy of it."""
    if result.verdict not in GONE or not result.url or copy is None or not _is_usable(copy.url):
        return None
    return Fix(Kind.ARCHIVE, result.key, result.url, copy.url, copy.day)


def seen(result: LinkResult, day: str) -> Fix | None:
    """Return the day of access of a link that was seen to be well."""
    if result.verdict not in WELL or not result.url or not result.checked:
        return None
    return Fix(Kind.URLDATE, result.key, result.url, day=day)


def _is_usable(url: str) -> bool:
    """Tell whether an address that a server gave may be written down: it is one, and no secret is in it.

    From the cache, a secret comes as its mask.
    """
    return is_web(url) and url.isprintable() and " " not in url and MASK not in url and not has_secret(url)

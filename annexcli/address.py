"""Addresses on the web: which ones can be used, and when two are the same."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

# What stands in a document where an address was lost or never was (WHATWG: about:blank, void scripts).
_PLACEHOLDER = re.compile(
    r"(?:#.*|javascript:.*|about:blank|void\(0\);?|(?:https?|ftp)://|(?:https?):?)", re.IGNORECASE | re.DOTALL
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ASKABLE = {"http", "https"}


def is_placeholder(target: str) -> bool:
    """Tell whether a link target is no address at all: empty, ``#``, ``#top``, ``javascript:…``."""
    stripped = target.strip()
    return not stripped or _PLACEHOLDER.fullmatch(stripped) is not None


def encoded(target: str) -> str:
    """Return a target without the spaces around it, those in it as ``%20`` (RFC 3986 §2.1)."""
    return target.strip().replace(" ", "%20")


def is_web(target: str) -> bool:
    """Tell whether an address can be asked over HTTP: a web scheme and a host (RFC 9110 §4.2)."""
    parts = split(target)
    return parts is not None and parts.scheme.lower() in _ASKABLE and bool(parts.hostname)


def is_relative(target: str) -> bool:
    """Tell whether a target has no scheme of its own, so that it needs a base address."""
    return not is_placeholder(target) and not _SCHEME.match(target.strip())


def resolved(target: str, base: str) -> str:
    """Return a relative target as an address (RFC 3986 §5), any other and a malformed one as it is."""
    return urljoin(base, target.strip()) if is_relative(target) and split(target) else target


@lru_cache(maxsize=10_000)
def split(target: str) -> SplitResult | None:
    """Return the parts of an address, or None where it is malformed (RFC 3986 §3)."""
    try:
        parts = urlsplit(target.strip())
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return parts


def canonical(url: str) -> str:
    """Return what two spellings of one address have in common (RFC 3986 §6.2).

    Scheme, ``www.``, case of the host, default port, fragment and a trailing slash do not tell
    pages apart.
    """
    parts = split(url)
    if parts is None:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    return urlunsplit(("", host + port, parts.path.rstrip("/"), parts.query, "")).removeprefix("//")

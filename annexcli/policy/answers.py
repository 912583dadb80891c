"""What was seen of a link ⇄ the text under which it is remembered, without the secrets in its addresses."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from annexcli.address import split
from annexcli.masking import masked, masked_text
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence, Failure, Handle, Hop, Page, Sign, Stranger, Tell
from annexcli.text import encodable

# Another number where the same text would be read otherwise.
_VERSION = 1


class Keys:
    """That under which answers are remembered: the address and what else an answer depends on.

    They are digests, so that no address can be read from them.
    """

    def __init__(self, manners: Manners) -> None:
        asked = (
            manners.allow_private,
            manners.fragments,
            manners.titles,
            manners.user_agent,
            manners.resolver,
        )
        self._begun = hashlib.sha256(json.dumps((_VERSION, *asked)).encode())
        self._headers = manners.headers

    def of(self, url: str) -> bytes:
        """Return the key of an address."""
        key = self._begun.copy()
        key.update(url.encode("utf-8", "surrogatepass"))
        if self._headers and (sent := self._headers.get(host_and_port(url))):
            key.update(json.dumps(sorted(sent.items())).encode())
        return key.digest()


def host_and_port(url: str) -> str:
    """Return the host of an address as headers are given for it: with its port where that is unusual."""
    parts = split(url)
    if parts is None or not parts.hostname:
        return ""
    usual = {"http": 80, "https": 443}.get(parts.scheme.lower())
    return parts.hostname if parts.port in {None, usual} else f"{parts.hostname}:{parts.port}"


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_text(evidence: Evidence) -> str:
    """Return what was seen as text; only what is not as usual stands in it."""
    return encodable(_encode(_packed(evidence)))


def _packed(value: Any) -> Any:
    if isinstance(value, str):
        return masked_text(value)
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    if (usual := _USUAL.get(type(value))) is None:
        return value
    pairs = ((name, getattr(value, name), default) for name, default in usual)
    return {name: _packed(one) for name, one, default in pairs if one != default}


# The fields of what is seen, with their defaults: to look them up anew takes longer than all the rest.
_USUAL = {
    kind: tuple((field.name, field.default) for field in fields(kind))
    for kind in (Evidence, Handle, Hop, Page, Sign, Stranger)
}


def from_text(text: str, url: str) -> Evidence | None:
    """Return what was seen of an address, or None where the text is not of this version."""
    try:
        return _evidence(json.loads(text), url)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _evidence(read: Mapping[str, Any], url: str) -> Evidence:
    made = dict(read) | {"url": url, "hops": tuple(Hop(**hop) for hop in read.get("hops", ()))}
    if "failure" in read:
        made["failure"] = Failure(read["failure"])
    if (page := read.get("page")) is not None:
        signs = tuple(Sign(**(sign | {"tells": Tell(sign["tells"])})) for sign in page.get("signs", ()))
        made["page"] = Page(**(page | {"headings": tuple(page.get("headings", ())), "signs": signs}))
    if (stranger := read.get("stranger")) is not None:
        made["stranger"] = Stranger(**stranger)
    if (handle := read.get("handle")) is not None:
        made["handle"] = Handle(**handle)
    return Evidence(**made)


def without_secrets(evidence: Evidence) -> Evidence:
    """Return what was seen, fit to be shown; itself where no secret is in it, as is nearly always so."""
    return evidence if not _has_secret(evidence) else _masked(evidence)


def _has_secret(value: Any) -> bool:
    if isinstance(value, str):
        return masked_text(value) != value
    if isinstance(value, tuple):
        return any(map(_has_secret, value))
    # Most fields are as usual: to look into each takes longer than to compare them.
    pairs = ((getattr(value, name), default) for name, default in _USUAL.get(type(value), ()))
    return any(one != default and _has_secret(one) for one, default in pairs)


def _masked(evidence: Evidence) -> Evidence:
    clean = from_text(as_text(evidence), masked(evidence.url))
    assert clean is not None  # noqa: S101 - it was written a moment ago
    return clean

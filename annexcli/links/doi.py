"""DOIs in addresses, and what a handle server says of them (DOI Handbook, Proxy Server REST API)."""

import json
import re
from urllib.parse import quote, unquote, urlsplit

from annexcli.address import split
from annexcli.model.verdict import Handle, Verdict

_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
# ISO 26324: a directory indicator of 10, a registrant code, a suffix of any printable characters.
_DOI = re.compile(r"10\.\d{3,9}(?:\.\d+)*/\S+")
# A DOI may hold every character; these would end it, or be taken for something else (DOI Handbook §2.5.2.4).
_AS_WRITTEN = "/:;()._-~!$&'*+,=@[]"
_SUCCESS, _NOT_FOUND, _NO_VALUES = 1, 100, 200


def doi_of(url: str) -> str | None:
    """Return the DOI that an address of a DOI resolver or a ``doi:`` name stands for; None for any other."""
    text = url.strip()
    if "doi" not in text[:32].lower():
        return None
    if text.lower().startswith("doi:"):
        name = unquote(text[4:].strip())
        return name if _DOI.fullmatch(name) else None
    parts = split(text)
    if parts is None or parts.scheme.lower() not in {"http", "https"} or parts.hostname not in _RESOLVERS:
        return None
    # A question mark that is not encoded begins the resolver's own parameters.
    name = unquote(parts.path.lstrip("/"))
    return name if _DOI.fullmatch(name) else None


def address_of(doi: str) -> str:
    """Return the address under which a DOI is to be shown (Crossref's display guidelines)."""
    return f"https://doi.org/{quote(doi, safe=_AS_WRITTEN)}"


def question(doi: str, resolver: str) -> str:
    """Return where the handle API of a resolver answers for a DOI."""
    return f"{resolver.rstrip('/')}/api/handles/{quote(doi, safe=_AS_WRITTEN)}"


def same(one: str, other: str) -> bool:
    """Tell whether two DOIs are one: their case does not matter (ISO 26324)."""
    return one.lower() == other.lower()


def answer(body: bytes) -> Handle | None:
    """Return what a handle server answered, or None where this is no such answer."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("responseCode"), int):
        return None
    values = said.get("values")
    return Handle(said["responseCode"], _target(values if isinstance(values, list) else []))


def _target(values: list[object]) -> str | None:
    for value in values:
        if isinstance(value, dict) and value.get("type") == "URL":
            data = value.get("data")
            address = data.get("value") if isinstance(data, dict) else data
            if isinstance(address, str) and address:
                return address
    return None


def judged(handle: Handle, resolver: str) -> tuple[Verdict, str]:
    """Return the verdict on a DOI by the response codes of the handle protocol (RFC 3652 §2.2.2.2)."""
    where = urlsplit(resolver).hostname or resolver
    if handle.code == _SUCCESS:
        leads = f", leads to {handle.target}" if handle.target else ""
        return Verdict.OK, f"{where} knows the DOI{leads}"
    if handle.code == _NOT_FOUND:
        return Verdict.DEAD, f"{where} does not know the DOI (response code {handle.code})"
    if handle.code == _NO_VALUES:
        return Verdict.DEAD, f"{where} knows the DOI, but it leads nowhere (response code {handle.code})"
    return Verdict.TRANSIENT, f"{where} could not look the DOI up (response code {handle.code})"

"""What is to be asked for a reference, and which of its addresses need no asking."""

import re
from urllib.parse import unquote

from annexcli.address import is_placeholder, is_web, split
from annexcli.links import doi
from annexcli.model.reference import Reference
from annexcli.model.verdict import Verdict

# RFC 5322 §3.4.1, without comments and without what nobody can send to: a dot-atom or a quoted string, then
# a domain.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_MAILBOX = re.compile(
    rf'(?=.{{1,64}}@)(?:{_ATOM}(?:\.{_ATOM})*|"(?:[^"\\\r\n]|\\.)*")'
    r"@(?=.{1,253}\Z)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
)


def targets(reference: Reference) -> tuple[str, ...]:
    """Return the addresses of a reference that are to be checked: its own, and that of its DOI.

    A DOI that one of the addresses stands for already is not added.
    """
    if reference.doi is None:
        return reference.urls
    name = doi.doi_of(reference.doi) or doi.doi_of(f"doi:{reference.doi}")
    if name is None:
        # Whatever stands there is no DOI, and the address says so.
        return (*reference.urls, f"doi:{reference.doi}")
    if any((known := doi.doi_of(url)) and doi.same(known, name) for url in reference.urls):
        return reference.urls
    return (*reference.urls, doi.address_of(name))


def address_verdict(url: str | None) -> tuple[Verdict, str] | None:
    """Return the verdict on an address that needs no asking, or None where it has to be asked."""
    if url is None or is_placeholder(url):
        return Verdict.MISSING, "no address"
    if doi.doi_of(url):
        return None
    scheme = url.strip().partition(":")[0].lower()
    if scheme == "mailto":
        return _mail_verdict(url.strip())
    if scheme == "doi":
        return Verdict.INVALID, "not a DOI (10., a registrant's number, a slash and a name)"
    if not is_web(url):
        return Verdict.INVALID, "not an address on the web (http or https with a host)"
    return None


def _mail_verdict(url: str) -> tuple[Verdict, str]:
    """Return the verdict on a ``mailto:`` address (RFC 6068): its syntax alone, nobody is written to."""
    parts = split(url)
    if parts is None:
        return Verdict.INVALID, "a mail address that cannot be read"
    to = [unquote(one) for one in parts.path.split(",") if one]
    for field in parts.query.split("&"):
        name, _, value = field.partition("=")
        if unquote(name).lower() in {"to", "cc", "bcc"}:
            to += [unquote(one) for one in value.split(",") if one]
    if not to:
        return Verdict.INVALID, "a mail address without anybody to write to"
    for one in to:
        if not _MAILBOX.fullmatch(one.strip()):
            return Verdict.INVALID, f"{one.strip()!r} is no mail address (RFC 5322)"
    return Verdict.OK, "a well-formed mail address; nobody was written to"

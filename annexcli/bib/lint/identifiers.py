"""Rules for addresses and for the numbers that identify a work."""

import re
from collections.abc import Iterator

from annexcli.address import is_placeholder, is_web
from annexcli.bib.lint.fields import renamed
from annexcli.bib.lint.findings import Remark, Remarks
from annexcli.bib.lint.items import Field, File, Item
from annexcli.identifiers import bare_doi, is_isbn, is_issn
from annexcli.text import shorten
from annexcli.vocab.bibtex import names

# What LaTeX users write for characters that a verbatim field takes as they are (BibLaTeX manual §2.2.1).
_ESCAPED = re.compile(
    r"\{\\([_%&#~$])\}|\\([_%&#$])|\\~(?:\{\})?|\\textasciitilde(?:\{\}|\s)?|\{\\textasciitilde\}|\$\\sim\$"
)
_COMMAND = re.compile(r"\s*\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}\s*(?:\.\s*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
# DOI Handbook §2.2: a prefix of 10 and a registrant, perhaps with parts of its own, and any suffix.
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_BARE_ADDRESS = re.compile(r"\s*(https?://[^\s{}\\]+)\s*")
_APART = re.compile(r"[,;/()]|\b[a-z]{2,}\b", re.IGNORECASE)
_DASHES = re.compile(r"[\s\u2010-\u2015-]")


def addresses(item: Item, _: File) -> Remarks:
    """Find addresses that lead nowhere (RFC 3986; a scheme, a host, no spaces)."""
    field = item.field("url")
    if field is None or not field.value.strip():
        return
    if wrapped := _COMMAND.fullmatch(field.value):
        edits = field.edits((0, len(field.value), wrapped[1].strip()))
        yield Remark("bad-url", field.at(), "url holds an address, not a command", edits)
        return
    plain = _plain(field.value.strip())
    if is_placeholder(plain):
        yield Remark("bad-url", field.at(), f"{shorten(plain, 40)!r} is no address")
    elif re.search(r"\s", plain):
        yield Remark("bad-url", field.at(), "an address has no spaces in it; write %20, or one address only")
    elif not _SCHEME.match(plain):
        yield Remark("bad-url", field.at(), f"{shorten(plain, 60)!r} has no scheme, such as https://")
    elif plain.lower().startswith(("http:", "https:")) and not is_web(plain):
        yield Remark("bad-url", field.at(), f"{shorten(plain, 60)!r} has no host")


def escapes(item: Item, _: File) -> Remarks:
    """Find LaTeX escapes where they become a part of the address."""
    for field in item.fields:
        if field.name in names("verbatim") - {"file"} and field.start is not None and "\\" in field.value:
            changes = [
                (match.start(), match.end(), _character(match)) for match in _ESCAPED.finditer(field.value)
            ]
            if changes:
                first, end, plain = changes[0]
                what = f"write {plain} for {field.value[first:end].strip()}: {field.name} is verbatim"
                yield Remark("escaped-url", field.at(first), what, field.edits(*changes))


def _plain(address: str) -> str:
    return _ESCAPED.sub(_character, address)


def _character(escape: re.Match[str]) -> str:
    return escape[1] or escape[2] or "~"


def how_published(item: Item, file: File) -> Remarks:
    """Find the address in ``howpublished``, where it stood before BibTeX styles had ``url``."""
    field = item.field("howpublished")
    if field is None or field.start is None or field.places is None or item.field("url"):
        return
    address = _COMMAND.fullmatch(field.value) or _BARE_ADDRESS.fullmatch(field.value)
    if address:
        content = field.edits((0, len(field.value), _plain(address[1].strip())))
        edits = (*renamed(file.text, item, field, "url"), *content) if content else ()
        yield Remark("url-in-howpublished", field.name_at, "put the address into url", edits)


def dois(item: Item, _: File) -> Remarks:
    """Find what is no DOI, and DOIs with what belongs before them on the web."""
    field = item.field("doi")
    if field is None or not field.value.strip():
        return
    doi = bare_doi(field.value)
    if label := field.value.removesuffix(doi):
        edits = field.edits((0, len(label), ""))
        what = f"a DOI begins with 10., without {shorten(label.strip(), 40)}"
        yield Remark("doi-with-host", field.at(), what, edits)
    if not _DOI.fullmatch(doi.strip()):
        yield Remark("bad-doi", field.at(), f"{shorten(doi.strip(), 60)!r} is no DOI")


def numbers(item: Item, _: File) -> Remarks:
    """Find ISBN and ISSN with a slip in them: their check digit tells."""
    for name, lengths, holds in (("isbn", (10, 13), is_isbn), ("issn", (8,), is_issn)):
        field = item.field(name)
        for number in _numbers(field, lengths) if field else ():
            if not holds(number):
                right = " or ".join(map(str, lengths))
                fault = (
                    "its check digit does not fit"
                    if len(number) in lengths
                    else f"it should have {right} digits"
                )
                yield Remark(f"bad-{name}", field.at() if field else 0, f"{shorten(number, 40)}: {fault}")


def _numbers(field: Field, lengths: tuple[int, ...]) -> Iterator[str]:
    """Return the numbers in a field, without spaces and hyphens; several may stand in one."""
    for part in _APART.split(field.value.strip(" \t\r\n{}")):
        number = _DASHES.sub("", part).upper().removesuffix(".").removesuffix(":")
        single = [_DASHES.sub("", word).upper() for word in part.split()]
        if len(single) > 1 and all(len(word) in lengths for word in single):
            yield from single
        elif any(map(str.isdigit, number)):
            yield number

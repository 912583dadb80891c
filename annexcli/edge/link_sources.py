"""Where links come from: the entries of a store, and documents with every link in them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from annexcli.address import is_placeholder, is_relative, resolved, split
from annexcli.edge import files
from annexcli.edge.formats import BINARY, Format, format_of
from annexcli.links.targets import targets as targets_of
from annexcli.model.checked import Cited, Place
from annexcli.model.reference import STDIN, Reference
from annexcli.model.verdict import Verdict

if TYPE_CHECKING:
    from annexcli.read.targets import Target

_BESIDE = "a file beside the document"


def of_store(references: Iterable[Reference], lines: Mapping[str, int], name: str) -> Iterator[Cited]:
    """Yield the links of entries and those of their DOIs, one without an address for an entry that has none.

    Args:
        references: the entries, in order.
        lines: where they stand in the file, by citekey.
        name: the file, as the user names it.

    """
    for reference in references:
        place = Place(name, lines.get(reference.key))
        seen = str(reference.accessed) if reference.accessed else None
        for url in targets_of(reference) or (None,):
            yield Cited(url, place, reference.key, reference.title or "", seen)


def of_document(name: str, base_url: str = "") -> list[Cited]:
    """Return every link of a document, with its line or page where its format has one.

    Links to places in the document and to files beside it are looked up; no address is asked.

    Args:
        name: the file; ``-`` is standard input.
        base_url: where relative links lead; to files beside the document if empty.

    Raises:
        UnreadableInput: if it cannot be read.

    """
    return of_bytes(files.read_bytes(name), name, base_url)


def of_bytes(data: bytes, name: str, base_url: str = "") -> list[Cited]:
    """Return every link of a document that was read before, as :func:`of_document` does."""
    shown = STDIN if name == "-" else name
    found, places = _targets(data, shown, format_of(data, name))
    return [_cited(target, shown, places, base_url) for target in found]


def _targets(data: bytes, name: str, kind: Format) -> tuple[list["Target"], frozenset[str]]:
    """Return the links of a document, and the names of the places in it."""
    from annexcli.read import targets  # noqa: PLC0415 - a store needs no reader

    if kind is Format.PDF:
        from annexcli.edge import pdf  # noqa: PLC0415 - only PDF needs it

        return [targets.Target(url, page=page) for page, url in pdf.links(data, name)], frozenset()
    binary = kind in BINARY or kind is Format.RTF
    text = "" if binary else files.decoded(data, name, declares=kind is Format.HTML)
    if kind is Format.TEXT:
        return list(targets.of_text(text)), frozenset()
    from annexcli.edge import pandoc  # noqa: PLC0415 - nor do plain texts and PDF

    tree = pandoc.read(data if binary else text.encode(), kind, name)
    found = targets.targets(tree)
    return list(found if binary else targets.with_lines(found, text)), targets.identifiers(tree)


def _cited(target: "Target", name: str, places: frozenset[str], base_url: str) -> Cited:
    place = Place(name, target.line, target.page)
    url = target.url.strip()
    if url.startswith("#") and len(url) > 1:
        there = unquote(url[1:]) in places or url[1:] in places
        known = (
            (Verdict.OK, "a place in the document")
            if there
            else (Verdict.MISSING, "no such place in the document")
        )
        return Cited(url, place, title=target.text, known=known)
    if is_placeholder(url):
        return Cited(url or None, place, title=target.text)
    if url.startswith("//"):
        url = f"https:{url}"
    if is_relative(url):
        if base_url:
            return Cited(resolved(url, base_url), place, title=target.text)
        return Cited(url, place, title=target.text, known=_beside(url, name))
    return Cited(url, place, title=target.text)


def _beside(url: str, name: str) -> tuple[Verdict, str]:
    """Look whether the file that a relative link leads to is there."""
    parts = split(url)
    if parts is None:
        return Verdict.INVALID, "not an address, nor a path"
    path = unquote(parts.path)
    if name == STDIN or not path or path.startswith("/"):
        return Verdict.SKIPPED, "a relative link; --base-url says where it leads"
    try:
        there = (Path(name).parent / path).exists()
    except (OSError, ValueError):
        there = False
    return (Verdict.OK, _BESIDE) if there else (Verdict.DEAD, f"no such file beside the document: {path}")

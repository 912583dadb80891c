"""Signs by which a page gives itself away: words of pages that are gone, parked or closed, by language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import unquote

from annexcli.address import split
from annexcli.links.pages import Content
from annexcli.model.verdict import Sign, Tell
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import found, phrases

_LISTS = {Tell.GONE: "gone", Tell.PARKED: "parked", Tell.WALL: "wall"}
# The words of a longer page are about something; those of a short one are all that it has to say.
_SHORT = 2500
_PARTS = re.compile(r"\s[|–—:·•»\-]+\s|: |[|•»]")
# Scripts that put no spaces between words, in which a phrase is found anywhere; folding takes Hangul apart.
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NUMBER = re.compile(r"(?:http |error |fehler |erreur |errore |erro )?404(?: error)?|410 gone")


def signs(page: Content, headers: Mapping[str, str], final_url: str, *, moved: bool) -> tuple[Sign, ...]:
    """Return what a page gives away.

    Args:
        page: what it says.
        headers: of its answer, with names in small letters.
        final_url: where it was found.
        moved: whether a redirect led there.

    """
    return tuple(
        dict.fromkeys((*_of_headers(headers), *_of_address(final_url, moved=moved), *_of_page(page)))
    )


def _of_headers(headers: Mapping[str, str]) -> Iterator[Sign]:
    for tells, header, beginning in _telling_headers():
        value = headers.get(header)
        if value is not None and value.lower().startswith(beginning):
            yield Sign(tells, f"{header}: {value[:80]}", "header")


@cache
def _telling_headers() -> tuple[tuple[Tell, str, str], ...]:
    lists = (Tell.WALL, "wall_headers"), (Tell.PARKED, "parked_headers")
    return tuple((tells, *pair) for tells, name in lists for pair in table("pages")[name].items())


def _of_address(url: str, *, moved: bool) -> Iterator[Sign]:
    parts = split(url) if moved else None
    if parts is None:
        return
    host = parts.hostname or ""
    if any(host == name or host.endswith(f".{name}") for name in table("pages")["hosts"]["parked"]):
        yield Sign(Tell.PARKED, host, "address")
    pieces = [unquote(piece).lower() for piece in parts.path.split("/") if piece]
    for tells, name in ((Tell.GONE, "gone"), (Tell.LOGIN, "login")):
        words = _words("paths", name)
        for piece in pieces:
            if piece in words:
                yield Sign(tells, f"/{piece}", "address")
    if host.startswith(("login.", "signin.", "sso.", "auth.", "accounts.", "consent.", "idp.")):
        yield Sign(Tell.LOGIN, host, "address")


@cache
def _words(group: str, name: str) -> frozenset[str]:
    return frozenset(table("pages")[group][name])


def _of_page(page: Content) -> Iterator[Sign]:
    places = [(where, text) for where, text in _where(page) if _may_tell(text)]
    for tells, name in _LISTS.items():
        for where, text in places:
            said = _phrase(name, text) or (_number(text) if tells is Tell.GONE and where != "text" else None)
            if said:
                yield Sign(tells, said, where)
                break
    if page.source and len(page.text) < _SHORT:
        markup = page.source.lower()
        for tells, name in ((Tell.WALL, "wall"), (Tell.PARKED, "parked")):
            for mark in table("pages")["markup"][name]:
                if mark in markup:
                    yield Sign(tells, mark, "markup")
                    break


def _where(page: Content) -> Iterator[tuple[str, str]]:
    yield "title", page.title
    yield from (("heading", heading) for heading in page.headings)
    if len(page.text) < _SHORT:
        yield "text", page.text


def _may_tell(text: str) -> bool:
    """Tell whether a text has one of the words that phrases begin with; most texts have none."""
    return not text.isascii() or "410" in text or not _beginnings().isdisjoint(fold(text).split())


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(phrase.split()[0] for name in _LISTS.values() for phrase in phrases("pages", name))


def _number(text: str) -> str | None:
    """Return a title that is the number of the status, or has it for a part."""
    if "4" not in text or not any(_NUMBER.fullmatch(fold(part)) for part in _PARTS.split(text)):
        return None
    return text[:80]


def _phrase(name: str, text: str) -> str | None:
    if not text.isascii() and _UNSPACED.search(text):
        folded = fold(text).replace(" ", "")
        return next((phrase for phrase in _unspaced(name) if phrase.replace(" ", "") in folded), None)
    return found("pages", name, text)


@cache
def _unspaced(name: str) -> tuple[str, ...]:
    return tuple(sorted(phrase for phrase in phrases("pages", name) if _UNSPACED.search(phrase)))

"""What the beginning of a page says: its title and headings, its words, its places, where it sends on.

Pages come from anywhere, so every step here takes time in proportion to the page, whatever is in it.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from annexcli.text import fold, lowered, squash

# Types of text whose beginning is worth reading; "" is a server that does not say.
READABLE = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"})
HTML = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST = 300
_MOST_HEADINGS = 6
_OPENING = 2000
_MOST_WORDS = 4000
# A page with this much text is a long one, and what stands behind this much markup is no longer its
# beginning.
_ENOUGH = 3001
_MOST_MARKUP = 32_000
_PIECE = 4500
# Elements of which nothing is seen. What stands in <noscript> is seen by programs alone.
_UNSEEN = re.compile(r"<(?:(script|style|template|svg|noscript|noframes|textarea|select|head)\b|!--)")
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"""([a-z][a-z:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_META = re.compile(r"<meta\s[^<>]*>")
_HEADING = re.compile(r"<h[12]\b[^<>]*>")
_PLACE = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_TITLES = frozenset({"og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title"})
_CHARSET = re.compile(rb"""<meta\s[^<>]*charset\s*=\s*["']?\s*([a-z0-9_.:-]+)""", re.IGNORECASE)
_REFRESH = re.compile(r"""\s*(\d{1,3})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)""", re.IGNORECASE)
# A page that stays longer than this is meant to be read.
_SOON = 10


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says, before anything is made of it.

    ``text`` is what is seen of it (of a long page, the beginning), ``source`` its markup as far as it was
    read, ``refresh`` the address that it soon sends on to (HTML, §4.2.5.3).
    """

    media: str = ""
    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    source: str = ""
    refresh: str | None = None


@lru_cache(maxsize=512)
def media_of(content_type: str) -> tuple[str, str | None]:
    """Return the type of a document and its charset, from a ``Content-Type`` (RFC 9110 §8.3.1)."""
    media, _, rest = content_type.partition(";")
    if not rest:
        return media.strip().lower(), None
    message = Message()
    message["Content-Type"] = content_type.encode("ascii", "ignore").decode()
    charset = message.get_param("charset")
    return media.strip().lower(), charset if isinstance(charset, str) else None


def decoded(body: bytes, charset: str | None) -> str:
    """Return a page as text: in the charset of its header, else the one that it declares, else UTF-8."""
    for name in (charset, _declared(body) if charset is None else None):
        try:
            if name:
                return body.decode(name, "replace")
        except (LookupError, UnicodeError):
            continue
    return body.decode("utf-8-sig", "replace")


def _declared(body: bytes) -> str | None:
    match = _CHARSET.search(body, 0, 2048)
    return match[1].decode("ascii") if match else None


def content(body: bytes, content_type: str) -> Content:
    """Return what the beginning of a page says; of what is no text, its type alone."""
    media, charset = media_of(content_type)
    if media not in READABLE or not body:
        return Content(media)
    source = decoded(body, charset)
    if media == "text/plain" or (not media and "<" not in source[:1000]):
        return Content(media, text=squash(source))
    small = lowered(source)
    metas = [dict(_attributes(source[tag.start() : tag.end()])) for tag in islice(_META.finditer(small), 200)]
    return Content(
        media or "text/html",
        title=_title(source, small),
        headings=_headings(source, small, metas),
        text=_text(_seen(source, small)),
        source=source,
        refresh=_refresh(metas),
    )


def _title(source: str, small: str) -> str:
    # A <title> inside an SVG is no title of the page, so only the first one counts, which stands in the head.
    begin = small.find("<title")
    begin = small.find(">", begin) if begin >= 0 else -1
    end = small.find("</title", begin) if begin >= 0 else -1
    return _plain(source[begin + 1 : end]) if end >= 0 else ""


def _headings(source: str, small: str, metas: list[dict[str, str]]) -> tuple[str, ...]:
    found = [
        meta.get("content", "")
        for meta in metas
        if (meta.get("property") or meta.get("name") or "").lower() in _TITLES
    ]
    for match in _HEADING.finditer(small):
        end = small.find("</h", match.end(), match.end() + 10 * _LONGEST)
        if end >= 0:
            found.append(_TAG.sub(" ", source[match.end() : end]))
        if len(found) >= _MOST_HEADINGS:
            break
    return tuple(dict.fromkeys(plain for text in found[:_MOST_HEADINGS] if (plain := _plain(text))))


def _plain(text: str) -> str:
    return squash(html.unescape(text[: 10 * _LONGEST]))[:_LONGEST]


def _seen(source: str, small: str) -> str:
    """Return the beginning of the source without comments and without elements of which nothing is seen."""
    parts = []
    at = length = 0
    while length < _MOST_MARKUP:
        match = _UNSEEN.search(small, at)
        parts.append(source[at : match.start()] if match else source[at:])
        length += len(parts[-1])
        end = small.find(f"</{match[1]}" if match[1] else "-->", match.start()) if match else -1
        if match is None or end < 0:
            break
        # The end tag of an element is a tag like others.
        at = end if match[1] else end + len("-->")
    return "".join(parts)


def _text(seen: str) -> str:
    """Return the text between tags, piece by piece until there is enough of it."""
    parts: list[str] = []
    at = length = 0
    while at < min(len(seen), _MOST_MARKUP) and length < _ENOUGH:
        end = seen.find("<", at + _PIECE)
        end = end if end >= 0 else len(seen)
        parts.append(squash(html.unescape(_TAG.sub(" ", seen[at:end]))))
        length += len(parts[-1])
        at = end
    return " ".join(filter(None, parts))


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(tag):
        yield match[1].lower(), html.unescape(match[2] or match[3] or match[4] or "")


def _refresh(metas: list[dict[str, str]]) -> str | None:
    for meta in metas:
        if meta.get("http-equiv", "").lower() == "refresh":
            match = _REFRESH.match(meta.get("content", ""))
            if match and int(match[1]) <= _SOON:
                return match[2].strip()
    return None


def opening(page: Content) -> str:
    """Return the beginning of what is seen of a page."""
    return page.text[:_OPENING]


def alike(one: Content, other: Content) -> float:
    """Return how much two pages share, from 0 to 1: runs of three words, and the title where they say little.

    Pages without words are alike where their titles and types are.
    """
    if one.media != other.media:
        return 0.0
    words = _runs(one), _runs(other)
    together = words[0] | words[1]
    if not together:
        return float(one.title == other.title)
    return len(words[0] & words[1]) / len(together)


def _runs(page: Content) -> frozenset[tuple[str, ...]]:
    words = fold(f"{page.title} {page.text[: 12 * _MOST_WORDS]}").split()[:_MOST_WORDS]
    return frozenset(tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))) if words else frozenset()


def needs_place(fragment: str) -> bool:
    """Tell whether a fragment names a place: not the top, a route of a script or words to be marked."""
    name = fragment.partition(":~:")[0]
    return bool(name) and name.lower() != "top" and not name.startswith(("!", "/"))


def has_place(page: Content, fragment: str) -> bool:
    """Tell whether a page of HTML has the place that a fragment names (§7.4.6.4), as written or decoded.

    GitHub and its like put ``user-content-`` before the names that a text gives its places.
    """
    name = fragment.partition(":~:")[0]
    names = {name, unquote(name), f"user-content-{unquote(name).lower()}"}
    return any(
        html.unescape(match[1] or match[2] or match[3] or "") in names
        for match in _PLACE.finditer(page.source)
    )

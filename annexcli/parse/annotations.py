"""Annotated bibliographies: which paragraphs are entries, and which are words about the one before.

An entry may have no words about it, or several paragraphs of them. It begins with names or its title and ends
with a date or an address; words about it are sentences, which may have years, links and titles in them.
"""

import re

from annexcli.document import Inline, Mark, Span
from annexcli.parse import agents, dates
from annexcli.parse.again import by_the_same
from annexcli.parse.anchor import title_anchor
from annexcli.parse.entries import looks_legal
from annexcli.parse.entry import is_prose
from annexcli.parse.people import people
from annexcli.parse.places import is_place

# "Doe, J. (Ed.). (2019). …", "Example Alliance (n.d.) …", "African Roads Union 2003. …".
_NAMED_AND_DATED = re.compile(
    r"(?P<who>[^()]{2,240}?)[.,:]?\s(?:\([^()]{2,20}\)[.,]?\s)?"
    r"(?:\((?:(?:1[5-9]|20)\d\d[a-z]?(?:[,/–-][^()]{1,20})?"
    r"|n\.\s?d\.|s\.\s?[adf]\.|o\.\s?[jJ]\.|forthcoming|in press)\)"
    r"|(?:1[5-9]|20)\d\d[a-z]?(?=[.:]))(?:[.,:]\s\S|\s[^a-z\s])"
)
_SMALL_WORDS_BEFORE = re.compile(r"(?:[^\W\d_]{1,3}\s){0,2}(?=[^\W\d_a-z])")
# What parts names from the title behind them, and a title from what stands behind it.
_PARTS = re.compile(r"[.,:;)\]–—-][\s“„«\"‘'(]*$")
_BEHIND_TITLE = re.compile(r"[”“»\"’']?\s*(?:[.,:;–—-]|[(\[][^()\[\]]{1,60}[)\]]\s*(?:[.,:;–—\[(-]|$)|$)")
_ENDS_ITSELF = re.compile(r"[.?!,:][”“»\"’']?$")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|doi:|\b10\.\d{4,9}/)\S+|(?<![\w@.-])[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,6}\.[a-z]{2,6}/\S+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FRONT_ENDS = re.compile(r"[.,:](?=\s)")
# Behind a date: "pp. 3–9", "312 pp."
_EXTENT = re.compile(
    r"[.,]\s*(?:(?:pp?\.?|S\.|págs?\.?|с\.)\s*\d[\d–-]*|\d{1,4}\s*(?:pp?|S|págs?|с|Seiten|pages))\.?$"
)
_MOST_FRONTS = 6
_LONGEST_FRONT = 240


def is_entry(content: Inline) -> bool:
    """Tell whether a paragraph of an annotated bibliography is an entry, by what it looks like."""
    text = content.text
    if by_the_same(content, None) is not None or looks_legal(content):
        return True
    if is_prose(content):
        return False
    return _is_named_and_dated(text) or _is_titled(content) or _is_addressed(content) or _ends_dated(text)


def _is_named_and_dated(text: str) -> bool:
    dated = _NAMED_AND_DATED.match(text)
    return dated is not None and _are_names(dated["who"])


def _are_names(text: str) -> bool:
    """Tell whether words before a title may be those who made it, by their capitals."""
    who = text.strip(" ,;:“„«\"‘'(")
    if people(who, shouted=True):
        return True
    small = _SMALL_WORDS_BEFORE.match(who)
    who = who[small.end() if small else 0 :].rstrip(".")
    return people(who, shouted=True) is not None or agents.are_organisations(who) or agents.is_name(who)


def _is_titled(content: Inline) -> bool:
    """Tell whether a title that is marked up opens a text, or stands right behind names, and facts follow."""
    text, anchor = content.text, title_anchor(content)
    if anchor is None or not (content.links or _YEAR.search(text) or _ADDRESS.search(text)):
        return False
    ended = _ENDS_ITSELF.search(text[: anchor.end]) or _BEHIND_TITLE.match(text, anchor.end)
    if not re.search(r"\w", text[: anchor.start]):
        return bool(ended)
    front = text[: anchor.start]
    return bool(ended and _PARTS.search(front)) and any(map(_are_names, (front, *_fronts(front)[:1])))


def _is_addressed(content: Inline) -> bool:
    """Tell whether a text ends with an address that a stop or a comma parts from the rest."""
    text = content.text
    address = next(iter(content.links), None) or _span(_ADDRESS.search(text))
    if address is None:
        return False
    before, behind = text[: address.start], text[address.end :]
    parted = not re.search(r"\w", before) or _PARTS.search(before.rstrip("<( ") + " ")
    return bool(parted) and (not re.search(r"\w", behind) or _BEHIND_TITLE.match(behind) is not None)


def _span(match: re.Match[str] | None) -> Span | None:
    return Span(match.start(), match.end(), Mark.LINK) if match else None


def _ends_dated(text: str) -> bool:
    """Tell whether a text ends with a date, behind names at its beginning or right before the date."""
    extent = _EXTENT.search(text)
    dated = dates.trailing(text) or (extent and dates.trailing(text[: extent.start()]))
    if not dated:
        return False
    before = re.split(r"[.,:;(]\s*", text[: dated.start].rstrip(" .,:;("))[-1].strip()
    fronts = _fronts(text[: dated.start])
    if agents.are_organisations(before) or is_place(before):
        return True
    # "Keywords: rivers, 2018": before a colon stand names that are no other words.
    label = len(fronts) > 0 and text[len(fronts[0])] == ":" and not _are_certain(fronts[0])
    return not label and any(map(_are_names, fronts))


def _are_certain(who: str) -> bool:
    return people(who, shouted=True) is not None or agents.are_organisations(who)


def _fronts(text: str) -> list[str]:
    """Return what stands before the first stops and commas of a text, the longest last."""
    ends = [stop.start() for stop in _FRONT_ENDS.finditer(text, 0, _LONGEST_FRONT)]
    return [text[:end] for end in ends[:_MOST_FRONTS]]

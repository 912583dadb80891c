"""Several references in one paragraph, run on without a mark of their own: where the next one begins.

``… (ICOM). Borgman C. (1999). …`` · ``Ortiz, A. (2010) Roads, Oslo; Chen, L. (2012) Rivers, Bergen``
"""

import re
from collections.abc import Iterator

from annexcli.document import Inline
from annexcli.parse import agents
from annexcli.parse.people import people, unstopped
from annexcli.parse.places import is_place

# Names, a year in brackets and a stop behind another reference that has ended.
_SECOND = re.compile(
    r"[.)\d/]\s+(?P<names>[^\W\d_a-z][^().:;“«\"]{0,40}\.[^():;“«\"]{0,200}?)\s*\((?:19|20)\d\d[a-z]?\)[.,:]\s"
)
_SHORTEST = 60
_SEMICOLON = re.compile(r"\s?;\s+(?=[^\W\d_])")
# "Ortiz, A. (2010) ", "World Bank (n.d.), ", "Ortiz, Ana. 2010. ", and a title behind it.
_DATED = re.compile(
    r"(?P<who>(?:[^\W\d_]{1,3}\s){0,2}[^\W\d_a-z][^“”«»„\"]{1,240}?)"
    r"(?:,?\s\((?:(?:1[5-9]|20)\d\d[^()]{0,20}|n\.\s?d\.|s\.\s?f\.|o\.\s?J\.)\)|[.,]\s(?:1[5-9]|20)\d\d[a-z]?(?=[.,:]))"
    r"[.,:]?\s+(?P<title>[^\n]{12,})"
)
# "… in Ortiz, A.": what stands behind the semicolon is one more name.
_ENDS_IN_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+,?\s(?:[^\W\d_a-z]\.[ -]?){1,3}$")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


def pieces(content: Inline) -> list[Inline]:
    """Return the references of a paragraph, each with its spans; all of it where it is one."""
    found = list(_parted(content)) if ";" in content.text else [content]
    return [piece for one in found for piece in _closed(one)]


def _closed(content: Inline) -> Iterator[Inline]:
    """Cut a text where names and a year stand behind the full stop of another reference."""
    start = 0
    for stop in _SECOND.finditer(content.text):
        if stop.start() - start > _SHORTEST and people(stop["names"]):
            yield content.cut(start, stop.start("names"))
            start = stop.start("names")
    yield content.cut(start, len(content.text)) if start else content


def _parted(content: Inline) -> Iterator[Inline]:
    """Cut a text at the semicolons that have a whole reference on both sides."""
    text, start = content.text, 0
    for stop in _SEMICOLON.finditer(text):
        inside = any(span.start < stop.start() and span.end > stop.end() for span in content.spans)
        if not inside and _is_whole(text[start : stop.start()]) and _begins(text[stop.end() :]):
            yield content.cut(start, stop.start())
            start = stop.end()
    yield content.cut(start, len(text)) if start else content


def _is_whole(text: str) -> bool:
    """Tell whether a text is a reference that begins with names and a date, and has ended."""
    balanced = all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
    if not balanced or not _begins(text):
        return False
    return not _ENDS_IN_NAME.search(text[-_SHORTEST:]) or is_place(
        text.rpartition("; ")[2].rpartition(", ")[2]
    )


def _begins(text: str) -> bool:
    """Tell whether a text begins with names and a date, and something behind them."""
    begun = _DATED.match(text)
    if not begun:
        return False
    who = unstopped(begun["who"])
    if people(who, shouted=True) or agents.is_organisation(who):
        return True
    return agents.is_name(who) and not (agents.is_work(who) or is_place(who))

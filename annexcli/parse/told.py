"""What an annotated list tells about a work in a line of its own, below the work or in italics behind it."""

import re

from annexcli.document import Inline, Mark
from annexcli.parse import agents, dates
from annexcli.parse.anchor import first_line

_SENTENCE = re.compile(r"[^\W\d_a-z\"“«].*[.!?]$|\d.*[.!?]$", re.DOTALL)
_FEWEST_WORDS = 2
# "River Council, 2019", "River Council (March 2019)"
_ISSUED = re.compile(r"([^,.;()]{3,80}?)(?:,|\s\().*(?:19|20)\d\d\)?\.?$")


def below(content: Inline) -> tuple[Inline, str]:
    """Return an entry without what is told about its work below it, and what is told.

    The work must be linked. ``[Title](…), ICIJ, 2019`` is told about in italics at the end of the entry, or
    in its second line where the first has a date. A comma parts a title from who issued it in the line below.
    """
    end = _whole_first_line(content)
    issued = _ISSUED.match(content.text[end:].strip()) if end else None
    if end and issued and agents.is_organisation(issued[1]):
        return content.cut(0, end) + Inline(", ") + content.cut(end, len(content.text)).stripped(), ""
    start = _italics(content) or _second_line(content)
    if start is None:
        return content, ""
    told = content.text[start:].strip()
    if len(told.split()) < _FEWEST_WORDS or not _SENTENCE.match(told):
        return content, ""
    return content.cut(0, start).stripped(), told


def _whole_first_line(content: Inline) -> int | None:
    """Return where the first line of an entry ends that is nothing but a link, with others below it."""
    first = first_line(content)
    whole = first and any((link.start, link.end) == (first.start, first.end) for link in content.links)
    return first.end if first and whole else None


def _italics(content: Inline) -> int | None:
    """Return where a sentence in italics begins that ends an entry, behind a linked work."""
    end = len(content.text.rstrip())
    for span in content.marked(Mark.EMPHASIS):
        inside = any(link.end > span.start for link in content.links)
        # "…, *Journal of Maps.*": what holds a work stands behind a comma, a stop or a short word.
        apart = re.search(r"[\w)\]]\s$", content.text[: span.start])
        if span.end == end and content.links and not inside and apart and not _goes_on(content, span.start):
            return span.start
    return None


def _goes_on(content: Inline, start: int) -> bool:
    """Tell whether the word before a position is a small one, as in ``published in *Journal of Maps.*``."""
    words = content.text[:start].split()
    return not words or words[-1].islower()


def _second_line(content: Inline) -> int | None:
    """Return where the second line of an entry begins whose first has the link and the date of a work."""
    first = first_line(content)
    if first is None:
        return None
    linked = max((link.end for link in content.links), default=0)
    dated = dates.every(content.text[linked : first.end])
    return first.end if 0 < linked <= first.end and dated else None

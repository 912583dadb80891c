"""The day on which an address was visited: ``accessed 3 May 2019``, ``Retrieved from https://… on 3 May``."""

import re

from annexcli.document import Inline
from annexcli.model.reference import PartialDate
from annexcli.parse import dates
from annexcli.text import lowered
from annexcli.vocab import table
from annexcli.vocab.words import beginnings, has_beginning

_WORDS = "|".join(table("lead_ins")["accessed"])
_ACCESSED = re.compile(rf"(?<!\w)(?<!op\. )(?<!loc\. )(?:{_WORDS})\s*:?\s*")
_LEAD_OUT = re.compile(
    r",?\s*(?:from|de|von|da|di|at|van|via|från|fra|osoitteesta|z|ze|из|з|de la|:)\s*(?=[.,;)\]]|$)"
)
_LETTERS = 4
_MAY_BE_ACCESSED = beginnings(table("lead_ins")["accessed"], _LETTERS)
_VISITED = re.compile(
    rf"(?<!\w)(?:{_WORDS})(?:\s\w+)?:?\s+[<(]?(?:https?://|www\.)[^\s<>()]+[>)]?(?P<on>,?\s+(?:on|am|op|le|el|em|il|den)\s+)",
    re.IGNORECASE,
)
_LONGEST_DAY = 40


def behind_address(content: Inline) -> tuple[Inline, PartialDate | None]:
    """Take the day off that stands behind an address, the words for it before that.

    Args:
        content: the text of the entry, its addresses in it.

    """
    for visited in _VISITED.finditer(content.text) if "://" in content.text or "www." in content.text else ():
        dated = dates.first(content.text[visited.end() : visited.end() + _LONGEST_DAY])
        if dated and not dated.start and dated.date and dated.date.day:
            return content.without(visited.start("on"), visited.end() + dated.end), dated.date
    return content, None


def take(content: Inline) -> tuple[Inline, PartialDate | None]:
    """Take the day off that stands behind the words for it, all addresses taken out before."""
    small = lowered(content.text)
    for match in _ACCESSED.finditer(small) if has_beginning(small, _MAY_BE_ACCESSED, _LETTERS) else ():
        dated = dates.first(content.text[match.end() : match.end() + _LONGEST_DAY])
        before = content.text[: match.start()].rstrip()
        # "Sites most visited 2019" is a title, "Sites most visited, retrieved 2019" has one.
        apart = not before or not before[-1].isalnum()
        if dated and dated.start == 0 and dated.date and (apart or dated.end > len("2019")):
            end = match.end() + dated.end
            # "Retrieved May 5, 2019, from", its address already taken.
            lead_out = _LEAD_OUT.match(content.text, end)
            end = lead_out.end() if lead_out else end
            return content.without(len(before), end), dated.date
    return content, None

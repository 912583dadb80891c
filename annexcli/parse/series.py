"""Official printed matter, which is called by its series, its year or session and its number.

``SOU 2019:5. Title`` · ``Prop. 2017/18:1`` · ``Meld. St. 5 (2019–2020)`` · ``HE 15/2017 vp`` ·
``Kamerstukken II 2018/19, 35 000, nr. 3`` · ``Fourth Report of Session 2019–21, HC 346``
"""

import re
from typing import NamedTuple

from annexcli.document import Inline
from annexcli.parse import dates
from annexcli.vocab import table

_YEARS = r"(?:1[89]|20)\d\d(?:\s?[/–-]\s?(?:\d{4}|\d\d))?"
_SESSION, _YEAR_FIRST, _YEAR_LAST, _PARLIAMENT, _TERM_FIRST, _NUMBER_ONLY = (
    "|".join(table("series")[form])
    for form in ("session", "year_first", "year_last", "parliament", "term_first", "number_only")
)
# "HC 89, HL Paper 31", "HC 302, Session 2021–22", "Third Report of Session 2021–22, HC 89".
_SITTING = rf"(?:,?\sSession\s{_YEARS}|\s\({_YEARS}\))"
_PAPER = rf"(?:{_NUMBER_ONLY})\s\d{{1,4}}(?:-[IVX]+)?{_SITTING}?"
_OF_SESSION = rf"[A-Z][a-z]+(?:-[a-z]+)?\s(?:Special\s)?Report\sof\s(?:the\s)?Session\s{_YEARS}"
_PAPERS = rf"(?:{_OF_SESSION}(?:[,.]\s{_PAPER})?|{_PAPER})(?:(?:,| and|;)\s{_PAPER})*"
_NUMBER = re.compile(
    rf"(?<![\w.])(?:(?:{_YEAR_FIRST})\s(?:nr\.?\s)?{_YEARS}:\s?[A-Za-zÅÄÖåäöu]{{0,4}}\d{{1,4}}"
    rf"|(?:{_SESSION})\s(?:nr\.?\s)?\d{{1,4}}(?:\s[LSA]{{1,2}})?\s\({_YEARS}\)"
    rf"|(?:{_YEAR_LAST})\s(?:nr\.?\s?)?\d{{1,4}}/{_YEARS}(?:\svp\b|\srd\b)?"
    rf"|(?:{_PARLIAMENT}),?\s{_YEARS},\s\d{{1,3}}[\s.]?\d{{3}}(?:[\s-][IVXLC]+)?,\snr\.?\s?\d{{1,3}}"
    rf"|(?:{_TERM_FIRST})\s\d{{1,3}}/\d{{1,6}}"
    rf"|(?P<papers>{_PAPERS}))"
    r"(?![\w/])",
)
_BEHIND = re.compile(r"\s*[.,:;–—-]*\s*")
# "Title (SOU 2016:21)", "Title. SOU 2016:21, s. 5"
_BEFORE = re.compile(r"^|[.,;:–—-]\s+|\(")
_SESSION_YEARS = re.compile(_YEARS)
# "Kamerstukken II 2018/19, 35 000, nr. 3 (Memorie van toelichting)"
_IN_BRACKETS = re.compile(r"\([^()]+\)")


class Numbered(NamedTuple):
    """The number of a work in its series as it is printed, the year in it, and the entry without it."""

    content: Inline
    number: str = ""
    dated: dates.Dated | None = None


def begins(text: str) -> bool:
    """Tell whether a text begins with the number of a work in a series."""
    return _NUMBER.match(text) is not None


def take(content: Inline) -> Numbered:
    """Take the number in a series off the beginning of an entry, or from behind its title."""
    for before in _BEFORE.finditer(content.text):
        printed = _NUMBER.match(content.text, before.end())
        if not printed:
            continue
        start, end = printed.span()
        if any(link.start < start < link.end for link in content.links):
            continue  # in the words of a link it belongs to the title
        # The session of a parliament that numbers its papers without it is no date of them.
        years = None if printed["papers"] else _SESSION_YEARS.search(printed[0])
        dated = dates.first(years[0].replace(" ", "")) if years else None
        if before[0] == "(":
            if content.text[end : end + 1] != ")":
                continue
            start, end = before.start(), end + 1
        elif behind := _BEHIND.match(content.text, end):
            end = behind.end()
        left = _unbracketed(content.without(start, end).stripped(" .,;"))
        return Numbered(left, printed[0], dated)
    return Numbered(content)


def _unbracketed(content: Inline) -> Inline:
    """Return what is left of an entry without the brackets around all of it."""
    return content.cut(1, len(content.text) - 1) if _IN_BRACKETS.fullmatch(content.text) else content

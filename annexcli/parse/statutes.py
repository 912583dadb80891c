"""Laws that begin with a word for one and have their day or their number among their words.

``Lag (1994:1219) om …`` · ``Lov nr. 502 af 23. maj 2018 om …`` · ``Ustawa z dnia 13 czerwca 2003 r. o …`` ·
``Zákon č. 108/2006 Sb., o …`` · ``D.lgs. 25 luglio 1998, n. 286, …``
``Закон України «…» від 20.10.2014 № 1706-VII``
"""

import re

from annexcli.document import Inline
from annexcli.model.reference import PartialDate
from annexcli.parse import dates
from annexcli.parse.parts import Parts, clean_title
from annexcli.parse.places import is_region
from annexcli.parse.tail import AS_OF, without_gazette
from annexcli.parse.types import is_law, is_statute

# "(2017:720)", "417/2007", "nr. 272/2004": the year that the laws of a country are counted in.
_YEAR = re.compile(
    r"\((?P<sv>(?:1[6-9]|20)\d\d):\d{1,4}\)|(?<![\d/.-])\d{1,5}/(?P<after>(?:1[89]|20)\d\d)(?![\d/-])"
)
# "Brasil. Lei nº 12.651, …": the state whose law it is stands before it, as in a catalogue;
# a constitution has its own form.
_STATE = re.compile(r"(?P<state>[^\W\d_a-z][^\W\d_]{2,}(?: [^\W\d_]+){0,3})\.\s+(?!Constitu)(?=[^\W\d_])")
# "2011. évi CXC. törvény"
_YEAR_FIRST = re.compile(r"(?P<year>(?:1[89]|20)\d\d)\.\sévi\s")
_IN_BRACKETS = re.compile(r"\([^()]+\)")
_IN_BRACKETS_LAST = re.compile(r"\s\((?P<inside>[^()]+)\)[\s.]*$")
# Where a Russian law came out, behind two strokes.
_CAME_OUT = re.compile(r"\s//\s")


def read(content: Inline) -> Parts | None:
    """Return the parts of a law all of whose words are its name, or None where the text is none.

    Args:
        content: the text of the entry, addresses and identifiers taken out.

    """
    if not is_statute(content.text):
        return None
    came_out = _CAME_OUT.search(content.text)
    name = content.cut(0, came_out.start()) if came_out else content
    name, line = without_gazette(name)
    if told := _remark(name):
        name, line = name.cut(0, told[0]), line.remarked(told[1])
    line = line.remarked(content.text[came_out.end() :]) if came_out else line
    as_of = _date(told[1]) if told and AS_OF.match(told[1].strip("([")) else None
    if dated := _date(name.text) or as_of:
        line = line._replace(date=dated, dated=True)
    return line._replace(title=clean_title(name.text))


def of_state(content: Inline) -> tuple[str, Inline] | None:
    """Return the state that a law is of, and the law, where an entry begins so: ``México. Ley General …``."""
    state = _STATE.match(content.text)
    if not state or not is_region(state["state"]) or not is_law(content.text[state.end() :]):
        return None
    return state["state"], content.cut(state.end(), len(content.text))


def _remark(name: Inline) -> tuple[int, str] | None:
    """Return where a law ends that a remark in brackets stands behind, and the remark.

    A link ends with the name of the law; without one the day of its text is told.
    """
    end = next((link.end for link in name.links if not link.start), 0)
    behind = name.text[end:].strip(" .") if end else ""
    if _IN_BRACKETS.fullmatch(behind):
        return end, behind
    last = _IN_BRACKETS_LAST.search(name.text)
    return (last.start(), last["inside"]) if last and AS_OF.match(last["inside"]) else None


def _date(name: str) -> PartialDate | None:
    """Return the day on which a law was made, or the year in its number."""
    printed = [dated.date for dated in dates.every(name) if dated.date]
    if day := next((date for date in printed if date.day), None):
        return day
    if number := (_YEAR_FIRST.match(name) or _YEAR.search(name)):
        return PartialDate(int(next(filter(None, number.groups()))))
    return printed[0] if printed else None

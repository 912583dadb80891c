"""References as lawyers in the United Kingdom print them (OSCOLA, 4th edition).

``Jane Doe, ‘Small Streams’ (2018) 81 MLR 1017, 1020`` ·
``Jane Doe, ‘Dams’ in Li Chen and Ana Ortiz (eds), *Handbook of Rivers* (CUP 2015) 233`` ·
``Committee on Rivers, *Leaks* (HC 2017–19, 123) para 12`` · ``River Office, *Review* (Cm 9123, 2019) 12``
"""

import re

from annexcli.document import Inline
from annexcli.model.reference import PartialDate, Person
from annexcli.parse import agents, dates
from annexcli.parse.anchor import title_anchor
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.parse.roles import edition_last

_WHO = r"(?P<who>[^\W\d_a-z][^‘“'\"()]{2,200}?),?\s+[‘“]"
_AT = r"(?:,?\s+(?P<at>\d[\d–, -]*))?"
_ARTICLE = re.compile(
    rf"{_WHO}(?P<title>[^\n]+)[’”]\s+[\[(](?P<year>(?:1[89]|20)\d\d)[\])]\s+"
    r"(?:(?P<volume>\d{1,4})(?:\s?\((?P<number>[^()]{1,10})\))?\s+)?"
    rf"(?P<journal>[^\W\d_a-z][^\d()\[\]:;,]{{1,80}}?)\s+(?P<page>\d{{1,5}}(?:[–-]\d+)?){_AT}$"
)
_CHAPTER = re.compile(
    rf"{_WHO}(?P<title>[^\n]+?)[’”],?\s+in\s+(?P<editors>[^\W\d_a-z][^‘“()]{{3,200}}?)\s+\((?P<role>eds?)\),\s+"
    rf"(?P<book>[^()\n]{{4,200}}?)\s+\((?P<inside>[^()]{{0,80}}(?:19|20)\d\d)\){_AT}$"
)
# A Command paper, a report of the Law Commission, a paper of the House of Commons or the House of Lords.
_SESSION = r"(?:18|19|20)\d\d[–-]\d\d(?:\d\d)?"
_HOUSE = r"(?:HC|HL)(?:\sPaper)?"
_PAPER = re.compile(
    r"\((?:(?P<command>(?:C|Cd|Cmd|Cmnd|Cm|CP)\s\d{1,5}(?:[–-]\w{1,4})?|Law\sCom\sNo\s\d{1,4}|(?:HC|HL)\s\d{1,4}),\s(?P<year>(?:1[89]|20)\d\d)"
    rf"|(?P<house>{_HOUSE})\s(?P<session>{_SESSION}),\s(?P<paper>\d{{1,4}}(?:[–-][IVXivx\d]+)?)"
    rf"|(?P<begun>{_SESSION}),\s(?P<papers>{_HOUSE}\s\d{{1,4}}(?:,\s{_HOUSE}\s\d{{1,4}})*))\){_AT}$"
)
# "(adopted 16 May 2005, entered into force 1 February 2008) ETS 197": the series of treaties.
_TREATY = re.compile(
    r"(?P<name>[^\W\d_a-z][^()\n]{7,200}?)\s+\((?P<made>[^()]{6,120}?(?:1[89]|20)\d\d[^()]{0,60})\)\s+"
    r"(?P<series>(?:\d{1,4}\s(?:UNTS|LNTS)|C?ETS\s(?:No\s)?|TIAS\s(?:No\s)?|UKTS|Treaty\sSeries\sNo)\s?\d[^\n]{0,40})$"
)
_MAY_BE_TREATY = re.compile("TS|TIAS|Treaty\\s")
# "Jane Doe, *Rivers* (2nd edn, OUP 2014) 34", behind the title.
_PRESS = re.compile(
    rf"\s+\((?:(?P<edition>[^(),]{{1,20}}edn),\s)?(?P<press>[^\W\d_a-z][^()\d,:;]{{1,60}}?),?\s(?P<year>(?:1[89]|20)\d\d)\){_AT}$"
)
# "JW Doe": initials without stops.
_INITIALS = re.compile(
    r"(?P<given>[A-Z]{1,4})\s(?P<family>(?:(?:de|van|von|der|la)\s)?[A-Z][^\W\d_]*[a-z][\w’'-]*)"
)
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
# The digits of a year, at the end of the brackets behind a book.
_YEAR = 4


def read(content: Inline) -> Parts | None:
    """Return the parts of what is printed as OSCOLA asks for, or None where nothing tells that it is.

    Args:
        content: the text of the entry, addresses and identifiers taken out, no marks at its ends.

    """
    text = content.text
    if paper := _PAPER.search(text):
        return _paper(content, paper)
    quoted = "‘" in text or "“" in text
    if quoted and (article := _ARTICLE.match(text)):
        return _article(article)
    if quoted and (chapter := _CHAPTER.match(text)):
        return _chapter(chapter)
    if _MAY_BE_TREATY.search(text) and (treaty := _TREATY.match(text)):
        return _treaty(treaty)
    return _book(content)


def _named(who: str) -> Parts:
    """Return a line of those who are named where nothing but names can stand."""
    if persons := _with_initials(who):
        return Parts(authors=persons)
    found = people(who, certain=True) if not agents.is_organisation(who) else None
    return Parts(authors=found.persons) if found else Parts().named(who)


def _with_initials(who: str) -> tuple[Person, ...]:
    """Return the persons of a list in which all have initials without stops; none where any has not."""
    matched = [_INITIALS.fullmatch(one) for one in _BETWEEN_NAMES.split(who)]
    persons = tuple(Person(one["family"], one["given"]) for one in matched if one)
    return persons if len(persons) == len(matched) else ()


def _book(content: Inline) -> Parts | None:
    """Read a book by persons whose initials have no stops; others are read as in any style."""
    press = _PRESS.search(content.text)
    head = content.cut(0, press.start()) if press else content
    anchor = title_anchor(head) if press else None
    if not press or not anchor or anchor.end < len(head.text):
        return None
    persons = _with_initials(head.text[: anchor.start].strip(" ,"))
    if not persons:
        return None
    return (
        Parts(
            authors=persons,
            date=PartialDate(int(press["year"])),
            dated=True,
            publishers=agents.organisations(press["press"]),
            edition=press["edition"] or "",
        )
        .titled(head.text[anchor.start :])
        .remarked(press["at"] or "")
    )


def _article(article: re.Match[str]) -> Parts:
    line = _named(article["who"]).titled(article["title"])
    return line._replace(
        date=PartialDate(int(article["year"])),
        dated=True,
        container=article["journal"].strip(),
        volume=article["volume"] or "",
        number=article["number"] or "",
        pages=article["page"],
    ).remarked(article["at"] or "")


def _chapter(chapter: re.Match[str]) -> Parts | None:
    editors = people(chapter["editors"], certain=True)
    if not editors:
        return None
    press, edition = edition_last(chapter["inside"][:-_YEAR].rstrip(" ,"))
    if not edition and ", " in press:
        first, _, last = press.rpartition(", ")
        left, edition = edition_last(first)
        press = last if edition and not left else press
    line = _named(chapter["who"]).titled(chapter["title"])
    return line._replace(
        date=PartialDate(int(chapter["inside"][-_YEAR:])),
        dated=True,
        editors=editors.persons,
        container=chapter["book"].strip(),
        publishers=agents.organisations(press) if press else (),
        edition=edition,
    ).remarked(chapter["at"] or "")


def _paper(content: Inline, paper: re.Match[str]) -> Parts | None:
    """Read a paper laid before Parliament: who made it, its title, its number and year or session."""
    head = content.cut(0, paper.start()).stripped(" ,")
    anchor = title_anchor(head)
    if not anchor:
        return None
    who, title = head.text[: anchor.start].strip(" ,"), head.text[anchor.start :]
    line = (_named(who) if who else Parts()).titled(title)
    number = paper["command"] or paper["papers"] or f"{paper['house']} {paper['paper']}"
    date = PartialDate(int(paper["year"])) if paper["year"] else session(paper["session"] or paper["begun"])
    return line._replace(number=number, date=date, dated=True).remarked(paper["at"] or "")


def session(text: str) -> PartialDate:
    """Return the years of a session of Parliament: ``2017–19``."""
    begun, until = int(text[:4]), text[5:]
    ended = int(f"{text[: 4 - len(until)]}{until}")
    return PartialDate(begun, until=ended if ended > begun else None)


def _treaty(treaty: re.Match[str]) -> Parts | None:
    dated = dates.first(treaty["made"])
    body, comma, _ = treaty["name"].partition(", ")
    if not dated or (comma and agents.is_organisation(body)):
        return None
    return Parts().titled(treaty["name"]).on(dated).remarked(treaty["made"], treaty["series"])

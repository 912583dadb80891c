"""Entries after GB/T 7714-2015: a code of the kind of work stands behind the title.

``作者. 书名[M]. 北京: 出版社, 2015.`` · ``作者. 题名[J]. 刊名, 2005, 29(6): 90-93.`` ·
``作者. 题名[C]//编者. 论文集. 北京: 出版社, 2010: 12-20.`` · ``作者. 题名[EB/OL]. (2021-05-06)[2022-03-01].``
"""

import re

from annexcli.model.reference import EntryType
from annexcli.parse.dates import Dated
from annexcli.parse.east_asian import behind, days, names
from annexcli.parse.east_asian.script import CODE, has_letters
from annexcli.parse.parts import Parts
from annexcli.vocab import table

_KINDS: dict[str, str] = table("east_asian")["codes"]
_HOST = re.compile(r"\s*(?://|(?:[.。]\s*)?(?:见|載|载)\s*:)\s*")
# Behind the stop of an initial may stand the next one.
_STOP = re.compile(r"[.。]\s*(?=[^\s])(?![A-Z]\.)")
_ACCESSED = re.compile(r"\[\s*([^\[\]]*\d{4}[^\[\]]*)\]")
_BRACKETED_DATE = re.compile(r"\(([^()]*\d{4}-\d{1,2}[^()]*)\)")
_PAGE_OF_NEWS = re.compile(r"\((?P<page>[A-Z]?\d{1,3})\)\s*[.。]?\s*$")
_FIRST_PIECE = re.compile(r"(?P<name>[^,]+?)(?:,\s*|\s*(?=\(?(?:1[5-9]|20)\d\d)|[.。]?\s*$)")
_LONGEST_NAMES = 200


def read(text: str, before: Parts | None) -> tuple[Parts, EntryType, bool] | None:
    """Read a plain text; return its parts, its type and whether there are more authors than are named.

    None where it has no code behind a title.

    Args:
        text: the entry, its addresses taken out.
        before: who made the entry before, for whom a line may stand.

    """
    code = CODE.search(text)
    if not code or code.start() < 2:
        return None
    kind = EntryType(_KINDS[code["kind"]])
    line, title, others = _named(text[: code.start()], before)
    rest = text[code.end() :]
    line = line._replace(title=title)
    if host := _HOST.match(rest):
        line = _inside(line, rest[host.end() :])
        return line, EntryType.CHAPTER if kind is EntryType.BOOK else kind, others
    rest = rest.lstrip(" .。,:")
    if code["kind"] in {"J", "N"}:
        return _in_periodical(line, rest), kind, others
    if code["kind"] == "EB" and (dated := _BRACKETED_DATE.search(rest)) and (day := days.first(dated[1])):
        line = line.on(day)
        rest = rest[: dated.start()] + rest[dated.end() :]
    found = behind.read(line, rest)
    return behind.with_publisher(found.line, found.left), kind, others


def _named(front: str, before: Parts | None) -> tuple[Parts, str, bool]:
    """Part who made a work from its title; a stop in a title parts nothing."""
    front = front.strip()
    for stop in _STOP.finditer(front, 0, _LONGEST_NAMES):
        who, title = front[: stop.start()], front[stop.end() :].strip()
        if re.fullmatch(r"[—–―─_-]{2,}", who.strip()) and before:
            return names.again(before), title, False
        if title and _may_name(who) and (found := names.named(who)):
            return found.onto(Parts()), title, found.others
    return Parts(), front, False


def _may_name(who: str) -> bool:
    """Tell whether what stands before the first stop are names: each of a person, or of a body."""
    if not has_letters(who):
        return True
    found = names.named(who)
    return found is not None and all(
        names.is_person(one.name) or names.is_body(one.name) or len(one.name) <= 12 for one in found.agents
    )


def _inside(line: Parts, text: str) -> Parts:
    """Read what holds a part of a larger work: its editors, its title, and where it came out."""
    ends = CODE.search(text) or _end_of_title(text)
    front, rest = (text[: ends.start()], text[ends.end() :]) if ends else (text, "")
    host, title, _ = _named(front, None)
    found = behind.read(line._replace(container=title.strip(" .,")), rest.lstrip(" .。,:"))
    editors = (*host.authors, *host.editors, *host.publishers)
    line = behind.with_publisher(found.line, found.left)
    return line._replace(editors=(*line.editors, *editors))


def _end_of_title(text: str) -> re.Match[str] | None:
    """Return the stop that ends a title: the first one, or the second where names stand before the first."""
    stops = list(_STOP.finditer(text))
    who = text[: stops[0].start()] if len(stops) > 1 else ""
    if names.named(who) and _may_name(who):
        return stops[1]
    return stops[0] if stops else None


def _in_periodical(line: Parts, text: str) -> Parts:
    """Read ``刊名, 2005, 29(6): 90-93`` and ``报名, 2013-03-16(2)``."""
    first = _FIRST_PIECE.match(text)
    journal = first["name"].strip() if first else ""
    rest = text[first.end() :] if first else text
    if page := _PAGE_OF_NEWS.search(rest):
        pages = page["page"]
        if re.search(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}\s*$", rest[: page.start()]):
            line, rest = line._replace(pages=pages), rest[: page.start()]
    found = behind.read(line._replace(container=journal), rest)
    return found.line.remarked(*found.left)


def accessed(text: str) -> tuple[str, Dated | None]:
    """Take the day of access, in square brackets, out of a text behind the code: ``[2024-01-10]``."""
    code = CODE.search(text)
    for match in _ACCESSED.finditer(text, code.end()) if code else ():
        dated = days.first(match[1])
        if dated and dated.date and dated.date.day:
            return f"{text[: match.start()]} {text[match.end() :]}", dated
    return text, None

"""What stands behind a title: volume, number, pages, date, edition, translators, place and publisher."""

import re
from dataclasses import dataclass

from annexcli.model.reference import Organisation
from annexcli.parse.dates import Dated
from annexcli.parse.east_asian import days, names
from annexcli.parse.east_asian.titles import KINDS
from annexcli.parse.parts import Parts
from annexcli.vocab import table

_WORDS = table("east_asian")
_RANGE = r"[A-Za-z]?\d{1,5}(?:\s?[-–—~]\s?[A-Za-z]?\d{1,5})?"
_VOLUME = re.compile(
    r"(?:第|제\s?)?(?P<volume>\d{1,4})\s?(?:巻|卷|권|집)|(?<![a-z])vol\.?\s?(?P<vol>\d{1,4})"
    r"|(?<![\d年])(?P<bare>\d{1,4})\s?(?=\(\d{1,4}(?:[-/]\d{1,4})?\)(?![年년]))|(?<=[\s,、])(?P<alone>\d{1,3})\s?(?=:\s?[A-Za-z]?\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:第|제\s?|(?<=[\d巻卷권])[(·・]?\s?)(?P<number>\d{1,4}(?:[-/·・]\d{1,4})?)\s?(?:号|號|期|호|輯|辑|集)"
    r"|(?P<plain>\d{1,4})\s?(?:号|號|호)(?!\w)|(?<![a-z])no\.?\s?(?P<no>\d{1,4})|(?:^|(?<=[\d\s,]))\((?P<inside>\d{1,3}(?:[-/]\d{1,3})?)\)",
    re.IGNORECASE,
)
_ALL_VOLUMES = re.compile(
    r"全\d{1,3}[巻卷冊册]|\(?(?:通巻|总第|總第|통권)\s?(?:第|제)?\s?\d+\s?[号號期호]?\)?"
)
_PAGES = re.compile(
    rf"(?<![A-Za-z])pp?\.?\s?(?P<pp>{_RANGE})|(?:第\s?)?(?P<unit>\d{{1,5}}\s?[-–—~]\s?\d{{1,5}})\s?(?:頁|页|ページ|쪽|면)"
    rf"|第\s?(?P<one>\d{{1,5}})\s?(?:頁|页|面|版(?=$|[.。)]))|(?:頁|页)\s?(?P<behind>{_RANGE})"
    r"|(?:^|(?<=[:,、\s]))(?P<bare>[A-Za-z]?\d{1,5}\s?[-–—~]\s?[A-Za-z]?\d{1,5})(?=\s*(?:[,.;。、(]|$))"
    r"|:\s?(?P<article>[A-Za-z]?\d{1,6})(?=\s*(?:[,.;。、]|$))",
    re.IGNORECASE,
)
_EXTENT = re.compile(r"(?:全|총)?\s?\d{1,5}\s?(?:p\.?|頁|页|ページ|쪽|면)(?=$|[\s,.;。])")
_EDITION = re.compile(
    r"\(?((?:第|제\s?)\d{1,2}版|제?\s?\d{1,2}판|\d{1,2}版|改訂(?:新)?版|改訂第?\d*版|増補(?:改訂)?版|修订版|修訂版|新版|新装版|增订版|개정판|증보판|\d{1,2}(?:st|nd|rd|th)\sed(?:ition)?\.?)\)?(?=$|[\s,.;。、])"
)
_PUBLISHED = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_WORDS['beside']['published'], key=len, reverse=True))})"
    r"(?:日期|日|일)?(?=$|[,.;:。、()\s])"
)
_THESIS = re.compile("|".join(KINDS["thesis"]))
# "(令和3年法律第19号)": the day on which a law was made, and its number.
_DECREED = re.compile(
    rf"\(\s*[^()]*年[^()]*(?:{'|'.join(KINDS['law_number'])})\s?第\s?[\d一二三四五六七八九十百]+\s?号[^()]*\)"
)
# "国发(2021)35号", "법률 제12345호": the number of an official document.
_OFFICIAL = re.compile(
    rf"\(?\s?(?:[\u3400-\u9fff]{{1,10}}\(\d{{4}}\)\s?第?\d+号|[^\W\d_年月日]{{1,8}}発[^\W_年月日]{{0,8}}第\d+号|(?:{'|'.join(KINDS['law_number'])})\s*(?:第|제)?\s?\d+\s?[号號호])\s?\)?"
)
_IN_BRACKETS = re.compile(r"[()\[\]]")
_STOPS = re.compile(r"\s*(?:[,、;。|]|\.(?=\s|$|\D))\s*")
_MARKS = re.compile(r"[^\W_]")
_CODE_BESIDE = re.compile(r"(?:ISBN|ISSN|CODEN|JST)\b[\s:]*[\dXx-]*")
_LONGEST_PLACE = 12
_PLACES = frozenset(_WORDS["places"])
# Stands for names: what is a role behind them is one by itself.
_SOMEBODY = "某某"


@dataclass(frozen=True, slots=True)
class Behind:
    """The line with what was found behind its title, and the pieces that no form takes, in order."""

    line: Parts
    left: tuple[str, ...]


def read(line: Parts, text: str) -> Behind:
    """Read what stands behind a title in a plain text."""
    text = _ALL_VOLUMES.sub(" ", _CODE_BESIDE.sub(" ", text))
    remarks = []
    for form in (_DECREED, _OFFICIAL, _THESIS):
        if told := form.search(text):
            remarks.append(told[0].strip("() "))
            made = days.first(told[0]) if form is _DECREED else None
            line = line.on(made) if made else line
            text = f"{text[: told.start()]},{text[told.end() :]}"
    dated = _most_precise(text)
    if dated:
        text = f"{text[: dated.start]} , {text[dated.end :]}"
        line = line.on(dated)
    in_newspaper = line.date is not None and line.date.day is not None
    if not in_newspaper and (edition := _EDITION.search(text)):
        line = line._replace(edition=edition[1])
        text = f"{text[: edition.start()]},{text[edition.end() :]}"
    line, text = _counted(line, text)
    if extent := _EXTENT.search(text):
        text = f"{text[: extent.start()]},{text[extent.end() :]}"
        remarks.append(extent[0].strip())
    text = _PUBLISHED.sub(",", text) if dated else text
    line = line.remarked(*remarks)
    pieces = [
        one
        for one in (piece.strip(" -–—:") for piece in _STOPS.split(_IN_BRACKETS.sub(",", text)))
        if _MARKS.search(one)
    ]
    return _with_roles(line, pieces)


def _most_precise(text: str) -> Dated | None:
    """Return the date of a work: the first of those in a text that has a month, or else the first."""
    found = [one for one in days.every(text) if one.date]
    return max(found, key=lambda one: one.date is not None and one.date.month is not None, default=None)


def _counted(line: Parts, text: str) -> tuple[Parts, str]:
    """Take volume, number and pages out of a text."""
    for field, form in (("volume", _VOLUME), ("pages", _PAGES), ("number", _NUMBER)):
        if match := form.search(text):
            value = next(one for one in match.groups() if one)
            value = value.replace(" ", "")
            if field == "pages":
                line = line._replace(pages=value)
            elif field == "volume":
                line = line._replace(volume=value)
            else:
                line = line._replace(number=value)
            between = " " if field == "volume" else ","
            text = f"{text[: match.start()].rstrip(' :')}{between}{text[match.end() :]}"
    return line, text


def _with_roles(line: Parts, pieces: list[str]) -> Behind:
    """Take those who edited or translated the work out of the pieces: "王列、赖海榕译"."""
    left: list[str] = []
    for piece in pieces:
        who, role = names.without_role(piece)
        somebody, alone = names.without_role(f"{_SOMEBODY}{piece}")
        if not role and somebody == _SOMEBODY:
            who, role = "", alone
        if not role or (who and not (names.is_person(who) or (names.named(who) and role != "author"))):
            left.append(piece)
            continue
        begin = len(left)
        while begin and names.is_person(left[begin - 1]):
            begin -= 1
        listed = "、".join([*left[begin:], *([who] if who else [])])
        del left[begin:]
        if listed and (found := names.named(listed)):
            line = names.Named(found.agents, role, found.others).onto(line)
    return Behind(line, tuple(left))


def with_publisher(line: Parts, left: tuple[str, ...]) -> Parts:
    """Return a line with the publisher, and its place, that the pieces left name; others are remarks."""
    place, publisher, others = "", "", []
    for piece in left:
        before, colon, behind = (part.strip() for part in piece.partition(":"))
        if colon and before and behind and not publisher:
            place, publisher = before, behind
        elif not publisher:
            publisher = piece
        elif not place and len(publisher) <= _LONGEST_PLACE and publisher in _PLACES:
            place, publisher = publisher, piece
        else:
            others.append(piece)
    if not publisher:
        return line.remarked(*others)
    line = line._replace(place=place or line.place)
    if any(one.name == publisher for one in line.publishers):
        return line.remarked(*others)
    if line.publishers:
        return line.remarked(publisher, *others)
    return line._replace(publishers=(Organisation(publisher),)).remarked(*others)

"""Read an entry in Chinese, Japanese or Korean, by its brackets or by its stops.

``河川省（2021）『白書』出版社`` · ``著者「論文」『雑誌』第12巻第3号、2019年、12–34頁`` ·
``作者：《书名》，北京：出版社，2015年`` · ``홍길동(2019). 제목. 서울: 출판사.`` ·
``著者. 論文. 雑誌. 2019, vol. 60, no. 2, p. 12-24`` (SIST 02)
"""

import re
from dataclasses import replace
from typing import NamedTuple

from annexcli.document import Inline
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference
from annexcli.parse import citation
from annexcli.parse.anchor import title_anchor
from annexcli.parse.dates import Dated
from annexcli.parse.east_asian import behind, days, front, gbt, names
from annexcli.parse.east_asian.opened import taken_out
from annexcli.parse.east_asian.script import plain
from annexcli.parse.east_asian.titles import (
    ABOUT,
    BETWEEN,
    KINDS,
    LAW,
    OPENING,
    STOP,
    closing,
    ends,
    unquoted,
)
from annexcli.parse.parts import Parts, clean_title

_LAW_NUMBER = re.compile(rf"(?:{'|'.join(KINDS['law_number'])})\s*(?:第|제)\s?\d+\s?[号號호]")
_ENDS_AS_LAW = re.compile(rf"(?:{'|'.join(KINDS['law'])})(?:\s?\([^()]*\))?$")
_COMMA = re.compile(r"\s*[,、]\s*")
_HELD_IN = re.compile(
    r"[\s,、.。:]*(?:所収|収録|收錄於|收錄在|载於|收录于|收入|收于|載于|载于|載|载|见|見|in|In)?\s*[:：]?\s*"
)
# What is left of "…所収、" behind a title.
_ONLY_HELD = re.compile(r"(?:所収|収録)")
# "Doe, J. (2005) The Bridge, Press. (石川冬美訳『橋』書房、2008年)"
_TRANSLATED = re.compile(
    r"(?<=[A-Za-z][.,)] )?\s*\((?P<told>[^()\u0000-\u00ff]+(?:訳|译|譯)\s*[『《][^()]*)\)\s*[.。]?\s*$"
)
_THESIS = re.compile(rf"\s*\(({'|'.join(KINDS['thesis'])})\)$")
# "다리의 역사 (이바다 역)"
_CREDIT = re.compile(r"\s*\((?P<who>[^()]{2,40})\)$")


class EastAsian(NamedTuple):
    """What an entry gives beyond the parts that all entries have.

    ``kind`` is None where the rules for all entries tell; ``accessed`` is the day on which it was opened.
    """

    parts: Parts
    kind: EntryType | None = None
    accessed: PartialDate | None = None
    others: bool = False

    def completed(self, reference: Reference, language: str | None) -> Reference:
        """Return a reference with what its entry says beyond its parts, and its language."""
        return replace(
            reference,
            type=self.kind or reference.type,
            accessed=self.accessed or reference.accessed,
            others=self.others,
            language=language or reference.language,
        )


def read(content: Inline, before: Parts | None) -> EastAsian | None:
    """Return what an entry in Chinese, Japanese or Korean says; None where nothing of it can be read.

    Args:
        content: the text of the entry, its addresses and identifiers taken out.
        before: who made the entry before, for whom a line may stand.

    """
    text = plain(content.text)
    if translated := _TRANSLATED.search(text):
        return _in_translation(content, translated, before)
    text, opened = taken_out(text)
    kind: EntryType | None
    if coded := gbt.read(text, before):
        line, kind, others = coded
    else:
        line, others = _linked(content, before) or _bracketed_or_stopped(text, before)
        kind = _kind(line, text)
    line = _as_printed(line, content.text)
    return EastAsian(line, kind, opened.date if opened else None, others)


def _in_translation(content: Inline, translated: re.Match[str], before: Parts | None) -> EastAsian | None:
    """Read an entry in Latin letters, behind which its translation stands in brackets, as a remark."""
    original = citation.read(content.cut(0, translated.start()), before)
    return EastAsian(original.remarked(translated["told"])) if original else None


def _bracketed_or_stopped(text: str, before: Parts | None) -> tuple[Parts, bool]:
    """Read an entry without a code."""
    if law := LAW.fullmatch(text):
        line = Parts(title=law["name"])
        dated = days.first(law["told"])
        return (line.on(dated) if dated else line).remarked(law["told"]), False
    line, rest, others = front.read(text, before)
    if about := ABOUT.match(rest):
        return behind.with_publisher(*_found(line._replace(title=about[0]), rest[about.end() :])), others
    opening = OPENING.match(rest)
    end = closing(rest, 0) if opening else None
    if end is not None:
        return _titled(line, rest, end), others
    return _stopped(line, rest), others


def _linked(content: Inline, before: Parts | None) -> tuple[Parts, bool] | None:
    """Read an entry whose title is set apart by a link or emphasis rather than by brackets."""
    anchor = title_anchor(content)
    if not anchor or anchor.end - anchor.start >= len(content.text.rstrip(" .。")) - 1:
        return None
    text = plain(content.text)
    title, head = text[anchor.start : anchor.end], text[: anchor.start]
    if OPENING.search(head + title):
        return None
    rest, _ = taken_out(text[anchor.end :])
    begun = front.read(f"{head.rstrip(BETWEEN)}「」", before)
    if begun.rest != "「」":
        return None
    return _with_issuer(behind.read(begun.line._replace(title=title.strip(BETWEEN)), rest)), begun.others


def _found(line: Parts, text: str) -> tuple[Parts, tuple[str, ...]]:
    found = behind.read(line, text)
    return found.line, found.left


def _titled(line: Parts, text: str, end: int) -> Parts:
    """Read a title in brackets at the beginning of a text, and what stands behind it."""
    title, rest = text[1 : end - 1].strip(" .,、"), text[end:]
    line = line._replace(title=title)
    whole = text[0] == "『"
    opening = OPENING.search(rest)
    closed = closing(rest, opening.start()) if opening else None
    if opening and closed is not None and not whole and _leads_to_container(rest[: opening.start()]):
        container = rest[opening.start() + 1 : closed - 1].strip()
        between = _HELD_IN.sub("", rest[: opening.start()].rstrip("( "), count=1).strip(BETWEEN)
        if between and (found := names.named(between)):
            line = line._replace(
                editors=(*line.editors, *found.agents),
                publishers=tuple(one for one in line.publishers if one not in found.agents),
            )
        found_behind = behind.read(line._replace(container=container), rest[closed:])
        return _with_issuer(found_behind)
    found_behind = behind.read(line, rest)
    return _with_issuer(found_behind, book=whole)


def _leads_to_container(between: str) -> bool:
    """Tell whether what stands between two titles says that the second holds the first."""
    bare = _HELD_IN.sub("", between.rstrip("( "), count=1).strip(BETWEEN)
    return not bare or (names.named(bare) is not None and not days.first(bare))


def _stopped(line: Parts, text: str) -> Parts:
    """Read a title that a stop ends: ``제목. 서울: 출판사``, ``論文. 雑誌. 2019, vol. 60``."""
    ends = STOP if STOP.search(text.rstrip(" .。")) else _COMMA
    title = ends.split(text)[0].strip(" .,、。")
    rest = text[text.index(title) + len(title) :]
    if not rest.strip(BETWEEN) and (dated := _apart(title)) and not line.dated:
        return line.on(dated)._replace(title=title[: dated.start].strip(" ,、("))
    if (
        (credit := _CREDIT.search(title))
        and names.without_role(credit["who"])[1]
        and (who := names.named(credit["who"]))
    ):
        line, title = who.onto(line), title[: credit.start()]
    if told := _THESIS.search(title):
        line, title = line.remarked(told[1]), title[: told.start()]
    line, rest = line._replace(title=clean_title(unquoted(title))), rest.lstrip(" .。,")
    if OPENING.match(rest) and (end := closing(rest, 0)):
        line, rest = line._replace(container=rest[1 : end - 1].strip()), rest[end:]
    return _with_issuer(behind.read(line, rest))


def _apart(title: str) -> Dated | None:
    """Return the date that ends a title, where a sign or a space parts it: 白書2022 is called by its year."""
    for dated in days.every(title):
        if title[: dated.start].endswith((" ", ",", "、", "(")) and not title[dated.end :].strip(" )"):
            return dated
    return None


def _with_issuer(found: behind.Behind, *, book: bool = False) -> Parts:
    """Return a line whose pieces left are its journal, where it has a volume or pages, or its publisher.

    A ``book`` is in no journal.
    """
    line, left = found.line, found.left
    if _is_law(line):
        return line.remarked(*left)
    counted = bool(line.volume or line.number) or (line.pages and not any(":" in one for one in left))
    if left and not (book or line.container) and (counted or ends(left[0], "news")) and ":" not in left[0]:
        line, left = line._replace(container=left[0]), left[1:]
    if left and line.container and not line.volume and left[0].isdigit():
        line, left = line._replace(volume=left[0]), left[1:]
    left = tuple(one for one in left if not _ONLY_HELD.fullmatch(one))
    if left and not line.authors and not line.publishers and not line.editors and len(left) == 1:
        who = names.named(left[0])
        if who and ":" not in left[0]:
            return who.onto(line)
    return behind.with_publisher(line, left)


def _is_law(line: Parts) -> bool:
    """Tell whether a title that nobody wrote ends as names of laws do."""
    return (
        not (line.authors or line.editors or line.container) and _ENDS_AS_LAW.search(line.title) is not None
    )


def _kind(line: Parts, text: str) -> EntryType | None:
    """Return the type that words of East Asia tell, or the parts; None where the rules for all entries do."""
    if any(word in text for word in KINDS["thesis"]):
        return EntryType.THESIS
    if LAW.fullmatch(text) or (_is_law(line) and (_LAW_NUMBER.search(text) or not line.publishers)):
        return EntryType.LAW
    if line.container:
        if ends(line.container, "news"):
            return EntryType.NEWS
        if ends(line.container, "conference"):
            return EntryType.CONFERENCE
        return (
            EntryType.CHAPTER
            if line.publishers and line.authors and not line.volume and not line.number
            else EntryType.ARTICLE
        )
    if line.date and line.date.day and any(ends(one.name, "news") for one in line.publishers):
        return EntryType.NEWS
    if any(isinstance(one, Person) for one in (*line.authors, *line.editors)) and (
        line.publishers or line.place
    ):
        return EntryType.BOOK
    return None


def _as_printed(line: Parts, text: str) -> Parts:
    """Return a line whose texts have their signs as they are printed."""
    same = plain(text)

    def printed(value: str) -> str:
        begin = same.find(value) if value else -1
        return text[begin : begin + len(value)] if begin >= 0 else value

    return line._replace(
        title=printed(line.title),
        container=printed(line.container),
        remarks=tuple(map(printed, line.remarks)),
        publishers=tuple(Organisation(printed(one.name), one.acronym) for one in line.publishers),
    )

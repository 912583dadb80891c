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
from annexcli.parse.east_asian import behind, days, gbt, names
from annexcli.parse.east_asian.script import is_east_asian, plain
from annexcli.parse.parts import Parts, clean_title
from annexcli.vocab import table

_WORDS = table("east_asian")
_KINDS = {name: sorted(words, key=len, reverse=True) for name, words in _WORDS["kinds"].items()}
_PAIRS = {"「": "」", "『": "』", "《": "》", "〈": "〉", "“": "”", '"': '"', "｢": "｣", "«": "»"}
_OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_YEAR = re.compile(
    r"[.,、\s]*[(\[]\s*(?P<year>(?:(?:1[5-9]|20)\d\d|(?:昭和|平成|令和)(?:\d|元)|n\.?d\.?|刊行年不明|연도미상)[^()\[\]]{0,24})[)\]]"
)
_YEAR_BARE = re.compile(r"[.,、]\s*(?P<year>(?:1[5-9]|20)\d\d)[a-z]?\s?[.．,、]\s*(?=\S)")
_SAME = re.compile(r"\s*(?:[—–―─ー−]{2,}|_{3,}|-{3,}|同(?=[(「『,、\s]))\s*[.,、:]?\s*")
_WORDS_OF_ACCESS = "|".join(sorted(_WORDS["beside"]["accessed"], key=len, reverse=True))
_ACCESSED = (
    re.compile(rf"[(\[]\s*(?:{_WORDS_OF_ACCESS})\s*(?:日|일)?\s*[:,]?\s*(?P<day>[^()\[\]]{{6,30}}?)\s*[)\]]"),
    re.compile(
        rf"[(\[]\s*(?P<day>[^()\[\]:]{{6,30}}?)\s*(?:に|에)?\s*(?:最終)?(?:{_WORDS_OF_ACCESS})\s*[)\]]"
    ),
    re.compile(
        rf"(?:^|[,、.。;\s])(?:{_WORDS_OF_ACCESS})\s*(?:日|일)?\s*[:,]?\s*(?P<day>\d{{4}}\s?[-年년./][^(),、;]{{3,16}}?)\s*(?=[.。,、;]?\s*$)"
    ),
    re.compile(
        rf"(?:^|[,、.。;\s])(?P<day>\d{{4}}\s?[-年년./][^(),、;「『]{{3,16}}?)\s*(?:に|에)?\s*(?:最終)?(?:{_WORDS_OF_ACCESS})\s*(?=[.。,、;]?\s*$)"
    ),
)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_LEADS = re.compile(
    rf"(?:[,、.。;\s(]|^)(?:{'|'.join(_WORDS['beside']['address'])}|URL)\s*:?\s*(?=[,.。、)\s]*$)"
)
_BETWEEN = " \t,、.。:;"
_LAW = re.compile(
    rf"(?P<name>[^()「」『』《》,、。.]{{2,60}}(?:{'|'.join(_KINDS['law'])}))\s*\(\s*(?P<told>[^()]*?(?:{'|'.join(_KINDS['law_number'])})\s*(?:第|제)?\s?[\d一二三四五六七八九十百]+\s?[号號호]?[^()]*)\)\s*[.。]?"
)
_LAW_NUMBER = re.compile(rf"(?:{'|'.join(_KINDS['law_number'])})\s*(?:第|제)\s?\d+\s?[号號호]")
_ENDS_AS_LAW = re.compile(rf"(?:{'|'.join(_KINDS['law'])})(?:\s?\([^()]*\))?$")
# "渡辺一郎：山村の水道、水道学会誌": a colon behind the names, and commas behind the title.
_COLON = re.compile(r"(?P<who>[^:「『《“.。\d]{2,80}):\s*(?=\S)")
_LAST_TITLE = re.compile(r"[.。](?:\s+|(?=[^\d\s.]))|[.。]$")
_COMMA = re.compile(r"\s*[,、]\s*")
_HELD_IN = re.compile(
    r"[\s,、.。:]*(?:所収|収録|收錄於|收錄在|载於|收录于|收入|收于|載于|载于|載|载|见|見|in|In)?\s*[:：]?\s*"
)
_LINKS = re.compile(r"(?:所収|収録)")
# "Doe, J. (2005) The Bridge, Press. (石川冬美訳『橋』書房、2008年)"
_TRANSLATED = re.compile(
    r"(?<=[A-Za-z][.,)] )?\s*\((?P<told>[^()\u0000-\u00ff]+(?:訳|译|譯)\s*[『《][^()]*)\)\s*[.。]?\s*$"
)
# "《江河市志》编纂委员会": a body that is named after its work.
_OF_WORK = re.compile(
    r"(?P<who>《[^》]{1,40}》[^《》,、:\s]{1,8}?(?:委员会|委員會|编写组|编辑部|课题组))\s*(?:主?[编編著])?\s*[:,]\s*(?=[《“])"
)
# "关于印发《办法》的通知": the title of a work within that of another one.
_ABOUT = re.compile(r"[^《》,、。()]{2,60}《[^《》]+》的[^《》,、。()]{2,12}(?=\s*[,、。(]|$)")
_ROLED = re.compile(r"(?<=著)\s*[,、;]\s*")
# "다리의 역사 (이바다 역)"
_CREDIT = re.compile(r"\s*\((?P<who>[^()]{2,40})\)$")
_LONGEST_NAMES = 160
_SENTENCE = re.compile(r"(?:[るたいすうんくつむ]|です|ます|[다요까])[.。](?=\s|$|[^\s\d])")
_PARTICLE = re.compile(r"[をがはにのでとも]|という|[은는이가을를의에](?=\s)|是|的|中|等")


class EastAsian(NamedTuple):
    """What an entry gives beyond the parts that all entries have.

    ``kind`` is None where the rules for all entries tell; ``accessed`` is the day on which it was opened.
    """

    parts: Parts
    kind: EntryType | None = None
    accessed: PartialDate | None = None
    others: bool = False


def read(content: Inline, before: Parts | None) -> EastAsian | None:
    """Return what an entry in Chinese, Japanese or Korean says; None where it is in none of them.

    Args:
        content: the text of the entry, its addresses and identifiers taken out.
        before: who made the entry before, for whom a line may stand.

    """
    if not is_east_asian(content.text):
        return None
    text = plain(content.text)
    if translated := _TRANSLATED.search(text):
        return _in_translation(content, translated, before)
    text, opened = _without_access(text)
    coded = gbt.read(text, before)
    if coded:
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


def completed(reference: Reference, told: EastAsian, language: str | None) -> Reference:
    """Return a reference with what its entry says beyond its parts, and its language."""
    return replace(
        reference,
        type=told.kind or reference.type,
        accessed=told.accessed or reference.accessed,
        others=told.others,
        language=language or reference.language,
    )


def is_cited(text: str) -> bool:
    """Tell whether a text looks like an entry in Chinese, Japanese or Korean rather than like a sentence."""
    text = plain(text).strip()
    if gbt.CODE.search(text) or _LAW.fullmatch(text):
        return True
    if _SENTENCE.search(_without_titles(text.split("http")[0])):
        return False
    year = _YEAR.search(text)
    if year and year.start() <= _LONGEST_NAMES and _may_name(text[: year.start()]):
        return bool(text[year.end() :].strip(_BETWEEN))
    if (year := _YEAR_BARE.search(text)) and _may_name(text[: year.start()]):
        return True
    if (colon := _COLON.match(text)) and _persons_or_body(colon["who"]):
        return True
    dated = "http" in text or "www." in text or days.first(_without_titles(text)) is not None
    opening = _OPENING.search(text)
    if not opening or opening.start() > _LONGEST_NAMES:
        return dated and len(_LAST_TITLE.findall(text)) >= 3 and _may_name(_LAST_TITLE.split(text)[0])
    title_ends = _closing(text, opening.start())
    if _ABOUT.match(text) and dated:
        return True
    if title_ends is None or _PARTICLE.match(text, title_ends):
        return False
    who = text[: opening.start()].strip(_BETWEEN)
    return dated and (not who or _may_name(who))


def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence rather than an entry: it ends as one, and nothing in it is cited."""
    said = _without_titles(plain(text).split("http")[0]).strip()
    if not _SENTENCE.search(said) and not (said.endswith("。") and not said.startswith("「")):
        return False
    return not is_cited(text)


def _without_titles(text: str) -> str:
    return re.sub(r"「[^「」]*」|『[^『』]*』|《[^《》]*》|“[^“”]*”", "「」", text)


def _may_name(who: str) -> bool:
    who = who.strip(_BETWEEN)
    if _SAME.fullmatch(f"{who} "):
        return True
    found = names.named(who) if who else None
    return found is not None and not re.search(r"[をはがにで](?![\u3041-\u309f])", who)


def _without_access(text: str) -> tuple[str, Dated | None]:
    """Take the day of access out of a text, and the words that led to an address that is gone."""
    text, opened = gbt.accessed(text)
    for form in _ACCESSED if not opened else ():
        match = form.search(text)
        if match and (opened := days.first(match["day"])):
            text = f"{text[: match.start()]} {text[match.end() :]}"
            break
    while empty := _EMPTY.search(text):
        text = f"{text[: empty.start()]} {text[empty.end() :]}"
    return _LEADS.sub("", text.strip()).strip(), opened


def _bracketed_or_stopped(text: str, before: Parts | None) -> tuple[Parts, bool]:
    """Read an entry without a code."""
    if law := _LAW.fullmatch(text):
        line = Parts(title=law["name"])
        dated = days.first(law["told"])
        return (line.on(dated) if dated else line).remarked(law["told"]), False
    line, rest, others = _names_and_year(text, before)
    if about := _ABOUT.match(rest):
        return behind.with_publisher(*_found(line._replace(title=about[0]), rest[about.end() :])), others
    opening = _OPENING.match(rest)
    end = _closing(rest, 0) if opening else None
    if end is not None:
        return _titled(line, rest, end), others
    return _stopped(line, rest), others


def _linked(content: Inline, before: Parts | None) -> tuple[Parts, bool] | None:
    """Read an entry whose title is set apart by a link or emphasis rather than by brackets."""
    anchor = title_anchor(content)
    if not anchor or anchor.end - anchor.start >= len(content.text.rstrip(" .。")) - 1:
        return None
    text = plain(content.text)
    title, front = text[anchor.start : anchor.end], text[: anchor.start]
    if _OPENING.search(front + title):
        return None
    rest, _ = _without_access(text[anchor.end :])
    line, left, others = _names_and_year(f"{front.rstrip(_BETWEEN)}「」", before)
    if left != "「」":
        return None
    return _with_issuer(behind.read(line._replace(title=title.strip(_BETWEEN)), rest)), others


def _names_and_year(text: str, before: Parts | None) -> tuple[Parts, str, bool]:
    """Part who made a work, and its year where it stands behind them, from the rest of an entry."""
    line, others, start = Parts(), False, 0
    if of_work := _OF_WORK.match(text):
        return Parts(publishers=(Organisation(of_work["who"]),)), text[of_work.end() :], False
    if _ABOUT.match(text):
        return line, text, False
    if (same := _SAME.match(text)) and before:
        line = names.again(before)
        start = same.end()
    opening = _OPENING.search(text)
    until = opening.start() if opening else len(text)
    for form in (_YEAR, _YEAR_BARE):
        year = form.search(text, max(0, start - 1), until + 12)
        if not year or year.start() > min(until, _LONGEST_NAMES):
            continue
        *credited, who = _ROLED.split(text[start : year.start()])
        found = names.named(who)
        for one in filter(None, map(names.named, credited)):
            line = one.onto(line)
        if not found and who.strip(_BETWEEN):
            continue
        line = found.onto(line) if found else line
        dated = days.first(year["year"])
        line = line.on(dated) if dated else line._replace(dated=True)
        role = re.match(r"\s*(?:編|编|編著|訳|译)(?=[「『《,、:.])", text[year.end() :])
        rest = text[year.end() + (role.end() if role else 0) :]
        return line, rest.lstrip(_BETWEEN), bool(found and found.others)
    if start:
        return line, text[start:].lstrip(_BETWEEN), False
    if opening and 0 < opening.start() <= _LONGEST_NAMES and (found := names.named(text[: opening.start()])):
        return found.onto(line), text[opening.start() :], found.others
    if not opening and (colon := _COLON.match(text)) and _persons_or_body(colon["who"]):
        found = names.named(colon["who"])
        return (found.onto(line) if found else line), text[colon.end() :], bool(found and found.others)
    if not opening or opening.start() > 0:
        for stop in _LAST_TITLE.finditer(text, 0, until):
            who, rest = text[: stop.start()], text[stop.end() :]
            if rest.strip() and _persons_or_body(who) and (found := names.named(who)):
                return found.onto(line), rest.lstrip(_BETWEEN), found.others
            break
    return line, text[start:], others


def _found(line: Parts, text: str) -> tuple[Parts, tuple[str, ...]]:
    found = behind.read(line, text)
    return found.line, found.left


def _persons_or_body(who: str) -> bool:
    """Tell whether all of a text, which only a stop ends, are names."""
    found = names.named(who)
    return found is not None and all(
        isinstance(one, Person) or names.is_body(one.name) for one in found.agents
    )


def _closing(text: str, start: int) -> int | None:
    """Return where the title ends whose bracket opens at a position, or None."""
    opening, closing = text[start], _PAIRS[text[start]]
    depth = 0
    for position in range(start, len(text)):
        if text[position] == closing and (opening != closing or position > start):
            depth -= 1
            if depth <= 0:
                return position + 1
        elif text[position] == opening:
            depth += 1
    return None


def _titled(line: Parts, text: str, end: int) -> Parts:
    """Read a title in brackets at the beginning of a text, and what stands behind it."""
    title, rest = text[1 : end - 1].strip(" .,、"), text[end:]
    line = line._replace(title=title)
    whole = text[0] == "『"
    opening = _OPENING.search(rest)
    closing = _closing(rest, opening.start()) if opening else None
    if opening and closing is not None and not whole and _leads_to_container(rest[: opening.start()]):
        container = rest[opening.start() + 1 : closing - 1].strip()
        between = _HELD_IN.sub("", rest[: opening.start()], count=1).strip(_BETWEEN)
        if between and (found := names.named(between)):
            line = names.Named(found.agents, "editor").onto(line)
            line = line._replace(
                editors=(*line.editors, *(one for one in found.agents if not isinstance(one, Person)))
            )
            line = line._replace(publishers=tuple(one for one in line.publishers if one not in found.agents))
        found_behind = behind.read(line._replace(container=container), rest[closing:])
        return _with_issuer(found_behind)
    found_behind = behind.read(line, rest)
    return _with_issuer(found_behind)


def _leads_to_container(between: str) -> bool:
    """Tell whether what stands between two titles says that the second holds the first."""
    bare = _HELD_IN.sub("", between, count=1).strip(_BETWEEN)
    return not bare or (names.named(bare) is not None and not days.first(bare))


def _stopped(line: Parts, text: str) -> Parts:
    """Read a title that a stop ends: ``제목. 서울: 출판사``, ``論文. 雑誌. 2019, vol. 60``."""
    ends = _LAST_TITLE if _LAST_TITLE.search(text.rstrip(" .。")) else _COMMA
    pieces = [one.strip(" .,、。") for one in ends.split(text)]
    title, rest = pieces[0], text[len(text) - len(text.lstrip(" .,")) + len(pieces[0]) :]
    if not rest.strip(_BETWEEN) and (dated := days.first(title)) and not line.dated:
        return line.on(dated)._replace(title=title[: dated.start].strip(" ,、(") or title)
    if (
        (credit := _CREDIT.search(title))
        and names.without_role(credit["who"])[1]
        and (who := names.named(credit["who"]))
    ):
        line, title = who.onto(line), title[: credit.start()]
    line, rest = line._replace(title=clean_title(_unquoted(title))), rest.lstrip(" .。,")
    if _OPENING.match(rest) and (end := _closing(rest, 0)):
        line, rest = line._replace(container=rest[1 : end - 1].strip()), rest[end:]
    return _with_issuer(behind.read(line, rest))


def _unquoted(title: str) -> str:
    return title[1:-1] if title[:1] in _PAIRS and title[-1:] == _PAIRS[title[0]] else title


def _with_issuer(found: behind.Behind) -> Parts:
    """Return a line whose pieces left are its journal, where it has a volume or pages, or its publisher."""
    line, left = found.line, found.left
    if _is_law(line):
        return line.remarked(*left)
    if left and line.container and not line.volume and left[0].isdigit():
        line, left = line._replace(volume=left[0]), left[1:]
    counted = bool(line.volume or line.number) or (line.pages and not any(":" in one for one in left))
    if left and not line.container and (counted or _ends(left[0], "news")) and ":" not in left[0]:
        return behind.with_publisher(line._replace(container=left[0]), left[1:])
    left = tuple(one for one in left if not _LINKS.fullmatch(one))
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


def _ends(text: str, kind: str) -> bool:
    return text.endswith(tuple(_KINDS[kind]))


def _kind(line: Parts, text: str) -> EntryType | None:
    """Return the type that words of East Asia tell, or the parts; None where the rules for all entries do."""
    if any(word in text for word in _KINDS["thesis"]):
        return EntryType.THESIS
    if _LAW.fullmatch(text) or (_is_law(line) and (_LAW_NUMBER.search(text) or not line.publishers)):
        return EntryType.LAW
    if line.container:
        if _ends(line.container, "news"):
            return EntryType.NEWS
        if _ends(line.container, "conference"):
            return EntryType.CONFERENCE
        return (
            EntryType.CHAPTER
            if line.publishers and line.authors and not line.volume and not line.number
            else EntryType.ARTICLE
        )
    if line.date and line.date.day and any(_ends(one.name, "news") for one in line.publishers):
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
        publishers=tuple(Organisation(printed(one.name)) for one in line.publishers),
    )

"""Dates as reference lists print them: ``2019``, ``May 2019``, ``15 mai 2019``, ``2014–2016``, ``n.d.``."""

import re
from collections.abc import Iterator
from datetime import date as calendar_date
from functools import cache, lru_cache
from typing import NamedTuple

from annexcli.model.reference import PartialDate
from annexcli.parse.places import is_place
from annexcli.text import fold, lowered, plain_dashes
from annexcli.vocab import table

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?"
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª|°)?"


def _compiled(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


# Tried only where the name of a month or a season is near the year.
_WITH_MONTH = _compiled(
    # 15 de mayo de 2019, 28-29 June 2019, 15 maja 2019 r.
    rf"(?P<days>\d{{1,2}}\.?\s?-\s?)?{_DAY}\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?{_YEAR}(?:\s*(?:г|р|r)\b\.?)?",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",  # May 15, 2019
    rf"{_DAY}-{_MONTH}-{_YEAR}",  # 12-May-2018
    rf"{_YEAR},?\s+{_MONTH}\s+{_DAY}(?!\w)",  # 2019, May 15
    rf"{_YEAR},?\s+{_DAY}\s+(?:de\s+)?{_MONTH}(?!\w)",  # 2019, 15 de mayo
    rf"(?<!Rio de ){_MONTH},?\s+(?:de\s+|of\s+)?{_YEAR}",  # May 2019, mayo de 2019
    rf"{_YEAR},?\s+{_MONTH}(?!\w)",  # 2019, May
    rf"{_YEAR}\.\s+{_MONTH}\s+{_DAY}(?!\w)",  # 2019. május 15.
)
# "تشرين الأول/أكتوبر 2014": Syrian names of months may be of two words, with the other name behind a stroke.
# Tried only where a letter of Arabic is near the year.
_ARABIC = re.compile(r"[\u0621-\u064a]")
_ARABIC_MONTH = r"(?:كانون|تشرين)\s[^\W\d_]{3,6}|[^\W\d_]{2,8}"
_IN_ARABIC = _compiled(
    rf"(?:{_DAY}\s+)?(?P<month>{_ARABIC_MONTH})(?:\s?/\s?(?:{_ARABIC_MONTH}))?,?\s+(?:من\s+)?(?:عام\s+|سنة\s+)?{_YEAR}",
    rf"\d{{4}}\s?هـ?\s?/\s?{_YEAR}",  # 1441هـ/2020م
)
# Tried only where digits are joined near the year.
_WITH_DIGITS = _compiled(
    r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<number>\d\d)(?:-(?P<day>\d\d))?(?!\d)",  # 2019-05-15
    r"(?P<year>(?:1[5-9]|20)\d\d)/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)",  # 2021/4/30
    # 15.05.2019, 5/15/2019: which is the day differs by country, unless there are not so many months.
    r"(?P<day>1[3-9]|2\d|3[01])[./-](?P<number>0?[1-9]|1[0-2])[./-](?P<year>(?:1[5-9]|20)\d\d)",
    r"(?P<number>0?[1-9]|1[0-2])[./-](?P<day>1[3-9]|2\d|3[01])[./-](?P<year>(?:1[5-9]|20)\d\d)",
    r"\d{1,2}[./-]\d{1,2}[./-](?P<year>(?:1[5-9]|20)\d\d)",
    r"(?P<day>\d{1,2})\.\s(?P<number>\d{1,2})\.\s?(?P<year>(?:1[5-9]|20)\d\d)",  # 15. 5. 2019
    r"(?P<year>(?:1[5-9]|20)\d\d)\.\s?(?P<number>\d\d)\.\s?(?P<day>\d\d)(?!\d)",  # 2019. 05. 15.
    r"(?<![\d/.])(?P<number>0[1-9]|1[0-2])/(?P<year>(?:1[5-9]|20)\d\d)",  # 03/2017
    r"(?P<year>(?:1[5-9]|20)\d\d)/\d(?!\d)",  # 2011/2, an issue
    r"(?P<year>(?:1[5-9]|20)\d\d)\s?[-/]\s?(?P<until>(?:1[5-9]|20)\d\d|\d\d)",  # 2014-2016, 2014/15
)
# "Ley 1712 de 2014"
_OF_LAW = re.compile(r"\s(?:de|del|of|du)\s(?:1[89]|20)\d\d(?!\d)")
# "2013 г.", "2015 года", in Polish "2003 r."
_OF_YEAR = re.compile(r"\s?(?:гг?\.?(?!\w)|года?\b|рр?\.?(?!\w)|року?\b|r\.(?=\s?(?:[,;)]|$)))")
# "c. 2015", "circa 2015"
_CIRCA = re.compile(r"(?<![\w.-])c(?:irca|a?\.)\s?$")
_WORD, _ASCII_WORD = re.compile(r"[^\W\d_]{3,12}"), re.compile(r"[a-z]{3,12}")
_STATES = {state: [lowered(word) for word in words] for state, words in table("dates")["states"].items()}
_WORDS_OF_STATES = "|".join(
    f"(?P<{state}>{'|'.join(map(re.escape, words))})" for state, words in _STATES.items()
)
# Few words begin with one of these letters; where none does, no state has to be tried.
_LETTERS_OF_STATES = "".join(sorted({word[0] for words in _STATES.values() for word in words}))
_STATE = re.compile(
    rf"[(\[,.;:](?:(?<=[(\[])|\s)(?=[{_LETTERS_OF_STATES}])(?:{_WORDS_OF_STATES})\.?(?=\s*(?:[)\],.;:]|$))"
)
_STATE_ALONE = re.compile(_WORDS_OF_STATES)
# "Last modified 2020", in German "Stand: 2020": the date that a page gives of itself.
_UPDATED = re.compile(
    r"[.,;(]?\s*(?<!\w)(?:last\s+)?(?:modified|updated|revised|mise? à jour(?: le)?|actualizad[oa](?: el)?"
    # "Where we stand 2020" is a title.
    r"|aktualisiert(?: am)?|(?<!\w\s)stand|(?-i:Stand)(?=:))\s*:?$",
    re.IGNORECASE,
)
# How each of these words ends, so that few texts are looked through for them.
_ENDS_UPDATED = ("ed", "jour", " le", "do", "da", " el", "rt", " am", "stand")
# "pp. 1486-1502", "p. 2012": numbers of pages; "P. 2012" and "S. 2012" may be initials.
_PAGE = re.compile(r"(?<!\w)(?:pp?\.?\s?|(?:pp?|S|págs?|pagg?|blz|стр|с)\.?\s?\d{1,5}\s?-\s?)$")
_PAGES = re.compile(r"(?<!\w)(?:S|págs?|pagg?|blz|стр|с)\.?\s?$")
_LONGEST_PAGES = 14
# "4.02.02": the century is the one that makes it no later than 2039. Its end is found faster than all of it.
_MAY_BE_SHORT = re.compile(r"\.\d\d\.\d\d")
_SHORT = re.compile(r"(?P<day>\d(?<![\w.]\d)\d?)\.(?P<number>\d\d)\.(?P<yy>\d\d)(?![\w.]*\d)")
_FOUR_DIGITS = re.compile(r"(?:1[5-9]|20)\d\d")
# The characters that a date has before or behind its year at most: "30 de septiembre de ".
_LONGEST = 30
_LONGEST_LEAD = 60
_MAY_HAVE_NONE = re.compile(
    r"\.\s?[adåfnJjryгрχت]\b|o date|in fecha|hne Jahr|تاريخ|ten år|enza data|ez daty|onder datum"
)
# ", pp. 1486–" before "1502"
_PAGE_BEFORE = re.compile(
    r"(?:^|[\s,;.(])(?i:pp?|pages?|pag{1,2}|págs?|seiten?|blz|s|с|стр)\.?\s?(?:[A-Za-z]?\d{1,5}\s?[–—-]\s?)?$"
)
# Capitals would be somebody's initials: "Saingbe, N. D.".
_NO_DATE = re.compile(rf"(?:{'|'.join(table('dates')['none'])})")


# "Doe, J. (2019). Title": names and a title stand around it.
BRACKETED_YEAR = re.compile(r"\((?:1[5-9]|20)\d\d[a-z]?\)")


class Dated(NamedTuple):
    """A printed date: where it stands in its text, and its value, None for "n.d.".

    ``state`` is BibLaTeX's ``pubstate`` where such a word stands for the date: "in press".
    """

    start: int
    end: int
    date: PartialDate | None
    state: str = ""


@cache
def _months() -> dict[str, int]:
    """Return the numbers of months by name and abbreviation, and those of seasons, as EDTF has them.

    An abbreviation that two months share means neither.
    """
    months: dict[str, int] = {}
    shared: set[str] = set()
    abbreviated, whole_only = (table("months")[kind].values() for kind in ("abbreviated", "whole"))
    for names in abbreviated:
        for number, name in enumerate(map(fold, names), start=1):
            for size in range(3, len(name) + 1):
                if months.setdefault(name[:size], number) != number:
                    shared.add(name[:size])
    for names in (*whole_only, *abbreviated):
        for number, name in enumerate(map(fold, names), start=1):
            months[name] = number
            shared.discard(name)
    seasons = enumerate(table("dates")["seasons"].values(), start=21)
    return {name: number for name, number in months.items() if name not in shared} | {
        fold(name): number for number, names in seasons for name in names
    }


def whole(text: str) -> Dated | None:
    """Return the date that ``text`` is, or None where it is anything else as well."""
    stripped = text.strip(" .,;")
    if match := _STATE_ALONE.fullmatch(lowered(stripped)):
        return Dated(0, len(stripped), None, match.lastgroup or "")
    for dated in _dates(stripped):
        if dated.start == 0 and dated.end == len(stripped):
            return dated
    return None


def trailing(text: str) -> Dated | None:
    """Return the date that ``text`` ends with, if something that separates stands before it.

    ``Annual Report, 2017`` ends with a date; in ``Annual Report 2017`` the year is part of the title.
    """
    end = len(text.rstrip(" .,;"))
    ending = [dated for dated in _dates(text) if dated.end == end]
    longest = min(ending, key=lambda dated: dated.start, default=None)
    if not longest or not _separated(text[: longest.start]):
        return None
    return None if _PAGE_BEFORE.search(text, max(0, longest.start - _LONGEST), longest.start) else longest


def without_updated(text: str) -> str:
    """Return ``text`` without the words that led to a date at its end: ``. Last modified``."""
    match = _updated(text.rstrip())
    return text[: match.start()] if match else text


def _updated(text: str) -> re.Match[str] | None:
    """Return the words at the end of ``text`` that lead to the day on which a page was updated."""
    if not text[-_LONGEST_LEAD:].rstrip(" :").lower().endswith(_ENDS_UPDATED):
        return None
    return _UPDATED.search(text, max(0, len(text) - _LONGEST_LEAD))


def every(text: str) -> list[Dated]:
    """Return the dates in ``text`` in order, the longest where several begin or overlap."""
    found: list[Dated] = []
    for dated in sorted(_dates(text), key=_first_and_longest):
        if not found or dated.start >= found[-1].end:
            found.append(dated)
    return found


def first(text: str) -> Dated | None:
    """Return the first and longest date in ``text``, wherever it stands, or None."""
    return min(_dates(text), key=_first_and_longest, default=None)


def _first_and_longest(dated: Dated) -> tuple[int, int]:
    return dated.start, -dated.end


def _separated(before: str) -> bool:
    before = before.rstrip()
    if not before or before[-1] in ',;:.([|–—-”»"' or _updated(before):
        return True
    # "Title. Wiesbaden 2018": behind a place stands the year in which it came out.
    return is_place(re.split(r"[,;:.(]\s+", before[-60:])[-1])


@lru_cache(maxsize=4096)
def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month or a season, or an abbreviation of one."""
    return fold(word) in _months()


@lru_cache(maxsize=64)
def _dates(text: str) -> tuple[Dated, ...]:
    """Return every date in ``text``; the rules ask for those of one text several times."""
    found = [
        Dated(match.start(named), match.end(), None, named)
        for match in _STATE.finditer(lowered(text))
        if (named := match.lastgroup)
    ]
    # Dashes are compared as hyphens; every character keeps its place.
    plain = plain_dashes(text)
    if _MAY_BE_SHORT.search(plain):
        found += _short(plain)
    if _MAY_HAVE_NONE.search(plain):
        found += [
            Dated(match.start(), match.end(), None)
            for match in _NO_DATE.finditer(plain)
            if _free(plain, match.start(), match.end())
        ]
    years = [match.start() for match in _FOUR_DIGITS.finditer(plain)]
    joined = any(_is_joined(plain, year) for year in years)
    for start, end in _around(years, len(plain)):
        for form in _forms(plain[start:end], joined=joined):
            found += [
                Dated(match.start(), match.end(), value)
                for match in form.finditer(plain, start, end)
                if _free(plain, match.start(), match.end()) and (value := _value(match))
            ]
    for year in years:
        found += _alone(plain, year)
    return tuple(one for one in found if not _is_page(plain, one))


def _is_page(plain: str, dated: Dated) -> bool:
    """Tell whether what looks like a date is the number of a page, or those of several."""
    before = plain[max(0, dated.start - _LONGEST_PAGES) : dated.start]
    ranged = re.match(r"[\d\s]{4,5}-\s?\d", plain[dated.start : dated.start + 8])
    return _PAGE.search(before) is not None or (ranged is not None and _PAGES.search(before) is not None)


def _short(plain: str) -> Iterator[Dated]:
    """Yield the dates with two digits for each part, of which only the year is certain."""
    for match in _SHORT.finditer(plain):
        yy = int(match["yy"])
        if int(match["day"]) <= 31 and 1 <= int(match["number"]) <= 12:
            yield Dated(match.start(), match.end(), _year(2000 + yy if yy < 40 else 1900 + yy))


def _forms(piece: str, *, joined: bool) -> tuple[re.Pattern[str], ...]:
    """Return the forms with more than a year that a date in a piece of text can have."""
    arabic = _IN_ARABIC if not piece.isascii() and _ARABIC.search(piece) else ()
    words = _ASCII_WORD.findall(piece.lower()) if piece.isascii() else map(fold, _WORD.findall(piece))
    dated = not _months().keys().isdisjoint(words)
    return arabic + (_WITH_MONTH if dated else ()) + (_WITH_DIGITS if joined else ())


def _is_joined(plain: str, year: int) -> bool:
    """Tell whether a stroke, a stop or a hyphen joins the year at a position with other digits."""
    before = plain[max(0, year - 2) : year].rstrip()
    return before[-1:] in {".", "/", "-"} or plain[year + 4 : year + 6].lstrip()[:1] in {"-", "/", "."}


def _alone(text: str, start: int) -> tuple[Dated, ...]:
    """Return the year that stands at a position, and the same with "circa" before it."""
    end = start + 4
    if text[end : end + 1].isalpha():
        end += 1  # "2011a"
    if not _free(text, start, end):
        return ()
    if end < len(text) and text[end] not in ",.;:)]":
        if _OF_LAW.match(text, end):
            return ()  # the number of a law
        behind = _OF_YEAR.match(text, end)
        end = behind.end() if behind else end
    year = int(text[start : start + 4])
    dated = Dated(start, end, _year(year))
    before = text[max(0, start - 8) : start]
    if "c" in before and (circa := _CIRCA.search(before)):
        return dated, Dated(start - len(circa[0]), end, PartialDate(year, circa=True))
    return (dated,)


@lru_cache(maxsize=512)
def _year(year: int) -> PartialDate:
    """Return the date of which no more than the year is known."""
    return PartialDate(year)


def _around(years: list[int], size: int) -> list[tuple[int, int]]:
    """Return the pieces of a text in which a date can be: the characters around each year."""
    pieces: list[tuple[int, int]] = []
    for year in years:
        start, end = max(0, year - _LONGEST), min(size, year + 4 + _LONGEST)
        if pieces and start <= pieces[-1][1]:
            start = pieces.pop()[0]
        pieces.append((start, end))
    return pieces


def _free(text: str, start: int, end: int) -> bool:
    """Tell whether a piece of text is not a part of a longer word or number (``A/2017/12``, ``2,017``)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in {"/", "_"} or after.isalnum() or after in {"/", "_"})


def _value(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("until"):
        until = int(str(year)[: 4 - len(parts["until"])] + parts["until"])
        return PartialDate(year, until=until) if year < until <= year + 30 else None
    month = int(parts["number"]) if parts.get("number") else None
    if month is not None and month > 12:
        return None  # "2014-20" are years
    if parts.get("month"):
        month = _months().get(fold(parts["month"]))
        if month is None:
            return None
    day = int(parts["day"]) if parts.get("day") else None
    if month is not None and month > 12:
        return PartialDate(year, month) if day is None else None  # the 3 of "3 Fall 2018" is an issue's
    try:
        calendar_date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, None if parts.get("days") else day)  # "28-29 June" are two days

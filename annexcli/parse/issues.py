"""Where in a periodical a work stands, in the styles that mark each part of it with a word.

``„Journal” 2018, nr 3, s. 5–10`` · ``in «Journal», 12 (2018), n. 3, pp. 33-50`` ·
``Journal. 2018, roč. 12, č. 3, s. 45–67`` · ``Журнал. – 2018. – Т. 12, № 3. – С. 5–12``
"""

import re
from typing import NamedTuple

from annexcli.parse import dates
from annexcli.parse.behind import date_behind, without_date
from annexcli.parse.parts import Parts, clean_title

_RANGE = r"\d+(?:\s?[–—-]\s?\d+)?"
_YEAR = re.compile(r"(?<![\d№-])(?:1[5-9]|20)\d\d(?!\d)")
_DAY = re.compile(r"\.?\s(?:[–—-]\s)?(?P<day>\d{1,2}\s[^\W\d_]{3,9}\.?)(?=$|[.,;\s])")
_VOLUME = re.compile(
    r"(?<!\w)(?:(?i:т|том|t|tom|vol|roč|ročník|årg|årgång|årgang|r|rocznik|jg|a|anno)\.?\s?(?P<value>\d{1,4}|[IVXLC]+)(?=$|[\s.,;])"
    r"|(?P<bare>\d{1,3}|[IVXLC]{1,6})(?=\s?\((?:1[5-9]|20)\d\d\)))"
)
_NUMBER = re.compile(
    r"(?:№|(?<!\w)(?i:nr|n|no|nro|č|z|zesz|fasc|fascicolo|hft|вып|вип)\.?\s?)\s?(?P<value>\d[\w/-]*(?:\s?\(\d+\))?)"
)
_PAGES = re.compile(
    rf"(?<!\w)(?:[СсCcSs]|[Ss]s|[Ss]tr|[Pp]p?|[Ss]id|[Ss]iv)\.\s?(?P<value>{_RANGE})(?=$|[\s.,;])"
)
_MARKS = re.compile(r"(?:\s?[.,–—-]\s?){2,}")
_EMPTY = re.compile(r"\(\s*\)")
_AROUND = " .,;–—-"
# A title, and the name of what holds it in quotation marks.
_QUOTED = re.compile(
    r"(?P<title>.{4,}?)[,.]\s+(?P<leads>(?:in|w:|\[w:\])\s+)?(?P<opens>[„«“\"])(?P<name>[^”»“\"]{2,120})[”»“\"],?\s+(?P<where>[^„«]{4,100})$"
)
# "Journal. 2018, roč. 12, č. 3", behind the title, by words for a volume or a number that mean nothing else.
_MARKED = re.compile(
    r"[\s.,]*(?P<name>[^\W\d_a-z][^.,;:()\d„«]{2,80})[.,]\s+(?P<where>(?:(?:1[5-9]|20)\d\d[,.]\s+)?(?i:roč|č|årg|nro|вип|вып|№|т)\.?\s?\d[^„«]{0,80})$"
)


class Issue(NamedTuple):
    """The date, volume, number and pages of a work in a periodical; ``left`` is what is none of these."""

    dated: dates.Dated | None
    volume: str
    number: str
    pages: str
    left: str


def read(where: str) -> Issue:
    """Return what is printed behind the name of a periodical."""
    volume, where = _taken(_VOLUME, where)
    if dated := _dated(where):
        where = without_date(where, dated)
    number, where = _taken(_NUMBER, where)
    pages, where = _taken(_PAGES, where)
    left = _MARKS.sub(". ", _EMPTY.sub("", where)).strip(_AROUND)
    return Issue(dated, volume, number, re.sub(r"\s?[–—-]\s?", "–", pages), left)


def quoted(text: str, line: Parts) -> Parts | None:
    """Read a title behind which the name of a periodical stands in quotation marks, or return None."""
    held = _QUOTED.match(text)
    if not held:
        return None
    issue = read(held["where"])
    told = issue.number or issue.volume
    if not (issue.dated or line.dated) or not (
        told or (issue.pages and (held["leads"] or held["opens"] == "„"))
    ):
        return None
    return with_issue(line._replace(title=clean_title(held["title"])), held["name"], issue)


def behind(rest: str, line: Parts) -> Parts | None:
    """Return the line with the periodical that stands behind its title, or None where there is none."""
    held = _MARKED.match(rest)
    return with_issue(line, held["name"], read(held["where"])) if held else None


def with_issue(line: Parts, name: str, issue: Issue) -> Parts:
    """Return the line with the periodical of that name, and where in it the work stands."""
    line = line.on(issue.dated) if issue.dated else line
    return line._replace(
        container=name.strip(' .,«»“”"'), volume=issue.volume, number=issue.number, pages=issue.pages
    ).remarked(issue.left)


def _taken(form: re.Pattern[str], where: str) -> tuple[str, str]:
    match = form.search(where)
    if not match:
        return "", where
    value = next(one for one in match.groups() if one)
    return value, where[: match.start()] + where[match.end() :]


def _dated(where: str) -> dates.Dated | None:
    """Return the year of an issue, with the day that may stand behind it: ``2010. 31 декабря``."""
    year = _YEAR.search(where)
    day = _DAY.match(where, year.end()) if year else None
    whole = dates.whole(f"{day['day']} {year[0]}") if year and day else None
    return dates.Dated(year.start(), day.end(), whole.date) if year and day and whole else date_behind(where)

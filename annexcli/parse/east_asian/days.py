"""Dates with the words of East Asia: ``2019年3月``, ``令和元年5月1日``, ``2020. 3. 15.``, ``2021년``."""

import re
from collections.abc import Iterator
from datetime import date as calendar_date

from annexcli.model.reference import PartialDate
from annexcli.parse.dates import Dated
from annexcli.vocab import table

_ERAS: dict[str, list[int]] = table("east_asian")["eras"]
_DAY = re.compile(
    rf"""
    (?<![\d./A-Za-z-])
    (?:(?:(?P<era>{"|".join(_ERAS)})\s?(?P<count>\d{{1,2}}|元)\s?(?=年)) | (?P<year>(?:1[5-9]|20)\d\d))
    (?:
        \s?(?:\((?:{"|".join(_ERAS)})(?:\d{{1,2}}|元)年?\))?\s?[年년](?:度|版)?      # 2019(令和元)年
        (?:\s?(?P<month>\d{{1,2}})\s?[月월](?:\s?(?P<day>\d{{1,2}})\s?[日일]?)?)?
      | (?P<join>[-./]\s?)(?P<month_>\d{{1,2}})(?:(?P=join)(?P<day_>\d{{1,2}})\.?(?!\d))?
      | \s?[-–~]\s?(?P<until>(?:1[5-9]|20)\d\d)\s?[年년]?
    )?
    (?![\d]|\s?[-–~]\s?\d{{4}}\b)[a-z]?(?![A-Za-z])
    """,
    re.VERBOSE,
)
_LONGEST_SPAN = 30
_FOUND = re.compile(r"(?:1[5-9]|20)\d\d|元|[治正和成]\s?\d")


def every(text: str) -> Iterator[Dated]:
    """Yield the dates in a plain text in order."""
    for match in _DAY.finditer(text) if _FOUND.search(text) else ():
        if value := _value(match):
            yield Dated(match.start(), match.end(), value)


def first(text: str) -> Dated | None:
    """Return the first date in a plain text, or None."""
    return next(every(text), None)


def _value(match: re.Match[str]) -> PartialDate | None:
    """Return the date of a match; None where there is no such day, or no such year of its era."""
    if era := match["era"]:
        before, last = _ERAS[era]
        count = 1 if match["count"] == "元" else int(match["count"])
        if not 1 <= count <= last or (era == "明治" and count < 6):
            return None
        year = before + count
    else:
        year = int(match["year"])
    month, day = (match[name] or match[f"{name}_"] for name in ("month", "day"))
    try:
        calendar_date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    if match["until"]:
        until = int(match["until"])
        return PartialDate(year, until=until) if year < until <= year + _LONGEST_SPAN else None
    return PartialDate(year, int(month) if month else None, int(day) if day else None)

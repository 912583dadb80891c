"""Dates of RIS and EndNote: ``2018/05/15/Spring``, of which every part but the year may be missing.

The last part is free. This program writes there what the others cannot say: a season, "circa", and the end of
a range as EDTF ("to 2016-06-10").
"""

import re
from dataclasses import replace

from annexcli.model.edtf import read_edtf
from annexcli.model.reference import PartialDate

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = re.compile(r"(?P<year>\d{4})(?:/(?P<month>\d{0,2}))?(?:/(?P<day>\d{0,2}))?(?:/(?P<other>.*))?")
_TO = re.compile(r"\bto (\d{4}(?:-\d\d){0,2})")
_RANGE = re.compile(r"\d{4}(?:-\d\d)*~?/\d{4}(?:-\d\d)*")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})\b(?!\d)")


def says_more(date: PartialDate) -> bool:
    """Tell whether a date says more than its year."""
    return str(date) != f"{date.year:04d}"


def is_one(text: str) -> bool:
    """Tell whether a text is nothing but a date with a month."""
    match = _PARTS.fullmatch(text)
    return bool(match and match["month"]) or bool(read_edtf(text) and "-" in text)


def written(date: PartialDate) -> str:
    """Return a date as RIS has it; ``read`` gives it back."""
    month = date.month if date.month and date.month <= 12 else None
    other = [_SEASONS[date.season - 1]] if date.season else []
    other += ["circa"] if date.circa else []
    if date.until:
        other.append(f"to {PartialDate(date.until, date.until_month, date.until_day)}")
    parts = [f"{date.year:04d}", f"{month:02d}" if month else "", f"{date.day:02d}" if date.day else ""]
    return "/".join([*parts, ", ".join(other)])


def read(text: str) -> PartialDate | None:
    """Return the date that a text names: RIS's, EDTF, or in words with a year ("15 May 2018"), or None."""
    text = text.strip()
    match = _PARTS.fullmatch(text)
    if not match or _RANGE.fullmatch(text):
        return read_edtf(text) or _in_words(text)
    month, day = int(match["month"] or 0) or None, int(match["day"] or 0) or None
    other = match["other"] or ""
    season = next((n for n, name in enumerate(_SEASONS, start=21) if name in other.title()), None)
    if season is None and "fall" in other.lower():
        season = 23
    if month and month > 12:
        month = day = None
    if not month:
        month, day = season or _month(other), None
    date = PartialDate(int(match["year"]), month, day, circa="circa" in other.lower())
    end = _TO.search(other)
    ends = read_edtf(f"{replace(date, circa=False)}/{end[1]}") if end else None
    return replace(ends, circa=date.circa) if ends else date


def _month(text: str) -> int | None:
    found = _MONTH.search(text)
    return _MONTHS.index(found[1].lower()) + 1 if found else None


def _in_words(text: str) -> PartialDate | None:
    year = _YEAR.search(text)
    if not year:
        return None
    month = _month(text)
    day = _DAY.search(text) if month else None
    number = int(day[1]) if day and 1 <= int(day[1]) <= 31 else None
    return PartialDate(int(year[1]), month, number, circa=bool(re.match(r"\s*(?:c\.|ca\b|circa)", text)))

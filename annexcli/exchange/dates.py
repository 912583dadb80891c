"""Dates of RIS and EndNote: ``2018/05/15/Spring``, of which every part but the year may be missing.

The last part is free. This program writes there what the others cannot say: a season, "circa", and the end of
a range as EDTF ("to 2016-06-10").
"""

import re
from dataclasses import replace

from annexcli.model.edtf import MONTHS, SEASONS, YEAR, read_edtf
from annexcli.model.reference import PartialDate

_NAMES = ("Spring", "Summer", "Autumn", "Winter")
_PARTS = re.compile(r"(?P<year>\d{4})(?:/(?P<month>\d{0,2}))?(?:/(?P<day>\d{0,2}))?(?:/(?P<other>.*))?")
_TO = re.compile(r"\bto (\d{4}(?:-\d\d){0,2})")
_RANGE = re.compile(r"\d{4}(?:-\d\d)*~?/\d{4}(?:-\d\d)*")
# "2561 [2018]": what a cataloguer adds is the year as others count it.
_ADDED = re.compile(r"\d{4}\s*[\[(](\d{4})[\])]")
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_SEASON = re.compile(rf"\b({'|'.join(SEASONS)})\b", re.IGNORECASE)
_ABOUT = re.compile(r"\s*(?:c\.|ca\b\.?|circa)", re.IGNORECASE)
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\.?\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")


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
    other = [_NAMES[date.season - 1]] if date.season else []
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
    if month and month > 12:
        month = day = None
    if not month:
        month, day = _season(other) or _month(other), None
    day = day if day and day <= 31 else None
    date = PartialDate(int(match["year"]), month, day, circa="circa" in other.lower())
    end = _TO.search(other)
    ends = read_edtf(f"{replace(date, circa=False)}/{end[1]}") if end else None
    return replace(ends, circa=date.circa) if ends else date


def _month(text: str) -> int | None:
    found = _MONTH.search(text)
    return MONTHS.index(found[1].lower()) + 1 if found else None


def _season(text: str) -> int | None:
    found = _SEASON.search(text)
    return SEASONS[found[1].lower()] if found else None


def says_no_more(text: str, date: PartialDate | None) -> bool:
    """Tell whether a date says all that the text does which it was read from, or is finer."""
    read_ = read(text)
    if not date or not read_ or not str(date).startswith(str(read_)):
        return False
    match = _PARTS.fullmatch(text.strip())
    if match and not _RANGE.fullmatch(text.strip()):
        if int(match["month"] or 0) > 12 or (int(match["day"] or 0) and not read_.day):
            return False
        return _is_read(match["other"] or "")
    edtf = read_edtf(text)
    if edtf:
        return str(edtf) == text.strip()
    return bool(_YEARS.fullmatch(text.strip())) or _is_read(text, read_.year, read_.day)


def _is_read(text: str, *numbers: int | None) -> bool:
    """Tell whether nothing is in a text but what is read of a date in words."""
    for pattern in (_TO, _ABOUT, _SEASON, _MONTH):
        text = pattern.sub(" ", text, count=1)
    for number in filter(None, numbers):
        text = re.sub(rf"(?<!\d)0?{number}(?:st|nd|rd|th)?(?![\d\w])", " ", text, count=1)
    return not re.sub(r"circa|[\s,./-]", "", text)


def _in_words(text: str) -> PartialDate | None:
    if (several := _YEARS.fullmatch(text)) and several[1] < several[2]:
        return PartialDate(int(several[1]), until=int(several[2]))
    year = _ADDED.fullmatch(text) or YEAR.search(text)
    if not year:
        return None
    month = _month(text)
    day = _DAY.search(text) if month else None
    number = int(day[1]) if day and 1 <= int(day[1]) <= 31 else None
    return PartialDate(int(year[1]), month or _season(text), number, circa=bool(_ABOUT.match(text)))

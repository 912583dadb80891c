"""Dates in BibTeX and BibLaTeX fields → PartialDate."""

import re

from annexcli.model.reference import PartialDate
from annexcli.text import fold

# BibLaTeX manual §2.3.8: ISO 8601 with EDTF's marks of uncertainty; a range has a slash.
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<circa>[~?%])?"
    r"(?:/(?:(?P<until>\d{4})(?:-(?P<until_month>\d\d)(?:-(?P<until_day>\d\d))?)?)?.*)?"
)
# EDTF level 1: a range that is open ("2016/..", "/2016") and a year of which digits are not known ("201X").
_OPEN = re.compile(
    r"(?P<first>\d{4}(?:-[\d-]+)?)?[~?%]?/(?:\.\.)?|(?:\.\.)?/(?P<last>\d{4})(?:-[\d-]+)?[~?%]?"
)
_UNSPECIFIED = re.compile(r"(\d{1,3})([Xxu]{1,3})")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_FIRST, _LAST = -9999, 9999
# The macros of every BibTeX style.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(date: str, year: str, month: str) -> PartialDate | None:
    """Return what the fields ``date``, ``year`` and ``month`` say together, or None where they say no year.

    ``date`` goes before ``year``, as in BibLaTeX.
    """
    if not date and not year:
        return None
    if match := _ISO.fullmatch(date.strip(" {}")):
        begins, ends = _parts(match, ""), _parts(match, "until_", "until")
        until, until_month, until_day = ends if _after(ends, begins) else (None, None, None)
        circa = match["circa"] in {"~", "%"}
        return PartialDate(int(match["year"]), *begins[1:], until, circa, until_month, until_day)
    if found := _YEAR.search(date) or _YEAR.search(year):
        return PartialDate(int(found[1]), _month(month))
    return None


def span(date: str, date_read: PartialDate | None) -> tuple[int, int] | None:
    """Return the first and the last year that a date may mean, or None where it means none.

    Args:
        date: the field ``date``, in which a range may be open and digits of a year unknown.
        date_read: what :func:`read_date` made of the fields together.

    """
    date = date.strip(" {}")
    if (match := _OPEN.fullmatch(date)) and (match["first"] or match["last"]):
        return (int(match["first"][:4]), _LAST) if match["first"] else (_FIRST, int(match["last"]))
    if (match := _UNSPECIFIED.fullmatch(date)) and len(date) == 4:
        unknown = len(match[2])
        return int(match[1] + "0" * unknown), int(match[1] + "9" * unknown)
    return (date_read.year, date_read.until or date_read.year) if date_read else None


_Parts = tuple[int | None, int | None, int | None]


def _parts(match: re.Match[str], prefix: str, year: str = "year") -> _Parts:
    names = (year, f"{prefix}month", f"{prefix}day")
    number, month, day = (int(match[name]) if match[name] else None for name in names)
    if not month or month > 24 or 12 < month < 21:
        month = day = None
    return number, month, day


def _after(ends: _Parts, begins: _Parts) -> bool:
    """Tell whether the end of a range is one: later, and known as exactly as its beginning."""
    known = [(end or 0, begin or 0) for end, begin in zip(ends, begins, strict=True)]
    return bool(ends[0]) and [end for end, _ in known] > [begin for _, begin in known]


def _month(month: str) -> int | None:
    name = fold(month)
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else None

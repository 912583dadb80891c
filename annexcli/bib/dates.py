"""Dates in BibTeX and BibLaTeX fields → PartialDate."""

import re
from functools import lru_cache

from annexcli.model.edtf import MONTHS, read_edtf
from annexcli.model.reference import PartialDate
from annexcli.text import fold

# EDTF level 1: a range that is open ("2016/..", "/2016") and a year of which digits are not known ("201X").
_OPEN = re.compile(
    r"(?P<first>\d{4}(?:-[\d-]+)?)?[~?%]?/(?:\.\.)?|(?:\.\.)?/(?P<last>\d{4})(?:-[\d-]+)?[~?%]?"
)
_UNSPECIFIED = re.compile(r"(\d{1,3})([Xxu]{1,3})")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_FIRST, _LAST = -9999, 9999


@lru_cache(maxsize=1_000)
def read_date(date: str, year: str, month: str) -> PartialDate | None:
    """Return what the fields ``date``, ``year`` and ``month`` say together, or None where they say no year.

    ``date`` goes before ``year``, as in BibLaTeX.
    """
    if not date and not year:
        return None
    if known := read_edtf(date.strip(" {}")):
        return known
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


def _month(month: str) -> int | None:
    name = fold(month)
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else None

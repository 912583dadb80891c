"""Dates in BibTeX and BibLaTeX fields → PartialDate."""

import re

from annexcli.model.reference import PartialDate
from annexcli.text import fold

# BibLaTeX manual §2.3.8: ISO 8601 with EDTF's marks of uncertainty; a range has a slash.
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<circa>[~?%])?(?:/(?P<until>\d{4})?.*)?"
)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
# The macros of every BibTeX style.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(date: str, year: str, month: str) -> PartialDate | None:
    """Return what the fields ``date``, ``year`` and ``month`` say together, or None where they say no year.

    ``date`` goes before ``year``, as in BibLaTeX.
    """
    if match := _ISO.fullmatch(date.strip(" {}")):
        number, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
        until = int(match["until"]) if match["until"] else None
        if not number or number > 24 or 12 < number < 21:
            number = day = None
        until = until if until and until > int(match["year"]) else None
        return PartialDate(int(match["year"]), number, day, until, circa=match["circa"] in {"~", "%"})
    if found := _YEAR.search(date) or _YEAR.search(year):
        return PartialDate(int(found[1]), _month(month))
    return None


def _month(month: str) -> int | None:
    name = fold(month)
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else None

"""Dates as text: EDTF (ISO 8601-2), which BibLaTeX, CSL and this program's own fields share."""

import re

from annexcli.model.reference import PartialDate

# BibLaTeX manual §2.3.8: ISO 8601 with EDTF's marks of uncertainty; a range has a slash.
_EDTF = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<circa>[~?%])?"
    r"(?:/(?:(?P<until_year>\d{4})(?:-(?P<until_month>\d\d)(?:-(?P<until_day>\d\d))?)?)?.*)?"
)
# The first letters of English months: BibTeX's macros, and what begins their names in texts.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Seasons as EDTF numbers them.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
# A year in a text; centuries and decades are no years: "1800s".
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d|['’]?s\b)")
_DAYS = range(1, 32)
_MONTHS = range(1, 13)
_Parts = tuple[int | None, int | None, int | None]


def read_edtf(text: str) -> PartialDate | None:
    """Return the date that a text is, or None where it is none; ``str`` of a date gives such a text.

    An end that is not later than the beginning is left out, as is a month or a day that there is not.
    """
    match = _EDTF.fullmatch(text.strip())
    if not match:
        return None
    begins, ends = _parts(match), _parts(match, "until_")
    until, until_month, until_day = ends if _after(ends, begins) else (None, None, None)
    circa = match["circa"] in {"~", "%"}
    return PartialDate(int(match["year"]), *begins[1:], until, circa, until_month, until_day)


def _parts(match: re.Match[str], end: str = "") -> _Parts:
    """Return the year, month and day of the beginning of a range, or of its end."""
    names = (f"{end}year", f"{end}month", f"{end}day")
    year, month, day = (int(match[name]) if match[name] else None for name in names)
    if month in _MONTHS:
        return year, month, day if day in _DAYS else None
    return year, month if month in SEASONS.values() else None, None


def _after(ends: _Parts, begins: _Parts) -> bool:
    """Tell whether the end of a range is later than its beginning."""
    return [part or 0 for part in ends] > [part or 0 for part in begins]

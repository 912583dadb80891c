"""Rules for dates: what BibTeX calls a year and a month, and BibLaTeX a date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annexcli.bib.lint.findings import Remark, Remarks
from annexcli.bib.lint.items import Field, File, Item
from annexcli.bib.patch import Edit
from annexcli.model.edtf import MONTHS
from annexcli.text import fold, shorten
from annexcli.vocab import table
from annexcli.vocab.bibtex import names

_YEAR = re.compile(r"-?\d{1,4}")
# One side of a date in BibLaTeX (manual §2.3.8, tables 3 and 4): ISO 8601-2 level 1 with unspecified digits,
# seasons as months 21 to 24, ? ~ % for what is uncertain, and a time.
_EDTF = re.compile(
    r"(?:[Yy](?P<long>-?\d{5,})|(?P<year>-?\d{2}(?:\d\d|\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?)"
    r"(?:T(?P<time>\d\d:\d\d(?::\d\d)?)(?:Z|[+-]\d\d:?\d\d)?)?[?~%]?"
)
_OPEN = {"", ".."}
_NUMBERS = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)")
_DAY_FIRST = re.compile(r"(\d\d?)(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)?,? (\d{4})")


class _Side(NamedTuple):
    """One side of a date, as numbers that can be compared; 0 where it leaves something open."""

    year: int
    month: int = 0
    day: int = 0


def years(item: Item, _: File) -> Remarks:
    """Find years that are none; biber cannot sort by them."""
    field = item.field("year")
    value = field.value.strip(" \t\r\n{}") if field else ""
    if field and value and not _YEAR.fullmatch(value):
        hint = (
            "leave year out where there is none"
            if _says_undated(value)
            else "write a range, or about, in date"
        )
        yield Remark("bad-year", field.at(), f"{shorten(value, 40)!r} is no year; {hint}")


def _says_undated(value: str) -> bool:
    return fold(value).replace(" ", "") in {"nd", "nodate", "undated", "sd", "oj", "sf", "бг"}


def dates(item: Item, _: File) -> Remarks:
    """Find dates that BibLaTeX cannot read."""
    for field in item.fields:
        value = field.value.strip()
        if field.name in names("dates") and field.name != "urldate" and value and (wrong := _wrong(value)):
            yield Remark("bad-date", field.at(), f"{field.name}: {shorten(value, 40)!r} {wrong}")


def _wrong(value: str) -> str:
    """Return what is wrong with a date; nothing if it is well."""
    sides = value.split("/")
    if len(sides) > 2 or all(side in _OPEN for side in sides):
        return "is no date; write YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO"
    read = [None if side in _OPEN and len(sides) == 2 else _side(side) for side in sides]
    if any(isinstance(side, str) for side in read):
        return next(side for side in read if isinstance(side, str))
    begin, end = read[0], read[-1]
    if isinstance(begin, _Side) and isinstance(end, _Side):
        both = zip(begin, end, strict=True)
        differing = next(
            ((one, other) for one, other in both if not one or not other or one != other), (0, 0)
        )
        if all(differing) and differing[0] > differing[1]:
            return "ends before it begins"
    return ""


def _side(text: str) -> _Side | str:
    """Return one side of a date, or what is wrong with it."""
    match = _EDTF.fullmatch(text)
    if not match:
        return "is no date; write YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO"
    year = int(match["long"] or match["year"].replace("X", "0"))
    month, day = (int(match[part]) if match[part] and match[part] != "XX" else 0 for part in ("month", "day"))
    if match["month"] and match["month"] != "XX" and not (1 <= month <= 12 or 21 <= month <= 24):
        return f"has no month {match['month']}"
    known = day and month and month <= 12
    last = monthrange(year, month)[1] if known and 1 <= year <= 9999 else 31
    if match["day"] and match["day"] != "XX" and not 1 <= day <= last:
        return f"has no day {match['day']}"
    vague = match["year"] is not None and "X" in match["year"]
    return _Side(0) if vague else _Side(year, month, day)


def months(item: Item, _: File) -> Remarks:
    """Find months that are words: styles have macros for them, in the language of the document."""
    field = item.field("month")
    if field is None or field.start is None or field.places is None:
        return
    value = field.value.strip(" \t\r\n{}")
    if not value or (value.isascii() and value.isdecimal() and 1 <= int(value) <= 12):
        return
    number = _months().get(fold(value))
    place = field.places.value
    if number:
        macro = MONTHS[number - 1]
        edits = (Edit(place.start, place.end, macro),)
        yield Remark("bad-month", field.at(), f"write the month as the macro {macro}, without braces", edits)
    else:
        yield Remark("bad-month", field.at(), f"{shorten(value, 40)!r} is no month")


@cache
def _months() -> dict[str, int]:
    """Return the numbers of the months by their English names and what these are shortened to."""
    full = table("months")["abbreviated"]["en"]
    short = {name[:letters]: number for letters in (3, 4) for number, name in enumerate(full, 1)}
    return short | {name: number for number, name in enumerate(full, 1)}


def access(item: Item, _: File) -> Remarks:
    """Find days of access that BibLaTeX cannot read."""
    field = item.field("urldate")
    value = field.value.strip() if field else ""
    if not field or not value or not (wrong := _wrong(value)):
        return
    day = _as_iso(value)
    margin = len(field.value) - len(field.value.lstrip())
    edits = field.edits((margin, margin + len(value), day)) if day else ()
    hint = f"; write {day}" if day else ""
    yield Remark(
        "bad-urldate", field.at(margin), f"{shorten(value, 40)!r} {wrong.split(';')[0]}{hint}", edits
    )


def _as_iso(value: str) -> str:
    """Return a day that is written in words, or with its year first, as ISO 8601 does; else nothing.

    ``05/12/2018`` is May to some and December to others.
    """
    if match := _NUMBERS.fullmatch(value):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(value):
        year, month, day = int(match[3]), _months().get(match[2].lower(), 0), int(match[1])
    elif match := _MONTH_FIRST.fullmatch(value):
        year, month, day = int(match[3]), _months().get(match[1].lower(), 0), int(match[2])
    else:
        return ""
    written = f"{year:04}-{month:02}-{day:02}"
    return "" if _wrong(written) else written


def future(item: Item, file: File) -> Remarks:
    """Find works that are not out yet, unless the entry says so; journals print the next year's date."""
    if not item.get("pubstate"):
        for field, year in _years_of(item, "year", "date"):
            if year > file.this_year + 1:
                yield Remark("future-year", field.at(), f"{year} is not yet; a typing error?")
                break
    for field, year in _years_of(item, "urldate"):
        if year > file.this_year:
            yield Remark("future-year", field.at(), f"{year} is not yet: nobody has been there")


def _years_of(item: Item, *fields: str) -> Iterator[tuple[Field, int]]:
    for name in fields:
        field = item.field(name)
        if field and (match := re.match(r"\s*\{*(\d{4})(?!\d)", field.value)):
            yield field, int(match[1])


def agreement(item: Item, _: File) -> Remarks:
    """Find years that the date does not have: BibTeX prints the one, BibLaTeX the other."""
    field, date = item.field("year"), item.get("date")
    if field is None or not date or _wrong(date) or "X" in date:
        return
    sides = [int(match[0]) for side in date.split("/") if (match := re.match(r"-?\d{4}", side))]
    value = field.value.strip(" \t\r\n{}")
    if sides and re.fullmatch(r"-?\d{4}", value) and not min(sides) <= int(value) <= max(sides):
        yield Remark("year-differs-from-date", field.at(), f"year is {value}, but date is {date}")

"""Dates in CSL-JSON → PartialDate: parts, EDTF, or words with a year (CSL 1.0.2, "Date variables")."""

import re
from dataclasses import replace
from typing import Any

from annexcli.csl.items import csl_date
from annexcli.model.edtf import SEASONS, YEAR, read_edtf
from annexcli.model.reference import PartialDate


def read(value: Any) -> PartialDate | None:
    """Return the date that a value of CSL-JSON is, or None where it says no year."""
    if isinstance(value, list):  # pandoc's YAML has lists of parts
        value = {"date-parts": value}
    if not isinstance(value, dict):
        return _written_out(str(value))
    parts = value.get("date-parts")
    ends = [_numbers(part) for part in parts if isinstance(part, list)] if isinstance(parts, list) else []
    circa = bool(value.get("circa")) and str(value["circa"]).casefold() not in {"0", "false"}
    if not ends or not ends[0]:
        texts = (str(value.get(name, "")) for name in ("edtf", "raw", "literal"))
        read = next((date for text in texts if (date := _written_out(text))), None)
        return read and replace(read, circa=read.circa or circa)
    year, month, day = (*ends[0], None, None)[:3]
    if season := _season(value.get("season")):
        month, day = season, None
    until = (*ends[1], None, None)[:3] if len(ends) > 1 and ends[1] else (None, None, None)
    if year is None or not 0 < year < 10_000:
        return None
    return read_edtf(str(PartialDate(year, month, day, until[0], circa, until[1], until[2])))


def says_no_more(value: Any, read: PartialDate) -> bool:
    """Tell whether a date says all that the value does which it was read from."""
    if isinstance(value, list):
        value = {"date-parts": value}
    if not isinstance(value, dict):
        return str(read_edtf(str(value)) or "") == str(value).strip()
    parts = value.get("date-parts")
    if isinstance(parts, list) and any(parts):
        given = [
            [str(number).strip().lstrip("0") for number in part] for part in parts if isinstance(part, list)
        ]
        found = csl_date(read) or {}
        return given == [[str(number) for number in part] for part in found["date-parts"]]
    texts = [str(value[name]).strip() for name in ("edtf", "raw", "literal") if value.get(name)]
    plain = replace(read, circa=False)
    return all(text in {str(read), str(plain)} for text in texts)


def _numbers(part: list[Any]) -> list[int]:
    """Return the numbers of a date as far as they are some."""
    numbers: list[int] = []
    for value in part[:3]:
        if not re.fullmatch(r"\d{1,4}", str(value).strip()) or not int(value):
            break
        if len(numbers) == 2 and int(value) > 31:
            break
        numbers.append(int(value))
    return numbers


def _season(value: Any) -> int | None:
    """Return a season as EDTF numbers it: CSL numbers them from 1, some programs write their names."""
    text = str(value or "").strip().casefold()
    if text in SEASONS:
        return SEASONS[text]
    number = int(text) if re.fullmatch(r"\d{1,2}", text) else 0
    return number + 20 if 1 <= number <= 4 else number if 21 <= number <= 24 else None


def _written_out(text: str) -> PartialDate | None:
    """Return the date that a text names: EDTF, or a year in it, which "c." makes an uncertain one."""
    if read := read_edtf(text):
        return read
    year = YEAR.search(text)
    about = re.match(r"\s*(?:c\.|ca\.?\s|circa|about)", text, re.IGNORECASE)
    return PartialDate(int(year[1]), circa=bool(about)) if year else None

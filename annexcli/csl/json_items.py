"""The items in a file of CSL-JSON, before they are read: JSON in arrays, objects or lines."""

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from annexcli.errors import UnreadableInput
from annexcli.text import shorten


@dataclass(frozen=True, slots=True)
class NoNumber:
    """What stands for a number and cannot be kept as one: ``NaN``, ``1e400``, thousands of digits."""

    text: str


# Python refuses whole numbers of more digits, whose reading takes too long.
_MOST_DIGITS = 1000
# What stands between items; some programs leave a comma behind the last one.
_GAP = re.compile(r"[\s,]*")


def _whole(text: str) -> int | NoNumber:
    return int(text) if len(text) <= _MOST_DIGITS else NoNumber(shorten(text, 20))


def _fraction(text: str) -> float | NoNumber:
    number = float(text)
    return number if math.isfinite(number) else NoNumber(shorten(text, 20))


def no_number(value: Any) -> NoNumber | None:
    """Return the first number in an item that is none."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return next((found for one in inner if (found := no_number(one))), None)
    return value if isinstance(value, NoNumber) else None


def items(text: str, name: str) -> list[tuple[Any, int]]:
    """Return the items of a file, each with the position at which it begins, or what holds it does.

    Several values may follow each other, as in JSON Lines.

    Args:
        text: the file.
        name: its name, for errors.

    Raises:
        UnreadableInput: if a value is no JSON, or the only one is neither an item nor holds some.

    """
    decoder = json.JSONDecoder(parse_int=_whole, parse_float=_fraction, parse_constant=NoNumber)
    values: list[Any] = []
    found: list[tuple[Any, int]] = []
    position = _past_gap(text, 0)
    try:
        while position < len(text) or not values:
            if text[position : position + 1] == "[":
                inner, end = _array(decoder, text, position)
                values.append(inner)
                found += inner
            else:
                value, end = decoder.raw_decode(text, position)
                values.append(value)
                found += [(one, position) for one in _held(value)]
            position = _past_gap(text, end)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise UnreadableInput(f"no JSON: {what}", where=f"{name}:{line}", hint="export it again") from error
    if len(values) == 1 and not isinstance(values[0], list) and not _is_item(values[0]):
        raise UnreadableInput("no CSL-JSON", where=name, hint="an array of items is wanted")
    return found


def _past_gap(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def _array(decoder: json.JSONDecoder, text: str, start: int) -> tuple[list[tuple[Any, int]], int]:
    """Return the items of the array at ``start``, each with where it begins, and where the array ends."""
    found: list[tuple[Any, int]] = []
    position = _past_gap(text, start + 1)
    while text[position : position + 1] != "]":
        item, end = decoder.raw_decode(text, position)
        found.append((item, position))
        position = _past_gap(text, end)
    return found, position + 1


def _is_item(value: Any) -> bool:
    return isinstance(value, dict) and ("id" in value or "title" in value or _inner(value) is not None)


def _inner(value: Any) -> list[Any] | None:
    inner = value.get("items", value.get("references")) if isinstance(value, dict) else None
    return inner if isinstance(inner, list) else None


def _held(value: Any) -> list[Any]:
    """Return the items that an object holds, or the value itself."""
    inner = _inner(value)
    return [value] if inner is None else inner

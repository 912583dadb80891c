"""Reference ⇄ the text under which a table remembers it: JSON of what it has, and nothing is lost."""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from itertools import compress
from operator import attrgetter, is_not
from typing import Any

from annexcli.model.reference import (
    Agent,
    EntryType,
    Mark,
    Organisation,
    PartialDate,
    Person,
    Reference,
    Source,
    Style,
)

_AGENTS = ("authors", "editors", "translators", "publishers")
_LISTS = ("urls", "topics")
_DATES = ("date", "accessed", "original")
# What --has and --missing know beside the fields of BibTeX: the names of the JSON contract.
_NAMED = {
    "title": "title", "authors": "authors", "editors": "editors", "translators": "translators",
    "publisher": "publishers", "year": "date", "date": "date", "state": "state", "container": "container",
    "volume": "volume", "number": "number", "pages": "pages", "edition": "edition", "place": "place",
    "url": "urls", "urls": "urls", "doi": "doi", "isbn": "isbn", "issn": "issn", "arxiv": "arxiv",
    "pmid": "pmid", "accessed": "accessed", "note": "note", "topics": "topics", "section": "section",
    "language": "language", "source": "source",
}  # fmt: skip
NAMES = tuple(_NAMED)
_NAMES_OF = {
    attribute: tuple(name for name, means in _NAMED.items() if means == attribute)
    for attribute in _NAMED.values()
}


def remembered(reference: Reference, own: frozenset[str]) -> tuple[str, list[str]]:
    """Return a reference as text, and which names of the JSON contract have a value in it.

    Args:
        reference: what an entry says.
        own: the fields of the entry that are not empty; those that are no such names are named, too.

    """
    values = _VALUES(reference)
    # Most are as they are by default, so that this loop is left to itertools.
    is_said = map(is_not, values, _DEFAULTS)
    record: dict[str, Any] = dict(compress(zip(_ATTRIBUTES, values, strict=True), is_said))
    names = [name for attribute, value in record.items() if value for name in _NAMES_OF.get(attribute, ())]
    for attribute in record.keys() & _WRITTEN.keys():
        record[attribute] = _WRITTEN[attribute](record[attribute])
    return _ENCODE(record), [*names, *(own - _NAMED.keys())]


def reference_of(text: str) -> Reference:
    """Return the reference that :func:`remembered` gave the text of."""
    record: dict[str, Any] = json.loads(text)
    for name, value in record.items():
        if name == "type":
            record[name] = EntryType(value)
        elif name in _AGENTS:
            record[name] = tuple(Person(*one[1:]) if one[0] else Organisation(*one[1:]) for one in value)
        elif name in _LISTS:
            record[name] = tuple(value)
        elif name in _DATES:
            record[name] = PartialDate(*value)
        elif name == "marks":
            record[name] = tuple(Mark(start, end, Style(style)) for start, end, style in value)
        elif name == "source":
            record[name] = Source(*value)
        elif name == "also":
            record[name] = tuple(Source(*one) for one in value)
    return Reference(**{"title": None} | record)


def _agents(agents: tuple[Agent, ...]) -> list[list[str | int]]:
    return [
        [1, one.family, one.given] if isinstance(one, Person) else [0, one.name, one.acronym]
        for one in agents
    ]


def _date(date: PartialDate) -> list[Any]:
    return [date.year, date.month, date.day, date.until, date.circa, date.until_month, date.until_day]


def _marks(marks: tuple[Mark, ...]) -> list[Any]:
    return [[one.start, one.end, one.style.value] for one in marks]


def _source(source: Source) -> list[Any]:
    return [source.document, source.line, source.page, source.raw]


def _sources(sources: tuple[Source, ...]) -> list[Any]:
    return list(map(_source, sources))


_ATTRIBUTES = tuple(one.name for one in fields(Reference))
_VALUES = attrgetter(*_ATTRIBUTES)
_DEFAULTS = tuple(None if one.default is MISSING else one.default for one in fields(Reference))
# How what is no text is written.
_WRITTEN: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_AGENTS, _agents),
    **dict.fromkeys(_LISTS, list),
    **dict.fromkeys(_DATES, _date),
    "marks": _marks,
    "source": _source,
    "also": _sources,
}
_ENCODE = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

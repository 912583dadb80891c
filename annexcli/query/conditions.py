"""What is asked for → conditions of SQL on the tables of a catalogue, each true or false, never unknown."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from annexcli.query.asked import TYPES, UNCHECKED, Filter, Years
from annexcli.text import fold


class Condition(NamedTuple):
    """A condition in SQL, and what stands for its question marks."""

    sql: str
    values: tuple[object, ...] = ()

    @property
    def negated(self) -> "Condition":
        """The condition that this one is false."""
        return Condition(f"NOT ({self.sql})", self.values)


def conditions(asked: Filter) -> Iterator[Condition]:
    """Yield a condition for each kind of thing that is asked for; publishers and editions take more."""
    kinds: tuple[tuple[tuple[object, ...], Callable[..., Condition]], ...] = (
        (asked.years, _in_years),
        (asked.topics, _of_topic),
        (asked.types, _of_type),
        (asked.sections, _in_section),
        (asked.texts, _holding),
        (asked.has, _having),
        (asked.missing, _lacking),
        (asked.links, _linked),
    )
    for values, condition in kinds:
        if values:
            yield _joined(map(condition, dict.fromkeys(values)), " OR ", "0")
    if asked.keys:
        yield _of_keys(asked.keys)


def every(parts: Iterable[Condition]) -> Condition:
    """Return the condition that all of some are true."""
    return _joined(parts, " AND ", "1")


def _joined(conditions: Iterable[Condition], by: str, none: str) -> Condition:
    parts = list(conditions)
    values = tuple(value for part in parts for value in part.values)
    return Condition(by.join(f"({part.sql})" for part in parts) or none, values)


def _in_years(span: Years) -> Condition:
    return Condition(
        "first IS NOT NULL AND last >= ? AND first <= ?",
        (span.first if span.first is not None else -9999, span.last if span.last is not None else 9999),
    )


def _of_topic(topic: str) -> Condition:
    """``csea`` asks for ``csea/grooming`` too."""
    name = topic.casefold().strip("/")
    # "0" comes behind "/": all names that begin with the topic and a slash stand between.
    return Condition(
        "id IN (SELECT entry FROM topic WHERE name = ? OR (name > ? AND name < ?))",
        (name, f"{name}/", f"{name}0"),
    )


def _of_type(kind: str) -> Condition:
    # "article" is a type of both, but BibTeX's are newspapers' too.
    return Condition("type = ?" if kind in TYPES else "kind = ?", (kind,))


def _in_section(part: str) -> Condition:
    return Condition("instr(entry.section, ?)", (fold(part),))


def _holding(words: str) -> Condition:
    """Return the condition that each word stands, alone or in another, in title, names, topics or remarks."""
    one = "instr(title, ?) OR instr(names, ?) OR instr(topics, ?) OR instr(note, ?)"
    asked = dict.fromkeys(fold(words).split())
    if not asked:
        return Condition("0")
    each = every(Condition(one, (word,) * 4) for word in asked)
    return Condition(f"id IN (SELECT rowid FROM words WHERE {each.sql})", each.values)


def _of_keys(keys: tuple[str, ...]) -> Condition:
    """Return the condition that the citekey is one of some, which may be thousands, or is like one."""
    globs = [key.casefold().replace("[!", "[^") for key in keys if any(c in key for c in "*?[")]
    exact = Condition(
        "folded_key IN (SELECT value FROM json_each(?))", (json.dumps([key.casefold() for key in keys]),)
    )
    return _joined([exact, *(Condition("folded_key GLOB ?", (glob,)) for glob in globs)], " OR ", "0")


def _having(name: str) -> Condition:
    return Condition("instr(entry.fields, ?)", (f" {name} ",))


def _lacking(name: str) -> Condition:
    return Condition("NOT instr(entry.fields, ?)", (f" {name} ",))


def _linked(verdict: str) -> Condition:
    """Return the condition on the work's own link, as all that tell of it have it."""
    own = "SELECT entry FROM link WHERE number = 0"
    known = "SELECT entry FROM link JOIN verdict USING (url) WHERE number = 0"
    if verdict == "missing":
        return Condition(f"id NOT IN ({own}) OR id IN ({known} AND verdict = 'missing')")
    if verdict == UNCHECKED:
        return Condition(f"id IN ({own}) AND id NOT IN ({known})")
    return Condition(f"id IN ({known} AND verdict = ?)", (verdict,))

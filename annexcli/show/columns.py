"""What a list can show of a reference, column by column. Text of entries is made printable, never markup."""

from collections.abc import Callable, Iterable

from annexcli.errors import UsageProblem
from annexcli.model.reference import Agent, Reference
from annexcli.text import printable

DEFAULT = ("key", "year", "publisher", "title", "topics")


def _names(agents: Iterable[Agent]) -> str:
    return "; ".join(agent.name for agent in agents)


_COLUMNS: dict[str, Callable[[Reference], str | None]] = {
    "key": lambda one: one.key,
    "type": lambda one: one.type.value,
    "year": lambda one: str(one.year) if one.year else None,
    "date": lambda one: str(one.date) if one.date else None,
    # Who a citation names first: of most reports the publisher.
    "publisher": lambda one: _names(one.issuers),
    "authors": lambda one: _names(agent for agent in one.issuers if agent not in one.publishers),
    "editors": lambda one: _names(one.editors),
    "title": lambda one: one.title or one.url,
    "container": lambda one: one.container,
    "volume": lambda one: one.volume,
    "number": lambda one: one.number,
    "pages": lambda one: one.pages,
    "edition": lambda one: one.edition,
    "place": lambda one: one.place,
    "topics": lambda one: ", ".join(one.topics),
    "section": lambda one: one.section,
    "note": lambda one: one.note,
    "language": lambda one: one.language,
    "url": lambda one: one.url,
    "doi": lambda one: one.doi,
    "isbn": lambda one: one.isbn,
    "source": lambda one: str(one.source) if one.source else None,
}
NAMES = tuple(_COLUMNS)


def columns(text: str) -> tuple[str, ...]:
    """Read names of columns with commas between them.

    Raises:
        UsageProblem: if one is unknown; the nearest is told.

    """
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    for name in names:
        if name not in _COLUMNS:
            from annexcli.spelling import nearest  # noqa: PLC0415 - only a misspelt name needs it

            near = nearest(name, NAMES)
            hint = f"did you mean {near}?" if near else f"use {', '.join(NAMES)}"
            raise UsageProblem(f"there is no column {name!r}", where="--columns", hint=hint)
    if not names:
        raise UsageProblem("no column is named", where="--columns", hint=f"use {', '.join(NAMES)}")
    return names


def values(reference: Reference, names: Iterable[str]) -> list[str]:
    """Return the values of some columns as they are, nothing where a reference has none."""
    return [_COLUMNS[name](reference) or "" for name in names]


def cells(reference: Reference, names: Iterable[str]) -> list[str]:
    """Return the values of some columns, safe to show on a terminal, each on one line."""
    return list(map(printable, values(reference, names)))

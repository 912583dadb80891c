"""How many chosen references there are by year, organisation, topic, type and verdict on their link."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annexcli.model.reference import Reference
from annexcli.query.asked import UNCHECKED
from annexcli.query.catalogue import Catalogue
from annexcli.query.record import reference_of
from annexcli.text import fold

if TYPE_CHECKING:
    from annexcli.vocab.organisations import Body

_CHOSEN = "FROM temp.chosen JOIN entry ON entry.id = chosen.entry"
_ISSUED = (
    f"SELECT agent.name, entry.key {_CHOSEN} JOIN made ON made.entry = entry.id "
    "JOIN agent ON agent.id = made.agent WHERE NOT agent.person ORDER BY position, agent.id"
)
_TOPICS = "SELECT printed, topic.entry FROM temp.chosen JOIN topic USING (entry) ORDER BY position"
_UNTAGGED = f"SELECT record {_CHOSEN} WHERE entry.id NOT IN (SELECT entry FROM topic) ORDER BY position"
_YEARS = (
    f"SELECT CAST(substr(dated, 1, 4) AS INTEGER) AS year, count(*) {_CHOSEN} GROUP BY year "
    "ORDER BY year IS NULL, year"
)
_TYPES = f"SELECT type, count(*) {_CHOSEN} GROUP BY type ORDER BY count(*) DESC, type"
_LINKS = (
    "SELECT coalesce(verdict, CASE WHEN url IS NULL THEN 'missing' ELSE ? END) AS said, count(*) "
    "FROM temp.chosen LEFT JOIN link ON link.entry = chosen.entry AND link.number = 0 "
    "LEFT JOIN temp.verdict USING (url) GROUP BY said ORDER BY count(*) DESC, said"
)


@dataclass(frozen=True, slots=True)
class Share:
    """What an organisation has issued: the names printed for it, most frequent first, and the citekeys."""

    body: "Body"
    printed: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many references have a value; None stands for having none."""

    value: str | int | None
    number: int


def by_organisation(catalogue: Catalogue, own: "Iterable[Body]" = ()) -> tuple[Share, ...]:
    """Return the organisations that issued or wrote chosen references, those with most of them first."""
    from annexcli.vocab.organisations import Names  # noqa: PLC0415 - other counts need no table of them

    names = Names.of(catalogue.organisations(), own)
    found: dict[str, tuple[Body, list[tuple[str, str]]]] = {}
    for name, key in catalogue.rows(_ISSUED):
        body = names.body(str(name))
        found.setdefault(fold(body.name), (body, []))[1].append((str(name), str(key)))
    shares = [
        Share(
            body,
            tuple(name for name, _ in Counter(name for name, _ in told).most_common()),
            tuple(dict.fromkeys(key for _, key in told)),
        )
        for body, told in found.values()
    ]
    return tuple(sorted(shares, key=lambda share: (-len(share.keys), fold(share.body.name))))


def by_topic(catalogue: Catalogue) -> tuple[Count, ...]:
    """Return the topics of chosen references, each counted with those in it, which stand behind it."""
    names: dict[str, str] = {}
    entries: dict[str, set[object]] = {}
    for printed, entry in catalogue.rows(_TOPICS):
        parts = str(printed).split("/")
        for length in range(1, len(parts) + 1):
            name = "/".join(parts[:length])
            names.setdefault(name.casefold(), name)
            entries.setdefault(name.casefold(), set()).add(entry)
    numbers = {name: len(found) for name, found in entries.items()}

    def order(name: str) -> list[tuple[int, str]]:
        parts = name.split("/")
        lineage = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
        return [(-numbers[one], one) for one in lineage]

    return tuple(Count(names[name], numbers[name]) for name in sorted(numbers, key=order))


def untagged(catalogue: Catalogue) -> list[Reference]:
    """Return the chosen references without a topic, in order."""
    return [reference_of(str(record)) for (record,) in catalogue.rows(_UNTAGGED)]


def by_year(catalogue: Catalogue) -> tuple[Count, ...]:
    """Return the years of chosen references, of a range the first, in order; those without come last."""
    return _counts(catalogue, _YEARS)


def by_type(catalogue: Catalogue) -> tuple[Count, ...]:
    """Return the types of chosen references, most frequent first."""
    return _counts(catalogue, _TYPES)


def by_link(catalogue: Catalogue) -> tuple[Count, ...]:
    """Return the verdicts on the links of chosen references, of each the work's own, most frequent first."""
    catalogue.learn_links()
    return _counts(catalogue, _LINKS, UNCHECKED)


def _counts(catalogue: Catalogue, question: str, *values: object) -> tuple[Count, ...]:
    rows = catalogue.rows(question, *values)
    return tuple(
        Count(value if isinstance(value, int | str) else None, int(str(number))) for value, number in rows
    )

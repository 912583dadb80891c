"""The catalogue of a store: its references in tables, asked by filters and by words."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from annexcli.model.reference import Organisation, Reference
from annexcli.query.asked import Filter, checked_order
from annexcli.query.conditions import Condition, conditions, every
from annexcli.query.record import reference_of

if TYPE_CHECKING:
    from annexcli.vocab.organisations import Body

# Another number for other tables, or for other contents of them: tables with an old one are made anew.
VERSION = 4
# By how much a word counts more in a title, a name, a topic, a heading or a remark (FTS5's bm25).
_BEST = "bm25(words, 10.0, 5.0, 4.0, 1.5, 2.0), place"
# Of an open range ("/2016") the year that is known, of a decade ("201X") the first.
_YEAR = "coalesce(CAST(substr(dated, 1, 4) AS INTEGER), first)"
_ORDERS = {
    "year": f"first IS NULL, {_YEAR}, place",
    "-year": f"first IS NULL, {_YEAR} DESC, place",
    "title": "by_title, place",
    "publisher": "by_publisher IS NULL, by_publisher, place",
    "key": "key, place",
    "added": "place",
}
# Works without a year are older than none: they stay.
_NEWEST = (
    "id IN (SELECT id FROM (SELECT id, rank() OVER (PARTITION BY "
    "CASE WHEN last IS NULL OR series IS NULL THEN id ELSE series END ORDER BY last DESC, dated DESC) AS age "
    "FROM {} WHERE {}) WHERE age = 1)"
)

_VALUES = {
    "key": "SELECT key FROM entry ORDER BY place",
    "publisher": (
        "SELECT acronym AS said FROM agent WHERE acronym != '' UNION SELECT name FROM agent "
        "WHERE id IN (SELECT agent FROM made) ORDER BY said"
    ),
    "topic": "SELECT DISTINCT printed FROM topic ORDER BY name",
    "section": (
        "SELECT DISTINCT json_extract(record, '$.section') AS said FROM entry WHERE section != '' "
        "ORDER BY said"
    ),
}


# An address, what was said of it, and when it was asked.
Verdict = tuple[str, str, str | None]


class Query(NamedTuple):
    """What a command wants of a catalogue.

    ``match`` is an expression of FTS5 that the words of an entry must fulfil; without an order what matches
    best comes first. ``limit`` is a number of entries.
    """

    asked: Filter = Filter()
    sort: str | None = None
    limit: int | None = None
    match: str = ""


class Catalogue:
    """All references of a store.

    Args:
        connection: a database with the tables of :mod:`annexcli.query.tables`.
        own: gives the organisations of the user's settings; asked for where publishers are.
        known: gives verdicts of addresses, as :meth:`learn` takes them; asked for where verdicts are.

    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        own: "Callable[[], tuple[Body, ...]]" = tuple,
        known: Callable[[list[str]], Iterable[Verdict]] = lambda _: (),
    ) -> None:
        self._connection = connection
        self._own = own
        self._known = known
        self._has_learnt = False
        connection.execute(
            "CREATE TEMP TABLE verdict (url TEXT PRIMARY KEY, verdict TEXT, checked TEXT) WITHOUT ROWID"
        )

    def close(self) -> None:
        """Let go of the database: nothing can be asked any more."""
        self._connection.close()

    def learn_links(self) -> None:
        """Take what is known of the links; queries for verdicts do so themselves."""
        if not self._has_learnt:
            self._has_learnt = True
            self.learn(self._known(self.urls()))

    def learn(self, verdicts: Iterable[Verdict]) -> None:
        """Take verdicts on links: addresses, what was said of them, and when they were asked."""
        self._connection.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?)", verdicts)

    def urls(self) -> list[str]:
        """Return every address in the store, once."""
        return [row[0] for row in self._connection.execute("SELECT DISTINCT url FROM link")]

    def references(self, query: Query) -> list[Reference]:
        """Return the references that are wanted, in order."""
        return [reference_of(record) for (record,) in self._rows("record", query)]

    def reference(self, key: str) -> Reference | None:
        """Return the reference of a citekey, or None."""
        question = "SELECT record FROM entry WHERE folded_key = ? AND key = ?"
        found = self._connection.execute(question, (key.casefold(), key)).fetchone()
        return reference_of(found[0]) if found else None

    def piece(self, key: str) -> tuple[int, int, bytes] | None:
        """Return where the entry of a citekey stands in the store, how long it is, and its digest."""
        question = (
            "SELECT (SELECT coalesce(sum(length), 0) FROM entry AS other WHERE other.place < entry.place), "
            "length, digest FROM entry WHERE folded_key = ? AND key = ?"
        )
        found: tuple[int, int, bytes] | None = self._connection.execute(
            question, (key.casefold(), key)
        ).fetchone()
        return found

    def lines(self) -> dict[str, int]:
        """Return the lines at which the entries begin, counted from 1, by citekey."""
        lines, line = {}, 1
        question = "SELECT key, above, lines FROM entry ORDER BY place"
        for key, above, in_all in self._connection.execute(question):
            lines[key] = line + above
            line += in_all
        return lines

    def keys(self, query: Query) -> list[str]:
        """Return the citekeys of the references that are wanted, in order."""
        return [key for (key,) in self._rows("key", query)]

    def choose(self, query: Query) -> int:
        """Note the references that are wanted, for :mod:`annexcli.query.counts`; return how many they are."""
        self._connection.execute("DROP TABLE IF EXISTS temp.chosen")
        self._connection.execute(
            "CREATE TEMP TABLE chosen (position INTEGER PRIMARY KEY, entry INTEGER UNIQUE)"
        )
        chosen = list(self._rows("id", query))
        self._connection.executemany("INSERT INTO temp.chosen (entry) VALUES (?)", chosen)
        return len(chosen)

    def values(self, kind: str) -> list[str]:
        """Return the values that there are of ``key``, ``publisher``, ``topic``, ``section`` or ``field``."""
        if kind == "field":
            found = self._connection.execute("SELECT DISTINCT fields FROM entry")
            return sorted({name for (names,) in found for name in names.split()})
        return [value for (value,) in self._connection.execute(_VALUES[kind])]

    def terms(self) -> list[str]:
        """Return the words that can be searched for, folded."""
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, words, row)"
        )
        return [term for (term,) in self._connection.execute("SELECT term FROM temp.term")]

    def organisations(self) -> list[Organisation]:
        """Return all organisations that made something, by every name that is printed for them."""
        found = self._connection.execute("SELECT name, acronym FROM agent WHERE NOT person")
        return [Organisation(name, acronym) for name, acronym in found]

    def rows(self, question: str, *values: object) -> Iterator[tuple[object, ...]]:
        """Ask the tables directly."""
        return self._connection.execute(question, values)

    def _rows(self, column: str, query: Query) -> Iterator[tuple[str]]:
        asked = query.asked
        if asked.asks_for_links:
            self.learn_links()
        wanted = every([*self._conditions(asked), *_matching(query.match)])
        source = "entry JOIN words ON words.rowid = id" if query.match else "entry"
        if asked.latest:
            newest = _NEWEST.format(source, wanted.sql)
            wanted = every([Condition(newest, wanted.values), *_matching(query.match)])
        by = query.sort or ("" if query.match else "added")
        order = _ORDERS[checked_order(by)] if by else _BEST
        question = f"SELECT {column} FROM {source} WHERE {wanted.sql} ORDER BY {order} LIMIT ?"
        limit = -1 if query.limit is None else query.limit
        return self._connection.execute(question, (*wanted.values, limit))

    def _conditions(self, asked: Filter) -> Iterator[Condition]:
        yield from self._positive(asked)
        if asked.without:
            yield from (condition.negated for condition in self._positive(asked.without))

    def _positive(self, asked: Filter) -> Iterator[Condition]:
        yield from conditions(asked)
        if asked.publishers:
            yield self._made_by(asked.publishers)

    def _made_by(self, wanted: tuple[str, ...]) -> Condition:
        """Return the condition that one of those who made a work is called by one of the names wanted."""
        from annexcli.vocab.organisations import Names, begins_words  # noqa: PLC0415 - few name a publisher

        acronyms = self._connection.execute(
            "SELECT name, acronym FROM agent WHERE acronym != '' AND NOT person"
        )
        names = Names.of([Organisation(*row) for row in acronyms], self._own(), asked=wanted)
        found: list[int] = []
        for name in wanted:
            groups = [" AND ".join(f'"{word}" *' for word in group) for group in names.hearings(name)]
            if not groups:
                continue
            likely = self._connection.execute(
                "SELECT id, agent.name, acronym, person FROM heard JOIN agent ON agent.id = heard.rowid "
                "WHERE heard MATCH ?",
                (" OR ".join(f"({group})" for group in groups),),
            )
            for number, printed, acronym, person in likely:
                if person:
                    same = begins_words(name, printed)
                else:
                    same = any(names.same(name, one) for one in (printed, acronym) if one)
                if same:
                    found.append(number)
        return Condition(
            "id IN (SELECT entry FROM made WHERE agent IN (SELECT value FROM json_each(?)))",
            (json.dumps(found),),
        )


def _matching(match: str) -> list[Condition]:
    return [Condition("words MATCH ?", (match,))] if match else []

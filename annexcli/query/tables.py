"""The tables in which all of a store stand, so that a query looks at what it needs alone.

They are in SQLite (https://www.sqlite.org), with the words in an FTS5 table. Everything that is compared is
folded; what is shown is read from the record of a reference. Nothing here is more than a copy of the store.
"""

import sqlite3
from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from annexcli.model.reference import Agent, Organisation, Reference
from annexcli.query.record import remembered
from annexcli.query.series import series_of
from annexcli.text import fold
from annexcli.vocab.organisations import heard

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, place INTEGER, key TEXT, folded_key TEXT, type TEXT, kind TEXT,
  first INTEGER, last INTEGER, dated TEXT, by_title TEXT, by_publisher TEXT, section TEXT, series TEXT,
  fields TEXT, record TEXT, length INTEGER, digest BLOB, above INTEGER, lines INTEGER);
CREATE TABLE agent (
  id INTEGER PRIMARY KEY, name TEXT, acronym TEXT, person INTEGER, UNIQUE (name, acronym, person));
CREATE TABLE made (agent INTEGER, entry INTEGER, PRIMARY KEY (agent, entry)) WITHOUT ROWID;
CREATE TABLE topic (name TEXT, entry INTEGER, printed TEXT, PRIMARY KEY (name, entry)) WITHOUT ROWID;
CREATE TABLE link (url TEXT, entry INTEGER, number INTEGER, PRIMARY KEY (url, entry)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  title, names, topics, section, note, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE heard USING fts5(name, tokenize = 'unicode61 remove_diacritics 0');
"""
_INDICES = """
CREATE INDEX by_place ON entry (place);
CREATE INDEX by_key ON entry (folded_key);
CREATE INDEX made_of ON made (entry);
CREATE INDEX topic_of ON topic (entry);
CREATE INDEX link_of ON link (entry);
"""

# So many rows are put in at once: few enough that little is left to do when the last of them have been made.
_SOME = 1000
_OF_ENTRIES = (("words", "rowid"), ("made", "entry"), ("topic", "entry"), ("link", "entry"), ("entry", "id"))


class Row(NamedTuple):
    """An entry of a store.

    Args:
        reference: what it says.
        kind: its BibTeX type.
        fields: the names of its fields that are not empty.
        span: the first and the last year of its date, None where it has none.
        links: the addresses to be checked, its own first.
        length: how many characters of the store it takes, with what stands between it and the one before.
        digest: a digest of these characters.
        above: how many lines of them end before the entry begins.
        lines: how many lines end in them.

    """

    reference: Reference
    kind: str
    fields: frozenset[str]
    span: tuple[int, int] | None
    links: tuple[str, ...] = ()
    length: int = 0
    digest: bytes = b""
    above: int = 0
    lines: int = 0


class Prepared(NamedTuple):
    """What the tables hold of a row, all but its number: made apart, for many rows take long."""

    key: str
    columns: tuple[object, ...]
    words: tuple[str, ...]
    agents: tuple[tuple[str, str, int], ...]
    topics: tuple[str, ...]
    links: tuple[str, ...]
    length: int
    digest: bytes
    above: int
    lines: int


def prepared(row: Row) -> Prepared:
    """Return what the tables hold of a row."""
    one = row.reference
    agents = tuple(dict.fromkeys((*one.publishers, *one.authors)))
    title, section = fold(one.title or ""), fold(one.section or "")
    words = (*_words(one, agents, title), section, fold(one.note or ""))
    return Prepared(
        one.key,
        _columns(row, title, section),
        words,
        tuple(map(_agent, agents)),
        one.topics,
        row.links,
        row.length,
        row.digest,
        row.above,
        row.lines,
    )


def _columns(row: Row, title: str, section: str) -> tuple[object, ...]:
    one = row.reference
    first, last = row.span or (None, None)
    issuers = one.issuers
    record, names = remembered(one, row.fields)
    if row.span and not one.date:
        names += ["date", "year"]  # a decade is a date, though no year
    return (
        one.key.casefold(),
        one.type.value,
        row.kind,
        first,
        last,
        str(one.date) if one.date else None,
        title,
        fold(issuers[0].name) if issuers else None,
        section,
        series_of(one, title),
        f" {' '.join(names)} ",
        record,
    )


def _words(one: Reference, agents: tuple[Agent, ...], title: str) -> tuple[str, str, str]:
    """Return the words to look through, folded, of the title, the names and the topics."""
    people = (*agents, *one.editors, *one.translators) if one.editors or one.translators else agents
    names = [agent.name for agent in people]
    names += [agent.acronym for agent in people if isinstance(agent, Organisation) and agent.acronym]
    title = f"{title} {fold(one.container)}" if one.container else title
    return title, " ".join(map(fold, names)), " ".join(map(fold, one.topics))


def _agent(agent: Agent) -> tuple[str, str, int]:
    return (agent.name, agent.acronym, 0) if isinstance(agent, Organisation) else (agent.name, "", 1)


def create(connection: sqlite3.Connection, rows: Iterable[Prepared]) -> None:
    """Make the tables in an empty database and fill them.

    Raises:
        sqlite3.Error: if the database cannot be written.

    """
    _execute(connection, _TABLES)
    _fill(connection, rows, place=0)
    _execute(connection, _INDICES)


def _execute(connection: sqlite3.Connection, statements: str) -> None:
    # In one transaction with what follows, as executescript would not be.
    for statement in statements.split(";\n"):
        connection.execute(statement)


def replace(connection: sqlite3.Connection, at: int, gone: int, rows: Iterable[Prepared]) -> None:
    """Put rows in place of others.

    Args:
        connection: the database.
        at: the place of the first row that goes.
        gone: how many go.
        rows: what comes in their place.

    Raises:
        sqlite3.Error: if the database cannot be written.

    """
    rows = list(rows)
    question = "SELECT id FROM entry WHERE place >= ? AND place < ?"
    ids = list(connection.execute(question, (at, at + gone)))
    for table, column in _OF_ENTRIES:
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ids)
    if shift := len(rows) - gone:
        connection.execute("UPDATE entry SET place = place + ? WHERE place >= ?", (shift, at + gone))
    _fill(connection, rows, place=at)


def has_doubles(connection: sqlite3.Connection, keys: Iterable[str]) -> bool:
    """Tell whether one of some citekeys has more than one entry."""
    question = "SELECT count(*) FROM entry WHERE folded_key = ? AND key = ?"
    return any(connection.execute(question, (key.casefold(), key)).fetchone()[0] > 1 for key in keys)


def _fill(connection: sqlite3.Connection, rows: Iterable[Prepared], place: int) -> None:
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()[0]
    agents = {tuple(key): number for number, *key in connection.execute("SELECT * FROM agent")}
    numbered = enumerate(rows)
    while some := list(islice(numbered, _SOME)):
        _insert(connection, [(first + number, place + number, row) for number, row in some], agents)


def _insert(
    connection: sqlite3.Connection,
    rows: list[tuple[int, int, Prepared]],
    agents: dict[tuple[object, ...], int],
) -> None:
    """Put rows with their numbers and places into the tables, and new agents into what is known of them."""
    entries, words, made, topics, links = [], [], [], [], []
    known = len(agents)
    for number, place, (key, columns, said, makers, about, urls, *piece) in rows:
        entries.append((number, place, key, *columns, *piece))
        words.append((number, *said))
        made += [(agents.setdefault(agent, len(agents) + 1), number) for agent in makers]
        topics += [(topic.casefold(), number, topic) for topic in about]
        links += [(url, number, order) for order, url in enumerate(urls)]
    new = [(number, *key) for key, number in islice(agents.items(), known, None)]
    for statement, values in (
        (f"INSERT INTO entry VALUES ({', '.join('?' * 19)})", entries),
        ("INSERT INTO words (rowid, title, names, topics, section, note) VALUES (?, ?, ?, ?, ?, ?)", words),
        ("INSERT INTO agent VALUES (?, ?, ?, ?)", new),
        ("INSERT INTO heard (rowid, name) VALUES (?, ?)", [(one[0], _heard(*one[1:3])) for one in new]),
        ("INSERT OR IGNORE INTO made VALUES (?, ?)", made),
        ("INSERT OR IGNORE INTO topic VALUES (?, ?, ?)", topics),
        ("INSERT OR IGNORE INTO link VALUES (?, ?, ?)", links),
    ):
        connection.executemany(statement, values)


def _heard(*names: Any) -> str:
    return " ".join(dict.fromkeys([word for name in names if name for word in heard(name)]))

"""Words that are searched for: FTS5 takes whatever is made of them, and places lie in the text."""

import sqlite3
from itertools import pairwise

from annexcli.errors import UsageProblem
from annexcli.query.asked import years
from annexcli.query.words import near, places, search
from fuzz.text import text_of

_TABLE = sqlite3.connect(":memory:")
_TABLE.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
_TABLE.execute("INSERT INTO words VALUES ('a survey of grooming OR else')")


def one(data: bytes) -> None:
    """Search for words, in FTS5 and in the words themselves."""
    text = text_of(data)
    try:
        span = years(text)
        assert span.first or span.last
    except UsageProblem:
        pass  # most texts are no years
    try:
        asked = search(text)
    except UsageProblem:
        return
    _TABLE.execute("SELECT rowid FROM words WHERE words MATCH ?", (asked.match,)).fetchall()
    found = places(asked, text)
    assert all(0 <= begin < end <= len(text) for begin, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    assert all(word in {"survey", "grooming"} for word in near(asked, ["survey", "grooming"]))

"""The answers of links, remembered in the user's cache: a file that any number of runs share.

Nothing is lost where it is deleted; a broken one is made anew, and where none can be written none is used.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from annexcli.edge.cache import cache_folder
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence
from annexcli.policy.answers import Keys, as_text, from_text

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_PATIENCE = 10.0  # seconds that one run waits for another to write
_AT_ONCE = 500  # parameters in one statement
# So many answers are written down together: a run that is killed has not asked for nothing.
_PORTION = 500
_KEPT_DAYS = 90
# "user_version" of another number is a file of another time.
_SCHEMA = 1
_TABLE = """
create table if not exists answers (
  key blob primary key,
  checked text not null,
  evidence text not null,
  well text
) without rowid
"""
# The braces take a question mark for each key.
_BY_KEYS = "select key, checked, evidence, well from answers where key in ({})"


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer, when it was given, and the last moment known at which the link was well."""

    evidence: Evidence
    checked: str
    well: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """The memory of answers to requests that are made in one manner."""

    path: Path
    manners: Manners

    @classmethod
    def of_user(cls, manners: Manners) -> "Answers":
        """Return the memory of the user."""
        return cls(cache_folder() / "links.sqlite3", manners)

    def recall(self, urls: Iterable[str]) -> dict[str, Remembered]:
        """Return what is remembered of addresses, by address."""
        return {
            url: Remembered(evidence, checked, well)
            for url, checked, text, well in self._rows(urls)
            if (evidence := from_text(text, url))
        }

    def last_well(self, urls: Iterable[str]) -> dict[str, str]:
        """Return the last moments known at which links were well, by address."""
        return {url: well for url, _, _, well in self._rows(urls) if well}

    def counted(self) -> tuple[int, str | None]:
        """Return how many answers are remembered, however they were asked for, and the moment of the last.

        Raises:
            sqlite3.Error: if there is no such file, or it is broken; it stays as it is.

        """
        address = f"file:{quote(os.fsencode(self.path))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as memory:
            number, last = memory.execute("select count(*), max(checked) from answers").fetchone()
        return number, last

    def remember(self, answers: Mapping[str, Remembered], now: str) -> None:
        """Write answers down, by address, and forget those of months ago."""
        if not answers:
            return
        keyed = Keys(self.manners)
        rows = [(keyed.of(url), one.checked, as_text(one.evidence), one.well) for url, one in answers.items()]
        try:
            self._write(rows, now)
        except sqlite3.OperationalError:
            return  # locked for long, a full disk, a file that is not ours to write: then without
        except sqlite3.DatabaseError:
            with suppress(sqlite3.Error, OSError):
                self._remove()
                self._write(rows, now)
        except OSError:
            return

    @contextmanager
    def remembering(self) -> Iterator["Arrivals"]:
        """Give what takes answers as they come in; all are written down in the end, whatever ends it."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - who only looks writes nothing

        with ThreadPoolExecutor(1) as writer:
            arrivals = Arrivals(self, writer)
            try:
                yield arrivals
            finally:
                arrivals.write()
        arrivals.check()

    def _rows(self, urls: Iterable[str]) -> list[tuple[str, str, str, str | None]]:
        """Return the rows of addresses: address, moment, evidence as text, last success."""
        keyed = Keys(self.manners)
        by_key = {keyed.of(url): url for url in urls}
        rows: list[tuple[str, str, str, str | None]] = []
        if not by_key or not self.path.exists():
            return rows
        keys = list(by_key)
        try:
            with closing(self._opened()) as memory:
                for start in range(0, len(keys), _AT_ONCE):
                    some = keys[start : start + _AT_ONCE]
                    query = _BY_KEYS.format(",".join("?" * len(some)))
                    rows += [(by_key[key], *others) for key, *others in memory.execute(query, some)]
        except (sqlite3.Error, OSError):
            return rows
        return rows

    def _write(self, rows: list[tuple[bytes, str, str, str | None]], now: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._opened()) as memory, memory:
            memory.execute(_TABLE)
            memory.execute(f"pragma user_version = {_SCHEMA}")
            memory.executemany(
                "insert into answers values (?, ?, ?, ?) on conflict (key) do update set"
                " checked = excluded.checked, evidence = excluded.evidence,"
                " well = coalesce(excluded.well, well) where excluded.checked >= checked",
                rows,
            )
            memory.execute("delete from answers where checked < datetime(?, ?)", (now, f"-{_KEPT_DAYS} days"))

    def _opened(self) -> sqlite3.Connection:
        memory = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            (version,) = memory.execute("pragma user_version").fetchone()
            if version not in {0, _SCHEMA}:
                memory.close()
                self._remove()
                memory = sqlite3.connect(self.path, timeout=_PATIENCE)
            memory.execute("pragma journal_mode = wal")
            # A crash of the machine may lose the last answers, never the file.
            memory.execute("pragma synchronous = normal")
        except sqlite3.Error:
            memory.close()
            raise
        return memory

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)


class Arrivals:
    """Answers that come in one by one, and are written down in portions.

    A thread writes them: the disk takes some 20 ms for a portion, and while an engine waited for it, no
    request would be sent.
    """

    def __init__(self, memory: Answers, writer: "ThreadPoolExecutor") -> None:
        self._memory, self._writer = memory, writer
        self._portion: dict[str, Remembered] = {}
        self._written: list[Future[None]] = []

    def add(self, url: str, answer: Remembered) -> None:
        """Take the answer of an address."""
        self._portion[url] = answer
        if len(self._portion) >= _PORTION:
            self.write()

    def write(self) -> None:
        """Have what has come by now written down."""
        if self._portion:
            now = max(one.checked for one in self._portion.values())
            self._written.append(self._writer.submit(self._memory.remember, self._portion, now))
            self._portion = {}

    def check(self) -> None:
        """Raise what went wrong with the writing, which nobody expects."""
        for one in self._written:
            one.result()

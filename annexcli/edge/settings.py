"""The settings of a project: ``annex.toml``, or ``[tool.annex]`` in ``pyproject.toml``."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annexcli.edge.settings_check import KEYS as CHECK_KEYS
from annexcli.edge.settings_check import CheckSettings, read_check
from annexcli.errors import UsageProblem

if TYPE_CHECKING:
    from annexcli.vocab.organisations import Body
    from annexcli.vocab.topics import Vocabularies

FILE, PYPROJECT = "annex.toml", "pyproject.toml"
KEYS = ("store", "lint", "check", "organisations", "topics")
LINT_KEYS = ("off",)
BODY_KEYS = ("name", "acronym", "also", "domains")
# Compiled where a project has organisations.
_BODY = r"(?m)^\s*\[\[\s*(?:tool\s*\.\s*annex\s*\.\s*)?organisations\s*\]\]"
_DOMAIN = r"[a-z\d-]+(?:\.[a-z\d-]+)+"
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has set.

    Attributes:
        store: the path of its store from the current folder, None where it does not say.
        lint_off: the rules of ``annex lint`` that it does not want.
        where: the file, with the line of these rules, for errors in them.
        organisations: its own, beside those that the program knows.
        topics: the topics to look for, None where it does not say.
        check: what it says of link checks.

    """

    store: Path | None = None
    lint_off: tuple[str, ...] = ()
    where: str = ""
    organisations: "tuple[Body, ...]" = ()
    topics: "Vocabularies | None" = None
    check: CheckSettings = field(default_factory=CheckSettings)


def read_settings() -> Settings:
    """Return the settings that hold in the current folder, or none of them set.

    They are looked for here and in the folders above, up to the root of the repository or the home folder;
    outside both only here, for what lies above belongs to others.

    Raises:
        UsageProblem: if the file cannot be read, or has a key or a value that there is not.

    """
    found = _found()
    return found.settings() if found else Settings()


def settings_file() -> Path | None:
    """Return the file that the settings of the current folder stand in, None where there are none.

    Raises:
        UsageProblem: if it cannot be read.

    """
    found = _found()
    return found.path if found else None


def _found() -> "_File | None":
    for name in (FILE, PYPROJECT):
        for folder in _folders():
            path = folder / name
            # What is asked of a folder that cannot be searched is answered with no.
            if os.path.isfile(path) and (found := _File.read(path)):  # noqa: PTH113 - pathlib would raise
                return found
    return None


def _folders() -> Iterator[Path]:
    # Where nobody knows the user's home, "~" stays, which is no folder above this one.
    try:
        here = Path.cwd()
    except FileNotFoundError as error:
        raise UsageProblem("the current folder is gone", hint="change to another") from error
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - never fails
    lineage = (here, *here.parents)
    last = next((folder for folder in lineage if _is_root(folder) or folder == home), here)
    yield from lineage[: lineage.index(last) + 1]


def _is_root(folder: Path) -> bool:
    """Tell whether a folder is the root of a repository."""
    return os.path.exists(folder / ".git")  # noqa: PTH110 - as above


@dataclass(frozen=True, slots=True)
class _File:
    """A file of settings: its text, and what stands in it for this program."""

    path: Path
    text: str
    table: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> "_File | None":
        """Read a file; None where it is not about this program."""
        import tomllib  # noqa: PLC0415 - most projects have no settings

        shown = os.path.relpath(path)
        try:
            text = path.read_text("utf-8")
            decoded = tomllib.loads(text)
        except OSError as error:
            hint = "make it readable, or remove it"
            raise UsageProblem(f"cannot be read: {error.strerror}", where=shown, hint=hint) from error
        except UnicodeDecodeError as error:
            raise UsageProblem("not UTF-8 text", where=shown) from error
        except tomllib.TOMLDecodeError as error:
            place = _PLACE.search(str(error))
            line = f":{place[1]}" if place and place[1] else ""
            raise UsageProblem(f"not TOML: {_PLACE.sub('', str(error))}", where=f"{shown}{line}") from error
        if path.name == FILE:
            return cls(path, text, decoded)
        tools = decoded.get("tool")
        own = tools.get("annex") if isinstance(tools, dict) else None
        if own is not None and not isinstance(own, dict):
            raise UsageProblem("tool.annex is no table", where=shown, hint="write [tool.annex]")
        return None if own is None else cls(path, text, own)

    def settings(self) -> Settings:
        """Return the settings.

        Raises:
            UsageProblem: if a key is unknown, or a value is not what it should be.

        """
        self._refuse_unknown(self.table, KEYS)
        store = self.table.get("store")
        if store is not None and not (isinstance(store, str) and store.strip()):
            raise self._wrong("store", "is no path", 'write store = "references.bib"')
        off = self._table("lint", LINT_KEYS, 'off = ["rule"]').get("off", [])
        if not isinstance(off, list) or not all(isinstance(rule, str) for rule in off):
            raise self._wrong("off", "is no list of rules", 'write off = ["rule"]')
        path = self._path("store", store) if store else None
        organisations, topics = self._organisations(), self._topics()
        return Settings(path, tuple(off), self._place("off"), organisations, topics, self._check())

    def _path(self, key: str, named: str) -> Path:
        """Return a path that is named from the folder of the settings as one from the current folder."""
        hint = f'write {key} = "a/path"'
        if "\0" in named:
            raise self._wrong(key, "is no path", hint)
        try:
            return Path(os.path.relpath(self.path.parent / Path(named).expanduser()))
        except RuntimeError as error:
            raise self._wrong(key, "is in the home folder of nobody known", hint) from error

    def _check(self) -> CheckSettings:
        if "check" not in self.table:
            return CheckSettings()
        check = read_check(self._table("check", CHECK_KEYS, 'exclude = ["…"]'), self._wrong, self._place)
        state = check.options.get("state")
        options = {**check.options, "state": str(self._path("state", state))} if state else check.options
        return replace(check, options=options, where=self._place("check"))

    def _topics(self) -> "Vocabularies | None":
        if "topics" not in self.table:
            return None
        from annexcli.edge import settings_topics as topics  # noqa: PLC0415 - most projects have none

        table = self._table("topics", topics.KEYS, 'vocabularies = ["human-rights"]')
        return topics.read_topics(table, self._wrong)

    def _table(self, name: str, keys: tuple[str, ...], example: str) -> Mapping[str, Any]:
        """Return a table of the file, an empty one where it is not there."""
        table = self.table.get(name, {})
        if not isinstance(table, dict):
            raise self._wrong(name, "is no table", f"write [{name}] and below it {example}")
        self._refuse_unknown(table, keys)
        return table

    def _organisations(self) -> "tuple[Body, ...]":
        bodies = self.table.get("organisations", [])
        if not isinstance(bodies, list) or not all(isinstance(body, dict) for body in bodies):
            hint = 'write [[organisations]] and below it name = "…"'
            raise self._wrong("organisations", "is no list of tables", hint)
        starts = [found.start() for found in re.finditer(_BODY, self.text)]
        # Bodies in one array have no headings of their own: their mistakes are looked for from the top.
        starts = starts if len(starts) == len(bodies) else [0] * len(bodies)
        return tuple(self._body(body, start) for body, start in zip(bodies, starts, strict=True))

    def _body(self, body: Mapping[str, Any], start: int) -> "Body":
        from annexcli.vocab.organisations import Body  # noqa: PLC0415 - most projects have none of their own

        self._refuse_unknown(body, BODY_KEYS, start)
        if "name" not in body:
            where = self._place("organisations", start)
            raise UsageProblem("an organisation without a name", where=where, hint='write name = "…"')
        for key in ("name", "acronym"):
            if not (isinstance(body.get(key, "…"), str) and body.get(key, "…").strip()):
                raise self._wrong(key, "is no text", f'write {key} = "…"', start)
        for key in ("also", "domains"):
            texts = body.get(key, [])
            if not isinstance(texts, list) or not all(isinstance(one, str) and one.strip() for one in texts):
                raise self._wrong(key, "is no list of texts", f'write {key} = ["…"]', start)
        if not all(re.fullmatch(_DOMAIN, domain) for domain in body.get("domains", [])):
            raise self._wrong("domains", "are no names of hosts", 'write domains = ["example.org"]', start)
        also, domains = tuple(body.get("also", ())), tuple(body.get("domains", ()))
        return Body(body["name"], body.get("acronym", ""), also, domains)

    def _refuse_unknown(self, table: Mapping[str, Any], keys: tuple[str, ...], start: int = 0) -> None:
        """Refuse a table with a key that there is not; ``start`` is where in the file it begins."""
        from annexcli.spelling import nearest  # noqa: PLC0415 - most projects have no settings

        for key in table:
            if key not in keys:
                near = nearest(key, keys)
                hint = f"did you mean {near}?" if near else f"there is {', '.join(keys)}"
                raise UsageProblem(f"there is no setting {key!r}", where=self._place(key, start), hint=hint)

    def _wrong(self, key: str, what: str, hint: str, start: int = 0) -> UsageProblem:
        return UsageProblem(f"{key} {what}", where=self._place(key, start), hint=hint)

    def _place(self, key: str, start: int = 0) -> str:
        """Return the file, with the line of a key behind ``start`` where it can be found."""
        name = re.escape(key)
        stands = re.compile(
            rf"""^\s*(?:\[+\s*(?:[\w.-]+\.)?["']?{name}\b|(?:[\w.-]+\.)?["']?{name}["']?\s*=)""", re.MULTILINE
        )
        found = stands.search(self.text, start)
        line = f":{self.text.count(chr(10), 0, found.end()) + 1}" if found else ""
        return f"{os.path.relpath(self.path)}{line}"

"""The file that remembers which links fail, and the links that were there before a change."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from annexcli.bib.fields import to_reference
from annexcli.bib.library import load
from annexcli.edge import files, git
from annexcli.edge.link_sources import of_bytes
from annexcli.edge.store import open_store
from annexcli.errors import UnreadableInput, UsageProblem
from annexcli.links.targets import targets
from annexcli.masking import masked
from annexcli.model.checked import History
from annexcli.policy import history

_TRIES = 5


def read_state(path: Path) -> dict[str, History]:
    """Return what a state file remembers; nothing where there is none yet.

    Raises:
        UnreadableInput: if it is no state file.

    """
    return _read(path)[1]


def _read(path: Path) -> tuple[bytes, dict[str, History]]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return b"", {}
    except OSError as error:
        raise files.unreadable(error, str(path)) from error
    return data, history.from_text(files.decoded(data, str(path)), str(path))


def change_state(path: Path, make: Callable[[dict[str, History]], dict[str, History]]) -> None:
    """Write a state file anew; what another run wrote meanwhile is read again first.

    Raises:
        UnreadableInput: if it is no state file.
        UsageProblem: if it cannot be written, or another program keeps changing it.

    """
    for _ in range(_TRIES):
        data, before = _read(path)
        after = make(before)
        if after == before and data:
            return
        if files.replace(path, history.as_text(after).encode(), only_if=data):
            return
    raise UsageProblem("another program keeps changing it", where=str(path), hint="try again later")


def at_revision(name: str, sources: Iterable[str]) -> frozenset[str]:
    """Return the addresses, masked, that files had at a revision.

    Raises:
        UsageProblem: if there is no such revision.
        UnreadableInput: if a file cannot be read as it was then.

    """
    found: set[str] = set()
    commits: dict[Path, str] = {}
    for source in sources:
        path = Path(source)
        folder = path.parent.resolve()
        if folder not in commits:
            commits[folder] = git.revision(name, folder)
        data = git.held(commits[folder], path)
        if data is None:
            continue
        if path.suffix.lower() == ".bib":
            entries = load(data.decode("utf-8", "replace")).entries
            found.update(url for entry in entries for url in targets(to_reference(entry)))
        elif data.strip():
            found.update(cited.url for cited in of_bytes(data, source) if cited.url)
    return frozenset(map(masked, found))


def in_baseline(path: Path) -> frozenset[str]:
    """Return the addresses, masked, of a store or of a former report in JSON or JSON lines.

    Raises:
        UnreadableInput: if it is neither.

    """
    if path.suffix.lower() == ".bib":
        store = open_store(path, tolerant=True)
        return frozenset(masked(url) for reference in store.references for url in targets(reference))
    text = files.decoded(files.read_bytes(str(path)), str(path))
    try:
        rows = _rows(text)
        return frozenset(masked(row["url"]) for row in rows if row["url"])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableInput(
            "neither a store nor a report of annex check",
            where=str(path),
            hint="write one with: annex check --report json=FILE",
        ) from error


def _rows(text: str) -> list[dict[str, str]]:
    try:
        rows: list[dict[str, str]] = json.loads(text)["results"]
    except (ValueError, KeyError):
        return [json.loads(line) for line in text.splitlines()]
    return rows

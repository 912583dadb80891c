"""Logs in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS): what all of them share."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from annexcli import __version__
from annexcli.show.dump import dumped

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def log(rules: list[dict[str, Any]], results: Iterable[dict[str, Any]], **more: Any) -> str:
    """Return a log of one run.

    Args:
        rules: the rules of the program, in SARIF's words.
        results: what it found.
        more: further properties of the run.

    """
    driver = {"name": "annex", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(results),
        **more,
    }
    made = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(made)


def location(file: str, line: int | None, column: int | None = None) -> dict[str, Any]:
    """Return a place in a file; its address stays relative where the file's name is."""
    path = Path(file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line is not None:
        place["region"] = {"startLine": line} | ({} if column is None else {"startColumn": column})
    return {"physicalLocation": place}


class Fingerprints:
    """What stays the same where a finding moves to another line; equal ones are counted (§3.27.17)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: Counter[str] = Counter()

    def of(self, *parts: str) -> dict[str, str]:
        """Return the fingerprint of a finding by what makes it that finding."""
        same = "\0".join(parts)
        self._seen[same] += 1
        counted = f"{same}\0{self._seen[same]}".encode("utf-8", "surrogatepass")
        return {self._name: hashlib.sha256(counted).hexdigest()[:32]}

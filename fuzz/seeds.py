"""Where a target begins: what the tests and the examples of this project hold, and words of the formats."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_QUOTED = re.compile(r"\"\"\"(.*?)\"\"\"|'((?:[^'\\\n]|\\.)+)'|\"((?:[^\"\\\n]|\\.)+)\"", re.DOTALL)
_ENTRY = re.compile(r"^@.*?^\}\n", re.DOTALL | re.MULTILINE)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class _Begins:
    """What a target begins with: strings of the tests in ``folder``, what ``pattern`` finds in ``files``.

    ``ahead`` are the bytes by which it chooses, where it has such.
    """

    folder: str
    files: str = ""
    pattern: re.Pattern[str] = re.compile(".+")
    ahead: bytes = b""


_BEGINS = {
    "bibtex": _Begins("bib", "**/references.bib", _ENTRY),
    "entry": _Begins("parse", "tests/golden/*/*.md", ahead=bytes(2)),
    "search": _Begins("query"),
    "template": _Begins("csl"),
    "verdicts": _Begins("links", ahead=bytes([1, 0, 1, 1, 0, 255, 1, 0])),
}
TARGETS = tuple(_BEGINS)
WORDS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def seeds(target: str) -> list[bytes]:
    """Return examples for a target, each once."""
    begins = _BEGINS[target]
    texts = dict.fromkeys(_texts(begins))
    return [begins.ahead + text.encode("utf-8", "ignore") for text in texts if 2 < len(text) < _LONGEST]


def _texts(begins: _Begins) -> Iterator[str]:
    for path in sorted((_ROOT / "tests" / begins.folder).rglob("*.py")):
        for found in _QUOTED.finditer(path.read_text("utf-8")):
            yield next(filter(None, found.groups()), "").replace("\\n", "\n")
    for path in sorted((*_ROOT.glob("*.bib"), *_ROOT.glob("tests/**/*.*"))) if begins.files else ():
        if path.match(begins.files):
            yield from begins.pattern.findall(path.read_text("utf-8"))

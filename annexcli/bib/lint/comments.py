"""Comments that switch rules off, ``% annex-lint-off: rule``: right above an entry, or for a whole file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annexcli.bib.library import Block, Kind
from annexcli.bib.lint.findings import Remark
from annexcli.bib.lint.items import File
from annexcli.bib.lint.rules import BY_ID
from annexcli.spelling import nearest

_OFF = re.compile(r"^[ \t]*%+[ \t]*annex-lint-off(?P<file>-file)?[ \t]*(?::(?P<rules>.*))?\r?$", re.MULTILINE)
# Further comment lines may stand between the comment and its entry, empty lines may not.
_DIRECTLY = re.compile(r"[ \t\r]*\n(?:[ \t]*%[^\n]*\n)*[ \t]*")


@dataclass(frozen=True, slots=True)
class Off:
    """Which rules comments switch off: everywhere, and for what begins at a position; and their mistakes."""

    everywhere: frozenset[str]
    at: Mapping[int, frozenset[str]]
    unknown: tuple[Remark, ...]

    def covers(self, rule: str, start: int) -> bool:
        """Tell whether a rule is off for the entry that begins at ``start``."""
        return rule in self.everywhere or rule in self.at.get(start, ())


def read_off(file: File) -> Off:
    """Read the comments of a file; they are comments only between entries."""
    everywhere: set[str] = set()
    at: dict[int, frozenset[str]] = {}
    unknown: list[Remark] = []
    if "annex-lint-off" not in file.text:
        return Off(frozenset(), at, ())
    blocks = file.library.blocks
    for index, block in enumerate(blocks):
        if block.kind is not Kind.FREE_TEXT:
            continue
        for comment in _OFF.finditer(file.text, block.start, block.end):
            rules, wrong = _named(comment)
            unknown += wrong
            if comment["file"]:
                everywhere |= rules
            elif (start := _entry_below(file.text, comment.end(), blocks[index + 1 : index + 2])) is not None:
                at[start] = at.get(start, frozenset()) | rules
    return Off(frozenset(everywhere), at, tuple(unknown))


def _entry_below(text: str, end: int, following: tuple[Block, ...]) -> int | None:
    between = _DIRECTLY.match(text, end)
    start = next((block.start for block in following), -1)
    return start if between and between.end() == start else None


def _named(comment: re.Match[str]) -> tuple[frozenset[str], list[Remark]]:
    """Return the rules that a comment names, all where it names none, and what is wrong with it."""
    words = [
        (word[0], comment.start("rules") + word.start())
        for word in re.finditer(r"[^\s,]+", comment["rules"] or "")
    ]
    if not words:
        return frozenset(BY_ID), []
    wrong = []
    for word, at in words:
        if word not in BY_ID:
            near = nearest(word, BY_ID)
            hint = f": {near}?" if near else ""
            wrong.append(Remark("unknown-rule", at, f"there is no rule {word}{hint}"))
    return frozenset(word for word, _ in words), wrong

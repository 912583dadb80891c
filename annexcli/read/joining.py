"""Lines that are one text, broken at a width: what stands between them when they are joined.

A hyphen at a line's end goes where the word is known without it; an address goes on without a space.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

# The hyphen-minus of keyboards, the hyphens of typesetters, the one that is printed at line ends alone.
HYPHENS = "-\u2010\u2011\u00ad"
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)[{HYPHENS}]$")
_LAST = re.compile(r"\S+$")
_ADDRESS = re.compile(r"https?:|www\.|doi\.org|^ftp:|\w/\S*$")
# A token longer than this is no word that a hyphen broke, and no address that anybody broke.
_LONGEST = 2000


class Joint(Enum):
    """What becomes of the end of a line where the next one goes on."""

    SPACE = "a space"
    NOTHING = "nothing"
    HYPHEN_OFF = "nothing, and the hyphen goes"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that no line's end broke; ``hyphenated`` where line ends do break words."""

    known: frozenset[str] = frozenset()
    hyphenated: bool = False


def words_of(lines: Iterable[str]) -> Words:
    """Return the words of a text in lines, those that a line's end may have broken left out."""
    words: set[str] = set()
    halves: list[str] = []
    broken = False
    for line in lines:
        found = _WORD.findall(line)
        hyphened = line.endswith(tuple(HYPHENS))
        words.update(found[1 if broken else 0 : -1 if hyphened else None])
        halves += found[-1:] if hyphened else ()
        broken = hyphened
    return Words(frozenset(words), any(half not in words for half in halves))


def joint(end: str, start: str, words: Words) -> Joint:
    """Return what stands between two lines of one text.

    Args:
        end: the last word of the first line, or what of it was joined before.
        start: the first word of the second line.
        words: those of the whole text.

    """
    if breaks_address(end, start):
        return Joint.NOTHING
    if not end.endswith((*HYPHENS, "–")) or len(end) == 1:
        return Joint.SPACE
    if start[:1].islower() and (hyphened := _HYPHENED.search(end)):
        rest = _WORD.match(start)
        return _hyphen(hyphened[1], rest[0] if rest else "", words, soft=end.endswith("\u00ad"))
    return Joint.NOTHING if start[:1].isalnum() else Joint.SPACE


def _hyphen(first: str, rest: str, words: Words, *, soft: bool) -> Joint:
    """Tell a word that a line's end broke from one with a hyphen: "assess-ment", "self-made"."""
    known, whole = words.known, first + rest
    if soft or whole in known or whole.lower() in known or first not in known:
        return Joint.HYPHEN_OFF
    # "So-cial": where lines break words, half of one may be a word.
    return Joint.HYPHEN_OFF if words.hyphenated and rest not in known else Joint.NOTHING


def breaks_address(end: str, start: str) -> bool:
    """Tell whether a line's end breaks a web address in two."""
    if not start or not in_address(end):
        return False
    opened = end.rfind("<")
    if opened >= 0 and ">" not in end[opened:] and ">" in start:
        return True
    if re.search(r"[.,;)>]$", end) and not re.search(r"[/._?=&%-]", start.rstrip(".,;)>")):
        return False
    return bool(re.search(r"[/_?=&%.-]$", end)) or bool(re.search(r"[/_?=&%]|\.\w|-\w", start))


def in_address(end: str) -> bool:
    """Tell whether the last word of a line is a web address, or what stands between its slashes."""
    return _ADDRESS.search(end) is not None


def joined(lines: Iterable[str], words: Words) -> str:
    """Return lines as one text."""
    parts: list[str] = []
    end = ""
    for line in lines:
        text = line.strip()
        if not text:
            continue
        start = text.split(maxsplit=1)[0]
        if parts:
            between = joint(end, start, words) if len(end) < _LONGEST else Joint.SPACE
            if between is Joint.SPACE:
                parts.append(" ")
                end = ""
            elif between is Joint.HYPHEN_OFF:
                parts[-1] = parts[-1][:-1]
                end = end[:-1]
        parts.append(text)
        last = _LAST.search(text[-_LONGEST:])
        end = end + text if start == text else last[0] if last else ""
    return "".join(parts)

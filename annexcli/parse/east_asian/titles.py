"""Titles as East Asia prints them: in brackets of their own, one within another, or named as laws are."""

import re

from annexcli.vocab import table

# The words for kinds of works, the longest first.
KINDS = {name: sorted(words, key=len, reverse=True) for name, words in table("east_asian")["kinds"].items()}
PAIRS = {"「": "」", "『": "』", "《": "》", "〈": "〉", "“": "”", '"': '"', "｢": "｣", "«": "»"}
OPENING = re.compile(f"[{''.join(PAIRS)}]")
# What may stand between the parts of an entry.
BETWEEN = " \t,、.。:;"
LAW = re.compile(
    rf"(?P<name>[^()「」『』《》,、。.]{{2,60}}(?:{'|'.join(KINDS['law'])}))\s*\(\s*(?P<told>[^()]*?(?:{'|'.join(KINDS['law_number'])})\s*(?:第|제)?\s?[\d一二三四五六七八九十百]+\s?[号號호]?[^()]*)\)\s*[.。]?"
)
# "关于印发《办法》的通知": the title of a work within that of another one.
ABOUT = re.compile(r"[^《》,、。()]{2,60}《[^《》]+》的[^《》,、。()]{2,12}(?=\s*[,、。(]|$)")
STOP = re.compile(r"[.。](?:\s+|(?=[^\d\s.]))|[.。]$")
_BRACKETED = re.compile(r"「[^「」]*」|『[^『』]*』|《[^《》]*》|“[^“”]*”")


def closing(text: str, start: int) -> int | None:
    """Return where the title ends whose bracket opens at a position, or None."""
    opening, closing = text[start], PAIRS[text[start]]
    depth = 0
    for position in range(start, len(text)):
        if text[position] == closing and (opening != closing or position > start):
            depth -= 1
            if depth <= 0:
                return position + 1
        elif text[position] == opening:
            depth += 1
    return None


def without(text: str) -> str:
    """Return a text with empty brackets for the titles in it."""
    return _BRACKETED.sub("「」", text)


def unquoted(title: str) -> str:
    """Return a title without the brackets around it."""
    return title[1:-1] if title[:1] in PAIRS and title[-1:] == PAIRS[title[0]] else title


def ends(text: str, kind: str) -> bool:
    """Tell whether a text ends as what is of a kind: ``law``, ``news``, ``conference``."""
    return text.endswith(tuple(KINDS[kind]))

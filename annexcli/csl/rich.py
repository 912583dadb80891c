"""Titles with parts set apart ⇄ the markup in the strings of CSL-JSON (CSL 1.0.2, "Rich Text Formatting")."""

import re
from collections.abc import Iterable

from annexcli.model.reference import Mark, Style

_TAGS = {
    Style.ITALIC: ("<i>", "</i>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.PROTECTED: ('<span class="nocase">', "</span>"),
}
_STYLE_OF = {"i": Style.ITALIC, "sup": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT, "span": Style.PROTECTED}
_TAG = re.compile(
    r"""<(?:(?P<opens>i|sup|sub|span(?=\s+class=["']nocase["']))(?:\s[^<>]*)?|/(?P<closes>i|sup|sub|span))>"""
)


def tagged(text: str, marks: Iterable[Mark]) -> str:
    """Return a text with markup around what is set apart. What looks like markup in it stays: it is data."""
    cuts: dict[int, list[str]] = {}
    for mark in marks:
        opens, closes = _TAGS[mark.style]
        cuts.setdefault(mark.start, []).append(opens)
        cuts.setdefault(mark.end, []).insert(0, closes)
    return "".join(
        "".join(cuts.get(at, ())) + (text[at] if at < len(text) else "") for at in range(len(text) + 1)
    )


def untagged(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without its markup, and what that set apart; a tag without its other half stays."""
    kept: list[str] = []
    open_: list[tuple[str, int]] = []
    pairs: dict[int, int] = {}
    tags = list(_TAG.finditer(text))
    for number, tag in enumerate(tags):
        if tag["opens"]:
            open_.append((tag["opens"], number))
        elif any(name == tag["closes"] for name, _ in open_):
            while open_[-1][0] != tag["closes"]:
                open_.pop()
            pairs[open_.pop()[1]] = number
    closing = {end: start for start, end in pairs.items()}
    marks: list[Mark] = []
    starts: dict[int, int] = {}
    length = position = 0
    for number, tag in enumerate(tags):
        if number not in pairs and number not in closing:
            continue
        kept.append(text[position : tag.start()])
        length += tag.start() - position
        position = tag.end()
        if number in pairs:
            starts[number] = length
        elif starts[closing[number]] < length:
            name = tags[closing[number]]["opens"]
            marks.append(Mark(starts[closing[number]], length, _STYLE_OF[name]))
    kept.append(text[position:])
    return "".join(kept), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))

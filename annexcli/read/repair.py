"""Text as its writer meant it: composed characters, and letters that a wrong encoding broke."""

import re
import unicodedata
from itertools import pairwise

from annexcli.document import Inline, Span
from annexcli.mojibake import undone

_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
# TeX puts accents on an i without its dot, and before letters in fonts that have no letters with accents.
_UNDER_ACCENT = re.compile("[ıȷ](?=[\u0300-\u036f])")
_BEFORE_LETTER = re.compile("(?:([´`¨ˆ˜])ı|(¨)([AEIOUYaeiouy]))")
_COMBINING = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303"}


def repaired(text: str) -> str:
    """Return ``text`` in Unicode's normalization form C, with mojibake undone where that is certain.

    What is certain, ``mojibake.undone`` says. Ligatures of fonts become their letters, and so do letters
    whose accents TeX prints apart from them.
    """
    if text.isascii():
        return text
    text = undone(text).translate(_LIGATURES)
    if "ı" in text or "ȷ" in text or "¨" in text:
        text = _UNDER_ACCENT.sub(lambda letter: "i" if letter[0] == "ı" else "j", text)
        text = _BEFORE_LETTER.sub(_composed, text)
    return unicodedata.normalize("NFC", text)


def _composed(parts: re.Match[str]) -> str:
    return (parts[3] or "i") + _COMBINING[parts[1] or parts[2]]


def repaired_inline(content: Inline) -> Inline:
    """Return inline text repaired, its markup over the same words as before."""
    if content.text.isascii() or repaired(content.text) == content.text:
        return content
    edges = sorted(
        {0, len(content.text), *(edge for span in content.spans for edge in (span.start, span.end))}
    )
    pieces = {start: repaired(content.text[start:end]) for start, end in pairwise(edges)}
    moved, position = {}, 0
    for edge in edges:
        moved[edge] = position
        position += len(pieces.get(edge, ""))
    spans = (Span(moved[span.start], moved[span.end], span.mark, span.target) for span in content.spans)
    return Inline("".join(pieces.values()), tuple(spans))

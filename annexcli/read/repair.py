"""Text as its writer meant it: composed characters, and letters that a wrong encoding broke."""

import unicodedata
from itertools import pairwise

from annexcli.document import Inline, Span
from annexcli.mojibake import undone

_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}


def repaired(text: str) -> str:
    """Return ``text`` in Unicode's normalization form C, with mojibake undone where that is certain.

    What is certain, ``mojibake.undone`` says. Ligatures of fonts become their letters.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", undone(text).translate(_LIGATURES))


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

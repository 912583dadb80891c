"""Text as its writer meant it: composed characters, and letters that a wrong encoding broke."""

import re
import unicodedata
from itertools import pairwise

from annexcli.document import Inline, Span

# The first byte of a letter in UTF-8 read as Windows-1252 or Latin-1, and what can follow it.
_SUSPICIOUS = re.compile(r"[ÂÃÄÅâÐÑØÙ×ð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}


def repaired(text: str) -> str:
    """Return ``text`` in Unicode's normalization form C, with mojibake undone where that is certain.

    Certain is what ftfy (https://ftfy.readthedocs.io, ``fix_encoding_and_explain``) undoes by reading
    the same bytes as UTF-8; what needs a lost byte guessed stays as it is. Ligatures of fonts become
    their letters.
    """
    if text.isascii():
        return text
    if _SUSPICIOUS.search(text):
        # Line by line: what is broken in one may be whole in the next.
        text = "".join(map(_decoded_again, text.splitlines(keepends=True)))
    return unicodedata.normalize("NFC", text.translate(_LIGATURES))


def _decoded_again(line: str) -> str:
    from ftfy import fix_encoding_and_explain  # noqa: PLC0415 - few documents need it

    fixed, plan = fix_encoding_and_explain(line)
    guessed = plan is None or any(step.action == "transcode" for step in plan)
    return line if guessed else fixed


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

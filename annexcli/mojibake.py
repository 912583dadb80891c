"""Letters that a wrong encoding broke (``cafÃ©``), made whole again."""

import re

# The first byte of a letter in UTF-8 read as Windows-1252 or Latin-1, and what can follow it.
_SUSPICIOUS = re.compile(r"[ÂÃÄÅâÐÑØÙ×ð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def undone(text: str) -> str:
    """Return a text with mojibake undone where that is certain, else the text as it is.

    Certain is what ftfy (https://ftfy.readthedocs.io, ``fix_encoding_and_explain``) undoes by reading
    the same bytes as UTF-8; what needs a lost byte guessed stays as it is.
    """
    if text.isascii() or not _SUSPICIOUS.search(text):
        return text
    # Line by line: what is broken in one may be whole in the next.
    return "".join(map(_decoded_again, text.splitlines(keepends=True)))


def _decoded_again(line: str) -> str:
    from ftfy import fix_encoding_and_explain  # noqa: PLC0415 - few texts need it

    fixed, plan = fix_encoding_and_explain(line)
    guessed = plan is None or any(step.action == "transcode" for step in plan)
    return line if guessed else fixed

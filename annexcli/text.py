"""String functions that every layer shares: folding for comparison, tidying for display."""

import re
import unicodedata
from functools import lru_cache

# Characters that take no room and carry no words: soft hyphen, zero-width spaces and joiners, BOM.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_DASH = re.compile("[‐‑‒–—―−]")
_APOSTROPHE = re.compile("['’‘ʼ`´]")
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WORD = re.compile(r"[^\W_]+")
# Words and names come again and again; what is longer is folded once.
_SHORT = 80


def squash(text: str) -> str:
    """Return ``text`` with every run of white space as one space, invisible characters and ends removed."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


def fold(text: str) -> str:
    """Return ``text`` reduced to what two spellings of the same words have in common.

    Case, accents, punctuation, kinds of dashes and quotation marks and white space no longer tell
    apart: ``fold("Müller’s “A–B”") == fold("Mullers 'a b'")``. Scripts other than Latin are kept.
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(_WORD.findall(text.replace("'", "").replace("`", "").lower()))
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text)).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare))


_folded = lru_cache(maxsize=20_000)(_fold)


def lowered(text: str) -> str:
    """Return ``text`` in small letters, each character in its old place.

    Patterns of words are matched on it: without regard to case they take three times as long.
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def plain_dashes(text: str) -> str:
    """Return ``text`` with every dash and hyphen as ``-``, each character in its old place."""
    return text if text.isascii() else _DASH.sub("-", text)


def printable(text: str) -> str:
    r"""Return ``text`` safe to send to a terminal: on one line, nothing in it acts on the terminal.

    Control characters (terminal escapes, carriage returns) and marks that reorder text are shown as
    ``\x1b``-like codes rather than obeyed.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if (c.isprintable() or c == "\u00ad") and c not in _BIDI else _shown(c)
        for c in text.replace("\n", " ").replace("\t", " ")
    )


def shown_lines(text: str) -> str:
    """Return a text of several lines safe to send to a terminal, each as :func:`printable` has it."""
    return "\n".join(map(printable, text.split("\n")))


def _shown(char: str) -> str:
    if char.isspace():
        return " "
    return char.encode("unicode_escape").decode("ascii")


def shorten(text: str, width: int) -> str:
    """Return ``text``, cut at ``width`` characters with an ellipsis where it is longer."""
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"


def count(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 reference``, ``45 references``, ``2 entries``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def cleaned(text: str) -> str:
    """Return ``text`` of another program on one line, without what no text holds: control characters.

    Half a pair of surrogates, which JSON can have, becomes the sign for a character that was lost.
    """
    if text.isprintable():
        return squash(text)
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return squash("".join(c if c.isprintable() or c.isspace() or ord(c) > 0x9F else "" for c in text))


def encodable(text: str) -> str:
    r"""Return ``text`` fit for UTF-8: half a pair of surrogates becomes its code, ``\udc80``, as in JSON.

    Such halves stand for bytes that were no text, as in the headers of a broken server.
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")

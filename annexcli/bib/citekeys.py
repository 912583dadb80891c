"""Citekeys such as ``weprotect2018global``: who issued the work, when, and a telling word of its title."""

import re
from collections.abc import Collection
from itertools import count

from anyascii import anyascii

from annexcli.model.reference import Organisation, Reference
from annexcli.text import fold
from annexcli.vocab.words import phrases

# What has no spaces is not always a word.
_LONGEST = 30
_APOSTROPHE = re.compile(r"['’]")


def citekey(reference: Reference, taken: Collection[str]) -> str:
    """Return a citekey of ASCII letters, digits and hyphens that is not in use.

    The second of a name gets the letter ``b``, the third ``c``.

    Args:
        reference: what the citekey is for.
        taken: the citekeys in use, casefolded: BibTeX does not tell them apart by their case.

    """
    who, word = _issuer(reference), ""
    telling = _telling(reference.title or "")
    if who:
        word = telling[0] if telling else ""
    elif reference.year and telling:
        who, word = telling[0], "".join(telling[1:2])
    else:
        who = "".join(telling[:3]) or _site(reference.url or "") or "anon"
    who, word = who[:_LONGEST], word[:_LONGEST]
    when = str(reference.year) if reference.year else "-nd-" if word else "-nd"
    base = f"{who}{when}{word}"
    return next(key for suffix in count() if (key := base + _letters(suffix)).casefold() not in taken)


def _letters(number: int) -> str:
    """Return nothing, then b, c, … z, then ba, bb, …: the first of a name needs no letter."""
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _issuer(reference: Reference) -> str:
    issuers = reference.issuers
    if not issuers:
        return ""
    first = issuers[0]
    if not isinstance(first, Organisation):
        return "".join(_ascii(first.family))
    telling = _telling(first.acronym or first.name)
    is_shared = bool(telling) and telling[0] in phrases("names", "shared")
    return "".join(telling[: 2 if is_shared else 1])


def _site(url: str) -> str:
    """Return the name of a web site: ``unicef`` of ``https://www.unicef.org/reports``."""
    host = url.rsplit("//", maxsplit=1)[-1].split("/", maxsplit=1)[0].removeprefix("www.")
    return "".join(_ascii(host.rsplit(".", 1)[0]))


def _telling(text: str) -> list[str]:
    """Return the words of a title or name that tell it from others; all of them if none does."""
    skip = phrases("names", "skip")
    words = _ascii(text)
    return [word for word in words if word not in skip and len(word) > 1] or words


def _ascii(text: str) -> list[str]:
    """Return the words of a text in small letters of ASCII."""
    # "l'école" is two words here: an article and the word that tells.
    return fold(anyascii(fold(_APOSTROPHE.sub(" ", text)))).split()

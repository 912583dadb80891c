"""Who did what besides writing: editors and translators named by a phrase, and the edition.

``edited by Jane Doe and Li Chen`` · ``hrsg. von K. Müller`` · ``trans. A. Rossi`` · ``2nd ed.``
"""

import re
from typing import NamedTuple

from annexcli.model.reference import Person
from annexcli.parse.people import AND, people
from annexcli.text import lowered
from annexcli.vocab import table

_WORD = r"[^\W\d_a-z][\w.’'-]*"
_PARTICLE = r"(?:van|von|de|der|den|del|da|di|la|le|du|dos)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE})){{0,4}}"
# A comma goes on with the list only where an "and" ends it: behind one name stand place and publisher.
_NAMES = rf"(?P<who>{_NAME}(?:(?:, {_NAME})*,? (?:{AND}|&) {_NAME})?)"
_BY = {
    role: re.compile(rf"(?<!\w)(?i:{'|'.join(table('roles')[role]['before'])})\s+{_NAMES}[)\]]?")
    for role in ("editor", "translator")
}
_SAYS_WHO = re.compile(
    "|".join(phrase for role in ("editor", "translator") for phrase in table("roles")[role]["before"])
)
_SAYS_WHICH = re.compile(r"\b(?:ed|aufl|éd|druk|uppl|utg|udg|painos|wyd|vyd|kiad|bask|bs|изд|вид)")
_EDITION = re.compile(
    rf"[(\[]?(?<![\w-])(?P<edition>{'|'.join(table('roles')['edition']['words'])})[)\]]?", re.IGNORECASE
)
_LONGEST_EDITION = 40
_PUNCTUATION = " ,;.:"


class Roles(NamedTuple):
    """What was found, and the text that is left."""

    left: str
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    edition: str = ""


def take(text: str) -> Roles:
    """Take editors, translators and the edition out of what stands behind a title."""
    found: dict[str, tuple[Person, ...]] = {}
    small = lowered(text)
    for role, form in _BY.items() if _SAYS_WHO.search(small) else ():
        for match in form.finditer(text):
            # Without regard to case the pattern takes small words, too: a name has its capital.
            who = _capitalised(match["who"])
            if named := people(who, certain=True):
                found[role] = named.persons
                end = match.start("who") + len(who)
                end += text[end : end + 1] in {")", "]"}
                text = _joined(text[: match.start()], text[end:])
                break
    edition = ""
    if _SAYS_WHICH.search(small) and (printed := _EDITION.search(text)):
        edition = printed["edition"].strip(" .,")
        text = _joined(text[: printed.start()], text[printed.end() :])
    return Roles(text, found.get("editor", ()), found.get("translator", ()), edition)


def edition_last(text: str) -> tuple[str, str]:
    """Take the edition off the end of a text: ``Handbook, 2nd ed.``; return what is left, and the edition."""
    if not _SAYS_WHICH.search(lowered(text[-_LONGEST_EDITION:])):
        return text, ""
    printed = list(_EDITION.finditer(text, max(0, len(text) - _LONGEST_EDITION)))[-1:]
    if not printed or text[printed[0].end() :].strip(_PUNCTUATION):
        return text, ""
    return text[: printed[0].start()].rstrip(_PUNCTUATION), printed[0]["edition"].strip(" .,")


def _capitalised(who: str) -> str:
    """Cut the words off the end of names that are no part of one: "Jane Doe and published"."""
    words = who.split()
    small = {"&", *table("names")["and"]}
    kept = next(
        (
            position
            for position, word in enumerate(words)
            if word[0].islower() and word not in small and not re.fullmatch(_PARTICLE, word)
        ),
        len(words),
    )
    words = words[:kept]
    while words and words[-1] in small:
        words.pop()
    # The stop of a sentence ends the names; that of an initial does not.
    for position, word in enumerate(words):
        if word.endswith(".") and len(word) > 2 and not re.fullmatch(r"(?:[^\W\d_]\.-?)+", word):
            return " ".join(words[: position + 1]).rstrip(".")
    return " ".join(words)


def _joined(before: str, after: str) -> str:
    before, after = before.rstrip(_PUNCTUATION + "(["), after.lstrip(_PUNCTUATION)
    return f"{before}, {after}" if before and after else before or after

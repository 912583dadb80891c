"""The day on which an entry was opened, and the words that led to its address."""

import re

from annexcli.parse.dates import Dated
from annexcli.parse.east_asian import days, gbt
from annexcli.vocab import table

_BESIDE = table("east_asian")["beside"]
_WORDS = "|".join(sorted(_BESIDE["accessed"], key=len, reverse=True))
_ACCESSED = (
    re.compile(rf"[(\[]\s*(?:{_WORDS})\s*(?:日|일)?\s*[:,]?\s*(?P<day>[^()\[\]]{{6,30}}?)\s*[)\]]"),
    re.compile(rf"[(\[]\s*(?P<day>[^()\[\]:]{{6,30}}?)\s*(?:に|에)?\s*(?:最終)?(?:{_WORDS})\s*[)\]]"),
    re.compile(
        rf"(?:^|[,、.。;\s])(?:{_WORDS})\s*(?:日|일)?\s*[:,]?\s*(?P<day>\d{{4}}\s?[-年년./][^(),、;]{{3,16}}?)\s*(?=[.。,、;]?\s*$)"
    ),
    re.compile(
        rf"(?:^|[,、.。;\s])(?P<day>\d{{4}}\s?[-年년./][^(),、;「『]{{3,16}}?)\s*(?:に|에)?\s*(?:最終)?(?:{_WORDS})\s*(?=[.。,、;]?\s*$)"
    ),
)
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>")
_LEADS = re.compile(rf"(?:[,、.。;\s(]|^)(?:{'|'.join(_BESIDE['address'])}|URL)\s*:?\s*(?=[,.。、)\s]*$)")


def taken_out(text: str) -> tuple[str, Dated | None]:
    """Take the day of access out of a plain text, and the words that led to an address that is gone.

    Returns:
        The text that is left, and the day where there is one.

    """
    text, opened = gbt.accessed(text)
    for form in _ACCESSED if not opened else ():
        match = form.search(text)
        if match and (opened := days.first(match["day"])):
            text = f"{text[: match.start()]} {text[match.end() :]}"
            break
    while empty := _EMPTY.search(text):
        text = f"{text[: empty.start()]} {text[empty.end() :]}"
    return _LEADS.sub("", text.strip()).strip(), opened

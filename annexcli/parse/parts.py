"""The parts that a line is taken to, and the small cuts that every rule makes."""

import re
import unicodedata
from typing import NamedTuple

from annexcli.model.reference import Agent, Organisation, PartialDate
from annexcli.parse import agents, dates

_ENDS_IN_STOPS = re.compile(r"(?:\b[A-Z]\.){2}$|\.\.\.$")
# "Children's": an apostrophe, whatever sign it has, closes no quotation.
_INSIDE_WORD = re.compile(r"(?<=\w)['’](?=\w)")
_QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'", "*": "*"}
_DASHES = frozenset("–—-")


class Parts(NamedTuple):
    """The parts of a line. ``remarks`` are in the order of the text.

    ``issued`` are publishers printed with the place, who count where the line names nobody else or persons.
    """

    title: str = ""
    authors: tuple[Agent, ...] = ()
    publishers: tuple[Organisation, ...] = ()
    date: PartialDate | None = None
    dated: bool = False
    remarks: tuple[str, ...] = ()
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    place: str = ""
    editors: tuple[Agent, ...] = ()
    translators: tuple[Agent, ...] = ()
    edition: str = ""
    state: str = ""
    issued: tuple[Organisation, ...] = ()

    def remarked(self, *remarks: str) -> "Parts":
        """Return the line with further remarks, empty ones left out."""
        cleaned = [_unbracketed(remark.strip(" ,;.")) for remark in remarks if remark]
        return self._replace(remarks=(*self.remarks, *filter(None, cleaned))) if cleaned else self

    def titled(self, title: str) -> "Parts":
        """Return the line with a title, the punctuation around it left out."""
        return self._replace(title=clean_title(title))

    def named(self, text: str) -> "Parts":
        """Return the line with the names in ``text`` as its authors or publishers."""
        named = agents.name(text)
        return self._replace(
            authors=self.authors + named.authors, publishers=self.publishers + named.publishers
        )

    def on(self, dated: dates.Dated) -> "Parts":
        """Return the line with a date, unless it has one."""
        return self if self.dated else self._replace(date=dated.date, state=dated.state, dated=True)


def _unbracketed(text: str) -> str:
    opening = opening_bracket(text)
    return text[1:-1].strip() if opening == 0 else text


def opening_bracket(text: str) -> int | None:
    """Return where the bracket opens that closes at the end of ``text``, or None."""
    if not text.endswith((")", "]")):
        return None
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += (text[position] in ")]") - (text[position] in "([")
        if depth == 0:
            return position
    return None


def clean_title(title: str) -> str:
    """Return a title without the punctuation and the quotation marks around it."""
    title = title.strip(" ,;:|").removesuffix(" /").rstrip()
    while (
        title and not title[0].isalnum() and unicodedata.category(title[0]) in {"So", "Sk", "Mn", "Cs", "Co"}
    ):
        title = title[1:].lstrip()  # pictures that mark an entry
    if title.endswith(".") and not _ENDS_IN_STOPS.search(title):
        title = title.rstrip(". ")
    while title[:1] in _QUOTES and title[-1:] == _QUOTES[title[0]]:
        inner = title[1:-1]
        quoted = _INSIDE_WORD.sub("", inner)
        if title[0] in quoted or title[-1] in quoted or not inner:
            break
        title = inner.strip(" ,;.")
    if title[:1] in _DASHES or title[-1:] in _DASHES:
        title = re.sub(r"^[–—-]\s+|\s+[–—-]$", "", title)
    return title.strip()

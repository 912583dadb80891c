"""The addresses of an entry, where they stand in it, and the fields that say what became of one."""

import re

from annexcli.bib import latex
from annexcli.bib.fields import verbatim
from annexcli.bib.library import Entry
from annexcli.bib.own import LINKS, URL_EVIDENCE, URL_SOURCE

_URL, _DAY = "url", "urldate"
# What these commands hold is taken as it is.
_COMMAND = re.compile(r"\\(?:url|path|nolinkurl|href)\s*\{\s*$")
ARCHIVE, ARCHIVED = "archiveurl", "archivedate"

Values = dict[str, str | None]


def with_other_address(entry: Entry, old: str, new: str) -> Values:
    """Return the fields of an entry with an address in place of another; none where it cannot be found.

    An address that the entry had already is not put there twice.

    Args:
        entry: the entry.
        old: an address as the entry has it.
        new: the address that takes its place.

    """
    address = verbatim(new)
    links = entry.get(LINKS).split()
    if old in links:
        rest = [address if link == old else link for link in links]
        kept = [link for link in dict.fromkeys(rest) if link != entry.get(_URL).strip()]
        return {LINKS: " ".join(kept) or None}
    if entry.get(_URL).strip() == old:
        values: Values = {_URL: address}
        if address in links:
            values[LINKS] = " ".join(link for link in links if link != address) or None
        return values
    for name in ("howpublished", "note"):
        # LaTeX's escapes stand in these: "\_" is one letter of the address.
        spelled = re.escape(old)
        for letter in "_%&#~":
            spelled = spelled.replace(re.escape(letter), rf"\\?{re.escape(letter)}")
        if found := re.search(spelled, entry.get(name)):
            before, after = entry.get(name)[: found.start()], entry.get(name)[found.end() :]
            written = address if _COMMAND.search(before) else latex.encode(new)
            return {name: f"{before}{written}{after}"}
    return {}


def with_archive(entry: Entry, copy: str, day: str) -> Values:
    """Return the fields that name an archived copy and its day; none where the entry names one already."""
    if entry.get(ARCHIVE).strip():
        return {}
    return {ARCHIVE: verbatim(copy), ARCHIVED: day}


def with_day(entry: Entry, day: str) -> Values:
    """Return the field with another day of access; none where it is that day."""
    return {} if entry.get(_DAY).strip() == day else {_DAY: day}


def with_recovered(urls: tuple[str, ...], source: str, evidence: str) -> Values:
    """Return the fields with addresses that were found elsewhere: where, and what was said for them there."""
    values: Values = {_URL: verbatim(urls[0])}
    if urls[1:]:
        values[LINKS] = " ".join(map(verbatim, urls[1:]))
    values[URL_SOURCE] = latex.encode(source)
    if evidence:
        values[URL_EVIDENCE] = latex.encode(evidence)
    return values

"""Series: works that are editions of one another, by what their names have in common."""

import re

from annexcli.model.reference import Reference
from annexcli.text import fold

# "2017", "2016/17", "2016–2017": folding has made spaces of what stands between.
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d(?: (?:(?:1[5-9]|20)\d\d|\d\d))?\b")
_EDITION = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|revised|updated|new) (?:revised )?"
    r"(?:edition|ed)\b"
    r"|\b(?:edition|ed|version|v) \d+\b|\b(?:revised|updated)\b"
)
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring"
    r"|summer|autumn|winter|q[1-4])\b"
)
_DATED = re.compile(r"[12]\d\d\d|\d(?:st|nd|rd|th)|edition|revised|updated|version")


def series_of(reference: Reference, title: str) -> str | None:
    """Return what the editions of a work have in common: who made it, its title without years and editions.

    Volumes and parts are no editions. None for a work without a title, which is an edition of nothing.

    Args:
        reference: the work.
        title: its title, folded.

    """
    if not title:
        return None
    bare = title
    if _DATED.search(title):
        bare = _EDITION.sub(" ", _YEARS.sub(" ", title))
        bare = _MONTH.sub(" ", bare) if bare != title else bare
        bare = " ".join(bare.split()) or title
    who = sorted([fold(agent.name) for agent in reference.issuers])
    counted = (reference.container, reference.volume, reference.language)
    return "\t".join([bare, *who, *[fold(part) if part else "" for part in counted]])

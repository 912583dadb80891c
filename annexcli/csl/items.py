"""Reference → CSL-JSON item.

Types and variables are those of CSL 1.0.2 (https://docs.citationstyles.org, appendices III and IV).
Titles go as printed: whether a style changes their case is the style's business.
"""

from typing import Any

from annexcli.model.reference import Agent, EntryType, PartialDate, Person, Reference

_TYPES = {
    EntryType.REPORT: "report",
    EntryType.ARTICLE: "article-journal",
    EntryType.BOOK: "book",
    EntryType.CHAPTER: "chapter",
    EntryType.THESIS: "thesis",
    EntryType.CONFERENCE: "paper-conference",
    EntryType.WEBPAGE: "webpage",
    EntryType.NEWS: "article-newspaper",
    EntryType.LAW: "legislation",
    EntryType.DATASET: "dataset",
    EntryType.STANDARD: "standard",
    EntryType.VIDEO: "motion_picture",
    EntryType.AUDIO: "broadcast",
    EntryType.OTHER: "document",
}

# BibLaTeX's ``pubstate`` in words; a style prints them as they are.
_STATES = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
}

Item = dict[str, Any]


def item(reference: Reference) -> Item:
    """Return a reference as a CSL-JSON item; what it does not have is left out.

    An issuing body that stands for the author is not named again as the publisher, as APA (7th
    edition, §9.29) and most styles for reports ask.
    """
    issuers = reference.issuers
    publisher = "" if issuers == reference.publishers else "; ".join(p.name for p in reference.publishers)
    edited = issuers == reference.editors
    number = "number" if reference.type in {EntryType.REPORT, EntryType.LAW, EntryType.STANDARD} else "issue"
    variables = {
        "id": reference.key,
        "type": _TYPES[reference.type],
        "title": reference.title,
        "author": [] if edited else [_name(agent) for agent in issuers],
        "editor": [_name(agent) for agent in reference.editors],
        "translator": [_name(agent) for agent in reference.translators],
        "status": _STATES.get(reference.state or ""),
        "issued": _date(reference.date),
        "accessed": _date(reference.accessed),
        "publisher": publisher,
        "publisher-place": reference.place,
        "container-title": reference.container,
        "volume": reference.volume,
        number: reference.number,
        "page": (reference.pages or "").replace("--", "–"),
        "edition": reference.edition,
        "DOI": reference.doi,
        "ISBN": reference.isbn,
        "ISSN": reference.issn,
        "PMID": reference.pmid,
        "URL": reference.url,
        "language": reference.language,
    }
    return {name: value for name, value in variables.items() if value}


def _name(agent: Agent) -> dict[str, str]:
    if isinstance(agent, Person):
        return {"family": agent.family, "given": agent.given} if agent.given else {"literal": agent.family}
    return {"literal": agent.name}


def _date(date: PartialDate | None) -> dict[str, Any] | None:
    if date is None:
        return None
    month = None if date.season else date.month
    first = [part for part in (date.year, month, date.day) if part]
    marks = {name: value for name, value in (("season", date.season), ("circa", date.circa)) if value}
    return {"date-parts": [first, [date.until]] if date.until else [first]} | marks

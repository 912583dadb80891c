"""Reference → CSL-JSON item.

Types and variables are those of CSL 1.0.2 (https://docs.citationstyles.org, appendices III and IV).
Titles go as printed: whether a style changes their case is the style's business.
"""

from typing import Any

from annexcli.model import Agent, EntryType, PartialDate, Person, Reference

_TYPES = {
    EntryType.REPORT: "report",
    EntryType.ARTICLE: "article-journal",
    EntryType.BOOK: "book",
    EntryType.CHAPTER: "chapter",
    EntryType.THESIS: "thesis",
    EntryType.CONFERENCE: "paper-conference",
    EntryType.WEBPAGE: "webpage",
    EntryType.LAW: "legislation",
    EntryType.DATASET: "dataset",
    EntryType.STANDARD: "standard",
    EntryType.VIDEO: "motion_picture",
    EntryType.OTHER: "document",
}

Item = dict[str, Any]


def item(reference: Reference) -> Item:
    """Return a reference as a CSL-JSON item; what it does not have is left out.

    An issuing body that stands for the author is not named again as the publisher, as APA (7th
    edition, §9.29) and most styles for reports ask.
    """
    publisher = "; ".join(p.name for p in reference.publishers) if reference.authors else ""
    number = "number" if reference.type in {EntryType.REPORT, EntryType.LAW, EntryType.STANDARD} else "issue"
    variables = {
        "id": reference.key,
        "type": _TYPES[reference.type],
        "title": reference.title,
        "author": [_name(agent) for agent in reference.issuers],
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
        "URL": reference.url,
        "language": reference.language,
    }
    return {name: value for name, value in variables.items() if value}


def _name(agent: Agent) -> dict[str, str]:
    if isinstance(agent, Person):
        return {"family": agent.family, "given": agent.given} if agent.given else {"literal": agent.family}
    return {"literal": agent.name}


def _date(date: PartialDate | None) -> dict[str, list[list[int]]] | None:
    if date is None:
        return None
    first = [part for part in (date.year, date.month, date.day) if part]
    return {"date-parts": [first, [date.until]] if date.until else [first]}

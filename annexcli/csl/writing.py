"""Records → CSL-JSON as the plain truth: what a work is, not what a style is to print of it.

CSL 1.0.2 (appendices III and IV, and its JSON schema). ``custom`` holds what CSL has no variable for. What
:mod:`annexcli.csl.reading` reads back by the same names stands here, too.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from annexcli.csl.items import STATES, TYPES, Item, csl_date, number_variable, person
from annexcli.csl.rich import tagged
from annexcli.model.edtf import read_edtf
from annexcli.model.record import Record
from annexcli.model.reference import Agent, EntryType, Organisation, Person, Reference

PREFIX = "csl-"
# Facts beyond a reference that CSL has a variable for, by the names of their BibTeX fields.
FURTHER = {
    "abstract": "abstract",
    "pmcid": "PMCID",
    "volumes": "number-of-volumes",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
}
# Journals without pages number their articles by this field, which CSL calls ``number``.
EID = "eid"
ARTICLES = frozenset({EntryType.ARTICLE, EntryType.NEWS})
# The last author where there are more than are named, and the archive that has arXiv's numbers.
OTHERS = "others"
ARXIV = "arXiv"
# Names of fields are in small letters, those of these variables are not.
_VARIABLES = {name.casefold(): name for name in ("URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID")}
# Variables that are dates, and those that are names beside authors, editors and translators.
DATES = frozenset({"issued", "accessed", "original-date", "event-date", "submitted", "available-date"})
ROLES = frozenset(
    {
        "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
        "director", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
        "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
        "script-writer", "series-creator",
    }
)  # fmt: skip
_SEVERAL = re.compile("[,;]")


def written(record: Record) -> Item:
    """Return a record as an item of CSL-JSON; what it does not have is left out."""
    one = record.reference
    kind = record.get(f"{PREFIX}type") or one.kind or TYPES[one.type]
    variables = {
        "id": one.key,
        "type": kind,
        "title": tagged(one.title, one.marks) if one.title and one.marks else one.title,
        "title-short": one.short_title,
        **_makers(record),
        "container-title": _container(one),
        "container-title-short": one.short_container,
        "collection-title": one.series,
        "volume": one.volume,
        "part-number": one.part,
        number_variable(kind): one.number,
        "chapter-number": one.chapter,
        "page": one.pages,
        "number-of-pages": one.extent,
        "edition": one.edition,
        "version": one.version,
        "genre": one.genre,
        "status": STATES.get(one.state or "", one.state),
        "authority" if kind == "legal_case" else "publisher": "; ".join(p.name for p in one.publishers),
        "publisher-place": one.place,
        "event-title": one.event,
        "event-place": one.venue,
        "issued": csl_date(one.date),
        "original-date": csl_date(one.original),
        "accessed": csl_date(one.accessed),
        "DOI": one.doi,
        "ISBN": one.isbn,
        "ISSN": one.issn,
        "PMID": one.pmid,
        "archive": ARXIV if one.arxiv else None,
        "archive_location": one.arxiv,
        "URL": one.url,
        "language": one.language,
        "keyword": _keyword(one.topics),
        "note": one.note,
        "annote": one.annotation,
    }
    made: Item = {name: value for name, value in variables.items() if value}
    for name, value in _further(record):
        if name not in made or _agrees(value, made[name]):
            made[name] = value
    return made | ({"custom": custom} if (custom := _custom(record)) else {})


def _makers(record: Record) -> dict[str, list[dict[str, str]]]:
    one = record.reference
    authors = [*map(_name, record.authors), *([{"literal": OTHERS}] if one.others and record.authors else [])]
    return {
        "author": authors,
        "editor": [_name(agent) for agent in one.editors],
        "translator": [_name(agent) for agent in one.translators],
    }


def _name(agent: Agent) -> dict[str, str]:
    return person(agent) if isinstance(agent, Person) else {"literal": agent.name}


def _container(one: Reference) -> str | None:
    if one.container or one.type is not EntryType.NEWS:
        return one.container
    return "; ".join(publisher.name for publisher in one.publishers)


def _keyword(topics: tuple[str, ...]) -> str:
    """Return topics with commas between them, or with semicolons where one has a comma itself."""
    if not any(_SEVERAL.search(topic) for topic in topics):
        return ", ".join(topics)
    return "; ".join(topics) + (";" if len(topics) == 1 else "")


def _further(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the further facts that CSL has a variable for, those that came from CSL among them."""
    for name, value in record.further:
        if _is_article_number(name, record):
            yield "number", value
        elif name in FURTHER:
            yield FURTHER[name], value
        elif name.startswith(PREFIX) and name != f"{PREFIX}type":
            variable = name.removeprefix(PREFIX)
            yield _VARIABLES.get(variable, variable), _decoded(variable, value)


def _agrees(kept: Any, ours: Any) -> bool:
    """Tell whether a date as it came, which says more, still begins as that of the reference does."""
    if not isinstance(kept, dict) or not isinstance(ours, dict) or "date-parts" not in ours:
        return False
    known = [str(number) for number in ours["date-parts"][0]]
    parts = kept.get("date-parts")
    if not parts:
        return any(known[0] in str(kept.get(name, "")) for name in ("raw", "literal", "edtf"))
    given = [str(number).lstrip("0") for number in parts[0]] if isinstance(parts[0], list) else []
    return given[: len(known)] == known


def _is_article_number(name: str, record: Record) -> bool:
    return name == EID and record.reference.type in ARTICLES


def _decoded(variable: str, value: str) -> Any:
    """Return what a variable was that is remembered as text: JSON where it was no text, date or names."""
    if value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    if variable in DATES:
        return csl_date(read_edtf(value)) or {"literal": value}
    return [_name(_remembered(name)) for name in value.split("; ")] if variable in ROLES else value


def told(agents: tuple[Agent, ...]) -> str:
    """Return names as a text by which a role is remembered; nothing where they could not be told apart."""
    names = [f"{a.family}, {a.given}" if isinstance(a, Person) and a.given else a.name for a in agents]
    return "; ".join(names) if tuple(map(_remembered, names)) == agents else ""


def _remembered(name: str) -> Agent:
    family, comma, given = name.partition(", ")
    return Person(family, given) if comma else Organisation(name)


def _custom(record: Record) -> dict[str, Any]:
    one = record.reference
    acronyms = [p.acronym for p in one.issuers if isinstance(p, Organisation) and p.acronym]
    custom: dict[str, Any] = {
        name: value
        for name, value in record.further
        if name not in FURTHER
        and not name.startswith(PREFIX)
        and name not in {"urls", "shortauthor"}
        and not _is_article_number(name, record)
    }
    kept = _decoded("custom", record.get(f"{PREFIX}custom"))
    if isinstance(kept, dict):
        custom = kept | custom
    if one.urls[1:]:
        custom["urls"] = list(one.urls[1:])
    if len(acronyms) == len(one.issuers) > 0:
        custom["shortauthor"] = acronyms
    return custom

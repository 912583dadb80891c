"""Records → tags with their values."""

import re
from collections.abc import Iterator
from dataclasses import replace

from annexcli.exchange import dates
from annexcli.exchange.kinds import ROLES, Role, kind_of, type_of
from annexcli.exchange.tags import (
    ET_AL,
    EXTENT,
    IN_SERIES,
    KEY,
    PAGES,
    PREFIX,
    SUFFIX,
    TITLE,
    TYPE,
    WHOLE,
    Tags,
    is_standard_number,
)
from annexcli.model.record import Record
from annexcli.model.reference import Agent, EntryType, Organisation, Reference

# What a tag may be; the bounds of a record are not among those that a field may say.
_TAG = re.compile(r"[A-Z][A-Z0-9]")
_BOUNDS = frozenset({TYPE, "ER"})


def written(record: Record) -> Tags:
    """Return a record as tags with their values, in the order in which programs write them."""
    one, kind = record.reference, record.get(f"{PREFIX}ty")
    if not re.fullmatch("[A-Z]+", kind) or kind_of(kind) != (one.type, one.kind):
        kind = type_of(one)
    # What a tag means depends on what the type is read as.
    one = replace(one, type=kind_of(kind)[0])
    tags: Tags = {}
    for tag, value in _written(one, kind, record.authors):
        if value:
            tags.setdefault(tag, []).append(value)
    for name, tag in (("abstract", "AB"), ("pmcid", "C2")):
        if value := record.get(name):
            tags.setdefault(tag, []).append(value)
    for name, value in record.further:
        tag = name.removeprefix(PREFIX).upper()
        if name.startswith(PREFIX) and _TAG.fullmatch(tag) and tag not in _BOUNDS:
            tags.setdefault(tag, []).append(value)
    return tags


def _written(one: Reference, kind: str, authors: tuple[Agent, ...]) -> Iterator[tuple[str, str | None]]:
    role = ROLES.get(kind, Role())
    yield TYPE, kind
    yield KEY, one.key
    yield from _makers(one, role, authors)
    yield TITLE, one.title
    yield from _titles(one, role)
    yield "J2", one.short_container
    yield "PY", str(one.date.year) if one.date else None
    yield "DA", dates.written(one.date) if one.date and dates.says_more(one.date) else None
    yield "VL", one.volume
    yield "SN" if _is_report_number(one) else "IS", one.number
    yield from _pages(one)
    yield "ET", one.edition or (one.version if role.versioned else None)
    yield "SE", one.chapter
    yield "PB", "; ".join(publisher.name for publisher in one.publishers)
    yield from (("C1", one.place), ("CY", one.venue)) if role.meeting else (("CY", one.place),)
    yield "ST", one.short_title
    yield "M3", one.genre
    yield "OP", str(one.original or "")
    yield "SN", one.isbn
    yield "SN", one.issn
    yield "DO", one.doi
    yield "AN", f"PMID: {one.pmid}" if one.pmid else None
    yield "AN", f"arXiv:{one.arxiv}" if one.arxiv else None
    yield from (("UR", url) for url in one.urls)
    yield "Y2", dates.written(one.accessed) if one.accessed else None
    yield "LA", one.language
    yield from (("KW", topic) for topic in one.topics)
    yield "N1", one.note
    yield "RN", one.annotation


def _is_report_number(one: Reference) -> bool:
    """Tell whether the number of a work can stand where EndNote and Zotero have that of a report.

    There semicolons part several numbers.
    """
    number = one.number or ""
    return one.type is EntryType.REPORT and ";" not in number and not is_standard_number(number)


def _makers(one: Reference, role: Role, authors: tuple[Agent, ...]) -> Iterator[tuple[str, str]]:
    names = [*map(_name, authors), *([ET_AL] if one.others and authors else [])]
    yield from (("AU", name) for name in names)
    # Under AU there are either the authors or, where nobody is one, the editors.
    editors = "A3" if role.editors == "AU" and authors else role.editors
    yield from ((editors, _name(agent)) for agent in one.editors)
    yield from (("A4", _name(agent)) for agent in one.translators)


def _name(agent: Agent) -> str:
    """Return a name as EndNote wants it: a comma ends that of a body, or the first one in it is doubled.

    Without one, EndNote, JabRef and pandoc take *UK Home Office* for a person, whose family is *Office*.
    """
    if isinstance(agent, Organisation):
        return agent.name.replace(",", ",,", 1) if "," in agent.name else f"{agent.name},"
    if match := SUFFIX.search(agent.given):
        return f"{agent.family}, {agent.given[: match.start()]}, {match[1]}"
    return f"{agent.family}, {agent.given}" if agent.given else agent.family


def _titles(one: Reference, role: Role) -> Iterator[tuple[str, str | None]]:
    if role.meeting:
        yield "T2", one.event or one.container
        yield "C3", one.container if one.event else None
        yield "T3", one.series
        return
    if one.type in IN_SERIES:
        yield "T2", one.series
        yield "JF", one.container
        return
    newspaper = one.type is EntryType.NEWS and not one.container
    yield "T2", "; ".join(body.name for body in one.publishers) if newspaper else one.container
    yield "T3", one.series


def _pages(one: Reference) -> Iterator[tuple[str, str | None]]:
    if one.pages:
        match = PAGES.fullmatch(one.pages)
        # One page alone would be the number of all, of a book.
        single = one.pages if one.type in WHOLE and EXTENT.fullmatch(one.pages) else None
        yield "SP", match["first"] if match else one.pages
        yield "EP", match["last"] if match else single
    elif one.type in WHOLE:
        yield "SP", one.extent

"""Reference → CSL item.

Types and variables are those of CSL 1.0.2 (https://docs.citationstyles.org, appendices III and IV).
Titles go as printed: whether a style changes their case is the style's business.
"""

import re
from dataclasses import dataclass
from typing import Any

from annexcli.csl.manuals import Issuers, Manual
from annexcli.model.reference import Agent, EntryType, Mark, PartialDate, Person, Reference

TYPES = {
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
# Works that name the body behind them as their site: whoever issues a page is not its publisher.
_ON_SITES = {"webpage", "post", "post-weblog"}
_IN_VOLUMES = {"book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "pamphlet"}
_NUMBERED = {
    "report", "legislation", "legal_case", "standard", "patent", "bill", "regulation", "treaty", "hearing",
    "software", "dataset", "manuscript", "document",
}  # fmt: skip

# BibLaTeX's ``pubstate`` in words; a style prints them as they are.
STATES = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
}
# "van der Hof", "de la Cruz", "al-Rashid": what stands in small letters before a family name.
_PARTICLE = re.compile(r"(?P<particle>(?:[^\W\d_]+[ ’'-])+)(?=[^\W\d_])")
_SUFFIX = re.compile(r",?\s+(?P<suffix>[JS]r\.?|I{2,3}|IV)$")
_ARXIV = "https://arxiv.org/abs/"

Item = dict[str, Any]
_NO_MANUAL = Manual()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with parts that are set apart."""

    text: str
    marks: tuple[Mark, ...]


def item(reference: Reference, manual: Manual = _NO_MANUAL) -> Item:
    """Return a reference as a CSL item; what it does not have is left out.

    Args:
        reference: the work.
        manual: what the style's manual asks for that its file does not say.

    Returns:
        CSL-JSON but for a title with parts set apart, which is ``Marked``.

    """
    kind = reference.kind or TYPES[reference.type]
    title = reference.title
    variables = {
        "id": reference.key,
        "type": kind,
        "title": Marked(title, reference.marks) if title and reference.marks else title,
        "title-short": reference.short_title,
        **_agents(reference, kind, manual),
        **_numbers(reference, kind),
        "status": STATES.get(reference.state or ""),
        "genre": reference.genre,
        "issued": csl_date(reference.date),
        "original-date": csl_date(reference.original),
        "accessed": csl_date(reference.accessed),
        "publisher-place": reference.place,
        "event-title": reference.event,
        "event-place": reference.venue,
        "edition": _edition(reference.edition),
        "version": reference.version,
        "DOI": reference.doi,
        "ISBN": reference.isbn,
        "ISSN": reference.issn,
        "PMID": reference.pmid,
        "URL": reference.url
        or (reference.arxiv and f"{_ARXIV}{reference.arxiv.lower().removeprefix('arxiv:')}"),
        "language": reference.language,
    }
    return {name: value for name, value in variables.items() if value}


def _agents(reference: Reference, kind: str, manual: Manual) -> dict[str, Any]:
    """Return who made and who issued a work, and what holds it: each stands in one place of a citation."""
    issuers, publisher = reference.issuers, manual.joint.join(p.name for p in reference.publishers)
    container = reference.container
    alone = issuers == reference.publishers
    if kind == "article-newspaper" and not container:
        # A newspaper is what holds its articles, not their author.
        container, publisher = publisher, ""
        issuers = () if alone else issuers
    elif kind == "legal_case":
        # A court decides a case and does not write it.
        issuers = () if alone else issuers
    elif kind in _ON_SITES and not container and not alone:
        container, publisher = publisher, ""
    elif alone and (
        manual.issuers is Issuers.AUTHOR or (manual.issuers is Issuers.IMPRINT and not reference.place)
    ):
        publisher = ""
    elif alone and manual.issuers is Issuers.PUBLISHER:
        issuers = ()
    edited = bool(issuers) and issuers == reference.editors
    names = [_name(agent, manual) for agent in issuers]
    if reference.others and names:
        names.append({"literal": "others"})
    return {
        "author": [] if edited else names,
        "editor": [_name(agent, manual) for agent in reference.editors],
        "translator": [_name(agent, manual) for agent in reference.translators],
        "authority": publisher if kind == "legal_case" else "",
        "publisher": publisher if kind != "legal_case" else "",
        "container-title": container,
        "container-title-short": reference.short_container,
        "collection-title": reference.series,
    }


def _numbers(reference: Reference, kind: str) -> dict[str, Any]:
    """Return what counts a work or its place in another one."""
    return {
        "volume": reference.volume,
        "part-number": reference.part,
        number_variable(kind): reference.number,
        "chapter-number": reference.chapter,
        "page": re.sub(r"\s*-{1,3}\s*", "–", reference.pages or ""),
        "number-of-pages": reference.extent,
    }


def number_variable(kind: str) -> str:
    """Return the variable of CSL that has the number of a work of a kind."""
    if kind in _NUMBERED:
        return "number"
    return "collection-number" if kind in _IN_VOLUMES else "issue"


# What BibTeX users write in full; CSL wants the number, which each style writes in its own way.
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def _edition(edition: str | None) -> str | None:
    """Return ``2`` for ``2``, ``2nd``, ``Second`` and ``2nd ed.``; other words as they are."""
    if not edition:
        return None
    bare = re.sub(r"\s+(?:ed\.?|edn\.?|edition)$", "", edition.strip(), flags=re.IGNORECASE)
    if bare.lower() in _ORDINALS:
        return str(_ORDINALS.index(bare.lower()) + 1)
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th|\.|\.?[ªº])?", bare, re.IGNORECASE)
    return match[1] if match else bare


def _name(agent: Agent, manual: Manual) -> dict[str, str]:
    if not isinstance(agent, Person):
        return {"literal": agent.name}
    if not agent.given:
        return {"literal": agent.family}
    name = person(agent)
    if "suffix" in name and not manual.periods:
        name["suffix"] = name["suffix"].rstrip(".")
    return name


def person(named: Person) -> dict[str, str]:
    """Return a person's name as CSL has it: with a particle and a suffix of their own, where it has these."""
    family, given = named.family, named.given
    name = {}
    if (match := _PARTICLE.match(family)) and match["particle"].islower():
        name["non-dropping-particle"] = match["particle"].rstrip()
        family = family[match.end() :]
    if match := _SUFFIX.search(given):
        name["suffix"] = match["suffix"]
        given = given[: match.start()]
    return {"family": family} | ({"given": given} if given else {}) | name


def csl_date(date: PartialDate | None) -> dict[str, Any] | None:
    """Return a date as CSL has it, None where there is none."""
    if date is None:
        return None
    parts = [_date_parts(date.year, date.month, date.day)]
    if date.until:
        parts.append(_date_parts(date.until, date.until_month, date.until_day))
    marks = {name: value for name, value in (("season", date.season), ("circa", date.circa)) if value}
    return {"date-parts": parts} | marks


def _date_parts(year: int, month: int | None, day: int | None) -> list[int]:
    if month and month > 12:
        return [year]  # a season is told beside the parts
    return [part for part in (year, month, day) if part]

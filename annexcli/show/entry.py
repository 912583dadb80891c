"""One entry in full: what it says, what else its fields hold, where it was read, what became of its link."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annexcli.bib.library import Entry
from annexcli.bib.own import is_own
from annexcli.bib.values import told
from annexcli.model.reference import Agent, Organisation, Reference
from annexcli.model.verdict import LinkResult
from annexcli.text import printable

# Fields that the reference tells already.
_TOLD = frozenset(
    {
        "author", "editor", "translator", "title", "subtitle", "journal", "journaltitle", "booktitle",
        "publisher", "institution", "organization", "school", "year", "date", "month", "pubstate", "url",
        "doi", "isbn", "issn", "eprint", "eprinttype", "archiveprefix", "pmid", "note", "keywords",
        "language", "langid", "urldate", "volume", "number", "pages", "edition", "address", "location",
        "shortauthor", "entrysubtype",
    }
)  # fmt: skip
_GAP = 2
_OPEN = re.compile(r"^/|/(?:\.\.)?$|\.\.|[Xx]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an entry: beside itself the verdict on its link, and how a style cites it."""

    reference: Reference
    entry: Entry | None
    where: str
    link: LinkResult | None = None
    citation: str = ""


def text(shown: Iterable[Shown], width: int | None = None) -> str:
    """Return entries in full, with a blank line between them.

    Args:
        shown: the entries.
        width: at how many columns to break lines; they are not broken without it.

    """
    return "\n".join(_block(one, width) for one in shown)


def _block(one: Shown, width: int | None) -> str:
    rows = [(name, printable(value)) for name, value in _rows(one) if value]
    room = max(len(name) for name, _ in rows) + _GAP
    lines = [printable(one.reference.key)]
    for name, value in rows:
        first, *more = _broken(value, width - room if width and width > 2 * room else None)
        lines += [f"{name:{room}}{first}", *(f"{'':{room}}{line}" for line in more)]
    return "\n".join(lines) + "\n"


def _broken(value: str, width: int | None) -> list[str]:
    if width is None:
        return [value]
    from rich.cells import cell_len  # noqa: PLC0415 - only a terminal has a width

    lines, line = [], ""
    for word in value.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _rows(shown: Shown) -> Iterator[tuple[str, str | None]]:
    one = shown.reference
    kind = f" (@{shown.entry.type})" if shown.entry else ""
    yield "type", f"{one.type.value}{kind}"
    yield "title", one.title
    yield "authors", _names(one.authors)
    yield "editors", _names(one.editors)
    yield "translators", _names(one.translators)
    yield "publisher", _names(one.publishers)
    printed = shown.entry.get("date") if shown.entry else ""
    # What is open or unknown in a date is in the store alone.
    yield "date", printed if _OPEN.search(printed) else str(one.date) if one.date else None
    for name in ("state", "container", "volume", "number", "pages", "edition", "place", "note"):
        yield name, getattr(one, name)
    for url in one.urls or (None,):
        yield "url", url
    for name in ("doi", "isbn", "issn", "arxiv", "pmid", "language"):
        yield name, getattr(one, name)
    yield "accessed", str(one.accessed) if one.accessed else None
    yield "topics", ", ".join(one.topics)
    for name, value in shown.entry.fields if shown.entry else ():
        if name not in _TOLD and not is_own(name):
            yield name, told(name, value)
    yield "link", _link(one, shown.link)
    yield "section", one.section
    for source in one.sources:
        yield "source", str(source)
        yield "", source.raw
    yield "entry", shown.where
    yield "citation", shown.citation


def _link(one: Reference, link: LinkResult | None) -> str:
    """Return what is known of the link: verdict, reason and when it was asked."""
    if link is None:
        return "unchecked" if one.urls or one.doi else "missing: no address"
    when = f" ({link.checked})" if link.checked else ""
    return f"{link.verdict.value}: {link.reason}{when}"


def _names(agents: Iterable[Agent]) -> str:
    return "; ".join(
        f"{agent.name} ({agent.acronym})"
        if isinstance(agent, Organisation) and agent.acronym and agent.acronym != agent.name
        else agent.name
        for agent in agents
    )

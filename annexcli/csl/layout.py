"""A reference list as a page: entries in groups under headings, numbered, annotated, with their links."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annexcli.csl.formatted import Entry
from annexcli.csl.nodes import Attributes, Node, Text, rewritten, words
from annexcli.model.reference import EntryType, Organisation, Reference
from annexcli.text import fold


class GroupBy(StrEnum):
    """What entries are put into groups by."""

    SECTION = "section"
    TOPIC = "topic"
    YEAR = "year"
    PUBLISHER = "publisher"
    TYPE = "type"


KINDS = {
    EntryType.REPORT: "Reports",
    EntryType.ARTICLE: "Articles",
    EntryType.BOOK: "Books",
    EntryType.CHAPTER: "Chapters",
    EntryType.THESIS: "Theses",
    EntryType.CONFERENCE: "Conference papers",
    EntryType.WEBPAGE: "Web pages",
    EntryType.NEWS: "News",
    EntryType.LAW: "Law",
    EntryType.DATASET: "Data sets",
    EntryType.STANDARD: "Standards",
    EntryType.VIDEO: "Video",
    EntryType.AUDIO: "Audio",
    EntryType.OTHER: "Other works",
}
_WITHOUT = {
    GroupBy.SECTION: "Without a section",
    GroupBy.TOPIC: "Without a topic",
    GroupBy.YEAR: "Undated",
    GroupBy.PUBLISHER: "Without a publisher",
}
_PLAIN: Attributes = ("refs", [], [])
_SCHEMES = ("http://", "https://", "ftp://", "mailto:")
_DOI = "https://doi.org/"

# From the outermost to the innermost.
Headings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry on the page: its citekey and nodes, its number and the note below it, if it has them."""

    key: str
    blocks: list[Node]
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Entries with the headings over them; ``new`` is how many of these were not said before."""

    headings: Headings
    new: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A reference list; ``attributes`` say how the style wants it set."""

    title: str
    parts: tuple[Part, ...]
    attributes: Attributes = _PLAIN


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked for beyond the entries."""

    title: str = ""
    numbered: bool = False
    annotate: bool = False
    with_links: bool = False


def in_groups(
    references: Sequence[Reference],
    by: GroupBy | None,
    body: Callable[[str], str] = str,
    *,
    oldest_first: bool = False,
) -> list[tuple[Headings, list[Reference]]]:
    """Return references in their groups, each work in one, with the headings over it.

    Groups come in the order that is usual for their kind: sections as the store has them, years from the
    newest, types as in ``KINDS``, topics and publishers by name. Works that belong to no group come last.

    Args:
        references: the works, in the order in which they are to stand in a group.
        by: what they are grouped by; all are in one group without a heading if None.
        body: gives the usual name of an organisation.
        oldest_first: whether years come from the oldest.

    """
    if by is None:
        return [((), list(references))]
    groups: dict[Headings, list[Reference]] = {}
    for reference in references:
        groups.setdefault(_heading(reference, by, body), []).append(reference)
    paths = list(groups)
    if by is GroupBy.YEAR:
        paths.sort(reverse=not oldest_first)
    elif by is GroupBy.TYPE:
        paths.sort(key=lambda path: list(KINDS.values()).index(path[0]))
    elif by is GroupBy.SECTION:
        # What has a heading in common stays together, where the first of it stands.
        first = {
            path[:depth]: at
            for at, path in reversed(list(enumerate(paths)))
            for depth in range(len(path) + 1)
        }
        paths.sort(key=lambda path: [first[path[:depth]] for depth in range(1, len(path) + 1)])
    else:
        paths.sort(key=lambda path: fold(" ".join(path)))
    paths.sort(key=lambda path: not path)  # stable: those without last
    shared = _shared(path for path in paths if path) if by is GroupBy.SECTION else 0
    return [(path[shared:] if path else (_WITHOUT[by],), groups[path]) for path in paths]


def page(
    entries: Iterable[Entry],
    groups: Sequence[tuple[Headings, Sequence[Reference]]],
    wishes: Wishes,
    attributes: Attributes = _PLAIN,
) -> Page:
    """Return a reference list.

    Args:
        entries: what a style made of the works, in its order, which stays within each group.
        groups: the works in their groups.
        wishes: what else is asked for.
        attributes: how the style wants the list set.

    """
    by_key = {entry.key: (at, entry) for at, entry in enumerate(entries) if str(Text(entry.blocks)).strip()}
    parts: list[Part] = []
    number = 0
    said: Headings = ()
    for headings, references in groups:
        lines = []
        for reference in sorted(
            (reference for reference in references if reference.key in by_key),
            key=lambda reference: by_key[reference.key][0],
        ):
            number += 1
            lines.append(_line(by_key[reference.key][1], reference, wishes, number))
        if lines:
            common = _common(said, headings)
            parts.append(Part(headings, len(headings) - common, tuple(lines)))
            said = headings
    return Page(wishes.title, tuple(parts), attributes)


def reversed_page(listed: Page) -> Page:
    """Return a page with its entries in the opposite order in each group."""
    parts = tuple(replace(part, lines=_turned(part.lines)) for part in listed.parts)
    return replace(listed, parts=parts)


def _turned(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    numbers = [line.number for line in lines]
    return tuple(replace(line, number=n) for line, n in zip(reversed(lines), numbers, strict=True))


def _line(entry: Entry, reference: Reference, wishes: Wishes, number: int) -> Line:
    blocks = rewritten(entry.blocks, _safe)
    link = reference.url or (f"{_DOI}{reference.doi}" if reference.doi else "")
    if wishes.with_links and link and not _leads_to(blocks, link, reference.doi):
        blocks = _with_link(blocks, link)
    note = (reference.annotation or reference.note or "") if wishes.annotate else ""
    return Line(entry.key, blocks, number if wishes.numbered else None, note)


def _heading(reference: Reference, by: GroupBy, body: Callable[[str], str]) -> Headings:
    match by:
        case GroupBy.SECTION:
            return tuple(filter(None, (reference.section or "").split(" > ")))
        case GroupBy.TOPIC:
            return reference.topics[:1]
        case GroupBy.YEAR:
            return (str(reference.year),) if reference.year else ()
        case GroupBy.PUBLISHER:
            agents = reference.publishers or tuple(
                agent for agent in reference.authors if isinstance(agent, Organisation)
            )
            names = "; ".join(dict.fromkeys(body(agent.name) for agent in agents))
            return (names,) if names else ()
        case GroupBy.TYPE:
            return (KINDS[reference.type],)


def _shared(paths: Iterable[Headings]) -> int:
    """Return how many headings all paths begin with, so that at least one is left of each."""
    known = list(dict.fromkeys(paths))
    shared = min((len(path) - 1 for path in known), default=0)
    while shared and len({path[:shared] for path in known}) > 1:
        shared -= 1
    return shared if len(known) > 1 else max((len(path) - 1 for path in known), default=0)


def _common(one: Headings, other: Headings) -> int:
    """Return how many headings two paths share from the beginning; the last one is always said."""
    common = 0
    while common < min(len(one), len(other) - 1) and one[common] == other[common]:
        common += 1
    return common


def _safe(node: Node) -> list[Node]:
    """Return a node as it is, or as text if it is a link that leads neither to the web nor to a person."""
    if node["t"] != "Link" or node["c"][2][0].lower().startswith(_SCHEMES):
        return [node]
    return [{"t": "Span", "c": [["", [], []], node["c"][1]]}]


def _leads_to(blocks: list[Node], link: str, doi: str | None) -> bool:
    said = str(Text(blocks))
    return link in said or bool(doi and doi in said)


def _with_link(blocks: list[Node], link: str) -> list[Node]:
    if not blocks or blocks[-1]["t"] not in {"Para", "Plain"}:
        return blocks
    shown: Node = {"t": "Link", "c": [["", [], []], words(link), [link, ""]]}
    if not link.lower().startswith(_SCHEMES):
        shown = {"t": "Span", "c": [["", [], []], words(link)]}
    return [*blocks[:-1], {"t": blocks[-1]["t"], "c": [*blocks[-1]["c"], {"t": "Space"}, shown]}]


def blocks_of(listed: Page, *, named_styles: bool = False) -> list[Node]:
    """Return a page as the blocks of a document.

    Args:
        listed: the page.
        named_styles: whether the format has paragraph styles by name.

    """
    blocks: list[Node] = []
    level = 1
    if listed.title:
        blocks.append(_header(level, listed.title))
        level += 1
    identifier, classes, pairs = listed.attributes
    if named_styles:
        # What word processors call such paragraphs; pandoc sets it only for what is called "refs".
        identifier, pairs = "", [*pairs, ["custom-style", "Bibliography"]]
    elif len(listed.parts) != 1:
        identifier = ""  # which stands for one element only
    for part in listed.parts:
        depths = range(len(part.headings) - part.new, len(part.headings))
        blocks += [_header(min(level + depth, 6), part.headings[depth]) for depth in depths]
        blocks.append(_list(part.lines, (identifier, classes, pairs)))
    return blocks


def _header(level: int, text: str) -> Node:
    return {"t": "Header", "c": [level, ["", [], []], words(text)]}


def _list(lines: tuple[Line, ...], attributes: Attributes) -> Node:
    divs = [_entry(line) for line in lines]
    if start := next((line.number for line in lines if line.number), None):
        numbering = [start, {"t": "Decimal"}, {"t": "Period"}]
        divs = [{"t": "OrderedList", "c": [numbering, [[div] for div in divs]]}]
    return {"t": "Div", "c": [list(attributes), divs]}


def _entry(line: Line) -> Node:
    blocks = list(line.blocks)
    if line.note:
        blocks.append({"t": "BlockQuote", "c": [{"t": "Para", "c": words(line.note)}]})
    return {"t": "Div", "c": [[f"ref-{line.key}", ["csl-entry"], []], blocks]}


def keys_without_text(entries: Iterable[Entry], wanted: Iterable[str]) -> list[str]:
    """Return the citekeys of works of which a style prints nothing."""
    printed = {entry.key for entry in entries if str(Text(entry.blocks)).strip()}
    return [key for key in wanted if key not in printed]

"""References in a house style: what a template may ask for, and lines as they were printed."""

from collections.abc import Callable, Iterable, Mapping

from annexcli.csl.nodes import Node, words
from annexcli.csl.template import Look, Piece, Template, read_template
from annexcli.errors import UsageProblem
from annexcli.model.reference import Agent, Organisation, PartialDate, Person, Reference

NAMED: Mapping[str, str] = {
    "annex": "{publisher|author}, [{title}]({link}) ({note}), {year}",
    "annotated": "{author|publisher}. *[{title}]({link})*. {container}, {year}. {annotation|note}",
    "short": '{author|publisher}, "{title}" ({year|"n.d."})',
    "table": "{key} | {author|publisher} | {title} | {year} | {link}",
}
_PARTS: Mapping[str, Callable[[Reference], str | None]] = {
    "key": lambda r: r.key,
    "type": lambda r: r.type.value,
    "genre": lambda r: r.genre,
    "publisher": lambda r: _listed(map(_with_acronym, r.publishers)),
    "publisher_name": lambda r: _listed(publisher.name for publisher in r.publishers),
    "acronym": lambda r: _listed(publisher.acronym or publisher.name for publisher in r.publishers),
    "author": lambda r: _names(r.authors or (() if r.container else r.editors), others=r.others),
    "editor": lambda r: _names(r.editors),
    "translator": lambda r: _names(r.translators),
    "title": lambda r: r.title,
    "container": lambda r: r.container,
    "series": lambda r: r.series,
    "volume": lambda r: r.volume,
    "number": lambda r: r.number,
    "pages": lambda r: (r.pages or "").replace("--", "–"),
    "edition": lambda r: r.edition,
    "place": lambda r: r.place,
    "year": lambda r: _years(r.date),
    "date": lambda r: str(r.date or ""),
    "accessed": lambda r: str(r.accessed or ""),
    "url": lambda r: r.url,
    "link": lambda r: r.url or (r.doi and f"https://doi.org/{r.doi}"),
    "doi": lambda r: r.doi,
    "isbn": lambda r: r.isbn,
    "issn": lambda r: r.issn,
    "note": lambda r: r.note,
    "annotation": lambda r: r.annotation,
    "topics": lambda r: ", ".join(r.topics),
    "section": lambda r: r.section,
    "language": lambda r: r.language,
    "event": lambda r: r.event,
    "version": lambda r: r.version,
}


def house_style(asked: str) -> Template:
    """Return a house style: a template, or the name of one of ``NAMED``.

    Raises:
        UsageProblem: if it is neither.

    """
    if "{" in asked:
        return read_template(asked, _PARTS)
    if asked not in NAMED:
        raise UsageProblem(
            f"{asked!r} is no template",
            where="--template",
            hint=f"write one such as '{{publisher}}, {{title}}, {{year}}', or name one: {', '.join(NAMED)}",
        )
    return read_template(NAMED[asked], _PARTS)


def text_line(reference: Reference, style: Template) -> str:
    """Return the text of a reference in a house style, nothing where it has nothing to show."""
    return "".join(piece.text for piece in style.line(lambda name: _part(reference, name)))


def _part(reference: Reference, name: str) -> str:
    return " ".join((_PARTS[name](reference) or "").split())


def line(reference: Reference, style: Template, *, as_printed: bool = False) -> list[Node]:
    """Return a reference in a house style, as nodes of pandoc's tree; none where it has nothing to show.

    Args:
        reference: the work.
        style: the template.
        as_printed: whether order and punctuation are those of the line that it was read from, where all parts
            stand in that line.

    """
    pieces = style.line(lambda name: _part(reference, name))
    if as_printed and reference.source:
        pieces = _as_printed(pieces, reference.source.raw) or pieces
    return [node for piece in pieces for node in _nodes(piece)]


def _as_printed(pieces: list[Piece], raw: str) -> list[Piece]:
    """Return the parts of a line with what stands around them in a text; nothing if they are not in it."""
    raw = " ".join(raw.split())
    taken = raw
    places: list[tuple[int, Piece]] = []
    for piece in sorted((piece for piece in pieces if piece.field), key=lambda piece: -len(piece.text)):
        start = taken.find(piece.text)
        if start < 0:
            return []
        places.append((start, piece))
        taken = taken[:start] + "\0" * len(piece.text) + taken[start + len(piece.text) :]
    if any(character.isalnum() for character in taken):
        return []
    made: list[Piece] = []
    position = 0
    for start, piece in sorted(places, key=lambda place: place[0]):
        made += [Piece(raw[position:start]), piece]
        position = start + len(piece.text)
    return [piece for piece in (*made, Piece(raw[position:])) if piece.text]


def _nodes(piece: Piece) -> list[Node]:
    nodes = words(piece.text)
    for look, kind in ((Look.BOLD, "Strong"), (Look.ITALIC, "Emph")):
        if look in piece.looks:
            nodes = [{"t": kind, "c": nodes}]
    if piece.target:
        nodes = [{"t": "Link", "c": [["", [], []], nodes, [piece.target, ""]]}]
    return nodes


def _listed(names: Iterable[str]) -> str:
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _names(agents: tuple[Agent, ...], *, others: bool = False) -> str:
    names = [
        f"{agent.family}, {agent.given}" if isinstance(agent, Person) and agent.given else agent.name
        for agent in agents
    ]
    return f"{', '.join(names)} et al." if others and names else _listed(names)


def _with_acronym(publisher: Organisation) -> str:
    return f"{publisher.name} ({publisher.acronym})" if publisher.acronym else publisher.name


def _years(date: PartialDate | None) -> str:
    if not date:
        return ""
    circa = "c. " if date.circa else ""
    until = f"–{date.until}" if date.until and date.until != date.year else ""
    return f"{circa}{date.year}{until}"

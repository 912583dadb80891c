"""MediaWiki's markup in a form that pandoc reads whole: templates of citations, links without words."""

import re
from collections.abc import Iterator

# "[http://…]", for which pandoc makes up a number; "doi:[http://… 10.1/x]", of which it makes one address.
_BARE_LINK = re.compile(r"(?<!\[)\[((?:https?:)?//[^\s\[\]<>\"]+)[ \t]*\](?!\])")
_JOINED_LINK = re.compile(r"(?<=\bdoi:)(?=\[)", re.IGNORECASE)
# A template without others inside.
_TEMPLATE = re.compile(r"\{\{\s*([^\W\d_][\w -]{1,30}?)\s*\|([^{}]{1,4000})\}\}")
_NUMBERS = frozenset({"isbn", "issn", "doi", "pmid", "arxiv"})
_QUOTED = frozenset(
    {"cite journal", "cite web", "cite news", "cite magazine", "cite press release", "cite conference"}
)
# A bar inside a link to another page parts no parameters.
_BAR = re.compile(r"\|(?![^\[\]]*\]\])")


def prepared(text: str) -> str:
    """Return a page for pandoc, which throws templates away.

    Those that cite become the text that they print; those of an identifier become its name and number.
    """
    text = _BARE_LINK.sub(r"\1", text)
    text = _JOINED_LINK.sub(" ", text)
    return _TEMPLATE.sub(_printed, text)


def _printed(template: re.Match[str]) -> str:
    name = " ".join(template[1].casefold().split())
    given = [part.strip() for part in _BAR.split(template[2])]
    if name in _NUMBERS:
        return f"{name}:{given[0]}" if name == "doi" else f"{name.upper()} {given[0]}"
    if name != "citation" and not name.startswith("cite "):
        return template[0]
    pairs = (part.partition("=") for part in given if "=" in part)
    fields = {key.strip().casefold(): " ".join(value.split()) for key, _, value in pairs}
    return " ".join(_sentences(name, {key: value for key, value in fields.items() if value}))


def _sentences(kind: str, fields: dict[str, str]) -> Iterator[str]:
    """Yield the parts of a citation in the order in which MediaWiki prints them."""
    names = "; ".join(_names(fields))
    date = fields.get("date") or fields.get("year") or ""
    if names or date:
        yield f"{names} ({date})." if names and date else f"{names or date}."
    title = fields.get("title", "")
    if url := fields.get("url") or fields.get("archive-url"):
        title = f"[{url} {title}]"
    if title:
        yield f'"{title}".' if kind in _QUOTED else f"''{title}''."
    work = next(
        (fields[key] for key in ("journal", "work", "newspaper", "magazine", "website") if key in fields), ""
    )
    volume, issue = fields.get("volume", ""), fields.get("issue") or fields.get("number") or ""
    pages = fields.get("pages") or fields.get("page") or ""
    if work:
        counted = " ".join(filter(None, (volume, issue and f"({issue})")))
        yield f"''{work}''" + (f". {counted}" if counted else "") + (f": {pages}." if pages else ".")
    place = fields.get("location") or fields.get("place") or ""
    if publisher := fields.get("publisher") or fields.get("institution"):
        yield f"{place}: {publisher}." if place else f"{publisher}."
    for key in ("isbn", "issn", "doi", "pmid", "arxiv"):
        if key in fields:
            yield f"doi:{fields[key]}" if key == "doi" else f"{key.upper()} {fields[key]}."
    if opened := fields.get("access-date") or fields.get("accessdate"):
        yield f"Retrieved {opened}."


def _names(fields: dict[str, str]) -> Iterator[str]:
    """Yield the authors that a template names: as surnames and forenames, or whole."""
    for number in ("", *map(str, range(1, 31))):
        family = fields.get(f"last{number}") or fields.get(f"surname{number}")
        given = fields.get(f"first{number}") or fields.get(f"given{number}")
        if family:
            yield f"{family}, {given}" if given else family
        elif author := fields.get(f"author{number}"):
            yield author

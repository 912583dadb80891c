"""MediaWiki's templates that cite, as the text that they print; pandoc throws templates away."""

import re
from collections.abc import Iterable, Iterator

from annexcli.vocab import table

# A template is not longer; the pages of some wikis have whole articles in one.
_LONGEST = 4000
# "author", "author1", "author2" …
_NUMBERS = ("", *map(str, range(1, 31)))
_BRACES = re.compile(r"(\{\{|\}\})")
# A bar inside a link to another page parts no parameters.
_BAR = re.compile(r"\|(?![^\[\]]*\]\])")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_EMPHASIS = re.compile(r"'{2,5}")


def printed(text: str) -> str:
    """Return a page with its templates that cite, and those of identifiers, as text; others as they are.

    Templates inside those that cite give their first word without a name, as dates and languages do.
    """
    opened: list[list[str]] = [[]]
    for part in _BRACES.split(text):
        if part == "{{":
            opened.append([])
        elif part == "}}" and len(opened) > 1:
            content = "".join(opened.pop())
            opened[-1].append(_printed(content, inside=len(opened) > 1) or f"{{{{{content}}}}}")
        else:
            opened[-1].append(part)
    return "{{".join("".join(parts) for parts in opened)


def _printed(content: str, *, inside: bool) -> str:
    """Return what a template prints, nothing where that is not known."""
    if len(content) > _LONGEST:
        return ""
    name, *given = (part.strip() for part in _BAR.split(content))
    name = " ".join(name.casefold().split())
    if name == "!":
        return "&#124;"
    if name in table("templates")["identifiers"] and given:
        return f"{name}:{given[0]}" if name == "doi" else f"{name.upper()} {given[0]}"
    if name in {"citation", *table("templates")["citing"]} or name.startswith("cite "):
        return " ".join(_sentences(name, _Fields(given)))
    return _plain(name, given) if inside else ""


def _plain(name: str, given: list[str]) -> str:
    """Return the words of a template inside another: "{{lang|fr|Titre}}", "{{start date|2019|3|1}}"."""
    words = [part for part in given if "=" not in part]
    if len(words) > 1 and all(map(str.isdecimal, words)):
        return "-".join(word.zfill(2) for word in words[:3])
    return (words[-1] if name.startswith("lang") else words[0]) if words else ""


class _Fields:
    """The parameters of a template that cites, by what they are called in any of the languages."""

    def __init__(self, given: list[str]) -> None:
        pairs = (part.partition("=") for part in given if "=" in part)
        self._values = {key.strip().casefold(): _words(value) for key, _, value in pairs}

    def one(self, role: str) -> str:
        """Return what the first parameter of a role says that is not empty, or nothing."""
        return self._first(_keys(role))

    def named(self, key: str) -> str:
        """Return what one parameter says, or nothing."""
        return self._values.get(key, "")

    def authors(self) -> str:
        """Return who wrote the work, with semicolons between them."""
        named = (self._person("author", number) or self._numbered("author", number) for number in _NUMBERS)
        return "; ".join(filter(None, named))

    def editors(self) -> str:
        """Return who edited the work, with semicolons between them."""
        named = (self._person("editor", number) or self._numbered("editor", number) for number in _NUMBERS)
        return "; ".join(filter(None, named))

    def _first(self, keys: Iterable[str]) -> str:
        return next((value for key in keys if (value := self._values.get(key))), "")

    def _numbered(self, role: str, number: str) -> str:
        return self._first(key + number for key in _keys(role))

    def _person(self, role: str, number: str) -> str:
        """Return a person by family and given name: "last2", "author2-last", "author-last2"."""
        family, given = (
            self._first(
                form
                for key in _keys(part)
                for form in (
                    *([key + number] if role == "author" else []),
                    f"{role}{number}-{key}",
                    f"{role}-{key}{number}",
                )
            )
            for part in ("family", "given")
        )
        return f"{family}, {given}" if family and given else family


def _keys(role: str) -> list[str]:
    keys: list[str] = table("templates")["parameters"][role]
    return keys


def _words(value: str) -> str:
    """Return what a parameter says without links to other pages and marks of emphasis, in one line."""
    return " ".join(_EMPHASIS.sub("", _WIKILINK.sub(r"\1", value)).split())


def _sentences(kind: str, fields: _Fields) -> Iterator[str]:
    """Yield the parts of a citation in the order in which MediaWiki prints them."""
    title, chapter = fields.one("title"), fields.one("chapter")
    authors, editors, date = fields.authors(), fields.editors(), fields.one("date")
    edited = f"{editors} (eds.)" if editors else ""
    if names := authors or edited:
        yield f"{names} ({date})." if date else f"{names}."
    if address := fields.one("address"):
        yield f"{_linked(chapter or title, address)}."
    elif named := chapter or title:
        quoted = chapter or kind in table("templates")["quoted"]
        yield f'"{named}".' if quoted else f"''{named}''."
    if chapter and title:
        yield f"In {edited}. ''{title}''." if editors and authors else f"In ''{title}''."
    yield from _source(fields)
    if date and not names:
        yield f"{date}."
    for key in table("templates")["identifiers"]:
        if number := fields.named(key):
            yield f"doi:{number}" if key == "doi" else f"{key.upper()} {number}."
    if opened := fields.one("opened"):
        yield f"Retrieved {opened}."


def _linked(words: str, address: str) -> str:
    """Return words as a link to an address; their brackets would end it."""
    if not words:
        return address
    return f"[{address} {words.replace('[', '&#91;').replace(']', '&#93;')}]"


def _source(fields: _Fields) -> Iterator[str]:
    """Yield where a work came out: in which journal, at which place, by whom."""
    if work := fields.one("work"):
        volume, issue, pages = fields.one("volume"), fields.one("issue"), fields.one("pages")
        counted = " ".join(filter(None, (volume, issue and f"({issue})")))
        yield f"''{work}''" + (f". {counted}" if counted else "") + (f": {pages}." if pages else ".")
    if edition := fields.one("edition"):
        yield f"{edition} ed." if edition.isalnum() and edition[0].isdecimal() else f"{edition}."
    place = fields.one("place")
    if publisher := fields.one("publisher"):
        yield f"{place}: {publisher}." if place else f"{publisher}."

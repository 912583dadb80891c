"""MediaWiki's markup in a form that pandoc reads whole: templates, lists of references, bare links."""

import re
from dataclasses import dataclass

from annexcli.read.wiki_templates import printed
from annexcli.text import squash

# "[http://…]", for which pandoc makes up a number; "doi:[http://… 10.1/x]", of which it makes one address.
_BARE_LINK = re.compile(r"(?<!\[)\[((?:https?:)?//[^\s\[\]<>\"]+)[ \t]*\](?!\])")
_JOINED_LINK = re.compile(r"(?<=\bdoi:)(?=\[)", re.IGNORECASE)
# What opens and closes references, and the lists that print them: "<references/>", "{{reflist}}".
_LIST_TEMPLATE = (
    r"\{\{\s{0,9}(?:reflist|references|refs|références|referencias|referências|listaref|примечания)"
)
_TAG = re.compile(
    r"(<references\b[^<>]{0,200}>|</references\s{0,9}>|<ref\b[^<>]{0,300}>|</ref\s{0,9}>"
    rf"|{_LIST_TEMPLATE}(?=[\s|}}])|\}}\}})",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(rf"{_LIST_TEMPLATE}|<references\b[^<>]*>", re.IGNORECASE)
_NAME, _GROUP = (
    re.compile(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'|/<>{{}}]+))", re.IGNORECASE)
    for name in ("name", "group")
)


def prepared(text: str) -> str:
    """Return a page for pandoc, which throws templates away and prints references as notes.

    Templates that cite become the text that they print. Where the page has a list of its references, they
    stand in it and no longer in the text.
    """
    text = _BARE_LINK.sub(r"\1", text)
    text = _JOINED_LINK.sub(" ", text)
    page = _Page()
    for part in _TAG.split(printed(text)):
        page.take(part)
    return page.done()


@dataclass(frozen=True, slots=True)
class _Called:
    """A place where the text calls a reference: its group, its name, and all that stands there."""

    group: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Listed:
    """A place where the references of a group are listed."""

    group: str


class _Page:
    """A page under construction: its text, the places of references and of their lists."""

    def __init__(self) -> None:
        self._parts: list[str | _Called | _Listed] = []
        self._said: dict[tuple[str, str], str] = {}
        self._reference: list[str] = []  # what stands in one that is open, its tag first
        self._list: list[str] = []

    def take(self, part: str) -> None:
        """Go on with a tag, or with what stands between two."""
        tag = part[:12].casefold()
        if tag.startswith("</ref") and not tag.startswith("</references"):
            if self._reference:
                self._closed(part)
        elif tag.startswith("<ref") and not tag.startswith("<references"):
            self._unclosed()
            self._reference.append(part)
            if part.endswith("/>"):
                self._closed("")
        elif self._reference:
            self._reference.append(part)
        elif self._list:
            self._list.append(part)
            if part == self._end:
                self._parts.append(_Listed(_value(_GROUP, "".join(self._list))))
                self._list = []
        elif tag.startswith("<references") and part.endswith("/>"):
            self._parts.append(_Listed(_value(_GROUP, part)))
        elif _OPENS_LIST.fullmatch(part):
            self._list.append(part)
        else:
            self._parts.append(part)

    @property
    def _end(self) -> str:
        return "}}" if self._list[0].startswith("{{") else "</references>"

    def _closed(self, tag: str) -> None:
        opening, content = self._reference[0], "".join(self._reference[1:])
        group = _value(_GROUP, opening)
        name = _value(_NAME, opening) or f"#{len(self._said)}"
        if words := squash(content):
            self._said.setdefault((group, name), words)
        if not self._list:
            self._parts.append(_Called(group, name, f"{opening}{content}{tag}" if content else ""))
        self._reference = []

    def _unclosed(self) -> None:
        """Put back what stands behind a tag that nothing closes."""
        self._parts += self._reference
        self._reference = []

    def done(self) -> str:
        """Return the page, where it lists a group of references those, in the order of their words."""
        self._unclosed()
        self._parts += self._list
        listed = {part.group for part in self._parts if isinstance(part, _Listed)}
        return "".join(self._text(part, listed) for part in self._parts)

    def _text(self, part: str | _Called | _Listed, listed: set[str]) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, _Called):
            return "" if part.group in listed else part.text
        said = (text for (group, _), text in self._said.items() if group == part.group)
        return "".join(["\n", *(f"# {text}\n" for text in said)])


def _value(attribute: re.Pattern[str], tag: str) -> str:
    found = attribute.search(tag)
    return next(filter(None, found.groups()), "") if found else ""

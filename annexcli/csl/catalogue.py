"""CSL styles by what their files say of themselves: names, fields, how they cite; and the search for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from annexcli.csl.style_file import locale_of, parent_of
from annexcli.text import fold

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_SHORT = re.compile(r"<title-short>(.*?)</title-short>", re.DOTALL)
_CITES = re.compile(r'<category\b[^>]*\bcitation-format="([^"]+)"')
_FIELD = re.compile(r'<category\b[^>]*\bfield="([^"]+)"')
_ISSN = re.compile(r"<e?issn>\s*([\dXx-]+)\s*</e?issn>")

# CSL 1.0.2, appendix I.
FIELDS = (
    "anthropology", "astronomy", "biology", "botany", "chemistry", "communications", "engineering",
    "generic-base", "geography", "geology", "history", "humanities", "law", "linguistics", "literature",
    "math", "medicine", "philosophy", "physics", "political_science", "psychology", "science",
    "social_science", "sociology", "theology", "zoology",
)  # fmt: skip


class Cites(StrEnum):
    """How a style cites in the text (CSL 1.0.2, ``citation-format``)."""

    AUTHOR_DATE = "author-date"
    AUTHOR = "author"
    NUMERIC = "numeric"
    LABEL = "label"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Listed:
    """A style of the catalogue.

    ``parent`` is the style that a dependent one stands for. ``locale`` is the one it wants to be used in.
    """

    name: str
    title: str
    short: str = ""
    cites: str = ""
    fields: tuple[str, ...] = ()
    parent: str = ""
    locale: str = ""
    issns: tuple[str, ...] = ()


def listed(name: str, text: str) -> Listed:
    """Return what the beginning of a style's file says of it.

    Args:
        name: the name of the file, without its suffix.
        text: the file, at least up to the end of its ``<info>``.

    """
    head = text[: end if (end := text.find("</info>")) >= 0 else len(text)]
    return Listed(
        name,
        _first(_TITLE, head) or name,
        _first(_SHORT, head),
        _first(_CITES, head),
        tuple(dict.fromkeys(_FIELD.findall(head))),
        parent_of(head) or "",
        locale_of(head) or "",
        tuple(dict.fromkeys(_ISSN.findall(head))),
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return " ".join(unescape(found[1]).split()) if found else ""


def find(
    styles: Iterable[Listed], words: str = "", fields: Iterable[str] = (), cites: Iterable[str] = ()
) -> list[Listed]:
    """Return the styles that are asked for, those that are meant most probably first.

    Args:
        styles: the catalogue.
        words: what stands in name, title, field or ISSN; of each word its beginning is enough.
        fields: fields of study, one of which the style is for; none asks for nothing.
        cites: how it cites, one of these; none asks for nothing.

    """
    asked = fold(words).split()
    wanted, formats = {fold(field) for field in fields}, set(cites)
    found = []
    for style in styles:
        if formats and style.cites not in formats:
            continue
        if wanted and not wanted & set(map(fold, style.fields)):
            continue
        if (rank := _rank(style, asked)) is not None:
            found.append((rank, style))
    return [style for _, style in sorted(found, key=lambda pair: (*pair[0], pair[1].name))]


def _rank(style: Listed, asked: list[str]) -> tuple[int, bool, int] | None:
    """Return how well a style answers the words asked for, the best smallest, or None where it does not.

    First comes its name, then how its name begins, then words of name, title and ISSN, then its fields.
    Among equals, styles of their own come before those that stand for others, short names before long.
    """
    name, said = fold(style.name), " ".join(asked)
    words = " " + fold(" ".join((style.name, style.title, style.short, *style.issns)))
    if name == said:
        rank = 0
    elif all(f" {word}" in words for word in asked):
        rank = 1 if name.startswith(said) else 2
    else:
        words += " " + fold(" ".join(style.fields))
        if not all(f" {word}" in words for word in asked):
            return None
        rank = 3
    return rank, bool(style.parent), len(name)

"""What comes from web pages: entities and tags of HTML in a value."""

import html
import re
from html.entities import html5

_ENTITY = re.compile(r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|span|p|br|u|sc|scp|font|a|div|jats:\w+|italic|bold)"
    r"(?:\s+[\w:-]+\s*=[^<>]{0,500})?\s?/?>",
    re.IGNORECASE,
)


def entities(value: str) -> list[re.Match[str]]:
    """Return the entities in a value; ``&`` before a word and a semicolon is not always one."""
    if "&" not in value:
        return []
    found = _ENTITY.finditer(value)
    return [match for match in found if match[0].startswith("&#") or match[0][1:] in html5]


def character(entity: str) -> str:
    """Return the character of an entity, or nothing where it has none that can be printed.

    A quotation mark has two sides in print, and one that is no delimiter confuses what reads a broken file.
    """
    plain = html.unescape(entity)
    printed = plain.isprintable() or plain == "\xa0"
    return plain if plain not in {entity, '"'} and printed else ""


def tag(value: str) -> re.Match[str] | None:
    """Return the first tag in a value, or None."""
    return _TAG.search(value) if "<" in value else None

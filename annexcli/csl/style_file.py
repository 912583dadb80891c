"""What the file of a CSL style says of itself: the style that it stands for, its locale, and its habits."""

import re
from dataclasses import dataclass

from annexcli.csl.locales import ends_sentences_inside

_PARENT = re.compile(r'<link\b(?=[^>]*\brel="independent-parent")[^>]*\bhref="[^"]*/([^"/]+)"')
_LOCALE = re.compile(r'<style\b[^>]*\bdefault-locale="([^"]+)"')
_STYLE_OPTIONS = re.compile(r'<style-options\b[^>]*\bpunctuation-in-quote="(true|false)"')
_ALWAYS = re.compile(r'delimiter-precedes-last="always"')
_SUBSTITUTE = re.compile(r'subsequent-author-substitute="([^"]+)"')
_SORTED_NAMES = re.compile(r"name-as-sort-order=")


def parent_of(style: str) -> str | None:
    """Return the name of the style that a dependent one stands for, or None for an independent one."""
    found = _PARENT.search(style)
    return found[1] if found else None


def locale_of(style: str) -> str | None:
    """Return the locale that a style wants to be used in, or None where it says none."""
    found = _LOCALE.search(style)
    return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Habits:
    """What of a style its output does not tell.

    ``punctuation_in_quotes``: a full stop or comma that follows a quotation goes inside. ``inverted`` is
    whether a comma stands before the last of two names because the first is inverted. ``substitute`` is
    printed for the authors of the entry before; ``sorts`` is whether the list has an order of its own.
    ``lists`` is whether there is a list at all. ``letters`` is whether it says where the letters stand that
    tell works of one author and year apart; else they stand behind a year, and nowhere without one (CSL
    1.0.2, "disambiguate-add-year-suffix").
    """

    punctuation_in_quotes: bool
    inverted: bool
    substitute: str
    sorts: bool
    lists: bool
    letters: bool


def habits(style: str, locale: str | None) -> Habits:
    """Return what a style does, by its text, in a locale or its own."""
    tag = locale or locale_of(style) or "en-US"
    option = _STYLE_OPTIONS.search(style)
    start = style.find("<bibliography")
    return Habits(
        punctuation_in_quotes=option[1] == "true" if option else ends_sentences_inside(tag),
        inverted=bool(_ALWAYS.search(style) and _SORTED_NAMES.search(style)),
        substitute=_substitute(style),
        sorts=start >= 0 and "<sort>" in style[start:],
        lists=start >= 0,
        letters='variable="year-suffix"' in style,
    )


def _substitute(style: str) -> str:
    found = _SUBSTITUTE.search(style)
    if not found:
        return ""
    from html import unescape  # noqa: PLC0415 - most styles have none

    return unescape(found[1])

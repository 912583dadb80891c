"""Locators: where in a work a note points to, printed behind the work: ``(Geneva, 2020), chap. 3``.

Pages that may be those of an article or a chapter are left to :mod:`annexcli.parse.imprint`.
"""

import re

from annexcli.document import Inline, Mark
from annexcli.parse import dates
from annexcli.parse.types import is_law
from annexcli.text import lowered
from annexcli.vocab import table
from annexcli.vocab.words import beginnings, has_beginning

# "s. d." and "s. l." say that there is no date and no place.
_ROMAN = r"(?:[ivx]|[ivxlcdm]{2,7}|[IVXLCDM]{1,7})(?!\w)"
_SPELLED = "|".join(table("lead_ins")["ordinal"])
# "pp. 12 et seq.", "S. 12 ff."
_ON = r"(?:ff?\b\.?|et\sseqq?\b\.?|(?:et|y|e)\sss?\b\.?|passim)"
_COUNTED = r"\d[\d.]{0,7}[a-zA-Z]?(?:\s?\(\w{1,4}\)){0,3}"
_NUMBER = rf"(?:{_COUNTED}|{_ROMAN}|[A-Z](?!\w)|(?:{_SPELLED})(?!\w)|{_ON})"
_AND = "and|&|et|y|e|und|en|и|bis"
_NUMBERS = rf"{_NUMBER}(?:(?:\s?[–—-]\s?|,?\s(?:{_AND})\s|,\s|\s(?={_ON})){_NUMBER}){{0,8}}"
_WORDS = "|".join(table("lead_ins")["locator"])
_AT = "|".join(table("lead_ins")["points"])
_LOCATOR = re.compile(
    rf"[\s,;:]*(?:(?:{_AT}|{_AND}),?\s)?(?:(?i:{_WORDS})(?:\.\s?|\s|(?=\d))|[§¶]+\s?){_NUMBERS}[.,;\s]*$"
)
# Where one may begin; the pattern of a locator itself is tried at these places only.
_LETTERS, _SIGNS = 3, frozenset("§¶")
_MAY_BE_LOCATOR = beginnings(table("lead_ins")["locator"], _LETTERS)
_MAY_BEGIN = re.compile(r"[,;:](?=\s)|[)\]\d](?=\s)")
# "Water (Charging) Regulations 2014"
_NAMES_LAW = re.compile(r"[,;:]?\s+(?:regulation|rule|schedule)s?\s(?:1[5-9]|20)\d\d\b", re.IGNORECASE)
# "(Oslo: Example Press, 2011), 56": behind a book a number alone is a page.
_PAGE_OF_BOOK = re.compile(r"(?<=\)),\s+\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,4}$")
# "(Geneva, WHO, 2018), executive summary", "A/HRC/30/20, annex": parts of a work without a number.
_PART_OF_WORK = re.compile(rf",\s+(?:{'|'.join(table('lead_ins')['part'])})$", re.IGNORECASE)
# The words for pages and volumes belong to an article as well.
_PAGES = re.compile(r"(?:(?i:pp?|pages?|seiten?|págs?|páginas?|pagg?|pagine|blz|стр)|S|с)\.?\s?\d[\d–—-]*")
_QUOTED = re.compile(r"[“«„\"‘]")
_VOLUME = re.compile(r"(?:vols?|volumes?|tom[eo]?s?|bd|band|т|том|deel)\b", re.IGNORECASE)
# What a locator stands behind: "(Geneva, WHO, 2020)", "Act 2006", "[2019]".
_CLOSED = re.compile(r"[(\[](?P<inside>[^()\[\]]{0,120})[)\]]$")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_IMPRINT = re.compile(r"[^\W\d_]{3,}[^()]*[,:;]\s")
# "Ortiz, Rivers, Oslo 2018", with no comma between place and year.
_PLACE_AND_YEAR = re.compile(r",\s[^\W\d_a-z][\w/ -]{2,28}\s(?:1[5-9]|20)\d\d$")
_LONGEST = 60
_MOST = 4
# How far before a bracket the year of a law stands: "Act 2019 (Qld)".
_BEFORE = 40


def take(content: Inline, *, bare: bool = False) -> tuple[Inline, str]:
    """Take the locators off the end of an entry; return what is left, and them as they are printed.

    Nothing is taken where they do not stand behind a bracket or a year, a law, or text that is marked
    up as a title: elsewhere they may be a part of it. ``bare`` says that a work may have no other words.
    """
    text = content.text.rstrip(" .,;")
    end = len(text)
    for _ in range(_MOST):
        found = _last_locator(text, end) or _PART_OF_WORK.search(text, max(0, end - _LONGEST), end)
        if not found or _NAMES_LAW.match(text, found.start()):
            break
        end = found.start()
    if end == len(text) and (page := _PAGE_OF_BOOK.search(text)) and content.marked(Mark.EMPHASIS):
        end = page.start()
    locator = text[end:].strip(" ,;:")
    if not locator or not (bare or end):
        return content, ""
    if not text[:end].strip(" ,;"):
        return Inline(""), locator
    pages = _PAGES.fullmatch(locator) is not None or locator[0].isdigit()
    counted = pages or _VOLUME.match(locator) is not None
    # Behind the symbol of a document whatever is counted is a part of it: "E/1992/23, annex III".
    apart = bare and not counted and text[end:].startswith(",")
    if (pages and _QUOTED.search(text)) or not (apart or _ends_work(content.cut(0, end), imprint=counted)):
        return content, ""
    return content.cut(0, end), locator


def _last_locator(text: str, end: int) -> re.Match[str] | None:
    """Return the longest locator that ends at a position: behind a mark, a bracket, a number, or alone."""
    start = max(0, end - _LONGEST)
    tail = text[start:end]
    if not has_beginning(lowered(tail), _MAY_BE_LOCATOR, _LETTERS) and not _SIGNS & set(tail):
        return None
    if not start and (whole := _LOCATOR.match(text, 0, end)):
        return whole
    for begin in _MAY_BEGIN.finditer(text, start, end):
        at = begin.start() if begin[0] in ",;:" else begin.end()
        if found := _LOCATOR.match(text, at, end):
            return found
    return None


def _ends_work(content: Inline, *, imprint: bool) -> bool:
    """Tell whether a work may end with the text; ``imprint`` asks for a place or a press beside the year."""
    text = content.text
    bracket = _CLOSED.search(text, max(0, len(text) - 130))
    if bracket:
        inside = bracket["inside"]
        if imprint:
            placed = _YEAR.search(inside) and _IMPRINT.search(inside)
            return bool(placed) and dates.whole(inside) is None
        before = text[max(0, bracket.start() - _BEFORE) : bracket.start()]
        return bool(_YEAR.search(inside) or _YEAR.search(before)) or is_law(text)
    if imprint:
        return _PLACE_AND_YEAR.search(text, max(0, len(text) - _BEFORE)) is not None
    if _YEAR.search(text, max(0, len(text) - 5)) or is_law(text):
        return True
    marked = (*content.marked(Mark.EMPHASIS), *content.links)
    return any(span.end >= len(text) and span.end - span.start > 3 for span in marked) or text.endswith(
        ("”", "»", "’")
    )

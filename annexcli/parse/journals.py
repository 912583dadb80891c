"""Journals with their numbers, as they stand behind a title: ``Journal of Maps 12(3), 45–67``."""

import re

from annexcli.parse import agents, dates
from annexcli.parse.places import is_place
from annexcli.parse.types import is_periodical

RANGE = r"[A-Za-z]?\d+\s?[–−‐‑-]+\s?[A-Za-z]?\d+"
_DASHES = re.compile(r"\s*[–−‐‑-]+\s*")
_PAGES = rf"(?P<pages>{RANGE}|[A-Za-z]\d{{1,8}}|\d{{1,5}})"  # "e0213456" has the page's place
_VOLUME = (
    r"(?:vol(?:ume)?\.?\s*|v\.\s*|bd\.\s*|jg\.\s*|т\.\s*)?"
    r"(?P<volume>\d{1,4}|(?-i:[IVX]|[IVXLC]{2,6}|[ivxlc]{1,8}(?=/\d)))"
)
_COUNT = r"(?:n[.o°ᵒº]*|n[úu]m\.?|nos?\.|iss(?:ue)?\.?|nr\.?|h(?:eft|\.)|fasc(?:icule)?\.?|№)"
_ISSUE = (
    r"(?:(?:[./]|,(?=\d{1,3}:))(?P<dotted>\d{1,3})(?!\d)|(?:\s*|,\s)\(\s*(?P<number>[^()]{1,20})\s*\)"
    rf"|\s?,\s(?P<bare>\d{{1,3}})(?=,\s(?:pp?\.\s?)?(?:{RANGE}|e\d))|(?:\s?,\s*|\s){_COUNT}\s*(?P<issue>\d+))"
)
# "Journal of Maps 12(3), 45–67", "Lancet.;385(9971):877-88", its date taken out.
_NUMBERS = (
    rf"{_VOLUME}{_ISSUE}?(?:(?:\s*[:,]\s*|(?<=\))\s+)(?:pp?\.?\s*|s\.\s*|с\.\s*)?{_PAGES})?(?=$|[\s.,;])"
)
JOURNAL = re.compile(
    rf"^(?P<container>[^\d]{{3,160}}?)(?:,?\s{{1,8}}|[.,]?\s{{0,8}};\s{{0,8}}){_NUMBERS}", re.IGNORECASE
)
# "221:3 International Journal of Maps 409–422": as lawyers print journals in English.
VOLUME_FIRST = re.compile(
    rf"(?P<volume>\d{{1,4}})(?:[:(](?P<number>\d{{1,3}})\)?)?\s(?P<container>[^\W\d_a-z][^\d]{{4,120}}?),?\s{_PAGES}$"
)
# "Bull Epidemiol Hebd.;(32-33):637-44": a journal that counts no volumes.
ISSUE_ALONE = re.compile(
    rf"(?P<container>[^\W\d_a-z][^\d:;()]{{2,100}}?)\.?(?:\s*;\s?|\s)\((?P<number>\d{{1,3}}(?:[–/-]\d{{1,3}})?)\):\s?{_PAGES}\.?$"
)
BEHIND_CONTAINER = re.compile(rf"\s*[.,:;]?\s*;?\s*{_NUMBERS}", re.IGNORECASE)
_PARTS = r"pp?|chapter|doc|article|section|kapitel|chapitre|cap[ií]tulo|capitolo|art|cap|ch"
_PART = re.compile(rf"(?<!\w)(?:{_PARTS})\.?$", re.IGNORECASE)
# Pages from one to another, or the number of an article that is printed nowhere.
_LOCATOR = re.compile(rf"{RANGE}|e\d")
_ISSUES = re.compile(r"\d{1,3}(?:\s?[–/-]\s?\d{1,3})?")


def page_range(pages: str) -> str:
    """Return pages with one dash between them, however it was printed."""
    return _DASHES.sub("–", pages)


def issue(numbers: re.Match[str]) -> str:
    """Return the number of an issue, in whatever form it is printed behind its volume."""
    return next(filter(None, numbers.group("number", "issue", "dotted", "bare")), "")


def is_journal(journal: re.Match[str]) -> bool:
    """Tell a journal with its volume from a day of a month, and a title with a year at its end."""
    if is_day(journal):
        return False
    container = journal["container"].strip(" ,.«»")
    if container.count("(") != container.count(")") or not container:
        return False
    if journal["pages"] and (journal["number"] or journal["issue"] or ";" in journal[0]):
        return True  # "New Media & Society 19, no. 5: 657–70", whatever society that is
    told = (
        _ISSUES.fullmatch(journal["number"] or "") is not None
        or _LOCATOR.match(journal["pages"] or "") is not None
        or (bool(journal["pages"]) and is_periodical(container))
    )
    if told and not (_PART.search(container) or is_place(container)):
        return True  # "New Media & Society 14(2)", "International Journal of Health 221: 409–22"
    if (
        is_place(container)
        or _PART.search(container)
        or agents.is_organisation(container)
        or dates.is_month(container.split()[-1])
    ):
        return False
    bare = not (journal["pages"] or journal["number"] or journal["issue"])
    # A bare number may be the year of a title, or count something else in it.
    return not (bare and re.fullmatch(r"(?:1[5-9]|20)\d\d|[IVXLC]+", journal["volume"]))


def is_day(journal: re.Match[str]) -> bool:
    """Tell whether a month stands behind what looks like a volume: ``The Example Times, 14 July``."""
    behind = journal.string[journal.end("volume") :].lstrip(" .").removeprefix("de ").split(maxsplit=1)
    return bool(behind) and dates.is_month(behind[0].strip(",;."))

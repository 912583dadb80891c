"""What a note says that is no work: where to look, what the document's words mean, whom somebody asked."""

import re

from annexcli.document import Inline
from annexcli.parse import dates
from annexcli.parse.types import is_law
from annexcli.vocab import table

_WORDS = {
    name: "|".join(table("lead_ins")[name])
    for name in ("signal", "inside", "unpublished", "explains", "means", "printed")
}
# "See chapter 5, “Who profits?”", "See Section II: Roads, above"; of a law or a report it is a locator.
_INSIDE = re.compile(
    rf"(?:{_WORDS['signal']})(?:,?\s(?:also|too))?,?\s(?:{_WORDS['inside']})\s(?:\d[\d.]{{0,7}}|[ivxl]{{1,6}}|[a-z])(?=\W*$|[,:;.(]|\s[“„«\"(–—-])",
    re.IGNORECASE,
)
# "Human Rights Watch interview with …", "Letter from … to …": who asked may stand before it.
_UNPUBLISHED = re.compile(
    rf"(?:{_WORDS['signal']})?[^,.:;()“”«»\"]{{0,80}}?(?<!\w)(?:{_WORDS['unpublished']})\s", re.IGNORECASE
)
# "Throughout this study, …": about words of the document, in a sentence that ends, unless it cites as well.
_EXPLAINS = re.compile(rf"(?:{_WORDS['explains']})(?=,?\s|\.$)", re.IGNORECASE)
_CITES = re.compile(rf"\([^()]*(?:19|20)\d\d|(?<!\w)(?:{_WORDS['signal']})\s", re.IGNORECASE)
# "“Response” means the national response": a term of few words, and a verb.
_TERM = r"(?:(?:the )?(?:term|word|begriff|terme|término|termo|termine|термин)s? )?"
_DEFINES = re.compile(
    rf"{_TERM}[“„«\"]\s?(?:[^\s“”«»\"]+\s?){{1,4}}[”“»\"]\s(?:{_WORDS['means']})(?!\w)", re.IGNORECASE
)
# "Der Begriff stammt aus …": a sentence about a word, with no number in it.
_OF_WORD = re.compile(
    r"(?:The (?:term|word)s?|Der (?:Begriff|Ausdruck)|Die Begriffe|Le terme|Les termes|El término|Il termine"
    r"|O termo|De term)\s[^\d\n]{20,}\.$"
)
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PUBLISHED = re.compile(r"https?:|www\.|doi\.org|\b10\.\d{4}")
# Names that are changed stand in quotation marks: few words. A title has more.
_QUOTED = re.compile(r"[“„«\"](?:\S+\s+){2,}\S+[”“»\"]")
_LONGEST = 400
# "17 June 2021", "Published: June 2021": when a page came out, above its text.
_PRINTED = re.compile(rf"(?:(?:{_WORDS['printed']})\s*:?\s+)?(?P<date>\S.{{3,40}})", re.IGNORECASE)


def only_date(content: Inline) -> bool:
    """Tell whether a text is nothing but a date, or the day on which a page came out."""
    printed = _PRINTED.fullmatch(content.text.strip(" .|()[]")) if not content.links else None
    return printed is not None and dates.whole(printed["date"]) is not None


def aside(content: Inline) -> str:
    """Return why a note cites no work, or nothing where it may cite one."""
    text = content.text
    if len(text) > _LONGEST or content.links or _PUBLISHED.search(text):
        return ""
    if _INSIDE.match(text) and not _DATED.search(text) and not is_law(text):
        return "points to another part of the document"
    explains = _EXPLAINS.match(text) or _DEFINES.match(text)
    if explains and text.endswith(".") and not _CITES.search(text):
        return "explains words of the document"
    if _OF_WORD.match(text) and not content.spans:
        return "explains words of the document"
    told = _UNPUBLISHED.match(text)
    if told and _DATED.search(text) and not content.spans and not _QUOTED.search(text):
        return "tells of an interview or a letter, which nobody published"
    return ""

"""What a note or a page says that is no work: where to look, what words mean, whom somebody asked, when."""

import re

from annexcli.document import Inline, Mark
from annexcli.parse import agents, dates
from annexcli.parse.identifiers import has_symbol
from annexcli.parse.people import people
from annexcli.parse.types import is_law
from annexcli.vocab import table

_WORDS = {
    name: "|".join(table("lead_ins")[name])
    for name in (
        "signal",
        "inside",
        "unpublished",
        "explains",
        "means",
        "printed",
        "personal",
        "own",
        "says",
        "verbs",
        "weekday",
    )
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
# "N = 345."
_FORMULA = re.compile(r"[*†‡§\s]*[\w .-]{0,20}\s?[=<>≤≥]\s?[-\d.,]+%?\W*")
_QUOTES = re.compile(r"[“”„«»\"]")
_LONGEST = 400
_MOST_PARTS = 8
_SAYS_SOMETHING = "says something, and cites no work"
_TOLD = "tells of an interview or a letter, which nobody published"
# "17 June 2021", "Published: June 2021": when a page came out, above its text.
_PRINTED = re.compile(rf"(?:(?:{_WORDS['printed']})\s*:?\s+)?(?P<date>\S.{{3,40}})", re.IGNORECASE)

_LONGEST_BYLINE = 100
_LEADS_TO_DAY = re.compile(
    rf"(?:(?:^|(?<=[\s,|]))(?:{_WORDS['printed']})\s*:?)?\s*(?:(?<!\w)(?:{_WORDS['weekday']})\.?,?)?\s*(?:(?<!\w)(?:on|le|el|am|em|il|op))?$",
    re.IGNORECASE,
)
_BEHIND_DAY = re.compile(
    r"^[\s,|–—-]*(?:at|à|um|a las|às|alle|om)?\s*\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?|\s?uhr)?", re.IGNORECASE
)
_BY = re.compile(
    rf"(?:(?:{_WORDS['printed']})\s)?(?:by|par|por|von|di|da|door|av|af)\s[\w.’'-]+(?:\s[\w.’'-]+){{0,3}}",
    re.IGNORECASE,
)
_PERSONAL = re.compile(rf"[^“”„«»\"]{{0,80}}?(?<!\w)(?:{_WORDS['personal']})(?!\w)", re.IGNORECASE)
_OWN = re.compile(rf"(?:{_WORDS['own']})(?!\w)", re.IGNORECASE)
# "All amounts are in dollars of 2018.": a sentence, most of it in small letters.
_SAYS = re.compile(rf"(?:{_WORDS['says']})\s", re.IGNORECASE)
_VERB = re.compile(rf"(?<=\s)(?:{_WORDS['verbs']})(?=[\s,;])")
_CLAUSE = re.compile(r"[.;:](?<=[^\W\d_]{3}[.;:])\s")
_PART = re.compile(r"[,.;:()]\s*")
# "See …", "Ortiz, Who Is Afraid": names, and what they wrote.
_POINTS = re.compile(
    rf"(?i:{_WORDS['signal']})[\s,:]|[^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){{0,3}},\s[^\W\d_a-z]"
)
_FEWEST, _MOST_CAPITALS = 4, 0.4


def only_date(content: Inline) -> bool:
    """Tell whether a text is nothing but a date, or the day on which a page came out."""
    printed = _PRINTED.fullmatch(content.text.strip(" .|()[]")) if not content.links else None
    return printed is not None and dates.whole(printed["date"]) is not None


def around(content: Inline) -> str:
    """Return why a paragraph among entries is none: the day of its page, or a sentence; or nothing."""
    if only_date(content) or _is_byline(content):
        return "says when the page came out"
    plain = not content.spans and dates.first(content.text) is None and not is_law(content.text)
    return (
        _SAYS_SOMETHING if plain and not _PUBLISHED.search(content.text) and is_sentence(content.text) else ""
    )


def _is_byline(content: Inline) -> bool:
    """Tell whether a text has a day, who wrote the page, and no more: "Posted on 3 May 2020 by Jane Doe"."""
    dated = dates.first(content.text) if len(content.text) <= _LONGEST_BYLINE else None
    if dated is None or dated.date is None or dated.date.day is None or content.marked(Mark.EMPHASIS):
        return False
    before = _LEADS_TO_DAY.sub("", content.text[: dated.start].strip(" ,|–—·•-"))
    behind = _BEHIND_DAY.sub("", content.text[dated.end :]).strip(" ,|–—·•.-")
    return all(_BY.fullmatch(one.strip(" ,|–—·•-")) for one in (before, behind) if one)


def is_sentence(text: str) -> bool:
    """Tell whether a text says something, as notes do that cite nothing: it has a verb, and no names apart.

    A date that something parts from the rest speaks for a reference, as do quotation marks.
    """
    words = text.split()
    says = _SAYS.match(text)
    if (
        len(words) < (2 if says else _FEWEST)
        or _QUOTES.search(text)
        or dates.trailing(text)
        or _POINTS.match(text)
    ):
        return False
    letters = [word for word in words[1:] if word[0].isalpha()]
    if not says and sum(word[0].isupper() for word in letters) > _MOST_CAPITALS * len(letters):
        return False
    if not (says or _VERB.search(_CLAUSE.split(text, maxsplit=1)[0] + " ")):
        return False
    parts = _PART.split(text.rstrip("."))[1 if says else 0 : _MOST_PARTS]
    return not any(map(_names_somebody, parts))


def _names_somebody(part: str) -> bool:
    return agents.is_organisation(part) or people(part, shouted=True) is not None


def aside(content: Inline) -> str:
    """Return why a note cites no work, or nothing where it may cite one."""
    text = content.text
    if len(text) > _LONGEST or content.links or _PUBLISHED.search(text):
        return ""
    if _INSIDE.match(text) and not _DATED.search(text) and not is_law(text):
        return "points to another part of the document"
    if _FORMULA.fullmatch(text):
        return _SAYS_SOMETHING
    explains = _EXPLAINS.match(text) or _DEFINES.match(text)
    if explains and text.endswith(".") and not _CITES.search(text):
        return "explains words of the document"
    if _OF_WORD.match(text) and not content.spans:
        return "explains words of the document"
    if _OWN.match(text):
        return "tells of own work, which nobody published"
    if _PERSONAL.match(text) and not content.spans:
        return _TOLD
    told = _UNPUBLISHED.match(text)
    if told and _DATED.search(text) and not content.spans and not _QUOTED.search(text):
        return _TOLD
    plain = not (content.spans or _CITES.search(text) or is_law(text) or has_symbol(text))
    return _SAYS_SOMETHING if plain and is_sentence(text) else ""

"""What points to an earlier entry: to all of it ("Ibid.", "note 3"), or to its author ("———.", "Ders.")."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from annexcli.document import Inline, Mark
from annexcli.model.outcome import ParsedItem
from annexcli.model.reference import Organisation, Person, Reference
from annexcli.parse import agents
from annexcli.parse.parts import Parts
from annexcli.parse.people import people, unstopped
from annexcli.parse.places import is_place, is_region
from annexcli.text import fold, lowered
from annexcli.vocab import table

_WORDS = {name: "|".join(table("lead_ins")[name]) for name in ("signal", "same", "work", "note")}
_SIGNAL = rf"(?:(?:{_WORDS['signal']})\s+(?:also\s+)?)?"
_REST = r"(?P<rest>[^\n]*)"
_SAME = re.compile(rf"{_SIGNAL}(?:{_WORDS['same']})\b\.?{_REST}", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"{_SIGNAL}(?P<who>[^\d()]{{0,160}}?)[\s,(]*(?:supra|above|oben|op\.? ?cit\.?)?[\s,(]*"
    rf"(?<!\w)(?:{_WORDS['note']})\.?\s*(?P<number>\d{{1,3}})\)?{_REST}",
    re.IGNORECASE,
)
_CITED_WORK = re.compile(
    rf"{_SIGNAL}(?P<who>[^\n]{{2,160}}?)[\s,(\[]+(?:{_WORDS['work']})\b\.?[)\]]?{_REST}", re.IGNORECASE
)
_LEADING = re.compile(
    rf"(?:{_WORDS['same']})\.?(?:,? (?:at |p+\. ?|s\. ?)?[\d–-]+)?\s*[.;]\s+(?:see also:?\s+)?", re.IGNORECASE
)
_PAGES = re.compile(r"\W*(?:pp?\.? ?)?[\d–,; -]+")
# Behind a cross-reference stands where in the work: "p. 45", "at 12–14", "para. 3".
_MOST_WORDS = 8
_LONGEST = 200
# A note is cited by its number, the first one in the text, at its beginning.
# Between and behind names: "Doe and Roe", "Doe et al."
_JOIN = frozenset({"al", "others", *table("names")["and"]})
_DIGIT = re.compile(r"\d")
_BEFORE_NUMBER = 200
_NAMES_NOTE = re.compile(rf"(?<!\w)(?:{_WORDS['note']})\.?\s*$")
_NAMES_WORK = re.compile(rf"[\s,(\[](?:{_WORDS['work']})\b")
# For the names of the entry before stands a line or a word; a single dash needs a stop behind it.
_LINE = r"(?:_{3,}|[—–―−]{2,}|-{3,}|[—–―−-](?=\s*[.,:;(]))"
_AUTHOR = re.compile(rf"\s*(?:{_LINE}|(?:{'|'.join(table('lead_ins')['author'])})(?=[.,:;(]|\s\())[.,:;]*\s*")
# "———, ed. Title", "______ (Org.). Título"
_EDITS = re.compile(
    r"[(\[]?(?:eds?|editors?|hrsg|hg|dirs?|coords?|orgs?|a cura di|comps?|ред|сост)\b\.?[)\]]?[\s.,:]+",
    re.IGNORECASE,
)
# "———, and Jane Doe. Title", "______; CHEN, Li (2016)": who wrote it with them, and where their names end.
_WITH = r"(?:and|&|with|und|mit|et|avec|y|e|con|com|en|и)\s+"
_BEGINS_WITH, _ONE_MORE = re.compile(_WITH), re.compile(rf",\s{_WITH}")
_NAMES_END = re.compile(r"(?<=[^\W\d_]{2})\.\s+|,?\s+(?=[(“«\"])|:\s+|(?<=\b[^\W\d_]\.)\s+")
_MOST_NAMES, _MOST_STOPS = 200, 4
_STOP = re.compile(r"\.\s+")
_TITLE_MARKS = frozenset({Mark.EMPHASIS, Mark.STRONG})
# What is read further: the mark that :mod:`annexcli.parse.citation` knows.
_MARK = Inline("———. ")
_OWN = re.compile(r"https?://|www\.|\b(?:1[89]|20)\d\d\b")


def is_cross_reference(text: str) -> bool:
    """Tell whether an entry does no more than cite an earlier one again, or several between semicolons."""
    if len(text) > _LONGEST:
        return False
    return _cites_again(text) or (";" in text and all(map(_cites_again, text.split(";"))))


def _cites_again(text: str) -> bool:
    if _matched(_SAME, text):
        return True
    # Forms that begin with any name take long to try: what has no cue in small letters cannot match.
    small = lowered(text)
    digit = _DIGIT.search(small, 0, _BEFORE_NUMBER)
    if (
        digit
        and _NAMES_NOTE.search(small, max(0, digit.start() - 20), digit.start())
        and _matched(_NUMBERED, text)
    ):
        return True
    return _NAMES_WORK.search(small) is not None and _matched(_CITED_WORK, text) is not None


def leading(text: str) -> int:
    """Return how many characters a cross-reference takes before a reference that follows it.

    ``Ibid., p. 3. See also UNICEF, …, 2017`` cites two works; the second is read as an entry.
    """
    match = _LEADING.match(text)
    return match.end() if match and _OWN.search(text, match.end()) else 0


def by_the_same(content: Inline, before: Parts | None) -> tuple[Inline, Parts] | None:
    """Read the mark that repeats the names of the entry before: ``______. Title``, ``Ders.: Titel``.

    Args:
        content: the text of the entry.
        before: the names of the entry before it; a line that repeats nobody is cut off.

    Returns:
        The text with ``———.`` for the mark, and the names that it stands for here: as editors where
        a role follows, with those that are named beside them; None where the entry has no mark.

    """
    mark = _AUTHOR.match(content.text)
    if not mark or not content.text[mark.end() :].strip():
        return None
    if before is None:
        spelled = mark[0].lstrip()[:1].isalpha()
        return None if spelled else (content.cut(mark.end(), len(content.text)), Parts())
    start = mark.end()
    if edits := _EDITS.match(content.text, start):
        before, start = before._replace(authors=(), editors=before.authors or before.editors), edits.end()
    elif beside := _beside(content, start, listed=mark[0].rstrip().endswith(";")):
        before, start = before._replace(authors=before.authors + beside[0]), beside[1]
    elif within := _within(content, start, before):
        before, start = within
    return _MARK + content.cut(start, len(content.text)), before


def _within(content: Inline, start: int, before: Parts) -> tuple[Parts, int] | None:
    """Return the names with bodies behind the mark for them, and where the title begins; None where none are.

    ``______. Ministério da Cultura. Plano``: the line stands for the country alone.
    """
    names = before.publishers or tuple(one for one in before.authors if isinstance(one, Organisation))
    if not names or len(names) < len(before.authors):
        return None
    text, end = content.text, start
    titles = [span.start for span in content.spans if span.mark in _TITLE_MARKS and span.start > start]
    bodies: list[Organisation] = []
    for stop in _STOP.finditer(text, start, titles[0] if titles else len(text)):
        body = text[end : stop.start()]
        if not agents.is_organisation(body):
            break
        bodies.append(Organisation(body))
        end = stop.end()
    # No title in bold says where the bodies end: one may be a title, before the place where it came out.
    sure = bool(titles) or len(before.publishers) > 1 or is_region(names[0].name)
    if not bodies or not sure or is_place(text[end:].partition(":")[0].partition(",")[0]):
        return None
    return before._replace(authors=(), publishers=(names[0], *bodies)), end


def _beside(content: Inline, start: int, *, listed: bool) -> tuple[tuple[Person, ...], int] | None:
    """Return the persons named behind a mark, and where the title begins; None where none are.

    ``listed`` says that a semicolon went before them.
    """
    text = content.text
    joined = _BEGINS_WITH.match(text, start)
    begin = joined.end() if joined else start
    titles = [
        span.start for span in content.marked(Mark.EMPHASIS) if begin < span.start < begin + _MOST_NAMES
    ]
    stops = (stop.end() for stop in _NAMES_END.finditer(text, begin, begin + _MOST_NAMES))
    for end in (*titles[:1], *islice(stops, _MOST_STOPS)):
        who = unstopped(text[begin:end])
        sure = listed or joined is not None or _ONE_MORE.search(who) is not None
        if named := people(who, shouted=True, certain=sure):
            return named.persons, end
    return None


def target(
    text: str, earlier: Sequence[ParsedItem], numbered: Mapping[int, Sequence[ParsedItem]]
) -> ParsedItem | None:
    """Return the item that a cross-reference cites, or None where it cannot be told.

    Args:
        text: the text of the cross-reference.
        earlier: the items before it that are references or cite one, in order.
        numbered: the items of the list by their numbers, of which a note with several works has more.

    """
    text = text.partition(";")[0]
    if match := _matched(_NUMBERED, text):
        under = numbered.get(int(match["number"]), ())
        return _by_name(match["who"], under) or next(iter(under), None)
    if (match := _matched(_CITED_WORK, text)) and (named := _by_name(match["who"], earlier)):
        return named
    if _matched(_SAME, text):
        return earlier[-1] if earlier else None
    return None


def shortened(reference: Reference, earlier: Sequence[ParsedItem]) -> ParsedItem | None:
    """Return the item that a short form cites again: ``Doe, The Long Road, 99`` after the full entry."""
    if reference.date or reference.urls or not reference.title or not _PAGES.fullmatch(reference.note or ""):
        return None
    title, words = fold(reference.title), _words_of_names(reference) - _JOIN
    for item in reversed(earlier if words else ()):
        known = item.reference
        if known and fold(known.title or "").startswith(title) and words <= _words_of_names(known):
            return item
    return None


def _words_of_names(reference: Reference) -> set[str]:
    return {word for agent in reference.issuers for word in fold(agent.name).split()}


def _matched(form: re.Pattern[str], text: str) -> re.Match[str] | None:
    match = form.fullmatch(text.strip(" .;")) if len(text) <= _LONGEST else None
    if not match or len(match["rest"].split()) > _MOST_WORDS or _OWN.search(match["rest"]):
        return None
    # "ID cards for all" is a title: where in the work is said with a number, or behind a comma.
    rest = match["rest"].strip(" .")
    located = not rest or rest.startswith((",", "(", ";")) or re.search(r"\d", rest)
    return match if located or form is not _SAME else None


def _by_name(who: str, earlier: Sequence[ParsedItem]) -> ParsedItem | None:
    """Return the item that names and, perhaps, a title mean: the latest of those that share most words."""
    words = set(fold(who).split())
    best, most = None, 0
    for item in reversed(earlier):
        known = item.reference
        if known is None or not words & _words_of_names(known):
            continue
        shared = len(words & (_words_of_names(known) | set(fold(known.title or "").split())))
        if shared > most:
            best, most = item, shared
    return best

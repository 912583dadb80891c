"""The line of facts on a card of a work: ``Publisher: UNICEF · 2017 · PDF, 31 pp.``.

Facts stand between dots or bars, behind labels, or between commas (``ILO, 2nd edition, 2019``). Labels tell
who made the work and when, or else the words themselves do. A journal is told by its label or by its counts
(``Maps Today 12(3)``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from annexcli.document import Inline
from annexcli.parse import agents, dates, files, imprint
from annexcli.parse.identifiers import take
from annexcli.parse.people import AND, people
from annexcli.parse.places import is_place
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import is_word, phrases

# What is longer is a text about something.
_MOST_WORDS = 60
_MOST_UNPARTED = 20
# "Auteur·e·s" is one word.
_BETWEEN = re.compile(r"\s+[·•∙‧|¦–—/]\s+|\s+[·•∙‧|¦]|[·•∙‧|¦]\s+|[｜・]")
_COLON = re.compile(r"\s?[:：](?=\s|$)")
_LABEL_WORDS = 4
_WORD_BEFORE = re.compile(r"\S+$")
_BY = re.compile(rf"(?i:{'|'.join(table('cards')['by'])})\s+(?=[^\W\d_a-z])")
# The vocabulary with the labels of each role: a journal has the same ones over the column of a table.
_LABELS = {
    "author": "cards",
    "maker": "cards",
    "container": "columns",
    "date": "cards",
    "address": "cards",
    "other": "cards",
}
_NAMES_APART = re.compile(rf"\s*[,;&]\s*|\s+(?:{AND})\s+")
# "Conseil économique, social et environnemental"; not every "and" will do: Czech has "a".
_NAME_GOES_ON = re.compile(r"[^\W\d_A-ZÀ-Þ]\w+(?: \w+)? (?:and|et|und|y|e) ")
_FILE = re.compile(r"(?:pdf|epub|docx?)", re.IGNORECASE)
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}")
_SENTENCE_END = re.compile(r"\w{3}[.!?…]$")
_PERIOD = re.compile(r"(?:19|20)\d\d\s?[-–—/]\s?\d{2,4}(?!\d)|(?:19|20)\d\d\s?[-–—]$")
# "31 pp.", "PDF"
_EXTENT = re.compile(
    r"\d{1,4}\s?(?:pp?|pages?|s|seiten|págs?|páginas|paginas|pagine|с|стр)(?![^\W\d_])|\b(?:pdf|epub|docx?)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+|;\s+|(?<=\d)\.\s+(?=\d)")
_BRACKETED_LAST = re.compile(r"(?P<before>.+?),?\s[(\[](?P<date>[^()\[\]]{4,30})[)\]]\.?")
# "12(3)", "12, pp. 45–67": a volume, and its number or pages.
_COUNTS = re.compile(r"\d(?:\s?\(\s?\d|[,:]\s?\D{0,5}\d+\s?[–-]\s?\d)")
_MOST_NAMES = 12
_LONGEST_NAME = 8
_MOST_FACT_WORDS = 8
_QUOTES = tuple('“„«"‘')
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line says of a work: who made it, when, what holds it, and the rest, with labels if it has them.

    ``container`` is the journal or book that holds the work, with its counts. ``labelled`` says that a label
    names who made it or what holds it; ``told`` that it, or its words, do; ``extent`` that the line has kinds
    of files or numbers of pages; ``titled`` that a title may be among the rest.
    """

    makers: tuple[str, ...] = ()
    date: str = ""
    container: str = ""
    others: tuple[tuple[str, str], ...] = ()
    labelled: bool = False
    told: bool = False
    extent: bool = False
    titled: bool = False

    @property
    def issued(self) -> bool:
        """Whether the line says when something came out: a year or a month, no day and no period."""
        dated = dates.whole(self.date) or dates.trailing(self.date)
        named = dated.date if dated else None
        return named is not None and not named.day and _PERIOD.search(self.date) is None

    @property
    def credited(self) -> bool:
        """Whether the line says who made the work, or what holds it."""
        return bool(self.makers or self.container)

    def __add__(self, other: "Facts") -> "Facts":
        both = ((self.date, other.date), (self.container, other.container))
        left = tuple(("", second) for first, second in both if first and second)
        return Facts(
            (*self.makers, *other.makers),
            self.date or other.date,
            self.container or other.container,
            (*self.others, *left, *other.others),
            self.labelled or other.labelled,
            self.told or other.told,
            self.extent or other.extent,
            self.titled or other.titled,
        )


class _Piece(NamedTuple):
    """One of the facts of a line; ``role`` and ``label`` are empty where no label stands before it."""

    role: str
    text: str
    label: str


def read(content: Inline) -> Facts | None:
    """Return the facts that a text consists of, or None where it is words about a work."""
    if len(content.text.split()) > _MOST_WORDS:
        return None
    text = take(content).content.text.strip(" ,;")
    if not text:
        return None
    pieces = [piece for piece in _pieces(text) if piece.text]
    labelled = any(piece.role for piece in pieces)
    if len(pieces) < 2 and not labelled and ("?" in text or len(text.split()) > _MOST_UNPARTED):
        return None
    facts = _facts(pieces, extent=_EXTENT.search(content.text) is not None)
    # A sentence with a date in it is about the work; "ILO, Geneva, 2019." is not.
    told = [content.text] if len(pieces) < 2 else [piece.text for piece in pieces if not piece.role]
    sentence = any(len(one.split()) > _MOST_UNPARTED or _SENTENCE_END.search(one) for one in told)
    if sentence and not (facts.labelled or (facts.credited and facts.date)):
        return None
    if _has_title(facts, content):
        return None
    if len(pieces) < 2 and any(
        len(other.split()) > 2 and not _DIGIT.search(other) for _, other in facts.others
    ):
        facts = replace(facts, titled=True)
    return facts if facts.credited or facts.date or facts.extent or labelled else None


def _has_title(facts: Facts, content: Inline) -> bool:
    """Tell whether a title is among the facts: the text is a reference by itself, not the facts of one."""
    marked = {content.text[span.start : span.end].strip(" ,.") for span in content.spans}
    return any(
        not label
        and (len(text.split()) > _MOST_FACT_WORDS or text[:1] in _QUOTES or text in marked - {content.text})
        for label, text in facts.others
    )


def name(content: Inline) -> Facts | None:
    """Return who made a work, where a text is no more than a name and says so by its place alone."""
    text = content.text.strip()
    said = _SENTENCE_END.search(text) is not None or len(text.split()) > _LONGEST_NAME
    named = not said and _may_name(text, by=False)
    return Facts((text,)) if named else None


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the facts of a line in order; some may be empty."""
    for part in _BETWEEN.split(text):
        role, label, begin = "", "", 0
        for colon in _COLON.finditer(part):
            if found := _label(part, begin, colon.start()):
                yield _Piece(role, part[begin : found[0]].strip(" ,;."), label)
                role, label, begin = found[1], part[found[0] : colon.start()].strip(), colon.end()
        yield _Piece(role, part[begin:].strip(" ,;"), label)


def _label(text: str, begin: int, end: int) -> tuple[int, str] | None:
    """Return where the longest label before a colon begins, and its role."""
    found = None
    position = end
    for _ in range(_LABEL_WORDS):
        word = _WORD_BEFORE.search(text, begin, position)
        if word is None:
            break
        name = fold(text[word.start() : end])
        role = next((role for role, file in _LABELS.items() if name in phrases(file, role)), None)
        # A label begins with a capital, or the line.
        if role and (word.start() == begin or not text[word.start()].islower()):
            found = word.start(), role
        position = len(text[: word.start()].rstrip())
        if position <= begin:
            break
    return found


def _facts(pieces: list[_Piece], *, extent: bool) -> Facts:
    """Return what the pieces of a line say, those without labels by their words."""
    facts = Facts(extent=extent)
    dated = any(_has_date(piece.text) for piece in pieces)
    named = any(piece.role in {"author", "maker"} for piece in pieces)
    for position, (role, text, label) in enumerate(pieces):
        if role in {"author", "maker"}:
            names = _persons(text) if role == "author" else ()
            facts += Facts(names or (text,), labelled=True, told=True)
        elif role == "container":
            held = _held(text)
            facts += replace(held, labelled=held.told)
        elif role == "date" and _has_date(text):
            facts += Facts(date=text)
        elif role:
            facts += Facts(others=((label, text),) if role != "address" else ())
        else:
            first = position == 0 and (dated or len(pieces) > 1) and not named
            facts += _unlabelled(text, first=first)
    return facts


def _has_date(text: str) -> bool:
    return bool(dates.every(text)) or dates.whole(text) is not None


def _held(text: str) -> Facts:
    """Return the journal or book that a text names, and its date; either may be missing.

    The date stands at the end, or in place of a number: ``Maps Today 12 (2019), 45–67``.
    """
    dated = dates.trailing(text)
    name, date = (text[: dated.start], text[dated.start : dated.end]) if dated else (text, "")
    name = name.strip(" ,;(")
    if not date and dates.whole(number := imprint.read(name).number):
        date = number
    return Facts(container=name, date=date, told=bool(name))


def _persons(text: str) -> tuple[str, ...]:
    """Return the persons whom a text names in full, one by one, family names first; none if it names others.

    ``Jane Doe, Alun Rees`` has commas between names; one of them must be a person's by its words.
    """
    names = _NAMES_APART.split(text)
    found = [people(name, certain=True) for name in names if " " in name and not agents.is_organisation(name)]
    if len(found) < len(names) or not any(map(people, names)):
        return ()
    persons = [person for one in found if one for person in one.persons]
    whole = len(persons) == len(names) and all(one.given for one in persons)
    return tuple(f"{one.family}, {one.given}" for one in persons) if whole else ()


def _unlabelled(text: str, *, first: bool) -> Facts:
    """Return what a fact without a label says; the ``first`` of a line may be any name."""
    if dates.whole(text):
        return Facts(date=text)
    if (bracketed := _BRACKETED_LAST.fullmatch(text)) and dates.whole(bracketed["date"]):
        text = f"{bracketed['before']}, {bracketed['date']}"
    parts = _COMMA.split(text)
    by = _BY.match(text)
    if by:
        parts[0] = parts[0][by.end() :]
    makers, parts = _leading(parts)
    told, issue = bool(makers), _is_issue(parts)
    if not (makers or issue) and (by or first) and _may_name(parts[0], by=by is not None):
        makers, parts = (parts[0],), parts[1:]
    rest = _held(", ".join(parts)) if issue else _rest(parts)
    return Facts(makers, labelled=by is not None and bool(makers), told=told) + rest


def _leading(parts: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the names that a line begins with, and the parts of it that follow them."""
    makers: list[str] = []
    while parts and not _is_issue(parts):
        if body := agents.leading_body(f"{', '.join(parts)}: their works"):
            size = body[0].count(", ") + 1
            names = body[0]
        else:
            sizes = (size for size in range(min(len(parts), _MOST_NAMES), 0, -1) if _are_makers(parts[:size]))
            size = next(sizes, 0)
            names = ", ".join(parts[:size])
        if not size:
            break
        if size < len(parts) and _NAME_GOES_ON.match(parts[size]):
            names, size = f"{names}, {parts[size]}", size + 1
        # "Jane Doe, Peter Smith": where the first is a person by itself, no comma turns a name round.
        listed = _persons(names) if size > 1 and people(parts[0]) else ()
        makers += listed or (names,)
        parts = parts[size:]
    return tuple(makers), parts


def _is_issue(parts: list[str]) -> bool:
    """Tell whether the parts of a line are a journal, its counts and no more than a date behind them."""
    text = ", ".join(parts)
    if not _COUNTS.search(text):
        return False
    found = imprint.read(_held(text).container)
    counted = found.volume and (found.number or found.pages) and not found.left
    return bool(counted) and "," not in found.container and agents.is_name(found.container)


def _are_makers(parts: list[str]) -> bool:
    """Tell whether the parts of a line are the names of persons, or the name of one body."""
    if people(", ".join(parts)):
        return True
    name = parts[0]
    if len(parts) > 1 or is_place(name) or files.is_label(name) or dates.every(name):
        return False
    return agents.is_organisation(name) or agents.is_newspaper(name) or _SITE.fullmatch(name) is not None


def _may_name(text: str, *, by: bool) -> bool:
    """Tell whether a text may be a name by its place: at the beginning of a line, or behind "by"."""
    if is_place(text) or files.is_label(text) or is_word("version", text) or dates.every(text):
        return False
    return agents.is_name(text) and (by or not agents.is_work(text))


def _rest(parts: list[str]) -> Facts:
    """Return the date and other facts in what follows a name, between commas."""
    facts = Facts()
    for part in (part.strip(" ,;.") for part in parts):
        dated = None if facts.date else _dated_last(part)
        if dated is not None:
            before = part[:dated].strip(" ,;.(")
            others = (("", before),) if before and not is_word("connector", before) else ()
            facts += Facts(date=part[dated:].strip(" ,;.()"), others=others)
        elif part and not _FILE.fullmatch(part):
            facts += Facts(others=(("", part),))
    return facts


def _dated_last(text: str) -> int | None:
    """Return where the date begins that a text ends with."""
    if dates.whole(text):
        return 0
    last = next(reversed(dates.every(text)), None)
    return last.start if last and not text[last.end :].strip(" .)") else None

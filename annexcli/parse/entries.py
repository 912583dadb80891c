"""The items of a list as entries to be read: numbers off, run-together ones apart, notes split."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from annexcli.document import Inline, Item, Mark
from annexcli.parse import agents, dates, series
from annexcli.parse.again import is_cross_reference
from annexcli.parse.asides import is_sentence, only_date
from annexcli.parse.east_asian import is_cited
from annexcli.parse.east_asian.script import is_east_asian
from annexcli.parse.entry import is_prose
from annexcli.parse.identifiers import has_symbol
from annexcli.parse.people import people
from annexcli.parse.places import is_inverted_state, is_place
from annexcli.parse.run_on import pieces
from annexcli.parse.types import is_law
from annexcli.vocab import table

# A longer item with a link and no date is text about something.
_LINKED_WORDS = 40
_LINKED_CHARACTERS = 100
# A sentence that cites by a key: "… of all workers [Q3]".
_CITES = re.compile(r"\S\s\[[A-Z]{0,3}\d{1,3}\]\.?$")
_YEAR_APART = re.compile(
    r"(?<!\d)(?:19|20)\d\d/\d{1,2}(?!\d)|[(,.]\s*(?:19|20)\d\d[a-z]?\b|\([^()]{0,20}(?:19|20)\d\d[a-z]?\)"
)
# "UNICEF, … (2017); ITU, … (2017)": where the next of several works in one note begins.
_WORDS = {name: "|".join(table("lead_ins")[name]) for name in ("signal", "example", "topic")}
_SEE = rf"(?i:(?:{_WORDS['signal']})(?:,?\s(?:{_WORDS['example']})){{0,2}})[:,]?\s+"
_SIGNAL = rf"(?:(?:(?i:and|but|or|et|und|y|e)\s+)?(?:{_SEE})?)"
_CAPITAL = r"(?=[^\W\d_a-z]|[“„\"‘«])"
_TOPIC = rf"(?:(?i:(?:and|et|und|y|e)\s+)?(?i:{_WORDS['topic']})\s[^,;.:()]{{3,60}},\s)"
# "…, 2017. See also ITU, …, 2018": behind a full stop it has to be said.
_NEXT_WORK = re.compile(rf"(?:;\s+{_TOPIC}?{_SIGNAL}|\.\s+{_SEE}){_CAPITAL}")
# "Rents have risen. OECD, …, 2019": a sentence, and where its source may begin.
_SENTENCE_ENDS = re.compile(rf"\.(?<=[^\W\d_]{{2}}\.|\d\d\.)\s+{_SIGNAL}{_CAPITAL}")
_MOST_SENTENCES = 4
_PARTS, _QUOTE = re.compile(r"[,.:;(]\s+"), re.compile(r"[“„«\"]")
_BEGINS = re.compile(
    rf"(?:(?:(?i:{_WORDS['topic']})\s[^,;.:()]{{3,60}},?\s)?|(?i:but|and)\s){_SEE}{_CAPITAL}"
)
# "African Roads Union 2003. Title", "Ortiz, A. 2003. Title": a year without brackets.
_YEAR_THEN_TITLE = re.compile(
    r"(?P<who>[^\W\d_a-z][^;:()\d]{1,120}|[—–]{1,3})\s(?:1[89]|20)\d\d[a-z]?\.\s+[‘“«]?[^\W\d_a-z]"
)
_LONGEST_NOTE = 12_000
# "Oslo 2018, S. 4."
_YEAR_AND_PAGE = re.compile(
    rf"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?,\s(?:{'|'.join(table('lead_ins')['locator'])})\.?\s?\d[\d–-]*(?:\s?ff?\.?)?\W*$",
    re.IGNORECASE,
)
_TAIL = 40
# A note may begin with the symbol of a document and say no more.
_SYMBOL_WITHIN = 30
# A piece of a note with fewer words is no reference, unless it has the symbol of a document.
_FEWEST_WORDS = 4
# A dash that opens an item, as in French and Italian lists; "———. Title" and "—. Title" repeat an author.
_DASH = re.compile(r"[–—―‒−]\s+(?=[^\s(.,:;–—―-])")
# "12 ", "[12] ", "12.Title", "[Q12] "
_NUMBER = re.compile(
    r"[(\[（［〔【]?[A-Z]{0,2}(\d{1,5})(?:[)\].:）］〕】．、]*\s+(?=\S)|[)\].）］〕】．、]+(?=[^\W\d_]|[“«\"„「『《〈（［\[]))"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item to be read as a reference, with the path of headings over it.

    ``left_over`` says why it is none, where its place in the list tells. ``number`` is the one that
    is printed before it, or that of a note.
    """

    item: Item
    section: str | None
    left_over: str = ""
    number: int | None = None


def unnumbered(entries: list[Entry]) -> list[Entry]:
    """Take numbers off entries that are numbered in order: "12 ", "[12] ", "12. "."""
    numbers = [_NUMBER.match(entry.item.content.text) for entry in entries]
    values = [int(number[1]) for number in numbers if number]
    in_order = sum(second == first + 1 for first, second in pairwise(values))
    if len(values) < max(2, 0.8 * len(entries)) or in_order < 0.7 * (len(values) - 1):
        return entries
    return [
        replace(
            entry,
            item=replace(entry.item, content=cut_off(entry.item.content, number)),
            number=int(number[1]),
        )
        if number
        else replace(entry, left_over="stands in a numbered list without a number")
        for entry, number in zip(entries, numbers, strict=True)
    ]


def undashed(entries: list[Entry]) -> list[Entry]:
    """Take dashes off the entries of a list whose items begin with one, the first of them too.

    A dash for the author of the entry before cannot stand in the first.
    """
    dashes = [_DASH.match(entry.item.content.text) for entry in entries]
    if not dashes or not (dashes[0] or sum(map(bool, dashes)) >= 0.6 * len(dashes)):
        return entries
    return [
        replace(entry, item=replace(entry.item, content=cut_off(entry.item.content, dash))) if dash else entry
        for entry, dash in zip(entries, dashes, strict=True)
    ]


def introduced(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Leave over the words that introduce a list whose markup takes in all that stands in it."""
    begun = not any(looks_cited(entry.item.content) for entry in entries)
    for entry in entries:
        begun = begun or bool(entry.item.content.links) or looks_cited(entry.item.content)
        yield entry if begun else replace(entry, left_over="introduces the list")


def counted(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Give notes their numbers, where a list has them without printing them."""
    for position, entry in enumerate(entries, start=1):
        yield entry if entry.number is not None else replace(entry, number=position)


def each(entry: Entry) -> Iterator[Entry]:
    """Split a note that cites several works, each with a year, a link or a symbol of its own."""
    content = entry.item.content
    if len(content.text) > _LONGEST_NOTE:
        yield entry
        return
    begins = _BEGINS.match(content.text)
    begun, start = 0, begins.end() if begins and _is_whole(content) else _said(content)
    for stop in _NEXT_WORK.finditer(content.text):
        pieces = content.cut(start, stop.start()), content.cut(stop.end(), len(content.text))
        if all(map(_is_whole, pieces)):
            yield _piece(entry, pieces[0], begun, stop.start())
            begun, start = stop.start(), stop.end()
    yield _piece(entry, content.cut(start, len(content.text)), begun, len(content.text)) if start else entry


def _said(content: Inline) -> int:
    """Return where the source begins that a note gives for what it says first, 0 where it says nothing."""
    source = 0
    for end, _ in zip(_SENTENCE_ENDS.finditer(content.text), range(_MOST_SENTENCES), strict=False):
        said = content.cut(source, end.start() + 1)
        if said.spans or not is_sentence(said.text):
            break
        source = end.end()
    rest = content.cut(source, len(content.text))
    return source if _is_whole(rest) and looks_cited(rest) and _is_named(rest) else 0


def _is_named(content: Inline) -> bool:
    """Tell whether a source has a title, not just who published what is said before it, where and when."""
    if any(span.mark is not Mark.LINK for span in content.spans) or _QUOTE.search(content.text):
        return True
    parts = (part.strip(" ()[]") for part in _PARTS.split(content.text))
    named = (part for part in parts if len(part.split()) > 1 and not re.search(r"://|www\.", part))
    return any(
        not (agents.is_organisation(one) or people(one, shouted=True) or is_place(one) or dates.whole(one))
        for one in named
    )


def _piece(entry: Entry, content: Inline, begun: int, end: int) -> Entry:
    """Return one of the works of a note; what is printed of it keeps the words that lead to it."""
    raw = entry.item.content.text[begun:end].lstrip(";. ")
    return replace(entry, item=replace(entry.item, content=content, raw=raw))


def _is_whole(content: Inline) -> bool:
    """Tell whether a piece of a note is a reference by itself, its brackets closed."""
    balanced = all(content.text.count(one) == content.text.count(other) for one, other in ("()", "[]", "“”"))
    if not balanced or has_symbol(content.text):
        return balanced
    told = content.links or re.search(r"https?://|(?:19|20)\d\d", content.text) or is_law(content.text)
    return bool(told) and len(content.text.split()) >= _FEWEST_WORDS


def apart(entries: list[Entry]) -> Iterator[Entry]:
    """Split an entry that holds several references run on, unless a table parts them by its cells."""
    for entry in entries:
        if entry.item.cells:
            yield entry
            continue
        for piece in pieces(entry.item.content):
            yield replace(entry, item=replace(entry.item, content=piece))


def cut_off(content: Inline, mark: re.Match[str]) -> Inline:
    """Return a text without the mark that it begins with."""
    return content.cut(mark.end(), len(content.text))


def is_work(item: Item) -> bool:
    """Tell whether an item looks like a reference, by its cells where its table names them."""
    cells = item.cells
    if cells and (dates.first(cells.date.text) or cells.title.links or cells.address.links):
        return True
    return looks_cited(item.content)


def looks_cited(content: Inline) -> bool:
    """Tell whether a text looks like a reference: dated apart, or linked and short, and no prose."""
    text = content.text
    if only_date(content):
        return False
    if is_east_asian(text):
        linked = bool(content.links) and len(text) <= _LINKED_CHARACTERS
        return linked or is_cited(text) or is_cross_reference(text)
    if is_prose(content) or (_CITES.search(text) and not content.links):
        return False
    if series.begins(text) or has_symbol(text[:_SYMBOL_WITHIN].partition(",")[0]):
        return True
    if (content.links or re.search(r"https?://|www\.|\b10\.\d{4,9}/", text)) and len(
        text.split()
    ) <= _LINKED_WORDS:
        return True
    return (
        dates.trailing(text) is not None
        or _YEAR_APART.search(text) is not None
        or _YEAR_AND_PAGE.search(text, max(0, len(text) - _TAIL)) is not None
        or _is_named_and_dated(text)
        or is_cross_reference(text)
    )


def _is_named_and_dated(text: str) -> bool:
    """Tell whether names, a year without brackets and a title begin a text: ``FAO and WHO 2003. Title``."""
    match = _YEAR_THEN_TITLE.match(text)
    if not match:
        return False
    who = match["who"]
    named = agents.are_organisations(who) or is_inverted_state(who)
    return named or not who[0].isalpha() or people(who, shouted=True) is not None


def looks_legal(content: Inline) -> bool:
    """Tell whether a text looks like a law, a treaty or a judgment, which may have no date apart."""
    return len(content.text.split()) <= _LINKED_WORDS and is_law(content.text) and not is_prose(content)

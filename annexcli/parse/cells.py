"""The cells of a row whose table names its columns, each read by itself."""

import re

from annexcli.document import Cells, Inline, Mark
from annexcli.parse import agents, dates, imprint
from annexcli.parse.anchor import title_anchor
from annexcli.parse.identifiers import take
from annexcli.parse.parts import Parts
from annexcli.parse.people import People, people
from annexcli.parse.places import is_place
from annexcli.parse.roles import edition_last
from annexcli.text import fold
from annexcli.vocab.words import is_word, phrases

# What may be an address, an identifier or a word about a file, which are taken out of a title.
_TAKEN = re.compile(r"https?:|www\.|\bdoi\b|\bISBN\b|[(\[|]|\d\s?[KMG][Bo]", re.IGNORECASE)
# "Doe, J. – Rivers", "Rivers, by Jane Doe", "Rivers / Jane Doe"
_BEFORE_TITLE = re.compile(r"(?P<who>[^–—|]{3,120}?)\s+[–—|-]\s+(?=\S)")
_BEHIND_TITLE = re.compile(r"(?:\s+[–—|/-]\s+|,?\s+(?:by|par|por|von)\s+)(?P<who>[^–—|]{3,120})$")
# "(in French)", "(en anglais)": the language of a work.
_IN_LANGUAGE = re.compile(
    r"\s\((?P<remark>(?:in|en|auf|em|på|na|на)\s(?P<of>[^\W\d_]{3,15}))\)$", re.IGNORECASE
)


def parts(cells: Cells) -> Parts:
    """Return what the cells of a row say, each read by itself and taken as a whole."""
    read = _titled(take(cells.title).content if _TAKEN.search(cells.title.text) else cells.title)
    whole = dates.whole(cells.date.text)
    if dated := whole or next(reversed(dates.every(cells.date.text)), None):
        read = read.on(dated).remarked("" if whole else cells.date.text)
    elif not _says_nothing(cells.date):
        read = read.remarked(cells.date.text)
    for maker in cells.agents:
        if not _says_nothing(maker):
            read = _made(read, take(maker).content.text.strip(" ,;"))
    if not _says_nothing(cells.container):
        read = _held(read, take(cells.container).content.text)
    if not cells.address.links and not _says_nothing(cells.address):
        read = read.remarked(take(cells.address).content.text)
    for name, cell in cells.others:
        before, edition = edition_last(cell.text)
        if not (name or read.place) and is_place(cell.text):
            read = read._replace(place=cell.text)
        elif edition and not (name or read.edition or before):
            read = read._replace(edition=edition)
        else:
            read = read.remarked(_remark(name, cell))
    return read


def _made(read: Parts, text: str) -> Parts:
    """Return what was read with the names in a cell: persons, bodies, or a journal by its counts."""
    if named := people(text):
        return _by(read, named)
    return _held(read, text) if imprint.read(text).volume else read.named(text)


def _held(read: Parts, text: str) -> Parts:
    """Return what was read with the journal or book that a cell names, its counts and pages apart.

    ``Journal of Canals 12 (2017)`` has its year where others have the number.
    """
    found = imprint.read(text)
    if not found.volume:
        return read._replace(container=text)
    if year := dates.whole(found.number):
        read, found = read.on(year), found._replace(number="")
    read = read._replace(
        container=found.container, volume=found.volume, number=found.number, pages=found.pages
    )
    return read.remarked(found.left)


def _titled(cell: Inline) -> Parts:
    """Return what a cell with a title says: who made the work may stand before it, behind or below it."""
    read = Parts()
    lines = list(cell.marked(Mark.LINE))
    while len(lines) > 1 and (told := _told(cell.text[lines[-1].start : lines[-1].end], read)):
        read = told
        cell = cell.cut(0, lines.pop().start)
    anchor = title_anchor(cell)
    before = people(cell.text[: anchor.start]) if anchor and anchor.start else None
    if anchor and before:
        read, cell = _by(read, before), cell.cut(anchor.start, len(cell.text))
    text = cell.text.strip()
    if (language := _IN_LANGUAGE.search(text)) and is_word("version", language["of"]):
        read, text = read.remarked(language["remark"]), text[: language.start()]
    for names in (_BEFORE_TITLE.match(text), _BEHIND_TITLE.search(text)):
        # Behind ", by" stand names, whatever they are.
        sure = names is not None and names[0].startswith(",")
        if names and not (read.authors or read.editors) and (found := people(names["who"], certain=sure)):
            read = _by(read, found)
            text = text[: names.start()] + text[names.end() :]
    return read.titled(text)


def _by(read: Parts, found: People) -> Parts:
    """Return what was read with the persons that are named, as editors where their role says so."""
    read = read.remarked(found.role)
    if found.edited:
        return read._replace(editors=(*read.editors, *found.persons))
    return read._replace(authors=(*read.authors, *found.persons))


def _told(line: str, read: Parts) -> Parts | None:
    """Return what was read with what a line below a title tells, None where it goes on with the title."""
    if found := people(line.removeprefix("by ")):
        return read._replace(authors=(*found.persons, *read.authors))
    if agents.is_organisation(line):
        return read.named(line)
    dated = dates.whole(line.strip("()"))
    return read.on(dated) if dated else None


def _says_nothing(cell: Inline) -> bool:
    folded = fold(cell.text)
    return not folded or folded in phrases("columns", "nothing")


def _remark(name: str, cell: Inline) -> str:
    """Return what a cell says under the name of its column, without the numbers that identify a work."""
    if not name:
        return take(cell).content.text
    kept = take(Inline(f"{name}: ") + cell).content.text
    return kept if fold(kept) != fold(name) else ""

"""What stands behind the title of a citation: editors, container, volume, pages, place, publisher."""

import re
from typing import NamedTuple

from annexcli.model.reference import Organisation, Person
from annexcli.parse import agents, kinds, roles
from annexcli.parse.journals import (
    BEHIND_CONTAINER,
    ISSUE_ALONE,
    JOURNAL,
    RANGE,
    VOLUME_FIRST,
    is_day,
    is_journal,
    issue,
    page_range,
)
from annexcli.parse.people import people, without_role
from annexcli.parse.places import is_place, is_region
from annexcli.vocab import table

# "Kampala, Uganda and Rockville, Maryland, USA: UBOS and ICF"
_TWO_PLACES = re.compile(
    r"(?P<place>[^:.;()\d]{3,80}? (?:and|&) [^:.;()\d]{3,60}):\s+(?P<publisher>[^.;:()]{2,80})$"
)
# "Discussion Paper No. 59": the word that counts is no part of the series.
_COUNTER = re.compile(r",?\s+(?:no|nr|n|n°|núm|№|number|т|вып)\.?$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:no|nr|n°|nº|№)\.?\s*(?P<number>\d[\w/-]*)(?:[.,;]\s+|$)", re.IGNORECASE)
# Pages that say so; in brackets with other things as APA prints them.
_MARKED_PAGES = re.compile(
    rf"(?<!\w)(?:pp?|pages?|págs?|páginas|pagg?|seiten?|s|blz|с)\.?\s*(?P<pages>{RANGE})(?:\s*\)|(?=$|[\s.,;:]))",
    re.IGNORECASE,
)
# "240 p.", "xii + 320 pp.", "320 с.": how long a work is.
_EXTENT = re.compile(
    r"(?:^|[\s,;.(])(?P<extent>(?:[ivxlc]{1,7}\s?[+,]\s?)?\d{1,4}\s?(?:pp?|pages?|Seiten|S|págs?|páginas|pagg?|pagine|blz|с|стр)\b\.?)"
    r"(?=$|[\s,;)])(?!\s*[A-Za-z]?\d)"  # the 3 of "No. 3 pp. 12–34" is an issue
)
# Where Russian lists (GOST R 7.0.5) have a dash between areas, others have a full stop.
_AREA = re.compile(r"[.)]\s+[—–]\s+|^[—–]\s+")
_MAY_COUNT = re.compile(r"\d|\b[IVXLC]+\b")
_DIGIT = re.compile(r"\d")
_PAGES_FIRST = re.compile(rf"(?:pp?|S|pages|Seiten)\.?\s?(?P<pages>{RANGE})\.?,?\s+(?=in:?\s)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_RANGE_LAST = re.compile(rf"[,.;:]\s+(?P<pages>{RANGE})\s*$")
_CITY = r"(?:М|СПб|Л)\.|[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,3}(?:,\s*[^\W\d_a-z][\w.]{1,10}){0,2}"
_PLACED = re.compile(
    rf"(?:^|[.,;]\s+)(?P<place>(?:{_CITY}))\s?:\s+(?P<publisher>(?=[^.,;:()]*[^\W\d_])(?:[^.,;:()]|\.(?=[a-z])|(?<=[Ии]зд)\.){{2,80}})"
)
_CLAUSE = re.compile(r"[^.;:()]+")
_CLOSING = re.compile(r"\)(?=\s+\w)")
_BOOK = re.compile(r"([^.,(;]+)([.,(;]?)(.*)$", re.DOTALL)
_IN = re.compile(rf"^(?://\s*|(?:{'|'.join(table('lead_ins')['container'])})\s+)(?P<rest>.+)$", re.IGNORECASE)
# "Washington, D. C.", "U. S. Department", "No. 179": these stops end no part.
_PART_END = re.compile(
    r"[.,;](?<!\bD\.)(?<!\bU\.)(?<!\b[Nn]o\.)(?<!\b[Nn]r\.)(?<!\b[Vv]ol\.)(?<!\bU\.S\.)"
    r"(?<!\bTech\.)(?<!\bRep\.)(?<!\bDept\.)(?<!\bElect\.)(?<!\bElectron\.)(?<!\bInt\.)(?<!\bConf\.)(?<!\bProc\.)"
    r"(?<!\bUniv\.)(?<!\bArt\.)\s+"
)
# "in Proc. IEEE Int. Conf. Roads (ICR), Oslo": the stops of shortened words end no name of a conference.
_PROCEEDINGS = re.compile(
    r"(?P<book>(?:\d{4}\s)?(?:Proc|Conf|Symp|Abstr|[A-Z]{2,8} Int)\.[^,;]*)(?:[,;]\s+(?P<more>.+))?$"
)
_OF_CONFERENCE = re.compile(
    r"(?:(?:19|20)\d\d )?(?:Proceedings|Actes|Actas|Atti|Anais|Memorias|Tagungsband|Transactions) "
    r"(?:of|du|des|de|del|dos|d|der|zur)\b[^.,;()]{5,160}"
)
# "in Handbook of Roads, vol. 2, A. Doe and B. Roe, Eds., 3rd ed."
_EDITORS_BEHIND = re.compile(r"[,.]\s+(?P<who>[^\W\d_a-z]\.[^“”;:()\d]{3,160}?),\s+[Ee]ds?\b\.?(?=[,.\s]|$)")
_BRACKETED = re.compile(r"\(([^()]+)\)[\s,;.:]*")
# "A. Brown & C. Green (Eds.), Handbook …", "Brown A, Green C, editors. Handbook …"
_EDITED = re.compile(
    rf"^(?P<who>[^“«\"]{{3,200}}?[\s,]*[(\[]?\b(?:{'|'.join(table('roles')['editor']['behind'])})\b\.?[)\]]?)"
    r"[.,:;]*\s+(?P<rest>.+)$",
    re.IGNORECASE,
)


class Imprint(NamedTuple):
    """What was found behind a title; ``left`` is what has no field of its own."""

    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    place: str = ""
    publishers: tuple[Organisation, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    edition: str = ""
    left: str = ""


def read(text: str, held: str = "") -> Imprint:
    """Read what stands behind a title. What is not understood is in ``left``, as it stands.

    ``held`` is what the text begins with, where markup tells that this holds the work.
    """
    text = (_AREA.sub(". ", text) if "—" in text or "–" in text else text).strip(" ,;.:")
    if not text:
        return Imprint()
    if placed := _BRACKETED.match(text):
        text = f"{placed[1]}. {text[placed.end() :]}".strip(" .")  # "(New York: Example Press), 45–47"
    number = kind = ""
    if said := kinds.leading(text):  # "CASE Report 72, LSE, London", "briefing paper, Watford"
        kind, number, text = said.name, said.number, text[said.end :]
    if counted := _NUMBERED.match(text):
        number, text = counted["number"], text[counted.end() :]
    first = _PAGES_FIRST.match(text)  # "pp. 88–107 in: Handbook"
    text = text[first.end() :] if first else text
    text, extent = _without_extent(text)
    inside = _IN.match(text)
    text, editors = _edited(inside["rest"]) if inside else (text, ())
    if inside and not editors:
        text, editors = _edited_behind(text)
    taken = roles.take(text)
    text, pages = (taken.left, page_range(first["pages"])) if first else _without_pages(taken.left)
    if held and text.startswith(held):
        found = _held(held, text[len(held) :])
    else:
        found = _chapter(text) if inside else _read(text)
    return found._replace(
        pages=found.pages or pages,
        number=found.number or number,
        editors=editors or taken.editors,
        translators=taken.translators,
        edition=taken.edition,
        left="; ".join(filter(None, (kind, found.left, extent))),
    )


def _without_extent(text: str) -> tuple[str, str]:
    match = _EXTENT.search(text) if _DIGIT.search(text) else None
    if not match:
        return text, ""
    before, after = text[: match.start()].rstrip(" ,;.("), text[match.end() :].lstrip(" ,;.)")
    return f"{before}. {after}" if before and after else before or after, match["extent"]


def _edited(text: str) -> tuple[str, tuple[Person, ...]]:
    """Take the editors off the front of a book: "A. Brown (Ed.), Handbook"."""
    if edited := _EDITED.match(text):
        named = people(edited["who"], shouted=True, certain=True)
        if named:
            return edited["rest"], named.persons
    return text, ()


def _edited_behind(text: str) -> tuple[str, tuple[Person, ...]]:
    """Take the editors out from behind the book: "Handbook, vol. 2, A. Brown, Ed., Oslo: Example Press"."""
    edited = _EDITORS_BEHIND.search(text)
    named = people(edited["who"]) if edited else None
    if not edited or not named:
        return text, ()
    return f"{text[: edited.start()]}. {text[edited.end() :].lstrip(' .,')}", named.persons


def _without_pages(text: str) -> tuple[str, str]:
    match = _MARKED_PAGES.search(text) if _DIGIT.search(text) else None
    if not match:
        return text, ""
    journal = JOURNAL.match(text)
    # Behind a volume they are the journal's, which is read as one.
    if journal and journal["pages"] and journal.end() >= match.end() - 1:
        return text, ""
    before = text[: match.start()].rstrip(" ,;.")
    opened = before.endswith("(") and not match[0].endswith(")")
    before, after = before.rstrip(" ,;.("), text[match.end() :].lstrip(" ,;.)" if opened else " ,;.")
    joint = ". " if before and after else ""
    return f"{before}{joint}{after}", page_range(match["pages"])


def _read(text: str) -> Imprint:
    if text.startswith("(") and (opened := _BRACKETED.match(text)):  # "(Oxford: Example Press), 88–107"
        inside, behind = opened[1].strip(" ,;."), text[opened.end() :]
        last = _RANGE_LAST.search(f", {behind}")
        found = _read(inside)
        if found.publishers or found.place:
            return found._replace(pages=page_range(last["pages"])) if last else _read(f"{inside}. {behind}")
    if not text:
        return Imprint()
    if ":" in text:
        if (two := _TWO_PLACES.match(text)) and is_place(re.split(r",| and | & ", two["place"])[0]):
            return Imprint(place=two["place"], publishers=agents.organisations(two["publisher"].strip(" ,.")))
        for placed in _PLACED.finditer(text):
            if _is_imprint(placed, ends=placed.end() == len(text)):
                return _placed(text, placed)
    counted = _MAY_COUNT.search(text) is not None
    if counted and "):" in text and (alone := ISSUE_ALONE.match(text)):
        return Imprint(alone["container"], number=alone["number"], pages=page_range(alone["pages"]))
    journal = JOURNAL.match(text) if counted else None
    if journal and is_journal(journal):
        return _of_journal(journal)
    if text[0].isdigit() and (first := VOLUME_FIRST.match(text)):
        return Imprint(first["container"], first["volume"], first["number"] or "", page_range(first["pages"]))
    if held := _OF_CONFERENCE.match(text):
        return _held(held[0], text[held.end() :])
    return _published(text)


def _of_journal(journal: re.Match[str]) -> Imprint:
    """Read a journal, or a series with who published it: ``Working Paper 12, The World Bank, Oslo``."""
    name = _COUNTER.sub("", journal["container"].strip(' ,.;«»“”"')).strip(" ,.;—–")
    left = journal.string[journal.end() :].strip(" ,;.:")
    published = Imprint(left=left) if journal["pages"] or _DIGIT.search(left) else _published(left)
    if published.publishers and agents.is_work(name):
        series = journal[0].strip(" ,.;")
        return published._replace(left="; ".join(filter(None, (series, published.left))))
    return published._replace(
        container=name,
        volume=journal["volume"],
        number=issue(journal),
        pages=page_range(journal["pages"] or ""),
    )


def _held(container: str, behind: str) -> Imprint:
    """Read what stands behind the name of a container: its numbers, or where it came out."""
    counted = BEHIND_CONTAINER.match(behind)
    bare = counted and not (issue(counted) or counted["pages"])
    if not counted or is_day(counted) or (bare and _YEAR.fullmatch(counted["volume"])):
        last = _RANGE_LAST.search(behind)
        found = _read((behind[: last.start()] if last else behind).strip(" ,;.:()"))
        left = "; ".join(filter(None, (found.container, found.left)))
        return found._replace(container=container, left=left, pages=page_range(last["pages"]) if last else "")
    return Imprint(
        container=container,
        volume=counted["volume"],
        number=issue(counted),
        pages=page_range(counted["pages"] or ""),
        left=behind[counted.end() :].strip(" ,;.:"),
    )


def _is_imprint(placed: re.Match[str], *, ends: bool) -> bool:
    """Tell ``Oslo: Example Press`` from ``Journal of Maps: Theory and practice``."""
    place, publisher = placed["place"], placed["publisher"].strip()
    if is_place(place) or _is_reversed(placed):
        return True
    city, _, regions = place.partition(", ")
    # A hyphen makes no acronym of "Neuilly-Plaisance".
    unlike_a_place = agents.is_organisation(city.replace("-", " ")) or agents.is_work(city) or city.isupper()
    capitalised = all(word[0].isupper() for word in city.split())
    if not capitalised or unlike_a_place or (regions and not all(map(is_region, regions.split(", ")))):
        return False
    # "Ariccia: Ermes edizioni": small words, but nothing behind them.
    return agents.is_name(publisher) or (ends and publisher[0].isupper() and len(publisher.split()) <= 4)


def _is_reversed(placed: re.Match[str]) -> bool:
    """Tell whether the place stands behind the colon: ``Example Press: London``."""
    press = placed["place"]
    return is_place(placed["publisher"].strip()) and not (is_place(press) or agents.is_work(press))


def _chapter(text: str) -> Imprint:
    """Read what stands behind "In": the book, where it came out."""
    if not text:
        return Imprint()
    if held := _PROCEEDINGS.match(text):
        rest = _read(held["more"] or "")
        return rest._replace(
            container=held["book"].strip(), left="; ".join(filter(None, (rest.container, rest.left)))
        )
    journal = JOURNAL.match(text)
    counted = journal and (
        journal["pages"] or journal["number"] or journal["issue"] or _COUNTER.search(journal["container"])
    )
    if journal and counted and is_journal(journal):
        return _read(text)
    named = _BOOK.match(text)
    if not named:
        return _read(text)  # "In (Ed.), Oslo: Ab Press" names no book
    book, separator, more = named.groups()
    if separator == "(":
        more = _CLOSING.sub(".", more, count=1)  # "Handbook (Example Press 2014) 19"
    rest = _read(more.strip(" ,;.:)")) if separator else Imprint()
    return Imprint(
        container=without_role(book.strip(' «»“”"'))[0],
        volume=rest.volume if not rest.container else "",
        pages=rest.pages,
        place=rest.place,
        publishers=rest.publishers,
        left=rest.left or rest.container,
    )


def _placed(text: str, placed: re.Match[str]) -> Imprint:
    start, end = placed.span("publisher")
    if listed := agents.LISTED_BODY.match(text, start):
        end = listed.end()
    elif text.startswith(",", end) and (rest := _CLAUSE.match(text, start)):
        end = rest.end() if agents.bodies_between_commas(rest[0].rstrip()) else end
    before, after = text[: placed.start()].strip(" ,;.:«»"), text[end:].strip(" ,;.:()")
    place, press = placed["place"], text[start:end].strip(" ,.«»")
    if _is_reversed(placed):
        place, press = press, place
    left = "; ".join(part for part in (before, after) if part)
    return Imprint(place=place, publishers=agents.organisations(press), left=left)


def _published(text: str) -> Imprint:
    """Find the place and the publisher among the parts between stops and commas."""
    parts = [_unopened(part.strip()) for part in _PART_END.split(text)]
    for position, part in enumerate(parts):
        if is_place(part) or _is_town(parts, position):
            return _with_place(parts, position)
    for position, part in enumerate(parts):
        if part and agents.is_organisation(part):
            end = position + 1
            while end < len(parts) and agents.is_organisation(parts[end]) and _may_publish(parts[end]):
                end += 1
            left = "; ".join(p for p in (*parts[:position], *parts[end:]) if p)
            named = (one for part in parts[position:end] for one in agents.organisations(part))
            return Imprint(publishers=tuple(named), left=left)
    return Imprint(left=text)


def _is_town(parts: list[str], position: int) -> bool:
    """Tell whether a state or a country stands behind a name, which makes it a town: ``Ames, IA``."""
    part, following = parts[position], parts[position + 1] if position + 1 < len(parts) else ""
    short = is_region(following) and len(part.split()) <= 3
    return short and agents.is_name(part) and not agents.is_organisation(part)


def _unopened(part: str) -> str:
    """Return a part without a bracket of which the other half is in another part."""
    return part if part.count("(") == part.count(")") else part.strip(" ()")


def _may_publish(part: str) -> bool:
    if len(part) < 2 or re.search(r"[\d()]", part) or re.fullmatch(r"doi|isbn|pp|eds?", part, re.IGNORECASE):
        return False
    return agents.is_name(part) and not agents.is_work(part)


def _with_place(parts: list[str], position: int) -> Imprint:
    """Read ``…, Place, Publisher, …`` and ``…, Publisher, Place``."""
    place, behind = parts[position], position + 1
    while behind < len(parts) and (is_place(f"{place}, {parts[behind]}") or is_region(parts[behind])):
        place, behind = f"{place}, {parts[behind]}", behind + 1
    before, after = parts[:position], parts[behind:]
    publisher = ""
    if after and _may_publish(after[0]):
        publisher, after = after[0], after[1:]
    elif before and _may_publish(before[-1]) and (agents.is_organisation(before[-1]) or not after):
        publisher, before = before[-1], before[:-1]
    left = "; ".join(part for part in (*before, *after) if part)
    named = agents.organisations(publisher) if publisher else ()
    return Imprint(place=place.strip(" ()[]"), publishers=named, left=left)

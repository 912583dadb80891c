"""What stands behind the title of a citation: editors, container, volume, pages, place, publisher."""

import re
from typing import NamedTuple

from annexcli.model.reference import Organisation, Person
from annexcli.parse import agents, dates, kinds, roles
from annexcli.parse.people import people, without_role
from annexcli.parse.places import is_place, is_region
from annexcli.vocab import table

# "Kampala, Uganda and Rockville, Maryland, USA: UBOS and ICF"
_TWO_PLACES = re.compile(
    r"(?P<place>[^:.;()\d]{3,80}? (?:and|&) [^:.;()\d]{3,60}):\s+(?P<publisher>[^.;:()]{2,80})$"
)
_RANGE = r"[A-Za-z]?\d+\s?[–−‐-]+\s?[A-Za-z]?\d+"
_DASHES = re.compile(r"\s*[–−‐-]+\s*")
_PAGES = rf"(?P<pages>{_RANGE}|[A-Za-z]\d{{1,8}}|\d{{1,5}})"  # "e0213456" has the page's place
_VOLUME = (
    r"(?:vol(?:ume)?\.?\s*|v\.\s*|bd\.\s*|jg\.\s*|т\.\s*)?"
    r"(?P<volume>\d{1,4}|(?-i:[IVX]|[IVXLC]{2,6}|[ivxlc]{1,8}(?=/\d)))"
)
_COUNT = r"(?:n[.o°]*|n[úu]m\.?|nos?\.|iss(?:ue)?\.?|nr\.?|h(?:eft|\.)|fasc(?:icule)?\.?|№)"
_ISSUE = (
    r"(?:[./](?P<dotted>\d{1,3})(?!\d)|\s*\(\s*(?P<number>[^()]{1,20})\s*\)"
    rf"|(?:,\s*|\s){_COUNT}\s*(?P<issue>\d+))"
)
# "Journal of Maps 12(3), 45–67", "Lancet.;385(9971):877-88", its date taken out.
_NUMBERS = (
    rf"(?:,?\s+|[.,]?\s*;\s*){_VOLUME}{_ISSUE}?"
    rf"(?:\s*[:,]\s*(?:pp?\.?\s*|s\.\s*|с\.\s*)?{_PAGES})?(?=$|[\s.,;])"
)
_JOURNAL = re.compile(rf"^(?P<container>[^\d]{{3,160}}?){_NUMBERS}", re.IGNORECASE)
_BEHIND_CONTAINER = re.compile(_NUMBERS, re.IGNORECASE)
# "Bull Epidemiol Hebd.;(32-33):637-44": a journal that counts no volumes.
_ISSUE_ALONE = re.compile(
    rf"(?P<container>[^\W\d_a-z][^\d:;()]{{2,100}}?)\.?(?:\s*;\s?|\s)\((?P<number>\d{{1,3}}(?:[–/-]\d{{1,3}})?)\):\s?{_PAGES}\.?$"
)
# "Discussion Paper No. 59": the word that counts is no part of the series.
_COUNTER = re.compile(r",?\s+(?:no|nr|n|n°|núm|№|number|т|вып)\.?$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:no|nr|n°|nº|№)\.?\s*(?P<number>\d[\w/-]*)(?:[.,;]\s+|$)", re.IGNORECASE)
_PARTS = r"pp?|chapter|doc|article|section|kapitel|chapitre|cap[ií]tulo|capitolo|art|cap|ch"
_PART = re.compile(rf"(?<!\w)(?:{_PARTS})\.?$", re.IGNORECASE)
# Pages that say so; in brackets with other things as APA prints them.
_MARKED_PAGES = re.compile(
    rf"(?<!\w)(?:pp?|pages?|págs?|páginas|pagg?|seiten?|s|blz|с)\.?\s*(?P<pages>{_RANGE})(?:\s*\)|(?=$|[\s.,;:]))",
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
# Pages from one to another, or the number of an article that is printed nowhere.
_LOCATOR = re.compile(rf"{_RANGE}|e\d")
_PAGES_FIRST = re.compile(
    rf"(?:pp?|S|pages|Seiten)\.?\s?(?P<pages>{_RANGE})\.?,?\s+(?=in:?\s)", re.IGNORECASE
)
_RANGE_LAST = re.compile(rf"[,.;]\s+(?P<pages>{_RANGE})\s*$")
_ISSUES = re.compile(r"\d{1,3}(?:\s?[–/-]\s?\d{1,3})?")
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
_EDITORS_BEHIND = re.compile(r"[,.]\s+(?P<who>[^\W\d_a-z]\.[^“”;:()\d]{3,160}?),\s+Eds?\.(?=[,.\s]|$)")
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
    journal = _JOURNAL.match(text)
    # Behind a volume they are the journal's, which is read as one.
    if journal and journal["pages"] and journal.end() >= match.end() - 1:
        return text, ""
    before = text[: match.start()].rstrip(" ,;.")
    opened = before.endswith("(") and not match[0].endswith(")")
    before, after = before.rstrip(" ,;.("), text[match.end() :].lstrip(" ,;.)" if opened else " ,;.")
    joint = ". " if before and after else ""
    return f"{before}{joint}{after}", page_range(match["pages"])


def page_range(pages: str) -> str:
    """Return pages with one dash between them, however it was printed."""
    return _DASHES.sub("–", pages)


def _read(text: str) -> Imprint:
    if not text:
        return Imprint()
    if ":" in text:
        if (two := _TWO_PLACES.match(text)) and is_place(re.split(r",| and | & ", two["place"])[0]):
            return Imprint(place=two["place"], publishers=agents.organisations(two["publisher"].strip(" ,.")))
        for placed in _PLACED.finditer(text):
            if _is_imprint(placed, ends=placed.end() == len(text)):
                return _placed(text, placed)
    counted = _MAY_COUNT.search(text) is not None
    if counted and "):" in text and (issue := _ISSUE_ALONE.match(text)):
        return Imprint(issue["container"], number=issue["number"], pages=page_range(issue["pages"]))
    journal = _JOURNAL.match(text) if counted else None
    if journal and _is_journal(journal):
        return _of_journal(journal)
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
        number=journal["number"] or journal["issue"] or journal["dotted"] or "",
        pages=page_range(journal["pages"] or ""),
    )


def _held(container: str, behind: str) -> Imprint:
    """Read what stands behind the name of a container: its numbers, or where it came out."""
    counted = _BEHIND_CONTAINER.match(behind)
    if not counted or _is_day(counted):
        last = _RANGE_LAST.search(behind)
        found = _read((behind[: last.start()] if last else behind).strip(" ,;.:()"))
        left = "; ".join(filter(None, (found.container, found.left)))
        return found._replace(container=container, left=left, pages=page_range(last["pages"]) if last else "")
    return Imprint(
        container=container,
        volume=counted["volume"],
        number=counted["number"] or counted["issue"] or counted["dotted"] or "",
        pages=page_range(counted["pages"] or ""),
        left=behind[counted.end() :].strip(" ,;.:"),
    )


def _is_imprint(placed: re.Match[str], *, ends: bool) -> bool:
    """Tell ``Oslo: Example Press`` from ``Journal of Maps: Theory and practice``."""
    place, publisher = placed["place"], placed["publisher"].strip()
    if is_place(place):
        return True
    city, _, regions = place.partition(", ")
    # A hyphen makes no acronym of "Neuilly-Plaisance".
    unlike_a_place = agents.is_organisation(city.replace("-", " ")) or agents.is_work(city) or city.isupper()
    capitalised = all(word[0].isupper() for word in city.split())
    if not capitalised or unlike_a_place or (regions and not all(map(is_region, regions.split(", ")))):
        return False
    # "Ariccia: Ermes edizioni": small words, but nothing behind them.
    return agents.is_name(publisher) or (ends and publisher[0].isupper() and len(publisher.split()) <= 4)


def _is_journal(journal: re.Match[str]) -> bool:
    """Tell a journal with its volume from a day of a month, and a title with a year at its end."""
    if _is_day(journal):
        return False
    container = journal["container"].strip(" ,.«»")
    if container.count("(") != container.count(")") or not container:
        return False
    if journal["pages"] and (journal["number"] or journal["issue"] or ";" in journal[0]):
        return True  # "New Media & Society 19, no. 5: 657–70", whatever society that is
    told = _ISSUES.fullmatch(journal["number"] or "") or _LOCATOR.match(journal["pages"] or "")
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


def _is_day(journal: re.Match[str]) -> bool:
    """Tell whether a month stands behind what looks like a volume: ``The Example Times, 14 July``."""
    behind = journal.string[journal.end("volume") :].lstrip(" .").removeprefix("de ").split(maxsplit=1)
    return bool(behind) and dates.is_month(behind[0].strip(",;."))


def _chapter(text: str) -> Imprint:
    """Read what stands behind "In": the book, where it came out."""
    if not text:
        return Imprint()
    if held := _PROCEEDINGS.match(text):
        rest = _read(held["more"] or "")
        return rest._replace(
            container=held["book"].strip(), left="; ".join(filter(None, (rest.container, rest.left)))
        )
    journal = _JOURNAL.match(text)
    counted = journal and (
        journal["pages"] or journal["number"] or journal["issue"] or _COUNTER.search(journal["container"])
    )
    if journal and counted and _is_journal(journal):
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
    publishers = agents.organisations(text[start:end].strip(" ,.«»"))
    return Imprint(
        place=placed["place"], publishers=publishers, left="; ".join(p for p in (before, after) if p)
    )


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

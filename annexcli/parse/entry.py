"""One list item → a reference, or the reason why it is none."""

import re

from annexcli.document import Inline, Item
from annexcli.model.outcome import ParsedItem
from annexcli.model.reference import EntryType, Organisation, PartialDate, Reference, Source
from annexcli.parse import (
    agents,
    arabic,
    cells,
    citation,
    dates,
    east_asian,
    german_law,
    identifiers,
    line,
    locators,
    piped,
    series,
    statutes,
)
from annexcli.parse import told as told_about
from annexcli.parse.again import by_the_same, is_cross_reference, leading
from annexcli.parse.anchor import own_line, title_anchor
from annexcli.parse.confidence import confidence
from annexcli.parse.east_asian.script import is_east_asian, language
from annexcli.parse.habits import NO_HABITS, Habits
from annexcli.parse.identifiers import Found
from annexcli.parse.language import language_of
from annexcli.parse.parts import Parts
from annexcli.parse.types import Evidence, is_law, type_of
from annexcli.vocab import table

# A reference says its year or its address within this many words; running text goes on.
_PROSE_WORDS = 45
# Without any date, markup or quotation it ends sooner.
_PLAIN_WORDS = 30
# Several sentences of more words than this are a passage.
_FEW_WORDS = 25
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?](?<=[^\W\d_]{3}[.!?])(?=\s+[^\W\d_a-z]|$)")
_QUOTE = re.compile(r"[“”«»\"„]")
# Papers of large collaborations name a hundred authors; what is longer still is no reference.
_MOST_CHARACTERS = 6000
# "Bruni S., Capetta F. (a cura di). (2013). …": names and a year, however long the rest.
_CITED = re.compile(
    r"[^\W\d_a-z][^()]{1,250}?(?:\([^()]{2,20}\)\.?\s*)?(?:\((?:1[5-9]|20)\d\d[a-z]?\)|\.\s(?:1[5-9]|20)\d\d[a-z]?)[.,:]\s"
)
# "Regulation (EU) 2016/679 of …", "Richtlinie 2011/93/EU …": laws have long names.
_NUMBERED_LAW = re.compile(
    r"[^\W\d_a-z][^\W\d_]{3,20}\s(?:\([^()\d]{2,12}\)\s)?(?:(?:No|Nr|N)\.?º?\s)?\d{1,4}/\d{1,4}\b"
)
_BRACKETED_YEAR = re.compile(r"\(((?:19|20)\d\d)\)")
# "Roads are built for cars. Source: UNECE, …": what is told before the source is a remark, where there is
# enough of both.
_SOURCE = re.compile(rf"[.;:)] (?:{'|'.join(table('lead_ins')['source'])})\s?:\s+", re.IGNORECASE)
# "https://example.org/roads. For a critique, see …": a sentence behind the address is about the work.
_TOLD_BEHIND = re.compile(r"(?:https?://|www\.)\S+?[)\]]?\.\s+(?=[^\W\d_a-z][^\W\d_]*,?\s)")
_SHORTEST_TOLD, _SHORTEST_SOURCE = 40, 20
_ELSEWHERE = re.compile(r"https?://|www\.|\b10\.\d{4}|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_THANKS = re.compile(rf"(?:{'|'.join(table('lead_ins')['thanks'])})\b", re.IGNORECASE)
CITES_AGAIN = "refers to another entry"
# "RIBEIRO, M. C.; BARATA, R. B. …", "Smith J., Jones K. …": names with initials begin an entry.
_NAMED = re.compile(
    r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?,? (?:[^\W\d_a-z]\.[ -]?){1,4}[,;.&]?\s?[;,&]"
)
# "…, [w:] Miasta, PWN, Warszawa 2015, s. 45–67": behind what holds a work stand the pages of the work.
_PAGES_OF_PART = re.compile(r"(?:pp?|ss?|str|с|стр|ص|blz|S)\.?\s?(\d+)\s?[–-]\s?(\d+)")
_ARABIC = str.maketrans("،؛٠١٢٣٤٥٦٧٨٩", ",;0123456789")
_IS_ARABIC = re.compile("[،؛٠-٩]")


def read(
    item: Item,
    *,
    document: str,
    section: str | None,
    habits: Habits = NO_HABITS,
    before: Reference | None = None,
) -> ParsedItem:
    """Return what a list item is, without its topics.

    Args:
        item: the item, its inner lists apart.
        document: the name under which the reference remembers its document.
        section: the path of headings over the list.
        habits: how most entries of the list are printed.
        before: the reference before this one, whose authors a dash repeats.

    """
    source = Source(document, line=item.line, page=item.page, raw=item.raw or item.content.text)
    if len(item.content.text) > _MOST_CHARACTERS:
        why = f"longer than {_MOST_CHARACTERS:,} characters, which no reference is"
        return ParsedItem(source, None, why, section=section)
    content = _with_latin_signs(item.content)
    if begun := leading(content.text):
        content = content.cut(begun, len(content.text))
    content, told = (content, "") if item.cells else _with_source_told(content)
    content, below = (content, "") if item.cells else told_about.below(content)
    found = identifiers.take(content)
    if not item.cells and (reason := unusable(content, found)):
        return ParsedItem(source, None, reason, section=section)
    asian = None if item.cells else east_asian.read(found.content, _names(before))
    if item.cells:
        parts = cells.parts(item.cells)
    elif asian:
        parts = asian.parts
    else:
        parts = _parts(found.content, found.symbol, habits, _names(before))
    if not parts.title and not found.urls:
        return ParsedItem(source, None, "no title in it", section=section)
    parts = parts.remarked(below, told)
    if item.issuer and not (parts.authors or parts.publishers or parts.editors or parts.issued):
        parts = parts._replace(publishers=agents.organisations(item.issuer))
    reference = _reference(parts, found, source, section)
    if asian:
        reference = asian.completed(reference, language(source.raw, parts.title))
    sure = confidence(reference, linked=found.lost > 0)
    return ParsedItem(source, reference, lost_links=found.lost, confidence=sure, section=section)


def _parts(content: Inline, symbol: str | None, habits: Habits, before: Parts | None) -> Parts:
    """Read an entry whose identifiers are taken out.

    ``symbol`` is the one that stood in it, ``before`` are the names of the entry before.
    """
    if parted := piped.cells(content):
        return cells.parts(parted)
    if juristic := german_law.read(content):
        return juristic
    content, locator = locators.take(content, bare=symbol is not None)
    if issued := habits.issued(content) or statutes.of_state(content):
        bodies = agents.organisations(issued[0])
        return line.read(issued[1], publisher_first=False, issued_by=bodies).remarked(locator)
    content = habits.inverted(content)
    content, number, of_year = series.take(content)
    if repeated := by_the_same(content, before):
        content, before = repeated
    dated = dates.whole(content.text.strip(" ,.;()[]")) if symbol or number else None
    if (symbol or number) and (dated or not _LETTER.search(content.text)):
        # "A/HRC/31/20 (5 January 2016), para. 4": a note may say no more.
        parts = Parts(title=number or symbol or "")
        parts = parts.on(dated) if dated else parts
    else:
        cited = None if own_line(content) else arabic.read(content) or citation.read(content, before)
        parts = cited or german_law.book(content) or _by_line(content, habits)
    if number:
        parts = (parts.on(of_year) if of_year else parts)._replace(number=parts.number or number)
    if parts.container and not parts.pages and (pages := _PAGES_OF_PART.fullmatch(locator)):
        return parts._replace(pages=f"{pages[1]}–{pages[2]}")
    return parts.remarked(locator)


def _by_line(content: Inline, habits: Habits) -> Parts:
    """Read an entry that begins with no names, whose publisher most entries of its list have at the end."""
    if published := habits.published(content):
        bodies = agents.organisations(published[0])
        return line.read(published[1], publisher_first=False, issued_by=bodies)
    return line.read(content, publisher_first=habits.publisher_first)


def _with_source_told(content: Inline) -> tuple[Inline, str]:
    """Take the words off a note that are not of the work: before "Source:", or behind its address."""
    match = _SOURCE.search(content.text)
    if not match:
        behind = _TOLD_BEHIND.search(content.text)
        told = content.text[behind.end() :] if behind else ""
        if behind and len(told) >= _SHORTEST_TOLD and not _ELSEWHERE.search(told):
            return content.cut(0, behind.end()), told.strip()
        return content, ""
    told, named = content.text[: match.start() + 1], content.cut(match.end(), len(content.text))
    if len(told) + 1 < _SHORTEST_TOLD or len(named.text) < _SHORTEST_SOURCE:
        return content, ""
    return named, told.strip()


def _names(before: Reference | None) -> Parts | None:
    """Return who made the entry before, for whom a dash may stand."""
    if before is None:
        return None
    persons = before.authors or before.editors
    return Parts(
        authors=before.authors, editors=before.editors, publishers=() if persons else before.publishers
    )


def unusable(content: Inline, found: Found) -> str:
    """Return why an item cannot be a reference, or nothing where it can."""
    text = found.content.text
    if not _LETTER.search(text) and not (found.urls or found.symbol):
        return "no words in it"
    if _THANKS.match(text):
        return "thanks somebody"
    if is_cross_reference(text):
        return CITES_AGAIN
    if _is_contact(content):
        return "tells where to write to"
    if is_prose(content):
        return "reads like running text, without a link or a date"
    return ""


def _is_contact(content: Inline) -> bool:
    """Tell whether a text only says where to write to: its links are of mail, and it names no work."""
    written = content.links and all(link.target.startswith("mailto:") for link in content.links)
    named = len(content.spans) > len(content.links) or _QUOTE.search(content.text)
    return (
        bool(written)
        and not named
        and len(content.text.split()) <= _FEW_WORDS
        and not dates.every(content.text)
    )


def is_prose(content: Inline) -> bool:
    """Tell whether text is a passage rather than a reference: long, and nothing in it points anywhere."""
    if is_east_asian(content.text):
        return east_asian.is_sentence(content.text)
    words = len(content.text.split())
    if words <= _FEW_WORDS:
        return False
    if _CITED.match(content.text) or (words < 3 * _PROSE_WORDS and _NAMED.match(content.text)):
        return False
    if words < 3 * _PROSE_WORDS and _NUMBERED_LAW.match(content.text) and is_law(content.text):
        return False
    if content.links or "://" in content.text or "doi:" in content.text:
        return words > 3 * _PROSE_WORDS
    sentences = len(_SENTENCE_END.findall(content.text))
    plain = not content.spans and not _QUOTE.search(content.text)
    long = (words > _PLAIN_WORDS and plain) or (sentences >= 2 and words > _FEW_WORDS)
    return words > _PROSE_WORDS or (long and dates.first(content.text) is None)


def _reference(parts: Parts, found: Found, source: Source, section: str | None) -> Reference:
    if parts.editors and not parts.authors and parts.container:
        # Editors of a part of something larger stand where its authors would.
        parts = parts._replace(authors=parts.editors, editors=())
    work = _evidence(parts, found, source.raw)
    kind = type_of(work)
    if not parts.dated and (date := _date_in_title(work.title, kind)):
        work = work._replace(date=date)
        kind = type_of(work)
    return Reference(
        work.title or None,
        type=kind,
        authors=work.authors,
        editors=work.editors,
        translators=parts.translators,
        publishers=work.publishers,
        date=work.date,
        state=parts.state or None,
        urls=work.urls,
        doi=found.doi,
        isbn=found.isbn,
        issn=found.issn,
        arxiv=found.arxiv,
        pmid=found.pmid,
        note=work.note or None,
        section=section,
        language=language_of(work.title),
        accessed=found.accessed,
        container=parts.container or None,
        volume=parts.volume or None,
        number=parts.number or found.symbol,
        pages=parts.pages or None,
        edition=parts.edition or None,
        place=parts.place or None,
        source=source,
    )


def _evidence(parts: Parts, found: Found, raw: str) -> Evidence:
    return Evidence(
        title=_as_printed(parts.title, raw),
        note="; ".join(_as_printed(remark, raw) for remark in parts.remarks),
        authors=parts.authors,
        editors=parts.editors,
        publishers=_distinct(parts.publishers),
        date=parts.date,
        urls=_own_first(found, {one.name for one in parts.publishers}),
        container=parts.container,
        volume=parts.volume,
        number=parts.number,
        pages=parts.pages,
        edition=parts.edition,
        place=parts.place,
        isbn=found.isbn,
        issn=found.issn,
    )


def _date_in_title(title: str, kind: EntryType) -> PartialDate | None:
    """Return the year that stands alone in brackets in a title: ``General comment No. 20 (2016) on …``.

    A law is called by its day: ``Regulation … of 27 April 2016``.
    """
    printed = dates.every(title)
    if not printed:
        return None
    if kind is EntryType.LAW:
        return next((dated.date for dated in printed if dated.date and dated.date.month), printed[0].date)
    days = [dated.date for dated in printed if dated.date and dated.date.month]
    if len(days) == 1:
        return days[0]
    found = _BRACKETED_YEAR.findall(title)
    return PartialDate(int(found[0])) if len(found) == 1 else None


def _with_latin_signs(content: Inline) -> Inline:
    """Return the text with Arabic commas, semicolons and digits as the rules know them, each in its place."""
    if not _IS_ARABIC.search(content.text):
        return content
    return Inline(content.text.translate(_ARABIC), content.spans)


def _as_printed(text: str, raw: str) -> str:
    """Return a piece of an entry with the Arabic signs that it was printed with."""
    if not text or text in raw or not _IS_ARABIC.search(raw):
        return text
    at = raw.translate(_ARABIC).find(text)
    return raw[at : at + len(text)] if at >= 0 else text


def _own_first(found: Found, publishers: set[str]) -> tuple[str, ...]:
    """Put the address behind the title before those of other links, and the home pages of publishers last."""
    if len(found.urls) < 2:
        return found.urls
    anchor = title_anchor(found.content)
    inside = [
        link.target
        for link in found.content.links
        if anchor and link.start < anchor.end and anchor.start < link.end and link.target in found.urls
    ]
    text = found.content.text
    homes = [
        link.target for link in found.content.links if text[link.start : link.end].strip(" .,") in publishers
    ]
    others = (url for url in found.urls if url not in homes)
    return tuple(dict.fromkeys([*inside, *others, *found.urls]))


def _distinct(publishers: tuple[Organisation, ...]) -> tuple[Organisation, ...]:
    return tuple(dict.fromkeys(publishers)) if len(publishers) > 1 else publishers

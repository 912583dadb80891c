"""What stands behind the title of a citation, taken into the fields of the entry."""

import re

from annexcli.document import Inline, Mark
from annexcli.model.reference import PartialDate, Person
from annexcli.parse import agents, dates, imprint, kinds
from annexcli.parse.imprint import Imprint
from annexcli.parse.language import language_of
from annexcli.parse.parts import Parts
from annexcli.parse.places import is_place
from annexcli.parse.roles import edition_last
from annexcli.parse.sentences import end_of_title
from annexcli.parse.types import is_periodical
from annexcli.vocab import table

# "…, Paris, La Découverte": a place of one word and a short name end a citation in commas.
_PLACE_AND_PRESS = re.compile(
    r",\s+[^\W\d_a-z][^\W\d_]+,\s+(?:[^\W\d_a-z][^\W\d_]*['’]?\s?){1,3}(?:,\s+(?:19|20)\d\d[a-z]?)?$"
)
# ", Journal of Roads 12(3)", ", Journal of Roads, vol. 12, no. 3": commas alone part a title and a journal.
_COUNTED = re.compile(
    r",\s+(?=[^\W\d_a-z][^,:;()\d]{3,100},?\s(?i:(?:vol(?:ume)?|jg|bd|t|v)\.?\s?)?\d{1,4}"
    r"(?:\s?\(\d{1,3}(?:[–/-]\d{1,3})?\)|\s\((?:19|20)\d\d\)\s[A-Za-z]?\d|,\s\d{1,6}(?:\s?[–-]\s?\d{1,6})?\.?(?:\s\(|$)|,?\s(?i:nos?|nr|n|núm|iss(?:ue)?|heft|h)[.º°]{0,2}\s?\d{1,3}(?!\d)))"
)
_EDITION = re.compile(rf"(?:{'|'.join(table('roles')['edition']['words'])})", re.IGNORECASE)
# "INEGI (Instituto Nacional de Estadística y Geografía)"
_EXPANSION = re.compile(r"\s\([^()]+\)$")
_VOLUME_LAST = re.compile(r",\s+\d{1,4}$")
_DIGIT = re.compile(r"\d")
_IN_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{3,120})[)\]]$")
# "Rundschau vom 3. Juni 2021"
_ON = re.compile(r"\s(?:vom|du|del|van|от)\s*$")
# Languages whose lists part a subtitle from its title with a full stop, and what stands there otherwise.
_IN_SENTENCES = frozenset({"de", "es", "fr", "it", "pt"})
# What may stand between a title and what is behind it.
_BETWEEN = " \t\n\xa0.,:;)"
_PAGE = re.compile(r"\s*[A-Za-z]?\d")
_SMALL_LAST = re.compile(r"\s[^\W\d_A-ZÀ-Þ]{3,}\W*$")
_LONG_SMALL_WORD = re.compile(r"\s[^\W\d_A-ZÀ-Þ]{5,}")
_MOST_WORDS_OF_PRESS = 3
_ASKED = re.compile(r"(?P<question>.{10,}?[?!])\s+(?P<journal>[^\W\d_a-z][^.?!,:;]{1,60})\.?")
_NUMBERED = re.compile(r"\W{0,3}(?:(?:19|20)\d\d\s?;|\d{1,4}\s?[(,:;])")
_PLACE_BEFORE = re.compile(r"[.,]\s+([^.,:;]+)$")
# ", s.l., s.n.": neither a place nor who published it is known (ISO 690).
_NOWHERE = re.compile(r"(?:[.,:]\s+\[?s\.\s?[lne]\.?\]?)+$")
_SHORTEST_TITLE = 8
# ", Edward Elgar, Cheltenham": two names in capitals behind a title that has none.
_NAME = r"[^\W\d_a-z][\w’'&-]+"
_PRESS_AND_TOWN = re.compile(rf",\s+{_NAME}(?:\s{_NAME}){{0,2}},\s+{_NAME}(?:\s{_NAME})?\.?$")
_FEWEST_WORDS, _SHORTEST_LAST = 3, 4
_TYPES = {kind: "|".join(table("types")[kind]) for kind in ("beside", "series", "thesis")}
_BESIDE = re.compile(
    rf"^(?:{_TYPES['beside']})\b|\b(?:{_TYPES['series']}|{_TYPES['thesis']})(?!\w)", re.IGNORECASE
)
# Behind the day of a newspaper.
_ON_PAGE = re.compile(r"[,;.]\s+(?:p|S|pág|с)\.\s?(?P<page>[A-Z]?\d{1,3})\W*", re.IGNORECASE)
# "pp. ", "Vol. ", "12:" before a number that is no year, "Epub" before a day on which a work was online only,
# in so many characters at most.
_LONGEST_COUNTER = 20
_LONGEST_PLACE = 40
_OF_YEAR = re.compile(r":\d{1,4}(?![\d–-])")
_COUNTS = re.compile(
    r"(?:\b(?:pp?|vol|volume|no|nr|n|s|art|bd|issue|paper|report|ст|с|epub)\b\.?|\d\s?:|[–-])\s*$",
    re.IGNORECASE,
)


def held_by(container: str, line: Parts) -> Parts:
    """Return the line with a container that was taken for a publisher or a remark."""
    name = container.strip(" ,.;:")
    publishers = tuple(publisher for publisher in line.publishers if publisher.name != name)
    remarks = tuple(remark for remark in line.remarks if remark != name)
    return line._replace(container=name, publishers=publishers, remarks=remarks)


def without_brackets(title: str) -> tuple[str, str]:
    """Take what stands in brackets behind a title off it: "(A. Sheridan, Trans.)", "(2nd ed.)", "[Data set]".

    A year or an acronym of the title is a part of it.
    """
    match = _IN_BRACKETS.search(title) if title.endswith((")", "]")) else None
    if not match or match.start() < 4:
        return title, ""
    inside = match["inside"]
    square = title.endswith("]")
    part = dates.whole(inside) or agents.abbreviates(inside, title[: match.start()]) or inside.isupper()
    if part and not square:
        return title, ""
    if trans := re.fullmatch(r"(.+?),?\s+(?:Trans|Transl|Übers|Trad)\.?", inside):
        return title[: match.start()], f"trans. {trans[1]}"
    return title[: match.start()], inside


def date_behind(rest: str) -> dates.Dated | None:
    """Return the last date behind a title; a volume or a page may look like a year."""
    for dated in reversed(dates.every(rest)):
        # "2011;1577(2):1-9": what NLM prints between a semicolon and an issue or a page is a volume.
        volume = rest[: dated.start].endswith(";") and rest[dated.end :].startswith(("(", ":"))
        counted = _COUNTS.search(rest, max(0, dated.start - _LONGEST_COUNTER), dated.start)
        # "VTI-rapport 2015:3": Nordic reports are counted by the year.
        volume = volume or _OF_YEAR.match(rest, dated.end) is not None
        if not volume and (not counted or _is_placed(rest[: dated.start])):
            return dated
    return None


def day_behind(title: str, date: PartialDate) -> dates.Dated | None:
    """Return the day or the month behind a title in its year: ``(2021) Title, 8 May 2021``."""
    dated = None if date.month else dates.trailing(title)
    day = dated.date if dated else None
    return dated if day and day.month and day.year == date.year and not day.until else None


def _is_placed(before: str) -> bool:
    """Tell whether a place and a colon stand at the end of a text: ``Berlin: 2015``, without a publisher."""
    before = before.rstrip()
    return before.endswith(":") and is_place(re.split(r"[.,;(]\s+", before[-_LONGEST_PLACE:-1])[-1])


def without_date(text: str, dated: dates.Dated) -> str:
    """Take a date out of a text, with the brackets that held nothing else."""
    before, after = text[: dated.start].rstrip(" ,"), text[dated.end :]
    if before.endswith(("(", "[")) and after.lstrip().startswith((")", "]")):
        before, after = before[:-1], after.lstrip()[1:]
        # "27 (2021) 311–329": a volume and pages.
        joint = "," if before.rstrip()[-1:].isdigit() and _PAGE.match(after) else ""
        tight = joint or after.startswith(",")  # "27 (2021), Nr. 4"
        return before.rstrip() + joint + after if tight else before + after
    return before + after


def before_imprint(text: str) -> tuple[str, str]:
    """Cut a title that no stop ends: before what holds it, ``, City: Press``, pages, a kind, a publisher."""
    if _DIGIT.search(text) and (counted := _COUNTED.search(text)):
        return text[: counted.start()], text[counted.start() :]
    marker = re.search(
        r",\s+(?:in\s+[«“\"]|in\s+[A-Z]|pp?\.\s?\d|vol\.|n\.\s?\d|[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+)?:\s)",
        text,
    )
    if marker:
        return text[: marker.start()], text[marker.start() :]
    parts = list(re.finditer(r",\s+", text))
    for part in parts:
        if _EDITION.match(text, part.end()):
            return text[: part.start()], text[part.start() :]
        if kinds.is_kind(text[part.end() :].split(", ", maxsplit=1)[0]):
            return text[: part.start()], text[part.start() :]
    if printed := _PLACE_AND_PRESS.search(text):
        return text[: printed.start()], text[printed.start() :]
    if (named := _PRESS_AND_TOWN.search(text)) and _LONG_SMALL_WORD.search(text[: named.start()]):
        return text[: named.start()], text[named.start() :]
    for part in parts:
        who = text[part.end() :].split(", ", maxsplit=1)[0].strip(" .")
        if agents.is_organisation(who) or is_place(who) or agents.is_newspaper(who.partition(" (")[0]):
            return text[: part.start()], text[part.start() :]
    return text, ""


def press_last(line: Parts, title: str) -> tuple[Parts, str]:
    """Take who published a work by persons off the end of a title behind which its place stood.

    ``Handbook on statistics, Edward Elgar``: capitals tell it from a title that is not printed in capitals.
    """
    front, comma, press = title.rpartition(", ")
    words = press.split()
    told = line.place and comma and 0 < len(words) <= _MOST_WORDS_OF_PRESS and not line.publishers
    if not told or not _is_short_name(press) or not _LONG_SMALL_WORD.search(front):
        return line, title
    if not all(word[0].isupper() for word in words) or not any(
        isinstance(one, Person) for one in (*line.authors, *line.editors)
    ):
        return line, title
    return line._replace(publishers=agents.organisations(press)), front


def begins_with_imprint(text: str) -> bool:
    """Tell whether a text begins with a place, a colon and who published it there."""
    place, colon, _ = text.partition(":")
    return bool(colon) and len(place) <= _LONGEST_PLACE and is_place(place)


def with_subtitle(title: str, rest: str, *, persons: bool = True) -> tuple[str, str]:
    """Add a second sentence to a title that a stop ends, as lists outside English have it.

    ``Die Brücke. Geschichte eines Übergangs. Oslo: Ab`` has a subtitle where English has a colon; a series, a
    report with its number, a preface or a thesis is none. A place must stand behind it, or nothing, as where
    an address stood, and no markup tell. ``persons`` says that they wrote it: a name alone may be a journal.
    """
    sentence, after = _sentence(rest)
    words = sentence.split()
    if (
        len(words) < _FEWEST_WORDS
        or (not after and (is_periodical(sentence) or agents.is_newspaper(sentence)))
        or (not after and persons and not _has_small_verb(sentence))
        or re.search(r"[\d()«“„\"]", sentence)
        or not words[0][0].isupper()
    ):
        return title, rest
    if agents.is_organisation(sentence) or _BESIDE.search(sentence):
        return title, rest
    if language_of(f"{title} {sentence}") not in _IN_SENTENCES or (after and not imprint.read(after).place):
        return title, rest
    said = imprint.read(sentence)
    if said.place or said.publishers or said.container:
        return title, rest
    return f"{title} {sentence}", after


def _has_small_verb(sentence: str) -> bool:
    """Tell whether a sentence ends in small letters, as no name in German does: ``Wie wir leben``."""
    return _SMALL_LAST.search(sentence) is not None


def without_repeated(line: Parts) -> Parts:
    """Take the publisher off the end of a title where the line began with it: ``WHO, Title, WHO``."""
    called = (
        name
        for one in line.publishers
        for name in (one.name, one.acronym, _EXPANSION.sub("", one.name))
        if name
    )
    for name in dict.fromkeys(called):
        if name not in line.title:
            continue
        again = re.search(
            rf"(?:[,.:;]|\s[–—-])\s(?:by\s)?(?:the\s)?{re.escape(name)}(?:,\s(?P<place>[^,.:;]+))?$",
            line.title,
        )
        if not again or again.start() <= _SHORTEST_TITLE:
            continue
        place, front = again["place"], line.title[: again.start()]
        if again[0].startswith(":") and (placed := _PLACE_BEFORE.search(front)) and is_place(placed[1]):
            place, front = placed[1], front[: placed.start()]  # "Title. Geneva: WHO"
        if place is None or (is_place(place) and not line.place):
            return line._replace(title=front, place=place or line.place)
    return line


def without_journal(title: str, rest: str) -> tuple[str, str]:
    """Cut a title before a journal with its numbers: ``What works? Water. 14(3)``, ``Title, Water. 14``."""
    if not _NUMBERED.match(rest):
        return title, rest
    front, comma, journal = title.rpartition(", ")
    if comma and len(front.split()) >= _FEWEST_WORDS and journal[0].isupper() and " " in journal:
        return front, f"{journal} {rest.lstrip(_BETWEEN)}"  # "Title, Journal of Rivers. 27 (2021) 311–329"
    asked = _ASKED.fullmatch(title) if "?" in title or "!" in title else None
    if not asked:
        return title, rest
    return asked["question"], f"{asked['journal']}. {rest.lstrip(_BETWEEN)}"


def _sentence(text: str) -> tuple[str, str]:
    text = text.strip()
    end = end_of_title(text) or len(text)
    return text[:end], text[end:].strip()


def _names_press(found: Imprint, line: Parts) -> bool:
    """Tell whether nothing but a name is left behind the title of a work by persons: who published it."""
    alone = not (found.publishers or found.container or line.publishers)
    persons = any(isinstance(one, Person) for one in (*line.authors, *line.editors))
    return alone and persons and _is_short_name(found.left) and not kinds.is_kind(found.left)


def _is_subtitle(found: Imprint, line: Parts, rest: str) -> bool:
    """Tell whether what stands before the place of a body's work is no name: ``Plan 2050. Ziele. Berlin``."""
    if len(found.publishers) != 1 or not found.place or not (line.authors or line.publishers):
        return False
    persons = any(isinstance(one, Person) for one in (*line.authors, *line.editors))
    name = found.publishers[0].name
    before = rest.find(name) < rest.find(found.place)
    return before and not persons and not agents.is_organisation(name)


def _is_short_name(text: str) -> bool:
    if re.search(r"[\d()]", text):
        return False
    return len(text.split()) <= 4 and agents.is_name(text) and not agents.is_work(text) and not is_place(text)


def _on_its_day(line: Parts, rest: str) -> tuple[Parts, str]:
    """Take the day that belongs to the year before a title: ``(2022) … The Times, 3 March 2022``."""
    if line.date is None or line.date.month or str(line.date.year) not in rest:
        return line, rest
    for dated in dates.every(rest):
        before = _ON.sub("", rest[: dated.start]).rstrip()
        ends = before.endswith((",", ".", ";")) or len(before) < len(rest[: dated.start].rstrip())
        if dated.date and dated.date.month and dated.date.year == line.date.year and (ends or not before):
            behind = rest[dated.end :]
            page = _ON_PAGE.fullmatch(behind) if dated.date.day else None
            line = line._replace(date=dated.date, pages=page["page"] if page else "")
            return line, before.rstrip(" ,;") + ("" if page else behind)
    return line, rest


def _with_second_sentence(title: str, found: Imprint) -> tuple[str, Imprint]:
    """Return a title with the sentence that was taken for the beginning of a journal's name.

    ``Small rivers. Lessons for towns. Journal of Rivers, 12(3)``: the journal's name is the last sentence.
    """
    more, stop, container = found.container.rpartition(". ")
    words = more.split()
    if not stop or not found.volume or len(words) < _FEWEST_WORDS or len(words[-1]) < _SHORTEST_LAST:
        return title, found
    if not is_periodical(container) or is_periodical(more):
        return title, found
    return f"{title}. {more}", found._replace(container=container)


def emphasised_first(content: Inline, rest: str) -> str:
    """Return what is emphasised right behind a title; nothing where that is something else."""
    spans = content.marked(Mark.EMPHASIS)
    opening = rest.lstrip(_BETWEEN)
    # "*npj Rivers, 1*(2)": APA has the volume in italics as well.
    begins = (
        _VOLUME_LAST.sub("", content.text[span.start : span.end].strip(_BETWEEN))
        for span in spans
        if span.start
    )
    return next((name for name in begins if name and opening.startswith(name)), "")


def with_imprint(line: Parts, title: str, rest: str, held: str = "") -> Parts:
    """Return a line with its title and what ``rest``, behind it, says; what has no field becomes a remark.

    ``held`` is what the rest begins with, where markup tells that this holds the work.
    """
    line, rest = _on_its_day(line, rest)
    found = imprint.read(rest.lstrip(_BETWEEN), held)
    authors, publishers = line.authors, line.publishers
    if _names_press(found, line):
        found = found._replace(publishers=agents.organisations(found.left), left="")
    if _is_subtitle(found, line, rest):
        found = found._replace(
            publishers=(), left="; ".join(filter(None, (found.publishers[0].name, found.left)))
        )
    title, found = _with_second_sentence(title, found)
    if title.endswith((".n", ".l", ".e", " n", " l", " e")) and (nowhere := _NOWHERE.search(title)):
        line, title = line.remarked(nowhere[0]), title[: nowhere.start()]
    if not found.edition:
        title, edition = edition_last(title)
        found = found._replace(edition=edition)
    known = {name for publisher in publishers for name in (publisher.name, publisher.acronym)}
    if publishers and any(publisher.name not in known for publisher in found.publishers):
        # "USAID (2010) “Title.” The Food Economy Group": who wrote it and who published it differ.
        authors, publishers = publishers, found.publishers
    return line._replace(
        title=title,
        authors=authors,
        publishers=publishers or found.publishers,
        container=found.container,
        volume=found.volume,
        number=found.number,
        pages=found.pages or line.pages,
        place=line.place or found.place,
        editors=line.editors or found.editors,
        translators=found.translators,
        edition=found.edition,
    ).remarked(found.left)

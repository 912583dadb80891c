"""References as German lawyers print them in notes, whose parts stand between commas.

``Groß, Pflichten zum Gewässerschutz, EurUP 2019, 353 (355)`` · ``Groß, Wege, in: ZUR 2019, S. 3, 5 f.`` ·
``Roth, Anna/Weber, Jan, Titel, AöR 144 (2019), S. 1 ff.`` · ``Roth, Anna, Titel, taz v. 30.4.2021, S. 1`` ·
``Maurer/Waldhoff, Verwaltungsrecht, 20. Aufl., München 2020, Rn. 5`` ·
``Roth, Anna, Titel, in: Weber, Jan (Hrsg.), Handbuch, 4. Aufl., Berlin 2014, S. 5`` ·
``BVerfG, Urt. v. 24.3.2021 – 1 BvR 2656/18, BVerfGE 157, 30`` ·
``Übereinkommen von Paris v. 12.12.2015, BGBl. 2016 II S. 1082``
"""

import re
from typing import NamedTuple

from annexcli.document import Inline
from annexcli.model.reference import PartialDate, Person
from annexcli.parse import agents, dates
from annexcli.parse.journals import page_range
from annexcli.parse.parts import Parts
from annexcli.parse.places import is_place
from annexcli.parse.types import is_law
from annexcli.text import fold
from annexcli.vocab.organisations import is_known
from annexcli.vocab.words import phrases

# "Vgl. auch", "So bereits", "A. A.": what leads from the text to a source.
_SIGNAL = re.compile(
    r"(?:Vgl\.|Siehe|Dazu|Hierzu|So|Ähnlich|Ebenso|Anders|Statt vieler|Ausf(?:ührlich|\.)|Eingehend"
    r"|Grundlegend|Krit(?:isch|\.)|A\.\s?A\.)"
    r"(?:\s(?:auch|etwa|nur|dazu|hierzu|bereits|schon|zuletzt|aber))*:?\s+(?=[^\W\d_a-z])"
)
_UPPER = r"[^\W\d_a-z]"
_DAY = r"(?P<day>\d{1,2}\.\s?(?:\d{1,2}\.\s?|[^\W\d_]{3,9}\s)(?:19|20)\d\d)"
# A German day stands before its month: "3.5.2021" is "3. 5. 2021".
_JOINED = re.compile(r"\.(?=\d)")
_PAGE = r"(?:S\.\s?)?(?P<page>\d{1,5}(?:\s?[–-]\s?\d{1,5})?)"
_AT = r"(?:\s?ff?\.?)?(?:(?:\s\(|,\s+)(?P<at>(?:(?:S|Rn|Rdnr)\.\s?)?\d[^()]{0,30})\)?)?"
_ARTICLE = re.compile(
    rf"(?P<front>{_UPPER}.{{7,400}}?)(?:,|(?<=[?!”“])),?\s+(?:in:\s+)?(?P<journal>{_UPPER}[\w.&-]{{1,15}}(?:\s[\w.&-]{{1,14}}){{0,3}})\s"
    rf"(?:(?P<volume>\d{{1,3}})\s\((?=\d{{4}}\)))?(?P<year>(?:19|20)\d\d)\)?,\s+{_PAGE}{_AT}\.?$"
)
_NEWS = re.compile(
    rf"(?P<front>{_UPPER}.{{7,400}}?)(?:,|(?<=[?!”“])),?\s+(?P<paper>[^\W\d_][\w.-]{{1,20}}(?:\s[\w.-]{{1,20}}){{0,3}})\s"
    rf"v(?:\.|om)\s{_DAY}(?:,\s+{_PAGE}{_AT})?\.?$"
)
_DECISION = re.compile(
    rf"(?P<court>{_UPPER}(?:(?!\s(?:gegen|v\.|vs\.|\./\.)\s)[^,;:()]){{1,70}}?)(?:\s\([^()]{{1,20}}\))?,\s+"
    rf"(?P<name>(?:(?:Teil|Vor(?:lage)?|End)?(?:[Uu]rteil|[Bb]eschluss)|Urt\.|Beschl\.|B\.|U\.|Entscheidung|Gutachten|Schlussanträge)"
    rf"\sv(?:\.|om)\s{_DAY}(?P<more>(?:\s[–-]\s|,\s).+)?)$"
)
# "BVerfGE 157, 30", "NVwZ 2021, 951", "ECLI:DE:…": where a decision is printed, behind what it is called by.
_REPORTED = re.compile(
    r",\s+(?=(?:[^\W\d_][^\W\d_]*(?:E|Z|St)\s\d{1,3},|ECLI:|EU:[CT]:|juris|\w{0,12}[A-Z]\w{0,12}[A-Z]\w{0,12}\s(?:19|20)\d\d,))"
)
_TREATY = re.compile(
    rf"(?P<name>{_UPPER}[^,;]{{5,200}}?)\sv(?:\.|om)\s{_DAY},\s+(?P<gazette>(?:BGBl|RGBl|GBl|GVBl|GV|ABl|BAnz)\b.{{3,80}})$"
)
_BOOK = re.compile(
    rf"(?P<front>{_UPPER}.{{7,400}}?),\s+(?:(?P<edition>\d{{1,2}}\.\s(?:Aufl(?:age|\.)|A\.)),?\s)?"
    rf"(?:(?P<place>{_UPPER}[^,:;()\d]{{1,40}}?)(?::\s(?P<press>[^,:;()\d]{{2,60}}?))?,?\s)?(?P<year>(?:19|20)\d\d)"
    r"(?:,\s+(?P<at>(?:S|Rn|Rdnr|§§?|Art|Kap)\b.*))?\.?$"
)
# "Roth, Anna/Weber, Jan", "Maurer/Waldhoff", "v. Danwitz"
_NAME = rf"{_UPPER}[^\W\d_]+(?:-{_UPPER}[^\W\d_]+)*"
_FAMILY = rf"(?:(?:von|v\.|van|de|zu|Graf|Freiherr)\s(?:der\s|den\s)?)?{_NAME}(?:\s{_NAME})?"
_GIVEN = rf"{_UPPER}[^\W\d_]*\.?(?:[ -]{_UPPER}[^\W\d_]*\.?){{0,2}}"
_WRITER = re.compile(rf"(?P<family>{_FAMILY})(?:,\s(?P<given>{_GIVEN})(?=\s?/|[,:]\s|\s\())?")
_NEXT = re.compile(r"\s?/\s?")
_EDITED = re.compile(r"\s\((?:Hrsg|Hg)\.\)")
_BEFORE_TITLE = re.compile(r"[,:]\s+")
# "Weber, in: Groß (Hrsg.), Handbuch": what holds a part of it has editors of its own.
_HELD = re.compile(r"(?:^|,\s)in:\s")
_QUOTED_SENTENCE = re.compile(r"\.\s+['‘“\"]")
_CAPITALS = 2
# Few texts end as one of the forms does.
_MAY_BE_CITED = re.compile(r"\sv(?:\.|om)\s\d|(?:19|20)\d\d\)?,\s+(?:S\.\s?)?\d")


class _Front(NamedTuple):
    """What stands before where a work came out: its title, and who made it.

    ``sure`` says that those are persons, by a given name or by several names between strokes.
    """

    line: Parts
    sure: bool


def read(content: Inline) -> Parts | None:
    """Return the parts of an article, news, a decision or a treaty; None where the text is not printed so.

    Args:
        content: the text of the entry, addresses and identifiers taken out.

    """
    text = content.text.strip()
    if not _MAY_BE_CITED.search(text):
        return None
    text = _without_signal(text)
    if decision := _DECISION.match(text):
        return _decision(decision)
    if treaty := _TREATY.match(text):
        line = Parts().titled(treaty["name"]).remarked(treaty["gazette"])
        return line._replace(date=_day(treaty), dated=True)
    if news := _NEWS.match(text):
        return _news(news)
    article = _ARTICLE.match(text)
    return _article(article) if article else None


def book(content: Inline) -> Parts | None:
    """Return the parts of a book whose writers stand before strokes or with their given names, or None.

    Args:
        content: the text of the entry, addresses, identifiers and pages taken out.

    """
    text = _without_signal(content.text.strip())
    writer = _WRITER.match(text)
    if not writer or not (writer["given"] or _NEXT.match(text, writer.end())):
        return None  # the form below is looked for at each comma
    printed = _BOOK.match(text)
    own, inside, holding = printed["front"].partition(", in: ") if printed else ("", "", "")
    front, held = _front(own), _front(holding)
    if not printed or not front or not front.sure or (inside and not (held and held.line.editors)):
        return None
    line = front.line
    if held:
        line = line._replace(container=held.line.title, editors=held.line.editors)
    place, press = printed["place"] or "", printed["press"] or ""
    if not (printed["edition"] or press) and not is_place(place):
        return None
    return line._replace(
        date=PartialDate(int(printed["year"])),
        dated=True,
        edition=printed["edition"] or "",
        place=place,
        publishers=line.publishers or (agents.organisations(press) if press else ()),
    ).remarked(printed["at"] or "")


def _without_signal(text: str) -> str:
    """Return a text without the words that lead to a source, and without the stop at its end."""
    signal = _SIGNAL.match(text)
    return text[signal.end() if signal else 0 :].rstrip(" .")


def _decision(decision: re.Match[str]) -> Parts:
    """Read ``Court, Urt. v. 9.4.2024 – docket – parties, where it is printed``."""
    name = decision["name"]
    reported = _REPORTED.search(name, decision.end("day") - decision.start("name"))
    line = Parts(publishers=agents.organisations(decision["court"]), date=_day(decision), dated=True)
    if reported:
        line, name = line.remarked(name[reported.end() :]), name[: reported.start()]
    return line.titled(name)


def _news(news: re.Match[str]) -> Parts | None:
    front = _front(news["front"])
    if not front or agents.is_work(news["paper"]) or is_law(news["paper"]):
        return None
    return front.line._replace(
        container=news["paper"], date=_day(news), dated=True, pages=page_range(news["page"] or "")
    )


def _article(article: re.Match[str]) -> Parts | None:
    """Read an article in a journal, whose short name has two capitals at least: ``NVwZ``, ``AöR``."""
    journal = article["journal"]
    front = _front(article["front"])
    if not front or sum(map(str.isupper, journal)) < _CAPITALS or is_place(journal):
        return None
    if _QUOTED_SENTENCE.search(article["front"]):
        return None  # "Diallo, Aminata. ‘Title’, World Rivers 96 (2017), 1–15": notes in English
    if is_known(journal) or any(journal == one.name for one in front.line.publishers):
        return None  # "OECD, Rates, OECD 2021, 45": who published the work
    return front.line._replace(
        container=journal,
        volume=article["volume"] or "",
        date=PartialDate(int(article["year"])),
        dated=True,
        pages=page_range(article["page"]),
    ).remarked(article["at"] or "")


def _front(text: str) -> _Front | None:
    """Return the title and who made the work, of whom one must stand before it: ``Roth, Anna/Weber, Titel``.

    A word behind a family name is a given name if it is known as one, is an initial, or a stroke follows it.
    """
    persons: list[Person] = []
    position, given = 0, False
    while writer := _WRITER.match(text, position):
        name = writer["given"] or ""
        if name and not (given or _NEXT.match(text, writer.end()) or _is_given(name)):
            name = ""
        persons.append(Person(writer["family"], name))
        given = given or bool(name)
        position = writer.end() if name else writer.end("family")
        stroke = _NEXT.match(text, position)
        if not stroke:
            break
        position = stroke.end()
    edited = _EDITED.match(text, position)
    behind = _BEFORE_TITLE.match(text, edited.end() if edited else position)
    title = text[behind.end() :].strip() if behind else ""
    if not persons or not title or _HELD.search(title):
        return None
    who = text[:position]
    line = Parts()
    if not given and len(persons) == 1 and agents.is_organisation(who):
        line = line._replace(publishers=agents.organisations(who))
    else:
        named = tuple(persons)
        line = line._replace(editors=named) if edited else line._replace(authors=named)
    return _Front(line.titled(title), sure=given or len(persons) > 1)


def _is_given(text: str) -> bool:
    known = phrases("given_names", "names")
    return any(fold(word) in known or len(word.rstrip(".")) == 1 for word in re.split(r"[ -]", text) if word)


def _day(match: re.Match[str]) -> PartialDate:
    """Return the day that a match has; where there is no such day, its year."""
    dated = dates.whole(_JOINED.sub(". ", match["day"]))
    return dated.date if dated and dated.date else PartialDate(int(match["day"][-4:]))

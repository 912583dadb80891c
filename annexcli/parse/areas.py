"""Russian and Ukrainian entries, whose areas have marks (GOST R 7.0.100, GOST R 7.0.5, DSTU 8302).

``Title : subtitle / who did it ; под ред. … . – Place : Publisher, 2017. – 240 с.`` ·
``Title // Journal. – 2018. – Т. 12, № 3. – С. 5–12``
"""

import re

from annexcli.model.reference import Person
from annexcli.parse import agents, issues
from annexcli.parse.behind import date_behind, with_imprint, without_date
from annexcli.parse.parts import Parts, clean_title
from annexcli.parse.people import people, unstopped
from annexcli.parse.types import is_law
from annexcli.vocab import table

_CYRILLIC = re.compile(r"[А-Яа-яІіЇїЄє]{3}")
_INSIDE, _DONE = re.compile(r"\s//\s"), re.compile(r"\s/\s")
_CITY = r"(?:М|СПб|Л|К)\.|[А-ЯІЇЄ][а-яіїє]+(?:[ -][А-ЯІЇЄа-яіїє]+){0,2}"
# Between areas stand a stop and a dash; the short form of notes has the stop alone, before a place.
_DASH = rf"(?<=[.)\]…»])\s[–—-]\s|\.?\s[–—-]\s(?=(?:{_CITY})\s?[:,])"
_CITY_SHORT = r"(?:М|СПб|Л|К)\.|Москва|Санкт-Петербург|Київ|Харків|Львів|Одеса"
_STOP = rf"\.\s(?=(?:{_CITY})\s?:\s|(?:{_CITY_SHORT}),\s)"
_EDITION = r"\.\s(?=\d{1,2}-[^\W\d_]{1,2}\s(?:изд|вид)\b)"
_DASHED, _AREA = re.compile(_DASH), re.compile(f"{_DASH}|{_STOP}|{_EDITION}")
_EDITED, _TRANSLATED = (
    re.compile(rf"(?:{'|'.join(table('roles')[role]['areas'])}),?\s*:?\s*(?=[^\W\d_])", re.IGNORECASE)
    for role in ("editor", "translator")
)
# "Журнал. – 2018. – Т. 12, № 3 (ч. 1). – С. 5–12": where the name of what holds the work ends.
_NAME_ENDS = re.compile(
    rf"{_DASH}|{_STOP}|[.,]\s(?=(?:1[5-9]|20)\d\d|№|\d{{1,2}}\s[а-яії]"
    r"|(?i:т|том|вып|вип|ч|с|ст|n|no|vol|pp?|s)\.?\s?[\dXIV])"
)
# "дис. ... канд. геогр. наук : 11.00.01": the degree behind the title of a thesis.
_DEGREE = re.compile(
    r"\s?[:.]\s+(?P<degree>(?:автореф\.\s)?дис\.\s?(?:\.\.\.|…)\s?(?:канд|д-ра|докт|д)\.?\s[^:\d]{3,30}?наук(?:\s?:\s?[\d.]{5,12})?)[.,]?\s",
    re.IGNORECASE,
)
# An entry in areas may begin with its title: in Russian, or where "//" stands before what holds it.
_BEGINS = re.compile(r"[«А-ЯЁІЇЄҐ]|[^\n]{4,}?\s//\s")


def begun(text: str) -> Parts | None:
    """Return an entry in areas that begins with its title, or None where it is none."""
    return read(text, Parts()) if _BEGINS.match(text) else None


def read(text: str, line: Parts) -> Parts | None:
    """Return a line with the areas of an entry, or None where it has none.

    Args:
        text: the entry from its title on.
        line: who was named before the title.

    """
    if degree := _DEGREE.search(text):
        return _thesis(text, degree, line)
    held = _INSIDE.search(text)
    front, holder = (text[: held.start()], text[held.end() :]) if held else (text, "")
    cyrillic = _CYRILLIC.search(text) is not None
    done = _DONE.search(front) if cyrillic else None
    if not held and not done and not (cyrillic and _DASHED.search(front)):
        return None
    title, responsible = (front[: done.start()], front[done.end() :]) if done else (front, "")
    left: list[str] = []
    area = _AREA.search(responsible or title)
    behind = (responsible or title)[area.end() :] if area else ""
    if done:
        line, left = _with_responsible(responsible[: area.start()] if area else responsible, line)
    elif area:
        title = title[: area.start()]
    title = clean_title(title)
    if holder:
        return _held(title, holder, line.remarked(*left, behind))
    if not line.dated and (dated := date_behind(behind)):
        line, behind = line.on(dated), without_date(behind, dated)
    return with_imprint(line, title, behind).remarked(*left)


def _thesis(text: str, degree: re.Match[str], line: Parts) -> Parts:
    """Read a thesis; the degree that it was for is a remark."""
    title, behind = clean_title(text[: degree.start()]), text[degree.end() :]
    if not line.dated and (dated := date_behind(behind)):
        line, behind = line.on(dated), without_date(behind, dated)
    return with_imprint(line, title, behind).remarked(degree["degree"])


def _with_responsible(text: str, line: Parts) -> tuple[Parts, list[str]]:
    """Return the line with who is named behind the stroke, and what of it is none of these.

    The heading names one author, or three; all of them stand here. A body counts where nobody else is named.
    """
    left: list[str] = []
    for one in filter(None, (unstopped(part.strip(" ,;[]")) for part in text.split(" ; "))):
        edited, translated = _EDITED.match(one), _TRANSLATED.match(one)
        role = edited or translated
        found = people(one[role.end() :] if role else one, certain=bool(role or line.authors))
        if edited and found:
            line = line._replace(editors=found.persons)
        elif translated and found:
            line = line._replace(translators=found.persons)
        elif found and not role and (authors := _authors(line, found.persons)):
            line = line._replace(authors=authors)
        elif not role and one[0].isupper() and not (line.authors or line.publishers or line.editors):
            line = line._replace(publishers=agents.organisations(one))
        else:
            left.append(one)
    return line, left


def _authors(line: Parts, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the persons behind the stroke as the heading has them, if all of that are among them."""
    heading = {one.family: one for one in line.authors if isinstance(one, Person)}
    if not heading.keys() <= {one.family for one in persons}:
        return ()
    return tuple(heading.get(one.family, one) for one in persons)


def _held(title: str, holder: str, line: Parts) -> Parts:
    """Read what holds the work: its name, and where in it. Where a law came out is a remark."""
    if is_law(title):
        return line._replace(title=title).remarked(holder)
    ends = _NAME_ENDS.search(holder)
    name, where = (holder[: ends.start()], holder[ends.end() :]) if ends else (holder, "")
    name, _, responsible = name.partition(" / ")
    if responsible:
        named, left = _with_responsible(responsible, Parts())
        line = line._replace(editors=line.editors or named.editors)
        line = line.remarked(*(one.name for one in named.publishers), *left)
    issue = issues.read(where)
    line = line.on(issue.dated) if issue.dated else line
    line = with_imprint(line, title, issue.left)
    return line._replace(
        container=name.strip(' .«»“”"'), volume=issue.volume, number=issue.number, pages=issue.pages
    )

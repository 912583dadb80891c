"""Entries in Arabic, whose areas commas, full stops or dashes part, and in which no capital tells a name.

``Body، Title، Place، Publisher، 2019`` · ``Name (تحرير)، Title، Publisher، Place، ط. 2، 2002`` ·
``الجمهورية …، قانون …، الجريدة الرسمية، 2017`` · ``Body – Title – 2018`` ·
``Family، Given. Title. Place: Publisher، 2005``
"""

import re
from functools import cache

from annexcli.document import Inline
from annexcli.model.reference import Agent, Organisation, PartialDate, Person
from annexcli.parse import dates
from annexcli.parse.anchor import title_anchor
from annexcli.parse.parts import Parts, clean_title
from annexcli.parse.places import is_place
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import phrases

_LETTER, _FOREIGN = re.compile(r"[\u0621-\u064a]"), re.compile(r"[پچژگکی]")  # letters of Persian and Urdu
# A text is Arabic where so much of its letters are.
_SHARE = 0.6
_COMMA = re.compile(r"\s*[,;]\s+(?![^()]*\))")
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.؟](?:\s+(?![^()]*\))|$)|(?<=\))\.\s+|(?<=\d{2})\.\s+")
_DASH = re.compile(r"\s+[–—-]\s+")
# "سعيد، أحمد. …": a family name, a comma and a given name before a full stop.
_INVERTED = re.compile(r"(?P<family>[^\W\d_]+(?: [^\W\d_]+)?), (?P<given>[^\W\d_]+(?: [^\W\d_]+){0,2})")
_DATED_NAMES = re.compile(r"(?P<who>[^()]{3,120}?)\s?\((?P<date>[^()]{3,20})\)\s?[.,:]\s+")
_AND = re.compile(r"\s+و(?=[^\W\d_]{3})")
_BRACKETS_LAST = re.compile(r"\s?\(([^()]*)\)$")
_PLACED = re.compile(r"(?P<place>[^:,]{2,30}):\s+(?P<publisher>[^:,]{2,60})")
_ACRONYM = re.compile(r"(?P<name>.+?)\s\((?P<acronym>[A-Z][\w-]{1,11}|[^\W\d_]{3,12})\)")
_DEFINITE = ("ال", "لل", "بال", "وال")
_MOST_NAMES, _MOST_NAMED, _MOST_WORDS = 4, 5, 14
_ARTICLE = "ال"
# What goes on with a title has more words than a name, or says what the work is: "الصادرة تحديثا …".
_LONGEST_NAME = 4


@cache
def _form(name: str) -> re.Pattern[str]:
    """Return the pattern of an area that is one of the things of a list."""
    words = table("arabic")[name]
    forms = words if isinstance(words, list) else [words]
    return re.compile(rf"\(?(?:{'|'.join(_one_group(forms))})\)?\.?")


def _one_group(forms: list[str]) -> list[str]:
    """Return forms of which each may name the same group, under names of their own."""
    return [form.replace("(?P<", f"(?P<n{at}_") for at, form in enumerate(forms)]


def read(content: Inline) -> Parts | None:
    """Return the parts of an entry in Arabic, or None where the text is none, or its areas are not told.

    Args:
        content: the text of the entry, with Latin commas, addresses and identifiers taken out.

    """
    if not _is_arabic(content.text):
        return None
    anchor = title_anchor(content)
    if anchor is None:
        return _plain(content.text.strip(" .,;"))
    head, rest = content.text[: anchor.start].strip(' «“"'), content.text[anchor.end :].strip(' »”"')
    title = clean_title(content.text[anchor.start : anchor.end])
    if (head and head[-1] not in ",:;.)–—-") or (rest and rest[0] not in ",.:;(–—-") or _has_areas(title):
        return None
    line = _named(head.strip(" ,:;.–—-")) if head else Parts()
    if line and rest.startswith(":"):
        return _behind(line, _areas(content.text[anchor.start :]))  # «Title»: and what it is about
    return _behind(line._replace(title=title), _areas(rest), titled=True) if line else None


def _has_areas(title: str) -> bool:
    """Tell whether a link runs over an entry with its names."""
    who = _COMMA.split(title)[0]
    return who != title and (_is_body(who) or _is_person(who))


def _is_arabic(text: str) -> bool:
    found = len(_LETTER.findall(text))
    letters = sum(c.isalpha() for c in text) if found else 0
    return found > 0 and found >= _SHARE * letters and not _FOREIGN.search(text)


def _plain(text: str) -> Parts | None:
    """Read an entry without any markup."""
    if (cited := _DATED_NAMES.match(text)) and (dated := dates.whole(cited["date"])):
        line = _named(cited["who"])
        return _behind(line.on(dated), _areas(text[cited.end() :])) if line else None
    stop = _STOP.search(text)
    if stop and stop.end() < len(text) and (line := _named(text[: stop.start()])):
        return _behind(line, _areas(text[stop.end() :]))
    areas = _areas(text)
    who, colon, title = areas[0].partition(": ")
    if colon and (_is_body(who) or _is_person(who)) and (line := _named(who)):
        return _behind(line, [title, *areas[1:]])
    if len(areas) == 1:
        return None
    if not _is_work(areas[0]) and (line := _named(areas[0])) and not _says_more(areas[1]):
        return _behind(line, areas[1:])
    return _behind(Parts(), areas)


def _areas(text: str) -> list[str]:
    """Split a text at its full stops and commas, or at its dashes where it has neither."""
    text = text.strip(" .,;–—-")
    parts = [part for sentence in _STOP.split(text) if sentence for part in _COMMA.split(sentence)]
    if len(parts) == 1:
        parts = _DASH.split(text)
    return [part.strip(" .,;") for part in parts if part.strip(" .,;")]


def _says_more(area: str) -> bool:
    """Tell whether an area is one that stands behind a title, so that what is before it is none's name."""
    forms = map(_form, ("edition", "volume", "number"))
    return bool(dates.whole(area)) or any(form.fullmatch(area) for form in forms)


def _behind(line: Parts, areas: list[str], *, titled: bool = False) -> Parts | None:
    """Read the title, where it is not known yet, and the areas behind it, each by what it is."""
    title = [] if titled else areas[:1]
    names: list[str] = []
    for position, printed in enumerate(areas[len(title) :], start=len(title)):
        area, line = _without_date(printed, line)
        if not area:
            continue
        if found := _counted(area, line):
            line = found
        elif is_place(area) or fold(area) in phrases("arabic", "countries"):
            line = line._replace(place=line.place or area)
        elif (placed := _PLACED.fullmatch(area)) and is_place(placed["place"]):
            line = line._replace(place=placed["place"])
            names.append(placed["publisher"])
        elif _form("aside").match(area):
            line = line.remarked(area)
        elif _is_body(area) or _first(area) in phrases("arabic", "press"):
            names.append(area)
        elif _first(area) in phrases("arabic", "periodical"):
            line = line._replace(container=line.container or area)
        elif position == len(title) and title and _goes_on(area, areas[position + 1 :]):
            title.append(area)
        elif len(area.split()) <= _LONGEST_NAME and not re.search(r"\d", area):
            names.append(area)
        else:
            line = line.remarked(area)
    if title:
        text, line = _without_date(", ".join(title), line)
        line = line._replace(title=clean_title(text))
    return _finished(line, names) if re.search(r"\w", line.title) else None


def _goes_on(area: str, following: list[str]) -> bool:
    """Tell whether an area goes on with the title: too long for a name, or nothing but a date behind it."""
    return len(area.split()) > _LONGEST_NAME or area.startswith("و") or not following


def _finished(line: Parts, names: list[str]) -> Parts:
    """Return a line with the bodies behind its title: who published it, or the journal that holds it."""
    persons = any(isinstance(one, Person) for one in (*line.authors, *line.editors))
    if names and (line.volume or line.number or line.pages) and not line.container and not _is_body(names[0]):
        line, names = line._replace(container=names[0]), names[1:]
    if line.publishers and names:
        return line.remarked(*names)
    if names and (persons or not line.publishers):
        line = line._replace(publishers=tuple(map(_organisation, names[:1]))).remarked(*names[1:])
    if not line.dated and (year := re.search(table("arabic")["of_year"], line.title)):
        line = line._replace(date=PartialDate(int(year["year"])), dated=True)
    return line


def _without_date(area: str, line: Parts) -> tuple[str, Parts]:
    """Take the date off an area that is one or ends with one: ``بيروت 2010``, ``العدد 5 (2012)``."""
    if line.dated:
        return area, line
    if dated := dates.whole(area.strip("()")):
        return "", line.on(dated)
    brackets = _BRACKETS_LAST.search(area)
    if brackets and (dated := dates.whole(brackets[1])):
        return area[: brackets.start()], line.on(dated)
    dated = dates.trailing(area)
    return (area[: dated.start].strip(" ,(–-"), line.on(dated)) if dated and dated.start else (area, line)


def _counted(area: str, line: Parts) -> Parts | None:
    """Read an area that says which edition, volume, number or pages, or who edited or translated it."""
    if _form("edition").fullmatch(area):
        return line._replace(edition=area)
    if not line.volume and (volume := _said("volume", area)):
        return line._replace(volume=volume)
    if not line.number and (number := _said("number", area)):
        return line._replace(number=number)
    if not line.pages and (pages := _said("pages", area)):
        return line._replace(pages=pages)
    for role in ("editor", "translator"):
        if (match := _form(role).match(area)) and (named := _persons(area[match.end() :].strip(" :"))):
            return line._replace(editors=named) if role == "editor" else line._replace(translators=named)
    return None


def _said(field: str, area: str) -> str:
    """Return the volume, the number or the pages that an area is, or nothing."""
    match = _form(field).fullmatch(area)
    return next(filter(None, match.groups())) if match else ""


def _named(text: str) -> Parts | None:
    """Return a line of the persons or bodies that a text names, or None where it is too long for that."""
    text, role = _without_role(text.strip(" ,;:"))
    text = re.sub(table("arabic")["others"], "", text)
    if (_INVERTED.fullmatch(text) or role or _is_person(text)) and (persons := _persons(text)):
        editors = bool(role) and _form("editor").fullmatch(role) is not None
        named = Parts(editors=persons) if editors else Parts(authors=persons)
        return named.remarked(role) if role else named
    if _is_work(text) or len(text.split()) > _MOST_WORDS or (", " in text and not _is_body(text)):
        return None
    if not _is_body(text) and len(text.split()) > _MOST_NAMED:
        return None
    return Parts(publishers=tuple(map(_organisation, _bodies(text))))


def _without_role(text: str) -> tuple[str, str]:
    brackets = _BRACKETS_LAST.search(text)
    if brackets and any(_form(one).fullmatch(brackets[1]) for one in ("editor", "author", "translator")):
        return text[: brackets.start()], brackets[1]
    return text, ""


def _bodies(text: str) -> list[str]:
    """Split the names of bodies that an "and" joins: behind it begins one, as its first word says.

    What an "and" joins within one name agrees with it: behind a word with the article a word without
    one begins another name.
    """
    for joint in _AND.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        definite = left.split()[-1].startswith(_DEFINITE)
        other = " " not in right and definite and not right.startswith(_DEFINITE)
        if _is_body(right) or (other and _is_body(left) and f"و{right}" not in phrases("arabic", "body")):
            return [left, *_bodies(right)]
    return re.split(r"\s*[,/]\s*", text)


def _organisation(text: str) -> Organisation:
    printed = _ACRONYM.fullmatch(text)
    return Organisation(printed["name"], printed["acronym"]) if printed else Organisation(text)


def _persons(text: str) -> tuple[Agent, ...]:
    """Return the persons that a text lists: ``سعيد، أحمد``, or full names joined by "and" or commas."""
    if inverted := _INVERTED.fullmatch(text):
        single = len(inverted["given"].split()) == 1 or _given(inverted["given"])
        if single and " " not in inverted["family"]:
            return (Person(inverted["family"], inverted["given"]),)
    names = [name for part in re.split(r"\s*[,;]\s*", text) for name in _split_persons(part)]
    return tuple(map(_person, names)) if all(map(_may_be_person, names)) else ()


def _split_persons(text: str) -> list[str]:
    for joint in _AND.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if len(left.split()) > 1 and len(right.split()) > 1:
            return [left, *_split_persons(right)]
    return [text]


def _person(name: str) -> Person:
    words = re.sub(table("arabic")["honorific"], "", name).split()
    family = len(words) - 1
    while family > 1 and fold(words[family - 1]) in phrases("arabic", "particle"):
        family -= 1
    return Person(" ".join(words[family:]), " ".join(words[:family]))


def _may_be_person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= _MOST_NAMES + 1 and not (re.search(r"[\d:()«»]", name) or _is_body(name))


def _is_person(text: str) -> bool:
    """Tell whether a text begins with a person's name: by an honorific or a given name."""
    if re.match(table("arabic")["honorific"], text):
        return True
    first = _split_persons(text.split(", ", maxsplit=1)[0])[0]
    words = first.split()
    if not 2 <= len(words) <= _MOST_NAMES or _is_work(first) or not _may_be_person(first):
        return False
    return _given(first) and all(fold(word) not in phrases("arabic", "small") for word in words)


def _given(name: str) -> bool:
    return fold(name.split(maxsplit=1)[0]) in phrases("arabic", "given")


def _first(text: str) -> str:
    """Return the first word of a text, folded, without its article."""
    word = fold(text.split(maxsplit=1)[0]) if text.strip() else ""
    return word.removeprefix(_ARTICLE) if len(word) > 4 else word


def _is_body(text: str) -> bool:
    """Tell whether a text is the name of a body or a state: by its first word."""
    if len(text.split()) > _MOST_WORDS or re.search(r"[\d:«»]", text):
        return False
    state = _first(text) in phrases("arabic", "state") or fold(text) in phrases("arabic", "countries")
    return state or _first(text) in phrases("arabic", "body")


def _is_work(text: str) -> bool:
    """Tell whether a text is a title: by its first word, which no body's name begins with, or by a digit."""
    first = _first(text)
    begins = first in phrases("arabic", "work") and first not in phrases("arabic", "body")
    return begins or re.search(r"\d", text) is not None

"""Who an entry is by: the words before its date or its title, as persons or bodies."""

import re

from annexcli.document import Inline, Mark, Span
from annexcli.model.reference import Organisation, Person
from annexcli.parse import agents
from annexcli.parse.parts import Parts
from annexcli.parse.people import AND, People, people, people_roughly, unstopped, without_role
from annexcli.parse.places import is_inverted_state, is_place
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import phrases

_LONGEST_PART = 7
_FEWEST_MARKED = 2
# "@UNICEF": a name in a social network; "UNICEF [@UNICEF]" is one with its name beside it.
_HANDLE = re.compile(r"(?:[^@()\[\]]{2,60}\s)?\[?@\w{2,30}\]?")
_NUMBERED_WORK = re.compile(r"(?<!\w)(?:(?:no|nos|nr|nº|núm)\b|n°|№)\.?\s*\d", re.IGNORECASE)
# Groups that sign a paper behind its writers.
_GROUP = re.compile(
    r"(?<!\w)(?:group|groupe|grupo|gruppo|groep|collaborat(?:ors|ion)|consortium|investigators|team|network"
    r"|task ?force|panel)(?!\w)",
    re.IGNORECASE,
)
_LAST_COMMA = re.compile(rf",\s+(?:(?:{AND}|&)\s+)?(?P<group>[^,;]+)$")
_MOST_WORDS_OF_PAPER = 4
_OTHERS = re.compile(rf",?\s(?:{'|'.join(table('names')['others'])})[,.\s]*$", re.IGNORECASE)
_MIDDLE_INITIAL = re.compile(r"[^\W\d_a-z][^\W\d_]+ [^\W\d_a-z]\. [^\W\d_a-z][^\W\d_]+(?=\W*$|,| (?:and|&) )")
_JOURNAL_BEHIND = re.compile(
    r"[,.]?\s+[^\W\d_a-z][^\d.;:()“”\"]{2,100}?,?\s(?:[Vv]ol\.?\s)?\d{1,4}(?:,\s[Nn]o\.?\s?\d|\s?\(|[,:]\s?\d)"
)
_LAST_NAMES = re.compile(rf",\s+(?:(?:{AND}|&)\s+)?|\s+(?:{AND}|&)\s+")
_DIGIT = re.compile(r"\d")

# ". Paris : Psycom ; 2020", ". Oslo: Riverkeepers, 2020"
_PUBLISHER_BEHIND_PLACE = re.compile(
    r"[.\]]\s+[^\W\d_a-z][^.:;()\d]{1,40}\s?:\s+(?P<press>[^.:;,()]{2,80})(?:[;,]|\.?\s*$)"
)
# Between names that are marked up one by one.
_BETWEEN_NAMES = re.compile(rf"[\s,;/&.]*(?:(?:{AND})\s)?")
_FAMILY_AND_GIVEN = re.compile(
    r"(?P<family>(?:(?:van|von|de|del|di|da)\s)?[^\W\d_a-z][\w’'-]+)\s(?P<given>[^\W\d_a-z][^\W\d_]+)"
    r"(?P<more>(?:[\s-][^\W\d_a-z](?:[^\W\d_]+|\.)){0,2})"
)
_BETWEEN_PERSONS = re.compile(rf"\s*[,;]\s*(?:(?:{AND})\s)?|\s(?:{AND}|&)\s")
_SHORTEST_FAMILY = 4
_AND_A_YEAR = re.compile(r"(?P<who>.+?)[,.]?\s\(?(?:19|20)\d\d[a-z]?\)?[.:]?")


def names(text: str) -> Parts | None:
    """Return a line of the persons or the organisation that ``text`` names, or None."""
    if not text or (_DIGIT.search(text) and _NUMBERED_WORK.search(text)):
        return None
    if "@" in text and _HANDLE.fullmatch(text):
        return Parts(publishers=(Organisation(text),))
    if found := persons(text):
        return found
    if rough := people_roughly(text) or _family_first(text):
        return by(rough)
    if is_inverted_state(text):
        return Parts(publishers=(Organisation(text),))
    paper, stop, wrote = text.partition(". ")  # "De Correspondent. Frederik, J."
    if stop and "," not in paper and _is_paper(paper) and (in_it := people(wrote)):
        return by(in_it)._replace(publishers=agents.organisations(paper))
    who, role = without_role(text)
    if ". " in who and len(bodies := agents.from_largest(who)) > 1:
        return Parts(remarks=(role,) if role else ()).named("; ".join(bodies))
    if not agents.are_organisations(who) and (not agents.is_name(who) or agents.is_work(who)):
        return None
    if any(len(part.split()) > _LONGEST_PART or agents.is_work(part) for part in who.split(", ")[1:]):
        return None
    return Parts(remarks=(role,) if role else ()).named(who)


def _is_paper(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_PAPER and agents.is_name(text) and not agents.is_work(text)


def _family_first(text: str) -> People | None:
    """Return the persons of a list without commas in the names: ``Traoré Fatou and Moreau Jean``.

    One of the given names must be a common one, and none that of a place, as in "Oxfam Jordan".
    """
    who, role = without_role(text)
    known = phrases("given_names", "names")
    named: list[Person] = []
    told = False
    for name in _BETWEEN_PERSONS.split(who.strip(" ,")):
        one = _FAMILY_AND_GIVEN.fullmatch(name)
        if one is None or agents.is_organisation(name) or agents.is_work(name):
            return None
        if (one["family"].isupper() and len(one["family"]) < _SHORTEST_FAMILY) or is_place(one["given"]):
            return None
        if fold(one["family"]) in known:
            return None
        told = told or fold(one["given"]) in known
        named.append(Person(one["family"], f"{one['given']}{one['more']}"))
    return People(tuple(named), role) if told else None


def persons(text: str) -> Parts | None:
    """Return a line of persons, and of the bodies behind them: ``Doe J, et al; STREAM Group``."""
    if found := people(text, shouted=True):
        return by(found)
    listed, semicolon, group = text.rpartition("; ")
    named = agents.is_name(group) or _is_group(group)
    if semicolon and named and (found := people(listed, shouted=True)):
        return _with_group(found, group)
    last = _LAST_COMMA.search(text) if _GROUP.search(text) else None
    if last and _is_group(last["group"]) and (found := people(text[: last.start()], shouted=True)):
        return _with_group(found, last["group"])
    mixed = agents.persons_and_bodies(text)
    return _with_group(*mixed) if mixed else None


def writers(text: str, behind: str) -> Parts | None:
    """Return the persons who stand in reading order before a title that is marked up, or None.

    Any two words may be a body's name, unless others are left out behind them, an initial stands between
    them, or a journal with its volume follows the title: ``Nedal T. Nassar et al., “Title,” …``.
    """
    told = _OTHERS.search(text) or _MIDDLE_INITIAL.match(text) or _JOURNAL_BEHIND.match(behind)
    bodies = any(map(agents.is_organisation, _LAST_NAMES.split(text)))
    found = people(text, certain=True) if told and not bodies else None
    return by(found) if found and all(one.given for one in found.persons) else None


def goes_on_with_title(who: str) -> bool:
    """Tell whether a year without brackets or a stop before it is a title's: ``Agency, Survey 2018``."""
    words = who.split()
    named = people(who, shouted=True) or people_roughly(who)
    several = len(agents.organisations(who)) > 1 and agents.are_organisations(who)
    if not words or named or several or is_inverted_state(who):
        return False
    return "," in who or not {"–", "—", "-"}.isdisjoint(words) or agents.is_work(words[-1])


def _is_group(text: str) -> bool:
    return ". " not in text and _GROUP.search(text) is not None


def ends_in_group(text: str) -> bool:
    """Tell whether names end with a group's behind those of persons: ``Doe J, the Rivers 2017 group``."""
    found = persons(text) if _GROUP.search(text) else None
    return found is not None and len(found.authors) > 1 and isinstance(found.authors[-1], Organisation)


def _with_group(found: People, group: str) -> Parts:
    line = by(found)
    return line._replace(authors=(*line.authors, *agents.organisations(group)))


def by(found: People) -> Parts:
    """Return a line of persons, as editors where their role says so; the role stays as it is printed."""
    remarks = (found.role,) if found.role else ()
    if found.edited:
        return Parts(editors=found.persons, remarks=remarks)
    return Parts(authors=found.persons, remarks=remarks)


def without_marked_names(content: Inline) -> Inline:
    """Return an entry without the markup of those who made it: it says nothing of where the title is.

    ``**Ortiz A**, **Chen L**. 2018. Title`` · ``**Ortiz, A. (Hrsg.), 2018**: Title``
    """
    text = content.text
    marked: list[Span] = []
    end = 0
    for span in sorted(content.spans, key=lambda one: one.start):
        label = text[span.start : span.end].strip(" ,;:")
        if span.mark is Mark.LINK or not _BETWEEN_NAMES.fullmatch(text[end : span.start]):
            break
        if not people(label, shouted=True):
            dated = _AND_A_YEAR.fullmatch(label) if not marked and span.start == 0 else None
            if dated is None or names(dated["who"].strip()) is None:
                break
            return Inline(text, tuple(one for one in content.spans if one is not span))
        marked.append(span)
        end = span.end
    if len(marked) < _FEWEST_MARKED:
        return content
    return Inline(text, tuple(one for one in content.spans if one not in marked))


def publishes_itself(who: str, rest: str) -> bool:
    """Tell whether what an entry begins with published the work: ``Psycom. Title. Paris : Psycom ; 2020``."""
    placed = _PUBLISHER_BEHIND_PLACE.search(rest)
    who, press = unstopped(who), placed["press"].strip() if placed else ""
    short = press.isupper() and agents.abbreviates(press, who)
    return bool(press) and (press.casefold() == who.casefold() or short)

"""Who an entry is by: the words before its date or its title, as persons or bodies."""

import re

from annexcli.model.reference import Organisation
from annexcli.parse import agents
from annexcli.parse.parts import Parts
from annexcli.parse.people import AND, People, people, people_roughly, without_role
from annexcli.parse.places import is_inverted_state

_LONGEST_PART = 7
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
_DIGIT = re.compile(r"\d")


def names(text: str) -> Parts | None:
    """Return a line of the persons or the organisation that ``text`` names, or None."""
    if not text or (_DIGIT.search(text) and _NUMBERED_WORK.search(text)):
        return None
    if "@" in text and _HANDLE.fullmatch(text):
        return Parts(publishers=(Organisation(text),))
    if found := persons(text):
        return found
    if rough := people_roughly(text):
        return by(rough)
    if is_inverted_state(text):
        return Parts(publishers=(Organisation(text),))
    who, role = without_role(text)
    if ". " in who and len(bodies := agents.from_largest(who)) > 1:
        return Parts(remarks=(role,) if role else ()).named("; ".join(bodies))
    if not agents.are_organisations(who) and (not agents.is_name(who) or agents.is_work(who)):
        return None
    if any(len(part.split()) > _LONGEST_PART or agents.is_work(part) for part in who.split(", ")[1:]):
        return None
    return Parts(remarks=(role,) if role else ()).named(who)


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

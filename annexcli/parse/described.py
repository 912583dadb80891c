"""Who made a work and when, where an annotation behind its title begins with that.

``**Title**: Names. City: Publisher, March 2018. What the work is about.``, as in definition lists, and the
same with the title in a line of its own.
"""

import re
from itertools import takewhile

from annexcli.model.reference import Person
from annexcli.parse import agents, dates
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.parse.places import is_place

# A colon, before which a badge may stand behind the title ("New!"), or nothing: the title has its own line.
_LEAD = re.compile(r"^\s*(?:\w+!)?\s*:\s*|^\s*(?=[^\W\d_a-z])")
# A stop behind an initial ends no sentence; those of "n.d." may.
_STOP = re.compile(
    r"(?<=[^\W_]{2})[.](?:\s+|$)|(?<=\))[.](?:\s+|$)|(?<=[^\W\d_A-Z]\.[^\W\d_]\.)\s+(?=[^\W\d_a-z])"
)
# "Ombudsman, 2013 (report 2013/170)"
_BEHIND_DATE = re.compile(r"(?<=\d)\s+\((?P<remark>[^()]{3,60})\)$")
_PLACE = re.compile(r"(?P<place>(?:[’']s-)?[^\W\d_a-z][^:.,\d]{1,40}):\s+")
# Where the names of persons may end before a place or a body.
_NAMES_END, _MOST_ENDS = re.compile(r",\s+|(?<=\.)\s+"), 12
# Names, a series or an edition, the imprint.
_MOST_SENTENCES = 3


def described_imprint(rest: str, line: Parts) -> tuple[Parts, str]:
    """Return the line with who made the work and when, as the words behind its title begin, and the rest.

    Nothing is taken from an annotation that begins with what the work is about.
    """
    if line.publishers or line.authors or not (lead := _LEAD.match(rest)):
        return line, rest
    sentences = _sentences(rest[lead.end() :])
    for position, sentence in enumerate(sentences[:_MOST_SENTENCES]):
        found = _imprint(sentence, line, last=position == len(sentences) - 1)
        if found is None:
            continue
        before = sentences[:position]
        names = people(before[0], certain=found.dated) if before else None
        others = before[1:] if names else before
        if others and not names and not agents.is_work(others[0]):
            break  # a name that is told of within the annotation
        if names:
            found = found._replace(authors=names.persons)
        told = ". ".join((*others, *sentences[position + 1 :]))
        return found, f": {told}" if told else ""
    return line, rest


def opens_with_imprint(text: str) -> bool:
    """Tell whether words below a title begin with who made the work and when."""
    found, _ = described_imprint(text, Parts())
    return found.dated


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in _STOP.split(text) if one and one.strip()]


def _imprint(sentence: str, line: Parts, *, last: bool) -> Parts | None:
    """Return the line with the publishers and the date that a sentence consists of, or None.

    The date of the ``last`` sentence may have been taken off the end of the entry before.
    """
    remark = _BEHIND_DATE.search(sentence)
    sentence = sentence[: remark.start()] if remark else sentence
    dated = None if line.dated else dates.trailing(sentence.rstrip(" .)"))
    if dated and sentence.endswith(")") and not sentence[: dated.start].endswith("("):
        dated = None  # "Harbour Council (Oslo, 2015)"
    who = (sentence[: dated.start] if dated else sentence).strip(" ,;:(")
    certain = dated is not None or (line.dated and last)
    authors, who = _persons(who) if certain else ((), who)
    placed = _PLACE.match(who)
    if placed and (is_place(placed["place"]) or authors):
        line, who = line._replace(place=placed["place"]), who[placed.end() :]
    parts = re.split(r",\s+", who) if who else []
    names = list(takewhile(lambda part: _is_body(part, certain=certain), parts))
    if authors and placed:
        names = parts  # "ecbo": who published it may be written in small letters
    if not (names or authors) or (not certain and len(names) < len(parts)):
        return None
    if dated:
        line = line.on(dated)
    others = parts[len(names) :]
    if others and is_place(", ".join(others)):
        line, others = line._replace(place=line.place or ", ".join(others)), []
    if names:
        line = line.named(", ".join(names))
    line = line._replace(authors=authors or line.authors)
    return line.remarked(", ".join(others), remark["remark"] if remark else "")


def _persons(who: str) -> tuple[tuple[Person, ...], str]:
    """Return the persons that words begin with, and what follows them: ``Doe, J. & Chen, L., Oslo: X``."""
    ends = [end.start() for end in _NAMES_END.finditer(who)]
    for end in (len(who), *reversed(ends[-_MOST_ENDS:])):
        if found := people(who[:end]):
            return found.persons, who[end:].lstrip(" ,.;")
    return (), who


def _is_body(text: str, *, certain: bool) -> bool:
    """Tell whether a text names a body, by its words, or as a name where a date says so."""
    named = [one.name for one in agents.organisations(text)]
    if any(agents.is_work(name) for name in named):
        return False
    return not is_place(text) and all(
        agents.is_organisation(name) or (certain and agents.is_name(name)) for name in named
    )

"""Who made a work and when, where an annotation behind its title begins with that.

``**Title**: Names. City: Publisher, March 2018. What the work is about.``, as in definition lists.
"""

import re
from itertools import takewhile

from annexcli.parse import agents, dates
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.parse.places import is_place

# A colon, before which a badge may stand behind the title: "New!".
_LEAD = re.compile(r"^\s*(?:\w+!)?\s*:\s*")
# A stop behind an initial ends no sentence.
_STOP = re.compile(r"(?<=[^\W_]{2})[.](?:\s+|$)|(?<=\))[.](?:\s+|$)")
_PLACE = re.compile(r"(?P<place>[^\W\d_a-z][^:.,\d]{1,40}):\s+")
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


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in _STOP.split(text) if one and one.strip()]


def _imprint(sentence: str, line: Parts, *, last: bool) -> Parts | None:
    """Return the line with the publishers and the date that a sentence consists of, or None.

    The date of the ``last`` sentence may have been taken off the end of the entry before.
    """
    dated = None if line.dated else dates.trailing(sentence)
    who = (sentence[: dated.start] if dated else sentence).strip(" ,;:(")
    placed = _PLACE.match(who)
    if placed and is_place(placed["place"]):
        line, who = line._replace(place=placed["place"]), who[placed.end() :]
    certain = dated is not None or (line.dated and last)
    parts = re.split(r",\s+", who)
    names = list(takewhile(lambda part: _is_body(part, certain=certain), parts))
    if not names or (not certain and len(names) < len(parts)):
        return None
    if dated:
        line = line.on(dated)
    return line.named(", ".join(names)).remarked(", ".join(parts[len(names) :]))


def _is_body(text: str, *, certain: bool) -> bool:
    """Tell whether a text names a body, by its words, or as a name where a date says so."""
    named = [one.name for one in agents.organisations(text)]
    if any(agents.is_work(name) for name in named):
        return False
    return all(agents.is_organisation(name) or (certain and agents.is_name(name)) for name in named)

"""How sure is the parser of a reference? What tells of a wrong reading, each with its weight."""

import re
from collections.abc import Callable, Iterator

from annexcli.model.outcome import Confidence
from annexcli.model.reference import EntryType, Person, Reference

_YEAR_INSIDE = re.compile(r"\((?:1[89]|20)\d\d[a-z]?\)|[,.]\s(?:1[89]|20)\d\d[,.]\s")
# "General comment No. 20 (2016) on …" is called by its number and its year.
_CALLED_BY_YEAR = re.compile(r"\b(?:no|nr|n°|nº|№|رقم)\.?\s?\d+\s\(\d{4}\)(?=\s)", re.IGNORECASE)
_SENTENCES = re.compile(r"\.(?<=[^\W\d_]{3}\.)\s+[^\W\d_a-z]")
_UNLIKE_NAMES = re.compile(r"\d\d|https?:|[“”«»\"]")
_INVERTED = re.compile(r"(?:^|\s)[^\W\d_a-z][^\W\d_]+,\s(?:[^\W\d_a-z]\.\s?){1,3}")
_PAIRED = re.compile(r"[()\[\]“”«»\"]")
_CERTAIN = Confidence(1.0)
_MANY_WORDS = 30
_LONG_NAME = 10
_LONG_NOTE = 14


def confidence(reference: Reference, *, linked: bool = False) -> Confidence:
    """Return how sure the reading is: 1, less the weight of each doubt.

    Args:
        reference: what was read.
        linked: whether a link marked the title, even one that leads nowhere.

    """
    doubts = list(_doubts(reference, linked=linked or bool(reference.urls)))
    if not doubts:
        return _CERTAIN
    return Confidence(
        round(max(0.0, 1.0 - sum(weight for weight, _ in doubts)), 2), tuple(why for _, why in doubts)
    )


def _doubts(reference: Reference, *, linked: bool) -> Iterator[tuple[float, str]]:
    title, date = reference.title or "", reference.date
    if not title:
        yield (0.1 if not reference.issuers else 0.5), "no title"
    for weight, why, test in _TITLE if title else ():
        if test(title):
            yield weight, why
    names = [agent.name for agent in (*reference.authors, *reference.editors, *reference.publishers)]
    if any(len(name.split()) > _LONG_NAME for name in names):
        yield 0.3, "a name of many words"
    if _UNLIKE_NAMES.search("\n".join(names)):
        yield 0.35, "digits or quotation marks in a name"
    if title and not linked:
        if not names and reference.type not in {EntryType.LAW, EntryType.STANDARD}:
            yield (0.45 if date is None else 0.25), "nobody is named and no link"
        if names and not date:
            yield 0.2, "neither a date nor a link"
        if len(title.split()) == 1 and not any(isinstance(a, Person) for a in reference.authors):
            yield 0.3, "a title of one word"
    if reference.note and len(reference.note.split()) > _LONG_NOTE:
        yield 0.25, "much of the text has no field of its own"


def _has_year_inside(title: str) -> bool:
    return _YEAR_INSIDE.search(title) is not None and not _CALLED_BY_YEAR.search(title)


def _unbalanced(text: str) -> bool:
    return _PAIRED.search(text) is not None and (
        any(text.count(opening) != text.count(closing) for opening, closing in ("()", "[]", "“”", "«»"))
        or text.count('"') % 2 == 1
    )


_TITLE: tuple[tuple[float, str, Callable[[str], object]], ...] = (
    (0.45, "a year stands inside the title", _has_year_inside),
    (0.45, "an address stands inside the title", re.compile(r"https?:|www\.").search),
    (0.25, "the title has several sentences", _SENTENCES.search),
    (0.3, "the title is very long", lambda title: len(title.split()) > _MANY_WORDS),
    (0.3, "a bracket or a quotation mark is not closed in the title", _unbalanced),
    (0.2, "the title begins in the middle", re.compile(r"[a-zß-öø-ÿ,;:)\]–—-]").match),
    (
        0.25,
        "initials stand in the title",
        lambda title: "," in title and _INVERTED.search(title),
    ),
)

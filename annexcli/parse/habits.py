"""How most entries of a list are printed, which decides about those that could be read either way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annexcli.document import Inline, Mark
from annexcli.parse import agents
from annexcli.parse.people import people
from annexcli.parse.places import is_place, is_region
from annexcli.vocab.words import found, is_word

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_FAMILY = rf"{_CAPITAL}(?:{_CAPITAL}|['’-])+(?: {_CAPITAL}(?:{_CAPITAL}|['’-])+)?"
_GIVEN = r"[^\W\d_a-zà-öø-ÿа-яё][a-zà-öø-ÿа-яё]+(?:[ -][^\W\d_a-zà-öø-ÿа-яё][\w.]*)?"
_CAPITALS_FIRST = re.compile(
    rf"(?P<family>{_FAMILY}) (?P<given>{_GIVEN})(?=\s*(?:[,;:.(«“]|(?:et|and|und|y|e|&)\s))"
)
# Behind a name in bold: "**UNESCO** – Title", "**European Example Centre** (EEC): Title".
_BETWEEN = re.compile(r"(?:\s?\((?P<acronym>[^()]{2,80})\))?[\s.,:;|/–—-]+(?=\S)")
# "Title. Publisher, 2020", "Title. Publisher, March 2020, 2nd edition"
_PUBLISHED = re.compile(
    r"(?<=[^\W\d_]{2}|[\w\s]\d)\.\s(?P<who>[^\W\d_a-z][^.:;\d]{1,90}?)(?=,\s(?:[^\W\d_]+\s(?:de\s)?)?(?:19|20)\d\d(?:\.|$|,))"
)
_NAME_ENDS = " \t\xa0.,:;–—-"
_LONGEST_NAME = 160
_NEXT = re.compile(r"\s*(?:[,;]|,?\s*(?:et|and|und|y|e|&)\s)\s*")


@dataclass(frozen=True, slots=True)
class Habits:
    """How most entries of a list are printed.

    ``publisher_first``: they plainly begin with a publisher. ``capitals``: they begin with a family
    name in capitals before a given name, as French and German lists do: ``DURAND Marie-Claude``;
    elsewhere that is an organisation, such as ``OXFAM Novib``. ``bold``: they begin with who issued
    them, in bold. ``publisher_last``: they end with a publisher and the year, ``Title. Publisher, 2020``.
    """

    publisher_first: bool = False
    capitals: bool = False
    bold: bool = False
    publisher_last: bool = False

    def published(self, content: Inline) -> tuple[str, Inline] | None:
        """Return the publisher before the year that an entry ends with, and the entry without it, or None."""
        match = _PUBLISHED.search(content.text) if self.publisher_last else None
        if not match or not agents.is_name(match["who"]) or agents.is_work(match["who"]):
            return None
        return match["who"], content.cut(0, match.start()) + content.cut(match.end("who"), len(content.text))

    def issued(self, content: Inline) -> tuple[str, Inline] | None:
        """Return the body in bold that an entry begins with and what follows it; None where there is none."""
        if not self.bold or not (name := _in_bold(content)) or people(name, shouted=True):
            return None
        behind = _BETWEEN.match(content.text, len(name) + content.text.index(name))
        if not behind:
            return None
        acronym = behind["acronym"] or ""
        if acronym and not (agents.abbreviates(acronym, name) or agents.abbreviates(name, acronym)):
            return name, content.cut(behind.start(), len(content.text)).stripped()
        return f"{name} ({acronym})" if acronym else name, content.cut(behind.end(), len(content.text))

    def inverted(self, content: Inline) -> Inline:
        """Return an entry with a comma behind each family name in capitals that it begins with."""
        if not self.capitals:
            return content
        position = 0
        while (match := _CAPITALS_FIRST.match(content.text, position)) and not _is_body(match):
            end = match.end("family")
            content = content.cut(0, end) + Inline(",") + content.cut(end, len(content.text))
            following = _NEXT.match(content.text, match.end() + 1)
            if not following:
                break
            position = following.end()
        return content


NO_HABITS = Habits()


def habits_of(contents: Sequence[Inline]) -> Habits:
    """Return the habits of a list of entries."""
    named = [
        match
        for content in contents
        if (match := _CAPITALS_FIRST.match(content.text)) and _is_personal(match)
    ]
    distinct = {match["family"] for match in named}
    capitals = len(distinct) >= 2 and len(named) >= 0.25 * len(contents)
    return Habits(_publisher_first(contents), capitals, _bold_first(contents), _publisher_last(contents))


def _publisher_last(contents: Sequence[Inline]) -> bool:
    """Tell whether most entries of a list plainly end with a publisher and a year."""
    named = [match["who"] for content in contents if (match := _PUBLISHED.search(content.text))]
    plainly = sum(map(agents.are_organisations, named))
    # Words about the entries may stand between them.
    return plainly >= max(3, 0.3 * len(contents), 0.6 * len(named))


def _bold_first(contents: Sequence[Inline]) -> bool:
    """Tell whether the entries of a list begin with names in bold; elsewhere that is how titles stand out."""
    names = [name for content in contents if (name := _in_bold(content))]
    bodies = [name for name in names if agents.is_organisation(name) or people(name, shouted=True)]
    return len(names) >= max(2, 0.6 * len(contents)) and len(bodies) >= 0.6 * len(names)


def _in_bold(content: Inline) -> str:
    """Return the words in bold that an entry begins with, if there are others behind them."""
    for span in content.marked(Mark.STRONG):
        if span.start == 0 and span.end <= min(_LONGEST_NAME, len(content.text) - 4):
            linked = any(link.start < span.end for link in content.links)
            return "" if linked else content.text[: span.end].strip(_NAME_ENDS)
    return ""


def _is_body(match: re.Match[str]) -> bool:
    """Tell whether a word in capitals and what follows it name a body: "UN Women", "CERD Committee"."""
    family = match["family"]
    shared = is_word("organisation", family) or is_word("shared", family)
    return shared or found("names", "organisation", match["given"]) is not None


def _is_personal(match: re.Match[str]) -> bool:
    given = match["given"]
    return not _is_body(match) and not (
        is_place(given) or is_region(given) or agents.is_work(given) or agents.is_organisation(given)
    )


def _publisher_first(contents: Sequence[Inline]) -> bool:
    """Tell whether most lines of a list plainly name a publisher before the title."""
    plain = total = 0
    for content in contents:
        link = next((link for link in content.links if link.end > link.start), None)
        total += 1
        if link is None:
            head, separated = content.text.partition(", ")[:2]
            plain += bool(separated and agents.is_organisation(head))
        else:
            head = content.text[: link.start].strip()
            plain += bool(head.endswith((",", ":")) and len(head.split()) <= 12)
    return total >= 2 and plain >= 0.5 * total

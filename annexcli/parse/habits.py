"""How most entries of a list are printed, which decides about those that could be read either way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annexcli.document import Inline
from annexcli.parse import agents
from annexcli.parse.places import is_place, is_region

_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_FAMILY = rf"{_CAPITAL}(?:{_CAPITAL}|['’-])+(?: {_CAPITAL}(?:{_CAPITAL}|['’-])+)?"
_GIVEN = r"[^\W\d_a-zà-öø-ÿа-яё][a-zà-öø-ÿа-яё]+(?:[ -][^\W\d_a-zà-öø-ÿа-яё][\w.]*)?"
_CAPITALS_FIRST = re.compile(
    rf"(?P<family>{_FAMILY}) (?P<given>{_GIVEN})(?=\s*(?:[,;:.(«“]|(?:et|and|und|y|e|&)\s))"
)
_NEXT = re.compile(r"\s*(?:[,;]|,?\s*(?:et|and|und|y|e|&)\s)\s*")


@dataclass(frozen=True, slots=True)
class Habits:
    """How most entries of a list are printed.

    ``publisher_first``: they plainly begin with a publisher. ``capitals``: they begin with a family
    name in capitals before a given name, as French and German lists do: ``DURAND Marie-Claude``;
    elsewhere that is an organisation, such as ``OXFAM Novib``.
    """

    publisher_first: bool = False
    capitals: bool = False

    def inverted(self, content: Inline) -> Inline:
        """Return an entry with a comma behind each family name in capitals that it begins with."""
        if not self.capitals:
            return content
        position = 0
        while match := _CAPITALS_FIRST.match(content.text, position):
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
    return Habits(_publisher_first(contents), len(distinct) >= 2 and len(named) >= 0.25 * len(contents))


def _is_personal(match: re.Match[str]) -> bool:
    given = match["given"]
    return not (is_place(given) or is_region(given) or agents.is_work(given) or agents.is_organisation(given))


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

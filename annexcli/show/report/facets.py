"""What entries of a page can be filtered by: facets, their values, and which entries have which."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from annexcli.csl.layout import KINDS
from annexcli.model.reference import Reference
from annexcli.model.verdict import LinkResult, Verdict
from annexcli.query.asked import UNCHECKED
from annexcli.show.links.order import WORST_FIRST
from annexcli.text import fold, printable

NONE = ""  # the value of what has none: no name is empty


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the page beside its citation.

    ``publishers`` are the usual names of the organisations behind it, ``heard`` what else these are called;
    ``bibtex`` is its text, ``link`` what is known of its link.
    """

    reference: Reference
    bibtex: str
    publishers: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    link: LinkResult | None = None

    @property
    def verdict(self) -> str:
        """The verdict on its link, in one word."""
        if self.link:
            return self.link.verdict.value
        return UNCHECKED if self.reference.urls or self.reference.doi else Verdict.MISSING.value


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: what it is in addresses, what it is called, and how many entries have it."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What entries can be filtered by.

    ``owned`` has for each entry, in their order, the places of its values among ``values``.
    """

    name: str
    label: str
    values: tuple[Value, ...]
    owned: tuple[tuple[int, ...], ...]


def facets(items: Sequence[Item]) -> tuple[Facet, ...]:
    """Return the facets of entries: by year, publisher, topic, type and verdict on the link."""
    return tuple(_facet(rule, items) for rule in _RULES)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a facet is made: the ``values`` of an entry, their ``order`` by value and number, their names.

    ``without`` is what having no value is called.
    """

    name: str
    label: str
    values: Callable[[Item], Iterable[str]]
    order: Callable[[str, int], tuple[object, ...]]
    named: Callable[[str], str] = str
    without: str = ""


def _facet(rule: _Rule, items: Sequence[Item]) -> Facet:
    own = [tuple(dict.fromkeys(rule.values(item))) or (NONE,) for item in items]
    numbers = Counter(value for some in own for value in some)
    ordered = sorted(numbers.keys() - {NONE}, key=lambda value: rule.order(value, numbers[value]))
    ordered += [NONE] if NONE in numbers else []
    places = {value: place for place, value in enumerate(ordered)}
    return Facet(
        rule.name,
        rule.label,
        tuple(
            Value(value, printable(rule.named(value)) if value != NONE else rule.without, numbers[value])
            for value in ordered
        ),
        tuple(tuple(sorted(places[value] for value in some)) for some in own),
    )


def _years(item: Item) -> Iterable[str]:
    return (str(item.reference.year),) if item.reference.year is not None else ()


def _topics(item: Item) -> Iterable[str]:
    """Give the topics of an entry, and those that they are in: ``csea`` finds ``csea/grooming`` too."""
    for topic in item.reference.topics:
        parts = topic.split("/")
        yield from ("/".join(parts[:length]) for length in range(1, len(parts) + 1))


def _largest_first(value: str, number: int) -> tuple[object, ...]:
    return (-number, fold(value), value)


_KIND_NAMES = {kind.value: name for kind, name in KINDS.items()}
_VERDICTS = (*(verdict.value for verdict in WORST_FIRST), UNCHECKED)
_RULES = (
    _Rule("year", "Year", _years, lambda value, _: (-int(value),), without="No year"),
    _Rule("publisher", "Publisher", lambda one: one.publishers, _largest_first, without="No publisher"),
    _Rule("topic", "Topic", _topics, lambda value, _: (fold(value), value), without="No topic"),
    _Rule(
        "type", "Type", lambda one: (one.reference.type.value,), _largest_first, named=_KIND_NAMES.__getitem__
    ),
    _Rule("link", "Link", lambda one: (one.verdict,), lambda value, _: (_VERDICTS.index(value),)),
)

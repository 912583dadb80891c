"""Are two references the same work? What a store does with what a document brings."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from annexcli.address import canonical
from annexcli.model import (
    STDIN,
    Fate,
    LedgerLine,
    Organisation,
    Outcome,
    ParsedItem,
    Reference,
    Source,
    Status,
    Vanished,
)
from annexcli.text import fold

# A line that was edited shares so much of its text, in percent, with what it was; another line less.
_SAME_LINE = 72


@dataclass(frozen=True, slots=True)
class Match:
    """An incoming reference beside the reference that is the same work, and why it is."""

    incoming: Reference
    known: Reference
    reason: str


SAME_LINE = "the same line of the same document"
_EDITED_LINE = "the line was edited"


def same_work(one: Reference, other: Reference) -> str:
    """Return why two references are the same work, or nothing where they are not.

    Different years are different works, always: annual reports share everything else. An equal
    address is not enough either, for many works of a publisher are cited by one landing page.
    """
    if not _texts(one).isdisjoint(_texts(other)):
        return SAME_LINE
    if one.year != other.year:
        return ""
    if one.doi and other.doi:
        return "the same DOI" if one.doi.casefold() == other.doi.casefold() else ""
    same_title = fold(one.title or "") == fold(other.title or "")
    addresses = {canonical(url) for url in one.urls} & {canonical(url) for url in other.urls}
    if addresses and (same_title or not one.title or not other.title):
        return "the same address"
    if same_title and one.title and _same_issuers(one, other):
        return "the same title, publisher and year"
    return ""


def _texts(reference: Reference) -> set[tuple[str, str]]:
    return {source.text for source in reference.sources if source.text}


def _same_issuers(one: Reference, other: Reference) -> bool:
    first, second = (_names(reference) for reference in (one, other))
    return first == second or bool(first & second)


def _names(reference: Reference) -> set[str]:
    """Names and acronyms of who issued a work; one in common is enough, for documents shorten them."""
    names = set()
    for agent in reference.issuers:
        names.add(fold(agent.name))
        if isinstance(agent, Organisation) and agent.acronym:
            names.add(fold(agent.acronym))
    return names


class Shelf:
    """References in which the same work is found again, by the few that could be it."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        self._by_clue: dict[str, list[Reference]] = {}
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference) -> None:
        """Put a reference among those that are compared with."""
        for clue in self._clues(reference):
            self._by_clue.setdefault(clue, []).append(reference)

    def find(self, reference: Reference) -> Match | None:
        """Return the first reference that is the same work, or None."""
        for clue in self._clues(reference):
            for known in self._by_clue.get(clue, ()):
                if reason := same_work(reference, known):
                    return Match(reference, known, reason)
        return None

    @staticmethod
    def _clues(reference: Reference) -> Sequence[str]:
        clues = [f"url {canonical(url)}" for url in reference.urls]
        if reference.title:
            clues.append(f"title {fold(reference.title)}")
        if reference.doi:
            clues.append(f"doi {reference.doi.casefold()}")
        return [*(f"raw {document} {raw}" for document, raw in _texts(reference)), *clues]


@dataclass(frozen=True, slots=True)
class Placed:
    """What an incoming reference is to a store: the key of its entry, and why it is none of its own.

    ``own`` is whether the entry was made from this very line, so that it follows what the line says.
    """

    key: str
    reason: str = ""
    own: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Shelved:
    """The place of each incoming reference, those that are new, with their citekeys, and what is gone.

    A new reference has the places of later lines that cite it too in ``also``.
    """

    placed: tuple[Placed, ...]
    new: tuple[Reference, ...]
    vanished: tuple[Vanished, ...] = ()


def shelve(
    references: Iterable[Reference],
    incoming: Iterable[Reference],
    make_key: Callable[[Reference, Collection[str]], str],
    *,
    seen: Callable[[Reference], bool] = lambda _: True,
) -> Shelved:
    """Decide what each incoming reference is to a store.

    A line that was parsed before is known again by its text; then works are known by what they are; and a
    line that is like one that its document no longer has is that line, edited, unless their years differ.

    Args:
        references: what the store holds.
        incoming: what comes in; a work that comes twice is added once. One that has a key keeps it,
            if no other has it.
        make_key: gives a new reference a citekey that is not among the given ones, which are casefolded.
        seen: whether the place of a reference was looked at, so that it is gone where no line is its own.

    """
    shelf = _Placing(tuple(references), tuple(incoming))
    return Shelved(*shelf.place(make_key), shelf.vanished(seen))


class _Placing:
    """One run of :func:`shelve`."""

    def __init__(self, known: tuple[Reference, ...], incoming: tuple[Reference, ...]) -> None:
        self._known, self._incoming = known, incoming
        self._placed: dict[int, Placed] = {}
        self._claimed: set[tuple[str, str]] = set()
        """Citekeys with the documents of which a line is theirs."""

    def place(
        self, make_key: Callable[[Reference, Collection[str]], str]
    ) -> tuple[tuple[Placed, ...], tuple[Reference, ...]]:
        self._by_text()
        shelf = Shelf(self._known)
        self._by_work(shelf)
        self._by_likeness()
        keys = {reference.key.casefold() for reference in self._known}
        new: dict[str, Reference] = {}
        for number, reference in enumerate(self._incoming):
            if number in self._placed:
                continue
            if match := shelf.find(reference):
                key = match.known.key
                self._placed[number] = Placed(key, match.reason)
                # What this line says of the work may differ from the store, and be repeated.
                shelf.add(replace(reference, key=key))
                if key in new and reference.source and not _texts(reference) <= _texts(new[key]):
                    new[key] = replace(new[key], also=(*new[key].also, reference.source))
                continue
            free = bool(reference.key) and reference.key.casefold() not in keys
            keyed = reference if free else replace(reference, key=make_key(reference, keys))
            keys.add(keyed.key.casefold())
            shelf.add(keyed)
            new[keyed.key] = keyed
            self._placed[number] = Placed(keyed.key, own=True, new=True)
        return tuple(self._placed[number] for number in range(len(self._incoming))), tuple(new.values())

    def _put(self, number: int, known: Reference, reason: str, *, own: bool) -> None:
        self._placed[number] = Placed(known.key, reason, own=own)
        if source := self._incoming[number].source:
            self._claimed.add((known.key, source.document))

    def _by_text(self) -> None:
        by_text: dict[tuple[str, str], tuple[Reference, bool]] = {}
        for reference in self._known:
            for source in reference.sources:
                if source.text:
                    by_text.setdefault(source.text, (reference, source is reference.source))
        for number, reference in enumerate(self._incoming):
            text = reference.source.text if reference.source else None
            if text and (found := by_text.get(text)):
                # A line that is printed twice is its entry's own only once.
                own = found[1] and (found[0].key, text[0]) not in self._claimed
                self._put(number, found[0], SAME_LINE, own=own)

    def _by_work(self, shelf: "Shelf") -> None:
        for number, reference in enumerate(self._incoming):
            if number in self._placed:
                shelf.add(replace(reference, key=self._placed[number].key))
            elif match := shelf.find(reference):
                known = match.known
                own = self._is_own(known, reference)
                self._put(number, known, _EDITED_LINE if own else match.reason, own=own)
                shelf.add(replace(reference, key=known.key))

    def _is_own(self, known: Reference, incoming: Reference) -> bool:
        """Tell whether an entry was made from a line of the incoming one's document that is there no more."""
        document = incoming.source.document if incoming.source else ""
        first = known.source.document if known.source else None
        return first == document != STDIN and (known.key, document) not in self._claimed

    def _by_likeness(self) -> None:
        """Find lines that were edited: the most alike first, each once."""
        lost = [
            known
            for known in self._known
            if known.source and known.source.raw and (known.key, known.source.document) not in self._claimed
        ]
        pairs = []
        for number, reference in enumerate(self._incoming):
            source = reference.source
            if number in self._placed or source is None:
                continue
            for known in lost:
                if (
                    known.source
                    and known.source.document == source.document != STDIN
                    and (known.year == reference.year or None in (known.year, reference.year))
                ):
                    likeness = fuzz.ratio(known.source.raw, source.raw, score_cutoff=_SAME_LINE)
                    if likeness:
                        pairs.append((-likeness, number, known))
        for _, number, known in sorted(pairs, key=lambda pair: pair[:2]):
            if number not in self._placed and self._is_own(known, self._incoming[number]):
                self._put(number, known, _EDITED_LINE, own=True)

    def vanished(self, seen: Callable[[Reference], bool]) -> tuple[Vanished, ...]:
        """Return the entries that a parsed document no longer cites."""
        documents = {reference.source.document for reference in self._incoming if reference.source}
        return tuple(
            Vanished(known.key, source)
            for known in self._known
            for source in known.sources
            if source.document in documents - {STDIN}
            and source.text
            and (known.key, source.document) not in self._claimed
            and seen(known)
        )


def ledger(items: Iterable[ParsedItem], outcomes: Iterable[Outcome]) -> tuple[LedgerLine, ...]:
    """Return what became of every list item, in order.

    Args:
        items: the items of one run.
        outcomes: the outcome of each item that is a reference, in the same order.

    An item is *merged* where an earlier item of the same run is the same work, or is cited by it
    again; a work that the store had before is a reference like any other.

    """
    lines = []
    seen: set[str] = set()
    keys: dict[Source, str] = {}
    following = iter(outcomes)
    for item in items:
        if item.again in keys:
            lines.append(LedgerLine(Status.MERGED, item.source, keys[item.again], item.reason, item.section))
            continue
        if item.reference is None:
            lines.append(LedgerLine(Status.UNPARSED, item.source, None, item.reason, item.section))
            continue
        outcome = next(following)
        status = Status.MERGED if outcome.key in seen else Status.REFERENCE
        seen.add(outcome.key)
        keys.setdefault(item.source, outcome.key)
        reason = outcome.reason if outcome.fate is Fate.MERGED else ""
        lines.append(LedgerLine(status, item.source, outcome.key, reason, item.section, outcome))
    return tuple(lines)

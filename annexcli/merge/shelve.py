"""Which entry of a store a line that was read belongs to: its own, one that it cites too, or a new one."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from annexcli.likeness.evidence import Titles, apart, titles
from annexcli.likeness.traits import Traits, traits
from annexcli.merge.work import SAME_LINE, Shelf, texts
from annexcli.model.outcome import Vanished
from annexcli.model.reference import STDIN, Reference, Source

_EDITED_LINE = "the line was edited"
# An edited line shares at least so much of its letters, in percent, with what it was.
_SAME_LINE = 50
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """What an incoming reference is to a store: the key of its entry, and why it is none of its own.

    ``own`` is whether the entry was made from this very line, so that it follows what the line says.
    ``instead`` is the text of a line that is gone, of which this one, which cites the work too, takes the
    place.
    """

    key: str
    reason: str = ""
    own: bool = False
    new: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """The place of each incoming reference, those that are new, with their citekeys, and what is gone."""

    placed: tuple[Placed, ...]
    new: tuple[Reference, ...]
    vanished: tuple[Vanished, ...] = ()


def shelve(
    references: Iterable[Reference],
    incoming: Iterable[Reference],
    make_key: Callable[[Reference, Collection[str]], str],
    *,
    taken: Collection[str] = (),
    seen: Callable[[Reference], bool] = lambda _: True,
) -> Shelved:
    """Decide what each incoming reference is to a store.

    A line that was parsed before is known again by its text; then works are known by what they are; then a
    line with nearly the title or the address of one that its document no longer has is that line, edited.
    Another year, number or part is another work.

    Args:
        references: what the store holds.
        incoming: what comes in; a work that comes twice is added once. One that has a key keeps it,
            if no other has it.
        make_key: gives a new reference a citekey that is not among the given ones, which are casefolded.
        taken: citekeys, casefolded, that no new reference may have, beside those of the references.
        seen: tells whether the run looked where a reference comes from; only then can its line be gone.

    """
    run = _Placing(tuple(references), tuple(incoming))
    return Shelved(*run.place(make_key, taken), run.vanished(seen))


class _Placing:
    """One run of :func:`shelve`."""

    def __init__(self, known: tuple[Reference, ...], incoming: tuple[Reference, ...]) -> None:
        self._known, self._incoming = known, incoming
        self._by_key = {reference.key: reference for reference in known}
        self._placed: dict[int, Placed] = {}
        self._owned: set[str] = set()
        self._now = {one.source.text for one in incoming if one.source}
        # Citekeys with the documents of which a line cites them.
        self._cited: set[tuple[str, str]] = set()

    def place(
        self, make_key: Callable[[Reference, Collection[str]], str], taken: Collection[str]
    ) -> tuple[tuple[Placed, ...], tuple[Reference, ...]]:
        self._by_text()
        shelf = Shelf(self._known)
        self._by_work(shelf)
        self._by_likeness(shelf)
        self._by_succession()
        self._take_places()
        keys = {*taken, *(reference.key.casefold() for reference in self._known)}
        new: list[Reference] = []
        for number, reference in enumerate(self._incoming):
            if number in self._placed:
                continue
            if match := shelf.find(reference):
                self._put(number, match.known.key, match.reason, own=False)
                # What this line says of the work may differ from the store, and be repeated.
                shelf.add(replace(reference, key=match.known.key))
                continue
            free = bool(reference.key) and reference.key.casefold() not in keys
            keyed = reference if free else replace(reference, key=make_key(reference, keys))
            keys.add(keyed.key.casefold())
            shelf.add(keyed)
            new.append(keyed)
            self._placed[number] = Placed(keyed.key, own=True, new=True)
        return tuple(self._placed[number] for number in range(len(self._incoming))), tuple(new)

    def _put(self, number: int, key: str, reason: str, *, own: bool) -> None:
        self._placed[number] = Placed(key, reason, own=own)
        if own:
            self._owned.add(key)
        if source := self._incoming[number].source:
            self._cited.add((key, source.document))

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
                key = found[0].key
                self._put(number, key, SAME_LINE, own=found[1] and key not in self._owned)

    def _by_work(self, shelf: Shelf) -> None:
        for number, reference in enumerate(self._incoming):
            if number in self._placed:
                shelf.add(replace(reference, key=self._placed[number].key))
            elif match := shelf.find(reference):
                own = self._is_lost(match.known.key, reference)
                self._put(number, match.known.key, _EDITED_LINE if own else match.reason, own=own)
                shelf.add(replace(reference, key=match.known.key))

    def _is_lost(self, key: str, incoming: Reference) -> bool:
        """Tell whether an entry was made from a line of the incoming one's document that is there no more."""
        own, line = self._by_key[key].source, incoming.source
        if own is None or line is None or key in self._owned:
            return False
        return own.document == line.document != STDIN

    def _by_likeness(self, shelf: Shelf) -> None:
        """Find lines that were edited: the most alike first, each once."""
        lost: dict[str, list[tuple[Reference, Source]]] = {}
        for known in self._known:
            for place in self._gone(known):
                lost.setdefault(place.document, []).append((known, place))
        pairs: list[tuple[float, int, str, bool]] = []
        for number, reference in enumerate(self._incoming):
            source = reference.source
            if number in self._placed or source is None or source.document == STDIN:
                continue
            others = lost.get(source.document, [])
            raws = [gone.raw for _, gone in others]
            alike = process.extract(
                source.raw, raws, scorer=fuzz.ratio, score_cutoff=_SAME_LINE, limit=_CANDIDATES
            )
            for _, score, position in alike:
                entry, place = others[position]
                if _is_edit(entry, reference):
                    pairs.append((-score, number, entry.key, place is entry.source))
        for _, number, key, own in sorted(pairs):
            if number not in self._placed and not (own and key in self._owned):
                self._put(number, key, _EDITED_LINE, own=own)
                shelf.add(replace(self._incoming[number], key=key))

    def _gone(self, known: Reference) -> list[Source]:
        """Return the lines of an entry that their documents no longer have."""
        return [
            source
            for source in known.sources
            if source.text
            and source.text not in self._now
            and not (source is known.source and known.key in self._owned)
        ]

    def _take_places(self) -> None:
        """Find of which lines that are gone those that cite a work too take the place."""
        taken: set[tuple[str, str] | None] = set()
        for number, placed in self._placed.items():
            source = self._incoming[number].source
            known = self._by_key.get(placed.key)
            if placed.own or source is None or known is None or source.text in texts(known):
                continue
            old = [
                one.raw
                for one in self._gone(known)
                if one.document == source.document and one is not known.source and one.text not in taken
            ]
            if old:
                nearest = max(old, key=lambda raw: fuzz.ratio(raw, source.raw))
                taken.add((source.document, nearest))
                self._placed[number] = replace(placed, instead=nearest)

    def _by_succession(self) -> None:
        """Give an entry whose own line is gone to the next line of the same document that cites it."""
        for number in range(len(self._incoming)):
            placed = self._placed.get(number)
            if placed and not placed.own and self._is_lost(placed.key, self._incoming[number]):
                self._put(number, placed.key, placed.reason, own=True)

    def vanished(self, seen: Callable[[Reference], bool]) -> tuple[Vanished, ...]:
        """Return the entries that a parsed document no longer cites."""
        documents = {reference.source.document for reference in self._incoming if reference.source} - {STDIN}
        gone: dict[tuple[str, str], Vanished] = {}
        for known in self._known:
            for source in known.sources:
                place = (known.key, source.document)
                if source.document in documents and source.text and place not in self._cited and seen(known):
                    gone.setdefault(place, Vanished(known.key, source))
        return tuple(gone.values())


def _is_edit(known: Reference, incoming: Reference) -> bool:
    """Tell whether one line may be another one, edited: the same work under a corrected title or address."""
    if not _same_year(known, incoming):
        return False
    one, other = _comparable(known, incoming), _comparable(incoming, incoming)
    if apart(one, other):
        return False
    if one.addresses and other.addresses and one.addresses.isdisjoint(other.addresses):
        return titles(one, other) is Titles.SAME
    return titles(one, other) >= Titles.SHORTENED or not one.addresses.isdisjoint(other.addresses)


def _same_year(known: Reference, incoming: Reference) -> bool:
    """Tell whether the years of two lines agree; the entry's own may have been corrected by hand."""
    if known.year == incoming.year or None in (known.year, incoming.year):
        return True
    return known.source is not None and str(incoming.year) in known.source.raw


def _comparable(reference: Reference, incoming: Reference) -> Traits:
    """Return the traits of a reference without those that an edit may correct."""
    years = traits(incoming).years
    return replace(traits(reference), years=years, identifiers=(), counted=("", "", "", ""), container=())

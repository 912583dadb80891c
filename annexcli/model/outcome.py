"""What became of the items of a document, and of references that came to a store."""

from dataclasses import dataclass
from enum import StrEnum

from annexcli.model.reference import Reference, Source


class Status(StrEnum):
    """What became of one list item."""

    REFERENCE = "reference"
    MERGED = "merged"
    UNPARSED = "unparsed"


class Fate(StrEnum):
    """What an incoming reference is to a store.

    ``new``: an entry of its own. ``unchanged``: the entry says the same. ``updated``: fields that nobody had
    edited got what the document says now. ``kept``: fields that somebody has edited say something else, and
    stay. ``merged``: another line cites the same work.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    KEPT = "kept"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its value in the store and the one that comes in, as BibTeX; None where there is none."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an incoming reference: the key of its entry, and why it is no new one, if it is none.

    ``changes`` were made; ``kept`` were not, because somebody had edited the fields.
    """

    key: str
    fate: Fate
    reason: str = ""
    changes: tuple[FieldChange, ...] = ()
    kept: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Vanished:
    """An entry that a document cited when it was parsed before, and the place where it stood."""

    key: str
    source: Source


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One list item in the ledger: where it stands, what became of it and why."""

    status: Status
    source: Source
    key: str | None = None
    reason: str = ""
    section: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A list taken for a reference list: its heading path, where it starts, its size and the reason."""

    path: str | None
    line: int | None
    items: int
    reason: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the parser is of a reference, from 0 to 1, and what speaks against it."""

    score: float
    doubts: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return self.score < 0.6


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One list item: its place, and the reference read from it or the reason why there is none.

    ``lost_links`` counts links without a usable address, such as ``#``. ``again`` is the place of the
    earlier item that a cross-reference ("Ibid.") cites again. ``section`` is the path of headings over
    it, which may be an item that only introduces an inner list.
    """

    source: Source
    reference: Reference | None
    reason: str = ""
    lost_links: int = 0
    confidence: Confidence | None = None
    again: Source | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a document's reference lists gave: the items in order, each a reference or a leftover."""

    document: str
    sections: tuple[FoundSection, ...]
    items: tuple[ParsedItem, ...]

    @property
    def lost_links(self) -> int:
        """How many links of the items lead nowhere."""
        return sum(item.lost_links for item in self.items)


@dataclass(frozen=True, slots=True)
class Imported:
    """One record of another program's file: where it stands, what it is called there, what became of it.

    ``outcome`` is None where it is left over, for a ``reason``.
    """

    where: str
    given: str
    outcome: Outcome | None = None
    reason: str = ""

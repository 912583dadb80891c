"""Which lists of a document are reference lists, and under which heading each stands."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from annexcli.document import Document, Heading, Inline
from annexcli.model.outcome import FoundSection
from annexcli.parse import dates, nested
from annexcli.parse.anchor import title_anchor
from annexcli.parse.asides import around, aside
from annexcli.parse.east_asian import is_cited
from annexcli.parse.entries import (
    Entry,
    apart,
    counted,
    each,
    introduced,
    is_work,
    looks_cited,
    looks_legal,
    undashed,
    unnumbered,
)
from annexcli.parse.entry import is_prose
from annexcli.parse.habits import habits_of
from annexcli.parse.list_names import heading_text, hints, names_list, opens_annex, says_only
from annexcli.parse.listings import Listing, listings
from annexcli.parse.parts import opening_bracket
from annexcli.vocab.words import found

_NOTES = "(notes)"
_IN_A_PART = "it stands in a part that a heading names a reference list"
# How much of a list must look like references, by how plainly its heading says that it holds them.
_SHARE_NAMED, _SHARE_INHERITED, _SHARE_HINTED, _SHARE_UNNAMED = 0.2, 0.34, 0.6, 0.8
# A run of paragraphs is a list only if it is full of references: text cites, too. Less is enough under
# a heading that says nothing else.
_SHARE_PARAGRAPHS, _SHARE_NAMED_PARAGRAPHS = 0.6, 0.34
# How many lists of references by theme make others beside them such lists.
_FEWEST_SIBLINGS = 2
# How many entries a list has whose heading does not say that it is one of references.
_FEWEST_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list taken for a reference list: its items, and what was found."""

    found: FoundSection
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lists to take.

    ``section`` takes those whose path of headings it matches, ``everything`` takes them all; without
    either the headings and the content decide. ``notes`` takes foot- and endnotes as well.
    """

    section: re.Pattern[str] | None = None
    everything: bool = False
    notes: bool = False


def reference_lists(document: Document, choice: Choice) -> tuple[ReferenceList, ...]:
    """Return the reference lists of a document in order.

    Args:
        document: the document.
        choice: which lists to take.

    """
    chosen = []
    candidates = [_read(listing) for listing in listings(document)]
    parts = _parts(candidates)
    reasons = [_chosen(one, choice, parts) if one.entries else "" for one in candidates]
    if choice.section is None and not choice.everything:
        _add_siblings(candidates, reasons)
    for one, reason in zip(candidates, reasons, strict=True):
        if reason:
            items = one.listing.items
            section = FoundSection(one.path, items.line, len(one.entries), reason, items.items[0].page)
            chosen.append(ReferenceList(section, one.entries))
    # Lists of what else to read are not what a text cites: that stands in its notes.
    recommended = all(found("headings", "recommended", one.found.path or "") for one in chosen)
    asked = choice.notes or (recommended and choice == Choice())
    if document.notes and asked:
        chosen += _noted(document, certainly=choice.notes)
    return tuple(chosen)


@dataclass(frozen=True)
class _Candidate:
    """A list, the path of headings over it, and the entries that it would give.

    What its entries look like is asked by several rules, and found out once.
    """

    listing: Listing
    path: str | None
    entries: tuple[Entry, ...]

    @cached_property
    def works(self) -> tuple[bool, ...]:
        """Whether each entry that is not left over looks like a reference."""
        return tuple(is_work(entry.item) for entry in self.entries if not entry.left_over)

    @cached_property
    def sources(self) -> tuple[bool, ...]:
        """Whether each entry that is not left over looks like a reference or a law."""
        contents = (entry.item.content for entry in self.entries if not entry.left_over)
        return tuple(work or looks_legal(one) for work, one in zip(self.works, contents, strict=True))


def _read(listing: Listing) -> _Candidate:
    path = _path(listing.headings)
    if listing.items.references and listing.headings and not hints(listing.headings[-1].content):
        path = None  # LaTeX prints a heading of its own over its list
    entries = tuple(apart(unnumbered(undashed(list(nested.entries(listing.items, path))))))
    if listing.items.references and not listing.items.entries:
        entries = tuple(introduced(entries))
    if listing.paragraphs:
        entries = tuple(
            entry if entry.left_over else replace(entry, left_over=around(entry.item.content))
            for entry in entries
        )
    if found("headings", "notes", listing.nearest):
        entries = tuple(_told_aside(one) for entry in counted(entries) for one in each(entry))
    return _Candidate(listing, path, entries)


def _parts(candidates: Iterable[_Candidate]) -> frozenset[Heading]:
    """Return the headings that name a reference list and have one below them, wherever in their part."""
    below: dict[Heading, list[bool]] = {}
    for one in candidates:
        if one.listing.part:
            below.setdefault(one.listing.part, []).extend(one.sources)
    return frozenset(part for part, sources in below.items() if _share(sources) >= _SHARE_NAMED)


def _share(looks: Sequence[bool]) -> float:
    return sum(looks) / max(1, len(looks))


def _chosen(candidate: _Candidate, choice: Choice, parts: Container[Heading]) -> str:
    listing = candidate.listing
    if choice.everything:
        return "" if listing.paragraphs else "--all-lists takes every list"
    if choice.section:
        return _matched(listing, choice.section)
    if listing.other and not listing.items.references:
        return ""
    return _reason(candidate) or _inherited(candidate, parts)


def _inherited(candidate: _Candidate, parts: Container[Heading]) -> str:
    """Return why a list is taken that a part of references holds, whatever its items look like.

    Paragraphs must stand under a heading for a kind of sources; elsewhere they may be about the list.
    """
    listing = candidate.listing
    if listing.part is None or listing.part not in parts:
        return ""
    share = _share(candidate.sources)
    if listing.paragraphs and not listing.kind and share < _SHARE_NAMED_PARAGRAPHS:
        return ""
    if share == 0 and _are_clauses(candidate.entries):
        return ""
    return f"{_IN_A_PART}; {share:.0%} of its items look like references"


def _add_siblings(candidates: Sequence[_Candidate], reasons: list[str]) -> None:
    """Give reasons to lists that stand beside reference lists, under headings of one part that go by theme.

    Two of them must be reference lists by what their items are: beside one that has "References" for its
    heading other chapters stand.
    """
    siblings: dict[tuple[Heading, ...], list[int]] = {}
    for number, one in enumerate(candidates):
        if one.entries and len(one.listing.headings) > 1:
            siblings.setdefault(one.listing.headings[:-1], []).append(number)
    for numbers in siblings.values():
        nearest = {n: candidates[n].listing.headings[-1] for n in numbers}
        known = [n for n in numbers if reasons[n] and not names_list(nearest[n].content)]
        if len({nearest[n] for n in known}) < _FEWEST_SIBLINGS:
            continue
        held, all_held = (sum(len(candidates[n].entries) for n in some) for some in (known, numbers))
        for number in numbers:
            one = candidates[number]
            if reasons[number] or one.listing.other or len(one.entries) < _FEWEST_ENTRIES:
                continue
            share = _share(one.sources)
            mostly = 2 * held >= all_held and not one.listing.paragraphs
            if share >= (_SHARE_NAMED if mostly else _SHARE_PARAGRAPHS):
                evidence = f"{share:.0%} of its items look like some"
                reasons[number] = f"lists of references stand beside it; {evidence}"


def _noted(document: Document, *, certainly: bool) -> list[ReferenceList]:
    """Return the notes of a document, if they are asked for or look like references."""
    numbered = (
        Entry(item, _NOTES, number=item.number or n) for n, item in enumerate(document.notes, start=1)
    )
    entries = tuple(_told_aside(one) for entry in numbered for one in each(entry))
    share = _share([is_work(entry.item) for entry in entries if not entry.left_over])
    if share < _SHARE_INHERITED and not certainly:
        return []
    why = "--footnotes takes the notes" if certainly else "the document has no other list of what it cites"
    reason = f"{why}; {share:.0%} of them look like references"
    first = entries[0].item
    return [ReferenceList(FoundSection(_NOTES, first.line, len(entries), reason, first.page), entries)]


def _told_aside(entry: Entry) -> Entry:
    """Return the entry of a note, left over where it cites no work."""
    return entry if entry.left_over else replace(entry, left_over=aside(entry.item.content))


def _matched(listing: Listing, section: re.Pattern[str]) -> str:
    whole = " > ".join(heading_text(heading.content) for heading in listing.headings)
    return f"--section matches “{whole}”" if section.search(whole) else ""


def _reason(candidate: _Candidate) -> str:
    """Return why a list is a reference list, or nothing where it is none."""
    listing, entries = candidate.listing, candidate.entries
    if listing.items.references and any(looks_cited(entry.item.content) for entry in entries):
        return "the document's markup says that it is a reference list"
    if listing.items.cards:
        return "its items are cards of works"
    share = _share(candidate.sources if listing.legal else candidate.works)
    prose = sum(
        is_prose(entry.item.content) and not (entry.item.cells or entry.item.annotates) for entry in entries
    ) / len(entries)
    if prose >= 0.5 or (listing.paragraphs and share < _SHARE_PARAGRAPHS):
        return ""
    evidence = f"{share:.0%} of its items look like references"
    if listing.table and share >= _SHARE_HINTED:
        return f"{listing.table}; {evidence}"
    nearest = listing.headings[-1].content if listing.headings else Inline("")
    only = says_only(nearest, "strong", qualified=False) and not (share == 0 and _are_clauses(entries))
    if names_list(nearest) and (share >= _SHARE_NAMED or only):
        return f"the heading “{listing.nearest}” names a reference list; {evidence}"
    if any(names_list(heading.content) for heading in listing.headings) and share >= _SHARE_INHERITED:
        return f"{_IN_A_PART}; {evidence}"
    only_laws = listing.legal and listing.kind
    if listing.paragraphs and not (only_laws or says_only(nearest, "weak")):
        return ""
    annexed = any(opens_annex(heading_text(heading.content)) for heading in listing.headings)
    if (annexed or only_laws or hints(nearest)) and share >= _SHARE_HINTED:
        return f"the headings over it may name a reference list; {evidence}"
    if listing.paragraphs or len(entries) < _FEWEST_ENTRIES or share < _SHARE_UNNAMED:
        return ""
    contents = [entry.item.content for entry in entries]
    dated = sum(map(_ends_dated, contents)) >= 0.5 * len(entries)
    return evidence if dated or habits_of(contents).publisher_first else ""


def _ends_dated(content: Inline) -> bool:
    """Tell whether an entry ends with a date, or with ``(Publisher, 2021)`` right behind its title.

    Markup must show the title: ``Floods come in spring (Doe, 2019)`` cites a work and is none.
    """
    if dates.trailing(content.text) is not None or is_cited(content.text):
        return True
    text = content.text.rstrip(" .")
    bracket = opening_bracket(text)
    title = title_anchor(content) if bracket else None
    if not bracket or not title or title.start or text[title.end : bracket].strip():
        return False
    dated = dates.trailing(text[bracket + 1 : -1])
    return dated is not None and dated.start > 0


def _are_clauses(entries: Sequence[Entry]) -> bool:
    """Tell whether most entries are parts of a sentence, begun in small letters: "reports on roads;"."""
    texts = [entry.item.content.text for entry in entries]
    return sum(text[:1].islower() and text.endswith((";", ".", ",")) for text in texts) > 0.5 * len(texts)


def _path(over: tuple[Heading, ...]) -> str | None:
    """Return the path of headings, from the outermost one that names a reference list or an annex."""
    texts = [heading_text(heading.content) for heading in over]
    start = next(
        (i for i, heading in enumerate(over) if names_list(heading.content) or opens_annex(texts[i])),
        len(over) - 1,
    )
    return " > ".join(text for text in texts[max(0, start) :] if text) or None

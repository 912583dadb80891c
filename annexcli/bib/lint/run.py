"""All rules over a text, and the mending of what they find."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import chain

from annexcli.bib.library import Library, load
from annexcli.bib.lint import dates, fields, identifiers, lists, names, structure, texts
from annexcli.bib.lint.comments import read_off
from annexcli.bib.lint.findings import Finding, Remark, Remarks, Told
from annexcli.bib.lint.items import File, Item, Placed, read
from annexcli.bib.lint.rules import BY_ID
from annexcli.bib.patch import Edit, apply

_ROUNDS = 10
_OF_THE_FILE: tuple[Callable[[File], Placed], ...] = (
    structure.broken_parts,
    structure.strings,
    structure.keys,
    structure.crossrefs,
)
_OF_AN_ENTRY: tuple[Callable[[Item, File], Remarks], ...] = (
    structure.comments,
    structure.braces,
    fields.unknown_type,
    fields.missing_fields,
    fields.field_names,
    fields.empty_fields,
    fields.duplicate_fields,
    dates.years,
    dates.dates,
    dates.months,
    dates.access,
    dates.future,
    dates.agreement,
    names.separators,
    names.others,
    names.organisations,
    names.persons,
    identifiers.addresses,
    identifiers.escapes,
    identifiers.how_published,
    identifiers.dois,
    identifiers.numbers,
    texts.special_characters,
    texts.html_leftovers,
    texts.hidden_characters,
    texts.broken_letters,
    texts.full_stops,
    texts.shouted_titles,
    texts.double_braces,
    lists.keywords,
    lists.pages,
    lists.languages,
)


def lint(
    text: str,
    library: Library | None = None,
    *,
    this_year: int,
    off: Collection[str] = (),
    told: Iterable[Told] = (),
) -> tuple[Finding, ...]:
    """Return what rules find in BibTeX text, in the order of its places.

    Args:
        text: the text; what cannot be read as an entry is a finding too.
        library: what ``load`` makes of the text, where the caller has that already.
        this_year: the year that it is.
        off: rules that do not run. Comments in the text switch off more.
        told: what others found about entries, to be placed among the rest.

    """
    file = read(text, load(text) if library is None else library, this_year)
    comments = read_off(file)
    unknown = ((None, remark) for remark in comments.unknown)
    found = {
        (remark.at, remark.rule, remark.message): _finding(file, item, remark)
        for item, remark in chain(_remarks(file), _placed(file, told), unknown)
        if remark.rule not in off and not comments.covers(remark.rule, item.start if item else remark.at)
    }
    return tuple(found[place] for place in sorted(found))


def _remarks(file: File) -> Placed:
    for of_the_file in _OF_THE_FILE:
        yield from of_the_file(file)
    for item in file.items:
        for of_an_entry in _OF_AN_ENTRY:
            for remark in of_an_entry(item, file):
                yield item, remark


def _placed(file: File, told: Iterable[Told]) -> Placed:
    for one in told:
        if item := file.by_key.get(one.key.casefold()):
            yield item, Remark(one.rule, item.key_at, one.message)


def _finding(file: File, item: Item | None, remark: Remark) -> Finding:
    return Finding(
        remark.rule,
        BY_ID[remark.rule].severity,
        item.key if item else "",
        file.line(remark.at),
        file.column(remark.at),
        remark.message,
        remark.edits,
    )


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after its mending, and the findings that are gone, each where it was found."""

    text: str
    findings: tuple[Finding, ...]


def mend(text: str, find: Callable[[str], Iterable[Finding]]) -> Mended:
    """Return a text in which what can be mended is, and nothing else has changed.

    What mends one finding may bring out another, or overlap with what mends it: the text is looked at again
    until nothing more can be mended, ten times at most.

    Args:
        text: BibTeX text.
        find: what finds the findings to be mended in it.

    """
    mended: list[Finding] = []
    for _ in range(_ROUNDS):
        chosen = _apart(find(text))
        if not chosen:
            break
        text = apply(text, (edit for finding in chosen for edit in finding.edits))
        mended += chosen
    return Mended(text, tuple(mended))


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that can be mended together: of those whose edits overlap, the first."""
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in findings:
        if finding.edits and all(_is_free(edit, taken) for edit in finding.edits):
            chosen.append(finding)
            for edit in finding.edits:
                insort(taken, (edit.start, edit.end))
    return chosen


def _is_free(edit: Edit, taken: list[tuple[int, int]]) -> bool:
    """Tell whether an edit touches none of the pieces taken, which are in order and apart."""
    index = bisect_left(taken, (edit.start, edit.end))
    neighbours = taken[max(index - 1, 0) : index + 1]
    return all(start != edit.start and (end <= edit.start or edit.end <= start) for start, end in neighbours)

"""Rules for types and for the names of fields: known, spelt right, there, and there once."""

import re
from functools import cache

from annexcli.bib.inherit import MOST_ANCESTORS
from annexcli.bib.lint.findings import Remark, Remarks
from annexcli.bib.lint.items import Field, File, Item
from annexcli.bib.patch import Edit, without_fields
from annexcli.bib.syntax import listed
from annexcli.spelling import nearest
from annexcli.vocab import bibtex as known
from annexcli.vocab import table

# In the place of a title the parent has the title of the whole (BibLaTeX manual, appendix B).
_INHERITED_TITLE = ("booktitle", "maintitle", "journaltitle", "issuetitle")
# Shorter names are near to too many others.
_SHORTEST = 4
_WORD = re.compile(r"[a-z]+")


@cache
def _required(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(need.split("|")) for need in table("bibtex")["required"].get(kind, ()))


@cache
def _nearest(name: str, kind: str) -> str:
    return nearest(name, sorted(known.entry_types() if kind == "type" else known.field_names()))


def unknown_type(item: Item, _: File) -> Remarks:
    """Find types that no standard has."""
    if item.type not in known.entry_types():
        near = _nearest(item.type, "type")
        hint = f": @{near}?" if near else "; BibTeX prints it as @misc"
        at = item.places.type.start if item.places else item.start
        yield Remark("unknown-type", at, f"@{item.type} is no type{hint}")


def missing_fields(item: Item, file: File) -> Remarks:
    """Find what a type needs (btxdoc §3.1; BibLaTeX manual §2.1) and an entry neither has nor inherits."""
    family = _with_parents(item, file)
    if family is None:
        return
    there = {
        field.name for one in family for field in one.fields if field.value.strip() or field.start is None
    }
    if any(parent.get("title") for parent in family[1:]):
        there.update(_INHERITED_TITLE)
    there |= {_misnamed(name) for name in there}
    for need in _required(item.type):
        forthcoming = "year" in need and "pubstate" in there
        if there.isdisjoint(need) and not forthcoming:
            what = f"@{item.type} has no {' or '.join(need)}"
            yield Remark("missing-field", item.key_at, what)


def _with_parents(item: Item, file: File) -> list[Item] | None:
    """Return an entry and all that it inherits from.

    It is None where a parent is not there: that may stand in another file, with all that is missing here.
    """
    found: dict[str, Item] = {}
    waiting = [item]
    while waiting and len(found) <= MOST_ANCESTORS:
        one = waiting.pop()
        found[one.key] = one
        for key in (*listed(one.get("crossref")), *listed(one.get("xdata"))):
            parent = file.by_key.get(key.casefold())
            if parent is None:
                return None
            if parent.key not in found:
                waiting.append(parent)
    return list(found.values())


def _misnamed(name: str) -> str:
    return str(table("bibtex")["misnamed"].get(name, name))


def field_names(item: Item, file: File) -> Remarks:
    """Find names of fields that are spelt wrong, or that are another program's."""
    there = {field.name for field in item.fields}
    for field in item.fields:
        right = _misnamed(field.name)
        if right != field.name:
            what = f"{field.name} is called {right} in BibTeX and BibLaTeX"
            edits = renamed(file.text, item, field, right) if right not in there else ()
            yield Remark("misnamed-field", field.name_at, what, edits)
        elif (
            len(field.name) >= _SHORTEST
            and _WORD.fullmatch(field.name)
            and field.name not in known.field_names()
        ):
            near = _nearest(field.name, "field")
            if near and near not in there:
                what = f"{field.name} is no field of BibTeX or BibLaTeX: {near}?"
                yield Remark("misspelt-field", field.name_at, what)


def renamed(text: str, item: Item, field: Field, name: str) -> tuple[Edit, ...]:
    """Return the edits that give a field another name, its ``=`` in the column of the others'."""
    if field.places is None:
        return ()
    start, end = field.places.name.start, field.places.name.end
    equals = text.index("=", end)
    if _is_aligned(text, item) and len(name) < equals - start:
        return (Edit(start, equals, name.ljust(equals - start)),)
    return (Edit(start, end, name),)


def _is_aligned(text: str, item: Item) -> bool:
    places = [field.places for field in item.fields if field.places]
    columns = {text.index("=", place.name.end) - place.name.start for place in places}
    lengths = {place.name.end - place.name.start for place in places}
    return len(columns) == 1 and len(lengths) > 1


def empty_fields(item: Item, file: File) -> Remarks:
    """Find fields without a value."""
    for field in item.fields:
        if field.start is not None and not field.value.strip(" \t\r\n{}"):
            what = f"{field.name} is empty"
            yield Remark("empty-field", field.name_at, what, _without(file, item, field))


def duplicate_fields(item: Item, file: File) -> Remarks:
    """Find fields that an entry has twice; one that says the same again can go."""
    seen: dict[str, Field] = {}
    for field in item.fields:
        first = seen.setdefault(field.name, field)
        if first is field:
            continue
        same = first.start is not None and field.start is not None and first.value == field.value
        what = f"{field.name} stands here twice" + ("" if same else ", with different values")
        yield Remark("duplicate-field", field.name_at, what, _without(file, item, field) if same else ())


def _without(file: File, item: Item, field: Field) -> tuple[Edit, ...]:
    """Return the edits that take a field out, with its line and its comma."""
    if item.key.casefold() in file.shared:
        return ()  # an entry that is mended that way would take the place of its namesake
    if item.places is None or field.places is None:
        return ()
    return tuple(without_fields(file.text, item.places, [field.places]))

"""Entries as BibTeX's standard styles want them, or as BibLaTeX does.

A store may mix the two. Types, names of fields and dates become those of one dialect (btxdoc, §3; BibLaTeX
manual, §2.1 to §2.3); what a dialect has no name for stays under its own, which LaTeX passes over: nothing of
an entry is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from annexcli.bib import names
from annexcli.bib.dates import read_date
from annexcli.bib.library import Entry
from annexcli.bib.own import RAW, is_own
from annexcli.bib.types import own_type, read_type, subtype_of
from annexcli.model.edtf import MONTHS


class Dialect(StrEnum):
    """The two dialects of BibTeX files."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


_Fields = dict[str, str]
_THESES = {"phdthesis": "phdthesis", "mastersthesis": "mathesis"}
_WEB = ("electronic", "www", "webpage")
_NAMES_IN_BIBLATEX = {
    "journal": "journaltitle", "address": "location", "school": "institution", "annote": "annotation",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass",
}  # fmt: skip
_NAMES_IN_BIBTEX = {
    "journaltitle": "journal", "location": "address", "annotation": "annote", "langid": "language",
    "eprinttype": "archiveprefix", "eprintclass": "primaryclass", "issue": "number",
}  # fmt: skip
# btxdoc, §3.1.
_TYPES_OF_BIBTEX = frozenset(
    {
        "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual",
        "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished",
    }
)  # fmt: skip
# What a type of BibLaTeX is to BibTeX's styles where that is more than @misc.
_TYPES_IN_BIBTEX = {
    "report": "techreport", "collection": "book", "mvbook": "book", "mvcollection": "book",
    "mvreference": "book", "reference": "book", "mvproceedings": "proceedings", "bookinbook": "inbook",
    "suppbook": "inbook", "suppcollection": "incollection", "inreference": "incollection",
    "suppperiodical": "article", "review": "article",
}  # fmt: skip
_ROLES = ("author", "editor", "translator")
_SUBTITLES = (("title", "subtitle"), ("booktitle", "booksubtitle"), ("journal", "journalsubtitle"))


def in_dialect(entry: Entry, dialect: Dialect) -> Entry:
    """Return an entry as a dialect has it; what is read from it stays the same."""
    fields = {name: value for name, value in entry.fields if value.strip()}
    return _DIALECTS[dialect](replace(entry, fields=tuple(fields.items())))


def _biblatex(entry: Entry) -> Entry:
    fields = _renamed(dict(entry.fields), _NAMES_IN_BIBLATEX)
    kind = own_type(entry.type, fields.get("entrysubtype", ""))
    if kind != entry.type:
        del fields["entrysubtype"]
    if kind in _THESES:
        # What this program read from a line does not say which thesis it is.
        told = kind != "phdthesis" or not entry.has(RAW)
        kind, fields = "thesis", ({"type": _THESES[kind]} if told else {}) | fields
    elif kind == "techreport":
        kind = "report"
    elif kind == "conference":
        kind = "inproceedings"
    elif kind in _WEB or (kind == "misc" and "url" in fields):
        kind = "online"
    if "pmid" in fields and fields.keys().isdisjoint({"eprint", "eprinttype"}):
        fields = _put(fields, "pmid", {"eprint": fields["pmid"], "eprinttype": "pubmed"})
    return replace(entry, type=kind, fields=tuple(_with_date(fields).items()))


def _with_date(fields: _Fields) -> _Fields:
    """Put ``date`` in place of ``year`` and ``month``, where it says what they do (manual §2.3.8)."""
    year, month, date = fields.get("year", ""), fields.get("month", ""), fields.get("date", "")
    read = read_date(date, year, month)
    if read is None or str(read.year) != (year or str(read.year)).strip(" {}"):
        return fields  # "n.d.", or two years: both stay
    if month and not read.month:
        return fields
    if date:
        if month and read_date("", str(read.year), month) != read_date("", str(read.year), str(read.month)):
            return fields
        return {name: value for name, value in fields.items() if name not in {"year", "month"}}
    fields = {name: value for name, value in fields.items() if name != "month"}
    return _put(fields, "year", {"date": str(read)})


def _bibtex(entry: Entry) -> Entry:
    fields = _renamed(dict(entry.fields), _NAMES_IN_BIBTEX)
    kind = _TYPES_IN_BIBTEX.get(entry.type, entry.type)
    if kind == "thesis":
        kind, fields = _thesis(fields)
    elif entry.type == "phdthesis" and "type" not in fields and entry.has(RAW):
        fields = {"type": "Thesis"} | fields
    elif kind not in _TYPES_OF_BIBTEX:
        kind = "misc"
    if kind in _THESES:
        fields = _renamed(fields, {"institution": "school"})
    fields = _subtyped(entry, kind, fields)
    for role in _ROLES:
        if names.has_extended(fields.get(role, "")):
            value = fields[role]
            fields[role] = names.join(names.split(value), others=names.has_others(value))
    for title, sub in _SUBTITLES:
        if title in fields and sub in fields:
            fields[title] = f"{fields[title]}: {fields.pop(sub)}"
    return replace(entry, type=kind, fields=tuple(_with_year(fields).items()))


def _subtyped(entry: Entry, kind: str, fields: _Fields) -> _Fields:
    """Say in ``entrysubtype`` what a type said that BibTeX does not know, where it is free and needed."""
    if "entrysubtype" in fields or (kind == "misc" and entry.type in {"online", *_WEB} and "url" in fields):
        return fields
    before = read_type(entry.type, "")
    subtype = entry.type if kind == "misc" else subtype_of(before[1] or "")
    if before != read_type(kind, "") and read_type(kind, subtype) == before:
        return {"entrysubtype": subtype} | fields
    return fields


def _thesis(fields: _Fields) -> tuple[str, _Fields]:
    """Return the type of a thesis: BibTeX has two, and prints ``type`` in place of what they are called."""
    genre = fields.get("type", "")
    name = next((name for name, key in _THESES.items() if key == genre.casefold()), "")
    if name:
        return name, {field: value for field, value in fields.items() if field != "type"}
    return "phdthesis", fields if genre else {"type": "Thesis"} | fields


def _with_year(fields: _Fields) -> _Fields:
    """Give ``year`` and ``month`` beside a ``date`` that says more than they can, in place of others."""
    date = read_date(fields.get("date", ""), "", "")
    if date is None:
        return fields
    new = {"year": str(date.year)} if "year" not in fields else {}
    if date.month and date.month <= len(MONTHS) and "month" not in fields:
        new["month"] = MONTHS[date.month - 1]
    together = {**fields, **new}
    # A range that is open, and a year that is a guess, are more than BibTeX's fields can say.
    is_all = fields["date"].strip(" {}") == str(date)
    if is_all and read_date("", together["year"], together.get("month", "")) == date:
        return _put(fields, "date", new)
    return _put(fields, "date", {**new, "date": fields["date"]})


def _renamed(fields: _Fields, names: dict[str, str]) -> _Fields:
    """Return fields under other names, where these are free."""
    renamed: _Fields = {}
    for name, value in fields.items():
        new = names.get(name, name)
        renamed[name if new != name and (new in fields or new in renamed) else new] = value
    return renamed


def _put(fields: _Fields, name: str, new: _Fields) -> _Fields:
    """Return fields with others in the place of one."""
    placed: _Fields = {}
    for own, value in fields.items():
        placed.update(new if own == name else {own: value} if own not in new else {})
    return placed


_DIALECTS: dict[Dialect, Callable[[Entry], Entry]] = {Dialect.BIBTEX: _bibtex, Dialect.BIBLATEX: _biblatex}


def _parents_below(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries in order, each behind all that have it in ``crossref``: btxdoc, §3.2."""
    places: dict[str, int] = {}
    for place, entry in enumerate(entries):
        places.setdefault(entry.key.casefold(), place)
    parents = [places.get(entry.get("crossref").strip().casefold()) for entry in entries]
    awaited = Counter(parent for place, parent in enumerate(parents) if parent not in {None, place})
    ordered: dict[int, Entry] = {}
    for place in range(len(entries)):
        # Behind its last child comes a parent that stood above, behind that one the parent of it.
        ready: int | None = place
        while ready is not None and ready <= place and ready not in ordered and not awaited[ready]:
            ordered[ready] = entries[ready]
            ready = parents[ready]
            if ready is not None:
                awaited[ready] -= 1
    # What is left are circles.
    return [*ordered.values(), *(entry for place, entry in enumerate(entries) if place not in ordered)]


def exported(entries: Iterable[Entry], dialect: Dialect, *, bookkeeping: bool) -> tuple[Entry, ...]:
    """Return entries as a dialect has them; for BibTeX those that others refer to stand below these.

    Args:
        entries: entries of a store.
        dialect: the dialect.
        bookkeeping: whether the program's own fields stay.

    """
    entries = _parents_below(tuple(entries)) if dialect is Dialect.BIBTEX else entries
    made = tuple(in_dialect(entry, dialect) for entry in entries)
    if bookkeeping:
        return made
    return tuple(
        replace(entry, fields=tuple(field for field in entry.fields if not is_own(field[0])))
        for entry in made
    )

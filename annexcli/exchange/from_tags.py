"""Tags with their values → records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annexcli.exchange import dates
from annexcli.exchange.kinds import ROLES, Role, kind_of, type_of
from annexcli.exchange.languages import language
from annexcli.exchange.tags import (
    ET_AL,
    EXTENT,
    IN_SERIES,
    ISBN,
    ISSN,
    KEY,
    PAGES,
    PREFIX,
    SUFFIX,
    TITLE,
    TYPE,
    WHOLE,
    Tags,
    is_standard_number,
)
from annexcli.identifiers import bare_doi
from annexcli.model.record import Record, are_issuers
from annexcli.model.reference import Agent, EntryType, Organisation, PartialDate, Person, Reference
from annexcli.text import cleaned

# Tags of names: two persons may have one.
_NAMES = frozenset({"AU", "A1", "A2", "A3", "A4", "ED", "TA"})
_ADDRESSES = re.compile(r"\s*;\s+(?=https?://|www\.)")
_SEVERAL = re.compile(r"\s*;\s*")
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_PMID = re.compile(r"(?P<said>PMID:?\s*)?(?P<number>\d{1,9})", re.IGNORECASE)
_PUBMED = re.compile(r"\b(?:pubmed|medline|nlm)\b", re.IGNORECASE)
_PMCID = re.compile(r"PMC\d+")
_ARXIV = re.compile(r"arxiv:\s*(\S+)", re.IGNORECASE)


@dataclass
class _Reading:
    """What is read of one record: ``left`` are the tags that have not been read yet."""

    left: Tags
    type: EntryType
    role: Role
    further: list[tuple[str, str]] = field(default_factory=list)

    def first(self, *tags: str) -> str | None:
        """Take the first value of the first tag that has one; its others, and those of other tags, stay."""
        for tag in tags:
            if values := self.left.get(tag):
                value = values.pop(0)
                if not values:
                    del self.left[tag]
                return value
        return None

    def doi_of_m3(self) -> str | None:
        """Take a DOI from where some publishers put it: what kind of work it is."""
        value = next(iter(self.left.get("M3", ())), "")
        return self.first("M3") if re.match(r"10\.\d", bare_doi(value)) else None

    def every(self, *tags: str) -> list[str]:
        """Take all values of some tags, each once."""
        return list(dict.fromkeys(value for tag in tags for value in self.left.pop(tag, ())))

    def agents(self, *tags: str) -> list[Agent]:
        """Take those named under some tags; two may have one name, but not under two tags."""
        names: list[str] = []
        for tag in tags:
            known = set(names)
            names += [name for name in self.left.pop(tag, ()) if name not in known]
        return list(map(_agent, names))


def read(given: Mapping[str, list[str]], line: int | None = None) -> Record:
    """Return the tags of a record as one; tags that a reference has no place for stay as further facts."""
    left = {tag: kept for tag, values in given.items() if (kept := _cleaned(tag, values))}
    kind = next(iter(left.pop(TYPE, [""])[0].upper().split()), "GEN")
    type_, finer = kind_of(kind)
    reading = _Reading(left, type_, ROLES.get(kind, Role()))
    publishers = tuple(Organisation(name) for name in _SEVERAL.split(reading.first("PB") or "") if name)
    title = reading.first(TITLE, "T1", *(("BT",) if type_ is EntryType.BOOK else ()), "CT")
    key = reading.first(KEY, "LB") or ""
    facts = _containers(reading)
    if type_ is EntryType.NEWS and facts["container"] == "; ".join(body.name for body in publishers):
        facts["container"] = None
    names_makers = any(left.get(tag) for tag in ("AU", "A1"))
    facts |= _agents(reading, publishers) | _numbers(reading)
    names_authors = names_makers and (reading.role.editors != "AU" or bool(facts["authors"]))
    facts |= _identifiers(reading, facts["number"])
    one = Reference(title=title, key=key, type=type_, kind=finer, publishers=publishers, **facts)
    further = reading.further
    further += [("abstract", text)] if (text := reading.first("AB", "N2")) else []
    if _PMCID.fullmatch(next(iter(left.get("C2", ())), "")):
        further.append(("pmcid", reading.first("C2") or ""))
    if kind != type_of(one):
        further.append((f"{PREFIX}ty", kind))
    for tag, values in left.items():
        further += [(f"{PREFIX}{tag.lower()}", value) for value in values]
    return Record(one, tuple(further), line, names_authors)


def is_empty(record: Record) -> bool:
    """Tell whether nothing is in a record but what it is and what it is called."""
    one = record.reference
    bare = Reference(None, key=one.key, type=one.type, kind=one.kind)
    return one == bare and all(name == f"{PREFIX}ty" for name, _ in record.further)


def _cleaned(tag: str, values: list[str]) -> list[str]:
    """Return values as texts without those that are empty, each once but for names."""
    texts = [text for value in values if (text := cleaned(value))]
    return texts if tag in _NAMES else list(dict.fromkeys(texts))


# The facts of a reference by the names of its attributes, as each of these reads some of them.
_Facts = dict[str, Any]


def _containers(reading: _Reading) -> _Facts:
    short = reading.first("J2", "JA")
    event = None
    if reading.role.meeting and (proceedings := reading.first("C3")):
        event = reading.first("T2")
        reading.left.setdefault("T2", []).insert(0, proceedings)
    if reading.type in IN_SERIES:
        series, container = reading.first("T2", "T3"), reading.first("JF", "JO")
    else:
        container = reading.first("T2", "JF", "BT", "JO")
        for tag in ("JF", "JO", "BT"):
            # The same name under further tags says nothing more; another one is its short form.
            for value in reading.every(tag):
                if value == container:
                    continue
                if short in (None, value):
                    short = value
                else:
                    reading.left.setdefault(tag, []).append(value)
        series = reading.first("T3")
    return {"container": container, "short_container": short, "series": series, "event": event}


def _agents(reading: _Reading, publishers: tuple[Organisation, ...]) -> _Facts:
    role = reading.role
    names = reading.agents("AU", "A1")
    others = len(names) > 1 and names[-1].name.casefold() in {ET_AL, "et al", "others"}
    authors: tuple[Agent, ...] = tuple(names[:-1] if others else names)
    # A2 are the editors of the series of a book; programs that know no A3 have those of the book there.
    tags = ("ED", *(("A3",) if reading.type is EntryType.BOOK else ("A2",) if not role.granted else ()))
    editors = tuple(reading.agents(*tags))
    if role.editors == "AU" and not editors:
        authors, editors = (), authors
    editors = editors or tuple(reading.agents("A2") if role.editors != "AU" and not role.granted else ())
    authors = () if are_issuers(authors, publishers) else authors
    translators = tuple(reading.agents("A4", "TA"))
    return {"authors": authors, "editors": editors, "translators": translators, "others": others}


def _agent(name: str) -> Agent:
    """Return who a name names: "Family, Given, Suffix"; a body has no comma, one at its end, or two."""
    if ",," in name:
        return Organisation(name.replace(",,", ",", 1))
    family, comma, rest = name.partition(",")
    parts = [part.strip() for part in rest.split(",", 1) if part.strip()]
    if len(parts) > 1 and SUFFIX.fullmatch(f" {parts[0]}"):
        parts.reverse()  # as BibTeX has it: "Family, Jr., Given"
    given = " ".join(parts)
    if not comma or not given or not family.strip():
        return Organisation(name.rstrip(", ").lstrip(", ") or name)
    return Person(family.strip(), given)


def _numbers(reading: _Reading) -> _Facts:
    first, last = reading.first("SP"), reading.first("EP")
    pages, extent = first, None
    if first and (match := PAGES.fullmatch(first)) and not last:
        pages = match["first"] if match["first"] == match["last"] else f"{match['first']}–{match['last']}"
    elif first and last and first != last:
        pages = f"{first}–{last}"
    elif reading.type in WHOLE and first and not last and EXTENT.fullmatch(first):
        pages, extent = None, first
    edition = reading.first("ET")
    if edition and reading.type is EntryType.ARTICLE and dates.is_one(edition):
        # EndNote's day on which an article was online first.
        reading.further.append((f"{PREFIX}et", edition))
        edition = None
    meeting, versioned = reading.role.meeting, reading.role.versioned
    return {
        "volume": reading.first("VL"),
        "number": reading.first("IS", "M1"),
        "pages": pages or last,
        "extent": extent,
        "edition": None if versioned else edition,
        "version": edition if versioned else None,
        "chapter": reading.first("SE"),
        "place": reading.first("C1", "PP") if meeting else reading.first("CY", "PP"),
        "venue": reading.first("CY") if meeting else None,
        "short_title": reading.first("ST"),
        "date": _read_date(reading),
        "original": _date(reading, "OP"),
        "accessed": _date(reading, "Y2"),
    }


def _read_date(reading: _Reading) -> PartialDate | None:
    """Return the date of a record; DA says more than PY, where they agree."""
    whole = reading.first("DA")
    year = reading.first("PY", "Y1")
    # Web of Science has the month alone in DA.
    fine = dates.read(whole or "") or (dates.read(f"{whole} {year}") if whole and year else None)
    rough = dates.read(year or "")
    if fine and rough and fine.year != rough.year:
        reading.further.append((f"{PREFIX}da", whole or ""))
        if not dates.says_no_more(year or "", rough):
            reading.further.append((f"{PREFIX}py", year or ""))
        return rough
    found = fine or rough
    if fine and rough and dates.says_more(rough) and not dates.says_more(fine):
        found = rough
    if whole and not any(dates.says_no_more(said, found) for said in (whole, f"{whole} {year}")):
        reading.further.append((f"{PREFIX}da", whole))
    if year and not dates.says_no_more(year, found):
        reading.further.append((f"{PREFIX}py", year))
    return found


def _date(reading: _Reading, tag: str) -> PartialDate | None:
    """Return the date under a tag; what is said beyond it is kept."""
    text = reading.first(tag)
    read_ = dates.read(text or "")
    if text and not dates.says_no_more(text, read_):
        reading.further.append((f"{PREFIX}{tag.lower()}", text))
    return read_


def _identifiers(reading: _Reading, number: str | None) -> _Facts:
    isbn, issn = None, None
    for text in (part for value in reading.every("SN") for part in _SEVERAL.split(value)):
        bare = _BRACKETED.sub("", text).strip()
        if ISSN.fullmatch(bare) and not issn:
            issn = bare
        elif reading.type is EntryType.REPORT and not number and not is_standard_number(bare):
            number = text
        elif not isbn and ISBN.search(bare):
            isbn = bare
        elif text:
            reading.further.append((f"{PREFIX}sn", text))
    pmid, arxiv = None, None
    said = " ".join([*reading.left.get("DB", ()), *reading.left.get("DP", ())])
    for text in reading.every("AN"):
        if not pmid and (match := _PMID.fullmatch(text)) and (match["said"] or _PUBMED.search(said)):
            pmid = match["number"]
        elif not arxiv and (match := _ARXIV.fullmatch(text)):
            arxiv = match[1]
        else:
            reading.further.append((f"{PREFIX}an", text))
    return {
        "isbn": isbn,
        "issn": issn,
        "number": number,
        "pmid": pmid,
        "arxiv": arxiv,
        "doi": bare_doi(reading.first("DO") or reading.doi_of_m3() or "") or None,
        "genre": reading.first("M3"),
        "urls": tuple(dict.fromkeys(url for text in reading.every("UR") for url in _ADDRESSES.split(text))),
        "language": language(reading.first("LA")),
        "topics": _topics(reading.every("KW")),
        "note": reading.first("N1"),
        "annotation": reading.first("RN"),
    }


def _topics(values: list[str]) -> tuple[str, ...]:
    """Return keywords, each a topic; one line of several has semicolons between them."""
    words = (word for value in values for word in _SEVERAL.split(value))
    return tuple(dict.fromkeys(word for word in words if word))

"""CSL-JSON, as any program writes it → records.

Nothing of an item is dropped: what a reference has no place for stays as a further fact.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from annexcli.csl import dates
from annexcli.csl.items import STATES, TYPES, Item, number_variable
from annexcli.csl.json_items import items, no_number
from annexcli.csl.rich import untagged
from annexcli.csl.writing import (
    ARTICLES,
    ARXIV,
    DATES,
    EID,
    FURTHER,
    OTHERS,
    PREFIX,
    ROLES,
    told,
)
from annexcli.identifiers import bare_doi
from annexcli.model.kinds import USUAL_TYPE
from annexcli.model.record import Record, Records, Unread, are_issuers
from annexcli.model.reference import Agent, EntryType, Organisation, PartialDate, Person, Reference
from annexcli.text import cleaned

_OF_TYPE = {name: kind for kind, name in TYPES.items()}
# Types of CSL that are neither a type nor a kind of a reference; what they were is remembered.
_NEAR = {
    "article": EntryType.ARTICLE, "review-book": EntryType.ARTICLE, "entry": EntryType.CHAPTER,
    "classic": EntryType.BOOK, "collection": EntryType.BOOK,
}  # fmt: skip
_STATES = {words: state for state, words in STATES.items()}
_FURTHER = {variable: name for name, variable in FURTHER.items()}
_PLAIN = {
    "title-short": "short_title", "container-title": "container", "container-title-short": "short_container",
    "collection-title": "series", "volume": "volume", "part-number": "part", "chapter-number": "chapter",
    "number-of-pages": "extent", "edition": "edition", "version": "version", "genre": "genre",
    "publisher-place": "place", "event-title": "event", "event-place": "venue", "ISBN": "isbn",
    "ISSN": "issn", "PMID": "pmid", "note": "note", "annote": "annotation", "language": "language",
}  # fmt: skip
# Names of variables in CSL 1.0.1 and of other programs.
_OLD = {"event": "event-title", "shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_HYPHENS = re.compile(r"(?<=\d)\s*-{1,3}\s*(?=\d)")
# Under ``custom`` these are another program's: this one writes none of them there. In an entry they would be
# facts of the work, let it inherit some, or be records that this program goes by.
_NOT_OF_CUSTOM = re.compile(
    r"annex-(?!(?:section|source|raw|links)(?:-\d+)?$).*|crossref|xdata|author|editor|translator|title|subtitle"
    r"|year|month|date|origdate|urldate|url|doi|isbn|issn|pmid|note|keywords|volume|pages|edition|type"
    r"|entrysubtype|csl-.*"
)
# These are citekeys, with commas between them; what is no text is another program's.
_CITEKEYS = frozenset({"ids", "xref"})
_ET_AL = frozenset({OTHERS, "et al.", "et al"})


def read(text: str, name: str) -> Records:
    """Return the records of a file of CSL-JSON: arrays of items, objects with one under ``items``, or items.

    Several may follow each other, as in JSON Lines.

    Args:
        text: the file.
        name: its name, for errors.

    Raises:
        UnreadableInput: if it is no JSON, or no CSL-JSON.

    """
    records: list[Record] = []
    unread: list[Unread] = []
    line, counted = 1, 0
    for item, start in items(text, name):
        line, counted = line + text.count("\n", counted, start), start
        if not isinstance(item, dict):
            unread.append(Unread(line, "no item of CSL-JSON but a bare value"))
        elif number := no_number(item):
            unread.append(Unread(line, f"{number.text} is no number of JSON"))
        elif not any(value for variable, value in item.items() if variable not in {"id", "type"}):
            unread.append(Unread(line, "an item without anything but its name and type"))
        else:
            records.append(replace(record(item), line=line))
    return Records(tuple(records), tuple(unread))


def record(item: Mapping[str, Any]) -> Record:
    """Return an item of CSL-JSON as a record."""
    return _Reading({_OLD.get(name, name): value for name, value in item.items()}).record()


@dataclass
class _Reading:
    """What is read of one item: ``left`` are the variables that have not been read yet.

    ``further`` is what was read and a reference has no place for.
    """

    left: Item
    further: list[tuple[str, str]] = field(default_factory=list)

    def record(self) -> Record:
        kind, finer, kept = self._type()
        title, marks = untagged(self._text("title") or "")
        facts: dict[str, Any] = {attribute: self._text(name) for name, attribute in _PLAIN.items()}
        number = self._number(kind, finer or kept or TYPES[kind])
        publishers = self._publishers(finer)
        authors, others = self._names("author")
        names_authors = bool(authors)
        authors = () if are_issuers(authors, publishers) else authors
        if kind is EntryType.NEWS and facts["container"] == "; ".join(one.name for one in publishers):
            facts["container"] = None
        urls, acronyms, own = self._custom()
        if url := self._text("URL"):
            urls = (url, *(one for one in urls if one != url))
        status = (self._text("status") or "").casefold()
        reference = Reference(
            title=title or None,
            marks=marks,
            key=self._key(),
            type=kind,
            kind=finer,
            authors=authors,
            editors=self._names("editor")[0],
            translators=self._names("translator")[0],
            publishers=_with_acronyms(publishers, acronyms),
            others=others,
            number=number,
            pages=_HYPHENS.sub("–", self._text("page") or "") or None,
            state=_STATES.get(status, status) or None,
            doi=bare_doi(self._text("DOI") or "") or None,
            arxiv=self._arxiv(),
            urls=urls,
            topics=self._topics(),
            date=self._date("issued"),
            accessed=self._date("accessed"),
            original=self._date("original-date"),
            **facts,
        )
        self.further += [(f"{PREFIX}type", kept)] if kept else []
        self.further += [
            (_FURTHER.get(name, _field(name)), _kept(name, value)) for name, value in self.left.items()
        ]
        # What an item says itself goes before what its custom fields do.
        further = tuple(fact for fact in (*self.further, *own) if fact[1])
        return Record(reference, further, names_authors=names_authors)

    def _key(self) -> str:
        given = self.left.pop("id", "")
        return cleaned(str(self.left.pop("citation-key", "") or given))

    def _text(self, name: str) -> str | None:
        """Take a variable that is a text or a number; another value stays, and is kept as it is."""
        if name not in self.left:
            return None
        value = self.left[name]
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            return None
        del self.left[name]
        return cleaned(str(value)) or None if value is not None else None

    def _type(self) -> tuple[EntryType, str | None, str]:
        """Return the type, the kind, and the type of the item where neither says it."""
        name = self._text("type") or "document"
        if name in _OF_TYPE:
            return _OF_TYPE[name], None, ""
        if name in USUAL_TYPE:
            return USUAL_TYPE[name], name, ""
        return _NEAR.get(name, EntryType.OTHER), None, name

    def _number(self, kind: EntryType, finer: str) -> str | None:
        """Return the number of a work; what numbers an article within its issue is kept, and is no issue."""
        names = [number_variable(finer), "number", "issue", "collection-number"]
        if kind in ARTICLES:
            names = ["issue", "collection-number"]
            self.further += [(EID, eid)] if (eid := self._text("number")) else []
        return next((number for name in names if (number := self._text(name))), None)

    def _publishers(self, kind: str | None) -> tuple[Organisation, ...]:
        names = (kind == "legal_case" and self._text("authority")) or self._text("publisher") or ""
        return tuple(Organisation(name.strip()) for name in names.split(";") if name.strip())

    def _names(self, role: str) -> tuple[tuple[Agent, ...], bool]:
        """Return those named in a role, and whether there are more; what names nobody is kept."""
        values = self.left.pop(role, None) or []
        several = values if isinstance(values, list) else [values]
        agents = [(_agent(value), value) for value in several]
        named = [agent for agent, _ in agents if agent]
        if any(odd := [value for agent, value in agents if not agent]):
            self.further.append((_field(role), _as_text(odd)))
        others = (
            len(named) > 1 and isinstance(named[-1], Organisation) and named[-1].name.casefold() in _ET_AL
        )
        return tuple(named[:-1] if others else named), others

    def _arxiv(self) -> str | None:
        if str(self.left.get("archive", "")).casefold() != ARXIV.casefold():
            return None
        location = self._text("archive_location") or self._text("archive-location")
        if location:
            del self.left["archive"]
        return location

    def _topics(self) -> tuple[str, ...]:
        value = self.left.pop("keyword", "")
        if isinstance(value, list):
            words = [cleaned(str(one)) for one in value]
        else:
            words = cleaned(str(value)).split(";" if ";" in str(value) else ",")
        return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))

    def _date(self, name: str) -> PartialDate | None:
        """Return a date; what is said of one beyond what can be read is kept as it is."""
        value = self.left.pop(name, None)
        if value in (None, {}, []):
            return None
        read = dates.read(value)
        if read is None:
            self.further.append((_field(name), _kept(name, value)))
        elif not dates.says_no_more(value, read):
            self.further.append((_field(name), _as_text(value)))
        return read

    def _custom(self) -> tuple[tuple[str, ...], list[str], list[tuple[str, str]]]:
        """Return the addresses, acronyms and fields of the user's own that this program puts there.

        What would become a fact of the reference, or a record of this program's, is kept as it is.
        """
        custom = self.left.pop("custom", None)
        if not isinstance(custom, dict):
            self.further += [(f"{PREFIX}custom", _as_text(custom))] if custom else []
            return (), [], []
        urls, acronyms = (_listed(custom.pop(name, None)) for name in ("urls", "shortauthor"))
        strange = {name: value for name, value in custom.items() if _is_strange(_field(name, ""), value)}
        self.further += [(f"{PREFIX}custom", _as_text(strange))] if strange else []
        own = [(_field(name, ""), _as_text(value)) for name, value in custom.items() if name not in strange]
        return tuple(urls), acronyms, own


def _is_strange(field_name: str, value: Any) -> bool:
    """Tell whether what stands under ``custom`` is another program's, and would mean something else here."""
    if field_name in _CITEKEYS:
        return not isinstance(value, str)
    return bool(_NOT_OF_CUSTOM.fullmatch(field_name))


def _listed(value: Any) -> list[str]:
    return [cleaned(one) for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _field(variable: str, prefix: str = PREFIX) -> str:
    """Return the name of the field that keeps a variable."""
    return prefix + re.sub(r"[^a-z0-9:_-]+", "-", variable.casefold()).strip("-")


def _as_text(value: Any) -> str:
    return cleaned(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _kept(variable: str, value: Any) -> str:
    """Return as text what a reference has no place for: dates as EDTF where that says all, names as such."""
    if variable in DATES and isinstance(value, dict):
        literal = value.get("literal") if set(value) == {"literal"} else None
        if isinstance(literal, str):
            return cleaned(literal)
        read = dates.read(value)
        return str(read) if read and dates.says_no_more(value, read) else _as_text(value)
    if variable in ROLES and isinstance(value, list):
        agents = [agent for one in value if (agent := _agent(one))]
        return (told(tuple(agents)) if len(agents) == len(value) else "") or _as_text(value)
    return _as_text(value)


def _agent(value: Any) -> Agent | None:
    if not isinstance(value, dict):
        return Organisation(cleaned(str(value))) if isinstance(value, str) and cleaned(value) else None
    part = {name: cleaned(str(text)) for name, text in value.items() if isinstance(text, str)}
    if literal := part.get("literal") or part.get("name"):
        return Organisation(literal)
    particles = [part.get("dropping-particle", ""), part.get("non-dropping-particle", "")]
    family = "".join(one if one.endswith(("’", "'", "-")) else f"{one} " for one in particles if one)
    family += part.get("family", "")
    given = " ".join(text for text in (part.get("given", ""), part.get("suffix", "")) if text)
    if not family.strip():
        return Organisation(given) if given else None
    return Person(family.strip(), given)


def _with_acronyms(bodies: tuple[Organisation, ...], acronyms: list[str]) -> tuple[Organisation, ...]:
    """Give issuing bodies their acronyms, where each has one."""
    if len(acronyms) != len(bodies):
        return bodies
    return tuple(Organisation(body.name, short) for body, short in zip(bodies, acronyms, strict=True))

"""Rules for lists of names: who is a person to BibTeX, who an organisation, and what stands between them.

BibTeX separates names by the word *and*, and takes what is not in braces for a person's (btxdoc §4; BibLaTeX
manual §2.3.3).
"""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from annexcli.bib import latex
from annexcli.bib.lint.findings import Remark, Remarks
from annexcli.bib.lint.items import Field, File, Item
from annexcli.bib.lint.markup import entities
from annexcli.text import fold, shorten
from annexcli.vocab import table
from annexcli.vocab.bibtex import names
from annexcli.vocab.words import phrases

# Lists that BibLaTeX splits at "and" too (manual §2.2.1, literal lists).
_BODIES = frozenset({"institution", "organization", "publisher", "school"})
# Each begins where white space does, lest a long run of it be tried from every place.
_SEPARATOR = re.compile(r"(?<!\s)\s*(?:;\s*(?:and\s+)?|\\?&\s*)", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s+and(?=\s)")
_COMMA = re.compile(r"(?<!\s)\s*,\s*")
_ET_AL = re.compile(
    r"(?<!\s)(?:\s+and\s+|\s*[,;]\s*|\s+)\{?(?:\\(?:emph|textit)\{|\\(?:it|em)\s+)?et\.?\s+al\.?\}*\s*$",
    re.IGNORECASE,
)
# "J.", "J.-L.", "J A"; not "GB", which is where an organisation is.
_INITIALS = re.compile(r"(?:[^\W\d_]\.[-\s]*){1,4}|[^\W\d_](?:[-\s][^\W\d_]){0,3}")
_INITIALS_BEHIND = re.compile(r"(?:[^\W\d_][\w'’-]+ ){1,3}(?![IVX]+$)[A-Z]{1,3}")  # "Doe J", as PubMed has it
_MOST_WORDS = 3


class _Name(NamedTuple):
    """A name in a list, as it stands there: where it begins in the value, and its text."""

    at: int
    text: str

    @property
    def end(self) -> int:
        return self.at + len(self.text)


def _split(value: str, joint: re.Pattern[str]) -> list[_Name]:
    """Split a value at what ``joint`` matches outside braces."""
    parts: list[_Name] = []
    depth = start = 0
    for token in re.finditer(rf"[{{}}]|{joint.pattern}", value, re.IGNORECASE):
        if token[0] in {"{", "}"}:
            depth += 1 if token[0] == "{" else -1
        elif depth == 0:
            parts.append(_trimmed(value, start, token.start()))
            start = token.end()
    return [*parts, _trimmed(value, start, len(value))]


def _trimmed(value: str, start: int, end: int) -> _Name:
    text = value[start:end]
    return _Name(start + len(text) - len(text.lstrip()), text.strip())


def separators(item: Item, _: File) -> Remarks:
    """Find names with something other than *and* between them."""
    for field in item.fields:
        if field.name not in names("persons") or field.start is None:
            continue
        listed = _split(field.value, _AND)
        for name in listed:
            if _ET_AL.search(name.text):
                continue  # another rule's; what stands before it is looked at when that is mended
            remark = _wrongly_joined(field, name) or _with_commas(field, name)
            if remark:
                yield remark


def _wrongly_joined(field: Field, name: _Name) -> Remark | None:
    """Find ``;`` and ``&`` in what is one name to BibTeX."""
    if entities(name.text) or _is_organisation(name.text):
        return None  # the braces that it needs mend this too
    parts = _split(name.text, _SEPARATOR)
    if len(parts) < 2:
        return None
    at = name.at + parts[0].end
    mark = _SEPARATOR.search(name.text, parts[0].end)
    shown = mark[0].strip() if mark else ""
    inner = [part for part in parts if part.text]
    sure = shown.startswith(";") or all("," in part.text and _is_person(part.text) for part in inner)
    changes = [(name.at + one.end, name.at + other.at, " and ") for one, other in pairwise(inner)]
    if changes and inner[-1].end < len(name.text):
        changes.append((name.at + inner[-1].end, name.end, ""))
    edits = field.edits(*changes) if sure and inner and inner[0].at == 0 else ()
    hint = "write and between names" + ("" if sure else ", or braces around an organisation")
    return Remark("name-separator", field.at(at), f"{shown[:5]} does not separate names: {hint}", edits)


def _with_commas(field: Field, name: _Name) -> Remark | None:
    """Find more commas than a name can have: ``von Last, Jr, First`` has two."""
    parts = _split(name.text, _COMMA)
    if len(parts) > 1 and all(_INITIALS_BEHIND.fullmatch(part.text) for part in parts):
        what = "names with commas between them, initials behind; write Doe, J. and Roe, B."
        return Remark("name-separator", field.at(name.at), what)
    if len(parts) < 3:
        return None
    if len(parts) == 3 and not all(_given_first(part.text) for part in parts):
        return None  # "Doe, Jr, Jane", or "Society of Something, Anytown, Country", which is for another rule
    gaps: list[tuple[_Name, _Name]] = []
    if all(_given_first(part.text) for part in parts):
        gaps = list(pairwise(parts))
    elif len(parts) % 2 == 0 and all(_is_given(part.text) for part in parts[1::2]):
        gaps = list(pairwise(parts))[1::2]
    changes = [(name.at + one.end, name.at + other.at, " and ") for one, other in gaps]
    what = f"{len(parts) - 1} commas in one name; write and between names"
    return Remark("name-separator", field.at(name.at), what, field.edits(*changes) if changes else ())


def others(item: Item, _: File) -> Remarks:
    """Find "et al." for the names that were left out: BibTeX takes it for a name, and writes it itself."""
    for field in item.fields:
        if field.name not in names("persons") or field.start is None:
            continue
        if match := _ET_AL.search(field.value):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            end = len(field.value.rstrip())
            edits = field.edits((match.start(), end, " and others"))
            yield Remark("et-al", field.at(start), "write and others for names left out", edits)


def organisations(item: Item, _: File) -> Remarks:
    """Find organisations without braces, and what is left of them where *and* splits their names."""
    for field in item.fields:
        if field.start is None or field.name not in names("persons") | _BODIES:
            continue
        listed = [name for name in _split(field.value, _AND) if name.text]
        split: set[int] = set()
        for index, (one, other) in enumerate(pairwise(listed)):
            if _is_halved(one.text, other.text):
                split |= {index, index + 1}
                what = (
                    f"{shorten(one.text, 40)!r} and {shorten(other.text, 40)!r} are two names here; "
                    "put braces around them if they are one, or around each"
                )
                yield Remark("unbraced-and", field.at(one.at), what)
        if field.name in _BODIES:
            continue
        for index, name in enumerate(listed):
            if index not in split and _is_organisation(name.text):
                edits = field.edits((name.at, name.end, f"{{{name.text}}}"))
                what = f"{shorten(name.text, 60)} is read as a person's name; put it in braces"
                yield Remark("organisation-as-person", field.at(name.at), what, edits)


def persons(item: Item, _: File) -> Remarks:
    """Find persons in braces: nothing in them is a family name any more."""
    for field in item.fields:
        if field.name not in names("persons") or field.start is None:
            continue
        for name in _split(field.value, _AND):
            inner = name.text[1:-1]
            if not (name.text.startswith("{") and name.text.endswith("}")) or "{" in inner or "}" in inner:
                continue
            if all("," in one.text and _is_person(one.text) for one in _split(inner, _AND)):
                edits = field.edits((name.at, name.end, inner))
                what = f"{shorten(inner, 60)} is read as an organisation; take the braces off"
                yield Remark("person-in-braces", field.at(name.at), what, edits)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, table("bibtex")["words"][name]))


def _is_given(text: str) -> bool:
    """Tell whether a text is given names: initials, or names of which the first is a common one."""
    text = latex.decode(text).replace("\xa0", " ").strip()
    words = text.replace("-", " ").replace(".", ". ").split()
    if not words or len(words) > _MOST_WORDS + 1 or not words[0][0].isupper():
        return False
    return _INITIALS.fullmatch(text) is not None or fold(words[0]) in phrases("given_names", "names")


def _given_first(text: str) -> bool:
    """Tell whether a text is a person's name, given names first: ``Jane Doe``, ``J. Doe``."""
    first, _, family = text.partition(" ")
    if not family or len(text.split()) > _MOST_WORDS + 1 or _body_words(text):
        return False
    initial = re.fullmatch(r"(?:[^\W\d_]\.-?)+", first) is not None
    return (initial or fold(first) in phrases("given_names", "names")) and family.split()[-1][0].isupper()


def _is_person(text: str) -> bool:
    """Tell whether ``Family, Given`` is a person's name without doubt."""
    family, _, given = text.partition(",")
    short = len(family.split()) <= _MOST_WORDS and not any(map(str.isdigit, text))
    return bool(family.strip()) and short and _is_given(given) and not _body_words(text)


def _body_words(text: str) -> list[str]:
    """Return the words of a text that only organisations have in their names."""
    return [word for word in fold(text).split() if word in _words("organisation")]


def _is_organisation(text: str) -> bool:
    """Tell whether a name without braces is an organisation's without doubt."""
    text = text.replace("\\&", "&")
    if any(mark in text for mark in "{\\;") or not text[:1].isupper():
        return False
    words = text.split()
    inside = any(word in _words("inside") for word in words[1:-1])
    bodies = _body_words(text)
    if "," in text:
        return bool(bodies) and inside and not _is_person(text)
    if bodies and (inside or len(words) > 2):
        return not _given_first(text) or inside
    # Two words, the second telling: "Amnesty International", "European Commission".
    return len(words) == 2 and bool(bodies) and not _is_given(words[0])


def _is_halved(one: str, other: str) -> bool:
    """Tell whether two names look like one organisation's: ``Centre for Justice``, ``Crime Prevention``."""
    if "," in other or "{" in one + other or not (one[:1].isupper() and other[:1].isupper()):
        return False
    if fold(one) in _words("subject") and _body_words(other):
        return True
    words = one.split()
    is_open = bool(_body_words(one)) and any(word in _words("inside") for word in words[1:-1])
    acronym = other.isupper() or any(c.isupper() for c in other[1:] if " " not in other)
    second = other.split()
    initials = any(len(word.strip(".")) < 2 for word in second)
    person = fold(second[0]) in phrases("given_names", "names") or initials
    return is_open and not _body_words(other) and not acronym and not person and fold(other) != "others"

"""EndNote XML ⇄ records.

EndNote has one element for each field of its own, which RIS has a tag for; :mod:`annexcli.exchange.tags`
knows what these mean. Documents come from anywhere: defusedxml's parser refuses entities of their own, which
could unfold to any size, and never reads what they refer to.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from annexcli.errors import UnreadableInput
from annexcli.exchange import from_tags, to_tags
from annexcli.exchange.reftypes import number_of, tag_of, type_name
from annexcli.exchange.tags import TYPE, Tags
from annexcli.model.record import Record, Records, Unread
from annexcli.model.reference import Mark, Style
from annexcli.text import cleaned

PREFIX = "endnote-"
# Elements and the tags of RIS that they are, in the order of EndNote's DTD; "…/author" may come again.
_ELEMENTS = (
    ("contributors/authors/author", "AU"),
    ("contributors/secondary-authors/author", "A2"),
    ("contributors/tertiary-authors/author", "A3"),
    ("contributors/subsidiary-authors/author", "A4"),
    ("contributors/translated-authors/author", "TA"),
    ("auth-address", "AD"),
    ("titles/title", "TI"),
    ("titles/secondary-title", "T2"),
    ("titles/tertiary-title", "T3"),
    ("titles/alt-title", "J2"),
    ("titles/short-title", "ST"),
    ("titles/translated-title", "TT"),
    ("periodical/full-title", "JF"),
    ("periodical/abbr-1", "J2"),
    ("alt-periodical/full-title", "J2"),
    ("alt-periodical/abbr-1", "J2"),
    ("pages", "SP"),
    ("volume", "VL"),
    ("number", "IS"),
    ("issue", "IS"),
    ("num-vols", "NV"),
    ("edition", "ET"),
    ("section", "SE"),
    ("reprint-edition", "RP"),
    ("keywords/keyword", "KW"),
    ("dates/year", "PY"),
    ("dates/pub-dates/date", "DA"),
    ("pub-location", "CY"),
    ("publisher", "PB"),
    ("orig-pub", "OP"),
    ("isbn", "SN"),
    ("accession-num", "AN"),
    ("call-num", "CN"),
    ("electronic-resource-num", "DO"),
    ("abstract", "AB"),
    ("label", "ID"),
    ("caption", "CA"),
    ("notes", "N1"),
    ("research-notes", "RN"),
    ("work-type", "M3"),
    ("reviewed-item", "RI"),
    ("remote-database-name", "DB"),
    ("remote-database-provider", "DP"),
    ("language", "LA"),
    ("urls/related-urls/url", "UR"),
    ("urls/web-urls/url", "UR"),
    ("urls/pdf-urls/url", "L1"),
    ("access-date", "Y2"),
    ("custom1", "C1"),
    ("custom2", "C2"),
    ("custom3", "C3"),
    ("custom4", "C4"),
    ("custom5", "C5"),
    ("custom6", "C6"),
    ("custom7", "C7"),
)
_TAG_OF = dict(_ELEMENTS)
_PATH_OF = {tag: path for path, tag in reversed(_ELEMENTS)} | {"ED": "contributors/secondary-authors/author"}
_ORDER = {path: place for place, (path, _) in enumerate(_ELEMENTS)}
# EndNote's own records of where it keeps a reference.
_BOOKKEEPING = frozenset(
    {"database", "source-app", "rec-number", "foreign-keys", "ref-type", "added-date", "modified-date"}
)
# Elements in which each line is a value of its own.
_LINES = frozenset(
    {"isbn", "accession-num", "keywords/keyword", "urls/related-urls/url", "urls/web-urls/url"}
)
# EndNote nests five elements; what is deeper counts as text of the last one.
_DEEPEST = 20
_FACES = {"italic": Style.ITALIC, "superscript": Style.SUPERSCRIPT, "subscript": Style.SUBSCRIPT}
_FACE_OF = {style: face for face, style in _FACES.items()}
# XML 1.0, §2.2 and §2.3; names with a colon would be of a namespace, and "xml" begins XML's own.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"(?!xml)[a-z_][a-z0-9_.-]*", re.IGNORECASE)
_TAKEN = _BOOKKEEPING | frozenset(name for path in _TAG_OF for name in path.split("/")) - {"style"}
_STYLE = '<style face="{}" font="default" size="100%">{}</style>'


@dataclass(slots=True)
class _Element:
    """An element with its line in the file and what stands in it; ``face`` is how its text is set."""

    name: str
    line: int | None
    face: str
    inner: "list[str | _Element]" = field(default_factory=list)

    def children(self, name: str) -> "Iterator[_Element]":
        return (one for one in self.inner if isinstance(one, _Element) and one.name == name)

    def runs(self, face: str = "") -> Iterator[tuple[str, str]]:
        """Yield the pieces of its text, each with how it is set."""
        for piece in self.inner:
            if isinstance(piece, str):
                yield piece, face
            else:
                yield from piece.runs(piece.face or face)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs())


def written(records: Iterable[Record]) -> str:
    """Return records as the XML that EndNote imports."""
    inner = "".join(_record(record, number) for number, record in enumerate(records, start=1))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<records>\n{inner}</records>\n</xml>\n'


def _record(record: Record, number: int) -> str:
    tags = to_tags.written(record)
    kind = tags.pop(TYPE)[0]
    if "EP" in tags:
        tags["SP"] = [f"{tags['SP'][0]}-{tags.pop('EP')[0]}"]
    values = {_PATH_OF[tag]: given for tag, given in tags.items() if tag in _PATH_OF}
    paths = sorted(values, key=_ORDER.__getitem__)
    pieces: list[str] = []
    open_: list[str] = []
    for path in paths:
        *around, name = path.split("/")
        while open_ and open_ != around[: len(open_)]:
            pieces.append(f"</{open_.pop()}>")
        for outer in around[len(open_) :]:
            pieces.append(f"<{outer}>")
            open_.append(outer)
        joined = values[path] if around else ["\r".join(values[path])]
        texts = [_title(record)] if path == "titles/title" else [_styled("normal", text) for text in joined]
        pieces += [f"<{name}>{text}</{name}>" for text in texts]
    pieces += [f"</{outer}>" for outer in reversed(open_)]
    for name, value in record.further:
        element = name.removeprefix(PREFIX)
        if name.startswith(PREFIX) and _NAME.fullmatch(element) and element not in _TAKEN:
            pieces.append(f"<{element}>{_styled('normal', value)}</{element}>")
    name = type_name(kind)
    head = f'<rec-number>{number}</rec-number><ref-type name="{name}">{number_of(name)}</ref-type>'
    return f"<record>{head}{''.join(pieces)}</record>\n"


def _styled(face: str, text: str) -> str:
    # A line end as it is would be read as a space by some.
    return _STYLE.format(face, escape(_FORBIDDEN.sub("", text), quote=False).replace("\r", "&#xD;"))


def _title(record: Record) -> str:
    """Return a title, what is set apart in it in a face of its own."""
    one, pieces, position = record.reference, [], 0
    title = one.title or ""
    for mark in one.marks:
        if mark.style in _FACE_OF and mark.start >= position:
            pieces += [("normal", title[position : mark.start])]
            pieces += [(_FACE_OF[mark.style], title[mark.start : mark.end])]
            position = mark.end
    pieces.append(("normal", title[position:]))
    return "".join(_styled(face, text) for face, text in pieces if text)


def read(data: bytes, name: str) -> Records:
    """Return the records of a file that EndNote exported; an element that is unknown is kept.

    Args:
        data: the file, which says itself how it is encoded.
        name: its name, for errors.

    Raises:
        UnreadableInput: if it is no XML, defines entities, or has no records.

    """
    records: list[Record] = []
    unread: list[Unread] = []
    for element in _parsed(data, name):
        record = _read(element)
        if record.reference.title or record.reference.urls or record.reference.issuers:
            records.append(record)
        else:
            unread.append(Unread(element.line, "a record without a title, a name and an address"))
    if not records and not unread:
        raise UnreadableInput("no record of EndNote", where=name, hint="export it from EndNote as XML")
    return Records(tuple(records), tuple(unread))


class _Records(ContentHandler):
    """Collects the records of a document while it is parsed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Element] = []
        self._open: list[_Element] = []
        self._deeper = 0
        self._place: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - SAX's name
        """Take what knows the present line."""
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Open an element, within a record or as one."""
        if not self._open and name != "record":
            return
        if len(self._open) == _DEEPEST:
            self._deeper += 1
            return
        line = self._place.getLineNumber() if self._place else None
        element = _Element(name, line, attrs.get("face", ""))
        if name == "ref-type":
            element.inner.append(f"{attrs.get('name', '')}\n")
        if self._open:
            self._open[-1].inner.append(element)
        self._open.append(element)

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - SAX's name
        """Close an element."""
        if self._deeper:
            self._deeper -= 1
        elif self._open:
            closed = self._open.pop()
            if not self._open:
                self.found.append(closed)

    def characters(self, content: str) -> None:
        """Take a piece of text."""
        if self._open:
            self._open[-1].inner.append(content)


def _parsed(data: bytes, name: str) -> list[_Element]:
    from defusedxml import DefusedXmlException, ExternalReferenceForbidden, sax  # noqa: PLC0415 - only XML needs it

    handler = _Records()
    try:
        sax.parseString(data, handler)
    except SAXParseException as error:
        what = f"no XML: {error.getMessage()}"
        raise UnreadableInput(
            what, where=f"{name}:{error.getLineNumber()}", hint="export it again"
        ) from error
    except ExternalReferenceForbidden as error:
        what = "it refers to a document type elsewhere, which is not read"
        raise UnreadableInput(what, where=name, hint="take the <!DOCTYPE …> line out") from error
    except DefusedXmlException as error:
        hint = "take the <!ENTITY …> lines out, if you trust the file"
        raise UnreadableInput("it defines entities, which are not read", where=name, hint=hint) from error
    except (ValueError, LookupError) as error:
        raise UnreadableInput(f"no XML: {error}", where=name, hint="export it again") from error
    return handler.found


def _read(element: _Element) -> Record:
    kind = next((tag_of(one.text) for one in element.children("ref-type")), "GEN")
    tags: Tags = {TYPE: [kind]}
    further: list[tuple[str, str]] = []
    title: list[tuple[str, str]] = []
    for path, found in _leaves(element, ""):
        if path in _TAG_OF:
            text = found.text
            several = text.replace("\r", "\n").split("\n") if path in _LINES else [text]
            tags.setdefault(_TAG_OF[path], []).extend(several)
            if path == "titles/title":
                title = list(found.runs())
        elif path.split("/", 1)[0] not in _BOOKKEEPING and cleaned(found.text):
            further.append((f"{PREFIX}{path.rsplit('/', 1)[-1].lower()}", cleaned(found.text)))
    record = from_tags.read(tags, element.line)
    text, marks = _marked(title)
    if text == record.reference.title:
        record = replace(record, reference=replace(record.reference, marks=marks))
    return replace(record, further=(*record.further, *further))


def _leaves(element: _Element, around: str) -> Iterator[tuple[str, _Element]]:
    """Yield the elements that hold text, each with its path; a change of style within a text is none."""
    for one in element.inner:
        if not isinstance(one, _Element):
            continue
        path = f"{around}{one.name}"
        inner = [child for child in one.inner if isinstance(child, _Element) and child.name != "style"]
        if inner:
            yield from _leaves(one, f"{path}/")
        else:
            yield path, one


def _marked(runs: list[tuple[str, str]]) -> tuple[str, tuple[Mark, ...]]:
    """Return a title of pieces with white space squeezed, and what is set apart in it."""
    text, marks = "", []
    for piece, face in runs:
        words = " ".join(piece.split())
        before = " " if text and piece[:1].isspace() and not text.endswith(" ") else ""
        start = len(text) + len(before)
        if words:
            text += before + words + (" " if piece[-1:].isspace() else "")
            if face in _FACES:
                marks.append(Mark(start, start + len(words), _FACES[face]))
        elif piece and text and not text.endswith(" "):
            text += " "
    return text.strip(), tuple(marks)

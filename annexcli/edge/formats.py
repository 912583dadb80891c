"""What kind of file is this? Decided by what it holds; its name only tells apart what text leaves open."""

import codecs
import io
import re
from enum import StrEnum
from pathlib import PurePath

from annexcli.errors import UnreadableInput

_MOST_UNPACKED = 500_000_000
_MOST_MEMBERS = 20_000


class Format(StrEnum):
    """Formats of documents, by pandoc's names where pandoc reads them."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    EPUB = "epub"
    RST = "rst"
    LATEX = "latex"
    ORG = "org"
    MEDIAWIKI = "mediawiki"
    CSV = "csv"
    TSV = "tsv"
    TEXT = "text"
    PDF = "pdf"


BINARY = frozenset({Format.DOCX, Format.ODT, Format.EPUB, Format.PDF})
_BY_SUFFIX = {
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".mdown": Format.MARKDOWN, ".qmd": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".rst": Format.RST, ".rest": Format.RST,
    ".tex": Format.LATEX, ".ltx": Format.LATEX,
    ".org": Format.ORG,
    ".wiki": Format.MEDIAWIKI, ".mediawiki": Format.MEDIAWIKI,
    ".csv": Format.CSV, ".tsv": Format.TSV, ".tab": Format.TSV,
    ".txt": Format.TEXT, ".text": Format.TEXT,
}  # fmt: skip
SUFFIXES = frozenset(_BY_SUFFIX) | {".docx", ".odt", ".rtf", ".epub", ".pdf"}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LATEX = re.compile(r"^\s*\\(?:documentclass|begin\{(?:document|thebibliography)\})", re.MULTILINE)
_NOT_DOCUMENTS = {
    b"\xd0\xcf\x11\xe0": "an old Microsoft Office document; save it as DOCX",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file.

    Args:
        data: its bytes.
        name: its name; ``-`` or a name without a known ending says nothing.

    Raises:
        UnreadableInput: if it is no document, or an archive that unpacks to an unreasonable size.

    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return Format.PDF
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    if data.startswith(b"PK\x03\x04"):
        return _archive(data, name)
    kind = next((kind for start, kind in _NOT_DOCUMENTS.items() if data.startswith(start)), "")
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if kind or (b"\0" in data[:8192] and not utf16):
        raise UnreadableInput(f"not a document but {kind or 'binary data'}", where=name)
    beginning = data[:20_000].decode("utf-16" if utf16 else "utf-8", "replace").lstrip("\ufeff")
    if _HTML.match(beginning):
        return Format.HTML
    named = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if named in {None, Format.TEXT} and _LATEX.search(beginning):
        return Format.LATEX
    return named or Format.MARKDOWN


def _archive(data: bytes, name: str) -> Format:
    """Tell the documents that are zip archives apart, without unpacking more than a line of them."""
    import zipfile  # noqa: PLC0415 - to write lists, no document is read

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
                raise UnreadableInput(
                    "it unpacks to an unreasonable size",
                    where=name,
                    hint="save it again with its own program",
                )
            names = {member.filename for member in members}
            if "word/document.xml" in names:
                return Format.DOCX
            kind = (
                archive.open("mimetype").read(100).decode("ascii", "replace") if "mimetype" in names else ""
            )
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise UnreadableInput("the file is damaged", where=name) from error
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return Format.ODT
    if kind.startswith("application/epub+zip"):
        return Format.EPUB
    raise UnreadableInput("a zip archive that is no document", where=name, hint="unpack it first")

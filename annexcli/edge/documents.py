"""Any document → Document: the file, its format, the reader that fits."""

from annexcli.document import Document
from annexcli.edge import files, pandoc
from annexcli.edge.formats import BINARY, Format, format_of
from annexcli.model.reference import STDIN
from annexcli.read import delimited, html, latex, mediawiki, odt, plain, rtf
from annexcli.read import pandoc as tree
from annexcli.read.lines import with_lines
from annexcli.read.repair import repaired

# What pandoc does not read as it is meant is put so that it does.
_PREPARED = {
    Format.LATEX: latex.prepared,
    Format.HTML: html.prepared,
    Format.MEDIAWIKI: mediawiki.prepared,
}


def read_document(path: str, kind: Format | None = None) -> Document:
    """Read a document.

    Args:
        path: the file, as the user named it; ``-`` is standard input.
        kind: its format; decided by what the file holds if None.

    Raises:
        UnreadableInput: if it cannot be read; the message says why.

    """
    name = STDIN if path == "-" else path
    try:
        return _read(path, kind, name)
    except RecursionError as error:
        # Python 3.13 decodes JSON that is deeper than what its own functions may walk.
        raise pandoc.too_deep(name) from error


def _read(path: str, kind: Format | None, name: str) -> Document:
    data = files.read_bytes(path)
    kind = kind or format_of(data, path)
    if kind is Format.PDF:
        from annexcli.edge import pdf  # noqa: PLC0415 - only PDF needs it

        return pdf.read(data, name)
    if kind is Format.RTF:
        data = rtf.prepared(data)
    elif kind is Format.ODT:
        data = odt.prepared(data)
    elif kind not in BINARY:
        text = repaired(files.decoded(data, name, declares=kind is Format.HTML))
        if kind is Format.TEXT:
            return plain.document(text, name)
        if kind in {Format.CSV, Format.TSV}:
            return delimited.document(text, name, tabs=kind is Format.TSV)
        source = _PREPARED[kind](text) if kind in _PREPARED else text
        return with_lines(tree.document(pandoc.read(source.encode(), kind, name), name), text)
    return tree.document(pandoc.read(data, kind, name), name)

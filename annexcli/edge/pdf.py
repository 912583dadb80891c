"""PDF → pages of positioned lines with their links, through pypdfium2."""

import ctypes
import math
import sys
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from annexcli.document import Document, Inline, Mark, Span
from annexcli.edge.pdf_rules import rules
from annexcli.errors import UnreadableInput
from annexcli.read import pdf
from annexcli.read.pages import Page, PageLine
from annexcli.read.ruled import Grid, grids
from annexcli.read.ruled_tables import tables_in

_MOST_PAGES = 3000
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC = ("italic", "oblique")
_LINE_ENDS = frozenset(map(ord, "\r\n"))
# What pdfium gives for a hyphen at the end of a line, in place of the line's end.
_HYPHEN = 2
# A hyphen in many fonts; where it is not drawn, a place where a line might have been broken.
_SOFT_HYPHEN = 0xAD
# What calls a note, or stands before it: higher than its line by so much of the size of its letters.
_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_CALLS = frozenset("0123456789*†‡§¶‖⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = 0.15

Box = tuple[float, float, float, float]


def read(data: bytes, name: str) -> Document:
    """Return the document in a PDF.

    Raises:
        UnreadableInput: if it is damaged or encrypted, or has no text, as a scan has none.

    """
    opened = _opened(data, name)
    with opened:
        pages = [_page(opened, number) for number in range(len(opened))]
    if not any(line.text for page in pages for line in page.lines):
        raise UnreadableInput(
            "no text in it: a scan", where=name, hint="run a text recognition (OCR) on it first"
        )
    return pdf.document(pages, name)


def links(data: bytes, name: str) -> list[tuple[int, str]]:
    """Return the link annotations of a PDF, each with its page, counted from 1, in reading order.

    Raises:
        UnreadableInput: if it is damaged or encrypted.

    """
    found: list[tuple[int, str]] = []
    with _opened(data, name) as opened:
        for index in range(len(opened)):
            page = opened[index]
            # From the top, then from the left; a link over two lines has two boxes.
            boxes = sorted(_links(opened, page), key=lambda link: (-link[0][3], link[0][0]))
            found += dict.fromkeys((index + 1, target) for _, target in boxes)
            page.close()
    return found


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "the PDF is encrypted" if locked else "the PDF is damaged"
        raise UnreadableInput(
            what, where=name, hint="save it without a password" if locked else ""
        ) from error
    if len(opened) > _MOST_PAGES:
        opened.close()
        raise UnreadableInput(f"more than {_MOST_PAGES:,} pages", where=name, hint="cut the annex out of it")
    return opened


def _page(opened: pypdfium2.PdfDocument, index: int) -> Page:
    page = opened[index]
    width, height = page.get_size()
    text = page.get_textpage()
    links = list(_links(opened, page))
    ruled = grids(rules(page, height))
    lines = tuple(_lines(text, links, height, ruled))
    if (tables := tables_in(lines, ruled)) != ruled:
        ruled, lines = tables, tuple(_lines(text, links, height, tables))
    text.close()
    page.close()
    return Page(index + 1, width, height, lines, ruled)


def _links(opened: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[tuple[Box, str]]:
    """Yield the boxes (left, bottom, right, top) and addresses of the links of a page."""
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        size = pdfium.FPDFAction_GetURIPath(opened.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(opened.raw, action, buffer, size)
        box = pdfium.FS_RECTF()
        if pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            target = buffer.value.decode("utf-8", "replace")
            low, high = sorted((box.bottom, box.top))
            yield (box.left, low, box.right, high), target


def _lines(
    text: pypdfium2.PdfTextPage, links: list[tuple[Box, str]], height: float, ruled: tuple[Grid, ...]
) -> Iterator[PageLine]:
    line = _Line()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code in _LINE_ENDS:
            if line.text:
                yield line.done(height)
                line = _Line()
            continue
        pdfium.FPDFText_GetCharBox(
            text.raw, index, ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top)
        )
        box = (left.value, bottom.value, right.value, top.value)
        if code == _SOFT_HYPHEN and box[0] == box[2]:
            continue
        character = "-" if code in {_HYPHEN, _SOFT_HYPHEN} else chr(code) if code <= sys.maxunicode else ""
        if character.isspace() or not character.isprintable():
            line.space()
            continue
        if ruled and (cell := _cell(ruled, box, height)) != line.cell:
            if line.text:
                yield line.done(height)
                line = _Line()
            line.cell = cell
        if not line.begun:
            line.size, line.baseline = _size(text, index), _baseline(text, index)
        if line.at_word:
            font = _font(text, index)
            line.in_bold = any(name in font for name in _BOLD)
            line.in_italics = any(name in font for name in _ITALIC)
        line.add(character, box, links)
        if code == _HYPHEN:
            yield line.done(height)
            line = _Line()
    if line.text:
        yield line.done(height)


def _cell(ruled: tuple[Grid, ...], box: Box, height: float) -> tuple[int, int, int] | None:
    x, y = (box[0] + box[2]) / 2, height - (box[1] + box[3]) / 2
    for number, grid in enumerate(ruled):
        if place := grid.cell(x, y):
            return number, *place
    return None


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the size of a character in points; many programs write size 1, and scale what is drawn."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
    size: float = pdfium.FPDFText_GetFontSize(text.raw, index)
    return size * (math.hypot(matrix.c, matrix.d) or 1)


def _baseline(text: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int(0)
    pdfium.FPDFText_GetFontInfo(text.raw, index, buffer, 128, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace").lower()


class _Line:
    """A line under construction."""

    def __init__(self) -> None:
        self.text = ""
        self.size = 0.0
        self.baseline = 0.0
        self.begun = False  # with more than the number of a note
        self.calls: list[tuple[int, float]] = []
        self.in_bold = self.in_italics = False
        self.at_word = True
        self.bold = 0
        self.spans: list[Span] = []
        self.box: Box | None = None
        self.cell: tuple[int, int, int] | None = None

    def space(self) -> None:
        self.at_word = True
        if self.text and not self.text.endswith(" "):
            self.text += " "

    def add(self, character: str, box: Box, links: list[tuple[Box, str]]) -> None:
        start = len(self.text)
        if character in _CALLS:
            self.calls.append((start, math.inf if character in _SUPERSCRIPTS else box[1]))
            character = _SUPERSCRIPTS.get(character, character)
        else:
            self.begun = True
        self.text += character
        self.at_word = False
        self.bold += self.in_bold
        if self.in_italics:
            self._mark(start, Mark.EMPHASIS, "")
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for (low_x, low_y, high_x, high_y), target in links:
            if low_x - 1 <= x <= high_x + 1 and low_y - 1 <= y <= high_y + 1:
                self._mark(start, Mark.LINK, target)
                break
        if box[2] > box[0]:
            known = self.box or box
            self.box = (
                min(known[0], box[0]),
                min(known[1], box[1]),
                max(known[2], box[2]),
                max(known[3], box[3]),
            )

    def _mark(self, start: int, mark: Mark, target: str) -> None:
        # A character may be under a link and in italics: what it goes on with is one of the last two.
        for back in range(1, min(2, len(self.spans)) + 1):
            known = self.spans[-back]
            gap = self.text[known.end : start]
            if known.mark is mark and known.target == target and not gap.strip():
                self.spans[-back] = Span(known.start, start + 1, mark, target)
                return
        self.spans.append(Span(start, start + 1, mark, target))

    def done(self, height: float) -> PageLine:
        for position, bottom in self.calls if self.begun else ():
            if bottom > self.baseline + _RAISED * self.size:
                self._mark(position, Mark.RAISED, "")
        box = self.box or (0.0, 0.0, 0.0, 0.0)
        letters = sum(not character.isspace() for character in self.text)
        content = Inline(
            self.text, tuple(sorted(self.spans, key=lambda span: (span.start, -span.end)))
        ).stripped()
        bold = self.bold >= 0.8 * letters
        top, bottom = height - box[3], height - box[1]
        return PageLine(content, box[0], box[2], top, bottom, self.size, bold, cell=self.cell)

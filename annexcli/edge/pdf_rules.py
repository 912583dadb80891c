"""The straight lines that a page of a PDF draws across and down, through pypdfium2."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from annexcli.read.ruled import Rule

# A page of more objects, or with more drawn lines, is a drawing.
_MOST_OBJECTS = 100_000
_MOST_SEGMENTS = 20_000
# A line that leans less, in points, is straight.
_STRAIGHT = 1.0
# A filled box that is no wider is a line.
_THIN = 3.0

Point = tuple[float, float]


def rules(page: pypdfium2.PdfPage, height: float) -> list[Rule]:
    """Return the straight lines of a page, alone and around boxes; none of a page that is a drawing.

    Args:
        page: the page.
        height: how high it is, in points.

    """
    objects = pdfium.FPDFPage_CountObjects(page.raw)
    if objects > _MOST_OBJECTS:
        return []
    found: list[Rule] = []
    segments = 0
    for index in range(objects):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        segments += pdfium.FPDFPath_CountSegments(drawn)
        if segments > _MOST_SEGMENTS:
            return []
        found += (rule for begin, end in _edges(drawn) if (rule := _rule(begin, end, height)))
    return found


def _rule(begin: Point, end: Point, height: float) -> Rule | None:
    """Return a line as a rule, None where it leans or is a dot."""
    across = abs(begin[1] - end[1]) < _STRAIGHT
    if across is (abs(begin[0] - end[0]) < _STRAIGHT):
        return None
    places = (begin[0], end[0]) if across else (height - begin[1], height - end[1])
    return Rule(across, height - begin[1] if across else begin[0], min(places), max(places))


def _edges(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[Point, Point]]:
    """Yield the straight lines that a path draws; one that only fills boxes draws the thin ones.

    Programs fill boxes behind words, too: what is highlighted, the stripes of a table.
    """
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroked))
    for points in _outlines(path):
        if stroked.value:
            yield from pairwise(points)
        elif mode.value != pdfium.FPDF_FILLMODE_NONE:
            (left, right), (low, high) = ((min(side), max(side)) for side in zip(*points, strict=True))
            if high - low < _THIN:
                yield (left, (low + high) / 2), (right, (low + high) / 2)
            elif right - left < _THIN:
                yield ((left + right) / 2, low), ((left + right) / 2, high)


def _outlines(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[list[Point]]:
    """Yield the lines of a path that go on without a break, as points on the page; curves break them."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if points and pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points

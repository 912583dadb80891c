"""Tables that are drawn in a PDF, each PDF made here."""

import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from fpdf import FPDF

from annexcli.document import Paragraph, Table
from annexcli.edge.documents import read_document
from annexcli.model.outcome import Parsed
from annexcli.parse.references import parse

HEAD = ("No.", "Organisation", "Title", "Year", "Web address")


def works(number: int) -> list[tuple[str, ...]]:
    return [
        (
            str(n),
            f"Institute for the Harbours of Region {n}",
            f"Landing Stages of the Islands and What They Carried to the Mainland, Volume {n}",
            str(1980 + n),
            f"https://example.org/publications/of-the-coast/volume-{n}/read.html",
        )
        for n in range(1, number + 1)
    ]


def drawn(path: Path, *rows: Iterable[str], layout: str = "ALL", before: str = "", after: str = "") -> str:
    pdf = FPDF()
    pdf.set_font("Helvetica", "B", 14)
    pdf.add_page()
    pdf.cell(text="Annex: Sources", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=9)
    if before:
        pdf.multi_cell(0, text=before, new_x="LMARGIN", new_y="NEXT")
    with pdf.table(rows, col_widths=(10, 40, 60, 20, 60), text_align="LEFT", borders_layout=layout):
        pass
    if after:
        pdf.multi_cell(0, text=after, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))
    return str(path)


def read(path: str) -> Parsed:
    return parse(read_document(path))


@pytest.mark.parametrize("layout", ["ALL", "INTERNAL"])
def test_cells_of_several_lines_over_pages_with_the_header_repeated(tmp_path: Path, layout: str) -> None:
    found = read(drawn(tmp_path / "x.pdf", HEAD, *works(30), layout=layout))
    references = [item.reference for item in found.items if item.reference]
    assert [
        ((one.note or "").removeprefix("No.: "), one.publishers[0].name, one.title, str(one.year), one.url)
        for one in references
    ] == works(30)
    assert {one.section for one in references} == {"Annex: Sources"}
    pages = [item.source.page for item in found.items]
    assert (pages[0], pages[-1], pages) == (1, 2, sorted(pages, key=lambda page: page or 0))


def test_words_around_a_table_stay_words_around_it(tmp_path: Path) -> None:
    said = "The library of the institute keeps these works for whoever asks for them. " * 8
    path = drawn(tmp_path / "x.pdf", HEAD, *works(3), before=said, after="All were read in 2021. " + said)
    blocks = read_document(path).blocks[1:]
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    assert isinstance(blocks[1], Table)
    assert blocks[1].header == HEAD
    assert [row.page for row in blocks[1].rows] == [1, 1, 1]


def test_a_row_may_be_broken_by_the_end_of_its_page(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=9)
    for rows in (
        [HEAD, *works(2), ("3", "Harbour Council", "Wind and", "2014", "")],
        [HEAD, ("", "", "waves at night", "", ""), ("4", "Harbour Council", "Rain", "2015", "")],
    ):
        pdf.add_page()
        with pdf.table(rows, col_widths=(10, 40, 60, 20, 60), text_align="LEFT"):
            pass
    pdf.output(str(tmp_path / "x.pdf"))
    (table,) = read_document(str(tmp_path / "x.pdf")).blocks
    assert isinstance(table, Table)
    assert [row.cells[2].text for row in table.rows[2:]] == ["Wind and waves at night", "Rain"]


def test_merged_cells_of_a_pdf(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=9)
    pdf.add_page()
    with pdf.table(text_align="LEFT") as table:
        table.row(("Organisation", "Title", "Year"))
        row = table.row()
        row.cell("Part one: the shore", colspan=3)
        row = table.row()
        row.cell("Harbour Council", rowspan=2)
        row.cell("Landing Stages")
        row.cell("2011")
        table.row(("Lighthouses", "2012"))
    pdf.output(str(tmp_path / "x.pdf"))
    found = [item.reference for item in read(str(tmp_path / "x.pdf")).items if item.reference]
    assert [(one.publishers[0].name, one.title, one.year, one.section) for one in found] == [
        ("Harbour Council", "Landing Stages", 2011, "Part one: the shore"),
        ("Harbour Council", "Lighthouses", 2012, "Part one: the shore"),
    ]


def test_links_lie_over_the_words_of_their_cell(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=9)
    pdf.add_page()
    with pdf.table(text_align="LEFT") as table:
        table.row(("Title", "Agency", "Year"))
        for n in range(3):
            row = table.row()
            row.cell(f"Landing Stages, Volume {n}", link=f"https://example.org/{n}")
            row.cell("Harbour Council")
            row.cell(f"201{n}")
    pdf.output(str(tmp_path / "x.pdf"))
    found = [item.reference for item in read(str(tmp_path / "x.pdf")).items if item.reference]
    assert [(one.title, one.url) for one in found] == [
        (f"Landing Stages, Volume {n}", f"https://example.org/{n}") for n in range(3)
    ]


def test_a_page_full_of_lines_takes_no_time(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=9)
    pdf.add_page()
    pdf.cell(text="A map of the coast")
    for n in range(6000):
        pdf.line(n % 180, n % 250, n % 180 + 7, n % 250)
        pdf.line(n % 180, n % 250, n % 180, n % 250 + 7)
    pdf.output(str(tmp_path / "x.pdf"))
    began = time.perf_counter()
    assert read_document(str(tmp_path / "x.pdf")).blocks
    assert time.perf_counter() - began < 1

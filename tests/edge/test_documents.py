"""The same annex in every format, each file made here: the references, their links and places come out alike."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from fpdf import FPDF

from annexcli.document import Heading, Paragraph
from annexcli.edge.documents import read_document
from annexcli.edge.formats import Format, format_of
from annexcli.edge.pandoc_process import program
from annexcli.errors import UnreadableInput
from annexcli.model.reference import Reference
from annexcli.parse.references import parse

ANNEX = """\
# A report on roads

Text about roads, with a note.[^1]

## Annex 1: Key documents

- ILO and OHCHR, [Decent Work for All](https://example.org/work_1?x=1&y=2), 2014 (in French)
- Institute for Roads, [Roads & Rivers](https://example.org/roads), May 2015
- Chen, L. (2016). Rivers of the north. *Journal of Maps*, 12(3), 45–67.

[^1]: See the annex.
"""


def references(path: Path) -> list[Reference]:
    return [item.reference for item in parse(read_document(str(path))).items if item.reference]


def written(folder: Path, to: str, suffix: str) -> Path:
    """Write the annex in a format of pandoc's."""
    path = folder / f"report.{suffix}"
    command = [program(), "-f", "markdown", "-t", to, "--standalone", "-M", "title=x", "-o", str(path)]
    subprocess.run(command, input=ANNEX.encode(), check=True, capture_output=True)
    return path


@pytest.mark.parametrize(
    ("to", "suffix"),
    [("html", "html"), ("docx", "docx"), ("odt", "odt"), ("rtf", "rtf"), ("epub", "epub"), ("rst", "rst"), ("latex", "tex"),
     ("org", "org"), ("mediawiki", "wiki"), ("commonmark", "md")],
)  # fmt: skip
def test_every_format_gives_the_same_references(tmp_path: Path, to: str, suffix: str) -> None:
    found = references(written(tmp_path, to, suffix))
    assert [(r.title, r.year, r.url, r.note) for r in found[:2]] == [
        ("Decent Work for All", 2014, "https://example.org/work_1?x=1&y=2", "in French"),
        ("Roads & Rivers", 2015, "https://example.org/roads", None),
    ]
    assert [[p.name for p in r.publishers] for r in found[:2]] == [["ILO", "OHCHR"], ["Institute for Roads"]]
    assert (found[2].title, found[2].container, found[2].authors[0].name) == (
        "Rivers of the north",
        "Journal of Maps",
        "L. Chen",
    )
    assert {r.section for r in found} == {"Annex 1: Key documents"}


def pdf_of(path: Path, *, link: bool = True, text: bool = True) -> Path:
    """Write the annex as a PDF of two pages, with links over the titles."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    for page in range(2):
        pdf.add_page()
        if not text:
            continue
        pdf.set_font("Helvetica", size=16)
        pdf.cell(text="A report on roads" if page == 0 else "References", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", size=10)
        if page == 0:
            pdf.multi_cell(0, text="Text about roads that runs on for a while. " * 12)
            continue
        for number in range(5):
            pdf.ln(4)
            pdf.write(5, "Institute for Roads, ")
            pdf.write(
                5,
                f"Roads and Rivers of the Northern Lands, Volume {number}",
                link="https://example.org/roads" if link else "",
            )
            pdf.write(5, f", {2010 + number}")
            pdf.ln(5)
    pdf.output(str(path))
    return path


def test_pdf_links_are_tied_to_the_words_under_them(tmp_path: Path) -> None:
    found = references(pdf_of(tmp_path / "report.pdf"))
    assert [r.year for r in found] == [2010, 2011, 2012, 2013, 2014]
    assert {r.url for r in found} == {"https://example.org/roads"}
    assert found[0].title == "Roads and Rivers of the Northern Lands, Volume 0"
    assert [p.name for p in found[0].publishers] == ["Institute for Roads"]
    assert found[0].source is not None
    assert (found[0].source.page, found[0].source.line) == (2, None)


def test_soft_hyphens_of_a_pdf_are_hyphens_where_they_are_printed(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    pdf.add_page()
    for line in (
        "Okafor, S. 2016. Self\u00admade Wealth and the Rise of the Trans\u00ad",
        "port Trade. Lagos: Meridian.",
    ):
        pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(tmp_path / "report.pdf"))
    blocks = read_document(str(tmp_path / "report.pdf")).blocks
    assert [block.content.text for block in blocks if isinstance(block, Paragraph)] == [
        "Okafor, S. 2016. Self-made Wealth and the Rise of the Transport Trade. Lagos: Meridian."
    ]


def test_footnotes_of_a_pdf(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    for page, (call, notes) in enumerate(
        [("1", ["1  Institute for Roads,", "    Roads of the North, 2018."]), ("2", ["2  Ibid., p. 4."])]
    ):
        pdf.add_page()
        pdf.set_font("Helvetica", size=10)
        for number, said in enumerate(("The ferry ran", "The river rose", "The bus was cut")[page:]):
            pdf.set_xy(20, 30 + 6 * number)
            pdf.write(6, f"{said} in the year of the flood")
            pdf.char_vpos = "SUP" if number == 0 else "LINE"
            pdf.write(6, call if number == 0 else "")
            pdf.char_vpos = "LINE"
            pdf.write(6, " and the pilots of the north stayed at home for weeks.")
        pdf.set_font("Helvetica", size=8)
        for number, text in enumerate(notes):
            pdf.set_xy(20, 260 + 4 * number)
            pdf.write(4, text, link="https://example.org/roads" if number else "")
    pdf.output(str(tmp_path / "report.pdf"))
    read = read_document(str(tmp_path / "report.pdf"))
    assert [(note.page, note.number, note.content.text) for note in read.notes] == [
        (1, 1, "Institute for Roads, Roads of the North, 2018."),
        (2, 2, "Ibid., p. 4."),
    ]
    assert [link.target for link in read.notes[0].content.links] == ["https://example.org/roads"]
    said = " ".join(block.content.text for block in read.blocks if isinstance(block, Paragraph))
    assert "the flood and the pilots" in said


def test_a_scan_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="a scan"):
        read_document(str(pdf_of(tmp_path / "scan.pdf", text=False)))


def test_damaged_and_encrypted_pdfs(tmp_path: Path) -> None:
    whole = pdf_of(tmp_path / "report.pdf").read_bytes()
    (tmp_path / "half.pdf").write_bytes(whole[:200])
    with pytest.raises(UnreadableInput, match=r"half\.pdf: the PDF is damaged"):
        read_document(str(tmp_path / "half.pdf"))
    pdf = FPDF()
    pdf.set_encryption("owner", "user")
    pdf.add_page()
    pdf.output(str(tmp_path / "locked.pdf"))
    with pytest.raises(UnreadableInput, match="encrypted"):
        read_document(str(tmp_path / "locked.pdf"))


def test_what_a_file_holds_decides_not_its_name(tmp_path: Path) -> None:
    for to, suffix, kind in [
        ("docx", "docx", Format.DOCX),
        ("odt", "odt", Format.ODT),
        ("html", "html", Format.HTML),
    ]:
        data = written(tmp_path, to, suffix).read_bytes()
        assert format_of(data, "report.md") is kind
    assert format_of(pdf_of(tmp_path / "r.pdf").read_bytes(), "report.docx") is Format.PDF
    assert format_of(b"\\documentclass{article}", "report") is Format.LATEX
    assert format_of(b"# Title", "report") is Format.MARKDOWN
    assert format_of(b"a,b\n1,2\n", "report.csv") is Format.CSV


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"\x89PNG\r\n", "a picture"), (b"a\0b", "binary data"), (b"\xd0\xcf\x11\xe0", "old Microsoft"), (b"PK\x03\x04junk", "damaged")],
)  # fmt: skip
def test_what_is_no_document(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        format_of(data, "x.md")


def test_archives_that_are_no_documents_or_too_large() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(UnreadableInput, match="no document"):
        format_of(buffer.getvalue(), "x.zip")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"word/{number or 'document'}.xml", b"\0" * 100_000_000)
    assert len(buffer.getvalue()) < 1_000_000
    with pytest.raises(UnreadableInput, match="unreasonable size"):
        format_of(buffer.getvalue(), "bomb.docx")


def test_csv_rows_are_entries(tmp_path: Path) -> None:
    path = tmp_path / "annex.csv"
    path.write_text(
        'Publisher,Title,Year,URL\nILO,"Work, and more",2014,https://example.org/w\nFAO,Food,2015,https://example.org/f\n'
    )
    found = references(path)
    assert [(r.title, r.year, r.url, r.publishers[0].name) for r in found] == [
        ("Work, and more", 2014, "https://example.org/w", "ILO"),
        ("Food", 2015, "https://example.org/f", "FAO"),
    ]


def test_styles_of_an_rtf_that_no_text_uses_change_no_text(tmp_path: Path) -> None:
    path = tmp_path / "report.rtf"
    path.write_text(
        r"""{\rtf1\ansi{\stylesheet{\s0 Normal;}{\*\cs15 \additive \ul\cf2 Internetlink;}{\*\cs16 \additive \b Strong;}}
\pard\b Literatur\b0\par
\pard Lindqvist, Nora, {\i Water Rights in the North} (Harbour Press, 2011)\par
\pard Okafor, Sam, {\cs16\i Courts and Their Clerks} (Meridian, 2016)\par}"""
    )
    assert [(r.title, r.year, r.authors[0].name) for r in references(path)] == [
        ("Water Rights in the North", 2011, "Nora Lindqvist"),
        ("Courts and Their Clerks", 2016, "Sam Okafor"),
    ]


def test_notes_and_headings_of_an_rtf_by_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "report.rtf"
    path.write_text(
        r"""{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s1\b Heading 1;}}
\pard\plain \s1\ilvl0\outlinelevel0\sb240\b{\listtext\pard\plain \tab}\ls1 \li0\fi0{\loch Quellen}
\par \pard\plain \s0{\loch Lindqvist, Nora, {\i Wasser und Wege} (Nordland, 2011)}
\par \pard\plain \s0{\loch Text}{{\super \chftn{\*\footnote \chftn\pard\plain \s2{\tab }{\loch Okafor, Sam, {\i Courts} (Meridian, 2016)}}}}{\loch .}
\par }"""
    )
    document = read_document(str(path))
    assert isinstance(document.blocks[0], Heading)
    assert document.blocks[0].content.text == "Quellen"
    assert [note.content.text for note in document.notes] == ["Okafor, Sam, Courts (Meridian, 2016)"]


@pytest.mark.parametrize(
    "text", ["".join(f"{'  ' * depth}- x\n" for depth in range(700)), f"{'> ' * 1500}x\n"]
)
def test_lists_and_quotations_nested_too_deeply_are_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deep.md"
    path.write_text(text)
    with pytest.raises(UnreadableInput, match=r"deep\.md: lists or quotations are nested too deeply"):
        read_document(str(path))

"""Notes that only the links between them and the text tell, as programs save them."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annexcli.document import Document
from annexcli.edge.documents import read_document
from annexcli.parse.references import parse

WORKS = ["Harbour Board, The State of Tides, 2012", "Conseil des ports, Les quais du nord, 2014"]


def kramdown(n: int, work: str) -> tuple[str, str]:
    return (
        f'<sup id="fnref:{n}" role="doc-noteref"><a href="#fn:{n}" class="footnote" rel="footnote">{n}</a></sup>',
        f'<li id="fn:{n}"><p>{work} <a href="#fnref:{n}" class="reversefootnote" role="doc-backlink">↩</a></p></li>',
    )


def word(n: int, work: str) -> tuple[str, str]:
    return (
        f'<a style="mso-footnote-id:ftn{n}" href="#_ftn{n}" name="_ftnref{n}"><span class=MsoFootnoteReference>[{n}]</span></a>',
        f'<div style="mso-element:footnote" id="ftn{n}"><p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {work}</p></div>',
    )


def word_paragraphs(n: int, work: str) -> tuple[str, str]:
    return f'<a href="#_edn{n}" name="_ednref{n}">[{n}]</a>', f'<p><a href="#_ednref{n}" name="_edn{n}">[{n}]</a> {work}</p>'  # fmt: skip


def libreoffice(n: int, work: str) -> tuple[str, str]:
    return (
        f'<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a>',
        f'<div id="sdfootnote{n}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>{work}</p></div>',
    )


def google_docs(n: int, work: str) -> tuple[str, str]:
    return (
        f'<sup><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>',
        f'<div><p><a href="#ftnt_ref{n}" id="ftnt{n}">[{n}]</a><span>&nbsp;{work}</span></p></div>',
    )


def wordpress(n: int, work: str) -> tuple[str, str]:
    return (
        f'<span id="easy-footnote-{n}-5"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-{n}-5"><sup>{n}</sup></a></span>',
        f'<li class="easy-footnote-single"><span id="easy-footnote-bottom-{n}-5"></span>{work}<a class="easy-footnote-to-top" href="#easy-footnote-{n}-5"></a></li>',
    )


def government(n: int, work: str) -> tuple[str, str]:
    return (
        f'<sup id="fn{n}-rf"><a href="#fn{n}"><span class="wb-inv">Footnote </span>{n}</a></sup>',
        f'<dt>Footnote {n}</dt><dd id="fn{n}"><p>{work}</p><p class="fn-rtn"><a href="#fn{n}-rf">Return to footnote {n}</a></p></dd>',
    )


def named_paragraphs(n: int, work: str) -> tuple[str, str]:
    return f'<a id="ref{n}" href="#note{n}">{n}</a>', f'<p id="note{n}"><a href="#ref{n}">{n}</a>. {work}</p>'


PRODUCERS = [
    kramdown,
    word,
    word_paragraphs,
    libreoffice,
    google_docs,
    wordpress,
    government,
    named_paragraphs,
]


def page(folder: Path, producer: Callable[[int, str], tuple[str, str]], around: str = "{}") -> Document:
    calls, notes = zip(*(producer(n, work) for n, work in enumerate(WORKS, start=1)), strict=True)
    listed = "".join(notes)
    if listed.startswith("<li"):
        listed = f'<div class="footnotes" role="doc-endnotes"><ol>{listed}</ol></div>'
    elif listed.startswith("<dt"):
        listed = f'<aside class="wb-fnote" role="note"><dl>{listed}</dl></aside>'
    text = "".join(f"<p>Tides matter{call} to those who live by them.</p>" for call in calls)
    path = folder / "page.html"
    path.write_text(
        f"<!DOCTYPE html><html><body><h1>Tides</h1>{text}<hr>{around.format(listed)}</body></html>"
    )
    return read_document(str(path))


@pytest.mark.parametrize("producer", PRODUCERS)
def test_links_between_the_text_and_its_notes_tell_them(
    tmp_path: Path, producer: Callable[[int, str], tuple[str, str]]
) -> None:
    document = page(tmp_path, producer)
    assert [note.content.text for note in document.notes] == WORKS
    assert not any(work in str(document.blocks) for work in WORKS)
    found = [item.reference for item in parse(document).items]
    assert [reference.title for reference in found if reference] == [
        "The State of Tides",
        "Les quais du nord",
    ]


@pytest.mark.parametrize("producer", PRODUCERS)
def test_notes_under_the_name_of_a_list_stay_one(
    tmp_path: Path, producer: Callable[[int, str], tuple[str, str]]
) -> None:
    found = parse(page(tmp_path, producer, "<h2>Endnotes</h2>{}"))
    assert [(section.path, section.items) for section in found.sections] == [("Endnotes", 2)]
    titles = [item.reference.title for item in found.items if item.reference]
    assert titles == ["The State of Tides", "Les quais du nord"]


def test_a_note_that_names_another_keeps_the_words(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<html><body><p>A<a href="#n1" id="r1">1</a> b<a href="#n2" id="r2">2</a></p>'
        f'<p><a href="#r1" id="n1">1</a> {WORKS[0]}</p><p><a href="#r2" id="n2">2</a> See <a href="#n1">note 1</a></p></body></html>'
    )
    assert [note.content.text for note in read_document(str(path)).notes] == [WORKS[0], "See note 1"]


def test_a_table_of_contents_has_no_notes(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<html><body><ol><li id="t1"><a href="#s1">Tides</a></li><li id="t2"><a href="#s2">2</a></li></ol>'
        '<h2 id="s1"><a href="#t1">Tides</a></h2><p>Text.</p><h2 id="s2"><a href="#t2">Quays</a></h2><p>Text.</p></body></html>'
    )
    document = read_document(str(path))
    assert not document.notes
    assert "Tides" in str(document.blocks[0])


def test_many_notes_take_time_in_proportion(tmp_path: Path) -> None:
    calls = "".join(f'<a href="#n{n}" id="r{n}">{n}</a> ' for n in range(2000))
    notes = "".join(f'<p><a href="#r{n}" id="n{n}">{n}</a> {WORKS[n % 2]}</p>' for n in range(2000))
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{'<div>' * 20}<p>{calls}</p>{notes}{'</div>' * 20}</body></html>")
    begun = time.process_time()
    assert len(read_document(str(path)).notes) == 2000
    assert time.process_time() - begun < 3

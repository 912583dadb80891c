"""What stands around the text of a page is no entry, and what only looks like it is one."""

from pathlib import Path

import pytest

from annexcli.edge.documents import read_document
from annexcli.parse.references import parse

ENTRIES = "<li>Harbour Board, <a href='https://tides.example/a'>The State of Tides</a>, 2012</li><li>Conseil des ports, <a href='/quais.pdf'>Les quais du nord</a>, 2014</li>"


def titles(folder: Path, *parts: str) -> list[str]:
    path = folder / "page.html"
    path.write_text(f"<!DOCTYPE html><html><body><h1>Resources</h1>{''.join(parts)}</body></html>")
    return [item.reference.title or "" for item in parse(read_document(str(path))).items if item.reference]


@pytest.mark.parametrize(
    "around",
    [
        '<ul class="share"><li><a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a></li><li><a href="https://x.com/intent/post?url=x">X</a></li>'
        '<li><a href="mailto:?subject=x">Email</a></li><li><a href="https://api.whatsapp.com/send?text=x">WhatsApp</a></li></ul>',
        '<div><a href="#">Dela</a> <a href="javascript:window.print()">Skriv ut</a></div>',
        '<p>Partager : <a href="https://www.linkedin.com/shareArticle?url=x">LinkedIn</a> <a href="https://t.me/share/url?url=x">Telegram</a></p>',
        '<p><a href="/step-5/">« Previous: Tides and towns</a> <a href="/step-7/">Next: Glossary »</a></p>',
        '<div><a href="/2" rel="prev">Costs</a> | <a href="/4" rel="next">Acronyms, 2019</a></div>',
        '<ul class="pager"><li><a rel="prev" href="/2">Annex 2</a></li><li><a rel="next" href="/4">Annex 4, 2019</a></li></ul>',
        '<div><a href="/2">‹ Annex 2: What it costs</a> <a href="/4">Annex 4: Words of 2019 ›</a></div>',
        '<p><a href="/toc">Table of contents</a> | <a href="/4">Annex 4: Words of 2019</a></p>',
        '<p><a href="/4">Annex 4: Words of 2019 →</a></p>',
        '<p><a href="/">Harbours</a> / <a href="/pub">Publications</a> / <a href="/x">Tides 2021</a></p>',
        '<p><a href="/">Start</a> &gt; <a href="/pub">Publications</a> &gt; Resources</p>',
        '<p>Tags: <a href="/t/1">tides</a>, <a href="/t/2">harbours</a></p>',
        '<p>© 2021 Harbour Board. All rights reserved.</p><p>Reading time: 5 minutes</p><p><a href="/print">Print this page</a></p>',
        '<p>Page 12 of 20</p>',
        '<p><a href="annex-2.html">← What it cost, 2014</a></p>',
        '<ul><li><a href="../">Zurück</a></li><li><a href="#top">Nach oben</a></li></ul>',
        '<p>Filter: <a href="?t=laws">Laws 2019</a> (3) | <a href="?t=studies">Studies</a> (5)</p>',
        '<aside><h3>Related posts</h3><ul><li><a href="/blog/1">Why tides?</a></li><li><a href="/blog/2">Notes from the quays, 2019</a></li></ul></aside>',
        '<div role="complementary"><h2>Siehe auch</h2><ul><li><a href="/b">Warum Kais? 2014</a></li></ul></div>',
    ],
)  # fmt: skip
def test_what_stands_around_a_list_is_no_part_of_it(tmp_path: Path, around: str) -> None:
    expected = ["The State of Tides", "Les quais du nord"]
    assert titles(tmp_path, around, f"<ul>{ENTRIES}</ul>", around) == expected
    assert titles(tmp_path, f"<ul>{ENTRIES}{around if around.startswith('<ul') else ''}</ul>") == expected


def test_an_aside_that_lists_references_is_read(tmp_path: Path) -> None:
    assert titles(tmp_path, f"<aside><h2>References</h2><ul>{ENTRIES}</ul></aside>") == [
        "The State of Tides",
        "Les quais du nord",
    ]


def test_a_work_may_be_called_like_a_link_around_the_text(tmp_path: Path) -> None:
    works = "<li><a href='/next.pdf'>Next steps for small harbours and the towns behind them</a>, Harbour Board, 2014</li><li><a href='https://facebook.com/harbourboard/posts/1'>Tides today</a>, Harbour Board, 2015</li>"
    assert titles(tmp_path, f"<ul>{works}</ul>") == ["Next steps for small harbours and the towns behind them", "Tides today"]  # fmt: skip


def test_a_title_in_angular_quotation_marks_is_no_arrow(tmp_path: Path) -> None:
    works = "<li><a href='/1.pdf'>« Les quais du nord »</a> (2014)</li><li><a href='/2.pdf'>«Rivières»</a>, 2015</li>"
    assert titles(tmp_path, f"<ul>{works}</ul>") == ["Les quais du nord", "Rivières"]

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Document, Inline, Item, ItemList, Paragraph
from annexcli.edge.documents import read_document
from annexcli.parse.references import parse
from annexcli.read.lines import with_lines

HTML = """\
<html><body>
<p>UNICEF wrote of decent work for all.</p>
<h2>References</h2>
<ul>
<li>ILO, <a class="decent work" href="https://e.org/w">Decent Work for All</a>,
    2014</li>
<li>Universit&eacute; de Lyon, <a href="https://e.org/r">Routes &amp; fleuves</a>, 2015</li>
<li>ILO, <a href="https://e.org/w2">Decent Work for Most</a>, 2016</li>
</ul>
</body></html>
"""
RST = """\
References
==========

* ILO, `Decent Work for All <https://e.org/w>`_, 2014

* Universite de Lyon, `Routes et fleuves
  <https://e.org/r>`_, 2015
"""
LATEX = r"""\documentclass{article}
\begin{document}
\section{References}
\begin{itemize}
\item ILO, \href{https://e.org/w}{Decent Work for All}, 2014
\item Chen, L. (2016). \emph{Rivers of the north}. Oslo: Example Press.
\end{itemize}
\end{document}
"""
CSV = "Publisher,Title,Year,Link\nILO,Decent Work for All,2014,https://e.org/w\nWHO,Health on the Road,2016,https://e.org/h\n"


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.html", HTML, [5, 7, 8]),
        ("a.rst", RST, [4, 6]),
        ("a.tex", LATEX, [5, 6]),
        ("a.csv", CSV, [2, 3]),
    ],
)
def test_references_know_their_lines(tmp_path: Path, name: str, text: str, lines: list[int]) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    parsed = parse(read_document(str(path)))
    assert [item.source.line for item in parsed.items] == lines
    assert parsed.sections[0].line == lines[0]


def test_what_stands_behind_a_short_heading_in_its_line_is_found_there() -> None:
    source = "<h2>Sources</h2><p>ILO, Work for all</p>\n<p>Text</p>\n<p>ILO, Work for all and more</p>"
    texts = ("Sources", "ILO, Work for all", "Text", "ILO, Work for all and more")
    found = with_lines(Document("a", tuple(Paragraph(Inline(text)) for text in texts)), source)
    assert [block.line for block in found.blocks] == [1, 1, 2, 3]


@given(
    st.lists(
        st.sampled_from(["- one", "- §", "two", "", "- [](x)", "three words here", "# one", "<p>one</p>"]),
        max_size=12,
    )
)
def test_whatever_stands_where_lines_come_in_order(source: list[str]) -> None:
    texts = [re.sub(r"<.*?>|^- |^# |\[.*", "", line) for line in source]
    blocks = tuple(Paragraph(Inline(text)) for text in texts)
    lines = [block.line for block in with_lines(Document("a", blocks), "\n".join(source)).blocks]
    assert lines == [number if text else None for number, text in enumerate(texts, 1)]


def test_short_texts_that_are_not_found_take_time_in_proportion() -> None:
    items = tuple(Item(Inline("§")) for _ in range(1_000))
    begun = time.process_time()
    [found] = with_lines(Document("a", (ItemList(items),)), "- x\n" * 30_000).blocks
    assert found.line is None
    assert time.process_time() - begun < 5


def test_what_is_not_found_has_no_line() -> None:
    document = Document("a", (Paragraph(Inline("not in the source")), ItemList((Item(Inline("x")),))))
    found = with_lines(document, "something else")
    assert [block.line for block in found.blocks] == [None, None]

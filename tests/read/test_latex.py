import json
import time

import pytest

from annexcli.read.latex import prepared, with_items
from tests.conftest import Annex

REPORT = r"""\documentclass{article}
\begin{document}
\section{Roads}
Text \cite{a}.
\begin{thebibliography}{9}
\bibitem{a} Example Bank (2024). \newblock Roads of the north. \newblock Oslo.
\bibitem[{Ortiz}, 2018]{b} Ortiz, A. (2018). \newblock {\em Rivers and roads}.
  \newblock Example Press, Oslo.
\end{thebibliography}
\end{document}
"""


def test_entries_become_items_on_the_same_lines() -> None:
    text = with_items(REPORT)
    assert text.count("\n") == REPORT.count("\n")
    assert text.splitlines()[5].startswith(r"\begin{itemize}\item{}  Example Bank")
    assert with_items("no list") == "no list"
    empty = r"\begin{thebibliography}{9}\end{thebibliography}"
    assert with_items(empty) == empty


def test_lines_stay_where_they_are_whatever_is_on_them() -> None:
    text = "\\begin{thebibliography}\n\n\\bibitem[Ortiz\n(2018)]\n{b} Ortiz\n\\end{thebibliography}\n"
    assert with_items(text).splitlines()[4] == " Ortiz"


@pytest.mark.parametrize(
    "text", [r"\begin{thebibliography}" * 10_000, r"\begin{thebibliography}\bibitem" + " " * 100_000]
)
def test_what_has_no_end_takes_time_in_proportion(text: str) -> None:
    begun = time.process_time()
    assert with_items(text) == text
    assert with_items(text + r"\end{thebibliography}").startswith(text)
    assert time.process_time() - begun < 2


def test_quotation_marks_open_as_they_close() -> None:
    assert prepared(r"``A title'' and `one', \`a la carte, l\'{\`e}ve") == (
        r"“A title'' and ‘one', \`a la carte, l\'{\`e}ve"
    )


def test_a_title_in_quotation_marks_of_latex(annex: Annex) -> None:
    entry = r"\bibitem{c} L. Chen, ``Is it a road? A survey,'' \emph{Energy Policy}, vol. 3, pp. 4--9, 2020."
    annex.write("report.tex", REPORT.replace(r"\end{thebib", entry + "\n" + r"\end{thebib"))
    read = json.loads(annex("parse", "report.tex", "--json").out)["references"][-1]
    assert (read["title"], read["container"]) == ("Is it a road? A survey", "Energy Policy")
    assert read["source"]["line"] == 9


def test_a_latex_bibliography_is_found_by_its_markup(annex: Annex) -> None:
    annex.write("report.tex", REPORT)
    done = annex("parse", "report.tex", "--sections")
    assert "a list without a heading: 2 items (line 6)" in done.out
    assert "markup says that it is a reference list" in done.out
    annex("parse", "report.tex")
    listed = annex("list").out
    assert "Roads of the north" in listed
    assert "Rivers and roads" in listed


def test_other_lists_that_say_so(annex: Annex) -> None:
    annex.write(
        "a.rst", "Text [R1]_.\n\n.. [R1] Ortiz, A. (2018). *Rivers of the north*. Oslo: Example Press.\n"
    )
    annex.write(
        "b.html",
        '<h1>Roads</h1><p>Text.</p><section role="doc-bibliography"><p>Do not cite.</p><p>Ortiz, A. (2018). <em>Rivers and roads</em>.</p></section>',
    )
    done = annex("parse", "a.rst", "b.html")
    assert "unparsed (introduces the list): Do not cite." in done.out
    assert [line.split("\t")[3] for line in annex("list").out.splitlines()] == [
        "Rivers of the north",
        "Rivers and roads",
    ]


def test_what_bibtex_writes_before_the_first_entry_stays_out_of_the_list(annex: Annex) -> None:
    defined = r"""\providecommand{\natexlab}[1]{#1}
\providecommand{\url}[1]{\texttt{#1}}
\expandafter\ifx\csname urlstyle\endcsname\relax
  \providecommand{\doi}[1]{doi: #1}\else
  \providecommand{\doi}{doi: \begingroup \urlstyle{rm}\Url}\fi
"""
    entry = r"""\bibitem[Doe(2019)]{d} J.~Doe.
\newblock \emph{Equil\'{\i}brio dos rios}.
\newblock
  \url{https://e.org/rios}.
"""
    text = REPORT.replace("{9}\n", "{9}\n" + defined).replace(r"\end{thebib", entry + r"\end{thebib")
    annex.write("report.tex", text)
    read = json.loads(annex("parse", "report.tex", "--json").out)["references"]
    assert [one["title"] for one in read][-2:] == ["Rivers and roads", "Equilíbrio dos rios"]
    assert read[-1]["urls"] == ["https://e.org/rios"]

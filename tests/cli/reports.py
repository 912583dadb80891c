"""A store whose page is worth looking at: what is usual, what is odd, and what means harm."""

from annexcli.edge.answers import Answers, Remembered
from annexcli.model.manners import Manners
from annexcli.model.verdict import Evidence, Failure, Hop
from tests.conftest import Annex

HARM = "<script>window.harm = 1</script>"
STORE = r"""
@string{who = {World Health Organization}}
@techreport{itu, author = {{ITU} and {UNICEF}}, institution = {{ITU} and {UNICEF}}, title = {Guidelines for Industry},
  year = 2015, keywords = {child-protection, csea/grooming}, url = {https://e.org/ok}, annex-section = {Annex > Reports},
  annex-source = {report.md:3}, annex-raw = {ITU and UNICEF, Guidelines for Industry, 2015}}
@techreport{müller18, author = {Müller, Zoë and Łuczak, Ewa}, title = {Étude des écoles}, institution = who, year = 2018,
  langid = {french}, keywords = {csea/grooming}, url = {https://e.org/gone}, note = {Only a summary}}
@article{p18, author = {Hof, Simone}, title = {A {DNA} of $x^2$ + y}, journal = {Water}, volume = 3, number = 2, pages = {1--9},
  year = 2018, month = may, doi = {10.1000/x}, issn = {1234-5678}}
@online{nd, title = {Undated}, organization = {UNICEF}, url = {https://e.org/moved}}
@techreport{u20, author = {UNICEF}, institution = {UNICEF}, title = {State of the World}, year = 2020, url = {https://e.org/unasked}}
@unpublished{m, author = {Chen, Li}, title = {Manuscript}, year = 2018}
@misc{harm, title = {<script>window.harm = 1</script><img src=x onerror="window.harm = 1">}, year = 2016,
  organization = {"><img src=x onerror=window.harm=1>}, keywords = {</script><b>x, ]]>, csea},
  note = {<!--annex-end-of-entry--></pre></style><svg onload="window.harm=1">}, url = {javascript:window.harm=1}}
@misc{odd'&<b>, title = {RTL EVIL and ANSI ESCAPE red {{ 7 * 7 }} {% raw %}}, year = 2016,
  howpublished = {\url{data:text/html,<script>window.harm=1</script>}}, url = {https://user:secret@e.org/private}}
"""
# Marks that turn text around, and what turns a terminal red.
STORE = STORE.replace("EVIL", "\u202eevil\u202c").replace("ESCAPE", "\x1b[31m")
CHECKED = "2026-11-20T10:00:00Z"
_ANSWERS = {
    "https://e.org/ok": Evidence("https://e.org/ok", (Hop("https://e.org/ok", 200),)),
    "https://e.org/gone": Evidence("https://e.org/gone", (Hop("https://e.org/gone", 404),)),
    "https://e.org/moved": Evidence(
        "https://e.org/moved", (Hop("https://e.org/moved", 301), Hop("https://e.org/new", 200))
    ),
    "https://doi.org/10.1000/x": Evidence("https://doi.org/10.1000/x", failure=Failure.TIMEOUT),
}


def stock(annex: Annex, text: str = STORE) -> Annex:
    """Put a store into the folder of a command, and what is remembered of its links into the cache."""
    annex.write("references.bib", text)
    memory = Answers(annex.folder / ".cache" / "annex" / "links.sqlite3", Manners())
    memory.remember({url: Remembered(evidence, CHECKED) for url, evidence in _ANSWERS.items()}, CHECKED)
    return annex

"""What other programs make of what is exported."""

import json
import subprocess

import pybtex.database
import pytest

from annexcli.bib.dialects import Dialect, exported
from annexcli.bib.fields import to_entry
from annexcli.bib.records import to_record
from annexcli.bib.style import render
from annexcli.csl.writing import written
from annexcli.edge.pandoc_process import program
from annexcli.exchange import ris
from annexcli.model.record import Record
from annexcli.model.reference import EntryType, Mark, Organisation, PartialDate, Person, Reference, Style
from annexcli.show import csl_yaml

URL = "https://e.org/~me/a_b%20c?x=1&y=2*#f--g'h"
WORKS = [
    Reference(
        "Roads & rivers: 100% of CSEA_x *here*",
        key="report1",
        type=EntryType.REPORT,
        publishers=(
            Organisation("Department of Health, Education and Welfare"),
            Organisation("UK Home Office"),
        ),
        date=PartialDate(2018, 5),
        urls=(URL,),
        number="WP 5",
        topics=("R&D", "roads"),
    ),
    Reference(
        "On Lutra lutra",
        key="article1",
        type=EntryType.ARTICLE,
        marks=(Mark(3, 14, Style.ITALIC),),
        authors=(Person("van der Hof", "Simone"), Organisation("Smith & Sons")),
        container="Journal of *Stars*",
        volume="2",
        number="3",
        pages="12–15",
        date=PartialDate(2016, 6, 5),
        doi="10.1000/x_y(1)",
    ),
    Reference(
        "1984. A chapter",
        key="chapter1",
        type=EntryType.CHAPTER,
        authors=(Person("Ortiz", "Ana"),),
        editors=(Person("Chen", "Li"),),
        container="The reader",
        publishers=(Organisation("Press"),),
        place="Oslo",
        date=PartialDate(2015),
    ),
]
RECORDS = [to_record(to_entry(work)) for work in WORKS]


def as_pandoc_reads(format_: str, text: str) -> dict[str, dict[str, object]]:
    done = subprocess.run(
        [program(), "-f", format_, "-t", "csljson"], input=text.encode(), capture_output=True, check=True
    )
    assert not done.stderr
    return {item["id"]: item for item in json.loads(done.stdout)}


EXPORTS = {
    "csljson": lambda: json.dumps([written(record) for record in RECORDS]),
    "markdown": lambda: csl_yaml.references(RECORDS),
    "bibtex": lambda: render(exported(map(to_entry, WORKS), Dialect.BIBTEX, bookkeeping=False)),
    "biblatex": lambda: render(exported(map(to_entry, WORKS), Dialect.BIBLATEX, bookkeeping=False)),
    "ris": lambda: ris.written(map(Record, WORKS)),
}


@pytest.mark.parametrize("format_", EXPORTS)
def test_pandoc(format_: str) -> None:
    report, article, chapter = (as_pandoc_reads(format_, EXPORTS[format_]())[work.key] for work in WORKS)
    is_ris = format_ == "ris"
    if not is_ris:  # EndNote's two commas are unknown to pandoc
        assert report["author"] == [{"literal": body.name} for body in WORKS[0].publishers]
        assert report["number"] == "WP 5"
        # Its readers of BibTeX write titles in small letters.
        assert "<i>lutra lutra</i>" in str(article["title"]).lower()
    else:
        assert {"family": "UK Home Office"} in report["author"]  # type: ignore[operator] # a list
    assert report["URL"] == URL
    assert report["type"] == "report"
    assert str(report["title"]).replace('<span class="nocase">', "").replace("</span>", "") == WORKS[0].title
    assert report["issued"] == {
        "date-parts": [[2018] if is_ris else [2018, 5]]
    }  # its reader of RIS takes no month
    if format_ not in {"bibtex", "biblatex"}:  # which pandoc reads no keywords of
        assert sorted(str(report["keyword"]).split(", ")) == ["R&D", "roads"]
    assert article["DOI"] == "10.1000/x_y(1)"
    assert (article["volume"], article["issue"], str(article["page"]).replace("–", "-")) == (
        "2",
        "3",
        "12-15",
    )
    assert article["container-title"] == "Journal of *Stars*"
    assert article["issued"] == {"date-parts": [[2016] if is_ris else [2016, 6, 5]]}
    assert (chapter["title"], chapter["container-title"]) == ("1984. A chapter", "The reader")
    assert chapter["author"] == [{"family": "Ortiz", "given": "Ana"}]
    assert chapter["editor"] == [{"family": "Chen", "given": "Li"}]
    assert chapter["publisher"] == "Press"
    assert chapter.get("publisher-place") == (None if is_ris else "Oslo")  # nor a place


def test_pybtex() -> None:
    database = pybtex.database.parse_string(EXPORTS["bibtex"](), "bibtex")
    report, article = database.entries["report1"], database.entries["article1"]
    assert [str(person) for person in report.persons["author"]] == [
        "{Department of Health, Education and Welfare}",
        "{UK Home Office}",
    ]
    assert (report.type, report.fields["year"], report.fields["month"]) == ("techreport", "2018", "May")
    assert report.fields["url"] == URL
    assert article.persons["author"][0].prelast_names == ["van", "der"]


@pytest.mark.parametrize("number", ["1e3", "0o17", "0x1F", ".5", "1E+2", "y", "N", "2018"])
def test_yaml_has_no_number_that_is_a_text(number: str) -> None:
    """PyYAML reads 1.1 and quotes what is a number there; pandoc reads 1.2, where ``1e3`` is a thousand."""
    text = csl_yaml.references([Record(Reference("T", key="k", type=EntryType.REPORT, number=number))])
    (line,) = [line for line in text.splitlines() if line.lstrip().startswith("number:")]
    assert line.split(": ", 1)[1] == f"'{number}'"

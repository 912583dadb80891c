"""Entries as BibTeX's styles and BibLaTeX want them, and what children have from their parents."""

import pytest

from annexcli.bib.dialects import Dialect, in_dialect
from annexcli.bib.fields import to_reference
from annexcli.bib.inherit import by_key, inherited, missing_parents, on_its_own
from annexcli.bib.library import Entry, load
from annexcli.bib.records import from_record, to_record
from annexcli.bib.style import render
from annexcli.model.record import Record
from annexcli.model.reference import Reference


def entry(text: str) -> Entry:
    return load(text).entries[0]


CASES = [
    ("@techreport{k, year = 2018, month = may, address = {Oslo}}", "biblatex", "report", {"date": "2018-05", "location": "Oslo"}),
    ("@techreport{k, year = 2018, date = {2018-05~}}", "biblatex", "report", {"date": "2018-05~"}),
    ("@misc{k, year = {n.d.}, url = {https://e.org/a_b}}", "biblatex", "online", {"year": "n.d.", "url": "https://e.org/a_b"}),
    ("@misc{k, year = 2017, date = {2018}}", "biblatex", "misc", {"year": "2017", "date": "2018"}),
    ("@misc{k, howpublished = {Leaflet}}", "biblatex", "misc", {"howpublished": "Leaflet"}),
    ("@misc{k, entrysubtype = {dataset}}", "biblatex", "dataset", {}),
    ("@phdthesis{k, school = {S}}", "biblatex", "thesis", {"type": "phdthesis", "institution": "S"}),
    ("@phdthesis{k, school = {S}, annex-raw = {S, thesis}}", "biblatex", "thesis", {"institution": "S", "annex-raw": "S, thesis"}),
    ("@mastersthesis{k, type = {Diploma}}", "biblatex", "thesis", {"type": "Diploma"}),
    ("@article{k, journal = {J}, journaltitle = {K}}", "biblatex", "article", {"journal": "J", "journaltitle": "K"}),
    ("@article{k, pmid = {31}, archiveprefix = {x}}", "biblatex", "article", {"eprint": "31", "eprinttype": "x"}),
    ("@conference{k, x-own = {mine}, annote = {A}}", "biblatex", "inproceedings", {"x-own": "mine", "annotation": "A"}),
    ("@report{k, date = {2018-05}, location = {Oslo}, langid = {french}}", "bibtex", "techreport", {"year": "2018", "month": "may", "address": "Oslo", "language": "french"}),
    ("@article{k, date = {2018-05-15}, journaltitle = {J}, journalsubtitle = {S}}", "bibtex", "article", {"year": "2018", "month": "may", "date": "2018-05-15", "journal": "J: S"}),
    ("@thesis{k, type = {mathesis}, institution = {S}}", "bibtex", "mastersthesis", {"school": "S"}),
    ("@thesis{k, institution = {S}}", "bibtex", "phdthesis", {"type": "Thesis", "school": "S"}),
    ("@online{k, url = {https://e.org}, urldate = {2019-05-12}}", "bibtex", "misc", {"url": "https://e.org", "urldate": "2019-05-12"}),
    ("@online{k, title = {T}}", "bibtex", "misc", {"entrysubtype": "online", "title": "T"}),
    ("@dataset{k, title = {T}}", "bibtex", "misc", {"entrysubtype": "dataset", "title": "T"}),
    ("@inreference{k, title = {T}}", "bibtex", "incollection", {"entrysubtype": "encyclopedia", "title": "T"}),
    ("@book{k, title = {T}, subtitle = {S}}", "bibtex", "book", {"title": "T: S"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dialect", "kind", "fields"), CASES)
def test_dialects(text: str, dialect: str, kind: str, fields: dict[str, str]) -> None:
    before = entry(text)
    made = in_dialect(before, Dialect(dialect))
    assert made.type == kind
    assert dict(made.fields) == fields or "pmid" in text
    for name, value in fields.items():
        assert made.get(name) == value or name == "eprinttype"


@pytest.mark.parametrize(("text", "dialect"), [case[:2] for case in CASES if "annex-raw" not in case[0]])
def test_what_is_read_stays_the_same(text: str, dialect: str) -> None:
    before = entry(text)
    after = to_reference(load(render([in_dialect(before, Dialect(dialect))])).entries[0])
    if "journaltitle = {K}" in text or "archiveprefix" in text:
        return  # two values of one fact: both stay in the file
    assert after == to_reference(before)


FAMILY = """
@inproceedings{Child, crossref = {PARENT}, title = {Paper}, xdata = {press, none}}
@proceedings{parent, title = {Proceedings}, booktitle = {Proceedings of X}, editor = {Ortiz, Ana}, year = 2018, label = {P},
  crossref = {child}}
@xdata{press, publisher = {Press}, location = {Oslo}}
@article{issue, crossref = {volume}, title = {One}}
@periodical{volume, title = {Water}, subtitle = {A journal}, date = {2019}}
"""


def test_children_have_what_they_lack() -> None:
    library = load(FAMILY)
    known = by_key(library.entries)
    child = inherited(library.entries[0], known)
    assert child.get("booktitle") == "Proceedings of X"
    assert child.get("title") == "Paper"
    assert (child.get("editor"), child.get("year"), child.get("publisher")) == ("Ortiz, Ana", "2018", "Press")
    assert child.get("crossref") == "PARENT"
    assert not child.has("label")
    assert missing_parents(child, known) == ("none",)
    article = inherited(library.entries[3], known)
    assert to_reference(article).container == "Water: A journal"
    assert to_reference(article).year == 2019


def test_alone_or_beside_its_parents() -> None:
    library = load(FAMILY)
    known = by_key(library.entries)
    alone = on_its_own(library.entries[3], known, frozenset())
    assert alone.get("journaltitle") == "Water"
    assert not alone.has("crossref")
    assert on_its_own(library.entries[3], known, frozenset({"volume"})) == library.entries[3]


def test_further_fields() -> None:
    one = entry(
        r"@techreport{k, title = {T}, institution = {I}, publisher = {P}, abstract = {A \& B}, x-own = {y},"
        r" file = {:a_b.pdf:PDF}, eprint = {7}, eprinttype = {hdl}, annex-raw = {r}, number = 1, issue = 2}"
    )
    record = to_record(one)
    assert dict(record.further) == {
        "publisher": "P",
        "abstract": "A & B",
        "x-own": "y",
        "file": ":a_b.pdf:PDF",
        "eprint": "7",
        "eprinttype": "hdl",
        "issue": "2",
    }
    assert to_record(one, bookkeeping=True).get("annex-raw") == "r"
    back = from_record(record)
    assert (back.get("abstract"), back.get("file"), back.get("x-own")) == (r"A \& B", ":a_b.pdf:PDF", "y")


def test_a_further_field_takes_no_place_of_another() -> None:
    record = Record(
        Reference("T", key="k", note="N"), (("note", "M"), ("note", "O"), ("bad name", "x"), ("file", "{"))
    )
    made = from_record(record)
    assert [(name, value) for name, value in made.fields if name != "title"] == [
        ("note", "N"),
        ("note-2", "M"),
        ("note-3", "O"),
        ("file", "%7B"),
    ]
    assert not load(render([made])).broken


@pytest.mark.parametrize("date", ["2011/", "2011/..", "2011?", "2011-05?"])
def test_a_date_that_says_more_stays_beside_the_year(date: str) -> None:
    made = in_dialect(entry(f"@book{{k, title = {{T}}, date = {{{date}}}}}"), Dialect.BIBTEX)
    assert (made.get("year"), made.get("date")) == ("2011", date)

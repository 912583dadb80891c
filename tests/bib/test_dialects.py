"""Entries as BibTeX's styles and BibLaTeX want them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.dialects import Dialect, exported, in_dialect
from annexcli.bib.fields import to_reference
from annexcli.bib.library import Entry, load
from annexcli.bib.style import render
from tests.processor import at_most


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
    ("@article{k, pmid = {31}}", "biblatex", "article", {"eprint": "31", "eprinttype": "pubmed"}),
    ("@article{k, pmid = {31}, archiveprefix = {x}}", "biblatex", "article", {"pmid": "31", "eprinttype": "x"}),
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
    assert (made.type, dict(made.fields)) == (kind, fields)


@pytest.mark.parametrize(("text", "dialect"), [case[:2] for case in CASES if "annex-raw" not in case[0]])
def test_what_is_read_stays_the_same(text: str, dialect: str) -> None:
    before = entry(text)
    after = to_reference(load(render([in_dialect(before, Dialect(dialect))])).entries[0])
    assert after == to_reference(before)


@pytest.mark.parametrize("date", ["2011/", "2011/..", "2011?", "2011-05?"])
def test_a_date_that_says_more_stays_beside_the_year(date: str) -> None:
    made = in_dialect(entry(f"@book{{k, title = {{T}}, date = {{{date}}}}}"), Dialect.BIBTEX)
    assert (made.get("year"), made.get("date")) == ("2011", date)


@given(st.lists(st.integers(-1, 9), max_size=9))
def test_parents_stand_below_their_children(crossrefs: list[int]) -> None:
    parents = [str(one) if 0 <= one < len(crossrefs) else "" for one in crossrefs]
    entries = [Entry("misc", str(n), (("crossref", parent),)) for n, parent in enumerate(parents)]
    keys = [one.key for one in exported(entries, Dialect.BIBTEX, bookkeeping=True)]
    assert sorted(keys) == sorted(one.key for one in entries)
    for child, parent in enumerate(parents):
        ancestors = [parent]
        while ancestors[-1] and ancestors[-1] not in ancestors[:-1]:
            ancestors.append(parents[int(ancestors[-1])])
        if parent and not ancestors[-1]:
            assert keys.index(str(child)) < keys.index(parent)


def test_many_parents_take_no_time() -> None:
    parents = [Entry("proceedings", f"p{n}", ()) for n in range(8_000)]
    children = [Entry("inproceedings", f"c{n}", (("crossref", f"p{n}"),)) for n in range(8_000)]
    with at_most(5):  # it took half a minute when each was looked for among all
        keys = [one.key for one in exported([*parents, *children], Dialect.BIBTEX, bookkeeping=True)]
        assert keys[:4] == ["c0", "p0", "c1", "p1"]

"""Reference ⇄ BibTeX: through the text of a file and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.library import load
from annexcli.bib.style import render
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference, Source
from annexcli.text import squash

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=40
).map(squash).filter(bool)  # fmt: skip
WORDS = (
    st.text(st.sampled_from("abcé -&%{}\\@_"), min_size=1, max_size=12)
    .map(squash)
    .filter(lambda text: text.strip("- ") != "")
)
ORGANISATIONS = st.lists(st.builds(Organisation, TEXT), max_size=3, unique=True).map(tuple)
DATES = st.none() | st.builds(PartialDate, st.integers(1500, 2099)) | st.dates().filter(lambda d: d.year > 1500).map(
    lambda d: PartialDate(d.year, d.month, d.day)
)  # fmt: skip
URLS = st.sampled_from(["https://e.org/a_b%20c?x=1&y=2#f", "https://e.org/{x}", "docs/a.pdf"])


def through_file(reference: Reference) -> Reference:
    library = load(render((to_entry(reference),)))
    assert not library.broken, library.broken
    return to_reference(library.entries[0])


@given(
    st.builds(
        Reference,
        title=TEXT,
        key=st.just("key2018a"),
        type=st.just(EntryType.REPORT),
        publishers=ORGANISATIONS,
        date=DATES,
        note=st.none() | TEXT,
        section=st.none() | TEXT,
        doi=st.none() | st.just("10.1000/x_y(1)"),
        topics=st.lists(st.sampled_from(["csea/grooming", "education"]), unique=True).map(tuple),
        source=st.none()
        | st.builds(Source, st.just("a folder/report.md"), line=st.integers(1, 999), raw=TEXT),
    )
)
def test_a_report_comes_back(reference: Reference) -> None:
    assert through_file(reference) == reference


def test_addresses_stay_verbatim() -> None:
    urls = ("https://e.org/a_b%20c?x=1&y=2#f", "https://e.org/second_one")
    reference = Reference("T", key="k", type=EntryType.WEBPAGE, urls=urls)
    text = render((to_entry(reference),))
    assert "url           = {https://e.org/a_b%20c?x=1&y=2#f}" in text
    assert through_file(reference).urls == urls


def test_persons_and_organisations() -> None:
    reference = Reference(
        "T",
        key="k",
        type=EntryType.BOOK,
        authors=(Person("van der Hof", "S."), Person("Plato"), Organisation("Crime and Justice Centre")),
        publishers=(Organisation("Example Press"),),
        accessed=PartialDate(2019, 5, 12),
        isbn="9783161484100",
    )
    back = through_file(reference)
    assert back.authors[0] == Person("van der Hof", "S.")
    assert back.authors[2] == Organisation("Crime and Justice Centre")
    assert back.publishers == reference.publishers
    assert (back.accessed, back.isbn) == (reference.accessed, reference.isbn)


def test_issuing_bodies_are_author_and_institution_each_in_its_braces() -> None:
    reference = Reference(
        "T",
        key="k",
        type=EntryType.REPORT,
        publishers=(Organisation("ITU"), Organisation("A and B Centre", "ABC")),
    )
    entry = to_entry(reference)
    assert entry.get("author") == entry.get("institution") == "{ITU} and {A and B Centre}"
    assert entry.get("shortauthor") == ""


def test_an_acronym_becomes_the_short_author() -> None:
    reference = Reference(
        "T", key="k", type=EntryType.REPORT, publishers=(Organisation("Watch Foundation", "WF"),)
    )
    assert to_entry(reference).get("shortauthor") == "{WF}"
    assert through_file(reference) == reference


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2018", "2018"),
        ("year = {2018}, month = may", "2018-05"),
        ("year = {2018}, month = {05}", "2018-05"),
        ("date = {2018-05-15}", "2018-05-15"),
        ("date = {2018-02~}", "2018-02~"),
        ("date = {2014/2016}", "2014/2016"),
        ("date = {2018-21}", "2018-21"),
        ("year = {2017}, date = {2018}", "2018"),
        ("year = {c. 2018}", "2018"),
        ("year = {n.d.}", None),
        ("date = {2018-05-15/..}", "2018-05-15"),
    ],
)
def test_dates_as_others_write_them(fields: str, date: str | None) -> None:
    read = to_reference(load(f"@misc{{k, {fields}}}").entries[0]).date
    assert (str(read) if read else None) == date


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("techreport", EntryType.REPORT),
        ("REPORT", EntryType.REPORT),
        ("online", EntryType.WEBPAGE),
        ("misc", EntryType.OTHER),
        ("inbook", EntryType.CHAPTER),
        ("mastersthesis", EntryType.THESIS),
        ("unheardof", EntryType.OTHER),
    ],
)
def test_types_as_others_write_them(kind: str, expected: EntryType) -> None:
    assert to_reference(load(f"@{kind}{{k, title={{x}}}}").entries[0]).type is expected


def test_an_entry_made_by_hand() -> None:
    text = r"""@misc{who, author = {{World Health Organization} and Müller, Jürgen and others},
      title = {Pages 1--5 of {\'E}tude}, howpublished = {\url{https://e.org/a\_b}}, keywords = {one; two, three}}"""
    reference = to_reference(load(text).entries[0])
    assert reference.authors == (Organisation("World Health Organization"), Person("Müller", "Jürgen"))
    assert reference.title == "Pages 1–5 of Étude"
    assert reference.urls == ("https://e.org/a_b",)
    assert reference.type is EntryType.WEBPAGE
    assert reference.topics == ("one", "two", "three")
    assert reference.source is None


@given(WORDS, WORDS)
def test_nothing_in_a_text_breaks_the_file(title: str, note: str) -> None:
    back = through_file(Reference(title, key="k", note=note, type=EntryType.REPORT))
    assert (back.title, back.note) == (title, note)


@given(st.lists(URLS, max_size=3, unique=True).map(tuple))
def test_addresses_are_all_kept(urls: tuple[str, ...]) -> None:
    back = through_file(Reference("T", key="k", urls=urls)).urls
    assert back == tuple(url.replace("{", "%7B").replace("}", "%7D") for url in urls)


def test_the_text_of_a_line_stands_without_white_space_at_its_ends() -> None:
    source = Source("a.md", 3, raw="ILO, Decent Work. ")
    text = render((to_entry(Reference("Decent Work", key="k", source=source)),))
    assert "annex-raw     = {ILO, Decent Work.}," in text
    read = to_reference(load(text).entries[0]).source
    assert read
    assert read.text == source.text


def test_identifiers_come_without_labels_and_braces() -> None:
    text = (
        "@article{a, doi = {http://dx.doi.org/10.1000/x}, isbn = {{978-3-16-148410-0}}, issn = {{0317-8471}},"
        " eprint = {arXiv:2101.00001}, eprinttype = {arxiv}}"
    )
    reference = to_reference(load(text).entries[0])
    assert (reference.doi, reference.isbn, reference.issn, reference.arxiv) == (
        "10.1000/x",
        "978-3-16-148410-0",
        "0317-8471",
        "2101.00001",
    )
    assert to_reference(load("@misc{a, doi = {doi:10.1000/x}}").entries[0]).doi == "10.1000/x"

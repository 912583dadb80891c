"""RIS as other programs write it, and ours as they read it."""

from pathlib import Path

import pytest
import rispy
from hypothesis import given

from annexcli.errors import UnreadableInput
from annexcli.exchange import ris
from annexcli.model.record import Record
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference
from tests.exchange.references import references

FILES = Path(__file__).parent / "files"


def of(name: str) -> list[Record]:
    found = ris.read((FILES / name).read_bytes().decode(), name)
    assert not found.unread
    return list(found.records)


def test_zotero() -> None:
    report, chapter, book = of("zotero.ris")
    one = report.reference
    assert (report.line, one.type, one.key) == (1, EntryType.REPORT, "")
    assert one.publishers == (Organisation("Northland Road Agency"),)
    assert one.authors == ()  # the body that issued it, named twice
    assert one.urls == ("https://example.org/nra/ferries_(2019)?lang=en;print=1",)
    assert one.topics == ("ferries", "Night, work at")
    assert (str(one.date), str(one.accessed), one.extent, one.number) == (
        "2019-03",
        "2020-02-11",
        "88",
        "NRA/WP/12",
    )
    assert report.get("abstract") == "What forty crews told us about crossings by night."
    assert report.get("ris-cn") == "NRA 12"
    two = chapter.reference
    assert chapter.line == 24
    assert two.authors == (Person("van der Hof", "Simone"), Person("King", "Martin Jr."))
    assert (two.editors, two.translators) == ((Person("Okafor", "Ngozi"),), (Person("Rossi", "Anna"),))
    assert (two.container, two.series, two.pages, two.edition) == (
        "The harbour reader",
        "Studies of the sea",
        "12–34",
        "2nd",
    )
    assert chapter.get("ris-a3") == "Weber, Karl"  # who edits the series is none of the book's editors
    assert (book.reference.editors, book.reference.series, book.reference.extent) == (
        (Person("Ivanova", "Olga"),),
        "Engineering for all",
        "350",
    )


def test_endnote() -> None:
    (record,) = of("endnote.ris")
    one = record.reference
    assert one.authors == (
        Person("Ortiz", "A. B."),
        Organisation("Department of Health, Education and Welfare"),
        Organisation("Road Safety Consortium"),
    )
    assert one.topics == ("*Accidents, Traffic/prevention & control", "Child")
    assert (str(one.date), one.issn, one.pmid, one.language) == ("2018-05-15", "1234-567X", "29876543", "en")
    assert (one.pages, one.short_container, one.edition) == ("701–9", "J Road Res", None)
    assert record.get("ris-sn") == "1098-7654 (Linking)"
    assert record.get("ris-et") == "2018/05/12"
    assert one.note == "1234-567X Ortiz, A B Journal Article Northland"


def test_mendeley() -> None:
    article, paper = of("mendeley.ris")
    one = article.reference
    assert (one.title, one.container, one.doi, one.date) == (
        "Who owns the rivers?",
        "Water",
        "10.1000/water.6.3",
        PartialDate(2014),
    )
    assert (one.short_container, one.genre, one.pages) == (None, None, "123–145")
    assert article.get("abstract").startswith("Rivers")
    two = paper.reference
    assert two.type is EntryType.CONFERENCE
    assert (two.container, two.venue, two.event) == (
        "Proceedings of the 3rd Conference on Maps",
        "Bergen, Northland",
        None,
    )


def test_web_of_science() -> None:
    (record,) = of("web-of-science.ris")
    one = record.reference
    assert (one.event, one.container) == ("12TH INTERNATIONAL CONFERENCE ON BORDERS", "BORDERS 2017")
    assert (one.venue, one.place, one.date) == ("Oslo, NORTHLAND", "CAMBRIDGE", PartialDate(2017, 4))
    assert record.get("abstract") == "Borders are crossed in spring, and closed in autumn."
    assert record.get("ris-an") == "WOS:000400000000012"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_and_missing_ends(ending: str) -> None:
    text = "\ufeff1.\nTY  - JOUR\nTI  - One\n\nTY - BOOK\nTI - Two\nER -\nstray\nTY  - GEN\nER  - "
    found = ris.read(text.replace("\n", ending), "f.ris")
    assert [one.reference.title for one in found.records] == ["One", "Two"]
    assert [(one.line, one.what) for one in found.unread] == [
        (8, "'stray' stands outside of any record"),
        (9, "a record without anything but its type"),
    ]


@pytest.mark.parametrize("text", ["", "no RIS at all", "TYPED notes", "AU  - Somebody\nER  - "])
def test_what_is_no_ris(text: str) -> None:
    with pytest.raises(UnreadableInput, match="no record of RIS"):
        ris.read(text, "f.ris")


@given(references())
def test_rispy_reads_ours(reference: Reference) -> None:
    text = ris.written([Record(reference, (("abstract", "A"), ("ris-u1", "4")))])
    (entry,) = rispy.loads(text.replace("\r\n", "\n"))
    assert text.endswith("ER  - \r\n")
    assert entry.get("title") == reference.title
    assert entry["id"] == "key2018a"
    assert entry.get("keywords", []) == list(reference.topics)
    assert entry["unknown_tag"]["U1"] == ["4"]
    assert entry["abstract"] == "A"


def test_a_type_that_others_know_goes_back_as_it_came() -> None:
    record = of("mendeley.ris")[1]
    assert "TY  - CONF\r\n" in ris.written([record])
    changed = Record(Reference("T", type=EntryType.BOOK), record.further)
    assert "TY  - BOOK\r\n" in ris.written([changed])


def read_one(*lines: str) -> Record:
    (record,) = ris.read("\n".join([*lines, "ER  - "]), "f.ris").records
    return record


def test_several_addresses_on_one_line() -> None:
    one = read_one("TY  - ELEC", "TI  - T", "UR  - http://a.org; http://b.org/x;y=1")
    assert one.reference.urls == ("http://a.org", "http://b.org/x;y=1")


def test_who_was_granted_a_patent_is_no_editor() -> None:
    one = read_one("TY  - PAT", "TI  - T", "AU  - Li, X.", "A2  - Acme,")
    assert (one.reference.editors, one.get("ris-a2")) == ((), "Acme,")
    assert "A2  - Acme,\r\n" in ris.written([one])


@pytest.mark.parametrize(
    ("lines", "isbn", "number", "kept"),
    [
        (["TY  - RPRT", "SN  - WHO/123"], None, "WHO/123", ""),
        (["TY  - RPRT", "IS  - 5", "SN  - WHO/123"], None, "5", "WHO/123"),
        (["TY  - BOOK", "SN  - WHO/123"], None, None, "WHO/123"),
        (["TY  - BOOK", "SN  - 978-3-16-148410-0 (pbk)"], "978-3-16-148410-0", None, ""),
        (["TY  - BOOK", "SN  - ISBN 0306406152"], "ISBN 0306406152", None, ""),
    ],
)
def test_what_is_no_isbn(lines: list[str], isbn: str | None, number: str | None, kept: str) -> None:
    one = read_one(*lines, "TI  - T")
    assert (one.reference.isbn, one.reference.number, one.get("ris-sn")) == (isbn, number, kept)
    (again,) = ris.read(ris.written([one]), "f.ris").records
    assert again == one


def test_a_field_ends_no_record() -> None:
    further = (
        ("ris-er", "x"),
        ("ris-ty", "x"),
        ("ris-", "x"),
        ("ris-abc", "x"),
        ("ris-1a", "x"),
        ("ris-ad", "y"),
    )
    text = ris.written([Record(Reference("T", key="k"), further)])
    assert text == "TY  - GEN\r\nID  - k\r\nTI  - T\r\nAD  - y\r\nER  - \r\n"


def test_a_record_of_empty_tags_is_left_over() -> None:
    found = ris.read("TY  - BOOK\nAU  - \nTI  - \nER  - \n", "f.ris")
    assert not found.records
    assert [one.what for one in found.unread] == ["a record without anything but its type"]


def test_what_follows_a_type_is_none_of_it() -> None:
    one = read_one("TY  - JOUR", "DESCRIPTORS: x", "TI  - T")
    assert (one.reference.type, one.get("ris-ty"), one.reference.note) == (
        EntryType.ARTICLE,
        "",
        "DESCRIPTORS: x",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["TY  - EDBOOK", "TI  - T", "AU  - Li, X.", "A3  - Okafor, N."],
        ["TY  - EDBOOK", "TI  - T", "ED  - Li, X."],
        ["TY  - RPRT", "TI  - T", "IS  - WP 5; WP 6"],
        ["TY  - JOUR", "TI  - T", "AU  - et al."],
    ],
)
def test_authors_beside_editors_numbers_with_semicolons_and_nobody_come_back(lines: list[str]) -> None:
    one = read_one(*lines)
    (again,) = ris.read(ris.written([one]), "f.ris").records
    assert again == one

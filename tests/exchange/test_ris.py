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


@pytest.mark.parametrize("text", ["", "no RIS at all", "AU  - Somebody\nER  - "])
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

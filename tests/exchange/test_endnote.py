"""EndNote XML as EndNote writes it, and what must not be read."""

from pathlib import Path
from xml.dom import minidom

import pytest
from hypothesis import given

from annexcli.errors import UnreadableInput
from annexcli.exchange import endnote
from annexcli.model.record import Record
from annexcli.model.reference import EntryType, Mark, Organisation, Person, Reference, Style
from tests.exchange.references import references

FILE = Path(__file__).parent / "files" / "endnote.xml"


def test_endnote() -> None:
    found = endnote.read(FILE.read_bytes(), "f.xml")
    article, book = found.records
    assert [(one.line, one.what) for one in found.unread] == [
        (4, "a record without a title, a name and an address")
    ]
    one = article.reference
    assert (article.line, one.key, one.type) == (2, "ortiz2018otters", EntryType.ARTICLE)
    assert one.title == "The return of Lutra lutra to the rivers & lakes"
    assert one.marks == (Mark(14, 25, Style.ITALIC),)
    assert one.authors == (Person("Ortiz", "A. B."), Organisation("Institute for Road Research"))
    assert one.urls == ("https://example.org/otters?a=1&b=2", "https://example.org/otters.pdf")
    assert one.topics == ("rivers", "Otters, European")
    assert (one.container, one.short_container, one.pages, str(one.date)) == (
        "Water",
        "Wat.",
        "12–19",
        "2018-12-24",
    )
    assert (one.issn, one.doi, one.edition) == ("1234-567X", "10.1000/otters", None)
    assert article.get("pmcid") == "PMC6300001"
    assert article.get("ris-l1") == "internal-pdf://otters.pdf"
    two = book.reference
    assert (two.authors, two.editors, two.extent) == ((), (Person("Okafor", "Ngozi"),), "350")
    assert (book.get("ris-a2"), book.get("endnote-work-location")) == ("Weber, Karl", "Shelf 4")
    assert (two.note, two.annotation) == ("Signed copy.", "Ask for chapter 3.")


def test_what_it_wrote_comes_back() -> None:
    found = endnote.read(FILE.read_bytes(), "f.xml").records
    again = endnote.read(endnote.written(found).encode(), "f.xml").records
    assert [one.reference for one in again] == [one.reference for one in found]
    assert [sorted(one.further) for one in again] == [sorted(one.further) for one in found]


@given(references())
def test_it_is_xml(reference: Reference) -> None:
    whole = minidom.parseString(endnote.written([Record(reference)]))
    assert len(whole.getElementsByTagName("record")) == 1


LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<xml><records><record><titles><title>&b;</title></titles></record></records></xml>"""
OUTSIDE = b"""<!DOCTYPE xml [<!ENTITY file SYSTEM "file:///etc/passwd">]>
<xml><records><record><titles><title>&file;</title></titles></record></records></xml>"""


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE])
def test_entities_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="defines entities"):
        endnote.read(data, "f.xml")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<xml>\n<records>\n<record></xml>", "f.xml:3: no XML: mismatched tag"),
        (b"<html><body/></html>", "f.xml: no record of EndNote"),
        (b'<?xml version="1.0" encoding="klingon"?><xml/>', "f.xml: no XML: unknown encoding"),
        (b"", "f.xml:1: no XML: no element found"),
    ],
)
def test_what_is_no_endnote(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput) as told:
        endnote.read(data, "f.xml")
    assert str(told.value).startswith(message)


def test_depth_and_encodings() -> None:
    deep = b"<xml><records><record>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</record></records></xml>"
    assert len(endnote.read(deep, "f.xml").unread) == 1
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?><xml><record><titles><title>É</title></titles></record></xml>'
    (record,) = endnote.read(latin.encode("latin-1"), "f.xml").records
    assert record.reference.title == "É"


def test_what_xml_forbids_is_left_out() -> None:
    further = (
        ("endnote-1foo", "x"), ("endnote-", "x"), ("endnote-xmlns", "x"), ("endnote-a:b", "x"), ("endnote-volume", "9"),
        ("endnote-shelf", "a\x01b"),
    )  # fmt: skip
    one = Reference("T\x01i\x1bt\uffffle 😀", key="k", note="\x0bN")
    (found,) = endnote.read(endnote.written([Record(one, further)]).encode(), "f.xml").records
    assert (found.reference.title, found.reference.note, found.reference.volume) == ("Title 😀", "N", None)
    assert found.further == (("endnote-shelf", "ab"),)


def test_a_type_of_document_elsewhere_is_told() -> None:
    with pytest.raises(UnreadableInput, match="refers to a document type elsewhere"):
        endnote.read(b'<!DOCTYPE xml SYSTEM "http://e.org/x.dtd"><xml><records/></xml>', "f.xml")

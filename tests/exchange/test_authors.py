"""Nobody becomes the author of a work whom nothing names as one."""

import json

import pytest

from annexcli.bib.library import load
from annexcli.bib.names import join, split
from annexcli.bib.records import from_record, to_record
from annexcli.csl import reading
from annexcli.csl.writing import written
from annexcli.exchange import endnote, ris
from annexcli.model.record import Record
from annexcli.model.reference import Organisation, Person

ARTICLE = "TY  - JOUR\nTI  - Anonymous article\nT2  - The Lancet\nPB  - Elsevier\nPY  - 2004\nER  - \n"
BOOK = "TY  - BOOK\nTI  - No maker\nPB  - Routledge\nER  - \n"


def of_bib(text: str) -> Record:
    return to_record(load(text).entries[0])


@pytest.mark.parametrize("text", [ARTICLE, BOOK])
def test_a_publisher_is_no_author_that_nobody_named(text: str) -> None:
    (record,) = ris.read(text, "f.ris").records
    (of_xml,) = endnote.read(endnote.written([record]).encode(), "f.xml").records
    (of_csl,) = reading.read(json.dumps([written(record)]), "f.json").records
    for one in (record, of_xml, of_csl):
        entry = from_record(one)
        assert entry.get("publisher") or entry.get("organization")
        assert not entry.has("author")


def test_none_is_written_that_an_entry_does_not_name() -> None:
    record = of_bib("@book{x, title = {No maker}, publisher = {Routledge}, year = 2016}")
    assert "AU  - " not in ris.written([record])
    assert "<author>" not in endnote.written([record])
    assert "author" not in written(record)


def test_a_body_that_is_both_stays_both() -> None:
    record = of_bib("@techreport{x, title = {T}, author = {{ITU}}, institution = {{ITU}}}")
    assert "AU  - ITU,\r\n" in ris.written([record])
    assert written(record)["author"] == [{"literal": "ITU"}]
    (back,) = ris.read(ris.written([record]), "f.ris").records
    assert (from_record(back).get("author"), from_record(back).get("institution")) == ("{ITU}", "{ITU}")


def test_two_persons_of_one_name_are_two() -> None:
    text = "TY  - JOUR\nTI  - T\nAU  - Wang, Y.\nAU  - Wang, Y.\nA2  - Li, X.\nA2  - Li, X.\nER  - \n"
    (record,) = ris.read(text, "f.ris").records
    (of_xml,) = endnote.read(endnote.written([record]).encode(), "f.xml").records
    for one in (record.reference, of_xml.reference):
        assert one.authors == (Person("Wang", "Y."),) * 2
        assert one.editors == (Person("Li", "X."),) * 2
    twice = "TY  - JOUR\nTI  - T\nAU  - Wang, Y.\nA1  - Wang, Y.\nER  - \n"
    assert ris.read(twice, "f.ris").records[0].reference.authors == (Person("Wang", "Y."),)


@pytest.mark.parametrize("name", ["Smith, J., Jr.", "Smith, Jr., J."])
def test_suffixes(name: str) -> None:
    (record,) = ris.read(f"TY  - BOOK\nTI  - T\nAU  - {name}\nER  - \n", "f.ris").records
    assert join(record.reference.authors) == "Smith, Jr., J."
    assert split("Smith, Jr., J.") == (Person("Smith", "J. Jr."),)
    assert record.names_authors
    (of_csl,) = reading.read('[{"title": "T", "author": [{"family": "Smith", "given": "J.", "suffix": "Jr."}]}]', "f").records  # fmt: skip
    assert from_record(of_csl).get("author") == "Smith, Jr., J."


def test_a_body_with_the_word_and() -> None:
    text = "TY  - RPRT\nTI  - T\nAU  - Department of Health, Education and Welfare\nER  - \n"
    (record,) = ris.read(text, "f.ris").records
    assert len(split(from_record(record).get("author"))) == 1
    assert Organisation("Welfare") not in split(from_record(record).get("author"))

"""Nobody becomes the author of a work whom nothing names as one."""

import json

import pytest

from annexcli.bib.library import load
from annexcli.bib.names import join, split
from annexcli.bib.records import from_record, to_record
from annexcli.csl import reading
from annexcli.csl.data import written
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

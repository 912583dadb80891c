import pytest

from annexcli.errors import UnreadableInput
from annexcli.exchange.formats import Format, Source, read_as, written_as


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        ("% by hand\n@string{a = {b}}\n@book{k, title = {TY}}", "-", Source.BIBTEX),
        ("@misc{k,\n note = {\nTY  - JOUR\n}}", "-", Source.BIBTEX),
        ("Notes\r\nTY  - JOUR\r\nER  - ", "x.txt", Source.RIS),
        ("TY - JOUR\nPMID- 4\n", "-", Source.RIS),
        ("\ufeff [{}]", "-", Source.CSLJSON),
        ("<?xml version='1.0'?><xml/>", "-", Source.ENDNOTE_XML),
        ("% nothing yet", "x.bib", Source.BIBTEX),
    ],
)
def test_a_file_tells_its_format(text: str, name: str, source: Source) -> None:
    assert read_as(text, name) is source


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("PMID- 1\nTI  - T", "PubMed's own format"),
        ("FN Clarivate Analytics\nVR 1.0", "Web of Science's plain text"),
        ("%0 Journal Article\n%A Ortiz", "EndNote's tagged text"),
        ("<!DOCTYPE html><p>", "a web page"),
        ('[{"key": "k", "publisher": ["P"], "urls": []}]', "the JSON of this program"),
        ("plain words", "no format that can be read"),
    ],
)
def test_what_is_none_is_told(text: str, message: str) -> None:
    with pytest.raises(UnreadableInput, match=message):
        read_as(text, "f")


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.bib", Format.BIBTEX),
        ("a.CSL.json", Format.CSLJSON),
        ("a.json", Format.JSON),
        ("a.ris", Format.RIS),
        ("a.yml", Format.YAML),
        ("a.doc", None),
    ],
)
def test_names_of_files(name: str, format_: Format | None) -> None:
    assert written_as(name) is format_

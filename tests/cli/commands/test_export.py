"""``annex export`` and ``annex import`` from the shell, there and back."""

import csv
import io
import json
import re

import pytest

from annexcli.bib.fields import to_reference
from annexcli.bib.library import load
from annexcli.exchange.formats import Source
from annexcli.exchange.losses import after
from tests.conftest import ROOT, Annex

SHIPPED = (ROOT / "references.bib").read_text("utf-8")
STORE = r"""@string{p = "Press"}
@techreport{roads, author = {{ITU} and {R\&D, Ltd.}}, title = {=Roads}, institution = {{ITU} and {R\&D, Ltd.}}, year = {2018},
  keywords = {b, {c, d}}, url = {https://e.org/a_b}, x-own = {mine}, annex-links = {https://e.org/2}, annex-section = {S},
  annex-source = {a.md:3}, annex-raw = {ITU, Roads}}
@incollection{part, crossref = {whole}, title = {Part}, author = {Ortiz, Ana}}
@book{whole, title = {Whole}, editor = {Chen, Li}, publisher = p, year = 2015}
"""


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source.BIBTEX, "out.bib"),
        (Source.BIBLATEX, "out.bib"),
        (Source.CSLJSON, "out.csl.json"),
        (Source.RIS, "out.ris"),
        (Source.ENDNOTE_XML, "out.xml"),
    ],
)
def test_there_and_back(example: Annex, source: Source, name: str) -> None:
    example("export", "--to", source.value, "-o", name)
    done = example("--store", "new.bib", "import", name)
    assert done.out == "new.bib: 45 records: 45 added, 0 merged, 0 unchanged, 0 left over\n"
    found = [to_reference(entry) for entry in load(example.read("new.bib").decode()).entries]
    assert found == [after(to_reference(entry), source) for entry in load(SHIPPED).entries]


def test_to_bibtex_without_bookkeeping_unless_asked(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    text = annex("export", "--to", "biblatex", "--key", "roads").out
    assert "annex-" not in text
    assert re.search(r"x-own\s+= \{mine\}", text)
    assert r"{{ITU} and {R\&D, Ltd.}}" in text
    assert "@report{roads," in text
    assert "https://e.org/a_b}" in text
    whole = annex("export", "--to", "bibtex", "--all-fields", "--key", "roads").out
    assert "annex-raw" in whole
    assert "annex-links" in whole


def test_a_child_without_its_parent_says_it_all(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    (item,) = json.loads(annex("export", "--to", "csljson", "--key", "part").out)
    assert (item["container-title"], item["publisher"], item["issued"]) == (
        "Whole",
        "Press",
        {"date-parts": [[2015]]},
    )
    alone = annex("export", "--to", "bibtex", "--key", "part").out
    assert "booktitle" in alone
    assert "crossref" not in alone
    assert "crossref" in annex("export", "--to", "bibtex").out


def test_tables(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    annex("export", "-o", "out.csv")
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(annex.read("out.csv").decode()))}
    assert rows["roads"]["title"] == "'=Roads"  # no formula
    assert rows["roads"]["publisher"] == "ITU; R&D, Ltd."
    assert rows["roads"]["topics"] == "b; c, d"
    assert rows["roads"]["urls"] == "https://e.org/a_b https://e.org/2"
    assert rows["part"]["authors"] == "Ortiz, Ana"
    assert "source" not in rows["roads"]
    lines = annex("export", "--to", "jsonl", "--all-fields", expect=2)
    assert "it has them anyway" in lines.err
    listed = json.loads(annex("list", "--json").out)
    assert [json.loads(line) for line in annex("export", "--to", "jsonl").out.splitlines()] == listed


def test_what_is_refused(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert "no format is named" in annex("export", expect=2).err
    assert "this is the store itself" in annex("export", "-o", "./references.bib", expect=2).err
    annex.write(".~lock.out.csv#", "me")
    assert "open in a word processor" in annex("export", "-o", "out.csv", expect=2).err
    assert "cannot write" in annex("export", "-o", "no/such/out.ris", expect=2).err
    none = annex("export", "--to", "ris", "--year", "1900", "-o", "none.ris")
    assert none.err == "no reference matches\n"
    assert annex.read("none.ris") == b""
    assert annex.read().decode() == STORE


def test_import_tells_of_every_record(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    annex.write(
        "in.ris",
        "TY  - RPRT\nTI  - =Roads\nAU  - ITU,\nPY  - 2018\nAB  - Long\nER  - \n\nTY  - JOUR\nER  - \n",
    )
    annex.write("in.bib", "@misc{roads, title = {Else}, year = 2001}\n@misc{open, title = {\n")
    dry = annex("import", "in.ris", "in.bib", "--dry-run", expect=1)
    assert annex.read().decode() == STORE
    assert re.search(r"^\+.*title\s+= \{Else\}", dry.out, re.MULTILINE)
    assert "would be added" in dry.err
    done = annex("import", "in.ris", "in.bib", expect=1)
    assert done.out.splitlines()[0].startswith("in.ris:1: merged with roads because of the same title")
    assert "  abstract: {Long} added" in done.out
    assert "in.ris:8: left over: a record without anything but its type" in done.out
    assert "in.bib:1: added as else2001: another work has the citekey roads" in done.out
    assert "in.bib:2: left over: " in done.out
    assert (
        done.out.splitlines()[-1] == "references.bib: 4 records: 1 added, 1 merged, 0 unchanged, 2 left over"
    )
    text = annex.read().decode()
    assert text.startswith("@string{p")
    assert "x-own = {mine}" in text


def test_import_of_what_cannot_be_read(annex: Annex) -> None:
    annex.write("bad.json", '[{"id": "a",\n "title": }]')
    annex.write("good.json", '[{"id": "a", "title": "T", "type": "book"}]')
    done = annex("import", "bad.json", "good.json", "missing.ris", "--json", expect=3)
    assert "bad.json:2: no JSON: Expecting value; export it again" in done.err
    assert "missing.ris: no such file" in done.err
    assert json.loads(done.out)["summary"] == {"records": 1, "new": 1, "merged": 0, "unchanged": 0, "left": 0}
    assert "@book{a," in annex.read().decode()
    piped = annex("import", "-", "--from", "csljson", given='[{"id": 4, "title": "U", "type": "book"}]')
    assert piped.out.endswith("1 added, 0 merged, 0 unchanged, 0 left over\n")
    assert "no format that can be read" in annex("import", "-", given="words", expect=3).err


def test_import_of_other_encodings(annex: Annex) -> None:
    annex.write("old.ris", "TY  - BOOK\r\nTI  - Müller’s café\r\nER  - \r\n".encode("cp1252"))
    done = annex("import", "old.ris")
    assert "not UTF-8; read as Windows-1252" in done.err
    annex.write("wide.ris", "TY  - BOOK\r\nTI  - 子ども\r\nER  - \r\n".encode("utf-16"))
    annex("import", "wide.ris")
    assert [one["title"] for one in json.loads(annex("list", "--json").out)] == ["Müller’s café", "子ども"]


def test_nothing_is_written_as_nothing(annex: Annex) -> None:
    """What stood in a file before is not what matches now."""
    annex.write("references.bib", STORE)
    for kind, text in {"json": "[]\n", "csljson": "[]\n", "jsonl": "", "bibtex": "", "ris": ""}.items():
        annex.write("out", "stale")
        done = annex("export", "--to", kind, "--key", "none", "-o", "out")
        assert (annex.read("out").decode(), done.out, done.err) == (text, "", "no reference matches\n")
    failed = annex("export", "--to", "json", "--key", "none", "--fail-empty", expect=1)
    assert (failed.out, failed.err) == ("[]\n", "no reference matches\n")
    assert annex("export", "--to", "ris", "--key", "roads", "--fail-empty").out


def test_parents_stand_below_their_children_for_bibtex(annex: Annex) -> None:
    annex.write(
        "references.bib",
        "@book{a, title = {A}, year = 2001, crossref = {series}}\n@book{whole, title = {W}, year = 2002}\n"
        "@incollection{b, title = {B}, crossref = {WHOLE}}\n@incollection{c, title = {C}, crossref = {whole}}\n"
        "@book{last, title = {L}}\n@book{x, title = {X}, crossref = {y}}\n@book{y, title = {Y}, crossref = {x}}\n",
    )

    def keys(*options: str) -> list[str]:
        return re.findall(r"^@\w+\{(\w+),", annex("export", *options).out, re.MULTILINE)

    assert keys("--to", "bibtex") == ["a", "b", "c", "whole", "last", "x", "y"]
    assert keys("--to", "biblatex") == ["a", "whole", "b", "c", "last", "x", "y"]
    by_year = keys("--to", "bibtex", "--sort", "-year")
    assert by_year.index("whole") > max(by_year.index("b"), by_year.index("c"))

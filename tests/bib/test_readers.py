"""The store that the project ships is read without complaint by everybody who reads BibTeX."""

import json
import subprocess

import pybtex.database
import pytest
from bibtexparser.entrypoint import parse_file

from annexcli.edge.pandoc_process import program
from tests.conftest import ROOT

STORE = ROOT / "references.bib"


def test_bibtexparser() -> None:
    library = parse_file(str(STORE))
    assert len(library.entries) == 45
    assert not library.failed_blocks


def test_pybtex() -> None:
    database = pybtex.database.parse_file(str(STORE))
    assert len(database.entries) == 45
    joint = database.entries["itu2015guidelines"]
    assert [str(person) for person in joint.persons["author"]] == ["{ITU}", "{UNICEF}"]


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pandoc(dialect: str) -> None:
    done = subprocess.run([program(), "-f", dialect, "-t", "csljson", STORE], capture_output=True, check=True)
    assert not done.stderr
    items = {item["id"]: item for item in json.loads(done.stdout)}
    assert len(items) == 45
    assert items["itu2015guidelines"]["author"] == [{"literal": "ITU"}, {"literal": "UNICEF"}]
    assert items["centrejustice2016child"]["author"] == [
        {"literal": "Centre for Justice and Crime Prevention"}
    ]

"""What a run knows before its command begins."""

from pathlib import Path

import pytest

from annexcli.cli.run import store_path
from tests.conftest import Annex


def test_which_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANNEX_STORE", raising=False)
    assert store_path(None) == Path("references.bib")
    monkeypatch.setenv("ANNEX_STORE", "other.bib")
    assert store_path(None) == Path("other.bib")
    assert store_path("mine.bib") == Path("mine.bib")


@pytest.mark.parametrize("command", ["list", "init"])
def test_a_store_without_a_name_is_refused(annex: Annex, command: str) -> None:
    done = annex("--store", "", command, expect=2)
    assert done.err == "annex: --store: the name is empty; name a file, or leave it out\n"
    assert not list(annex.folder.iterdir())

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


def test_the_name_of_a_store_is_shown_and_not_obeyed(annex: Annex) -> None:
    annex.write("annex.toml", 'store = "a\\u001b[31m.bib"\n')
    (annex.folder / "a\x1b[31m.bib").write_bytes(b"@misc{k, title = {Caf\xe9}}\n")
    told = "annex: a\\x1b[31m.bib: not UTF-8; read as cp1252, and written so\n"
    assert annex("list").err == told

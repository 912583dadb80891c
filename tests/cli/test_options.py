from pathlib import Path

import pytest

from annexcli.cli.run import store_path


def test_which_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANNEX_STORE", raising=False)
    assert store_path(None) == Path("references.bib")
    monkeypatch.setenv("ANNEX_STORE", "other.bib")
    assert store_path(None) == Path("other.bib")
    assert store_path("mine.bib") == Path("mine.bib")

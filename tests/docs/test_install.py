"""docs/install.md shows what ``annex doctor`` looks at."""

import re
import tomllib
from pathlib import Path

import pytest

from annexcli.edge.doctor import looks
from tests.conftest import ROOT
from tests.docs.pages import page


def test_the_doctor_that_is_shown_looks_at_all_that_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shown,) = re.findall(r"^```text\n(.*?)^```$", page("install.md"), re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    there_are = [look.name for look in looks(lambda: Path("references.bib"))]
    assert re.findall(r"^(?:ok|note|problem) +(\w+)", shown, re.MULTILINE) == there_are
    number = len(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"])
    assert f"libraries   {number} of {number}\n" in shown

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annexcli.edge.store import append, locked, open_store
from annexcli.errors import UnreadableInput
from annexcli.model import EntryType, Organisation, PartialDate, Reference

NEW = Reference(
    "A report",
    key="ilo2014report",
    type=EntryType.REPORT,
    publishers=(Organisation("ILO"),),
    date=PartialDate(2014),
)
NASTY = [
    "",
    "% a comment without a line end",
    "\ufeff@misc{a, title = {with a BOM}}\n",
    "@misc{a,\r\n  title={CRLF}\r\n}\r\n",
    '@string{un = "UN"}\n\n@misc(b, title = un # { x}, year=2018)\n\n\n',
    '@comment{jabref-meta: groups;}\n@preamble{"\\newcommand{\\x}{}"}\n@misc{c,\n\ttitle   =  {odd   spacing},}',
    "free text { with a brace\n@misc{d, title={x}}\n",
]


@pytest.mark.parametrize("text", NASTY)
def test_what_was_there_stays_byte_for_byte(tmp_path: Path, text: str) -> None:
    path = tmp_path / "references.bib"
    path.write_bytes(text.encode())
    append(open_store(path), (NEW,))
    written = path.read_bytes()
    assert written.startswith(text.encode())
    assert b"\r\n" not in written.replace(b"\r\n", b"") if b"\r\n" in text.encode() else b"\r" not in written
    assert [r.key for r in open_store(path).references][-1] == "ilo2014report"
    assert open_store(path).references[-1] == NEW


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    append(open_store(path, must_exist=False), ())
    assert not path.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_characters="@"), max_size=80))
def test_any_free_text_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "references.bib"
    path.write_bytes(text.encode())
    try:
        store = open_store(path)
    except UnreadableInput:
        return
    append(store, (NEW,))
    assert path.read_bytes().startswith(text.encode())


def test_a_broken_entry_is_told_and_a_missing_store_too(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text("@misc{a, title={x}}\n@misc{b, title={y\n@misc{c title}\n")
    with pytest.raises(UnreadableInput, match=r"references\.bib:2.*and 1 more"):
        open_store(path)
    with pytest.raises(UnreadableInput, match="annex parse"):
        open_store(tmp_path / "none.bib")


def test_the_lock_leaves_nothing_beside_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    folder.mkdir()
    with locked(folder / "references.bib"):
        assert not list(folder.iterdir())

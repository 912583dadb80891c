import os
import stat
from pathlib import Path

import pytest

from annexcli.edge.files import decoded, read_bytes, write_whole
from annexcli.errors import UnreadableInput, UsageProblem


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.md"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=r"report\.md: the file is empty"):
        read_bytes(str(path))


def test_the_line_that_is_not_utf8_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"report\.md:3: not UTF-8"):
        decoded(b"one\ntwo\ncaf\xe9\n", "report.md")
    assert decoded("\ufeffé".encode(), "report.md") == "é"


def test_encodings_that_a_document_says() -> None:
    assert decoded("été".encode("utf-16"), "report.txt") == "été"
    page = '<html><head><meta charset="{}"></head>été “x”</html>'
    for declared, encoding in (("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-16le", "")):
        text = page.format(declared)
        if encoding:
            assert decoded(text.encode(encoding), "a.html", declares=True) == text
        else:
            with pytest.raises(UnreadableInput, match="not UTF-8"):
                decoded(text.encode("cp1252"), "a.html", declares=True)
    with pytest.raises(UnreadableInput, match="not UTF-8"):
        decoded(page.format("iso-8859-1").encode("cp1252"), "a.md")
    with pytest.raises(UnreadableInput, match="not the UTF-16 text"):
        decoded(b"\xff\xfe\x00\xd8", "a.md")


def test_no_file_a_folder_and_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        read_bytes(str(tmp_path / "none.md"))
    with pytest.raises(UnreadableInput, match="a folder"):
        read_bytes(str(tmp_path))
    (tmp_path / "large.md").write_text("x" * 100)
    monkeypatch.setattr("annexcli.edge.files._LARGEST", 99)
    with pytest.raises(UnreadableInput, match="larger than"):
        read_bytes(str(tmp_path / "large.md"))


def test_writing_keeps_permissions_and_symbolic_links(tmp_path: Path) -> None:
    target = tmp_path / "real.bib"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to(target)
    write_whole(link, "new\r\n")
    assert link.is_symlink()
    assert target.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.bib", "real.bib"]


def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "new.bib", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.bib").stat().st_mode) == 0o640


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="cannot write"):
        write_whole(tmp_path / "none" / "x.bib", "x")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.bib"]

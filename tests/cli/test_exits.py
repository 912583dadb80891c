"""What becomes of errors of the system that no command foresees."""

import errno
from pathlib import Path

import pytest

from annexcli.cli.exits import Exit, explain
from tests.conftest import ROOT, Annex


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (
            PermissionError(errno.EACCES, "Permission denied", "a/b.bib"),
            Exit.UNREADABLE,
            "annex: a/b.bib: Permission denied; make it, and its folder, readable to you\n",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", b"a.bib"),
            Exit.UNREADABLE,
            "annex: a.bib: Permission denied; make it, and its folder, readable to you\n",
        ),
        (
            FileNotFoundError(errno.ENOENT, "No such file or directory"),
            Exit.USAGE,
            "annex: the current folder is gone; change to another\n",
        ),
    ],
)
def test_what_the_system_refuses_is_no_bug(
    error: OSError, code: Exit, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(error) is code
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("command", [("list",), ("init",)])
def test_a_folder_that_is_gone_is_told(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    # The shell of a user stands in it still, as this process does.
    done = Annex(Path(), {"XDG_CACHE_HOME": str(tmp_path / "cache")})(*command, expect=2)
    assert done.err == "annex: the current folder is gone; change to another\n"


@pytest.mark.parametrize(
    "command",
    [
        ("cite", "-o", "references.bib"),
        ("cite", "--to", "csljson", "--output=./references.bib"),
        ("report", "-o", "references.bib"),
        ("lint", "-o", "references.bib"),
        ("check", "--offline", "--report", "json=references.bib"),
        ("export", "--to", "biblatex", "-o", "references.bib"),
        ("check", "--offline", "other.bib", "--report", "json=other.bib"),
    ],
    ids=" ".join,
)
def test_no_result_is_written_over_what_is_read(example: Annex, command: tuple[str, ...]) -> None:
    example.write("other.bib", example.read())
    done = example(*command, expect=2)
    told = "other.bib: this file is to be read" if "other.bib" in command else "this is the store itself"
    assert f"{told}; name another file" in done.err
    assert example.read() == example.read("other.bib") == (ROOT / "references.bib").read_bytes()


@pytest.mark.parametrize("output", ["", "nowhere/list.md", "."])
def test_a_place_that_cannot_be_written_to_is_told(example: Annex, output: str) -> None:
    done = example("cite", "-o", output, expect=2)
    assert "cannot write: " in done.err
    assert "as it was" not in done.err

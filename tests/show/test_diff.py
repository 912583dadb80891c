import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.show.diff import unified
from tests.processor import at_most


def test_a_line_changed() -> None:
    assert unified("a\nb\nc\n", "a\nB\nc\n", "r.bib") == (
        "--- a/r.bib\n+++ b/r.bib\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
    )


def test_no_difference() -> None:
    assert unified("a\n", "a\n", "r.bib") == unified("", "", "r.bib") == ""


def test_a_file_without_an_end_of_line() -> None:
    assert unified("a", "a\n", "r").endswith("-a\n\\ No newline at end of file\n+a\n")


LINES = st.lists(st.sampled_from(["a", "b", "c", "d\r", "e\x0c", "", "f", "g"]), max_size=14)
TEXTS = st.builds(lambda lines, end: "\n".join(lines) + end, LINES, st.sampled_from(["", "\n"]))


@pytest.mark.skipif(not shutil.which("patch"), reason="there is no patch here")
@given(TEXTS, TEXTS)
def test_patch_makes_the_one_the_other(tmp_path_factory: pytest.TempPathFactory, old: str, new: str) -> None:
    folder: Path = tmp_path_factory.mktemp("patch")
    (folder / "r.bib").write_bytes(old.encode())
    subprocess.run(
        ["patch", "-p1", "--binary", "-s"], cwd=folder, input=unified(old, new, "r.bib").encode(), check=True
    )
    patched = folder / "r.bib"
    assert (patched.read_bytes() if patched.exists() else b"") == new.encode()


def test_a_large_file_takes_no_minutes() -> None:
    entries = [f"@misc{{k{n},\n  year = 2018,\n  note = {{x}},\n}}\n\n" for n in range(10_000)]
    changed = [entry.replace("{x}", "{y}") if n % 20 == 0 else entry for n, entry in enumerate(entries)]
    with at_most(10):
        assert unified("".join(entries), "".join(changed), "r.bib").count("@@ -") == 500

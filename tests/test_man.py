"""The man pages: of the same texts as the help, in the wheel, read without a complaint."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from annexcli.cli.registry import COMMANDS
from tests.conftest import ROOT

PAGES = sorted((ROOT / "man" / "man1").glob("*.1"))


def test_they_are_current() -> None:
    command = [sys.executable, str(ROOT / "man" / "pages.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_program_and_each_command_have_one() -> None:
    assert {path.name for path in PAGES} == {"annex.1", *(f"annex-{name}.1" for name in COMMANDS)}


def test_the_wheel_takes_them_along() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert build["wheel"]["shared-data"] == {"man/man1": "share/man/man1"}


@pytest.mark.parametrize(
    "reader",
    [("mandoc", "-Tlint", "-Wwarning"), ("groff", "-man", "-ww", "-Tutf8")],
    ids=lambda reader: str(reader[0]),
)
def test_readers_of_man_pages_do_not_complain(reader: tuple[str, ...]) -> None:
    if shutil.which(reader[0]) is None:
        pytest.skip(f"there is no {reader[0]}")
    done = subprocess.run([*reader, *map(str, PAGES)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert reader[0] == "groff" or done.stdout == ""


def test_a_page_says_what_the_help_says() -> None:
    text = Path(ROOT, "man", "man1", "annex-cite.1").read_text("utf-8")
    plain = " ".join(text.replace("\\-", "-").split())
    for words in (
        "annex cite --style apa",
        "Filters",
        "A topic; csea finds csea/grooming too.",
        "EXIT STATUS",
    ):
        assert words in plain

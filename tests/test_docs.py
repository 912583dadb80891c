"""Commands shown in the documentation are run, and what they print is what is shown.

``pytest --update-golden`` writes what they print into the pages.
"""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from annexcli.cli.commands import COMMANDS
from tests.cli.test_terminal import read_terminal
from tests.conftest import ROOT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def run(command: str, folder: Path) -> str:
    """Run a shell command with a terminal of 100 columns for its output."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "NO_COLOR": "1", "XDG_CACHE_HOME": str(folder / ".cache")}
    return read_terminal(["bash", "-c", command], folder, 100, settings)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if BLOCK.search(page.read_text("utf-8"))], ids=lambda p: p.name
)
def test_what_is_shown_is_what_is_printed(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = page.read_text("utf-8")

    def played(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
        shown = [f"$ {command}\n{_trimmed(run(command, tmp_path))}" for command in commands]
        return f"```console\n{''.join(shown)}```"

    printed = BLOCK.sub(played, text)
    if request.config.getoption("--update-golden"):
        page.write_text(printed, "utf-8")
    assert printed == page.read_text("utf-8")


def _trimmed(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())


# What these do is said by their help.
PLAIN = {"--help", "--json", "--output", "--concurrency", "--per-host", "--timeout"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_its_place_in_the_docs(name: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"## `annex {name}" in text
    command = COMMANDS[name].loaded(name)
    for option in (option for one in command.params for option in one.opts if option.startswith("--")):
        assert option in text or option in PLAIN or option.startswith("--not-"), option


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert target in {"url", "{link}"} or (page.parent / target).exists(), f"{page.name}: {target}"

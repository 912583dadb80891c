"""Commands shown in the documentation are run, and what they print is what is shown.

``console`` blocks are run, page by page, each page in a folder of its own that holds the examples.
``pytest --update-golden`` writes what they print into the pages. Commands elsewhere (``sh`` blocks, which need
a network or the reader's own files; YAML; words in running text) are not run, but read: the program has to know
every command and option in them.
"""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from annexcli.cli.app import app
from annexcli.cli.registry import COMMANDS
from tests.cli.test_terminal import read_terminal
from tests.conftest import PACKAGE, ROOT

RUN = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^ *```(?P<language>\S*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
# A block of another kind would be one that nobody looks at; toml, json and bibtex hold no commands.
LANGUAGES = {"console", "sh", "text", "yaml", "toml", "json", "bibtex"}
COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
IN_TEXT = re.compile(r"`(annex [^`\n]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
IN_SHELL = re.compile(r"(?:^|[\s|&;])(annex (?=[a-z-]).*)", re.MULTILINE)
# From where the cursor is hidden to where the bar's line is erased; nothing of that is left on a terminal.
PROGRESS = re.compile(r"\x1b\[\?25l.*?\x1b\[1A\x1b\[2K", re.DOTALL)
ENDS = {"|", "&&", "||", ";", ">"}
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def run(command: str, folder: Path) -> str:
    """Run a shell command with a terminal of 100 columns for its output; pages share a cache, as readers' do."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "NO_COLOR": "1", "XDG_CACHE_HOME": str(folder.parent / "cache")}
    return PROGRESS.sub("", read_terminal(["bash", "-c", command], folder, 100, settings))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if RUN.search(page.read_text("utf-8"))], ids=lambda p: p.name
)
def test_what_is_shown_is_what_is_printed(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    text = page.read_text("utf-8")

    def played(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
        shown = [f"$ {command}\n{_trimmed(run(command, tmp_path))}" for command in commands]
        return f"```console\n{''.join(shown)}```"

    printed = RUN.sub(played, text)
    if request.config.getoption("--update-golden"):
        page.write_text(printed, "utf-8")
    assert printed == page.read_text("utf-8")


def _trimmed(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())


def commands_of(text: str) -> Iterator[str]:
    """Yield the command lines of this program that a page names without running them."""
    for block in BLOCK.finditer(text):
        if block["language"] in {"sh", "text", "yaml"}:
            yield from IN_SHELL.findall(COMMENT.sub("", block["text"]))
    # An option that is named in running text may stand without its value; headings name all that a command takes.
    yield from (f"{command} …" for command in IN_TEXT.findall(HEADING.sub("", BLOCK.sub("", text))))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_not_run_could_be(page: Path) -> None:
    text = page.read_text("utf-8")
    assert {block["language"] for block in BLOCK.finditer(text)} <= LANGUAGES
    for line in commands_of(text):
        words = shlex.split(line, comments=True)[1:]
        words = words[: next((place for place, word in enumerate(words) if word in ENDS), None)]
        name, *rest = _parsed(typer.main.get_command(app), words) or ["COMMAND"]
        assert name in {*COMMANDS, "COMMAND", "…"}, line
        if name in COMMANDS:
            _parsed(COMMANDS[name].loaded(name), rest)


def _parsed(command: Any, words: list[str]) -> list[str]:
    """Take options and their values off a command line and return what is left, without running anything.

    Raises:
        Exception: if there is no such option, or its value is missing.

    """
    context = command.context_class(command)
    return list(command.make_parser(context).parse_args(args=list(words))[1])


@pytest.mark.parametrize(
    "text",
    ["`annex lst`", "`annex list --yaer 2018`", "`annex --sotre x list`", "```sh\nannex list --year\n```"],
)
def test_what_the_program_does_not_know_is_seen(text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{text}\n")
    with pytest.raises(Exception, match=r"lst|yaer|sotre|requires an argument"):
        test_what_is_not_run_could_be(page)


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target, anchor in re.findall(
            r"\]\(([^)#:]*)(?:#([^)]*))?\)", BLOCK.sub("", page.read_text("utf-8"))
        ):
            there = page.parent / target if target else page
            assert target in {"url", "{link}"} or there.exists(), f"{page.name}: {target}"
            assert not anchor or anchor in anchors(there), f"{page.name}: {target}#{anchor}"


def test_files_that_are_named_are_there() -> None:
    for page in PAGES:
        text = BLOCK.sub("", page.read_text("utf-8"))
        for name in re.findall(r"`((?:annexcli|tests|benchmarks|examples|docs)/[^`\s*<]*)`", text):
            folder = PACKAGE.parent if name.startswith(PACKAGE.name) else ROOT
            assert "NAME" in name or (folder / name).exists(), f"{page.name}: {name}"


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    headings = HEADING.findall(BLOCK.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

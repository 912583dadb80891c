"""The whole program as its users have it: any folder, terminal, locale and home, no network."""

import errno
import os
import pty
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from inspect import cleandoc
from pathlib import Path
from typing import Any, NoReturn

import pytest
from typer.testing import CliRunner

from annexcli.cli.app import app
from annexcli.cli.exits import Exit
from annexcli.cli.registry import COMMANDS
from tests.cli.test_terminal import COMMAND, read_terminal, until
from tests.conftest import EXAMPLE, LINKS, ROOT, Annex, Site, reply

# The commands whose work it is to ask the network, and what makes others do it.
ASKS = {"check", "fix"}
ASKING = "--network"
ODD = "Bericht für Ürün/最終 version.md"


def examples(name: str) -> list[str]:
    """Return the examples in the help of a command."""
    text = cleandoc(COMMANDS[name].loaded(name).help or "").partition("Examples:")[2]
    return [line.strip() for line in text.splitlines() if line.strip()]


def required(name: str) -> list[str]:
    """Return a word for each argument that a command must have."""
    parameters = COMMANDS[name].loaded(name).params
    return ["x" for one in parameters if one.param_type_name == "argument" and one.required]


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the list of the addresses that were asked; none of them answers."""
    asked: list[object] = []

    def unreachable(_: socket.socket, address: object) -> NoReturn:
        asked.append(address)
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    def unknown(host: object, *_: object, **__: object) -> NoReturn:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    return asked


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home; the test stands in an empty folder beside it."""
    (tmp_path / "home").mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("BROWSER", "true")
    for name in ("XDG_CACHE_HOME", "ANNEX_STORE", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


def files(folder: Path) -> set[str]:
    """Return what files are in a folder, and below."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments), prog_name="annex")


@pytest.mark.parametrize("name", COMMANDS)
def test_in_an_empty_folder_a_command_says_what_to_do(
    name: str, home: Path, connections: list[object]
) -> None:
    for given in ([], required(name)):
        done = run(name, *given)
        assert done.exit_code in {Exit.DONE, Exit.USAGE, Exit.UNREADABLE}
        if done.exit_code:
            # What is missing, and the next step: behind a semicolon, or the help.
            assert re.search(r"^annex: .*; .+|^Try 'annex \w+ -h'", done.stderr, re.MULTILINE), done.stderr
            assert done.stdout == ""
        assert files(Path()) <= {"init": {"annex.toml"}, "add": {"references.bib"}}.get(name, set())
        assert all(path.startswith(".cache/annex/") for path in files(home))
        assert connections == []


def project(name: str) -> Path:
    """Return a new folder with a store, documents and a history."""
    work = Path(name)
    work.mkdir()
    shutil.copy(ROOT / "references.bib", work)
    for document in ("report.md", "before.md"):
        shutil.copy(EXAMPLE, work / document)
    shutil.copy(LINKS, work / "links.tsv")
    (work / "pyproject.toml").write_text("[tool.annex.check]\nretries = 0\ninterval = 0\n")
    return work


def with_history(work: Path) -> None:
    """Make a folder a repository whose first revision is that of its origin."""
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (
        ("init", "-q"),
        ("add", "references.bib"),
        (*author, "commit", "-qm", "x"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
    ):
        subprocess.run(["git", "-C", str(work), *command], check=True)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_work_and_write_where_they_are_told(
    name: str, home: Path, connections: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, example in enumerate(examples(name)):
        words = shlex.split(example)
        if words[0] != "annex" or "|" in words:
            continue  # of the shell, or of another program, too
        work = project(str(number))
        if name == "init":
            (work / "pyproject.toml").unlink()
        if "--since" in words:
            with_history(work)
        before = files(work)
        connections.clear()
        with monkeypatch.context() as patch:
            patch.chdir(work)
            done = run(*words[1:])
        # That a document of the example is not in this folder is no mistake of the example.
        assert done.exit_code not in {Exit.USAGE, Exit.BUG, Exit.INTERRUPTED}, (example, done.stderr)
        told = {word.rpartition("=")[2] for word in words} | {"annex.toml" if name == "init" else ""}
        assert files(work) - before <= told, example
        assert all(path.startswith(".cache/annex/") for path in files(home)), example
        assert not connections or name in ASKS or ASKING in words, example


RUN = shlex.join(COMMAND)
PARSE, LIST = f"{RUN} parse '{ODD}'", f"{RUN} list --year 2017..2018"
CHECK = f"{RUN} check --allow-private --retries 0 --key 'ok*'"
CITE = f"{RUN} cite --topic csea/grooming --style apa"
JOBS = "\n".join((PARSE, LIST, CHECK, CITE))


def stocked(folder: Path, site: Site) -> Path:
    """Return a folder of an odd name with a document of an odd name, and a store with a link to the site."""
    work = folder / "Ordner mit Ä and ' quotes"
    (work / ODD).parent.mkdir(parents=True)
    shutil.copy(EXAMPLE, work / ODD)
    site.pages["/ok"] = 200
    (work / "references.bib").write_text(
        f"@misc{{ok, title = {{Ok}}, year = 2017, url = {{{site.url}/ok}}}}\n"
    )
    return work


def plain(shown: str) -> str:
    """Return what a terminal shows without colours, movements and links."""
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\", "", shown)


def test_the_four_jobs_in_a_terminal(tmp_path: Path, site: Site) -> None:
    work = stocked(tmp_path, site)
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    shown = read_terminal(["bash", "-ec", JOBS], work, 80, cache)
    for words in (
        ODD,
        "45 list items: 45 references, 0 merged, 0 unparsed",
        "1 entry, 1 link: 1 ok",
        "asking",
    ):
        assert words in shown
    assert "\x1b[1m" in shown  # a heading
    assert "\x1b[3m" in shown  # a title in italics
    assert "Traceback" not in shown
    for columns in (60, 200):
        lines = plain(read_terminal(["bash", "-ec", f"{LIST}\n{CITE}"], work, columns, cache)).splitlines()
        longest = max(len(line) for line in lines if "://" not in line)
        assert columns - 30 < longest <= columns


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "HOME": None, "XDG_CACHE_HOME": "../cache"},
        {
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
            "HOME": "/proc/self",
            "TMPDIR": "/proc/self",
        },
    ],
    ids=["no home", "names in ASCII and nowhere to write"],
)
def test_the_four_jobs_anywhere(environment: dict[str, str | None], tmp_path: Path, site: Site) -> None:
    work = stocked(tmp_path, site)
    base = {name: value for name, value in os.environ.items() if name not in {"XDG_CACHE_HOME", *environment}}
    given = {name: value for name, value in environment.items() if value is not None}
    done = subprocess.run(
        ["bash", "-ec", JOBS], cwd=work, env=base | given, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"45 list items: 45 references" in done.stdout
    assert b"1 entry, 1 link: 1 ok" in done.stdout
    assert files(work) == {"references.bib", ODD}
    assert f"annex-source = {{{ODD}:10}}" in (work / "references.bib").read_text("utf-8")


def test_the_four_jobs_in_a_pipe_that_closes(example: Annex) -> None:
    jobs = ("parse --dry-run report.md", "list", "check --offline", "cite --limit 3")
    shutil.copy(EXAMPLE, example.folder / "report.md")
    script = "".join(f"{RUN} {job} 2>err | true; echo ${{PIPESTATUS[0]}}; cat err\n" for job in jobs)
    done = subprocess.run(
        ["bash", "-c", script], cwd=example.folder, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["0"] * len(jobs)


# Makes the terminal the one whose keys interrupt, and becomes the program.
CONTROLLED = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"


def test_control_c_ends_a_check_and_leaves_the_terminal_as_it_was(example: Annex, site: Site) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(2)
        reply(handler, 200)

    site.pages["/slow"] = slow
    example.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{site.url}/slow}}}}\n")
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", CONTROLLED, *COMMAND, "check", "--allow-private"],
        cwd=example.folder,
        stdin=child,
        stdout=child,
        stderr=child,
        start_new_session=True,
    )
    os.close(child)
    shown = until(parent, b"asking")
    while not site.asked:
        time.sleep(0.01)
    os.write(parent, b"\x03")
    shown += until(parent)
    os.close(parent)
    assert process.wait(20) == Exit.INTERRUPTED
    assert b"annex: interrupted" in shown
    # The cursor that a bar hides is back.
    assert shown.rfind(b"\x1b[?25h") > shown.rfind(b"\x1b[?25l")

"""The command in a pseudo-terminal, in a closed pipe, interrupted, and where something goes wrong inside."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.conftest import Annex, Site, reply
from tests.pipes import after_one_line

COMMAND = [sys.executable, "-m", "annexcli"]


def on_terminal(annex: Annex, *arguments: str, columns: int = 100, **environment: str) -> str:
    """Run the command with a terminal for its output; return what the terminal got."""
    return read_terminal([*COMMAND, *arguments], annex.folder, columns, environment)


def read_terminal(
    command: list[str], folder: Path, columns: int, environment: dict[str, str], typed: str = ""
) -> str:
    """Run a command with a terminal for its input and output; return what the terminal got."""
    parent, child = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    settings = {"COLUMNS": str(columns), "TERM": "xterm-256color", "PAGER": "cat"}
    process = subprocess.Popen(
        command, cwd=folder, stdin=child, stdout=child, stderr=child, env=inherited | settings | environment
    )
    os.close(child)
    os.write(parent, typed.encode())
    got = until(parent)
    os.close(parent)
    assert process.wait(20) in {0, 1}
    return got.decode().replace("\r\n", "\n")


def until(terminal: int, words: bytes | None = None) -> bytes:
    """Return what a terminal shows until some words are seen, or it is closed."""
    got = b""
    while (words is None or words not in got) and select.select([terminal], [], [], 20)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not data:
            break
        got += data
    return got


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_table_that_fits(example: Annex, columns: int) -> None:
    text = on_terminal(example, "list", "--year", "2017..2018", columns=columns)
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", text)
    lines = plain.splitlines()
    assert max(map(len, lines)) <= columns
    assert [name for name in lines[0].split() if name not in {"publisher", "topics"}] == [
        "key",
        "year",
        "title",
    ]
    assert ("publisher" in lines[0]) == (columns >= 64)
    assert ("topics" in lines[0]) == (columns >= 100)
    assert "2018" in lines[1]


def test_colours_and_how_to_be_without(example: Annex) -> None:
    assert "\x1b[" in on_terminal(example, "list")
    assert "\x1b[" not in on_terminal(example, "list", NO_COLOR="1")
    assert "\x1b[" not in on_terminal(example, "--color", "never", "list")
    assert "\x1b[" not in on_terminal(example, "list", TERM="dumb")


def test_what_is_longer_than_the_terminal_goes_through_the_pager(example: Annex) -> None:
    pager = "sed 's/^/> /'"
    shown = on_terminal(example, "list", ANNEX_PAGER=pager, LINES="10").splitlines()
    assert len(shown) > 10
    assert all(line.startswith("> ") for line in shown)
    # What fits, and what is piped, needs none.
    assert "> " not in on_terminal(example, "list", "--limit", "2", ANNEX_PAGER=pager, LINES="10")
    assert "> " not in Annex(example.folder, {"ANNEX_PAGER": pager})("list").out
    assert "> " not in on_terminal(example, "list", ANNEX_PAGER="cat", PAGER=pager, LINES="10")


@pytest.mark.parametrize("command", ["no-such-pager-there", "head -n 1 >/dev/null; exit 0", "exit 2"])
def test_a_pager_that_fails_or_leaves_early_loses_nothing_that_was_not_read(
    example: Annex, command: str
) -> None:
    shown = on_terminal(example, "list", ANNEX_PAGER=command, LINES="10")
    assert ("Traceback" in shown) is False
    assert (len(shown.splitlines()) > 10) == ("head" not in command)


def test_brackets_and_escapes_in_titles_are_shown(annex: Annex) -> None:
    annex.write("references.bib", "@misc{k, title = {A [red] :smile: [/b] \x1b[31m title}}\n")
    text = on_terminal(annex, "list", NO_COLOR="1")
    assert r"A [red] :smile: [/b] \x1b[31m title" in re.sub(r"\s+", " ", text)


def test_a_closed_pipe_ends_quietly(example: Annex) -> None:
    example.write("references.bib", "".join(f"@misc{{k{i}, title = {{{'x' * 200}}}}}\n" for i in range(3000)))
    assert after_one_line("list", folder=example.folder) == (0, b"")


def test_an_interrupted_check_says_so(annex: Annex, site: Site) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(3)
        reply(handler, 200)

    site.pages["/slow"] = slow
    annex.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{site.url}/slow}}}}\n")
    process = subprocess.Popen(
        [*COMMAND, "check", "--allow-private"],
        cwd=annex.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not site.asked and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == b"annex: interrupted\n"


def test_progress_on_a_terminal_only(annex: Annex, site: Site) -> None:
    site.pages["/x"] = 200
    annex.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{site.url}/x}}}}\n")
    assert "asking" in on_terminal(annex, "check", "--allow-private")
    assert annex("check", "--allow-private").err == ""


def test_a_bug_is_one_line_too(annex: Annex) -> None:
    script = (
        "import sys; from annexcli.cli import app; import annexcli.edge.index as i\n"
        "def broken(*_): raise ZeroDivisionError('oh')\n"
        "i.open_index = broken; sys.argv = ['annex', 'list']; app.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=annex.folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 70
    assert done.stderr == "annex: a bug in annex: ZeroDivisionError: oh; set ANNEX_DEBUG=1 to see where\n"


def test_a_locale_without_unicode(example: Annex) -> None:
    example.write("references.bib", "@misc{k, title = {Über “alles”}}\n")
    plain = Annex(example.folder, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:replace"})
    assert plain("list").out.startswith("k\t\t\t?ber")


def test_a_reference_list_has_its_italics_and_the_width_of_the_terminal(annex: Annex) -> None:
    annex.write("references.bib", f"@techreport{{k, author = {{{{ITU}}}}, title = {{[b] {'long title ' * 12}}}, year = 2018}}\n")  # fmt: skip
    shown = on_terminal(annex, "cite", columns=60)
    assert "\x1b[3m[b] long" in shown
    rows = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert max(map(len, rows)) <= 60
    assert rows[1].startswith("    ")
    assert "\x1b" not in on_terminal(annex, "cite", NO_COLOR="1")
    assert "\x1b" not in on_terminal(annex, "--color", "never", "cite")
    refused = ["bash", "-c", f"{sys.executable} -m annexcli cite --to docx || true"]
    assert "docx is nothing for a terminal; name a file with -o" in read_terminal(
        refused, annex.folder, 100, {}
    )
    assert "cites" in on_terminal(annex, "styles", "oscola")

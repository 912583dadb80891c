"""docs/commands.md has every command and option, and none that there is not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from annexcli.cli.app import app
from annexcli.cli.registry import COMMANDS
from annexcli.model.outcome import Fate, Status
from tests.docs.pages import code, page, rows


def options(command: Any) -> Iterator[tuple[tuple[str, ...], bool]]:
    for parameter in command.params:
        if parameter.opts[0].startswith("-"):
            yield (*parameter.opts, *parameter.secondary_opts), parameter.hidden


def documented() -> dict[str, str]:
    """Return the text of each section of the page, by the command or the heading."""
    parts = re.split(r"^## ", page("commands.md"), flags=re.MULTILINE)[1:]
    named = [(re.match(r"`annex (\w+)|(.*)", part), part) for part in parts]
    return {match[1] or match[2]: part for match, part in named if match}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_have_their_place(name: str) -> None:
    """An option is in the section of its command, in one that this links to, or with what all commands share."""
    parts = documented()
    own = parts[name]
    linked = [parts[other] for other in re.findall(r"\]\(#annex-(\w+)", own) if other in parts]
    text = "".join([own, *linked, parts["Global options"], parts["Filters"]])
    command = COMMANDS[name].loaded(name)
    for names, hidden in options(command):
        assert hidden or all(f"`{one}" in text for one in names), names
    assert command.help
    assert command.help.startswith(COMMANDS[name].summary)
    assert f"\n  annex {name}" in command.help.split("Examples:")[1]


def test_no_option_is_made_up() -> None:
    root = typer.main.get_command(app)
    known = {"--help"} | {name for names, _ in options(root) for name in names}
    for command, lazy in COMMANDS.items():
        known |= {name for names, _ in options(lazy.loaded(command)) for name in names}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page("commands.md"))) <= known


def test_what_becomes_of_lines_is_said() -> None:
    tables = rows(documented()["parse"])
    assert [code(row[0])[0] for row in tables] == [one.value for one in (*Status, *Fate)]

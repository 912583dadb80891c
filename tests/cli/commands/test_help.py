"""Help: every command on one screen, options that many share by name, and topics that explain these."""

import re

import pytest
import typer
from typer.testing import CliRunner

from annexcli.cli.app import app
from annexcli.cli.commands.help import TOPICS
from annexcli.cli.exits import Exit
from annexcli.cli.help_layout import TOPIC_OF, panel_of
from annexcli.cli.manual import ENVIRONMENT, EXIT_CODES
from annexcli.cli.registry import COMMANDS, SECTIONS
from annexcli.edge.settings_template import template
from tests.docs.pages import code, page, rows, section

SCREEN = 50


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def help_of(name: str) -> str:
    """Return the help of a command as a terminal of 80 columns shows it."""
    top = typer.Context(typer.main.get_command(app), info_name="annex")
    command = COMMANDS[name].loaded(name)
    return command.get_help(typer.Context(command, info_name=name, parent=top, terminal_width=78))


def said(*arguments: str, expect: int = 0) -> str:
    """Return what the program says, by an exit code; it is not started anew for each."""
    done = CliRunner().invoke(app, list(arguments), prog_name="annex")
    assert done.exit_code == expect
    return done.stderr if expect else done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_fits_a_screen_and_shows_how_it_is_used(name: str) -> None:
    text = help_of(name)
    lines = text.splitlines()
    assert len(lines) <= SCREEN
    assert max(map(len, lines)) <= 80
    assert text.startswith(f"Usage: annex {name}")
    assert COMMANDS[name].summary in " ".join(text.split())
    examples = re.findall(rf"^    (annex (?:--[a-z]+ \S+ )?{name}\b.*)$", text, re.MULTILINE)
    assert 2 <= len(examples) <= 6


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_shows_each_of_its_options(name: str) -> None:
    text = help_of(name)
    shared = set()
    for parameter in COMMANDS[name].loaded(name).params:
        if parameter.param_type_name == "option" and not getattr(parameter, "hidden", False):
            assert parameter.opts[0] in text
            shared.add(TOPIC_OF.get(panel_of(parameter)))
    for topic in shared - {None}:
        assert f"annex help {topic} explains each." in text


def test_the_program_fits_a_screen_and_lists_each_command_once() -> None:
    text = said("--help")
    assert len(text.splitlines()) <= SCREEN
    sections = [name for names in SECTIONS.values() for name in names]
    assert re.findall(r"^  ([a-z]+)  ", text, re.MULTILINE) == sections
    assert sorted(sections) == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("name", "arguments"), [("diff", "OLD NEW"), ("set", "KEY [FIELD=VALUE...]"), ("show", "[KEY...]")]
)
def test_what_is_required_has_no_brackets(name: str, arguments: str) -> None:
    assert help_of(name).splitlines()[0] == f"Usage: annex {name} [OPTIONS] {arguments}"


def test_a_filter_and_a_request_are_explained() -> None:
    filters = said("help", "filters")
    assert "  --topic TOPIC" in filters
    assert "csea finds csea/grooming too" in filters
    assert "annex list --year 2016..2018" in filters
    assert "--cache-age AGE" in said("help", "requests")


def test_help_tells_of_a_command_as_the_command_does() -> None:
    assert said("help", "tag") == said("tag", "-h")
    whole = said("help")
    assert whole.startswith(said("-h"))
    assert all(f"\n  {topic}" in whole for topic in TOPICS)


def test_exit_codes_are_told_in_the_same_words_wherever_they_stand() -> None:
    assert EXIT_CODES.keys() == set(Exit)
    told = [[str(int(code)), text] for code, text in EXIT_CODES.items()]
    shown = re.findall(r"^  (\d+) +(.*(?:\n {5,}.*)*)", said("help", "exit-codes"), re.MULTILINE)
    assert [[code, " ".join(text.split())] for code, text in shown] == told
    assert rows(section(page("commands.md").replace("`", ""), "## Exit codes")) == told


def test_variables_of_the_environment_are_the_same_wherever_they_stand() -> None:
    named = [", ".join(code(row[0])) for row in rows(section(page("configuration.md"), "## The environment"))]
    assert named == list(ENVIRONMENT)


def test_settings_are_explained_as_init_writes_them() -> None:
    assert said("help", "settings") == template()


def test_a_misspelt_topic_is_told() -> None:
    assert said("help", "filter", expect=2) == (
        "annex: 'filter' is no command and no topic; did you mean filters?\n"
    )
    assert "topics are filters, requests" in said("help", "quux", expect=2)

"""docs/configuration.md has every setting and every variable of the environment."""

import re
from pathlib import Path

import pytest

from annexcli.cli.registry import COMMANDS
from annexcli.edge.settings import Settings, read_settings
from annexcli.errors import UsageProblem
from tests.conftest import PACKAGE
from tests.docs.pages import code, page, rows, section


def settings_of(text: str) -> Settings:
    Path("annex.toml").write_text(text, "utf-8")
    return read_settings()


TABLES = {"": "", "lint": "[lint]\n", "check": "[check]\n", "topics": "[topics]\n"} | {
    "organisations": '[[organisations]]\nname = "x"\n'
}


def settings_there_are() -> set[str]:
    """Return the names of all settings, as the program tells them to somebody who misspells one."""
    names = set()
    for table, start in TABLES.items():
        with pytest.raises(UsageProblem) as raised:
            settings_of(f"{start}zzzzzzzz = 1\n")
        keys = raised.value.hint.removeprefix("there is ").split(", ")
        names |= {f"{table}.{key}" if table else key for key in keys}
    return names - set(TABLES)


def test_every_setting_has_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = rows(section(page("configuration.md"), "## All settings"))
    named = [name for row in table for name in code(row[0])]
    assert len(named) == len(set(named))
    assert set(named) == settings_there_are()
    defaults = {
        parameter.opts[0]: parameter.default
        for command in ("check", "fix")
        for parameter in COMMANDS[command].loaded(command).params
        if parameter.opts[0].startswith("--")
    }
    for row in table:
        for name in code(row[0]):
            default = defaults.get(f"--{name.removeprefix('check.')}")
            if name.startswith("check.") and type(default) in {int, float, bool}:
                assert row[2] == f"{default:g}" if type(default) is not bool else row[2] == "false", name


def test_the_settings_that_are_shown_are_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```toml\n(.*?)^```$", page("configuration.md"), re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 3
    assert all(settings_of(block) != Settings() for block in blocks)


def test_every_variable_of_the_program_has_its_place() -> None:
    source = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    table = rows(section(page("configuration.md"), "## The environment"))
    named = {name for row in table for name in code(row[0])}
    assert named >= set(
        re.findall(r'"(ANNEX_[A-Z_]+|GITHUB_[A-Z_]+|NO_COLOR|FORCE_COLOR|XDG_[A-Z_]+)"', source)
    )

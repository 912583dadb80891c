"""The options that say how links are asked."""

import pytest
from typer.testing import CliRunner

from annexcli.cli.app import app


@pytest.mark.parametrize("name", ["interval", "timeout", "budget", "max-time", "fail-days"])
@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_time_is_a_finite_number(name: str, value: str) -> None:
    done = CliRunner().invoke(app, ["check", f"--{name}", value], prog_name="annex")
    assert done.exit_code == 2
    assert f"Invalid value for '--{name}'" in done.stderr


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--resolver=", "annex: --resolver: '' is no address; write https://doi.org\n"),
        ("--resolver=doi.org", "annex: --resolver: 'doi.org' is no address; write https://doi.org\n"),
        ("--exclude=(", "annex: --exclude: '(' is no regular expression: "),
        ("--cache-age=soon", "annex: --cache-age: 'soon' is no age; write 12h"),
    ],
)
def test_a_value_that_says_nothing_is_told(option: str, told: str) -> None:
    done = CliRunner().invoke(app, ["check", option], prog_name="annex")
    assert done.exit_code == 2
    assert done.stderr.startswith(told)

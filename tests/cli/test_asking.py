"""The options that say how links are asked."""

import pytest
from typer.testing import CliRunner

from annexcli.cli.app import app


@pytest.mark.parametrize("name", ["interval", "timeout", "budget", "max-time"])
@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_time_is_a_finite_number(name: str, value: str) -> None:
    done = CliRunner().invoke(app, ["check", f"--{name}", value], prog_name="annex")
    assert done.exit_code == 2
    assert f"Invalid value for '--{name}'" in done.stderr

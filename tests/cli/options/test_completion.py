"""What the shell is offered."""

import os
import subprocess
import sys

import pytest

from tests.conftest import Annex

STORE = """\
@misc{unicef2017, title = {[bold]A}, author = {{Save the Children}}, keywords = {csea/csam}, annex-section = {Annex 1}}
@misc{itu2015, title = {B}, author = {{UNICEF} and {Ärzte ohne Grenzen}}, doi = {10.1/x}}
"""


def offered(annex: Annex, line: str, shell: str = "bash") -> list[str]:
    """Return what is offered for the last word of a line."""
    annex.write("references.bib", STORE)
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.replace("\\ ", "_").split(" ")) - 1)}
    environment = {
        "_ANNEX_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    } | words
    return [value for value in Annex(annex.folder, environment)().out.splitlines() if value]


def test_values_of_the_store(annex: Annex) -> None:
    assert offered(annex, "annex show u") == ["unicef2017"]
    assert offered(annex, "annex list --publisher u") == ["UNICEF"]
    assert offered(annex, "annex list --publisher s") == [r"Save\ the\ Children"]
    assert offered(annex, r"annex list --publisher Save\ the\ C") == [r"Save\ the\ Children"]
    assert offered(annex, "annex list --publisher a") == [r"Ärzte\ ohne\ Grenzen"]
    assert offered(annex, "annex tag unicef2017 --topic cs") == ["csea/csam"]
    assert offered(annex, "annex list --section an") == [r"Annex\ 1"]
    assert offered(annex, "annex list --missing do") == ["doi"]
    assert offered(annex, "annex set i") == ["itu2015"]


def test_values_of_the_program(annex: Annex) -> None:
    assert offered(annex, "annex list --type th") == ["thesis"]
    assert offered(annex, "annex list --link de") == ["dead"]
    assert offered(annex, "annex list --sort ti") == ["title"]
    assert offered(annex, "annex list --columns key,ti") == ["key,title"]
    assert "chicago-author-date" in offered(annex, "annex cite --style chicago-author")
    assert "search" in offered(annex, "annex se")
    assert offered(annex, "annex check --fail-on de") == ["dead"]
    assert offered(annex, "annex check --fail-on dead,mi") == ["dead,mismatch", "dead,missing"]
    assert offered(annex, "annex check --report ju") == ["junit"]
    assert (
        offered(annex, "annex lint --off double")
        == offered(annex, "annex lint --only double")
        == ["double-braced-title"]
    )
    assert offered(annex, "annex parse --from me") == offered(annex, "annex diff --from me") == ["mediawiki"]


def test_other_shells_and_no_store(annex: Annex) -> None:
    assert '"Save the Children"' in "".join(offered(annex, "annex list --publisher s", "zsh"))
    assert offered(annex, "annex --store none.bib show u") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script_and_is_offered_commands(annex: Annex, shell: str) -> None:
    script = Annex(annex.folder, {"_ANNEX_COMPLETE": f"source_{shell}"})().out
    assert f"_ANNEX_COMPLETE=complete_{shell}" in script
    told = "\n".join(offered(annex, "annex help f", shell))
    assert all(word in told for word in ("fix", "fmt", "filters"))


def test_a_home_that_cannot_be_written_to_is_told(annex: Annex) -> None:
    # The shell that it is typed into is looked for among the processes above.
    script = f"{sys.executable} -m annexcli --install-completion; exit $?"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=annex.folder,
        env=os.environ | {"HOME": "/proc/self"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("annex: /proc/self/.bash")
    assert done.stderr.endswith("; --show-completion prints what would be installed\n")

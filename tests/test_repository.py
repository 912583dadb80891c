"""What contributors meet: forms, workflows, hooks. All are valid, and true to the program."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from annexcli.edge.formats import Format
from tests.conftest import ROOT

BIN = Path(sys.executable).parent
GITHUB = ROOT / ".github"
FORMS = [path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.name != "config.yml"]


def read_yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.github-workflows", sorted((GITHUB / "workflows").glob("*.yml"))),
        ("custom.github-workflows-require-timeout", sorted((GITHUB / "workflows").glob("*.yml"))),
    ],
)
def test_a_file_is_what_github_takes(schema: str, files: list[Path]) -> None:
    assert files
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_form_for_lines_asks_for_the_line_and_what_it_should_give() -> None:
    fields = {field["id"]: field for field in read_yaml(GITHUB / "ISSUE_TEMPLATE" / "parse.yml")["body"]}
    wanted = {name for name, field in fields.items() if field.get("validations", {}).get("required")}
    assert {"line", "expected", "format", "version"} == wanted
    named = " ".join(fields["format"]["attributes"]["options"]).casefold()
    assert all(
        (kind.value if kind is not Format.RST else "restructuredtext") in named.replace("plain ", "")
        for kind in Format
    )


def test_the_workflow_runs_the_gate_on_the_pythons_that_are_promised() -> None:
    job = read_yaml(GITHUB / "workflows" / "ci.yml")["jobs"]["gate"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]
    lowest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert lowest
    assert job["strategy"]["matrix"]["python"][0] == lowest[1]


def test_the_gate_is_the_command_of_the_readme() -> None:
    commands = [
        line for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines() if line.startswith("make ")
    ]
    assert commands == ["make test", "make docs"]
    assert "\nmake test " in (ROOT / "README.md").read_text("utf-8")


def test_every_target_of_the_makefile_is_explained() -> None:
    [targets] = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    pages = "".join((ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "docs/testing.md"))
    explained = set(re.findall(r"\bmake ([a-z]+)", pages))
    assert set(targets.split()) - explained == {"compiled"}  # a step of test


def test_the_hooks_for_contributors_are_a_configuration_of_pre_commit() -> None:
    command = [str(BIN / "pre-commit"), "validate-config", ".pre-commit-config.yaml"]
    subprocess.run(command, cwd=ROOT, check=True)
    [repository] = read_yaml(ROOT / ".pre-commit-config.yaml")["repos"]
    assert all((BIN / Path(hook["entry"].split()[0]).name).exists() for hook in repository["hooks"])

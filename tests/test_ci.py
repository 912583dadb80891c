"""What the project gives to CI services: hooks, an action, a workflow. All are valid, and their steps run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, Annex, Site

BIN = Path(sys.executable).parent
QUICK = ("--allow-private", "--retries=0", "--timeout=5", "--interval=0")


def read_yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)


def is_valid(schema: str, path: Path) -> None:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_hooks_are_a_manifest_of_pre_commit() -> None:
    command = [str(BIN / "pre-commit"), "validate-manifest", ".pre-commit-hooks.yaml"]
    subprocess.run(command, cwd=ROOT, check=True)


@pytest.mark.parametrize("hook", read_yaml(ROOT / ".pre-commit-hooks.yaml"), ids=lambda hook: str(hook["id"]))
def test_a_hook_passes_on_what_is_well(example: Annex, hook: dict[str, Any]) -> None:
    for command in (
        ("init", "-q"),
        ("add", "references.bib"),
        ("-c", "user.name=a", "-c", "user.email=a@e.org", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", *command], cwd=example.folder, check=True, capture_output=True)
    before = example.read()
    files = ["references.bib"] if hook.get("pass_filenames", True) else []
    online = "check" in hook["entry"]
    example(*hook["entry"].split()[1:], *(["--offline"] if online else []), *files)
    assert example.read() == before
    assert ("stages" in hook) == online


def test_the_action_is_one() -> None:
    is_valid("github-actions", ROOT / "action.yml")


def test_the_workflows_of_the_docs_are_some(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    workflows = [block for block in blocks if block.startswith("name:")]
    assert len(workflows) == 3
    inputs = read_yaml(ROOT / "action.yml")["inputs"]
    for number, block in enumerate(workflows):
        path = tmp_path / f"{number}.yml"
        path.write_text(block)
        is_valid("github-workflows", path)
        for step in (step for job in read_yaml(path)["jobs"].values() for step in job["steps"]):
            if step.get("uses", "").startswith("OWNER/"):
                assert set(step["with"]) <= set(inputs)
    hooks = {hook["id"] for hook in read_yaml(ROOT / ".pre-commit-hooks.yaml")}
    assert set(re.findall(r"- id: (annex-[a-z-]+)", text)) == hooks


class Job:
    """A job of GitHub Actions that runs the shell steps of the action, one after another, as its runner does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temp = folder / "temp"
        (self.temp / "annex-venv" / "bin").mkdir(parents=True)
        for name in ("annex", "python"):
            (self.temp / "annex-venv" / "bin" / name).symlink_to(BIN / name)
        self.steps = {
            step["name"]: step for step in read_yaml(ROOT / "action.yml")["runs"]["steps"] if "run" in step
        }
        self.inputs = {name: one["default"] for name, one in read_yaml(ROOT / "action.yml")["inputs"].items()}

    def run(self, name: str, **outputs: str) -> tuple[int, str]:
        values = {f"inputs.{key}": value for key, value in self.inputs.items()}
        values |= {f"steps.check.outputs.{key}": value for key, value in outputs.items()}
        values |= {"runner.temp": str(self.temp), "github.action_path": str(ROOT)}
        step = self.steps[name]
        filled = {
            key: re.sub(r"\$\{\{ (.*?) \}\}", lambda match: values[match[1].replace("_code", "-code")], text)
            for key, text in step["env"].items()
        }
        assert "${{" not in step["run"]  # what users give is never a part of the script
        environment = os.environ | {"RUNNER_TEMP": str(self.temp), "PYTHONPATH": str(ROOT)} | filled
        environment |= {
            "GITHUB_OUTPUT": str(self.folder / "outputs"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    @property
    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in (self.folder / "outputs").read_text().splitlines())


@pytest.fixture
def job(annex: Annex, site: Site) -> Job:
    site.pages["/ok"] = 200
    annex.write("references.bib", f"@misc{{k, title = {{x}}, url = {{{site.url}/ok}}}}\n")
    annex.write("a b.md", f"[x]({site.url}/gone)\n")
    job = Job(annex.folder)
    job.inputs["args"] = "\n".join(QUICK)
    return job


def test_the_action_passes_where_all_is_well(job: Job) -> None:
    code, log = job.run("Check links")
    assert (code, log) == (0, "1 entry, 1 link: 1 ok\n")
    outputs = job.outputs
    assert (outputs["exit-code"], outputs["failing"]) == ("0", "0")
    assert all(Path(outputs[name]).is_file() for name in ("report", "sarif", "junit"))
    assert (job.folder / "summary").read_text().startswith("## Links: ✅")
    assert (job.temp / "annex-cache" / "annex" / "links.sqlite3").is_file()
    assert job.run("Say what it comes to", **outputs)[0] == 0


def test_the_action_fails_where_a_link_does_and_only_where_it_is_to(job: Job) -> None:
    job.inputs |= {"files": "references.bib\na b.md\n", "state": "links.json"}
    code, log = job.run("Check links")
    assert code == 0
    assert "::error file=a b.md,line=1,title=link dead::" in log
    assert (job.outputs["exit-code"], job.outputs["failing"]) == ("1", "1")
    assert job.run("Say what it comes to", **job.outputs)[0] == 1
    job.inputs["fail"] = "false"
    assert job.run("Say what it comes to", **job.outputs)[0] == 0


def test_what_the_action_is_given_is_no_shell(job: Job) -> None:
    job.inputs |= {
        "files": "$(touch pwned)\n; touch pwned\n--help",
        "since": "`touch pwned`",
        "state": '"; touch pwned',
    }
    job.run("Check links")
    assert not (job.folder / "pwned").exists()
    assert job.outputs["exit-code"] not in {"0", "1"}
    job.inputs["fail"] = "false"
    assert job.run("Say what it comes to", **job.outputs)[0] > 1  # nothing was checked: that is never well


def test_the_action_installs_the_repository_that_it_is_in() -> None:
    step = next(
        one for one in read_yaml(ROOT / "action.yml")["runs"]["steps"] if one.get("name") == "Install annex"
    )
    assert 'pip install --quiet --disable-pip-version-check "$ACTION"' in step["run"]
    assert step["env"] == {"ACTION": "${{ github.action_path }}"}
    assert shutil.which("bash")

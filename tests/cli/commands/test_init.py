"""``annex init``: every setting there is, commented out, with the value that holds without it."""

import re
import tomllib
from pathlib import Path

import pytest

from annexcli.cli.commands.check import FAILING
from annexcli.edge.archive import WAYBACK
from annexcli.edge.settings import BODY_KEYS, KEYS, LINT_KEYS, Settings, read_settings
from annexcli.edge.settings_check import KEYS as CHECK_KEYS
from annexcli.edge.settings_check import CheckSettings
from annexcli.edge.settings_template import template
from annexcli.edge.settings_topics import KEYS as TOPIC_KEYS
from annexcli.model.manners import CONTACT, Manners
from annexcli.policy.ages import default_ages, read_ages
from annexcli.vocab.topics import SHIPPED, Vocabularies
from tests.conftest import Annex

# What these hold by default is that nothing holds: the template shows an example.
EXAMPLES = {"state", "max-time", "accept", "headers", "cache-age", "fail-after", "fail-days"}


def uncommented(text: str) -> str:
    """Return the template with every setting taken out of its comment, as a user would."""
    return re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)


def test_a_new_file_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("annex.toml").write_text(template(), "utf-8")
    read = read_settings()
    assert read.topics == Vocabularies()
    assert read == Settings(topics=read.topics, where=read.where, check=CheckSettings(where=read.check.where))


def test_every_setting_is_in_it_and_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = uncommented(template())
    table = tomllib.loads(text)
    assert table.keys() == set(KEYS)
    assert table["lint"].keys() == set(LINT_KEYS)
    assert table["topics"].keys() == set(TOPIC_KEYS)
    assert table["check"].keys() == set(CHECK_KEYS)
    assert table["organisations"][0].keys() == set(BODY_KEYS)
    monkeypatch.chdir(tmp_path)
    Path("annex.toml").write_text(text, "utf-8")
    assert read_settings().store == Path("references.bib")


def test_what_it_shows_is_what_holds() -> None:
    table = tomllib.loads(uncommented(template()))
    assert table["topics"]["vocabularies"] == list(SHIPPED)
    assert table["lint"]["off"] == []
    manners = Manners()
    others = {"exclude": [], "include": [], "fail-on": list(FAILING), "contact": CONTACT, "archive": WAYBACK}
    for key, value in table["check"].items():
        if key not in EXAMPLES:
            expected = others[key] if key in others else getattr(manners, key.replace("-", "_"))
            assert value == expected, key
    assert read_ages(table["check"]["cache-age"]) == default_ages()


def test_each_setting_is_explained() -> None:
    before = ""
    for line in template().splitlines():
        if re.match(r"#?[\w\"/-]+ = ", line):
            assert before != "", line
        # One explanation may be for several lines below it.
        before = "" if not line else before or (line if line.startswith("# ") else "")


def test_it_tells_what_comes_next(annex: Annex) -> None:
    done = annex("init")
    assert done.out == "wrote annex.toml\n"
    assert "annex parse REPORT.md" in done.err
    assert annex.read("annex.toml").decode() == template()
    assert annex("-q", "init", "--force").err == ""


def test_settings_that_are_there_stay(annex: Annex) -> None:
    annex.write("annex.toml", "# mine\n")
    done = annex("init", expect=2)
    assert done.err == "annex: annex.toml: is there already; edit it, or replace it with --force\n"
    assert annex.read("annex.toml") == b"# mine\n"
    annex("init", "--force")
    assert annex.read("annex.toml") != b"# mine\n"


def test_settings_elsewhere_are_not_put_out_of_force_unsaid(annex: Annex) -> None:
    annex.write("pyproject.toml", "[tool.annex]\nstore = 'a.bib'\n")
    assert "[tool.annex]" in annex("init", expect=2).err
    annex.write("pyproject.toml", "[tool.other]\n")
    annex("init")


@pytest.mark.parametrize("store", ["lib/all.bib", 'odd "name" \\ ü\x7f.bib'])
def test_a_store_that_is_named_is_the_project_s(annex: Annex, store: str) -> None:
    annex("--store", store, "init")
    assert tomllib.loads(annex.read("annex.toml").decode())["store"] == store
    Annex(annex.folder, {"ANNEX_STORE": "b.bib"})("init", "--force")
    assert tomllib.loads(annex.read("annex.toml").decode())["store"] == "b.bib"

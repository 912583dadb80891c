"""docs/verdicts.md is true to the program."""

import re

from annexcli.cli.commands.check import FAILING
from annexcli.model.checked import Standing
from annexcli.model.verdict import Verdict
from annexcli.policy.ages import default_ages
from annexcli.show.links.order import WORST_FIRST
from tests.docs.pages import code, page, rows, section


def test_every_verdict_has_its_place() -> None:
    text = page("verdicts.md")
    table = rows(text.split("## What is behind each")[0])
    assert [code(row[0])[0] for row in table] == [verdict.value for verdict in WORST_FIRST]
    assert {code(row[0])[0] for row in table if row[2] == "yes"} == {verdict.value for verdict in FAILING}
    assert [code(heading)[0] for heading in re.findall(r"^### (.*)$", text, re.MULTILINE)] == [
        verdict.value for verdict in WORST_FIRST
    ]
    for verdict in Verdict:
        own = section(text, f"### `{verdict}`")
        assert own.startswith("\nSeen")
        assert verdict in {Verdict.OK, Verdict.SKIPPED} or "\nDo: " in own
    assert set(code(section(page("commands.md"), "## `annex check"))) >= {
        verdict.value for verdict in Verdict
    }


def test_ages_and_standings_are_those_of_the_program() -> None:
    text = page("verdicts.md")
    ages = default_ages()
    words = {86_400: "a day", 0: "no time: the next run asks again", 3_600: "an hour"}
    said = {name: row[1] for row in rows(section(text, "## How long")) for name in code(row[0]) or ["others"]}
    assert {verdict.value: words[int(ages[verdict])] for verdict in Verdict} == {
        verdict.value: said.get(verdict.value, said["others"]) for verdict in Verdict
    }
    assert [code(row[0])[0] for row in rows(section(text, "## Standing"))] == [one.value for one in Standing]

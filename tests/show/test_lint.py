"""Findings in each format."""

import json
from typing import Any

import pytest

from annexcli.bib.lint.findings import Finding, Severity
from annexcli.bib.lint.rules import RULES
from annexcli.bib.patch import Edit
from annexcli.show.lint import FORMATS, mended, rules

WARNING = Finding(
    "title-full-stop", Severity.WARNING, "a", 2, 18, "ends [bold]\x1b[31m: 5%, so", (Edit(3, 4, ""),)
)
ERROR = Finding("unreadable-entry", Severity.ERROR, "", 7, 1, "not closed")
FILE = "my refs, old:1.bib"


def shown(name: str, *findings: Finding, file: str = FILE) -> str:
    return FORMATS[name](findings, file)


def test_text_shows_escapes_and_brackets_as_they_are() -> None:
    assert shown("text", WARNING, ERROR).splitlines() == [
        f"{FILE}:2:18: warning: ends [bold]\\x1b[31m: 5%, so [title-full-stop] (fixable)",
        f"{FILE}:7:1: error: not closed [unreadable-entry]",
        "2 findings: 1 error, 1 warning; 1 can be mended with --fix",
    ]
    assert shown("text") == "no findings\n"
    assert mended([WARNING], FILE).endswith("[title-full-stop]\n1 finding mended\n")
    assert mended([], FILE) == ""


def test_json_has_the_names_of_the_contract() -> None:
    assert json.loads(shown("json", WARNING, ERROR)) == [
        {
            "file": FILE, "line": 2, "column": 18, "rule": "title-full-stop", "severity": "warning",
            "key": "a", "message": "ends [bold]\x1b[31m: 5%, so", "fixable": True,
        },
        {
            "file": FILE, "line": 7, "column": 1, "rule": "unreadable-entry", "severity": "error",
            "key": None, "message": "not closed", "fixable": False,
        },
    ]  # fmt: skip
    assert json.loads(shown("json")) == []


def test_github_gets_errors_first_and_its_escapes() -> None:
    assert shown("github", WARNING, ERROR).splitlines() == [
        "::error file=my refs%2C old%3A1.bib,line=7,col=1,title=unreadable-entry::not closed",
        "::warning file=my refs%2C old%3A1.bib,line=2,col=18,title=title-full-stop::ends [bold]\\x1b[31m: 5%25, so",
    ]


def test_a_line_end_in_a_name_ends_no_command() -> None:
    assert shown("github", ERROR, file="a\n::error::b.bib").count("\n") == 1
    assert shown("errorformat", WARNING, ERROR).splitlines() == [
        f"{FILE}:2:18: ends [bold]\\x1b[31m: 5%, so [title-full-stop]",
        f"{FILE}:7:1: not closed [unreadable-entry]",
    ]


def sarif_results(*findings: Finding, file: str = FILE) -> list[dict[str, Any]]:
    log = json.loads(shown("sarif", *findings, file=file))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.id for rule in RULES]
    results: list[dict[str, Any]] = run["results"]
    for result in results:
        assert RULES[result["ruleIndex"]].id == result["ruleId"]
    return results


def test_sarif_places_findings() -> None:
    result, other = sarif_results(WARNING, ERROR)
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20refs%2C%20old%3A1.bib"
    assert place["region"] == {"startLine": 2, "startColumn": 18}
    assert (result["level"], other["level"]) == ("warning", "error")
    (absolute,) = sarif_results(ERROR, file="/tmp/a b.bib")
    assert absolute["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///tmp/a%20b.bib"


@pytest.mark.parametrize("message", ["not closed", "the citekey 'a' is one of line {line} already"])
def test_fingerprints_stay_when_lines_move(message: str) -> None:
    def prints(line: int) -> list[str]:
        one = Finding("duplicate-key", Severity.ERROR, "a", line, 1, message.format(line=line - 1))
        return [result["partialFingerprints"]["annexLint/v1"] for result in sarif_results(one, one, ERROR)]

    assert prints(3) == prints(30)
    assert len(set(prints(3))) == 3


def test_the_rules_as_a_list() -> None:
    lines = rules().splitlines()
    assert len(lines) == len(RULES)
    assert "title-full-stop         warning  fixable  a title that ends with a full stop" in lines

"""Each format says what was found, obeys its published schema, and lets nothing in a document speak for it."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annexcli.model.checked import Place, Standing
from annexcli.model.verdict import Verdict
from annexcli.show.links import NAMES, formatted, github, junit, markdown, order, sarif, terminal
from annexcli.show.links import json as as_json
from tests.show.links.found import EVERYTHING, HOSTILE, checked, link

SCHEMAS = Path(__file__).parents[2] / "schemas"
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
SARIF = jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8")))


def cases(text: str) -> Any:
    tree = etree.fromstring(text.encode())
    JUNIT.assertValid(tree)
    return tree


def log(text: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(text)
    SARIF.validate(made)
    (run,) = made["runs"]
    result: dict[str, Any] = run
    return result


def test_every_verdict_has_its_place_and_its_meaning() -> None:
    assert set(order.WORST_FIRST) == set(order.MEANINGS) == set(Verdict)


@pytest.mark.parametrize("name", NAMES)
def test_every_format_can_be_had_and_ends_its_last_line(name: str) -> None:
    assert formatted(name)(EVERYTHING).endswith("\n")
    assert formatted(name)(checked()).endswith("\n") or name in {"github", "jsonl"}


def test_junit_has_passes_too() -> None:
    tree = cases(junit.report(EVERYTHING))
    assert (tree.get("tests"), tree.get("failures")) == ("11", "4")
    by_file = {suite.get("name"): suite for suite in tree.iter("testsuite")}
    store = by_file["references.bib"]
    assert (store.get("tests"), store.get("failures"), store.get("skipped")) == ("8", "1", "2")
    by_name = {case.get("name"): case for case in store.iter("testcase")}
    assert len(by_name["fine https://e.org/ok"]) == 0
    failure = by_name["gone https://e.org/gone"].find("failure")
    assert (failure.get("type"), failure.get("message")) == ("dead", "dead: status 404")
    assert failure.text == "references.bib:12: https://e.org/gone"
    assert by_name["lost no address"].find("skipped") is not None
    assert "not failing yet" in by_name["k https://e.org/slow"].find("system-out").text
    assert "not of this change" in by_name["k https://e.org/debt"].find("system-out").text


def test_sarif_names_lines_and_levels() -> None:
    run = log(sarif.report(EVERYTHING))
    results = {result["message"]["text"].split(": ")[1]: result for result in run["results"]}
    assert len(run["results"]) == 8  # not what is well, skipped or missing
    gone = next(result for result in run["results"] if result["message"]["text"].startswith("gone"))
    assert (gone["ruleId"], gone["level"]) == ("dead", "error")
    assert run["tool"]["driver"]["rules"][gone["ruleIndex"]]["id"] == "dead"
    place = gone["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "references.bib"}, "region": {"startLine": 12}}
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
    assert "docs/a%20b.md" in uris
    assert results["https://e.org/old"]["level"] == "note"
    assert results["https://e.org/slow"]["level"] == "warning"
    assert results["https://e.org/debt"]["baselineState"] == "unchanged"
    in_pdf = next(one for one in run["results"] if "(page 7)" in one["message"]["text"])
    assert "region" not in in_pdf["locations"][0]["physicalLocation"]


def fingerprints(text: str) -> list[str]:
    return [result["partialFingerprints"]["annexLink/v1"] for result in log(text)["results"]]


def test_a_fingerprint_is_of_the_link_not_of_its_line_or_its_verdict() -> None:
    one = checked(link(Verdict.DEAD), link(Verdict.DEAD, "https://e.org/b"))
    moved = checked(
        link(Verdict.DEAD, place=Place("references.bib", 99), reason="status 410"),
        link(Verdict.PARKED, "https://e.org/b"),
    )
    assert fingerprints(sarif.report(one)) == fingerprints(sarif.report(moved))
    twice = fingerprints(sarif.report(checked(link(Verdict.DEAD), link(Verdict.DEAD))))
    assert len(set(twice)) == 2


def test_github_tells_the_gravest_first_and_what_it_cuts() -> None:
    many = [link(Verdict.MOVED, f"https://e.org/m{n}") for n in range(3)]
    many += [link(Verdict.DEAD, f"https://e.org/{n}") for n in range(14)]
    lines = github.report(checked(*many)).splitlines()
    kinds = [line.split(" ", 1)[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::notice"] * 3
    assert lines[0] == "::error file=references.bib,line=12,title=link dead::k: https://e.org/0: status 404"
    assert "5 more links that fail" in lines[9]
    assert "more" not in github.report(checked(*many[:13]))


def test_github_takes_no_commands_from_documents() -> None:
    for line in github.report(EVERYTHING).splitlines():
        assert re.match(r"::(error|warning|notice) (?:[a-z]+=[^:,\n]*,?)+::", line)
    assert "%250A" in github.report(EVERYTHING)  # a per cent of the document is not an escape


def test_terminal_groups_by_verdict_and_shows_an_address_once() -> None:
    text = terminal.report(EVERYTHING)
    assert text.startswith(
        "dead (4)\n  https://e.org/gone\n    status 404\n    gone (references.bib:12), A title (docs/a b.md:3)\n"
    )
    assert "last well 2026-01-19; not failing yet" in text
    assert "failing since 2026-01-20, 2 times" in text
    assert text.index("dead (") < text.index("parked (") < text.index("soft-404 (") < text.index("blocked (")
    assert text.endswith(
        "11 entries, 10 links: 4 dead, 1 parked, 1 soft-404, 1 blocked, 1 moved, 1 skipped, 1 missing, 1 ok\n"
        "1 link not failing yet; 1 link not of this change\n"
    )
    assert "\x1b" not in text


def test_terminal_colours_what_fails_in_red() -> None:
    assert "\x1b[1;31mdead (1)\x1b[0m" in terminal.report(checked(link(Verdict.DEAD)), color=True)
    waiting = checked(link(Verdict.DEAD, standing=Standing.WAITS))
    assert "\x1b[33mdead (1)\x1b[0m" in terminal.report(waiting, color=True)


def test_what_is_quiet_is_told_where_it_fails() -> None:
    lost = checked(link(Verdict.MISSING, None, standing=Standing.FAILS, reason="no address"))
    assert "missing (1)\n  k (references.bib:12): no address\n" in terminal.report(lost)
    assert "### missing" in markdown.report(lost)
    assert "::error" in github.report(lost)
    assert cases(junit.report(lost)).get("failures") == "1"


def test_markdown_counts_and_cuts() -> None:
    text = markdown.report(checked(*(link(Verdict.DEAD, f"https://e.org/{n}") for n in range(5))), most=2)
    assert text.startswith("## Links: ❌ 5 links failing\n")
    assert "| dead | 5 | The document is gone. |" in text
    assert text.count("- ❌") == 2
    assert "… and 3 more addresses" in text
    assert "✅ No link fails" in markdown.report(checked(link(Verdict.OK)))


def test_markdown_shows_addresses_as_code_and_calls_nobody() -> None:
    text = markdown.report(EVERYTHING)
    assert "`https://e.org/gone`" in text
    assert "\\@all" in text
    assert "<b>" not in re.sub(r"(`+) ?.*? ?\1", "", text)


def test_json_lines_are_the_records_of_the_document() -> None:
    whole = json.loads(as_json.report(EVERYTHING))
    rows = [json.loads(row) for row in as_json.lines(EVERYTHING).splitlines()]
    assert rows == whole["results"]
    assert whole["summary"]["dead"] == 4
    assert rows[5] == {
        "key": "k", "url": "https://e.org/slow", "verdict": "dead", "status": 404, "reason": "status 404",
        "final_url": "https://e.org/slow", "redirects": [], "checked": "2026-01-31T12:00:00Z", "attempts": 1,
        "ms": 250, "evidence": rows[5]["evidence"], "file": "references.bib", "line": 12, "page": None,
        "text": "A title", "standing": "waits", "failing_since": "2026-01-20T00:00:00Z", "failures": 2,
        "last_ok": "2026-01-19T00:00:00Z",
    }  # fmt: skip


def test_json_holds_the_codes_of_what_acts_on_a_terminal() -> None:
    for text in (as_json.report(EVERYTHING), as_json.lines(EVERYTHING)):
        assert "\u202e" not in text
        assert "\\u202e" in text


def told(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]


@given(st.text(max_size=60), st.sampled_from(list(Verdict)))
def test_whatever_a_document_holds_the_formats_hold(text: str, verdict: Verdict) -> None:
    one = checked(link(verdict, f"https://e.org/{text}", key=text, reason=text, place=Place("x.md", 1)))
    cases(junit.report(one))
    log(sarif.report(one))
    for line in told(github.report(one).split("\n")):
        assert line.startswith("::")
    for report in (terminal.report(one), markdown.report(one)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", report)


def test_the_hostile_text_is_in_all_of_them() -> None:
    assert "é" in HOSTILE
    for name in NAMES:
        text = formatted(name)(EVERYTHING)
        assert "é" in text
        assert text.encode()

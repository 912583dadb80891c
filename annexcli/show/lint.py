"""Findings as text, for editors and for the services that show them beside the lines they are about."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from annexcli import __version__
from annexcli.bib.lint.findings import Finding, Severity
from annexcli.bib.lint.rules import RULES
from annexcli.text import count, printable

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULE_INDEX = {rule.id: index for index, rule in enumerate(RULES)}
_MOVING = re.compile(r"\bline \d+")


def text(findings: Sequence[Finding], file: str) -> str:
    """Return one line a finding, and their number."""
    lines = [
        f"{_place(finding, file)}: {finding.severity}: {printable(finding.message)} [{finding.rule}]"
        + (" (fixable)" if finding.edits else "")
        for finding in findings
    ]
    return "".join(f"{line}\n" for line in [*lines, _summary(findings)])


def _place(finding: Finding, file: str) -> str:
    return f"{printable(file)}:{finding.line}:{finding.column}"


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "no findings"
    kinds = Counter(finding.severity for finding in findings)
    numbers = [count(kinds[severity], severity.value) for severity in Severity if kinds[severity]]
    fixable = sum(bool(finding.edits) for finding in findings)
    mendable = f"; {fixable:,} can be mended with --fix" if fixable else ""
    return f"{count(len(findings), 'finding')}: {', '.join(numbers)}{mendable}"


def mended(findings: Sequence[Finding], file: str) -> str:
    """Return what was mended, one line a finding, each in the place where it was found."""
    lines = [f"{_place(each, file)}: mended: {printable(each.message)} [{each.rule}]\n" for each in findings]
    return "".join(lines) + (f"{count(len(findings), 'finding')} mended\n" if findings else "")


def as_json(findings: Sequence[Finding], file: str) -> str:
    """Return an array of objects; their names are a contract (docs/lint.md)."""
    told = [
        {
            "file": file,
            "line": finding.line,
            "column": finding.column,
            "rule": finding.rule,
            "severity": finding.severity.value,
            "key": finding.key or None,
            "message": finding.message,
            "fixable": bool(finding.edits),
        }
        for finding in findings
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def github(findings: Sequence[Finding], file: str) -> str:
    """Return commands by which GitHub Actions annotates lines; it shows ten of a kind, so errors come first.

    Escapes are those of its toolkit (actions/toolkit, packages/core/src/command.ts).
    """
    worst_first = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
    return "".join(
        f"::{finding.severity} file={_property(file)},line={finding.line},col={finding.column},"
        f"title={_property(finding.rule)}::{_data(printable(finding.message))}\n"
        for finding in worst_first
    )


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def errorformat(findings: Sequence[Finding], file: str) -> str:
    """Return what editors read as places to jump to: Vim's ``%f:%l:%c: %m``."""
    return "".join(f"{_place(each, file)}: {printable(each.message)} [{each.rule}]\n" for each in findings)


def sarif(findings: Sequence[Finding], file: str) -> str:
    """Return a log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS)."""
    rules = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.what},
            "defaultConfiguration": {"level": rule.severity.value},
        }
        for rule in RULES
    ]
    seen: Counter[str] = Counter()
    driver = {"name": "annex", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, file, seen) for finding in findings],
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _result(finding: Finding, file: str, seen: Counter[str]) -> dict[str, Any]:
    path = PurePath(file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return {
        "ruleId": finding.rule,
        "ruleIndex": _RULE_INDEX[finding.rule],
        "level": finding.severity.value,
        "message": {"text": printable(finding.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
        "partialFingerprints": {"annexLint/v1": _fingerprint(finding, seen)},
    }


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return what stays the same where the finding moves to another line; equal ones are counted."""
    same = "\0".join((finding.rule, finding.key, _MOVING.sub("", finding.message)))
    seen[same] += 1
    return hashlib.sha256(f"{same}\0{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def rules() -> str:
    """Return the rules, one line each: name, severity, whether --fix can mend breaches, what is found."""
    width = max(len(rule.id) for rule in RULES)
    return "".join(
        f"{rule.id:{width}}  {rule.severity:7}  {'fixable' if rule.fixable else '':7}  {rule.what}\n"
        for rule in RULES
    )


FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
    "errorformat": errorformat,
}

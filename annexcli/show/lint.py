"""Findings as text, for editors and for the services that show them beside the lines they are about."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from annexcli.bib.lint.findings import Finding, Severity
from annexcli.bib.lint.rules import RULES
from annexcli.show.dump import dumped
from annexcli.show.github import annotation
from annexcli.show.sarif import Fingerprints, location, log
from annexcli.text import count, printable

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
    return dumped(told)


def github(findings: Sequence[Finding], file: str) -> str:
    """Return what makes GitHub Actions annotate lines; it shows ten of a kind, so errors come first."""
    worst_first = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
    return "".join(
        annotation(
            finding.severity,
            finding.message,
            file=file,
            line=finding.line,
            col=finding.column,
            title=finding.rule,
        )
        for finding in worst_first
    )


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
    fingerprints = Fingerprints("annexLint/v1")
    return log(rules, (_result(finding, file, fingerprints) for finding in findings))


def _result(finding: Finding, file: str, fingerprints: Fingerprints) -> dict[str, Any]:
    same = (finding.rule, finding.key, _MOVING.sub("", finding.message))
    return {
        "ruleId": finding.rule,
        "ruleIndex": _RULE_INDEX[finding.rule],
        "level": finding.severity.value,
        "message": {"text": printable(finding.message)},
        "locations": [location(file, finding.line, finding.column)],
        "partialFingerprints": fingerprints.of(*same),
    }


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

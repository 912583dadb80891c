"""Golden cases: ``golden/NAME/document.md`` and what the parser makes of it in ``expected.json``.

A new case needs no code. ``pytest --update-golden`` writes the expectations; look at the difference.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from annexcli.parse.references import parse
from annexcli.show.json import record
from tests.conftest import read_document

CASES = sorted((Path(__file__).parent / "golden").glob("*/document.md"))


def told(text: str) -> dict[str, Any]:
    """Return what the parser says, without what no document tells (the key, the verdict)."""
    parsed = parse(read_document(text, "document.md"))
    references = []
    for item in parsed.items:
        if item.reference:
            full = record(item.reference)
            line = full.pop("source")["line"]
            facts = {
                name: value for name, value in full.items() if value and name not in {"key", "date", "urls"}
            }
            references.append({"line": line} | facts)
    return {
        "sections": [section.path for section in parsed.sections],
        "references": references,
        "left over": [f"{item.source.line}: {item.reason}" for item in parsed.items if item.reason],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_golden(case: Path, request: pytest.FixtureRequest) -> None:
    answer = told(case.read_text("utf-8"))
    expected = case.with_name("expected.json")
    if request.config.getoption("--update-golden"):
        expected.write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", "utf-8")
    assert answer == json.loads(expected.read_text("utf-8"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 4

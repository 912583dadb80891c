"""``annex parse --review``: doubtful references one by one."""

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Annex

REPORT = """\
## References

- ILO, [Decent Work for All](https://e.org/w), 2014
- Rivers of the north
- and roads without an end
"""


@pytest.fixture
def report(annex: Annex) -> Annex:
    annex.write("report.md", REPORT)
    return annex


def editor(folder: Path, *answers: str) -> str:
    """Return a command that puts the answers into the file it is given, one a call."""
    script = folder / "editor.py"
    for number, answer in enumerate(answers):
        (folder / f"answer{number}").write_text(answer)
    script.write_text(
        "import pathlib, sys\n"
        "here = pathlib.Path(__file__).parent\n"
        "answer = sorted(here.glob('answer*'))[0]\n"
        "pathlib.Path(sys.argv[1]).write_text(answer.read_text())\n"
        "answer.unlink()\n"
    )
    return f"{sys.executable} {script}"


def test_nobody_has_to_review(report: Annex) -> None:
    assert "2 doubtful references: look with --review" in report("parse", "report.md").out


def test_accept_and_skip(report: Annex) -> None:
    done = report("parse", "report.md", "--review", given="a\ns\n")
    assert "1 of 2 doubtful references: report.md:4: nobody is named and no link" in done.err
    assert "  @misc{riversnorth-nd," in done.err
    assert "report.md:5: unparsed (skipped in review): and roads without an end" in done.out
    assert [r["title"] for r in json.loads(report("list", "--json").out)] == [
        "Decent Work for All",
        "Rivers of the north",
    ]


def test_quit_skips_the_rest_and_so_does_the_end_of_the_input(report: Annex) -> None:
    for given in ("q\n", ""):
        done = report("parse", "report.md", "--review", "-n", given=given)
        assert "3 list items: 1 reference, 0 merged, 2 unparsed" in done.out


def test_accept_all(report: Annex) -> None:
    done = report("parse", "report.md", "--review", given="l\n")
    assert "3 list items: 3 references, 0 merged, 0 unparsed" in done.out
    assert "look with --review" not in done.out
    again = report("parse", "report.md", "--review")
    assert "no doubtful reference" in again.err


def test_an_editor_that_is_not_there_ends_no_review(report: Annex) -> None:
    report.environment.update(EDITOR="no-such-editor", VISUAL="")
    done = report("parse", "report.md", "--review", given="e\na\ns\n")
    assert "annex: no-such-editor: Editing failed" in done.err
    assert "set EDITOR to one that is installed" in done.err
    assert "3 list items: 2 references" in done.out


def test_edit_until_it_is_an_entry(report: Annex) -> None:
    broken, whole = (
        "@misc{k, title = {",
        "@book{mine, author = {Ortiz, Ana}, title = {Rivers}, year = 2018}\n",
    )
    report.environment["EDITOR"] = editor(report.folder, broken, whole)
    report.environment["VISUAL"] = ""
    done = report("parse", "report.md", "--review", given="e\ne\ns\n")
    assert "edit it again, or skip it" in done.err
    found = {r["key"]: r for r in json.loads(report("list", "--json").out)}
    assert (found["mine"]["title"], found["mine"]["year"], found["mine"]["type"]) == ("Rivers", 2018, "book")
    assert found["mine"]["source"] == {"document": "report.md", "line": 4, "raw": "Rivers of the north"}


def test_answers_need_an_input_of_their_own(annex: Annex) -> None:
    done = annex("parse", "-", "--review", given=REPORT, expect=2)
    assert "cannot be both the document and the answers" in done.err

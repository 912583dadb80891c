import json
import time

from annexcli.read.org import prepared
from tests.conftest import Annex

REPORT = """* Works Cited

doe, jane. /It’s a Road: The Lives of Those
Who Live along It/. Northland UP,
2014.

Roads Watch. /“How Dare They Dig up My Road?”:
Children’s Rights Violations by Governments That
Endorsed Digging/. 25 May 2022.
"""


def test_years_and_emphasis_stay_with_their_lines() -> None:
    text = prepared(REPORT)
    assert "Northland UP, 2014." in text
    assert "by Governments That Endorsed Digging/. 25 May 2022." in text
    assert prepared("/a\n- one\n- two/") == "/a\n- one\n- two/"
    assert (
        prepared("see http://a.example/b\nand http://c.example/d")
        == "see http://a.example/b\nand http://c.example/d"
    )
    assert prepared("1. one\n2. two\n\n2014. three") == "1. one\n2. two\n\n2014. three"


def test_wrapped_entries(annex: Annex) -> None:
    annex.write("report.org", REPORT)
    read = json.loads(annex("parse", "report.org", "--json").out)["references"]
    assert [(one["title"], one["year"], one["source"]["line"]) for one in read] == [
        ("It’s a Road: The Lives of Those Who Live along It", 2014, 3),
        (
            "“How Dare They Dig up My Road?”: Children’s Rights Violations by Governments That Endorsed Digging",
            2022,
            7,
        ),
    ]


def test_strokes_without_end_take_time_in_proportion() -> None:
    begun = time.process_time()
    prepared(" /a\n" * 50_000)
    prepared("/a" + "b " * 100_000)
    assert time.process_time() - begun < 2

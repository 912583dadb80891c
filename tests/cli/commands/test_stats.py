"""``annex stats`` as a user types it."""

import json

from tests.cli.test_terminal import on_terminal
from tests.conftest import Annex

STORE = """\
@techreport{a, title = {A}, author = {{UNICEF} and {ITU}}, institution = {{UNICEF} and {ITU}}, year = 2016}
@techreport{b, title = {B}, author = {{Unicef}}, institution = {{Unicef}}, year = 2018, keywords = {csea/csam}}
@misc{c, title = {C}, year = 2018, keywords = {csea, [bold]x}, url = {https://e.org}}
@misc{d, title = {D}}
"""


def test_lines_in_a_pipe(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert annex("stats").out.splitlines() == [
        "year\t2016\t1",
        "year\t2018\t2",
        "year\t(none)\t1",
        "publisher\tUnited Nations Children's Fund\t2",
        "publisher\tInternational Telecommunication Union\t1",
        "topic\tcsea\t2",
        "topic\tcsea/csam\t1",
        "topic\t[bold]x\t1",
        "type\treport\t2",
        "type\tother\t1",
        "type\twebpage\t1",
        "link\tmissing\t3",
        "link\tunchecked\t1",
    ]


def test_json_and_what_to_count_by(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    told = json.loads(annex("stats", "--by", "year", "--by", "type", "--year", "2018", "--json").out)
    assert told == {
        "references": 2,
        "year": [{"value": 2018, "count": 2}],
        "type": [{"value": "report", "count": 1}, {"value": "webpage", "count": 1}],
    }
    done = annex("stats", "--year", "1999")
    assert (done.out, done.err) == ("", "no reference matches\n")


def test_bars_that_can_be_read_without_colour(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    text = on_terminal(annex, "stats", "--top", "2", columns=40, NO_COLOR="1")
    assert "4 references\n\nyear\n" in text
    assert "  2018  2  ███" in text
    assert "  and 1 more\n" in text
    assert "Children's Fund" in on_terminal(annex, "stats", columns=100)
    assert "[bold]x" in on_terminal(annex, "stats", columns=40, NO_COLOR="1")
    assert max(map(len, text.splitlines())) <= 40

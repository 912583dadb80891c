"""``annex publishers`` as a user types it."""

import json
import sys

from tests.cli.test_terminal import read_terminal
from tests.conftest import Annex

STORE = """\
@misc{a, title = {One}, author = {{ITU} and {UNICEF}}, publisher = {{ITU} and {UNICEF}}}
@misc{b, title = {Two}, publisher = {{United Nations Children's Fund}}, year = 2019}
@misc{c, title = {Three}, publisher = {{Unicef}}, author = {Doe, Ann}}
@misc{d, title = {Four}, publisher = {{Utopian Press}}}
@misc{e, title = {Five}, author = {Doe, Ann}}
"""


def test_names_of_one_body_are_counted_together(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert annex("publishers").out.splitlines() == [
        "3\tUNICEF\tUnited Nations Children's Fund\tUNICEF; United Nations Children's Fund; Unicef",
        "1\tITU\tInternational Telecommunication Union\tITU",
        "1\t\tUtopian Press\tUtopian Press",
    ]


def test_json(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    told = json.loads(annex("publishers", "--json", "--year", "2019").out)
    assert told == [
        {
            "name": "United Nations Children's Fund",
            "acronym": "UNICEF",
            "count": 1,
            "printed": ["United Nations Children's Fund"],
            "keys": ["b"],
        }
    ]
    assert json.loads(annex("publishers", "--json", "--key", "d").out)[0]["acronym"] is None
    assert json.loads(annex("publishers", "--json", "--year", "1999").out) == []


def test_the_example(example: Annex) -> None:
    lines = example("publishers").out.splitlines()
    assert lines[:2] == [
        "4\tUNICEF\tUnited Nations Children's Fund\tUNICEF",
        "3\t\tWeProtect Global Alliance\tWeProtect Global Alliance; WeProtect",
    ]
    assert "1\tICO\tInformation Commissioner's Office\tUK Information Commissioner Office" in lines


def test_a_table_on_a_terminal(example: Annex) -> None:
    command = [sys.executable, "-m", "annexcli", "publishers", "--publisher", "unicef"]
    shown = read_terminal(command, example.folder, 100, {"NO_COLOR": "1"}).splitlines()
    assert shown[0].split() == ["count", "acronym", "organisation", "printed"]
    assert shown[1].split() == ["4", "UNICEF", "United", "Nations", "Children's", "Fund", "UNICEF"]


def test_nothing_to_count_is_told_apart_from_the_result(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    done = annex("publishers", "--year", "1999")
    assert (done.out, done.err) == ("", "no reference matches\n")
    done = annex("publishers", "--key", "e")
    assert (done.out, done.err) == ("", "no organisation has issued any of them\n")


def test_the_users_own_organisations(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    annex.write(
        "annex.toml",
        '[[organisations]]\nname = "Press of Utopia"\nacronym = "UP"\nalso = ["Utopian Press"]\n',
    )
    assert annex("publishers", "--key", "d").out == "1\tUP\tPress of Utopia\tUtopian Press\n"
    assert annex("list", "--publisher", "up").out.startswith("d\t")
    annex.write("annex.toml", "[[organisations]]\nname = 3\n")
    done = annex("list", "--publisher", "up", expect=2)
    assert "annex.toml:2: name is no text" in done.err

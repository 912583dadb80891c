"""``annex topics`` as a user types it."""

import json
import re

from tests.cli.test_terminal import on_terminal
from tests.conftest import Annex

STORE = """\
@misc{a, title = {Grooming of children}}
@misc{b, title = {Sextortion}, keywords = {mine}}
@misc{c, title = {Digital identity in Utopia}}
@misc{d, title = {Digital identities for all}}
"""


def test_topics_are_counted_and_what_has_none_is_told(annex: Annex) -> None:
    annex.write("references.bib", STORE.replace("mine", "csea/sextortion, csea"))
    done = annex("topics")
    assert done.out == "1\tcsea\n1\tcsea/sextortion\n"
    assert done.err.splitlines()[0] == "3 references without a topic"
    assert "  d  Digital identities for all" in done.err
    assert json.loads(annex("topics", "--json").out) == {
        "topics": [{"topic": "csea", "count": 1}, {"topic": "csea/sextortion", "count": 1}],
        "without": ["a", "c", "d"],
    }
    assert "3 references without a topic" in on_terminal(annex, "topics")


def test_terms_that_recur_are_suggested(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert annex("topics", "--suggest").out == "2\tdigital identity\tc, d\n"
    told = json.loads(annex("topics", "--suggest", "--json").out)
    assert told == [{"term": "digital identity", "count": 2, "keys": ["c", "d"]}]
    assert "no term recurs in 1 title" in annex("topics", "--suggest", "--key", "a").err


def test_topics_are_given_anew_but_for_those_set_by_hand(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    annex.write("annex.toml", '[topics]\nvocabularies = ["child-online-safety"]\n')
    before = annex.read()
    (added,) = re.findall(r"^\+@.*", annex("topics", "--assign", "--dry-run").out, re.MULTILINE)
    assert added.startswith(
        "+@misc{a, title = {Grooming of children}, keywords = {csea/grooming}, annex-written"
    )
    assert annex.read() == before
    assert annex("topics", "--assign").out.splitlines() == [
        "a: csea/grooming",
        "1 entry changed, 2 as before, 1 set by hand",
    ]
    assert b"keywords = {mine}" in annex.read()
    annex.write(
        "annex.toml",
        '[topics]\nvocabularies = ["child-online-safety"]\n[topics.terms]\n'
        '"identity" = ["digital identity"]\n"csea/grooming" = ["utopia"]\n',
    )
    assert annex("topics", "--assign").out.splitlines() == [
        "c: csea/grooming, identity",
        "d: identity",
        "2 entries changed, 1 as before, 1 set by hand",
    ]
    after = annex.read()
    assert annex("topics", "--assign").out == "0 entries changed, 3 as before, 1 set by hand\n"
    assert annex.read() == after
    annex("set", "d", "keywords=")
    assert annex("topics", "--assign").out == "0 entries changed, 2 as before, 2 set by hand\n"
    assert annex("topics", "--assign", "--key", "c").out == "0 entries changed, 1 as before, 0 set by hand\n"


def test_topics_of_the_settings_are_assigned_on_parse(annex: Annex) -> None:
    annex.write(
        "annex.toml",
        '[topics]\nvocabularies = []\n[topics.terms]\nwater = { fr = ["eau"], en = ["water"] }\n',
    )
    annex.write(
        "report.md",
        "# References\n\n- UNICEF, Water for children, 2018\n- UNICEF, Étude sur les eaux dans le monde, 2017\n"
        "- UNICEF, Grooming, 2016\n",
    )
    annex("parse", "report.md")
    assert annex("list", "--topic", "water", "--columns", "year").out.split() == ["2018", "2017"]
    assert annex("list", "--missing", "topics", "--columns", "year").out.split() == ["2016"]
    annex("parse", "report.md")
    assert annex("add", "ILO, Water at work, 2014", "--dry-run").out.count("keywords      = {water}") == 1


def test_errors(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert "--suggest changes nothing" in annex("topics", "--suggest", "--assign", expect=2).err
    for text, told in (
        ("topics = 1", "annex.toml:1: topics is no table"),
        (
            '[topics]\nvocabularies = ["poems"]',
            "annex.toml:2: vocabularies are not among those that there are; choose",
        ),
        ("[topics]\nterm = 1", "annex.toml:2: there is no setting 'term'; did you mean terms?"),
        ("[topics]\nterms = 1", "annex.toml:2: terms is no table"),
        ('[topics.terms]\nx = "y"', "annex.toml:2: x is no list of terms"),
        ('[topics.terms]\nx = { xx = ["y"] }', "annex.toml:2: x has terms in 'xx'; languages are en, fr"),
        ('[topics.terms]\n"a,b" = ["y"]', "annex.toml:2: a,b is no name of a topic"),
    ):
        annex.write("annex.toml", text)
        assert told in annex("topics", "--assign", expect=2).err

"""``annex search`` as a user types it."""

import json
import re

from tests.cli.test_terminal import on_terminal
from tests.conftest import Annex

STORE = r"""
@misc{a, title = {Sextortion of children}, note = {a survey}}
@misc{b, title = {Grooming: what {M\"uller} says}, year = 2018, url = {https://e.org/b}}
@misc{c, title = {Digital worlds}, keywords = {csea/grooming}}
"""


def test_words_phrases_and_beginnings(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert annex("search", "sext*", "--keys").out == "a\n"
    assert sorted(annex("search", "grooming", "OR", "survey", "--keys").out.split()) == ["a", "b", "c"]
    assert annex("search", "grooming", "-muller", "--keys").out == "c\n"
    assert annex("search", '"of children"', "--columns", "key,note").out == "a\ta survey\n"
    assert annex("search", "Müller", "--year", "2018", "--keys").out == "b\n"
    assert [one["key"] for one in json.loads(annex("search", "muller", "--json").out)] == ["b"]


def test_words_may_be_typed_as_latex_has_them(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    assert annex("search", r"M{\"u}ller", "--keys").out == "b\n"
    assert annex("list", "--text", r"M\"uller", "--keys").out == "b\n"
    assert annex("search", "survey", "-2018", '-"digital worlds"', "--keys").out == "a\n"


def test_a_word_that_is_not_there(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    done = annex("search", "groming")
    assert (done.out, done.err) == ("", "did you mean grooming?\nno reference matches\n")
    assert annex("search", "groming", "--fail-empty", expect=1).out == ""
    assert "holds no word to look for" in annex("search", "--", "-", expect=2).err


def test_what_matches_is_seen_at_once(annex: Annex) -> None:
    annex.write("references.bib", STORE)
    text = on_terminal(annex, "search", "groom*")
    marked = re.findall(r"\x1b\[(?:\d+;)*7[\d;]*m([^\x1b]*)", text)
    assert marked == ["Grooming", "grooming"]
    assert "https://e.org/b" in text
    assert "\x1b" not in on_terminal(annex, "search", "groom*", NO_COLOR="1")

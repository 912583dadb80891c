"""``annex styles`` as a user types it."""

import json

import pytest

from tests.conftest import Annex


@pytest.fixture
def searching(annex: Annex, shared_cache: str) -> Annex:
    annex.write("references.bib", "@techreport{k, author = {{ITU}}, institution = {{ITU}}, title = {[T]}, year = 2018}\n@misc{other, title = {O}}\n")  # fmt: skip
    return Annex(annex.folder, {"XDG_CACHE_HOME": shared_cache})


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder in which the catalogue is made once."""
    return str(tmp_path_factory.mktemp("cache"))


def test_names_first(searching: Annex) -> None:
    done = searching("styles", "chicago", "author", "date", "--limit", "2")
    assert done.out.splitlines()[0].split("\t")[:2] == ["chicago-author-date", "author-date"]
    assert "more styles" in done.err
    assert len(done.out.splitlines()) == 2


def test_dependents_say_what_they_stand_for(searching: Annex) -> None:
    assert searching("styles", "nature climate change").out == (
        "nature-climate-change\tnumeric\tbiology, geography\tNature Climate Change\tnature\n"
    )
    assert searching("styles", "nature climate change", "--independent").err == "no style matches\n"


def test_an_entry_of_the_store_in_each(searching: Annex) -> None:
    row = searching("styles", "apa", "--example", "--limit", "1").out.rstrip("\n").split("\t")
    assert row[0] == "apa"
    assert row[-1] == "ITU. (2018). [T]."
    (found,) = json.loads(searching("styles", "ieee", "--entry", "other", "--limit", "1", "--json").out)
    assert (found["name"], found["example"], found["parent"]) == ("ieee", "[1] “O.”", None)
    assert "no entry has the citekey 'nine'" in searching("styles", "apa", "--entry", "nine", expect=2).err


def test_fields_and_formats(searching: Annex) -> None:
    found = json.loads(searching("styles", "--field", "law", "--format", "note", "--json").out)
    assert len(found) > 30
    assert all("law" in style["fields"] and style["cites"] == "note" for style in found)
    assert "'lw' is no field; there is anthropology" in searching("styles", "--field", "lw", expect=2).err


def test_the_catalogue_is_kept(annex: Annex) -> None:
    annex("styles", "apa")
    kept = annex.read(".cache/annex/styles.json").decode()
    annex.write(".cache/annex/styles.json", kept.replace('"APA Style 7th edition"', '"As kept"'))
    assert annex("styles", "apa", "--limit", "1").out.rstrip().endswith("As kept")


def test_a_damaged_cache_is_made_anew(annex: Annex) -> None:
    annex.write(".cache/annex/styles.json", '{"stamp": 1, "styles": [[]]}')
    assert annex("styles", "apa", "--limit", "1").out.startswith("apa\t")

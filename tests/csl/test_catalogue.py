"""The catalogue of styles."""

import pytest

from annexcli.csl.catalogue import Cites, Listed, find, listed
from annexcli.edge.styles import catalogue, open_style

DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="en-GB"><info>
<title>Roads &amp;  Rivers</title><title-short>R&amp;R</title-short>
<link rel="independent-parent" href="http://www.zotero.org/styles/nature"/>
<category citation-format="numeric"/><category field="social_science"/><issn>1234-567X</issn></info></style>"""


def test_what_a_file_says_of_itself() -> None:
    assert listed("roads", DEPENDENT) == Listed(
        "roads", "Roads & Rivers", "R&R", "numeric", ("social_science",), "nature", "en-GB", ("1234-567X",)
    )
    assert listed("empty", "").title == "empty"


STYLES = [
    listed("roads-and-rivers", DEPENDENT),
    Listed("nature", "Nature", cites="numeric", fields=("biology",)),
    Listed("nature-brackets", "Nature (brackets)", cites="numeric", fields=("biology",)),
    Listed("human-nature", "Human Nature", cites="author-date", fields=("anthropology",), parent="apa"),
    Listed("law-notes", "Law notes (nature)", cites="note", fields=("law",)),
]


@pytest.mark.parametrize(
    ("words", "fields", "cites", "names"),
    [
        ("nature", [], [], ["nature", "nature-brackets", "law-notes", "human-nature"]),
        ("Human nat", [], [], ["human-nature"]),
        ("1234-567x", [], [], ["roads-and-rivers"]),
        ("r&r", [], [], ["roads-and-rivers"]),
        ("social", [], [], ["roads-and-rivers"]),
        ("", ["social-science"], [], ["roads-and-rivers"]),
        ("", [], [Cites.NOTE, Cites.AUTHOR_DATE], ["law-notes", "human-nature"]),
        ("nature", ["law", "biology"], [Cites.NUMERIC], ["nature", "nature-brackets"]),
        ("xyzzy", [], [], []),
    ],
)
def test_search(words: str, fields: list[str], cites: list[Cites], names: list[str]) -> None:
    assert [style.name for style in find(STYLES, words, fields, cites)] == names


def test_all_that_are_shipped_are_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    styles = catalogue()
    assert len(styles) == 10_844
    assert catalogue() == styles  # as it was kept
    names = {style.name for style in styles}
    lost = [style for style in styles if style.parent and style.parent not in names]
    assert not lost
    assert all(style.cites in set(Cites) for style in styles)
    for style in styles[::900]:
        assert open_style(style.name).name == (style.parent or style.name)

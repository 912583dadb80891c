"""``annex dedupe``: told, merged, asked."""

import json
import os
import pty
import re
import subprocess

import pytest

from tests.cli.test_terminal import COMMAND, read_terminal
from tests.conftest import Annex
from tests.pipes import after_one_line

STORE = """\
% mine
@misc{a, title = {Of the {CSEA} rivers}, organization = {UNICEF}, year = 2018, note = "one"}

@misc{b, title = {Of the CSEA rivers}, organization = {UNICEF}, year = 2018, note = {two}, url = {https://e.org/b}}

@book{c, title = {Children in a digital world}, publisher = {ILO}, year = 2017}
@book{d, title = {Children in a digital wrold}, publisher = {ILO}, year = 2017}

% the end
@inbook{e, title = {A chapter}, crossref = {a}}
"""
MERGED_FIRST = """\
% mine

@misc{b, title = {Of the CSEA rivers}, organization = {UNICEF}, year = 2018, note = {two}, url = {https://e.org/b}, ids = {a}, annex-other-note = {one}}

@book{c, title = {Children in a digital world}, publisher = {ILO}, year = 2017}
@book{d, title = {Children in a digital wrold}, publisher = {ILO}, year = 2017}

% the end
@inbook{e, title = {A chapter}, crossref = {b}}
"""


@pytest.fixture
def store(annex: Annex) -> Annex:
    annex.write("references.bib", STORE)
    return annex


def asked(annex: Annex, typed: str, *options: str) -> str:
    """Answer on a terminal; return what it got."""
    command = [*COMMAND, "dedupe", *options]
    return read_terminal(command, annex.folder, 100, {"NO_COLOR": "1"}, typed=typed)


def test_without_a_terminal_it_only_tells(store: Annex) -> None:
    assert store("dedupe", expect=1).out == (
        "0.95  the same title, publisher and year\n"
        "      a  2018  UNICEF  Of the CSEA rivers\n"
        "      b  2018  UNICEF  Of the CSEA rivers  https://e.org/b\n"
        "0.85  the same title, publisher and year, written differently\n"
        "      c  2017  ILO  Children in a digital world\n"
        "      d  2017  ILO  Children in a digital wrold\n"
        "2 groups of entries that are probably one work, 4 entries\n"
    )
    assert store.read().decode() == STORE


def test_nothing_to_tell(annex: Annex) -> None:
    for text in ("", "\n\n", "@misc{a, title = {Of rivers}}\n"):
        annex.write("references.bib", text)
        assert annex("dedupe").out == "no entries that are probably one work\n"
        assert annex("dedupe", "--yes").out == "references.bib: 0 entries merged into others\n"
        assert annex("dedupe", "--json").out == "[]\n"
        assert annex("dedupe", "-n").out == ""
        assert annex.read().decode() == text
    assert "no such store" in annex("--store", "none.bib", "dedupe", expect=3).err


def test_json(store: Annex) -> None:
    assert json.loads(store("dedupe", "--json", expect=1).out) == [
        {"keys": ["a", "b"], "score": 0.95, "reason": "the same title, publisher and year"},
        {
            "keys": ["c", "d"],
            "score": 0.85,
            "reason": "the same title, publisher and year, written differently",
        },
    ]


def test_a_score_and_filters(store: Annex) -> None:
    assert "1 group" in store("dedupe", "--min-score", "0.9", expect=1).out
    assert "Children" in store("dedupe", "--publisher", "ilo", expect=1).out
    assert "no entries" in store("dedupe", "--key", "a").out
    assert store("dedupe", "--min-score", "2", expect=2).err
    by_title = json.loads(store("dedupe", "--sort", "-year", "--json", expect=1).out)
    assert [group["keys"] for group in by_title] == [["a", "b"], ["c", "d"]]


def test_the_fullest_entry_stays_and_keeps_all(store: Annex) -> None:
    done = store("dedupe", "--yes", "--min-score", "0.9")
    assert done.out == (
        "a merged into b: the same title, publisher and year\n"
        "  note: {two} stays\n"
        "  annex-other-note: {one}\n"
        "references.bib: 1 entry merged into others\n"
    )
    assert store.read().decode() == MERGED_FIRST
    store("dedupe", "--yes")
    assert "@book{c" in store.read().decode()
    assert store("dedupe").out == "no entries that are probably one work\n"


def test_a_dry_run_is_a_patch(store: Annex) -> None:
    patch = store("dedupe", "--dry-run", "--min-score", "0.9").out
    assert patch.startswith("--- a/references.bib\n+++ b/references.bib\n@@ -1,10 +1,9 @@\n % mine\n-@misc{a")
    assert store.read().decode() == STORE
    store("dedupe", "--yes", "--min-score", "0.9")
    assert store.read().decode() == MERGED_FIRST


def test_json_and_merging(store: Annex) -> None:
    assert len(json.loads(store("dedupe", "--json", "--yes").out)) == 2
    assert store("dedupe", "--json").out == "[]\n"


def test_asked_group_by_group(store: Annex) -> None:
    shown = asked(store, "x\n\ns\n2\n")
    assert "1 of 2 groups: the same title, publisher and year (0.95)" in shown
    assert re.search(r"\n +1 a +2 b", shown)
    assert re.search(r"\nnote +one +two", shown)
    assert shown.count("[1-2] keep that one and merge, [s]kip, [a]ll the rest, [q]uit?") == 4
    assert "c merged into d" in shown
    text = store.read().decode()
    assert text.startswith(STORE[: STORE.index("@book")])
    assert "@book{c" not in text
    assert "annex-other-title = {Children in a digital world}" in text


@pytest.mark.parametrize("typed", ["1\nq\n", "1\n\x04"])
def test_what_was_answered_before_quit_is_written(store: Annex, typed: str) -> None:
    assert "1 entry merged into others" in asked(store, typed)
    text = store.read().decode()
    assert "@misc{b" not in text
    assert "@book{c" in text
    assert "@book{d" in text


def test_quit_at_once_and_all_the_rest(store: Annex) -> None:
    asked(store, "q\n")
    assert store.read().decode() == STORE
    assert "2 entries merged into others" in asked(store, "a\n")


def test_a_group_that_changes_while_it_is_asked_about_stays(store: Annex) -> None:
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "dedupe"], cwd=store.folder, stdin=child, stdout=child, stderr=child
    )
    os.close(child)
    got = b""
    while b"uit? " not in got:
        got += os.read(parent, 65536)
    meanwhile = f"@misc{{new, title = {{x}}}}\n{STORE.replace('{two}', '{three}')}"
    store.write("references.bib", meanwhile)
    os.write(parent, b"a\n")
    assert process.wait(20) == 0
    os.close(parent)
    text = store.read().decode()
    assert text.startswith(meanwhile[: meanwhile.index("@book")])
    assert "@book{d" not in text


def test_titles_do_not_act_on_a_terminal(annex: Annex) -> None:
    hostile = "A [red] :smile: \x1b]0;x\x07 \u202e title of rivers"
    annex.write(
        "references.bib", "".join(f"@misc{{k{n}, title = {{{hostile}}}, year = 2018}}\n" for n in (1, 2))
    )
    for shown in (asked(annex, "q\n"), asked(annex, "1\n", "-n"), annex("dedupe", expect=1).out):
        assert "\x1b]" not in shown
        assert "\u202e" not in shown
        assert "[red] :smile:" in re.sub(r"\s+", " ", shown)


def test_a_store_that_cannot_be_read_is_left_alone(annex: Annex) -> None:
    annex.write("references.bib", f"{STORE}\n@misc{{unclosed, title = {{x")
    assert annex("dedupe", "--yes", expect=3).err
    assert annex.read().decode().startswith(STORE)


def test_a_closed_pipe(annex: Annex) -> None:
    entries = (
        f"@misc{{k{n}, title = {{Of rivers and {'x' * 200}{n // 2}}}, year = 2018}}\n" for n in range(1000)
    )
    annex.write("references.bib", "".join(entries))
    assert after_one_line("dedupe", folder=annex.folder)[1] == b""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.library import Library, load
from fuzz.bibtex import check_places
from tests.bib.strategies import files


def values(text: str) -> dict[str, str]:
    library = load(text)
    assert not library.broken
    return dict(library.entries[0].fields)


def test_delimiters_macros_and_joints_are_resolved() -> None:
    text = """@string{un = "United Nations"}
@comment{anything {at} all}
% free text
@Misc{Key, Author = {{UNICEF}}, title = "A {B}", publisher = un # { Press}, month = jan, year = 2018, note = undefined}
"""
    assert values(text) == {
        "author": "{UNICEF}",
        "title": "A {B}",
        "publisher": "United Nations Press",
        "month": "jan",
        "year": "2018",
        "note": "undefined",
    }
    entry = load(text).entries[0]
    assert (entry.type, entry.key, entry.line) == ("misc", "Key", 4)
    assert entry.get("missing") == ""


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("@misc{a,\n  title = {x}\n  year = 2018\n}\n", 2, "comma missing"),
        ("@misc{a,\n  title = {x},\n  title = {y}\n}\n", 1, "title twice"),
        ("@misc{a, title={x}}\n\n@misc{a, title={y}}\n", 3, "used twice (first in line 1)"),
        ("\n@misc{a, title = {x\n\n@misc{b, title={y}}\n", 2, "not closed"),
        ("@misc{, title = {x}}\n", 1, "without a citekey"),
        ("@misc{a, title = {x} # }\n", 1, "no BibTeX value"),
        ("@misc{a,\n Title = {x},\n title = {y}}\n", 1, "title twice"),
        ("@misc{a,\n a b = {x}}\n", 2, "no name of a field"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, what: str) -> None:
    broken = load(text).broken
    assert broken[0].line == line
    assert what in broken[0].what


def test_every_block_has_its_place() -> None:
    text = '\ufeff@string{un = "UN"}\r\n% free\n@misc{a, note = {x}}\n@comment{c}@misc(b, note = {)})\n@misc{a, x\n'
    library = load(text)
    assert [(block.kind.value, text[block.start : block.end]) for block in library.blocks] == [
        ("string", '@string{un = "UN"}'),
        ("free text", "% free"),
        ("entry", "@misc{a, note = {x}}"),
        ("comment", "@comment{c}"),
        ("entry", "@misc(b, note = {)})"),
        ("broken", "@misc{a, x\n"),
    ]
    assert [text[entry.start : entry.end] for entry in library.entries] == [
        "@misc{a, note = {x}}",
        "@misc(b, note = {)})",
    ]


def test_an_entry_that_cuts_another_off_has_its_own_place() -> None:
    entry = "@misc{k, title = {A}}"
    text = f"@misc{{{entry}\n@misc{{l, title = {{B}}}}\nl, x}}\n@misc{{l, title = {{B}}}}\n"
    library = load(text)
    assert [(one.key, text[one.start : one.end]) for one in library.entries] == [
        ("k", entry),
        ("l", "@misc{l, title = {B}}"),
    ]
    assert all(one.line == text.count("\n", 0, one.start) + 1 for one in library.entries)
    assert [(one.start, one.end) for one in library.broken[:1]] == [(0, 6)]
    assert all(one.end <= other.start for one, other in pairwise(library.blocks))


def test_lines_that_end_in_a_backslash_are_lines() -> None:
    text = "@misc{a, note = {one\\\\\ntwo}}\n@misc{b}\n% free\\\n@misc(c,\n  x y = {z})\n"
    library = load(text)
    assert [(one.key, one.line) for one in library.entries] == [("a", 1), ("b", 3)]
    assert [one.line for one in library.broken] == [6]
    assert [block.line for block in library.blocks] == [1, 3, 4, 5]


def test_nothing_is_an_empty_library() -> None:
    assert load("") == Library(())
    assert load("% only a comment\n").entries == ()


@pytest.mark.parametrize(
    "broken",
    [
        "@misc(ro",
        "@misc{open, title = {x\n",
        "@misc{a, note = {mail me@home}",
        "@misc{a, title = {T}}{j, @x{y} ",
    ],
)
def test_an_entry_behind_one_that_is_not_closed_stands_where_it_begins(broken: str) -> None:
    entry = "@misc{two, title = {Two}}"
    text = f"{broken}{entry}\n% a line\n@misc{{three, title = {{Three}}}}\n"
    library = load(text)
    found = {one.key: text[one.start : one.end] for one in library.entries}
    assert found.get("two", entry) == entry
    assert found["three"] == "@misc{three, title = {Three}}"
    check_places(text, library)


@pytest.mark.parametrize(
    "text",
    [
        # What ends an entry that is given up stood in no block.
        "@misc{k,\ntring{  title = {y},\n}\n",
        "@misc{k, a {{ b\n",
        '@string{a "x"}\n\n@misc{b}\n',
        "@misc{a, b}}}\n\ufeff@misc{c}",
        "\ufeff",
        "\n  \ufeff%",
        "\ufeff\ufeff@misc{a}",
    ],
)
def test_all_but_white_space_is_in_a_block(text: str) -> None:
    check_places(text, load(text))


@given(files(), st.data())
def test_blocks_of_a_damaged_file_are_whole_and_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    put = data.draw(st.text(st.sampled_from('@{}()=,"#%\\\n ax'), max_size=6))
    damaged = text[:start] + put + text[start + data.draw(st.integers(0, 5)) :]
    check_places(damaged, load(damaged))

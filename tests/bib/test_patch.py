import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annexcli.bib.library import Entry, Library, load
from annexcli.bib.patch import (
    Edit,
    apply,
    removals,
    touched,
    with_fields,
    with_key,
    with_type,
    without_block,
)
from annexcli.bib.style import render, style_of
from annexcli.errors import UnreadableInput
from tests.bib.strategies import files

VALUE = st.sampled_from(
    ["new", "{UNICEF} and {ITU}", "2018", 'a "quoted" word', "", "may", "https://e.org/a%20b"]
)


def patched(text: str, key: str, **changes: str | None) -> str:
    library = load(text)
    entry = library.entry(key)
    assert entry
    names = {name.replace("_", "-"): value for name, value in changes.items()}
    return apply(text, with_fields(text, entry, names, style_of(text, library)))


def others(library: Library, key: str) -> list[Entry]:
    return [entry for entry in library.entries if entry.key != key]


def comparable(library: Library, key: str) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    return [(entry.type, entry.key, entry.fields) for entry in others(library, key)]


@given(files(), st.sampled_from(["title", "year", "note", "doi", "annex-raw"]), VALUE)
def test_another_value_changes_nothing_else(text: str, name: str, value: str) -> None:
    library = load(text)
    assume(library.entries)
    entry = library.entries[0]
    changed = apply(text, with_fields(text, entry, {name: value}, style_of(text, library)))
    again = load(changed)
    now = again.entries[0]
    assert now.get(name) == value
    assert [f for f in now.fields if f[0] != name] == [f for f in entry.fields if f[0] != name]
    assert comparable(again, entry.key) == comparable(library, entry.key)
    assert [broken.what for broken in again.broken] == [broken.what for broken in library.broken]
    assert changed[: entry.start] == text[: entry.start]
    assert changed.endswith(text[entry.end :])


@given(files(st.just("{old}")), st.sampled_from(["new", "a {B} c", "", 'x "y" z']))
def test_a_change_taken_back_gives_the_same_bytes(text: str, value: str) -> None:
    library = load(text)
    assume(library.entries)
    entry = library.entries[0]
    assume(entry.fields)
    style = style_of(text, library)
    name = entry.fields[-1][0]
    changed = apply(text, with_fields(text, entry, {name: value}, style))
    assert changed != text
    now = load(changed).entries[0]
    assert apply(changed, with_fields(changed, now, {name: "old"}, style)) == text


@given(files())
def test_a_field_taken_out_or_put_in_leaves_the_rest(text: str) -> None:
    library = load(text)
    assume(library.entries)
    entry = library.entries[0]
    style = style_of(text, library)
    changes: dict[str, str | None] = {name: None for name, _ in entry.fields[::2]}
    changes |= {"doi": "10.1/x", "annex-source": "a.md:1"}
    changed = apply(text, with_fields(text, entry, changes, style))
    again = load(changed)
    kept = [field for field in entry.fields if field[0] not in changes]
    assert sorted(again.entries[0].fields) == sorted([*kept, ("doi", "10.1/x"), ("annex-source", "a.md:1")])
    assert comparable(again, entry.key) == comparable(library, entry.key)
    assert changed[: entry.start] == text[: entry.start]
    assert changed.endswith(text[entry.end :])


@given(files())
def test_an_entry_taken_out_leaves_the_others(text: str) -> None:
    library = load(text)
    assume(library.entries)
    entry = library.entries[-1]
    changed = apply(text, [without_block(text, entry.start, entry.end)])
    again = load(changed)
    assert comparable(again, entry.key) == comparable(library, entry.key)
    assert not again.entry(entry.key)
    assert sorted(changed.split()) == sorted((text[: entry.start] + text[entry.end :]).split())


@given(files())
def test_a_new_entry_is_read_back_and_the_rest_stays(text: str) -> None:
    library = load(text)
    new = Entry("misc", "fresh", (("title", 'A {B} "c"'), ("year", "2018"), ("month", "may"), ("note", "n")))
    written = render((new,), style_of(text, library))
    again = load(f"{text}\n\n{written}")
    assert again.entries[-1].type == "misc"
    assert sorted(again.entries[-1].fields) == sorted(new.fields)


PLAIN = """\
% my references
@string{un = "United Nations"}

@TechReport{a,
   Author = {{UNICEF}},   % of New York
   Title  = "A report",
   Publisher = un # { Press},
   year=2017
}

@misc{b,title={B},url={https://e.org/a_b%20c}}
"""


@pytest.mark.parametrize(
    ("key", "changes", "old", "new"),
    [
        ("a", {"title": "Another"}, '"A report"', '"Another"'),
        ("a", {"title": 'Say "no"'}, '"A report"', '{Say "no"}'),
        ("a", {"title": 'Say {"}no{"}'}, '"A report"', '"Say {"}no{"}"'),
        ("a", {"year": "2018"}, "year=2017", "year=2018"),
        ("a", {"publisher": "UN"}, "un # { Press}", "{UN}"),
        ("a", {"year": None}, "un # { Press},\n   year=2017\n", "un # { Press}\n"),
        ("a", {"title": None}, '\n   Title  = "A report",', ""),
        ("a", {"note": "UK only"}, "   year=2017\n", "   year=2017,\n   Note = {UK only}\n"),
        ("b", {"year": "2018"}, "c}}", "c}, year=2018}"),
        ("b", {"url": None}, ",url={https://e.org/a_b%20c}", ""),
        ("b", {"title": None, "url": None}, "title={B},url={https://e.org/a_b%20c}", ""),
    ],
)
def test_only_the_touched_bytes_change(key: str, changes: dict[str, str | None], old: str, new: str) -> None:
    text = PLAIN.replace("   % of New York", "")
    assert text.count(old) == 1
    assert patched(text, key, **changes) == text.replace(old, new)


def test_an_entry_with_its_aligned_fields_gets_one_more() -> None:
    text = "@misc{a,\n  title     = {x},\n  note      = {y},\n  annex-raw = {z},\n}\n"
    changed = patched(text, "a", doi="10.1/x", annex_source="a.md:1")
    assert changed == (
        "@misc{a,\n  title     = {x},\n  note      = {y},\n  doi       = {10.1/x},\n  annex-raw = {z},\n"
        "  annex-source = {a.md:1},\n}\n"
    )


def test_fields_of_an_entry_without_any() -> None:
    assert patched("@misc{a}\n", "a", note="x") == "@misc{a,\n  note          = {x},\n}\n"
    assert patched("@misc{a,\n}\n", "a", note="x") == "@misc{a,\n  note          = {x},\n}\n"


def test_type_and_key() -> None:
    library = load(PLAIN)
    entry = library.entry("a")
    assert entry
    changed = apply(PLAIN, [with_type(PLAIN, entry, "report"), with_key(PLAIN, entry, "un2017")])
    assert changed == PLAIN.replace("@TechReport{a,", "@report{un2017,")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@misc{a}\n\n@misc{b}\n\n@misc{c}\n", "@misc{a}\n\n@misc{c}\n"),
        ("@misc{b}\n\n@misc{c}\n", "@misc{c}\n"),
        ("@misc{a}\n\n@misc{b}\n", "@misc{a}\n"),
        ("@misc{a}\r\n\r\n@misc{b}\r\n", "@misc{a}\r\n"),
        ("@misc{a}\n@misc{b}\n@misc{c}\n", "@misc{a}\n@misc{c}\n"),
        ("% about b\n@misc{b}\n% about c\n@misc{c}", "% about b\n% about c\n@misc{c}"),
        ("@misc{b}", ""),
    ],
)
def test_the_lines_of_an_entry_go_with_it(text: str, left: str) -> None:
    entry = load(text).entry("b")
    assert entry
    assert apply(text, [without_block(text, entry.start, entry.end)]) == left


def test_many_entries_go_at_once() -> None:
    text = "@misc{a}\n\n@misc{b}\n\n@misc{c}\n\n@misc{d}\n"
    entries = load(text).entries
    assert apply(text, removals(text, entries[1:3])) == "@misc{a}\n\n@misc{d}\n"
    assert apply(text, removals(text, entries[2:])) == "@misc{a}\n\n@misc{b}\n"
    assert apply(text, removals(text, entries[::2])) == "@misc{b}\n\n@misc{d}\n"
    assert apply(text, removals(text, entries)) == ""


def test_a_citekey_that_ends_in_a_backslash_is_left_alone() -> None:
    with pytest.raises(UnreadableInput, match="cannot be edited safely"):
        patched("@misc{arr\\\n}\n", "arr\\", note="x")


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


@given(st.text("ab", max_size=9), st.text("ab", max_size=9))
def test_what_was_touched(old: str, new: str) -> None:
    start, end = touched(old, new)
    assert old[:start] == new[:start]
    assert old[end:] == new[end + len(new) - len(old) :]
    assert start <= end


COMMENTED = "@misc{a,\n  title = {A}, % c\n  % about = keywords\n  keywords = {one},\n  year = 2018, % the year\n  note = {x},\n}\n"


def test_comments_between_fields_stay_where_they_are() -> None:
    text = COMMENTED.replace(" = keywords", "")
    assert patched(text, "a", keywords="two") == text.replace("{one}", "{two}")
    assert patched(text, "a", note=None) == text.replace("\n  note = {x},", "")
    assert patched(text, "a", keywords=None) == text.replace("\n  keywords = {one},", "")
    for rest in ("  year = 2018}\n", "}\n"):
        text = "@misc{a, title = {A}, % c\n  note = {x}," + rest
        assert patched(text, "a", note=None) == text.replace("note = {x},", "")


def test_a_name_that_is_too_long_for_the_column_does_not_end_it() -> None:
    text = "@misc{a,\n  title     = {x},\n  note      = {y},\n  year      = {z},\n  url       = {z},\n  a-long-name-1 = {z},\n}\n"
    assert "  doi       = {10.1/x},\n" in patched(text, "a", doi="10.1/x")

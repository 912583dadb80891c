import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annexcli.bib.join import Conflict, Joined, Union, joined, merged, same_value
from annexcli.bib.latex import decode
from annexcli.bib.library import Entry, load
from annexcli.bib.style import style_of
from tests.bib.strategies import CONTENT


def entry(key: str, kind: str = "misc", **fields: str) -> Entry:
    return Entry(kind, key, tuple((name.replace("_", "-"), value) for name, value in fields.items()))


def changes(kept: Entry, *others: Entry) -> dict[str, str | None]:
    return dict(joined(kept, others).changes)


def test_what_is_missing_comes_from_the_other() -> None:
    found = joined(entry("a", title="Rivers", note=""), [entry("b", title="Rivers", note="n", doi="10.1/x")])
    assert found.changes == {"note": "n", "doi": "10.1/x", "ids": "b"}
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("title", "The {CSEA} Report", "The CSEA\n   Report"),
        ("title", r"M{\"u}ller", "Müller"),
        ("title", "Mu\u0308ller", "M\u00fcller"),
        ("pages", "1--20", "1-20"),
        ("author", "Ortiz, Ana and Ruiz, Bo", "Ana Ortiz and Bo Ruiz"),
        ("doi", "10.1/X", "https://doi.org/10.1/x"),
        ("doi", "doi:10.1/x", "http://dx.doi.org/10.1/x"),
        ("isbn", "978-3-16-148410-0", "9783161484100"),
    ],
)
def test_spellings_are_no_conflict(name: str, one: str, other: str) -> None:
    assert same_value(name, one, other)
    assert changes(entry("a", **{name: one}), entry("b", **{name: other})) == {"ids": "b"}


def test_what_contradicts_stays_beside() -> None:
    kept, second, third = (
        entry("a", title="Rivers"),
        entry("b", title="rivers", annex_other_title="RIVERS"),
        entry("c", title="Of rivers"),
    )
    found = joined(kept, [second, third])
    assert found.changes == {
        "annex-other-title": "rivers",
        "annex-other-title-2": "RIVERS",
        "annex-other-title-3": "Of rivers",
        "ids": "b, c",
    }
    assert found.conflicts == (
        Conflict("title", "Rivers", "rivers", "annex-other-title"),
        Conflict("title", "Rivers", "Of rivers", "annex-other-title-3"),
    )


def test_a_type_is_not_lost() -> None:
    found = joined(entry("a", "book"), [entry("b", "report"), entry("c", "misc")])
    assert found.changes == {"ids": "b, c", "annex-other-entrytype": "report"}


def test_keywords_are_united_as_they_are_separated() -> None:
    assert (
        changes(entry("a", keywords="x; {y, z}"), entry("b", keywords="X, w"))["keywords"] == "x; {y, z}; w"
    )
    assert changes(entry("a"), entry("b", keywords="x; y"))["keywords"] == "x; y"
    assert "keywords" not in changes(entry("a", keywords="x, y"), entry("b", keywords="y,x"))


def test_addresses() -> None:
    found = changes(
        entry("a", url="http://e.org/a", annex_links="http://e.org/c"),
        entry("b", url="https://e.org/a%20_b", annex_links="http://e.org/a http://e.org/d"),
    )
    assert found["annex-links"] == "http://e.org/c https://e.org/a%20_b http://e.org/d"
    assert changes(entry("a"), entry("b", url="http://e.org/a")) == {"url": "http://e.org/a", "ids": "b"}
    odd = changes(entry("a", url="http://e.org/a"), entry("b", url="http://e.org/a b"))
    assert odd["annex-other-url"] == "http://e.org/a b"


def test_citekeys_by_which_an_entry_was_known() -> None:
    assert changes(entry("a", ids="x"), entry("b", ids="y,a, x")) == {"ids": "x, b, y"}


def test_places_get_the_next_numbers() -> None:
    kept = entry("a", annex_source="r.md:1", annex_raw="one", annex_section="S", annex_written="@misc")
    other = entry(
        "b", annex_source="q.md:2", annex_raw="two", annex_section="T", annex_source_2="r.md:1",
        annex_raw_2="one", annex_source_3="p.md:3", annex_raw_3="three", annex_written="@book",
    )  # fmt: skip
    assert changes(kept, other) == {
        "annex-source-2": "q.md:2",
        "annex-raw-2": "two",
        "annex-section-2": "T",
        "annex-source-3": "p.md:3",
        "annex-raw-3": "three",
        "ids": "b",
    }


def test_an_entry_is_not_its_own_parent() -> None:
    assert changes(entry("a"), entry("b", crossref="a", related="a,c")) == {"ids": "b", "related": "c"}


FILE = """\
% a head
@book{a, title = {Rivers}, year = 2018}

@book{b, title = {Rivers}, publisher = "ILO"}
@book{c, title = {Rivers}}

% what follows
@inbook{d, title = {Of one}, crossref = {b}, xdata={x, c ,b}}
"""


def merge(text: str, *unions: Union) -> tuple[str, tuple[Joined, ...]]:
    library = load(text)
    result = merged(text, library, unions, style_of(text, library))
    return result.text, result.joined


def test_only_what_changes_is_touched() -> None:
    text, (one,) = merge(FILE, Union("a", ("b", "c")))
    assert one.entry.get("publisher") == "ILO"
    assert (
        text
        == """\
% a head
@book{a, title = {Rivers}, year = 2018, publisher = {ILO}, ids = {b, c}}

% what follows
@inbook{d, title = {Of one}, crossref = {a}, xdata={x,a}}
"""
    )


def test_two_unions_that_name_each_other() -> None:
    text, _ = merge(
        "@misc{a, related = {d}}\n\n@misc{b, related = {d, a}}\n\n@misc{c, title = {x}}\n\n@misc{d, xref = {b}}\n",
        Union("a", ("b",)),
        Union("c", ("d",)),
    )
    assert text == ("@misc{a, related = {c}, ids = {b}}\n\n@misc{c, title = {x}, xref = {a}, ids = {d}}\n")


def test_nothing_to_merge() -> None:
    assert merge(FILE) == (FILE, ())


NAMES = st.sampled_from(
    [
        "title",
        "note",
        "annex-raw",
        "annex-source",
        "annex-other-title",
        "annex-other-note-2",
        "date",
    ]
)
KEYWORDS = st.builds(
    str.join,
    st.sampled_from([", ", "; "]),
    st.lists(st.sampled_from(["x", "y", "{z w}", "é"]), min_size=1, unique=True),
)
ENTRIES = st.tuples(
    st.dictionaries(NAMES, CONTENT), st.fixed_dictionaries({}, optional={"keywords": KEYWORDS})
).map(lambda both: tuple((both[0] | both[1]).items()))


@settings(max_examples=40)  # LaTeX of every kind is slow to read
@given(st.lists(ENTRIES, min_size=2, max_size=4))
def test_no_value_is_lost(several: list[tuple[tuple[str, str], ...]]) -> None:
    kept, *others = (Entry("misc", f"k{n}", fields) for n, fields in enumerate(several))
    found = joined(kept, others)
    assert dict(found.entry.fields) == dict(kept.fields) | dict(found.changes)
    values = {decode(value) for _, value in found.entry.fields}
    words = found.entry.get("keywords")
    for one in (kept, *others):
        for name, value in one.fields:
            if name == "keywords":
                assert set(re.split("[,;] ", value)) <= set(re.split("[,;] ", words))
            else:
                assert decode(value) in values or not decode(value)
    assert found.entry.get("ids") == ", ".join(one.key for one in others)


@settings(max_examples=40)  # LaTeX of every kind is slow to read
@given(st.lists(ENTRIES, min_size=2, max_size=3))
def test_joining_again_changes_nothing(several: list[tuple[tuple[str, str], ...]]) -> None:
    kept, *others = (Entry("misc", f"k{n}", fields) for n, fields in enumerate(several))
    once = joined(kept, others).entry
    again = joined(once, others)
    assert again.changes == {}

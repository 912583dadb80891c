from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.library import Entry
from annexcli.bib.own import WRITTEN
from annexcli.bib.patch import differences
from annexcli.bib.written import cited, is_ours, signed, updated

PLACE = (("annex-source", "a.md:3"), ("annex-raw", "UNICEF, A title, 2017"))
LINE = Entry("techreport", "k", (("title", "A title"), ("year", "2017"), ("url", "https://e.org/a"), *PLACE))
OWN = signed(LINE)


def line(**fields: str | None) -> Entry:
    """Return what the line says now."""
    values = dict(LINE.fields) | fields
    return Entry(
        "techreport", "k", tuple((name, value) for name, value in values.items() if value is not None)
    )


def by_hand(**fields: str | None) -> Entry:
    """Return the entry as somebody edited it."""
    values = dict(OWN.fields) | fields
    return replace(OWN, fields=tuple((name, value) for name, value in values.items() if value is not None))


def test_what_was_written_is_recorded() -> None:
    assert OWN.get(WRITTEN).startswith("@techreport title:")
    assert "annex-raw" not in OWN.get(WRITTEN)
    assert (
        signed(replace(LINE, fields=LINE.fields[:2])).get(WRITTEN) == ""
    )  # added by hand: nothing to follow


def test_the_same_line_changes_nothing() -> None:
    update = updated(OWN, LINE)
    assert update.entry == OWN
    assert not update.changes
    assert not update.kept


def test_fields_that_nobody_edited_follow_the_line() -> None:
    update = updated(OWN, line(title="A better title", url=None, note="UK only"))
    assert [(c.name, c.old, c.new) for c in update.changes] == [
        ("title", "A title", "A better title"),
        ("note", None, "UK only"),
        ("url", "https://e.org/a", None),
    ]
    assert not update.kept
    assert not update.entry.has("url")
    again = updated(update.entry, line(title="A better title", url=None, note="UK only"))
    assert again.entry == update.entry


def test_edited_fields_stay_and_both_values_are_told() -> None:
    edited = by_hand(title="My title", year=None)
    update = updated(edited, line(title="A better title", note="new"))
    assert update.entry.get("title") == "My title"
    assert not update.entry.has("year")  # taken out by hand
    assert [(k.name, k.old, k.new) for k in update.kept] == [("title", "My title", "A better title")]
    assert [c.name for c in update.changes] == ["note"]


def test_another_spacing_is_no_edit() -> None:
    wrapped = by_hand(title="A\n    title")
    assert updated(wrapped, LINE).entry.get("title") == "A\n    title"
    assert updated(wrapped, line(title="B")).entry.get("title") == "B"


def test_a_type_follows_the_line_unless_it_was_edited() -> None:
    book = replace(LINE, type="book")
    assert updated(OWN, book).entry.type == "book"
    assert updated(replace(OWN, type="misc"), book).entry.type == "misc"


def test_an_entry_without_a_record_is_somebody_s() -> None:
    update = updated(LINE, line(title="Another", note="added"))
    assert update.entry.get("title") == "A title"
    assert update.entry.get("note") == "added"
    assert [k.name for k in update.kept] == ["title"]


def test_a_line_that_cites_a_work_too_adds_what_is_not_known_and_its_place() -> None:
    other = Entry(
        "misc",
        "k",
        (
            ("title", "A Title"), ("doi", "10.1/x"), ("url", "https://e.org/b"), ("urldate", "2020-01-01"),
            ("annex-source", "b.md:9"), ("annex-raw", "A Title"),
        ),
    )  # fmt: skip
    update = cited(OWN, other)
    assert [c.name for c in update.changes] == ["doi", "annex-links"]
    assert update.entry.get("title") == "A title"
    assert update.entry.get("annex-links") == "https://e.org/b"
    assert update.entry.get("annex-source-2") == "b.md:9"
    assert cited(update.entry, other).entry == update.entry
    moved = replace(other, fields=(*other.fields[:-2], ("annex-source", "b.md:10"), ("annex-raw", "A Title")))
    assert cited(update.entry, moved).entry.get("annex-source-2") == "b.md:10"
    # The line that the entry is made from does not take the other's link away.
    assert updated(update.entry, LINE).entry == update.entry


OTHER = Entry(
    "misc",
    "k",
    (("doi", "10.1/x"), ("url", "https://e.org/b"), ("annex-source", "b.md:9"), ("annex-raw", "B")),
)


def test_what_another_line_added_stays_taken_out_and_follows_its_line_when_that_is_the_only_one() -> None:
    added = cited(OWN, OTHER).entry
    assert updated(added, LINE).entry == added
    bare = replace(added, fields=tuple(f for f in added.fields if f[0] not in {"doi", "annex-links"}))
    assert cited(bare, OTHER).entry == bare
    now = replace(OTHER, fields=(("doi", "10.1/y"), *OTHER.fields[1:]))
    update = updated(added, now)  # the first line is gone, this one is the entry's own
    assert ("doi", "10.1/x", "10.1/y") in [(c.name, c.old, c.new) for c in update.changes]
    assert not update.kept
    assert update.entry.get("annex-source") == "b.md:9"
    assert not update.entry.has("annex-source-2")


def test_a_link_that_is_taken_out_of_its_line_goes() -> None:
    two = replace(LINE, fields=(*LINE.fields, ("annex-links", "https://e.org/1 https://e.org/2")))
    update = updated(signed(two), replace(LINE, fields=(*LINE.fields, ("annex-links", "https://e.org/2"))))
    assert update.entry.get("annex-links") == "https://e.org/2"
    assert [c.name for c in update.changes] == ["annex-links"]
    assert not updated(update.entry, LINE).entry.has("annex-links")


def test_a_hand_made_entry_follows_no_line_even_where_one_was_added_to_it() -> None:
    own = replace(LINE, fields=LINE.fields[:1])
    assert not is_ours(own)
    first = cited(own, OTHER)
    assert [c.name for c in first.changes] == ["doi", "url"]
    assert not is_ours(first.entry)
    assert cited(first.entry, OTHER).entry == first.entry


NAMES = st.sampled_from(["title", "year", "note", "url", "doi"])
VALUES = st.sampled_from(["a", "b", "c d", "https://e.org"])
FIELDS = st.dictionaries(NAMES, VALUES, max_size=5)


@given(FIELDS, FIELDS, FIELDS)
def test_no_edit_is_ever_lost(first: dict[str, str], edits: dict[str, str], now: dict[str, str]) -> None:
    entry = signed(Entry("misc", "k", (*first.items(), *PLACE)))
    edited = replace(entry, fields=tuple((dict(entry.fields) | edits).items()))
    incoming = Entry("misc", "k", (*now.items(), *PLACE))
    update = updated(edited, incoming)
    for name, value in edits.items():
        if first.get(name) != value:
            assert update.entry.get(name) == value
    for name in first.keys() - edits.keys():
        assert update.entry.get(name) == now.get(name, "")
    assert updated(update.entry, incoming).entry == update.entry
    assert set(differences(edited, update.entry)) >= {change.name for change in update.changes}

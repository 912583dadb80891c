"""Topics in ``keywords``: those that hold a comma, and lists in braces, stay what they are."""

from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.fields import to_reference
from annexcli.bib.join import joined
from annexcli.bib.keywords import tagged, written
from annexcli.bib.library import Entry


def test_topics_stay_as_they_are_written() -> None:
    assert tagged("", ["a"], []) == "a"
    assert tagged("Csea; b", ["c"], ["csea"]) == "b; c"
    assert tagged("a; b", ["A"], []) == "a; b"  # nothing changes: not a byte does
    assert tagged("a", [], ["a"]) is None
    assert tagged("one; {two, three};\n  four", ["x"], []) == "one; {two, three};\n  four; x"
    assert tagged("one; {two, three}; four", [], ["one"]) == "{two, three}; four"
    assert tagged("one, two", ["three"], ["two"]) == "one, three"
    assert tagged("a, b", ["a/c", "a/c", "R&D"], ["x"]) == r"a, b, a/c, R\&D"
    assert tagged("{a; b}", ["c"], []) == "a; b; c"
    assert tagged("{a; b}", [], ["a"]) == "b"
    assert tagged("{a; b}", [], ["c"]) == "{a; b}"


def topics_in(value: str | None) -> set[str]:
    return set(to_reference(entry(value or "")).topics)


def entry(value: str) -> Entry:
    return Entry("misc", "k", (("title", "T"), ("keywords", value)))


NAMES = st.sampled_from(["a", "b", "c,d", "e;f", "R&D"])
TOPICS = st.sets(NAMES, max_size=4)
# As this program writes it, as others do, and as Web of Science does.
VALUES = TOPICS.flatmap(
    lambda topics: st.sampled_from(
        [written(topics), written(topics).replace(", ", "; "), f"{{{written(topics)}}}" if topics else ""]
    )
)


@given(VALUES, st.sets(st.sampled_from(["a", "R&D", "x"])), st.sets(NAMES))
def test_only_the_topics_meant_come_and_go(value: str, added: set[str], removed: set[str]) -> None:
    before = topics_in(value)
    assert topics_in(tagged(value, sorted(added - removed), removed)) == (before - removed) | (
        added - removed
    )


@given(VALUES, VALUES)
def test_joined_entries_have_the_topics_of_both(one: str, other: str) -> None:
    both = joined(entry(one), [entry(other)]).entry
    assert set(to_reference(both).topics) == topics_in(one) | topics_in(other)

"""Facets: values, their order, and who has which."""

from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import EntryType, Reference
from annexcli.model.verdict import LinkResult, Verdict
from annexcli.show.report.facets import Item, facets

TEXTS = st.lists(st.text(alphabet="ab/é\x1b", min_size=1, max_size=4), max_size=3)


def item(reference: Reference, *publishers: str, verdict: Verdict | None = None) -> Item:
    link = LinkResult(reference.key, reference.url, verdict, "") if verdict else None
    return Item(reference, "", publishers, link=link)


def test_values_come_in_the_order_in_which_they_are_looked_for() -> None:
    found = facets(
        [
            item(Reference("A", topics=("csea/grooming", "law")), "WHO", "UNICEF", verdict=Verdict.OK),
            item(Reference("B", type=EntryType.REPORT, urls=("https://e.org",)), "UNICEF"),
            item(Reference("C", topics=("csea",), doi="10.1/x"), verdict=Verdict.DEAD),
        ]
    )
    told = {facet.label: [(value.label, value.number) for value in facet.values] for facet in found}
    assert told == {
        "Year": [("No year", 3)],
        "Publisher": [("UNICEF", 2), ("WHO", 1), ("No publisher", 1)],
        "Topic": [("csea", 2), ("csea/grooming", 1), ("law", 1), ("No topic", 1)],
        "Type": [("Other works", 2), ("Reports", 1)],
        "Link": [("dead", 1), ("ok", 1), ("unchecked", 1)],
    }
    assert found[1].owned == ((0, 1), (0,), (2,))
    assert found[2].owned == ((0, 1, 2), (3,), (0,))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6))
def test_numbers_are_those_of_the_entries(made: list[tuple[list[str], list[str]]]) -> None:
    items = [item(Reference("T", topics=tuple(topics)), *publishers) for topics, publishers in made]
    for facet in facets(items):
        assert len(facet.owned) == len(items)
        for place, value in enumerate(facet.values):
            assert value.number == sum(place in owned for owned in facet.owned) > 0
            assert value.label.isprintable()

from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import Reference
from annexcli.query.record import NAMES, reference_of, remembered
from tests.query.catalogues import references


@given(references())
def test_nothing_of_a_reference_is_lost(reference: Reference) -> None:
    assert reference_of(remembered(reference, frozenset())[0]) == reference


@given(st.from_type(Reference))
def test_nothing_of_any_reference_is_lost(reference: Reference) -> None:
    assert reference_of(remembered(reference, frozenset())[0]) == reference


def test_names_of_the_contract_go_before_fields() -> None:
    reference = Reference("A", key="k", urls=("https://e.org",))
    _, names = remembered(reference, frozenset({"year", "howpublished", "title"}))
    assert set(names) == {"title", "url", "urls", "howpublished"}
    assert set(names) - {"howpublished"} <= set(NAMES)

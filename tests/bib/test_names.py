"""Lists of names in fields, there and back."""

import pytest
from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.dialects import Dialect, in_dialect
from annexcli.bib.fields import to_reference
from annexcli.bib.latex import decode
from annexcli.bib.library import load
from annexcli.bib.names import has_extended, join, split
from annexcli.bib.syntax import is_braced
from annexcli.model.reference import Agent, Organisation, Person


@pytest.mark.parametrize(
    ("agent", "value"),
    [
        (Person("Dept of Health", "Education and Welfare"), "Dept of Health, {Education and Welfare}"),
        (Person("Smith and Sons", "J."), "{Smith and Sons}, J."),
        (Person("Health, Education", "AND Welfare"), "{Health, Education}, {AND Welfare}"),
        (Person("Smith", "J. Jr."), "Smith, Jr., J."),
        (Person("King", "Martin III"), "King, III, Martin"),
        (Person("Anders", "Sandy"), "Anders, Sandy"),
        (Organisation("A, B and C"), "{A, B and C}"),
    ],
)
def test_names_with_words_that_part_them(agent: Agent, value: str) -> None:
    assert join([agent]) == value
    assert split(value) == (agent,)


WORDS = st.lists(
    st.sampled_from(["Health", "and", "And", "Smith,", "Sons", "de", "Jr.", "J."]), min_size=1, max_size=3
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3))
def test_as_many_come_back_as_were_written(names: list[tuple[list[str], list[str]]]) -> None:
    agents = [Person(" ".join(family), " ".join(given_)) for family, given_ in names]
    found = split(join(agents))
    assert len(found) == len(agents)
    assert split(join(found)) == found


@given(st.text(alphabet="aBé. \t,-'1~{}\\", max_size=12))
def test_names_are_read_as_bibtexparser_reads_them(value: str) -> None:
    """Most are read without it, for it takes long."""
    name = parse_single_name_into_parts(value, strict=False)
    family, given_ = " ".join([*name.von, *name.last]), " ".join([*name.first, *name.jr])
    if value.strip() and not is_braced(value.strip()):
        assert split(value) == (Person(decode(family), decode(given_)),)


def test_a_store_keeps_a_braced_part() -> None:
    value = "Dept of Health, {Education and Welfare} and Chen, Li"
    found = split(value)
    assert found == (Person("Dept of Health", "Education and Welfare"), Person("Chen", "Li"))
    assert join(found) == value


def test_extended_names_of_biblatex() -> None:
    """BibLaTeX manual, §3.4."""
    value = "given=Hans, family=Harman, prefix=von, useprefix=false and given={Jean, A.}, family=Dupont, suffix=Jr."
    people = (Person("von Harman", "Hans"), Person("Dupont", "Jean, A. Jr."))
    assert split(value) == people
    assert has_extended(value)
    assert not has_extended("Chen, Li and {family=Body}")
    assert split("Chen, x=Li") == (Person("Chen", "x=Li"),)
    entry = load("@book{k, author = {given=Hans, family=Harman, prefix=von and others}}").entries[0]
    assert in_dialect(entry, Dialect.BIBTEX).get("author") == "von Harman, Hans and others"
    assert in_dialect(entry, Dialect.BIBLATEX).get("author") == entry.get("author")
    assert to_reference(entry).authors == (Person("von Harman", "Hans"),)

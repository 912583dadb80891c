import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.citekeys import citekey
from annexcli.model.reference import Organisation, PartialDate, Person, Reference


@pytest.mark.parametrize(
    ("name", "year", "title", "key"),
    [
        ("WeProtect Global Alliance", 2018, "Global Threat Assessment", "weprotect2018global"),
        ("UNICEF", 2017, "The State of the World’s Children", "unicef2017state"),
        ("Internet Watch Foundation", 2017, "Annual Report", "internetwatch2017annual"),
        ("Ministère de l’Éducation", 2016, "L’école ouverte", "ministereeducation2016ecole"),
        ("Министерство образования", 2016, "Доклад", "ministerstvo2016doklad"),
        ("منظمة", 2016, "تقرير", None),
        ("Council of Europe", None, "Children and the Internet", "councileurope-nd-children"),
        (None, 2016, "Terminology Guidelines for All", "terminology2016guidelines"),
        (None, None, "EU Kids Online", "eukidsonline-nd"),
        (None, None, None, "anon-nd"),
    ],
)
def test_keys(name: str | None, year: int | None, title: str | None, key: str | None) -> None:
    publishers = (Organisation(name),) if name else ()
    made = citekey(Reference(title, publishers=publishers, date=PartialDate(year) if year else None), ())
    assert made == key or (key is None and made.isascii() and "2016" in made)


def test_a_person_gives_the_family_name_and_an_acronym_goes_before_the_name() -> None:
    assert (
        citekey(Reference("A", authors=(Person("O’Neill", "B."),), date=PartialDate(2017)), ())
        == "oneill2017a"
    )
    organisation = Organisation("Internet Watch Foundation", "IWF")
    assert (
        citekey(Reference("Annual", publishers=(organisation,), date=PartialDate(2017)), ())
        == "iwf2017annual"
    )


def test_an_address_names_what_has_no_title() -> None:
    assert citekey(Reference(None, urls=("https://www.unicef.org/reports",)), ()) == "unicef-nd"


def test_a_key_in_use_gets_a_letter() -> None:
    reference = Reference("EU Kids Online")
    assert citekey(reference, {"eukidsonline-nd"}) == "eukidsonline-ndb"
    taken = {"eukidsonline-nd", *(f"eukidsonline-nd{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")}
    assert citekey(reference, taken) == "eukidsonline-ndba"


def test_what_is_no_word_is_cut() -> None:
    long = Reference("x" * 3000, publishers=(Organisation("y" * 3000),))
    assert citekey(long, ()) == f"{'y' * 30}-nd-{'x' * 30}"
    assert citekey(Reference("x" * 3000), ()) == f"{'x' * 30}-nd"


@given(st.text(), st.text(), st.lists(st.text(max_size=5)))
def test_keys_are_fit_for_bibtex_and_unique(title: str, name: str, taken: list[str]) -> None:
    key = citekey(Reference(title, publishers=(Organisation(name),)), taken)
    assert key.isascii()
    assert all(c.isalnum() or c == "-" for c in key)
    assert key not in taken

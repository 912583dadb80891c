import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.parse.people import people, without_role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Livingstone, S.", ["Livingstone|S."]),
        ("Aiello, G., Enea, M. & Muriana, C.", ["Aiello|G.", "Enea|M.", "Muriana|C."]),
        ("Smith, J.-P., O’Neill, B., et al.", ["Smith|J.-P.", "O’Neill|B."]),
        ("Bergamin G., Messina M.", ["Bergamin|G.", "Messina|M."]),
        ("Da Milano C.", ["Da Milano|C."]),
        ("Morton, J M, D R Magness, M McCarty", ["Morton|J M", "Magness|D R", "McCarty|M"]),
        ("You, L., U. Wood-Sichra, S. Fritz, and J. Koo", ["You|L.", "Wood-Sichra|U.", "Fritz|S.", "Koo|J."]),
        ("Armstrong, Jonathan B., Daniel E. Schindler", ["Armstrong|Jonathan B.", "Schindler|Daniel E."]),
        ("Aniszczyk, Chris, et al", ["Aniszczyk|Chris"]),
        ("Kuah, Adrian W.J. and Lim Seok Hui", ["Kuah|Adrian W.J.", "Hui|Lim Seok"]),
        ("van der Hof, S.; Müller, K.", ["van der Hof|S.", "Müller|K."]),
        ("Pahl, S., & Silver, J. and", ["Pahl|S.", "Silver|J."]),
        ("Pepe M., G. Peruginelli S.", ["Pepe|M.", "Peruginelli|G."]),
        ("ORTIZ, ANA B. ; CHEN, LI", ["ORTIZ|ANA B.", "CHEN|LI"]),
        ("Ortiz, Ana B./Chen, Li/Hof, S.", ["Ortiz|Ana B.", "Chen|Li", "Hof|S."]),
        ("Hof, Simone van der", ["Hof|Simone van der"]),
        ("Moe, Kari, interview by James Vasile", ["Moe|Kari"]),
        ("King, M. L., Jr.", ["King|M. L."]),
        ("Jayne, T. S., Traub, L., … others", ["Jayne|T. S.", "Traub|L."]),
        ("Иванов, И. И., Петров, П.", ["Иванов|И. И.", "Петров|П."]),
    ],
)
def test_lists_of_persons(text: str, names: list[str]) -> None:
    found = people(text)
    assert found is not None
    assert [f"{person.family}|{person.given}" for person in found.persons] == names


@pytest.mark.parametrize(
    "text",
    ["UNICEF", "Watershed Sciences", "IEA, OECD", "World Bank, Washington", "IT Governance", "Ministry of Health, Kenya",
     "Smith, J., Children online", "Children, families and the state", "", "FAO/WHO", "Plato"],
)  # fmt: skip
def test_what_is_no_list_of_persons(text: str) -> None:
    assert people(text) is None


@pytest.mark.parametrize("role", ["eds.", "(eds)", "(Hrsg.)", "(a cura di)", "coord."])
def test_what_they_did_is_told_apart(role: str) -> None:
    found = people(f"Smith, J., Doe, A. {role}")
    assert found is not None
    assert len(found.persons) == 2
    assert found.role in role
    assert without_role("UNICEF") == ("UNICEF", "")


@given(st.text(alphabet="AaBb .,;&-é'", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = people(text)
    assert found is None or all(person.family for person in found.persons)

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.parse.people import people, people_roughly, unstopped, without_role


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
        ("Dahl, K., Steffen, W. m.fl.", ["Dahl|K.", "Steffen|W."]),
        ("Dahl, Lars och Berg, Anna", ["Dahl|Lars", "Berg|Anna"]),
        ("Nowak J., Kowalska A. i in.", ["Nowak|J.", "Kowalska|A."]),
        ("Novák, J. a Svoboda, P.", ["Novák|J.", "Svoboda|P."]),
        ("Іваненко І. І. та ін.", ["Іваненко|І. І."]),
        ("Demir, B. ve Aydın, A.", ["Demir|B.", "Aydın|A."]),
        ("Popescu, I. și Ionescu, M.", ["Popescu|I.", "Ionescu|M."]),
        ("Jayne, T. S., Traub, L., … others", ["Jayne|T. S.", "Traub|L."]),
        ("Иванов, И. И., Петров, П.", ["Иванов|И. И.", "Петров|П."]),
        ("King, M. L., Jr., Moe, K.", ["King|M. L.", "Moe|K."]),
        ("O, YH", ["O|YH"]),
        ("Moe, K., Garcia Lopez, MR", ["Moe|K.", "Garcia Lopez|MR"]),
        ("Moe, Kari, Hof, Simone, Chen, Li", ["Moe|Kari", "Hof|Simone", "Chen|Li"]),
        ("Daniel Edward Schindler", ["Schindler|Daniel Edward"]),
        ("Daniel Schindler and Maria Lopez and Ana Ortiz", ["Schindler|Daniel", "Lopez|Maria", "Ortiz|Ana"]),
        ("Moe, K., Simone Hof, Chen, L.", ["Moe|K.", "Hof|Simone", "Chen|L."]),
        ("D R Magness, M McCarty", ["Magness|D R", "McCarty|M"]),
        ("Hof K.L.M., Moe J.-P.K.", ["Hof|K.L.M.", "Moe|J.-P.K."]),
        ("Hof SMA, Moe KL", ["Hof|SMA", "Moe|KL"]),
        ("van Hof K.L.M.", ["van Hof|K.L.M."]),
        ("De la Hof SM", ["De la Hof|SM"]),
    ],
)
def test_lists_of_persons(text: str, names: list[str]) -> None:
    found = people(text)
    assert found is not None
    assert [f"{person.family}|{person.given}" for person in found.persons] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ORTIZ, ANA B.", ["ORTIZ|ANA B."]),
        ("DE WIT, ANNA", ["DE WIT|ANNA"]),
        ("ORTIZ, ANA, CHEN, LI", ["ORTIZ|ANA", "CHEN|LI"]),
        ("Moe, K., GARCIA LOPEZ, Maria", ["Moe|K.", "GARCIA LOPEZ|Maria"]),
        ("ORTIZ, ANA B., GARCIA LOPEZ, MARIA, CHEN, LI", ["ORTIZ|ANA B.", "GARCIA LOPEZ|MARIA", "CHEN|LI"]),
        ("ORTIZ, ANA B.; MARIA LOPEZ; CHEN, LI", ["ORTIZ|ANA B.", "LOPEZ|MARIA", "CHEN|LI"]),
    ],
)
def test_names_in_capitals(text: str, names: list[str]) -> None:
    found = people(text)
    assert found is not None
    assert [f"{person.family}|{person.given}" for person in found.persons] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CRONK, R. & J. BARTRAM", ["CRONK|R.", "BARTRAM|J."]),
        ("HADDAD, R., P. VAN DIJK, and B. O'NEILL", ["HADDAD|R.", "VAN DIJK|P.", "O'NEILL|B."]),
        ("A. SHARMA, M. ROSSI", ["SHARMA|A.", "ROSSI|M."]),
    ],
)
def test_initials_before_a_name_in_capitals(text: str, names: list[str]) -> None:
    found = people(text, shouted=True)
    assert found is not None
    assert [f"{person.family}|{person.given}" for person in found.persons] == names


@pytest.mark.parametrize("text", ["U.S. NAVY", "U.N. WOMEN", "E. U. EU"])
def test_bodies_of_states_in_capitals_are_no_persons(text: str) -> None:
    assert people(text, shouted=True) is None


@pytest.mark.parametrize("text", ["SILVA, João", "SILVA, João, III", "MOE, Kari"])
def test_a_name_in_capitals_is_a_person_where_names_must_stand(text: str) -> None:
    found = people(text, shouted=True)
    assert found is not None
    assert len(found.persons) == 1
    assert people(text) is None


@pytest.mark.parametrize("text", ["UNESCO, FAO", "EU, Brussels", "UNESCO"])
def test_acronyms_are_no_persons_even_where_names_must_stand(text: str) -> None:
    assert people(text, shouted=True) is None


@pytest.mark.parametrize(
    "text",
    ["UNICEF", "Watershed Sciences", "IEA, OECD", "World Bank, Washington", "IT Governance", "Ministry of Health, Kenya",
     "Smith, J., Children online", "Children, families and the state", "", "FAO/WHO", "Plato",
     "UNESCO, Paris", "EU, UN"],
)  # fmt: skip
def test_what_is_no_list_of_persons(text: str) -> None:
    assert people(text) is None


@pytest.mark.parametrize(
    "role",
    [
        "eds.",
        "(eds)",
        "(Hrsg.)",
        "(a cura di)",
        "coord.",
        "(red.)",
        "(toim.)",
        "(szerk.)",
        "(red. nauk.)",
        "(упоряд.)",
    ],
)
def test_what_they_did_is_told_apart(role: str) -> None:
    found = people(f"Smith, J., Doe, A. {role}")
    assert found is not None
    assert len(found.persons) == 2
    assert found.role in role
    assert without_role("UNICEF") == ("UNICEF", "")


@pytest.mark.parametrize(
    ("text", "left", "role"),
    [
        ("Smith, J.; eds.", "Smith, J.", "eds"),
        ("Smith, J. (interview by Kari Moe)", "Smith, J.", "interview by Kari Moe"),
        ("eds.", "eds.", ""),
        ("Reunited", "Reunited", ""),
    ],
)
def test_a_role_stands_behind_a_name(text: str, left: str, role: str) -> None:
    assert without_role(text) == (left, role)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moe K. Hof, S.", ["Moe|K.", "Hof|S."]),
        ("Moe, K.. Hof S. M. Chen, L.", ["Moe|K.", "Hof|S. M.", "Chen|L."]),
        ("Moe, K. with Hof, S.", ["Moe|K.", "Hof|S."]),
    ],
)
def test_lists_of_persons_with_mistakes(text: str, names: list[str]) -> None:
    found = people_roughly(text)
    assert found is not None
    assert [f"{person.family}|{person.given}" for person in found.persons] == names


@pytest.mark.parametrize(
    "text",
    ["Moe K. S.", "Moe, K. and Hof, S. on rivers that run dry in summer", "Moe. Hof. Chen.", "Moe K, Hof S"],
)
def test_one_name_or_mostly_other_words_are_no_list_with_mistakes(text: str) -> None:
    assert people_roughly(text) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (" Moe, K. ,", "Moe, K."),
        ("Moe, K.;", "Moe, K."),
        ("K.", "K."),
        ("Rivers.", "Rivers"),
        ("Moe and Hof.:", "Moe and Hof"),
        ("UN.", "UN"),
    ],
)
def test_the_stop_of_an_initial_belongs_to_the_name(text: str, left: str) -> None:
    assert unstopped(text) == left


@given(st.text(alphabet="AaBb .,;&-é'", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = people(text)
    assert found is None or all(person.family for person in found.persons)


@pytest.mark.parametrize("run", ["...", " ... ", "\xa0", " \xa0"])
def test_long_runs_between_names_take_time_in_proportion(run: str) -> None:
    begun = time.process_time()
    people(f"Doe J{run * 700}Roe R", shouted=True)
    assert time.process_time() - begun < 1

import pytest

from annexcli.model.reference import Organisation, Person
from annexcli.parse import agents
from annexcli.parse.agents import (
    abbreviates,
    is_name,
    is_organisation,
    is_work,
    leading_body,
    name,
    organisations,
)


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF",
        "UN-Habitat",
        "ITU",
        "Council of Europe",
        "Ministry of Health, Kenya",
        "Office of the High Commissioner for Human Rights",
        "Fundación Ideas para la Infancia",
        "Bundesministerium für Familie",
        "Ministère de la Santé",
        "Institute of Development Studies",
        "World Bank",
        "Министерство образования",
        "Internet Watch Foundation (IWF)",
        "The Example Center for Regulatory Strategy",
        "UN Special Rapporteur on the promotion and protection of the right to clean water and to safe passage",
        "Special Envoy for rivers",
    ],
)
def test_organisations_are_known_by_their_words(text: str) -> None:
    assert is_organisation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Children in a Digital World",
        "UNICEF Annual Report",
        "Guidelines for Industry",
        "Council conclusions on the rights of the child, and how they came about",
        "See",
        "the ministry",
        "Convention on the Rights of the Child",
        "",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert not is_organisation(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ITU and UNICEF", ["ITU", "UNICEF"]),
        ("INTERPOL and ECPAT International", ["INTERPOL", "ECPAT International"]),
        ("UNICEF, WHO and World Bank", ["UNICEF", "WHO", "World Bank"]),
        ("UNICEF & WHO", ["UNICEF", "WHO"]),
        ("OECD; ILO", ["OECD", "ILO"]),
        ("UNICEF / WHO", ["UNICEF", "WHO"]),
        ("Centre for Justice and Crime Prevention", ["Centre for Justice and Crime Prevention"]),
        ("Food and Agriculture Organization", ["Food and Agriculture Organization"]),
        (
            "National Center for Missing and Exploited Children",
            ["National Center for Missing and Exploited Children"],
        ),
        (
            "Department for Digital, Culture, Media and Sport",
            ["Department for Digital, Culture, Media and Sport"],
        ),
        ("Bill and Melinda Gates Foundation", ["Bill and Melinda Gates Foundation"]),
        ("Ministry of Health, Kenya", ["Ministry of Health, Kenya"]),
    ],
)
def test_where_one_name_ends_and_the_next_begins(text: str, names: list[str]) -> None:
    assert [organisation.name for organisation in organisations(text)] == names


def test_acronyms_printed_beside_a_name() -> None:
    assert organisations("Internet Watch Foundation (IWF)") == (
        Organisation("Internet Watch Foundation", "IWF"),
    )
    assert organisations("ITU (International Telecommunication Union)") == (
        Organisation("International Telecommunication Union", "ITU"),
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Instituto de Barcos e Estatística – IBE", [("Instituto de Barcos e Estatística", "IBE")]),
        (
            "Ministério do Mar e Instituto de Barcos – IB",
            [("Ministério do Mar", ""), ("Instituto de Barcos", "IB")],
        ),
        ("Instituto de Estadística y Barcos - INEBI", [("Instituto de Estadística y Barcos - INEBI", "")]),
        ("UNICEF and Save the Children – UK", [("UNICEF", ""), ("Save the Children – UK", "")]),
    ],
)
def test_an_acronym_behind_a_dash_is_of_all_of_the_name(text: str, named: list[tuple[str, str]]) -> None:
    assert [(one.name, one.acronym) for one in organisations(text)] == named


def test_abbreviations() -> None:
    assert abbreviates("GRID", "Global Resource and Information Directory")
    assert not abbreviates("UK", "Online Harms White Paper")
    assert not abbreviates("A", "Annual Report")


def test_names_are_persons_or_organisations() -> None:
    assert name("Livingstone, S.").authors == (Person("Livingstone", "S."),)
    assert name("OECD.").publishers == (Organisation("OECD"),)
    assert name("Acme Inc.").publishers == (Organisation("Acme Inc."),)


def test_names_and_works() -> None:
    assert is_name("Child Dignity on the Digital World")
    assert not is_name("Guidance for")
    assert not is_name("Download the report")
    assert not is_name("This is a sentence. It goes on")
    assert is_work("INHOPE Report")
    assert not is_work("Institute of Development Studies")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ministry of Rivers, Roads and Bridges, National Plan", "Ministry of Rivers, Roads and Bridges"),
        ("Ministry of Rivers, Roads and Bridges (MRRB): Plan", "Ministry of Rivers, Roads and Bridges (MRRB)"),
        ("Committee on Economic, Social and Cultural Rights, general comment No. 3", "Committee on Economic, Social and Cultural Rights"),
        ("Commission for Science, Water and Energy. Views", "Commission for Science, Water and Energy"),
        ("Comité des droits économiques, sociaux et culturels, Observations", "Comité des droits économiques, sociaux et culturels"),
        ("Ministère de l’eau, du climat et des ponts, Plan", "Ministère de l’eau, du climat et des ponts"),
        ("Ausschuss für wirtschaftliche, soziale und kulturelle Rechte: Bericht", "Ausschuss für wirtschaftliche, soziale und kulturelle Rechte"),
        ("Senatsverwaltung für Wasser, Brücken und Wege: Bericht", "Senatsverwaltung für Wasser, Brücken und Wege"),
        ("Wasserministerium für Flüsse, Brücken und Wege: Bericht", "Wasserministerium für Flüsse, Brücken und Wege"),
        ("Ministerio de Agua, Puentes y Caminos, Plan", "Ministerio de Agua, Puentes y Caminos"),
    ],
)  # fmt: skip
def test_bodies_with_commas_in_their_names(text: str, body: str) -> None:
    found = leading_body(text)
    assert found is not None
    assert found[0] == body
    assert len(organisations(body)) == 1


@pytest.mark.parametrize(
    "text",
    ["Ministry of Health, Annual Report and Accounts, Oslo, 2018", "Council of Europe, Rivers and Roads in Europe, Strasbourg, 2012",
     "Committee on Rivers, Views and opinions on floods, 2012", "Ministry of Health, Rivers and Roads"],
)  # fmt: skip
def test_titles_behind_a_body_are_no_part_of_its_name(text: str) -> None:
    assert leading_body(text) is None


def test_several_bodies_with_commas_between_them() -> None:
    names = "Ministry of Health, Ministry of Water and UNICEF"
    assert [body.name for body in organisations(names)] == [
        "Ministry of Health",
        "Ministry of Water",
        "UNICEF",
    ]


@pytest.mark.parametrize(
    "text",
    ["Nordiska brorådet", "Europeiska kommissionen", "Børne- og Broministeriet", "Terveyden ja siltojen laitos", "Siltakeskus", "Commissie Toekomst bruggen",
     "Ministerstwo Mostów", "Główny Urząd Mostów", "Najwyższa Izba Mostów", "Ministerstvo mostů a řek", "Český mostní úřad", "Державна служба мостів",
     "Ministerul Podurilor", "Köprü ve Yol Bakanlığı", "Υπουργείο Γεφυρών"],
)  # fmt: skip
def test_bodies_in_languages_that_write_names_in_small_letters(text: str) -> None:
    assert is_organisation(text)


@pytest.mark.parametrize(
    "text", ["Utvärdering av bromyndigheten", "Broar och människor", "Mosty v Čechách", "Mosty i rzeki", "Bruggen in beweging", "Siltojen historia"]
)  # fmt: skip
def test_titles_in_these_languages_are_none(text: str) -> None:
    assert not is_organisation(text)


@pytest.mark.parametrize(
    "name", ["Oxfam", "Greenpeace", "Reporters Without Borders", "Brücken für alle e.V.", "Wege gGmbH"]
)
def test_names_without_a_word_that_tells(name: str) -> None:
    assert agents.is_organisation(name)
    assert not agents.is_organisation(name.lower())

import pytest

from annexcli.model.reference import Organisation, Person
from annexcli.parse.agents import (
    abbreviates,
    is_name,
    is_organisation,
    is_work,
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

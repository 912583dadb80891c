"""The bodies that the program knows, and what is a name of one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import Organisation
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.organisations import Body, Names, begins_words, heard, organisations, organisations_like

# Two bodies that each call themselves so: the acronym alone does not say which is meant.
SHARED = {
    "ICJ": {"International Court of Justice", "International Commission of Jurists"},
    "EAC": {"East African Community", "Election Assistance Commission"},
    "BSI": {"Bundesamt für Sicherheit in der Informationstechnik", "British Standards Institution"},
}
KNOWN = Names.of(())
NAMES = [name for body in organisations() for name in body.names if name not in SHARED]
WORDS = sorted({word for name in NAMES for word in fold(name).split()})


def test_the_table_is_of_some_size() -> None:
    assert len(organisations()) >= 170


def test_a_name_is_of_one_body_only() -> None:
    owners: dict[str, set[str]] = {}
    for body in organisations():
        for name in body.names:
            owners.setdefault(fold(name), set()).add(body.name)
    assert {name: of for name, of in owners.items() if len(of) > 1} == {
        fold(name): of for name, of in SHARED.items()
    }


@pytest.mark.parametrize("body", organisations(), ids=lambda body: body.name)
def test_what_stands_in_the_table(body: Body) -> None:
    assert all(name == name.strip() != "" for name in body.names)
    assert len({fold(name) for name in body.names}) == len(body.names)
    assert " " not in body.acronym or body.acronym in {"International IDEA", "RIPE NCC", "UN DESA"}
    assert all(re.fullmatch(r"[a-z\d-]+(\.[a-z\d-]+)+", domain) for domain in body.domains)


def test_the_table_has_no_other_fields_and_no_empty_ones() -> None:
    for one in table("organisations")["organisations"]:
        assert set(one) <= {"name", "acronym", "also", "domains"}
        assert all(one.values())


def test_a_domain_is_of_one_body_only() -> None:
    domains = [domain for body in organisations() for domain in body.domains]
    assert len(set(domains)) == len(domains)


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        ("WHO", "World Health Organization"),
        ("who", "Organisation mondiale de la Santé"),
        ("ncmec", "National Centre for Missing & Exploited Children"),
        ("National Center for Missing and Exploited Children", "NCMEC"),
        ("missing & exploited", "NCMEC"),
        ("exploited missing", "NCMEC"),
        ("EMCDDA", "European Union Drugs Agency"),
        ("CEPAL", "ECLAC"),
        ("UNICEF", "United Nations Childrens Fund (UNICEF)"),
        ("IWF", "Internet Watch Foundation (UK)"),
        ("unicef.org", "UNICEF"),
        ("unicef", "www.unicef.org"),
        ("WHO", "WHO Europe"),
        ("un", "UNODC"),
        ("coe", "CoE Publishing"),
        ("pew", "Pew Forum"),
        ("unicef", "Unicef Deutschland"),
        ("world health organisations", "WHO"),
        ("organiz", "Organization of Utopia"),
        ("utopia", "Organization of Utopia"),
        ("ICJ", "International Court of Justice"),
        ("ICJ", "International Commission of Jurists"),
    ],
)
def test_the_same(wanted: str, printed: str) -> None:
    assert KNOWN.same(wanted, printed)
    assert Names.of((), asked=[wanted]).same(wanted, printed)


@pytest.mark.parametrize(
    ("wanted", "printed"),
    [
        ("WHO", "Who Cares? Trust"),
        ("who", "Wholesale Council"),
        ("fra", "Fraser Institute"),
        ("NCMEC", "ICMEC"),
        ("UN Women", "CEDAW"),
        ("National Center for Missing and Exploited Children", "ICMEC"),
        ("International Court of Justice", "International Commission of Jurists"),
        ("European Union", "Council of Europe"),
        ("nicef", "UNICEF"),
        ("", "UNICEF"),
        ("&", "UNICEF"),
    ],
)
def test_not_the_same(wanted: str, printed: str) -> None:
    assert not KNOWN.same(wanted, printed)


@given(st.sampled_from([body for body in organisations() if body.acronym not in SHARED]), st.data())
def test_every_name_of_a_body_means_it(body: Body, data: st.DataObject) -> None:
    wanted, printed = (data.draw(st.sampled_from(body.names)) for _ in range(2))
    assert KNOWN.same(wanted, printed)
    assert KNOWN.same(wanted.upper(), printed.lower())
    assert KNOWN.body(printed) == body


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join) | st.sampled_from(NAMES))
def test_only_what_is_asked_for_answers_as_all_does(wanted: str) -> None:
    few = Names.of((), asked=[wanted])
    assert [few.same(wanted, name) for name in NAMES] == [KNOWN.same(wanted, name) for name in NAMES]


@given(st.sampled_from(NAMES), st.integers(0, 5), st.integers(1, 30))
def test_what_its_words_begin_is_found(name: str, start: int, length: int) -> None:
    part = " ".join(fold(name).split()[start:])[:length]
    if len(part) > 3:
        assert begins_words(part, name)
        assert KNOWN.same(part, name)


def test_some_of_the_bodies_are_all_of_them() -> None:
    assert set(organisations_like(["e", "a", "o", "i", "u"])) == set(organisations())
    assert organisations_like([]) == ()


def store(*printed: tuple[str, str]) -> list[Organisation]:
    return [Organisation(name, acronym) for name, acronym in printed]


def test_a_store_teaches_acronyms() -> None:
    names = Names.of(store(("Utopian Institute of Seas", "UIS")))
    assert names.same("uis", "Utopian Institute of Seas")
    assert names.same("Utopian Institute of Seas", "UIS")
    assert names.body("UIS") == Body("Utopian Institute of Seas", "UIS")
    assert not KNOWN.same("uis", "Utopian Institute of Seas")


def test_a_store_means_by_an_acronym_what_it_prints_beside_it() -> None:
    names = Names.of(store(("Icarian World Fund", "IWF"), ("International Commission of Jurists", "ICJ")))
    assert names.body("IWF").name == "Icarian World Fund"
    assert names.same("iwf", "IWF")
    assert names.same("iwf", "Icarian World Fund")
    assert names.same("iwf", "Internet Watch Foundation")
    assert names.same("Icarian World Fund", "IWF")
    assert not names.same("Internet Watch Foundation", "IWF")
    assert names.body("ICJ").name == "International Commission of Jurists"


def test_a_store_teaches_further_acronyms_of_a_known_body() -> None:
    names = Names.of(store(("Internet Watch Foundation", "TIWF")))
    assert names.body("TIWF") == names.body("IWF")
    assert names.body("IWF").acronym == "IWF"


@pytest.mark.parametrize("place", ["Kenya", "UK"])
def test_a_place_beside_a_name_is_no_acronym(place: str) -> None:
    names = Names.of(store(("Ministry of Health", place)))
    assert names.body("Ministry of Health") == Body("Ministry of Health")


def test_a_store_with_many_acronyms_teaches_them_all() -> None:
    printed = store(*((f"Utopian Institute {number}", f"UI{number}") for number in range(100)))
    names = Names.of(printed, asked=["UI7"])
    assert [one.name for one in printed if names.same("UI7", one.name)] == ["Utopian Institute 7"]


@given(st.sampled_from(organisations()), st.data())
def test_every_name_that_is_the_same_is_heard(body: Body, data: st.DataObject) -> None:
    wanted, printed = (data.draw(st.sampled_from((*body.names, *body.domains))) for _ in range(2))
    wanted = data.draw(st.sampled_from([wanted, wanted[:4], " ".join(reversed(wanted.split()))]))
    printed = data.draw(st.sampled_from([printed, f"{printed} (Kenya)", f"Office of {printed}"]))
    if KNOWN.same(wanted, printed):
        words = heard(printed)
        assert any(
            all(any(word.startswith(begun) for word in words) for begun in group)
            for group in KNOWN.hearings(wanted)
        )


def test_the_users_own_bodies_come_first() -> None:
    own = [
        Body("Icarian World Fund", "IWF"),
        Body("World Health Org", also=("World Health Organization", "The Health People")),
    ]
    names = Names.of(store(("Internet Watch Foundation", "IWF")), own)
    assert names.body("IWF").name == "Icarian World Fund"
    assert not names.same("iwf", "Internet Watch Foundation")
    assert names.body("Internet Watch Foundation").name == "Internet Watch Foundation"
    assert names.body("the health people").name == "World Health Org"
    renamed = Names.of((), [Body("Watchers", also=("IWF",)), Body("UNICEF", also=("Kids",))])
    assert renamed.body("kids").name == "UNICEF"
    assert renamed.same("kids", "United Nations Children's Fund")


def test_what_is_unknown_or_of_several_is_itself() -> None:
    assert KNOWN.body("Utopian Institute") == Body("Utopian Institute")
    assert KNOWN.body("ICJ") == Body("ICJ")

"""Entries of bodies and courts as French, Spanish and Italian lists print them; none is of a real work."""

import pytest

from annexcli.model.reference import PartialDate, Reference
from tests.conftest import references_of


def read(line: str) -> Reference:
    (reference,) = references_of(f"## Bibliographie\n\n- {line}\n")
    return reference


@pytest.mark.parametrize(
    ("line", "publisher", "title"),
    [
        (
            "Banque africaine des mers, Les routes du Sud, 2019",
            "Banque africaine des mers",
            "Les routes du Sud",
        ),
        ("iDE-Eau, *Guide des latrines*, 2017", "iDE-Eau", "Guide des latrines"),
        (
            "Conseil des ports, Droits des marins, résolution A/RES/41/15, 11 juillet 2019",
            "Conseil des ports",
            "Droits des marins",
        ),
        (
            "Comité des ponts, Observation générale n° 24 (2019) : Les ponts, CRC/C/GC/24, 18 septembre 2019",
            "Comité des ponts",
            "Observation générale n° 24 (2019) : Les ponts",
        ),
        (
            "AVF – [Bilan des chantiers](https://example.org/b) – Série Travaux n° 12 - 2019",
            "AVF",
            "Bilan des chantiers",
        ),
        (
            "CIDH, Derechos de los ríos, 2019, OEA/Ser.L/V/II. Doc. 47/13",
            "CIDH",
            "Derechos de los ríos",
        ),
        (
            "Corte IDH. Opinión Consultiva OC-21/14: Niñez, 19 de agosto de 2019. Serie A No. 21",
            "Corte IDH",
            "Opinión Consultiva OC-21/14: Niñez",
        ),
        (
            "Corte IDH. Caso Río Vs. Mar. Fondo y Costas. Sentencia de 4 de mayo de 2019. Serie C No. 241",
            "Corte IDH",
            "Caso Río Vs. Mar. Fondo y Costas",
        ),
    ],
)
def test_the_body_before_a_title_is_its_publisher(line: str, publisher: str, title: str) -> None:
    reference = read(line)
    assert ([one.name for one in reference.publishers], reference.title) == ([publisher], title)
    assert reference.date
    assert reference.date.year == 2019 or "2017" in line


def test_inverted_names_of_two_families_go_on_before_a_colon() -> None:
    reference = read("García Luna, A., Ríos Paz, M., y Soto, L.: La tierra en disputa. CEPIA, Lima, 2016")
    assert [one.name for one in reference.authors] == ["A. García Luna", "M. Ríos Paz", "L. Soto"]
    assert reference.title == "La tierra en disputa"


def test_a_day_of_access_with_hyphens_is_not_the_date_of_the_work() -> None:
    reference = read("«Hallan un puente», El Comercio, 3 de marzo de 2016 (consultado el 10-09-2022).")
    assert (reference.date, reference.title) == (PartialDate(2016, 3, 3), "Hallan un puente")
    assert reference.accessed == PartialDate(2022)


def test_where_a_work_can_be_downloaded_is_no_part_of_it() -> None:
    reference = read(
        "Emergenza Sud, *Filiere del pane*, Firenze, 2018; scaricabile da https://example.org/pane"
    )
    assert (reference.place, reference.date, reference.note) == ("Firenze", PartialDate(2018), None)


def test_the_length_of_a_work_behind_its_date_is_no_title() -> None:
    reference = read("Agence des villes, Les quotas de pêche, Bruxelles, mai 2014, 24 pages")
    assert (reference.title, reference.note) == ("Les quotas de pêche", "24 pages")

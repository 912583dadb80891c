"""What headings say of the lists under them, in nine languages."""

import pytest

from annexcli.document import Inline
from annexcli.parse.list_names import heading_text, names_kind, names_laws, names_list, only_names_list


@pytest.mark.parametrize(
    "heading",
    ["5. References", "Annex 2: Sources consulted", "Selected bibliography", "References and further reading", "VI. Bibliographie sélective",
     "Annexe n° 3 : Bibliographie", "Fuentes y bibliografía", "Referências bibliográficas consultadas", "Literatur- und Quellenverzeichnis",
     "Bibliografia essenziale", "Geraadpleegde literatuur", "Список использованной литературы и источники" , "قائمة المراجع", "Table of Cases",
     "Table of legislation", "Rechtsprechungsverzeichnis", "Indice della giurisprudenza", "Jurisprudentieregister", "Список нормативных актов", "قائمة القضايا",
     "Tabla de jurisprudencia", "Table de jurisprudence", "Tabela de casos", "Bilaga 3: Referenser", "Käll- och litteraturförteckning", "Anvendt litteratur",
     "Litteraturliste og kilder", "Lähteet ja kirjallisuus", "Wykaz źródeł i literatury", "Seznam použité literatury a zdrojů", "Список використаних джерел",
     "Ενδεικτική βιβλιογραφία", "Felhasznált irodalom", "Bibliografie selectivă", "Yararlanılan Kaynaklar"],
)  # fmt: skip
def test_headings_that_only_name_a_list(heading: str) -> None:
    assert only_names_list(Inline(heading))


@pytest.mark.parametrize(
    "heading",
    ["Literature review", "Resources needed for 2020", "Sources of law", "The use of references in court", "Quellen der Finanzierung", "Data", "Frame of reference", "Källor till utsläpp", "Źródła finansowania", ""],
)  # fmt: skip
def test_headings_that_say_more(heading: str) -> None:
    assert not only_names_list(Inline(heading))


@pytest.mark.parametrize(
    "heading",
    ["B Cases", "A Articles/Books/Reports", "E Other", "C. Textes et jurisprudence", "National law and policy", "Leyes y tratados internacionales", "Legislação nacional",
     "a) Gesetze und Verordnungen", "Normativa europea" , "Wetten en verdragen", "1. Нормативные правовые акты", "القوانين والتشريعات",
     "Offentligt tryck", "Litteratur och rapporter", "Lagar och förordningar", "Webbkällor", "Love og bekendtgørelser", "Stortingsdokumenter", "Hallituksen esitykset",
     "Akty prawne", "Źródła internetowe", "Právní předpisy a judikatura", "Нормативно-правові акти", "Νομοθεσία και νομολογία", "Jogszabályok", "Acte normative"],
)  # fmt: skip
def test_headings_of_the_parts_of_a_list(heading: str) -> None:
    assert names_kind(Inline(heading))


def test_headings_over_laws_and_judgments() -> None:
    assert all(
        names_laws(Inline(text))
        for text in ("Case law", "Jurisprudencia", "Rechtsprechung", "Судебная практика")
    )
    assert not names_laws(Inline("Books and articles"))


def test_a_heading_is_named_without_its_colon_and_attributes() -> None:
    assert heading_text(Inline("Other resources: ")) == "Other resources"
    assert heading_text(Inline("References {-}")) == "References"


@pytest.mark.parametrize(
    ("heading", "names"),
    [("Data sources and methods", False), ("Annex B: Sources and definitions", False), ("Sources et méthodologie", False), ("Fuentes y metodología", False),
     ("Quellen und Methodik", False), ("Fonti e metodi", False), ("Bronnen en methoden", False), ("Methodology and references", True), ("Références et méthodes", True),
     ("Methoden und Literatur", True), ("Data sources", True), ("Sources", True)],
)  # fmt: skip
def test_a_heading_on_sources_and_methods_names_no_list(heading: str, names: bool) -> None:
    assert names_list(Inline(heading)) is names

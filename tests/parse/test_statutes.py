"""Laws of countries where all words of a law are its name; none of them was ever made."""

import pytest

from annexcli.model.reference import EntryType
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Brolag (2017:720)", "2017"),
        ("Lag (1994:1219) om broar och vägar", "1994"),
        (
            "Europaparlamentets och rådets förordning (EU) 2021/1119 av den 30 juni 2021 om broar",
            "2021-06-30",
        ),
        ("Lov nr. 502 af 23. maj 2018 om broer", "2018-05-23"),
        ("LBK nr. 1287 af 28/08/2020 om broer", "2020-08-28"),
        ("Lov 17. juni 2005 nr. 62 om broer og ferger", "2005-06-17"),
        ("Siltalaki 417/2007", "2007"),
        ("Valtioneuvoston asetus siltojen hoidosta 564/2003", "2003"),
        ("Wet van 9 juli 2014, houdende regels over bruggen", "2014-07-09"),
        ("D.lgs. 25 luglio 1998, n. 286, Testo unico dei ponti", "1998-07-25"),
        ("L. 5 febbraio 1992, n. 104", "1992-02-05"),
        ("Ustawa z dnia 13 czerwca 2003 r. o mostach", "2003-06-13"),
        ("Wyrok Sądu Mostowego z dnia 22 października 2020 r., sygn. akt K 1/20", "2020-10-22"),
        ("Zákon č. 108/2006 Sb., o mostech", "2006"),
        ("Закон України «Про мости» від 20.10.2014 № 1706-VII", "2014-10-20"),
        ("Про мости : Закон України від 05.09.2017 № 2145-VIII", "2017"),
        ("Постанова Кабінету Міністрів України від 12 травня 2021 р. № 500 «Про мости»", "2021-05-12"),
        ("Ν. 4412/2016. Δημόσιες συμβάσεις γεφυρών", "2016"),
        ("Legea nr. 272/2004 privind protecția podurilor", "2004"),
        ("5395 sayılı Köprü Koruma Kanunu", "None"),
    ],
)
def test_all_words_of_a_law_are_its_name(line: str, date: str) -> None:
    (reference,) = references_of(f"## References\n\n- {line}.\n")
    assert (reference.title, str(reference.date)) == (line, date)
    assert reference.type is EntryType.LAW
    assert not reference.authors
    assert not reference.publishers


@pytest.mark.parametrize(
    ("line", "name", "came_out"),
    [
        (
            "Ustawa z dnia 8 marca 1990 r. o mostach, Dz.U. 2019 poz. 506",
            "Ustawa z dnia 8 marca 1990 r. o mostach",
            "Dz.U. 2019 poz. 506",
        ),
        (
            "Besluit van 3 mei 2019 tot wijziging van het Bruggenbesluit, Stb. 2019, 180",
            "Besluit van 3 mei 2019 tot wijziging van het Bruggenbesluit",
            "Stb. 2019, 180",
        ),
        (
            "Legge 7 aprile 2017, n. 47, Disposizioni in materia di ponti, in «Gazzetta Ufficiale», n. 93, 21 aprile 2017",
            "Legge 7 aprile 2017, n. 47, Disposizioni in materia di ponti",
            "in «Gazzetta Ufficiale», n. 93, 21 aprile 2017",
        ),
        (
            "Федеральный закон от 29.12.2012 № 273-ФЗ «О мостах» // Собрание законодательства РФ. 2012. № 53",
            "Федеральный закон от 29.12.2012 № 273-ФЗ «О мостах»",
            "Собрание законодательства РФ. 2012. № 53",
        ),
    ],
)
def test_where_a_law_came_out_is_a_remark(line: str, name: str, came_out: str) -> None:
    (reference,) = references_of(f"## References\n\n- {line}.\n")
    assert (reference.title, reference.note) == (name, came_out)


@pytest.mark.parametrize(
    "line",
    ["Lag och rätt i Norden. Oslo 2019", "Wet en werkelijkheid, Den Haag 2019", "Laki ja sillat, 2017"],
)
def test_a_book_about_the_law_is_none(line: str) -> None:
    (reference,) = references_of(f"## References\n\n- {line}.\n")
    assert reference.type is not EntryType.LAW


@pytest.mark.parametrize("state", ["Brasil", "BRASIL", "México"])
def test_the_state_may_stand_before_its_law(state: str) -> None:
    reference = references_of(
        f"## Fontes\n\n- {state}. Lei nº 99.651, de 25 de maio de 2012. Dispõe sobre rios.\n"
    )[0]
    assert [one.name for one in reference.publishers] == [state]
    assert (reference.title or "").startswith("Lei nº 99.651, de 25 de maio de 2012")
    assert str(reference.date) == "2012-05-25"


def test_a_remark_behind_a_linked_law_is_none_of_its_name() -> None:
    law = "Федеральный закон от 29.12.2012 № 999-ФЗ «О мостах»"
    reference = references_of(f"## Литература\n\n- [{law}](https://e.org/l) (для сравнения)\n")[0]
    assert (reference.title, reference.note) == (law, "для сравнения")


@pytest.mark.parametrize("behind", [" (geldend op 1 januari 2022)", " (geldend op 1 januari 2022)."])
@pytest.mark.parametrize(
    "name", ["Wet gemeentelijke rivieren", "[Wet gemeentelijke rivieren](https://e.org/x)"]
)
def test_the_day_of_the_text_of_a_law_is_no_part_of_its_name(name: str, behind: str) -> None:
    (reference,) = references_of(f"## References\n\n- {name}{behind}\n")
    assert (reference.title, reference.note) == ("Wet gemeentelijke rivieren", "geldend op 1 januari 2022")
    assert str(reference.date) == "2022-01-01"

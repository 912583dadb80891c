import pytest

from annexcli.parse.behind import before_imprint, date_behind, without_brackets, without_date
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("rest", "year"),
    [
        ("Oslo: Press, 2018, pp. 1709–1716", 2018),
        ("Maps, vol. 1899, Oslo 2011", 2011),
        ("Maps. 2011;1577(2):1-9", 2011),
        ("Maps. 2011;1577(2):1-9. Epub 2010 Dec 12.", 2011),
        ("Vol. 1899", None),
    ],
)
def test_a_volume_or_a_page_is_no_year(rest: str, year: int | None) -> None:
    dated = date_behind(rest)
    assert (dated and dated.date and dated.date.year) == year


@pytest.mark.parametrize(
    ("text", "left"), [("Maps 3 (2018): 4–9", "Maps 3 : 4–9"), ("Oslo: Press, 2018", "Oslo: Press")]
)
def test_the_brackets_of_a_date_go_with_it(text: str, left: str) -> None:
    dated = date_behind(text)
    assert dated is not None
    assert without_date(text, dated) == left


@pytest.mark.parametrize(
    ("printed", "title", "inside"),
    [
        ("Roads (2nd ed.)", "Roads", "2nd ed."),
        ("Roads [Data set]", "Roads", "Data set"),
        ("Roads (A. Chen, Trans.)", "Roads", "trans. A. Chen"),
        ("Roads (2018)", "Roads (2018)", ""),
        ("Global Road Database (GRD)", "Global Road Database (GRD)", ""),
    ],
)
def test_what_stands_in_brackets_behind_a_title(printed: str, title: str, inside: str) -> None:
    assert without_brackets(printed) == (title, inside)


@pytest.mark.parametrize(
    "imprint", [", Oslo: Press", ", in «Maps»", ", pp. 3–4", ", Paris, La Maison, 2018", ", World Bank", ""]
)
def test_a_title_without_a_stop_ends_before_its_imprint(imprint: str) -> None:
    assert before_imprint(f"Roads of the north{imprint}") == ("Roads of the north", imprint)


@pytest.mark.parametrize(
    ("behind", "date", "paper", "pages"),
    [
        ("Daily Example, 3 March 2022.", "2022-03-03", "Daily Example", None),
        ("The Example Times, 14 July 2022, p. 3.", "2022-07-14", "The Example Times", "3"),
        ("El Diario, 12 de mayo de 2022.", "2022-05-12", "El Diario", None),
        ("Le Quotidien, 5 mars 2022, p. 7.", "2022-03-05", "Le Quotidien", "7"),
        ("In: Beispieler Rundschau, 3. Juni 2022, S. 4.", "2022-06-03", "Beispieler Rundschau", "4"),
        ("In: Beispieler Rundschau vom 3. Juni 2022.", "2022-06-03", "Beispieler Rundschau", None),
    ],
)
def test_the_day_of_a_newspaper_is_no_volume(behind: str, date: str, paper: str, pages: str | None) -> None:
    found = references_of(
        f"## References\n\n- Adeyemi, T. (2022) “Ferries stop as the river falls.” {behind}\n"
    )[0]
    names = [found.container or "", *(one.name for one in found.publishers)]
    assert str(found.date) == date
    assert paper in names
    assert (found.volume, found.pages) == (None, pages)


def test_another_year_behind_the_title_is_not_that_of_the_work() -> None:
    line = "Adeyemi, T. (2022) “Ferries stop.” Decision of 19 December 2015, Oslo."
    assert str(references_of(f"## References\n\n- {line}\n")[0].date) == "2022"


@pytest.mark.parametrize(
    ("behind", "publisher", "place", "number"),
    [
        (
            "Policy Research Working Paper 4711, The World Bank, Washington, DC",
            "The World Bank",
            "Washington, DC",
            "Policy Research Working Paper 4711",
        ),
        (
            "IDS Briefing 12, Institute of Development Studies, Brighton.",
            "Institute of Development Studies",
            "Brighton",
            "IDS Briefing 12",
        ),
        (
            "Revista de Ejemplos, N° 14, La Paz, Universidad Mayor de San Andrés.",
            "Universidad Mayor de San Andrés",
            "La Paz",
            None,
        ),
    ],
)
def test_who_published_stands_behind_a_number(
    behind: str, publisher: str, place: str, number: str | None
) -> None:
    found = references_of(f"## References\n\n- Roe, A. (2013) “Bridges and the price of sand”, {behind}\n")[0]
    assert ([one.name for one in found.publishers], found.place) == ([publisher], place)
    assert (found.number, found.note) == (number, None)


@pytest.mark.parametrize(
    "title",
    [
        "Die alte Brücke. Geschichte eines Übergangs",
        "Pflege der Brücken: Zeit und Kosten. Wärter und ihre Angehörigen geben Auskunft",
        "La rete dei ponti. Storie di uomini e di acque",
        "El puente de los locos. Historia de un río y su ciudad",
        "Le pont et la ville. Histoire d'un fleuve et de ses gens",
    ],
)
def test_a_subtitle_behind_a_stop_belongs_to_the_title(title: str) -> None:
    found = references_of(f"## Literatur\n\n- Meier, Jana (2014): {title}. Berlin: Beispiel Verlag.\n")[0]
    assert (found.title, found.place) == (title, "Berlin")
    assert [one.name for one in found.publishers] == ["Beispiel Verlag"]


@pytest.mark.parametrize(
    ("title", "beside"),
    [
        ("Der Fluss und die Stadt", "Schriftenreihe zur Wasserkunde, Band 32"),
        ("Der Fluss und die Stadt", "Beiträge zur Wasserkunde"),
        ("Der Fluss und die Stadt", "Mit einem Vorwort von A. Roth"),
        ("Der Fluss und die Stadt", "WISO Diskurs"),
        ("La rete dei ponti", "Collana di studi sui fiumi"),
        ("The bridge and the town", "A history of the river"),
    ],
)
def test_a_series_or_a_preface_is_no_subtitle(title: str, beside: str) -> None:
    found = references_of(
        f"## Literatur\n\n- Meier, Jana (2014): {title}. {beside}. Berlin: Beispiel Verlag.\n"
    )[0]
    assert (found.title, found.note) == (title, beside)


@pytest.mark.parametrize(
    ("behind", "journal", "volume", "number", "pages"),
    [
        ("Journal of Rivers 14(2)", "Journal of Rivers", "14", "2", None),
        ("Zeitschrift für Brückenbau 159(9), 12-19", "Zeitschrift für Brückenbau", "159", "9", "12–19"),
        ("New Rivers & Society, 14(2), pp. 5-9", "New Rivers & Society", "14", "2", "5–9"),
        ("Journal of Rivers, vol. 4, no. 3", "Journal of Rivers", "4", "3", None),
        ("Rivers, Jg. 4, Heft 3", "Rivers", "4", "3", None),
    ],
)
def test_commas_alone_part_a_title_and_a_journal(
    behind: str, journal: str, volume: str, number: str, pages: str | None
) -> None:
    line = f"Okafor, Ngozi (2021), Ferries, bridges and roads, {behind}."
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert (found.title, found.container) == ("Ferries, bridges and roads", journal)
    assert (found.volume, found.number, found.pages) == (volume, number, pages)


@pytest.mark.parametrize(
    ("behind", "container", "volume", "pages", "place"),
    [
        ("*Ministry and Policy Review*, **14**, e10024", "Ministry and Policy Review", "14", "e10024", None),
        ("*Institute of Rivers Quarterly* 2017; **14**: 12-19", "Institute of Rivers Quarterly", "14", "12–19", None),
        ("*Proceedings of the Council on Rivers* (Oslo), 2017, 12–25", "Proceedings of the Council on Rivers", None, "12–25", "Oslo"),
        ("*Proceedings of the Council on Rivers*, 14 July 2017", "Proceedings of the Council on Rivers", None, None, None),
    ],
)  # fmt: skip
def test_what_is_emphasised_behind_a_title_holds_the_work(
    behind: str, container: str, volume: str | None, pages: str | None, place: str | None
) -> None:
    line = f"Okafor, N., and A. Bello. “Ferries, bridges and roads.” {behind}."
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert (found.title, found.container) == ("Ferries, bridges and roads", container)
    assert (found.volume, found.pages, found.place) == (volume, pages, place)
    assert found.year == 2017 or "2017" not in behind
    assert found.publishers == ()

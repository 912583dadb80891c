import pytest

from annexcli.parse.behind import before_imprint, date_behind, without_brackets, without_date


@pytest.mark.parametrize(
    ("rest", "year"),
    [
        ("Oslo: Press, 2018, pp. 1709–1716", 2018),
        ("Maps, vol. 1899, Oslo 2011", 2011),
        ("Maps. 2011;1577(2):1-9", 2011),
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

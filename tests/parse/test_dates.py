import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import PartialDate
from annexcli.parse import dates
from annexcli.parse.dates import Dated, every, first, is_month, trailing, whole, without_updated
from annexcli.vocab import table


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", PartialDate(2019)),
        ("2011a", PartialDate(2011)),
        ("May 2019", PartialDate(2019, 5)),
        ("Sept. 2018", PartialDate(2018, 9)),
        ("15 May 2019", PartialDate(2019, 5, 15)),
        ("May 15, 2019", PartialDate(2019, 5, 15)),
        ("1st June 2018", PartialDate(2018, 6, 1)),
        ("2019, May 15", PartialDate(2019, 5, 15)),
        ("2019, 15 May", PartialDate(2019, 5, 15)),
        ("2019, 15 de mayo", PartialDate(2019, 5, 15)),
        ("2019-05-15", PartialDate(2019, 5, 15)),
        ("2019-05", PartialDate(2019, 5)),
        ("15.05.2019", PartialDate(2019, 5, 15)),
        ("5.15.2019", PartialDate(2019, 5, 15)),
        ("28/08/2019", PartialDate(2019, 8, 28)),
        ("04.05.2016", PartialDate(2016)),
        ("31.02.2019", PartialDate(2019)),
        ("05/06/2019", PartialDate(2019)),
        ("2014–2016", PartialDate(2014, until=2016)),
        ("2014/15", PartialDate(2014, until=2015)),
        ("15 mai 2019", PartialDate(2019, 5, 15)),
        ("1er février 2018", PartialDate(2018, 2, 1)),
        ("3 de marzo de 2017", PartialDate(2017, 3, 3)),
        ("março de 2017", PartialDate(2017, 3)),
        ("12. Dezember 2016", PartialDate(2016, 12, 12)),
        ("agosto 2015", PartialDate(2015, 8)),
        ("5 августа 2020 г.", PartialDate(2020, 8, 5)),
        ("مارس 2018", PartialDate(2018, 3)),
        ("3 maj 2019", PartialDate(2019, 5, 3)),
        ("3. toukokuuta 2020", PartialDate(2020, 5, 3)),
        ("13 czerwca 2003 r.", PartialDate(2003, 6, 13)),
        ("3. června 2020", PartialDate(2020, 6, 3)),
        ("5 травня 2019 р.", PartialDate(2019, 5, 5)),
        ("3 Μαΐου 2019", PartialDate(2019, 5, 3)),
        ("2019. május 15.", PartialDate(2019, 5, 15)),
        ("10 noiembrie 2020", PartialDate(2020, 11, 10)),
        ("5 Mayıs 2019", PartialDate(2019, 5, 5)),
        ("15. 5. 2019", PartialDate(2019, 5, 15)),
        ("2019. 05. 15.", PartialDate(2019, 5, 15)),
        ("Mar 2019", PartialDate(2019, 3)),
        ("May 2019.,; ", PartialDate(2019, 5)),
        ("28-29 June 2019", PartialDate(2019, 6)),
        ("28 – 29 June 2019", PartialDate(2019, 6)),
        ("Fall 2018", PartialDate(2018, 23)),
        ("printemps 2018", PartialDate(2018, 21)),
        ("2018, hiver", PartialDate(2018, 24)),
        ("1990–2020", PartialDate(1990, until=2020)),
        ("c. 2015", PartialDate(2015, circa=True)),
        ("ca. 2015", PartialDate(2015, circa=True)),
        ("circa 2015", PartialDate(2015, circa=True)),
        ("4.02.02", PartialDate(2002)),
        ("31.12.39", PartialDate(2039)),
        ("14.12.98", PartialDate(1998)),
        ("1.01.40", PartialDate(1940)),
    ],
)
def test_dates(text: str, date: PartialDate) -> None:
    found = whole(text)
    assert found is not None
    assert found.date == date


def test_no_name_of_a_month_is_that_of_two() -> None:
    numbers: dict[str, set[int]] = {}
    for names in (names for kind in table("months").values() for names in kind.values()):
        for number, name in enumerate(names, start=1):
            numbers.setdefault(name, set()).add(number)
    assert {name: found for name, found in numbers.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "text",
    [
        "n.d.",
        "n. d.",
        "no date",
        "s.f.",
        "o. J.",
        "б. г.",
        "u.å.",
        "u.d.",
        "s.a.",
        "z.d.",
        "b.d.",
        "б. р.",
        "é. n.",
        "f.a.",
        "χ.χ.",
    ],
)
def test_the_lack_of_a_date_is_a_date_too(text: str) -> None:
    found = whole(text)
    assert found is not None
    assert found.date is None


@pytest.mark.parametrize(
    "text",
    [
        "2,097",
        "12345",
        "A/2017/12",
        "Agenda 2030 plan",
        "May",
        "30 February 2018 x",
        "2019 edition",
        "1018",
        "",
        "_2019",
        "2019_",
        "/2019",
        "2019/x",
        "x2019",
        "2019ab",
        "32.01.02",
        "1.13.02",
        "1.00.02",
        "4.02.02.1",
        "1.4.02.02",
        "xn.d.",
        "n.d.x",
        "pressing",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert whole(text) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("in press", "inpress"),
        ("Forthcoming.", "forthcoming"),
        (" in prep. ", "inpreparation"),
        ("À paraître", "forthcoming"),
        ("Im Druck", "inpress"),
    ],
)
def test_what_stands_for_the_date_of_a_work_that_is_not_out(text: str, state: str) -> None:
    assert whole(text) == Dated(0, len(text.strip(" .")), None, state)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Seen 2019, 15 May, in Paris", ["2019, 15 May"]),
        ("15 May 2019 and June 2020", ["15 May 2019", "June 2020"]),
        ("2019, in press", ["2019", "in press"]),
        ("2014–2014", ["2014", "2014"]),
        ("Review, vol. 3 Fall 2018", ["Fall 2018"]),
        ("Review, n.d., s. f.", ["n.d.", "s. f."]),
        ("A/2017/12, 2,017 and 20178", []),
        ("x2019 x_2019 2019_x x/2019 2019/x 2019ab, 2019 x", ["2019"]),
        ("Maps (c. 1550), 4.02.02", ["c. 1550", "4.02.02"]),
    ],
)
def test_every_date_of_a_text_is_as_long_as_it_can_be(text: str, dates: list[str]) -> None:
    found = every(text)
    assert [text[dated.start : dated.end] for dated in found] == dates
    assert first(text) == (found[0] if found else None)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Annual Report. Last updated: ", "Annual Report"),
        ("Annual Report, updated", "Annual Report"),
        ("Rapport. Mise à jour le", "Rapport"),
        ("Bericht, Stand:", "Bericht"),
        ("Bericht. Stand", "Bericht"),
        ("Bericht Stand:", "Bericht"),
        ("Where we stand", "Where we stand"),
        ("Where We Stand", "Where We Stand"),
        ("What children understand", "What children understand"),
        ("Last modified", ""),
        ("A site that nobody ever updates", "A site that nobody ever updates"),
        ("Unlimited ", "Unlimited "),
    ],
)
def test_words_that_lead_to_the_day_of_an_update_are_no_title(text: str, left: str) -> None:
    assert without_updated(text) == left


@pytest.mark.parametrize("word", ["May", "sept", "Dezember", "févr", "août", "Весна", "autumn"])
def test_names_of_months_and_seasons(word: str) -> None:
    assert is_month(word)


@pytest.mark.parametrize("word", ["Ma", "Marches", "Report", "", "ju"])
def test_what_is_no_name_of_a_month(word: str) -> None:
    assert not is_month(word)


def test_an_impossible_day_leaves_what_is_possible() -> None:
    assert (whole("30 February 2018") or first("30 February 2018")).date == PartialDate(2018, 2)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["0 February 2018", "00 February 2018", "2018-02-00", "2018-00-15", "2018-00"]
)
def test_no_day_and_no_month_are_before_the_first(text: str) -> None:
    found = first(text)
    assert found is not None
    assert found.date in {PartialDate(2018), PartialDate(2018, 2)}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2014–20", PartialDate(2014, until=2020)),
        ("2014-21", PartialDate(2014, until=2021)),
        ("2014-12", PartialDate(2014, 12)),
        ("2014-13", PartialDate(2014)),
        ("2014-99", PartialDate(2014)),
    ],
)
def test_two_digits_that_are_no_month_are_a_year_or_nothing(text: str, date: PartialDate) -> None:
    found = first(f"Strategy, {text}")
    assert found is not None
    assert found.date == date


def test_a_trailing_date_has_something_before_it_that_separates() -> None:
    assert trailing("Annual Report 2017") is None
    assert trailing("sales of 2,097") is None
    found = trailing("Annual Report, May 2017.")
    assert found is not None
    assert (found.start, found.date) == (15, PartialDate(2017, 5))
    ranged = trailing("Report, 2014 - 2016")
    assert ranged is not None
    assert ranged.date == PartialDate(2014, until=2016)


@given(st.dates())
def test_iso_dates_come_back(day: object) -> None:
    text = str(day)
    found = whole(text)
    if text >= "1500" and text < "2100":
        assert found is not None
        assert str(found.date) == text


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    for found in (whole(text), trailing(text), first(text)):
        assert found is None or 0 <= found.start <= found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("О мостах, 2013 г", "2013"),
        ("О мостах, 2013 г.", "2013"),
        ("O mostach, 2003 r.", "2003"),
        ("Posted on 2021/4/30", "2021-04-30"),
        ("Ley 1712 de 2014", "2014"),
    ],
)
def test_years_with_words_and_strokes(text: str, date: str) -> None:
    found = dates.every(text)
    assert [str(one.date) for one in found] == [date]
    assert not text[found[0].end :].strip(".")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("vol. 53, No. 7 (2016), pp. 1486–1502", ["2016"]), ("2016, p. 1998-2003", ["2016"]), ("Bd. 4 (2011), S. 1998–2012.", ["2011"]), ("2014, págs. 1890-1899", ["2014"]),
        ("p. 2012.", []), ("Ortiz, P. 2012. Roads", ["2012"]), ("Ortiz, S. 2012. Roads", ["2012"]), ("Group 2012", ["2012"]),
    ],
)  # fmt: skip
def test_numbers_of_pages_are_no_years(text: str, years: list[str]) -> None:
    assert [str(one.date) for one in dates.every(text) if one.date] == years

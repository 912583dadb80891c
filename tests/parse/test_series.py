"""Official printed matter by its series; titles and numbers are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Inline
from annexcli.parse.series import begins, take
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("number", "date"),
    [
        ("SOU 2019:5", "2019"),
        ("Ds 2019:3", "2019"),
        ("Prop. 2017/18:163", "2017/2018"),
        ("Bet. 2018/19:UbU3", "2018/2019"),
        ("NOU 2018: 17", "2018"),
        ("Meld. St. 5 (2019–2020)", "2019/2020"),
        ("Prop. 12 L (2018–2019)", "2018/2019"),
        ("HE 15/2017 vp", "2017"),
        ("Betænkning nr. 1500/2008", "2008"),
        ("Kamerstukken II 2018/19, 35 000-XII, nr. 3", "2018/2019"),
    ],
)
@pytest.mark.parametrize("form", ["{}. {}", "{} {}", "{}, {}", "{} ({})"])
def test_the_number_stands_before_or_behind_the_title(form: str, number: str, date: str) -> None:
    title = "Broar i hela landet"
    line = form.format(title, number) if form == "{} ({})" else form.format(number, title)
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, reference.number, str(reference.date)) == (title, number, date)


def test_the_year_of_its_own_goes_before_that_of_the_session() -> None:
    (reference,) = references_of("## References\n\n- Dahl, Lars (2018). Broar i norr. Prop. 2017/18:163.\n")
    assert (reference.title, str(reference.date)) == ("Broar i norr", "2018")


def test_without_a_title_the_number_is_what_it_is_called_by() -> None:
    (reference,) = references_of("## References\n\n- Prop. 2016/17:146\n")
    assert (reference.title, reference.number) == ("Prop. 2016/17:146", "Prop. 2016/17:146")


@pytest.mark.parametrize(
    "text", ["Broar enligt SOU 2019:5 och framåt", "PSOU 2019:5. Broar", "Rapport (SOU 2019:5, s. 4)"]
)
def test_a_number_among_other_words_stays(text: str) -> None:
    assert take(Inline(text)) == (Inline(text), "", None)
    assert not begins(text)


@given(st.text(alphabet="SOU Prop.2017/18:5(–)nr Kamerstukken I,", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    taken = take(Inline(text))
    assert taken.number in text

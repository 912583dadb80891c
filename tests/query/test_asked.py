from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.errors import UsageProblem
from annexcli.query.asked import Filter, Years, checked, checked_order, years


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2018", Years(2018, 2018)),
        ("2016..2018", Years(2016, 2018)),
        ("..2015", Years(None, 2015)),
        ("2018..", Years(2018, None)),
        (" 2016 .. 2018 ", Years(2016, 2018)),
    ],
)
def test_years_are_read(text: str, span: Years) -> None:
    assert years(text) == span


@pytest.mark.parametrize(
    "text", ["", "..", "18", "2016-2018", "20162018", "year", "2018..2016", "2016...2018"]
)
def test_other_years_are_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        years(text)
    assert ".." in refused.value.hint


@pytest.mark.parametrize("text", ["2016-2018", "2016–2018", "2016 to 2018", "2016:2018", "2016/2018"])
def test_the_span_that_was_meant_is_told(text: str) -> None:
    with pytest.raises(UsageProblem, match=r"2016\.\.2018"):
        years(text)


@given(st.text(max_size=12))
def test_any_text_is_years_or_refused(text: str) -> None:
    with suppress(UsageProblem):
        assert years(text) != Years(None, None)


def test_values_are_checked() -> None:
    asked = Filter(
        types=("Report", "@techreport"), has=("URL", "annex-raw", "abstract"), links=("Dead", "unchecked")
    )
    assert checked(asked, ["dead"]) == Filter(
        types=("report", "techreport"), has=("url", "annex-raw", "abstract"), links=("dead", "unchecked")
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Filter(types=("poem",)), "--type: 'poem' is no type; use report,"),
        (Filter(types=("thesiss",)), "did you mean thesis?"),
        (Filter(has=("autor",)), "--has: 'autor' is no field; did you mean author?"),
        (Filter(missing=("annex-rawr", "doii")), "--missing: 'doii' is no field; did you mean doi?"),
        (Filter(links=("gone",)), "--link: 'gone' is no verdict; use dead, unchecked"),
        (Filter(without=Filter(types=("poem",))), "--not-type: 'poem' is no type"),
    ],
)
def test_unknown_values_are_refused(asked: Filter, told: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        checked(asked, ["dead"])
    assert told in str(refused.value)


def test_orders() -> None:
    assert checked_order("-year") == "-year"
    with pytest.raises(UsageProblem, match="use year, -year"):
        checked_order("colour")

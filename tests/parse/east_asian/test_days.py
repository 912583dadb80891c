"""Dates in words of East Asia: eras count only as long as they last."""

import pytest

from annexcli.parse.east_asian import days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2019年", "2019"),
        ("2019年3月", "2019-03"),
        ("2019年3月5日", "2019-03-05"),
        ("2019. 3. 5.", "2019-03-05"),
        ("2019년 3월 5일", "2019-03-05"),
        ("2019-03-05", "2019-03-05"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成9年", "1997"),
        ("昭和39年", "1964"),
        ("1985-1987年", "1985/1987"),
    ],
)
def test_a_date(text: str, value: str) -> None:
    dated = days.first(text)
    assert dated is not None
    assert (str(dated.date), dated.start) == (value, 0)


@pytest.mark.parametrize(
    "text", ["平成40年", "昭和65年", "明治5年", "令和0年", "2019年13月", "12019年", "平成通り9番"]
)
def test_what_is_no_date(text: str) -> None:
    assert days.first(text) is None

"""Dates as EDTF texts: what is written is read again, and what there is not is left out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.edtf import read_edtf
from annexcli.model.reference import PartialDate

YEARS, MONTHS, DAYS = st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31)
DATES = st.one_of(
    st.builds(PartialDate, YEARS),
    st.builds(PartialDate, YEARS, MONTHS | st.integers(21, 24)),
    st.builds(PartialDate, YEARS, MONTHS, DAYS),
)


@given(DATES, st.booleans())
def test_a_date_is_read_as_it_is_written(date: PartialDate, circa: bool) -> None:
    assert read_edtf(str(replace(date, circa=circa))) == replace(date, circa=circa)


@given(DATES, DATES)
def test_a_range_is_read_as_it_is_written_if_it_ends_later(one: PartialDate, other: PartialDate) -> None:
    begins, ends = sorted((one, other), key=str)
    span = replace(begins, until=ends.year, until_month=ends.month, until_day=ends.day)
    assert read_edtf(str(span)) == (span if begins != ends else begins)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" 2018-05 ", PartialDate(2018, 5)),
        ("2015?", PartialDate(2015)),
        ("2015%", PartialDate(2015, circa=True)),
        ("2018-13", PartialDate(2018)),
        ("2018-13-05", PartialDate(2018)),
        ("2018-05-00", PartialDate(2018, 5)),
        ("2018-05-32", PartialDate(2018, 5)),
        ("2018-22-05", PartialDate(2018, 22)),
        ("2016/..", PartialDate(2016)),
        ("2016-05/2016-05", PartialDate(2016, 5)),
        ("2016/2014", PartialDate(2016)),
        ("2016/2018-31", PartialDate(2016, until=2018)),
    ],
)
def test_what_is_there_is_read(text: str, date: PartialDate) -> None:
    assert read_edtf(text) == date


@pytest.mark.parametrize("text", ["", "in 2018", "18", "2018-5", "2018-05-1", "201X", "-0400"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_edtf(text) is None

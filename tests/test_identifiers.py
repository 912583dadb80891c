"""Check digits tell a number that was misprinted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.identifiers import is_isbn, is_issn


@pytest.mark.parametrize("digits", ["9783161484100", "316148410X", "9791034304004", "0306406152"])
def test_numbers_of_books(digits: str) -> None:
    assert is_isbn(digits)


@pytest.mark.parametrize("digits", ["20493630", "2434561X"])
def test_numbers_of_serials(digits: str) -> None:
    assert is_issn(digits)


@pytest.mark.parametrize(
    "digits", ["", "978-3-16-148410-0", "316148410x", "X316148410", "9773161484100", "٣١٦١٤٨٤١٠٠"]
)
def test_what_is_no_number_of_a_book(digits: str) -> None:
    assert not is_isbn(digits)


@given(st.sampled_from(["9783161484100", "316148410X", "20493630"]), st.data())
def test_a_wrong_digit_is_noticed(digits: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != digits[place]))
    wrong = digits[:place] + other + digits[place + 1 :]
    assert not is_isbn(wrong)
    assert not is_issn(wrong)

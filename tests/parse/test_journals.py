import time

import pytest

from annexcli.parse.journals import JOURNAL, VOLUME_FIRST, is_journal, issue, page_range


@pytest.mark.parametrize(
    ("text", "volume", "number", "pages"),
    [
        ("Journal of Maps 12(3), 45–67", "12", "3", "45–67"),
        ("Maps, 12, no. 3, 45", "12", "3", "45"),
        ("Maps 221,3: 409–422", "221", "3", "409–422"),
        ("Maps 27, 4, 311–329", "27", "4", "311–329"),
        ("Maps 2, Heft 9: 12", "2", "9", "12"),
        ("PLoS Maps 14, e10024", "14", "", "e10024"),
    ],
)
def test_numbers_behind_a_journal(text: str, volume: str, number: str, pages: str) -> None:
    found = JOURNAL.match(text)
    assert found is not None
    assert is_journal(found)
    assert (found["volume"], issue(found), page_range(found["pages"])) == (volume, number, pages)


@pytest.mark.parametrize(
    "text", ["The Example Times, 14 July", "Oslo 12, 45–67", "Institute of Maps 12", "Annual Report 2018"]
)
def test_what_is_no_journal_with_its_numbers(text: str) -> None:
    found = JOURNAL.match(text)
    assert found is None or not is_journal(found)


def test_a_volume_before_its_journal() -> None:
    found = VOLUME_FIRST.match("221:3 Journal of Maps 409–422")
    assert found is not None
    assert (found["container"], found["volume"], found["number"]) == ("Journal of Maps", "221", "3")


@pytest.mark.parametrize(
    ("pages", "printed"), [("45-67", "45–67"), ("45 – 67", "45–67"), ("1\u201115", "1–15"), ("e12", "e12")]
)
def test_dashes_between_pages(pages: str, printed: str) -> None:
    assert page_range(pages) == printed


def test_long_runs_of_spaces_take_no_long_time() -> None:
    begun = time.process_time()
    JOURNAL.match("Maps" + "\xa0" * 6000)
    assert time.process_time() - begun < 0.5

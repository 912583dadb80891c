"""Kinds of works and numbers in series behind titles; titles, bodies and numbers are made up."""

import pytest

from annexcli.parse import kinds
from tests.conftest import references_of


@pytest.mark.parametrize("kind", ["statistical bulletin", "briefing paper", "web page", "Policy brief"])
@pytest.mark.parametrize(
    "form",
    [
        "River Council, Bridges and ferries of the north, {}, March 2020",
        "River Council (2020) Bridges and ferries of the north, {}",
    ],
)
def test_the_kind_of_a_work_is_a_remark(form: str, kind: str) -> None:
    (reference,) = references_of(f"## References\n\n- {form.format(kind)}\n")
    assert (reference.title, reference.note) == ("Bridges and ferries of the north", kind)
    assert [one.name for one in reference.publishers] == ["River Council"]
    assert reference.date
    assert reference.date.year == 2020


def test_a_number_in_a_series_stands_between_title_and_publisher() -> None:
    line = "Hill, J. (2012) Ferries in winter: final report, RIVER Report 72, University of Oslo, Oslo"
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, reference.number) == ("Ferries in winter: final report", "RIVER Report 72")
    assert ([one.name for one in reference.publishers], reference.place) == (["University of Oslo"], "Oslo")


@pytest.mark.parametrize("text", ["Annual Report 2018", "Roads", "the report", "final report of the panel"])
def test_other_words_are_no_kind(text: str) -> None:
    assert not kinds.is_kind(text)


def test_the_name_of_a_body_is_no_title_before_a_kind() -> None:
    assert kinds.trailing("River Council, policy brief") is None


def test_the_day_behind_a_title_is_the_date_of_its_year() -> None:
    line = "River Council (2021) Ferries at night, 8 September 2021."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, str(reference.date)) == ("Ferries at night", "2021-09-08")


@pytest.mark.parametrize(
    ("line", "issued", "note"),
    [
        ("Ferry survey: user guide, 2019 (RSTA)", ["RSTA"], None),
        ("Ferry survey: user guide, 2019 (Ministry of Rivers)", ["Ministry of Rivers"], None),
        ("Convention on River Ferries, 2019 (CRF)", [], "CRF"),
        ("Ferry survey: user guide, 2019 (draft)", [], "draft"),
    ],
)
def test_who_stands_alone_in_brackets_issued_the_work(line: str, issued: list[str], note: str | None) -> None:
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert ([one.name for one in reference.publishers], reference.note) == (issued, note)


@pytest.mark.parametrize(
    "who", ["Council of Harbours (COH)", "Council of Harbours and Tides", "Agency for Rivers and Lakes"]
)
def test_behind_a_body_alone_stands_what_its_report_is_called(who: str) -> None:
    for title in ("Annual Report", "Research report", "Policy brief"):
        (reference,) = references_of(f"## References\n\n- {who}, {title}, 2017\n")
        assert (reference.title, reference.year, len(reference.publishers)) == (title, 2017, 1)

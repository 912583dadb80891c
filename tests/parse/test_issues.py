"""Periodicals whose volumes, numbers and pages are marked by words; none of them exists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.parse.issues import read
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("line", "container", "volume", "number", "pages"),
    [
        ("Nowak J., Mosty i rzeki, „Przegląd Mostowy” 2018, nr 3, s. 5–10.", "Przegląd Mostowy", None, "3", "5–10"),
        ("Nowak J., Mosty i rzeki, „Przegląd Mostowy” 2018, t. XII, z. 4, s. 5–10.", "Przegląd Mostowy", "XII", "4", "5–10"),
        ("Neri A., Ponti e città, in «Rivista di ponti», 12 (2018), n. 3, pp. 33-50.", "Rivista di ponti", "12", "3", "33–50"),
        ("VRÁNA, Jan. Mosty a města. Zeměpis. 2018, roč. 12, č. 3, s. 45–67.", "Zeměpis", "12", "3", "45–67"),
        ("Верба І. І. Мости України. Землепис. 2018. Вип. 3. С. 5–10.", "Землепис", None, "3", "5–10"),
    ],
)  # fmt: skip
def test_each_part_is_told_by_its_word(
    line: str, container: str, volume: str | None, number: str | None, pages: str
) -> None:
    (reference,) = references_of(f"## Literatura\n\n- {line}\n")
    assert reference.title in {"Mosty i rzeki", "Ponti e città", "Mosty a města", "Мости України"}
    assert (reference.container, reference.volume, reference.number) == (container, volume, number)
    assert (reference.pages, str(reference.date), reference.type) == (pages, "2018", "article")


@pytest.mark.parametrize(
    "line", ["Doe, Jane. The river, “A name in quotation marks” and more. Oslo: Example, 2018.", "Neri A., Il ponte, «Il titolo», 2018."]
)  # fmt: skip
def test_not_all_that_is_quoted_is_a_periodical(line: str) -> None:
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert reference.container is None


@given(st.text(alphabet="0123456789 .,;()–TtvolnrčsСТ№XI", max_size=60))
def test_what_is_no_part_is_left(where: str) -> None:
    issue = read(where)
    kept = "".join((issue.volume, issue.number, issue.pages, issue.left, where if issue.dated else ""))
    assert {one for one in where if one.isdecimal()} <= set(kept)

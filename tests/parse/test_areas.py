"""Entries in areas, as Russian and Ukrainian catalogues print them; none is of a real work."""

from typing import Any

import pytest

from annexcli.model.reference import EntryType, Person, Reference
from tests.conftest import references_of


def read(line: str) -> Reference:
    (reference,) = references_of(f"## Список литературы\n\n- {line}\n")
    return reference


def families(persons: tuple[Any, ...]) -> list[str]:
    return [one.family if isinstance(one, Person) else one.name for one in persons]


def test_the_authors_behind_the_stroke_complete_those_of_the_heading() -> None:
    reference = read(
        "Дубов, В. Г. Мосты и броды : монография / В. Г. Дубов, Т. П. Вербина ; науч. ред. О. Р. Осин. — Казань : Пример, 2019. — 312 с."
    )
    assert (reference.title, str(reference.date)) == ("Мосты и броды : монография", "2019")
    assert families(reference.authors) == ["Дубов", "Вербина"]
    assert families(reference.editors) == ["Осин"]
    assert ([one.name for one in reference.publishers], reference.place) == (["Пример"], "Казань")


def test_without_a_heading_the_authors_stand_behind_the_stroke() -> None:
    reference = read(
        "Мосты мира : учеб. пособие / [А. Б. Дубов и др.] ; под общ. ред. В. Г. Осина. 3-е изд. М. : Пример, 2018. 200 с."
    )
    assert (families(reference.authors), families(reference.editors)) == (["Дубов"], ["Осина"])
    assert (reference.title, reference.edition, reference.note) == (
        "Мосты мира : учеб. пособие",
        "3-е изд",
        "200 с",
    )


def test_a_body_behind_the_stroke_issued_the_work() -> None:
    reference = read("Про мости / Міністерство мостів України. Київ, 2019. 40 с.")
    assert [one.name for one in reference.publishers] == ["Міністерство мостів України"]
    assert (reference.title, reference.place) == ("Про мости", "Київ")


@pytest.mark.parametrize(
    ("behind", "volume", "number", "date"),
    [
        ("Журнал мостов. 2018. № 3. С. 5–10.", None, "3", "2018"),
        ("Журнал мостов. – 2018. – Т. 12, № 3 (4). – С. 5–10.", "12", "3 (4)", "2018"),
        ("Журнал мостов. 2018. Вып. 7. С. 5–10.", None, "7", "2018"),
        ("Журнал мостов. 2018. 31 декабря. С. 5–10", None, None, "2018-12-31"),
    ],
)
def test_where_in_a_journal_a_work_stands(
    behind: str, volume: str | None, number: str | None, date: str
) -> None:
    reference = read(f"Осин П. П. Мосты и реки // {behind}")
    assert (reference.title, reference.container, reference.pages) == (
        "Мосты и реки",
        "Журнал мостов",
        "5–10",
    )
    assert (reference.volume, reference.number, str(reference.date)) == (volume, number, date)


def test_the_editors_of_what_holds_a_work_stand_behind_its_stroke() -> None:
    reference = read(
        "Осин П.П. Мост // Мосты и реки: сб. ст. / под ред. И.И. Дубова. СПб.: Пример, 2016. С. 33–51."
    )
    assert (reference.container, reference.place, reference.type) == (
        "Мосты и реки: сб. ст",
        "СПб.",
        EntryType.CHAPTER,
    )
    assert (families(reference.authors), families(reference.editors)) == (["Осин"], ["Дубова"])


def test_the_degree_that_a_thesis_was_for_is_no_part_of_its_title() -> None:
    reference = read("Дубов А. Б. Мосты: дис. ... канд. геогр. наук: 11.00.01. М., 2012. 180 с.")
    assert (reference.title, reference.type, str(reference.date)) == ("Мосты", EntryType.THESIS, "2012")
    assert reference.note == "180 с; дис. ... канд. геогр. наук: 11.00.01"

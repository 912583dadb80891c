import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.parse import facts


@pytest.mark.parametrize(
    ("line", "makers", "date"),
    [
        ("Publisher: World Bank Year: 2019 Type: Report Pages: 54", ("World Bank",), "2019"),
        ("Author(s): Jane Doe, Peter Smith | Year: 2018", ("Doe, Jane", "Smith, Peter"), "2018"),
        ("Jane Doe, Peter Smith · UNICEF · 2018", ("Doe, Jane", "Smith, Peter", "UNICEF"), "2018"),
        ("Doe, Jane · UNICEF · 2018", ("Doe, Jane", "UNICEF"), "2018"),
        ("Éditeur : Conseil des aînés – Date : mars 2021", ("Conseil des aînés",), "mars 2021"),
        ("Auteur·e·s : Claire Martin · 2019", ("Martin, Claire",), "2019"),
        ("Autor: Maria Lis i Jan Nowak · 2019", ("Lis, Maria", "Nowak, Jan"), "2019"),
        ("Editado por: CEPAL. Año: 2017. Idioma: español", ("CEPAL",), "2017"),
        ("Published by UNICEF, May 2019", ("UNICEF",), "May 2019"),
        ("Hg. Institut für Urbanes, Köln 2018", ("Institut für Urbanes",), "2018"),
        ("Report · March 2019 · World Health Organization", ("World Health Organization",), "March 2019"),
        ("Example Alliance, 2nd edition, 2019", ("Example Alliance",), "2019"),
        ("UNICEF (2019)", ("UNICEF",), "2019"),
        ("Conseil des eaux, social et durable, 2018", ("Conseil des eaux, social et durable",), "2018"),
        ("Save the Children, London, 2016. 48 pp.", ("Save the Children",), "2016"),
        ("vom 20. Dezember 2023, BGBl. 2023 I Nr. 393", (), "20. Dezember 2023"),
    ],
)
def test_who_made_a_work_and_when(line: str, makers: tuple[str, ...], date: str) -> None:
    read = facts.read(Inline(line))
    assert read is not None
    assert (read.makers, read.date) == (makers, date)


@pytest.mark.parametrize(
    ("line", "container", "date"),
    [
        ("Zeitschrift: Karten heute · Jahr: 2019", "Karten heute", "2019"),
        ("Published in: Maps Today | Year: 2019", "Maps Today", "2019"),
        ("Published in: 2019 | By: UNICEF", "", "2019"),
        ("Revista: Mapas de hoy. Publicado: mayo de 2019", "Mapas de hoy", "mayo de 2019"),
        ("Maps Today, 12(3), 45–67, May 2019", "Maps Today, 12(3), 45–67", "May 2019"),
        ("Maps Today 12 (2019), 45–67", "Maps Today 12 (2019), 45–67", "2019"),
    ],
)
def test_what_holds_a_work(line: str, container: str, date: str) -> None:
    read = facts.read(Inline(line))
    assert read is not None
    assert (read.container, read.date) == (container, date)


def test_a_label_of_dates_before_other_words_tells_no_date() -> None:
    read = facts.read(Inline("Released: by courier | Year: 2019 | Publisher: UNICEF"))
    assert read is not None
    assert (read.date, read.others) == ("2019", (("Released", "by courier"),))


@pytest.mark.parametrize(
    "line",
    [
        "The report shows that in 2019 more than half of all children were online",
        "In force since 1 July 2024.",
        "A guide for teachers.",
        "What does it say on 2019?",
        "Doe, J., “Roads for everyone”, ILO, 2019",
    ],
)
def test_words_about_a_work_and_whole_references_are_no_facts(line: str) -> None:
    assert facts.read(Inline(line)) is None


def test_a_reference_whose_title_is_marked_is_no_line_of_facts() -> None:
    line = "ILO, Roads and rivers, 2019"
    assert facts.read(Inline(line)) is not None
    assert facts.read(Inline(line, (Span(5, 21, Mark.EMPHASIS),))) is None


def test_when_a_work_came_out_is_no_day_and_no_period() -> None:
    said = ("ILO · 2019", "ILO · May 2019", "ILO · 3 May 2019", "ILO · 2019–2021")
    read = [facts.read(Inline(line)) for line in said]
    assert [one is not None and one.issued for one in read] == [True, True, False, False]


def test_a_sentence_is_no_name() -> None:
    assert facts.name(Inline("Example Alliance")) is not None
    assert facts.name(Inline("Slides for Everyone.")) is None

"""How most entries of a list are printed."""

import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.parse.habits import Habits, habits_of
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("DURAND Marie, Titre", "DURAND, Marie, Titre"),
        ("DURAND Marie-Claude et LE GOFF Jean, Titre", "DURAND, Marie-Claude et LE GOFF, Jean, Titre"),
        ("O’NEIL Ann, LÓPEZ Ana & RUIZ Eva. Titre", "O’NEIL, Ann, LÓPEZ, Ana & RUIZ, Eva. Titre"),
        ("Durand Marie, Titre", "Durand Marie, Titre"),
    ],
)
def test_family_names_in_capitals_get_their_comma(printed: str, read: str) -> None:
    assert Habits(capitals=True).inverted(Inline(printed)).text == read
    assert Habits().inverted(Inline(printed)).text == printed


def test_markup_stays_on_its_words() -> None:
    content = Inline("DURAND Marie, Titre", (Span(14, 19, Mark.EMPHASIS),))
    inverted = Habits(capitals=True).inverted(content)
    (span,) = inverted.spans
    assert inverted.text[span.start : span.end] == "Titre"


def test_two_names_in_capitals_are_a_habit_and_bodies_are_none() -> None:
    names = [Inline("DURAND Marie, Titre"), Inline("LE GOFF Jean, Titre")]
    assert habits_of(names).capitals
    assert not habits_of(names[:1] * 2).capitals
    assert not habits_of(
        [Inline("UN Women & ILO – Titre"), Inline("EU Kids, Titre"), Inline("CDR Committee, Titre")]
    ).capitals
    for body in ("UN Women & ILO – Titre", "CDR Committee, Titre"):
        assert Habits(capitals=True).inverted(Inline(body)) == Inline(body)
    assert not habits_of([*names, *[Inline("UNICEF, Titre")] * 7]).capitals
    assert not habits_of([Inline("OXFAM International, Titre"), Inline("ECPAT France, Titre")]).capitals


BOLD = {
    "en": """\
- **UN Rivers & ITU** – Realising the right to rivers, 2nd ed., HR/PUB/13/04, New York 2020
- **RIVERS Committee** – Views on the reports of Norway, CEDAW/C/NOR/CO/7-8, 24 July 2017
- **UN Special Rapporteur on rivers in the north, their causes and ends**, Report on floods, A/HRC/41/42 (2019)
- **ECRI** Report on Norway, May 2019
""",
    "fr": """\
- **CNRS Recherche & INSEE** – Les rivières du nord, mars 2020
- **INED Population**, Le droit de l’eau, 2017
- **Agence des eaux, des ponts et des routes du nord**, Rapport sur les crues, mai 2019
- **Conseil des rivières (CDR)** Rapport annuel des eaux, 2018
""",
}


@pytest.mark.parametrize(
    ("language", "names", "titles"),
    [
        (
            "en",
            [["UN Rivers", "ITU"], ["RIVERS Committee"], ["UN Special Rapporteur on rivers in the north, their causes and ends"], ["ECRI"]],
            ["Realising the right to rivers", "Views on the reports of Norway", "Report on floods", "Report on Norway"],
        ),
        (
            "fr",
            [["CNRS Recherche", "INSEE"], ["INED Population"], ["Agence des eaux, des ponts et des routes du nord"], ["Conseil des rivières"]],
            ["Les rivières du nord", "Le droit de l’eau", "Rapport sur les crues", "Rapport annuel des eaux"],
        ),
    ],
)  # fmt: skip
def test_a_body_in_bold_that_opens_the_entries_is_taken_whole(
    language: str, names: list[list[str]], titles: list[str]
) -> None:
    references = references_of(f"## References\n\n{BOLD[language]}")
    assert [[publisher.name for publisher in r.publishers] for r in references] == names
    assert [r.title for r in references] == titles


def test_titles_in_bold_are_no_names() -> None:
    contents = [
        Inline(f"{title} – what it says", (Span(0, len(title), Mark.STRONG),))
        for title in ("Rivers at work", "The long road north", "Bridges and tunnels")
    ]
    assert not habits_of(contents).bold
    assert Habits(bold=True).issued(Inline("Plain text")) is None


def test_an_acronym_behind_a_name_in_bold() -> None:
    content = Inline("European Rivers Centre (ERC): Title", (Span(0, 22, Mark.STRONG),))
    assert Habits(bold=True).issued(content) == ("European Rivers Centre (ERC)", Inline("Title"))
    dated = Inline("European Rivers Centre (2017): Title", (Span(0, 22, Mark.STRONG),))
    assert Habits(bold=True).issued(dated) == ("European Rivers Centre", Inline("(2017): Title"))


TITLES_FIRST = """
- Situação dos Rios 2016: Uma oportunidade. UNICEF, 2016.
- Guia de rios. Ministério da Saúde, 2019.
- Caderneta do Rio: Passaporte. Ministério da Saúde, 2020, 2ª edição.
- Estudo dos Rios: Resultados. UFRJ, dezembro de 2020.
"""


@pytest.mark.parametrize(
    ("line", "title", "publishers"),
    [
        (
            "Anuário dos Rios 2021. Todos Pelos Rios e Ponte, 2021.",
            "Anuário dos Rios 2021",
            ["Todos Pelos Rios e Ponte"],
        ),
        (
            "Avaliação de Rios: Guia prático, vol. 1. Iara, 2018.",
            "Avaliação de Rios: Guia prático, vol. 1",
            ["Iara"],
        ),
        (
            "Cuidados de rios. OMS, UNICEF e Banco Mundial, 2018.",
            "Cuidados de rios",
            ["OMS", "UNICEF", "Banco Mundial"],
        ),
    ],
)
def test_most_entries_end_with_a_publisher_and_a_year(line: str, title: str, publishers: list[str]) -> None:
    found = references_of(f"## Para saber mais\n{TITLES_FIRST}- {line}\n")[-1]
    assert (found.title, [one.name for one in found.publishers]) == (title, publishers)


def test_whoever_wrote_stands_first_even_where_publishers_stand_last() -> None:
    line = "Campos, Maria. A qualidade dos rios. Cadernos de Rios, 2011."
    found = references_of(f"## Para saber mais\n{TITLES_FIRST}- {line}\n")[-1]
    assert [one.name for one in found.authors] == ["Maria Campos"]


def test_a_work_or_an_edition_before_the_year_is_no_publisher() -> None:
    found = references_of(f"## Para saber mais\n{TITLES_FIRST}- Rios: relatório. Uma avaliação, 2014.\n")
    assert found[-1].publishers == ()
    assert (found[2].edition, found[2].year) == ("2ª edição", 2020)
    assert (found[0].title, found[0].year) == ("Situação dos Rios 2016: Uma oportunidade", 2016)


def test_words_between_the_entries_of_a_list_do_not_part_its_habits() -> None:
    entries = [*TITLES_FIRST.strip().splitlines(), "- Rios e ruas: Guia prático. Iara, 2018."]
    words = "Este texto fala de rios, de pontes e das pessoas que moram perto da água.\n"
    found = references_of("## Bibliografia\n\n" + "\n\n".join(f"{one}\n\n{words}" for one in entries))
    assert (found[-1].title, [one.name for one in found[-1].publishers]) == (
        "Rios e ruas: Guia prático",
        ["Iara"],
    )

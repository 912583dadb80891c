import pytest

from tests.conftest import references_of


def table(header: str, *rows: str) -> str:
    columns = header.count("|") - 1
    return "\n".join(["## Sources", "", header, "|" + "---|" * columns, *rows, ""])


def test_columns_by_their_names() -> None:
    references = references_of(
        table(
            "| Source | Report | Number of pages | Release date |",
            "| ILO | [Decent work. In: Work, 2020](https://e.org/w) | 32 | 2021 |",
            "| OHCHR and ILO | Privacy, and how to keep it | 12 | May 2019 |",
        )
    )
    assert [reference.title for reference in references] == [
        "Decent work. In: Work, 2020",
        "Privacy, and how to keep it",
    ]
    assert [[p.name for p in reference.publishers] for reference in references] == [["ILO"], ["OHCHR", "ILO"]]
    assert [str(reference.date) for reference in references] == ["2021", "2019-05"]
    assert references[0].note == "Number of pages: 32"
    assert references[0].source is not None
    assert references[0].source.raw == "ILO | Decent work. In: Work, 2020 | 32 | 2021"


def test_columns_by_what_they_hold() -> None:
    references = references_of(
        table(
            "| A | B | C |",
            "| 2014 | [Decent work for all](https://e.org/w) | ILO |",
            "| 2015 | [Privacy for all](https://e.org/p) | OHCHR |",
        )
    )
    assert [(r.title, r.year, r.publishers[0].name) for r in references] == [
        ("Decent work for all", 2014, "ILO"),
        ("Privacy for all", 2015, "OHCHR"),
    ]


@pytest.mark.parametrize(
    "header", ["| Titre | Organisme | Année | Lien |", "| Titel | Herausgeber | Jahr | Link |"]
)
def test_columns_in_other_languages(header: str) -> None:
    references = references_of(table(header, "| Le travail pour tous | OIT | 2014 | https://e.org/t |"))
    assert (references[0].title, references[0].year, references[0].url) == (
        "Le travail pour tous",
        2014,
        "https://e.org/t",
    )


def test_a_table_of_figures_is_no_reference_list() -> None:
    assert (
        references_of(
            "## Results\n\n| Country | 2014 | 2015 |\n|---|---|---|\n| Kenya | 3 | 4 |\n| Ghana | 5 | 6 |\n"
        )
        == []
    )

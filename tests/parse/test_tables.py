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


def test_cells_of_named_columns_are_not_read_anew() -> None:
    references = references_of(
        table(
            "| No. | Title | Organisation | Year | Link |",
            "| 1 | 12 Ways to Mend a Harbour (poster) | Northern Ports Council | 2018 | [View the poster (PDF)](https://ports.example/p) |",
            "| 2 | Wages, hours and rest: a survey. In short | Seafarers' Union | n.d. | not available online |",
            "| 3 | Gangways | ditto | n/a | [PDF, 2 MB](https://union.example/g) |",
            "| 4 | Moorings | ″ | undated | available on request from the library |",
        )
    )
    assert [(r.title, [p.name for p in r.publishers], r.year, r.url, r.note) for r in references] == [
        ("12 Ways to Mend a Harbour (poster)", ["Northern Ports Council"], 2018, "https://ports.example/p", "No.: 1"),
        ("Wages, hours and rest: a survey. In short", ["Seafarers' Union"], None, None, "No.: 2"),
        ("Gangways", ["Seafarers' Union"], None, "https://union.example/g", "No.: 3"),
        ("Moorings", ["Seafarers' Union"], None, None, "available on request from the library; No.: 4"),
    ]  # fmt: skip


def test_authors_and_publishers_have_columns_of_their_own() -> None:
    (reference,) = references_of(
        table(
            "| Dokumenttyp | Autor | Titel | Herausgeber | Jahr | ISBN |",
            "| Buch | Lindqvist, Nora | Wasser, Wege und Land | Verlag Nordland | 2011, 2. Aufl. | 9780306406157 |",
        )
    )
    assert (reference.title, reference.authors[0].name, reference.publishers[0].name) == (
        "Wasser, Wege und Land",
        "Nora Lindqvist",
        "Verlag Nordland",
    )
    assert (reference.year, reference.isbn) == (2011, "9780306406157")
    assert reference.note == "2011, 2. Aufl; Dokumenttyp: Buch"


@pytest.mark.parametrize(
    "merged", ['<td colspan="4">{}</td>', "<td>{0}</td><td>{0}</td><td>{0}</td><td>{0}</td>"]
)
def test_a_row_that_names_those_below_it_is_no_entry_but_their_section(merged: str) -> None:
    row = "<tr><td>{}</td><td>{}</td><td>{}</td><td></td></tr>"
    themes = ["Première partie : l’eau dans les communes du nord et du sud", "Deuxième partie"]
    rows = [
        f"<tr>{merged.format(themes[0])}</tr>", row.format("Ports du nord", "Conseil des ports", 2011),
        f"<tr>{merged.format(themes[1])}</tr>", row.format("Quais", "Conseil des ports", 2012),
        row.format("Digues", "Agence des mers", 2014),
    ]  # fmt: skip
    head = "<tr><th>Titre</th><th>Organisme</th><th>Année</th><th>Lien</th></tr>"
    references = references_of(f"## Sources\n\n<table>{head}{''.join(rows)}</table>\n")
    assert [(r.title, r.section) for r in references] == [
        ("Ports du nord", f"Sources > {themes[0]}"),
        ("Quais", f"Sources > {themes[1]}"),
        ("Digues", f"Sources > {themes[1]}"),
    ]


def test_a_first_row_that_names_columns_is_the_header() -> None:
    rows = "<tr><td>Título</td><td>Organización</td><td>Año</td></tr><tr><td>Puertos, muelles</td><td>Consejo de Puertos</td><td>2011</td></tr>"
    (reference,) = references_of(f"## Fuentes\n\n<table>{rows}</table>\n")
    assert (reference.title, reference.year, reference.publishers[0].name) == ("Puertos, muelles", 2011, "Consejo de Puertos")  # fmt: skip


def test_descriptions_in_a_column_do_not_make_a_row_running_text() -> None:
    said = "It tells how harbours are built. It tells how they are mended, too. " * 8
    (reference,) = references_of(
        table("| Title | Agency | Year | Description |", f"| Moles | Ports Council | 2016 | {said}|")
    )
    assert (reference.title, reference.year, reference.note) == (
        "Moles",
        2016,
        f"Description: {said}".strip(" ."),
    )

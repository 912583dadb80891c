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


def page(*rows: str, heading: str = "Sources") -> str:
    return f"## {heading}\n\n<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"


HEAD = "<th>Organisation</th><th>Resource</th><th>Year</th><th>Notes</th>"


def test_a_merged_cell_is_said_in_each_row_that_it_covers() -> None:
    references = references_of(
        page(
            HEAD,
            '<td colspan="4">Standards</td>',
            '<td rowspan="3">Water Alliance</td><td>Wells in dry lands</td><td>2019</td><td>for engineers</td>',
            '<td>Rain barrels for schools</td><td>2020</td><td rowspan="2">in English</td>',
            '<td><a href="https://e.org/p">Pipes and people</a></td><td>n.d.</td>',
            "<td>ISO</td><td>ISO 24510:2007, Drinking water</td><td>2007</td><td></td>",
        )
    )
    assert [(r.title, r.publishers[0].name, r.year, r.note) for r in references] == [
        ("Wells in dry lands", "Water Alliance", 2019, "Notes: for engineers"),
        ("Rain barrels for schools", "Water Alliance", 2020, "Notes: in English"),
        ("Pipes and people", "Water Alliance", None, "Notes: in English"),
        ("ISO 24510:2007, Drinking water", "ISO", 2007, None),
    ]
    assert {r.section for r in references} == {"Sources > Standards"}
    assert references[1].source is not None
    assert references[1].source.raw == "Water Alliance | Rain barrels for schools | 2020 | in English"


def test_rows_under_one_title_are_one_work() -> None:
    (reference,) = references_of(
        page(
            "<th>Title</th><th>Organisation</th><th>Year</th><th>Link</th>",
            '<td rowspan="2">Atlas of wells</td><td rowspan="2">Lake Institute</td><td>2010</td>'
            '<td><a href="https://e.org/en">English</a></td>',
            '<td></td><td><a href="https://e.org/fr">French</a></td>',
        )
    )
    assert (reference.title, reference.year, reference.urls) == (
        "Atlas of wells",
        2010,
        ("https://e.org/en", "https://e.org/fr"),
    )


@pytest.mark.parametrize(
    "cell",
    [
        "Rivers of the north<br>Jane Doe and John Smith",
        "<p>Rivers of the north</p><p>Doe, Jane; Smith, John</p>",
        "Doe, Jane; Smith, John – <i>Rivers of the north</i>",
        "Rivers of the north, by Jane Doe and John Smith",
        "Rivers of the north (PDF, 2.3 MB)<br>Jane Doe and John Smith",
    ],
)
def test_who_made_a_work_may_stand_in_the_cell_of_its_title(cell: str) -> None:
    (reference,) = references_of(
        page(HEAD, f"<td>Ministry of Water</td><td>{cell}</td><td>2016</td><td></td>")
    )
    assert [one.name for one in reference.authors] == ["Jane Doe", "John Smith"]
    assert (reference.title, reference.publishers[0].name) == ("Rivers of the north", "Ministry of Water")


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("Guidelines for the<br>protection of rivers", "Guidelines for the protection of rivers"),
        ("Rain – Water – Life", "Rain – Water – Life"),
    ],
)
def test_a_title_may_go_on_in_the_next_line(cell: str, title: str) -> None:
    (reference,) = references_of(
        page(HEAD, f"<td>Ministry of Water</td><td>{cell}</td><td>2016</td><td></td>")
    )
    assert (reference.title, reference.authors) == (title, ())


def test_a_header_printed_anew_is_no_row_and_one_above_it_names_the_table() -> None:
    row = "<td>{}</td><td>Water Alliance</td><td>2014</td>"
    head = "<td>Title</td><td>Publisher</td><td>Year</td>"
    references = references_of(
        page('<td colspan="3">Table 2: Works</td>', head, row.format("Wells"), head, row.format("Rain"))
    )
    assert [(r.title, r.section) for r in references] == [
        ("Wells", "Sources > Table 2: Works"),
        ("Rain", "Sources > Table 2: Works"),
    ]


def test_numbered_rows_with_whole_references_are_read_as_in_a_list() -> None:
    references = references_of(
        page(
            "<td>[1]</td><td>OECD (2019), <i>Water at a Glance</i>, OECD Publishing, Paris.</td>",
            "<td>[2]</td><td>Doe, J. (2018), “Rain and roofs”, <i>Journal of Rain</i>, Vol. 3/2, pp. 1-20.</td>",
        )
    )
    assert [(r.title, r.year, r.note) for r in references] == [
        ("Water at a Glance", 2019, None),
        ("Rain and roofs", 2018, None),
    ]
    assert references[1].container == "Journal of Rain"


@pytest.mark.parametrize(
    "cell",
    [
        "<ul><li>{}</li><li>{}</li></ul>",
        "<p>{}</p><p>{}</p>",
        "{}<br>{}",
    ],
)
def test_a_list_in_a_cell_is_a_list(cell: str) -> None:
    works = cell.format(
        '<a href="https://e.org/1">Deep wells of today</a>, Water Alliance, 2015',
        '<a href="https://e.org/2">Old wells of yesterday</a>, Lake Institute, 2011',
    )
    references = references_of(page("<th>Topic</th><th>Resources</th>", f"<td>Wells</td><td>{works}</td>"))
    assert [(r.title, r.year, r.url, r.section) for r in references] == [
        ("Deep wells of today", 2015, "https://e.org/1", "Sources > Wells"),
        ("Old wells of yesterday", 2011, "https://e.org/2", "Sources > Wells"),
    ]


def test_a_list_in_a_cell_of_a_named_column_is_what_it_says() -> None:
    notes = "<ul><li>for teachers</li><li>for parents</li></ul>"
    (reference,) = references_of(page(HEAD, f"<td>UNESCO</td><td>Rain</td><td>2016</td><td>{notes}</td>"))
    assert reference.note == "Notes: for teachers; for parents"


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    references = references_of(
        page(
            "<td><h3>Books</h3><ul><li>Doe, Jane. <i>Rivers</i>. Oslo: Water Press, 2012.</li></ul></td>"
            '<td><h3>Links</h3><ul><li><a href="https://e.org/w">Wells</a>, UNESCO, 2015</li></ul></td>'
        )
    )
    assert [(r.title, r.section) for r in references] == [
        ("Rivers", "Sources > Books"),
        ("Wells", "Sources > Links"),
    ]


def test_cells_with_editors_and_journals() -> None:
    book, article, other = references_of(
        table(
            "| Title | Author(s) | Published in / by | Year |",
            "| Tides | Okafor, S.; Chen, L. (eds) | Meridian Press | 2016 |",
            "| Locks | Okafor, S. | Journal of Canals 12(3) | 2017 |",
            "| Weirs | Water Council | Water Council, Oslo | 2018 |",
        )
    )
    assert ([one.name for one in book.editors], book.authors, book.note) == (
        ["S. Okafor", "L. Chen"],
        (),
        "eds",
    )
    assert (article.container, article.volume, article.number) == ("Journal of Canals", "12", "3")
    assert (article.authors[0].name, article.publishers) == ("S. Okafor", ())
    assert other.publishers[0].name == "Water Council"


@pytest.mark.parametrize(("year", "date"), [("2017", "2017"), ("May 2017", "2017-05"), ("", "2017")])
def test_the_year_behind_the_volume_of_a_journal_is_no_number(year: str, date: str) -> None:
    (article,) = references_of(
        table(
            "| Title | Author | Journal | Year |",
            f"| Locks | Okafor, S. | Journal of Canals 12 (2017), 3–9 | {year} |",
        )
    )
    assert (article.container, article.volume, article.number) == ("Journal of Canals", "12", None)
    assert (article.pages, str(article.date)) == ("3–9", date)


@pytest.mark.parametrize(
    ("cell", "title", "authors", "editors", "note"),
    [
        ("Roads for all, by Wren Xu", "Roads for all", ["Wren Xu"], [], None),
        ("Berg, A., & Lind, T. (eds), *Roads for all*", "Roads for all", [], ["A. Berg", "T. Lind"], "eds"),
        ("Roads for all (in French)", "Roads for all", [], [], "in French"),
        ("Roads for all (in towns)", "Roads for all (in towns)", [], [], None),
    ],
)
def test_a_cell_with_a_title_may_say_more(
    cell: str, title: str, authors: list[str], editors: list[str], note: str | None
) -> None:
    table = f"| Title | Publisher | Year |\n|---|---|---|\n| {cell} | Road Office | 2019 |\n"
    reference = references_of(f"## References\n\n{table}")[0]
    assert (reference.title, reference.note) == (title, note)
    assert [one.name for one in reference.authors] == authors
    assert [one.name for one in reference.editors] == editors

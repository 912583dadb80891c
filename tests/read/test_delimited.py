"""Tables as spreadsheets export them, read into references."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Heading, Paragraph, Table
from annexcli.errors import UnreadableInput
from annexcli.model.outcome import Parsed
from annexcli.parse.references import parse
from annexcli.read.delimited import document

ROWS = [
    ("Ferries at Night and Their Crews", "Harbour Council", "2011", "https://example.org/1"),
    ("The Slow Boat, Twice", "Nordic Ferry Agency", "2014", "https://example.org/2"),
    ("Landing Stages of the North", "Ministry of Transport", "2016", "https://example.org/3"),
]


def read(text: str, *, tabs: bool = False) -> Parsed:
    return parse(document(text, "list.csv", tabs=tabs))


def titles(text: str) -> list[str | None]:
    return [item.reference.title for item in read(text).items if item.reference]


def table_of(text: str) -> Table:
    (table,) = (block for block in document(text, "x.csv").blocks if isinstance(block, Table))
    return table


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found(delimiter: str, end: str) -> None:
    rows = (delimiter.join(f'"{cell}"' if "," in cell else cell for cell in row) for row in ROWS)
    found = read(end.join([delimiter.join(("Title", "Organisation", "Year", "Link")), *rows]) + end)
    assert [
        (one.title, one.publishers[0].name, str(one.year), one.url)
        for one in (item.reference for item in found.items)
        if one
    ] == ROWS
    assert [item.source.line for item in found.items] == [2, 3, 4]


def test_excel_may_say_the_delimiter() -> None:
    text = "sep=;\r\nTitle;Publisher;Year\r\nBoats, boats, boats;Ferry Agency;2011\r\nRain, snow, hail;FAO;2012\r\n"
    assert titles(text) == ["Boats, boats, boats", "Rain, snow, hail"]
    assert [item.source.line for item in read(text).items] == [3, 4]


def test_cells_in_quotation_marks_hold_lines_delimiters_and_marks() -> None:
    found = read(
        "Jahr;Titel;Herausgeber;Bemerkung\n"
        '2011;"Fähren;\nein ""Bericht""";Hafenrat;"alt;\nneu"\n2012;Stege;Hafenrat;\n2013;Boote;Hafenrat;\n'
    )
    reference = found.items[0].reference
    assert reference is not None
    assert (reference.title, reference.note) == ('Fähren; ein "Bericht"', "Bemerkung: alt; neu")
    assert [item.source.line for item in found.items] == [2, 5, 6]


def test_a_quotation_mark_that_is_never_closed_is_a_letter() -> None:
    assert titles('Title,Agency,Year\n"12 Ways to Sail,Harbour Council,2011\nStages,Harbour Council,2012\n') == [
        '"12 Ways to Sail',
        "Stages",
    ]  # fmt: skip


def test_what_stands_over_the_table_heads_it() -> None:
    text = (
        "Inventory of ferries;;\nkept by the library;;\n;;\nTitle;Agency;Year\nStages;Harbour Council;2011\n"
    )
    blocks = document(text, "x.csv").blocks
    assert [(type(block), block.line) for block in blocks] == [(Heading, 1), (Paragraph, 2), (Table, 4)]
    (item,) = read(text).items
    assert item.reference is not None
    assert item.reference.section == "Inventory of ferries"


def test_a_first_row_with_an_address_or_a_year_names_no_columns() -> None:
    text = "\n".join(",".join(f'"{cell}"' for cell in reversed(row)) for row in ROWS)
    assert table_of(text).header == ()
    found = read(text)
    assert "nothing but this table" in found.sections[0].reason
    assert [(one.title, one.year) for item in found.items if (one := item.reference)] == [
        ("Ferries at Night and Their Crews", 2011), ("The Slow Boat, Twice", 2014), ("Landing Stages of the North", 2016),
    ]  # fmt: skip


def test_a_column_of_whole_references_needs_no_header() -> None:
    lines = [
        "Doe, J. (2011). Ferries at night, and their crews. Oslo: Sea Press.",
        "FAO (2014). The slow boat. Rome: FAO.",
        "Chen, L. (2016). Landing stages. Journal of Boats, 12(3), 45-67.",
    ]
    assert titles("\n".join(lines)) == [
        "Ferries at night, and their crews",
        "The slow boat",
        "Landing stages",
    ]


def test_a_table_of_figures_is_no_list() -> None:
    assert read("Country;2014;2015\nKenya;3;4\nGhana;5;6\nMali;7;8\n").items == ()


def test_rows_that_are_no_reference_are_left_over() -> None:
    found = read(
        "No.;Title;Agency;Year\n1;Ferries;Harbour Council;2011\n2;Stages;Harbour Council;2012\n"
        "3;Boats;Harbour Council;n.d.\n;;;\n;Last checked 3 May 2021 by the library;;\n"
    )
    assert [item.reason for item in found.items] == [*[""] * 3, "it is a remark on the table"]
    assert found.items[-1].source.line == 6


def test_titles_alone_stay_works_where_other_rows_are_no_more() -> None:
    assert titles("Title,Agency,Year\nFerries,Harbour Council,2011\nBoats,,\nStages,Harbour Council,2012\nLocks,Canal Council,2013\nOars,,\n") == [
        "Ferries", "Boats", "Stages", "Locks", "Oars",
    ]  # fmt: skip


def test_tables_that_are_too_large_are_refused() -> None:
    began = time.perf_counter()
    with pytest.raises(UnreadableInput, match="more than 5,000,000 cells"):
        document("," * 3000 + "\n" + "a,b\n" * 2000, "x.csv")
    with pytest.raises(UnreadableInput, match="field larger than field limit"):
        document("a,b\n" + "x" * 200_000 + ",c\n", "x.csv")
    assert time.perf_counter() - began < 1


@given(st.text(alphabet='ab1 ,;\t|"\n\r'))
def test_no_word_is_lost(text: str) -> None:
    said = " ".join(
        part
        for block in document(text, "x.csv").blocks
        for part in (
            [*block.header, *(cell.text for row in block.rows for cell in row.cells)]
            if isinstance(block, Table)
            else [block.content.text]
            if isinstance(block, Heading | Paragraph)
            else []
        )
    )
    assert sorted(filter(str.isalnum, said)) == sorted(filter(str.isalnum, text))

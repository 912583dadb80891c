"""Reference lists as editors, mail and pdftotext wrap them: the same entries come out, however they are set."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Heading, Inline, Item, ItemList, Paragraph
from annexcli.read.plain import document

ENGLISH = [
    "Aaltonen, Risto. The Harbour and the Town: A Short History of Trade on the Northern Coast. Turku: Meridian Press, 2009.",
    "Northern Rivers Commission. Flood plans for small towns. Second report. Umea, 2014. Available at: https://rivers.example/plans/flood-plans-for-small-towns-second-report.pdf. Accessed 3 May 2016.",
    'Okafor, Sam, and Nora Lindqvist. "Courts and Their Clerks." Journal of Lower Courts 12, no. 3 (2016): 45-67.',
    "Harbour Act, 1974.",
    "Verkehrsrat Nordland. Straßen und ihre Nachbarn: Bericht über den Lärm in den Gemeinden. Kiel, 2011.",
]
SPANISH = [
    "CONSEJO DE CUENCAS (Chile). Informe sobre el estado de los embalses del norte: resumen para los municipios. Copiapó: CDC, 2018. Disponible en: <https://cuencas.example/informes/embalses-del-norte-2018.pdf>. Acceso en: 4 abr. 2019.",
    "MUÑOZ, Carla. El agua y la tierra en los valles transversales: conflictos y acuerdos. Revista de Estudios del Norte, v. 4, n. 2, p. 33-51, 2015.",
    "______. Derechos de agua: una introducción para dirigentes. 2. ed. La Serena: Ediciones del Valle, 2012.",
    "ZAMORANO, P.; VIDAL, J. Regantes. La Serena: Ediciones del Valle, 2001.",
]  # fmt: skip


def entries(text: str) -> list[str]:
    """Return the text of each entry behind the heading, whether it is an item or a paragraph."""
    found: list[str] = []
    for block in document(text, "report.txt").blocks:
        match block:
            case ItemList():
                found += [item.content.text for item in block.items]
            case Paragraph():
                found.append(block.content.text)
            case Heading():
                assert block.content.text in {"SOURCES", "The State of Waters"}
    return found


def wrapped(entry: str, width: int, first: str = "", further: str = "", *, hyphens: bool = False) -> str:
    return "\n".join(
        textwrap.wrap(
            entry, width, initial_indent=first, subsequent_indent=further,
            break_long_words=False, break_on_hyphens=hyphens,
        )
    )  # fmt: skip


@pytest.mark.parametrize("listed", [ENGLISH, SPANISH], ids=["English", "Spanish"])
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["no blank lines", "blank lines"])
@pytest.mark.parametrize(
    ("first", "further"),
    [("", "     "), ("", "  "), ("", "\t"), ("    ", ""), ("        ", "            ")],
    ids=["hanging", "two columns", "tab", "first lines", "margin"],
)
def test_indents_tell_entries(listed: list[str], first: str, further: str, between: str) -> None:
    for width in (60, 72, 78):
        body = between.join(wrapped(entry, width, first, further) for entry in listed)
        assert entries(f"SOURCES\n\n{body}\n") == listed


@pytest.mark.parametrize("listed", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_a_heading_may_stand_right_over_the_list(listed: list[str]) -> None:
    body = "\n".join(wrapped(entry, 72, "", "    ") for entry in listed)
    assert entries(f"SOURCES\n{body}\n") == listed


@pytest.mark.parametrize("listed", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_lines_that_end_early_tell_entries_without_indents(listed: list[str]) -> None:
    body = "\n".join(wrapped(entry, 70) for entry in listed)
    assert entries(f"SOURCES\n\n{body}\n") == listed


def test_the_first_line_of_an_entry_is_no_heading() -> None:
    text = "COMISIÓN DEL AGUA DE LOS VALLES (Chile). Balance de las aguas para el\nNorte Chico 2017: informe completo. Serena: CAV, 2017. Disponible en:\n<https://valles.example/balances/balance-de-las-aguas-para-el-norte-chico-2017-informe.pdf>.\nAcceso en: 12 mar. 2018.\n"
    assert entries(f"SOURCES\n\n{text}") == [" ".join(text.split())]


def test_addresses_broken_at_hyphens_are_joined() -> None:
    body = "\n".join(wrapped(entry, 60, "", "    ", hyphens=True) for entry in [*ENGLISH, *SPANISH])
    assert entries(f"SOURCES\n\n{body}\n") == [*ENGLISH, *SPANISH]


def test_addresses_on_lines_of_their_own_belong_to_the_line_before() -> None:
    text = "Harbour Board, Tides, 2012\nhttps://harbour.example/tides\nTown Hall, Squares and how they are used by those who live there, 2014\nAvailable at: https://town.example/squares\nAccessed on 2 May 2015\nParks, 2015\n"
    assert entries(text) == [
        "Harbour Board, Tides, 2012 https://harbour.example/tides",
        "Town Hall, Squares and how they are used by those who live there, 2014 Available at: https://town.example/squares Accessed on 2 May 2015",
        "Parks, 2015",
    ]  # fmt: skip


def test_lines_of_like_length_are_entries_where_each_is_whole() -> None:
    lines = ["Harbour Board, Tides, 2012", "Town Council, Square, 2014", "Parks Agency, Benches, 2015"]
    assert entries("\n".join(lines)) == lines


def test_a_page_that_turns_does_not_end_an_entry() -> None:
    first, second, third = (wrapped(entry, 72, "", "     ").split("\n") for entry in SPANISH[:3])
    pages = [[*first, second[0]], [*second[1:], *third]]
    expected = SPANISH[:3]
    printed = "\n\n" + " " * 60 + "47\n\n"
    assert entries(printed.join("\n".join(page) for page in pages)) == expected
    fed = "".join(
        f"The State of Waters\n\n{chr(10).join(page)}\n\n{40 + number}\n\f"
        for number, page in enumerate([["Words of the text."], *pages, ["Other words."]])
    )
    assert entries(fed) == ["Words of the text.", *expected, "Other words."]


def test_numbers_that_stand_alone_belong_to_the_entry_below() -> None:
    text = f"SOURCES\n\n1.\n\n{wrapped(ENGLISH[0], 70)}\n\n2.\n\n{wrapped(ENGLISH[2], 70)}\n"
    assert document(text, "report.txt").blocks[1:] == (
        ItemList((Item(Inline(ENGLISH[0]), 3), Item(Inline(ENGLISH[2]), 8)), 3),
    )


def test_the_head_of_a_page_is_no_heading_and_a_table_of_contents_has_none() -> None:
    text = f"The State of Waters\n\nSources ........ 12\n\nSOURCES\n\n{ENGLISH[3]}\n\n\fThe State of Waters\n\n{ENGLISH[0]}\n"
    headings = [
        block.content.text for block in document(text, "report.txt").blocks if isinstance(block, Heading)
    ]
    assert headings == ["The State of Waters", "SOURCES"]


@pytest.mark.parametrize("listed", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_a_paragraph_a_line_as_word_processors_save_text(listed: list[str]) -> None:
    text = (
        "Words of the text that ends here.\nReferences\n"
        + "\n".join(listed)
        + "\nANNEX: THE HARBOURS\nTurku\nKiel\n"
    )
    found = document(text, "report.txt").blocks
    assert [block.content.text for block in found if isinstance(block, Heading)] == [
        "References",
        "ANNEX: THE HARBOURS",
    ]
    assert isinstance(found[2], ItemList)
    assert [item.content.text for item in found[2].items] == listed


def test_quoted_mail_is_read_as_what_it_quotes() -> None:
    body = "\n".join("> " + line for entry in ENGLISH for line in wrapped(entry, 70, "", "   ").split("\n"))
    assert entries(f"> SOURCES\n>\n{body}\n") == ENGLISH


def test_numbers_within_a_numbered_entry_begin_none() -> None:
    text = "1. MUÑOZ, Carla. Derechos de agua: una introducción.\n   2. ed. La Serena, 2012.\n2. VIDAL, J. Regantes. 2001.\n"
    assert entries(text) == ["MUÑOZ, Carla. Derechos de agua: una introducción. 2. ed. La Serena, 2012.", "VIDAL, J. Regantes. 2001."]  # fmt: skip


@given(st.text(alphabet="Ab .,-_1\n\t\f>:<", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    blocks = document(text, "report.txt").blocks
    kept = "".join(
        "".join(item.content.text for item in block.items) if isinstance(block, ItemList) else block.content.text
        for block in blocks if isinstance(block, ItemList | Paragraph | Heading)
    )  # fmt: skip
    if "\f" not in text:
        assert [c for c in kept if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize(
    "line", ["    and more of it, 2014", "Ortiz, Ana. Roads", "a" * 70, "https://e.org/a-", "\f"]
)
def test_long_texts_take_time_in_proportion(line: str) -> None:
    begun = time.process_time()
    document("Ortiz, Ana. Roads of the north\n" + f"{line}\n" * 10_000, "report.txt")
    assert time.process_time() - begun < 1

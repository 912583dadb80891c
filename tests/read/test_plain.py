import json
import time

from annexcli.document import Heading, ItemList, Paragraph
from annexcli.read.plain import document
from tests.conftest import Annex


def blocks(text: str) -> list[tuple[str, int | None, list[str]]]:
    told = []
    for block in document(text, "report.txt").blocks:
        match block:
            case ItemList():
                told.append(("list", block.line, [item.content.text for item in block.items]))
            case Heading() | Paragraph():
                told.append((type(block).__name__.lower(), block.line, [block.content.text]))
    return told


def test_marks_begin_items_and_wrapped_lines_go_on() -> None:
    assert blocks("References\n\n- ILO, Work,\n  2014\n- OHCHR, Privacy, 2015\n") == [
        ("heading", 1, ["References"]),
        ("list", 3, ["ILO, Work, 2014", "OHCHR, Privacy, 2015"]),
    ]


def test_hanging_indents() -> None:
    text = "Ortiz, A. 2013. Rivers and the roads beside them in the north.\n    Oslo: Press.\nChen, L. 2014. Roads.\n    Oslo: Press.\n"
    assert blocks(text)[0][2] == [
        "Ortiz, A. 2013. Rivers and the roads beside them in the north. Oslo: Press.",
        "Chen, L. 2014. Roads. Oslo: Press.",
    ]


def test_paragraphs_wrapped_at_a_width_are_one_text() -> None:
    text = "Ortiz, A. 2013. Rivers and the roads beside them in the northern\nparts of the land, which were built in the year of the big flood.\nOslo: Press.\n"
    assert blocks(text) == [("paragraph", 1, [" ".join(text.split())])]


def test_one_entry_a_line() -> None:
    text = "ILO, Work, 2014\nOHCHR, The right to privacy in an age of machines and of people, 2015\nFAO, Food, 2016\n"
    assert blocks(text)[0][2] == text.strip().splitlines()


def test_ruled_headings() -> None:
    assert blocks("Works cited\n===========\n\nText of a paragraph, with commas.\n")[0] == (
        "heading",
        1,
        ["Works cited"],
    )


def test_lines_are_those_that_an_editor_counts() -> None:
    text = "References\r\n\r\n- ILO, Work,\r\n\f  2014\r\n- OHCHR, Privacy\x0b\u2028Rights, 2015\r\n"
    items = document(text, "report.txt").blocks[1]
    assert isinstance(items, ItemList)
    assert [(item.line, item.content.text) for item in items.items] == [
        (3, "ILO, Work, 2014"),
        (5, "OHCHR, Privacy Rights, 2015"),
    ]


def test_long_lists_take_time_in_proportion() -> None:
    lines = [f"ILO, Work and its {'long ' * (number % 9)}year, 2014" for number in range(10_000)]
    begun = time.process_time()
    assert blocks("\n".join(lines))[0][2] == lines
    assert time.process_time() - begun < 2


def test_notes_that_the_text_calls() -> None:
    text = "Tides\n\nTides matter [1] to those who live by them.[2]\n\n[1] Harbour Board, The State\n    of Tides, 2012\n\n[2] Conseil des ports, Quais, 2014\n"
    read = document(text, "mail.txt")
    assert [(note.line, note.content.text) for note in read.notes] == [
        (5, "Harbour Board, The State of Tides, 2012"),
        (8, "Conseil des ports, Quais, 2014"),
    ]
    assert not any(isinstance(block, ItemList) for block in read.blocks)


def test_a_numbered_list_under_its_name_is_no_list_of_notes() -> None:
    read = document("Tides matter [1].\n\nReferences\n\n[1] Harbour Board, Tides, 2012\n", "mail.txt")
    assert not read.notes
    assert isinstance(read.blocks[-1], ItemList)


def test_an_annex_of_references_is_a_heading_among_lines() -> None:
    found = blocks("Text that ends here.\nAnnexe n° 3 : Bibliographie\nConseil des ports, Quais, 2014\n")
    assert [kind for kind, _, _ in found] == ["paragraph", "heading", "paragraph"]


ENDNOTES = """\
ROADS AND RIVERS

Roads are long [1]. Rivers are longer [2][3], fords are not [4].

[1] Institute for Roads, Weak Piers: A Survey of Bridges in the
    Valley, Oslo, Fjord Press,

                              12
ROADS AND RIVERS

    2018.

[2] Ibid., p. 4.

- 13 -

ROADS AND RIVERS

[3] Ferry Pilots, After Dark: Safety on Small Ferries, 2019.
[4] Audit Office, Upkeep of Bridges in the Northern
    Provinces: Follow-up
                                                            14
                        ROADS AND RIVERS

    Audit, 2020.
"""


def test_pages_turn_in_notes_without_form_feeds() -> None:
    read = document(ENDNOTES, "report.txt")
    assert [note.content.text for note in read.notes] == [
        "Institute for Roads, Weak Piers: A Survey of Bridges in the Valley, Oslo, Fjord Press, 2018.",
        "Ibid., p. 4.",
        "Ferry Pilots, After Dark: Safety on Small Ferries, 2019.",
        "Audit Office, Upkeep of Bridges in the Northern Provinces: Follow-up Audit, 2020.",
    ]
    assert [block.content.text for block in read.blocks if isinstance(block, Heading)] == ["ROADS AND RIVERS"]


def test_a_number_far_in_turns_no_page_without_a_running_head() -> None:
    text = "References\n\n- ILO, Work, 2014\n                              12\n- OHCHR, Privacy, 2015\n"
    assert "12" in str(blocks(text))


def test_a_title_over_its_maker_and_address_is_no_heading(annex: Annex) -> None:
    entry = "The long road: trends of the north\nWren Xu, Tomas Lind. UNICEF, 2021.\nhttps://e.org/{}\n"
    annex.write("mail.txt", "RESOURCES\n=========\n\n" + "\n".join(map(entry.format, "abc")))
    found = json.loads(annex("parse", "mail.txt", "--json").out)["references"]
    assert [one["urls"] for one in found] == [[f"https://e.org/{name}"] for name in "abc"]

from annexcli.document import IMPLIED_LEVEL, Document, Heading, ItemList, Mark, Paragraph, Table
from tests.conftest import read_document


def lists(document: Document) -> list[ItemList]:
    return [block for block in document.blocks if isinstance(block, ItemList)]


def texts(text: str) -> list[str]:
    return [item.content.text for found in lists(read_document(text)) for item in found.walk()]


def test_lines_are_those_of_the_source() -> None:
    document = read_document(
        "# One\n\nText.\n\n- a\n- b\n  goes on\n\n  more\n- c\n\n**Bold heading:**\n\n1. d\n"
    )
    found = [(type(block).__name__, block.line) for block in document.blocks]
    assert found == [("Heading", 1), ("Paragraph", 3), ("ItemList", 5), ("Heading", 12), ("ItemList", 14)]
    assert [item.line for item in lists(document)[0].items] == [5, 6, 10]


def test_bold_paragraphs_serve_as_headings_and_bold_words_do_not() -> None:
    document = read_document("**Annex 1: Documents**\n\n**Date:** May 2019\n\n# Real\n")
    levels = [block.level if isinstance(block, Heading) else None for block in document.blocks]
    assert levels == [IMPLIED_LEVEL, None, 1]


def test_links_lie_over_their_words() -> None:
    item = lists(read_document("- UNICEF, [Children *in* a World](https://e.org/a_b?x=1%20) (2017)\n"))[
        0
    ].items[0]
    link = item.content.links[0]
    assert item.content.text == "UNICEF, Children in a World (2017)"
    assert item.content.text[link.start : link.end] == "Children in a World"
    assert link.target == "https://e.org/a_b?x=1%20"
    emphasis = item.content.marked(Mark.EMPHASIS)[0]
    assert item.content.text[emphasis.start : emphasis.end] == "in"


def test_characters_stay_as_printed() -> None:
    printed = ['It\'s "quoted" -- and ... $5 and $7 :id: a_b [x] R&D', "[ ] a box"]
    assert texts('- It\'s "quoted" -- and ... $5 and $7 :id: a_b [x] R&amp;D\n- [ ] a box\n') == printed


def test_wrapped_lines_of_chinese_and_japanese_are_joined_without_a_space() -> None:
    wrapped = "- 『川と町の社\n  会学』\n- 강과\n  마을\n- 川 と\n  towns\n"
    (listed,) = read_document(wrapped).blocks
    assert isinstance(listed, ItemList)
    assert [item.content.text for item in listed.items] == ["『川と町の社会学』", "강과 마을", "川 と towns"]


def test_white_space_is_squeezed_and_wrapped_lines_are_joined() -> None:
    assert texts("- one\u00a0 two\n  three\n\n  four\n") == ["one two three four"]


def test_inner_lists_stay_inside_their_item() -> None:
    found = lists(read_document("- Reports:\n  - a\n  - b\n    1. c\n- d\n"))[0]
    assert [item.content.text for item in found.items] == ["Reports:", "d"]
    assert [item.content.text for item in found.walk()] == ["Reports:", "a", "b", "c", "d"]


def test_html_in_markdown_is_read_and_hidden_html_is_not() -> None:
    document = read_document(
        '## References\n\n- a <a href="https://e.org/1">link</a><br>here\n\n'
        '<ul>\n<li>UNICEF, <a href="https://e.org/2">Title</a>, 2017</li>\n</ul>\n\n<!-- - hidden -->\n'
    )
    items = [item for found in lists(document) for item in found.items]
    assert [item.content.text for item in items] == ["a link here", "UNICEF, Title, 2017"]
    assert [item.content.links[0].target for item in items] == ["https://e.org/1", "https://e.org/2"]
    assert items[0].line == 3


def test_definition_lists_quotations_and_code() -> None:
    assert texts("Term\n: Meaning\n") == ["Term: Meaning"]
    assert texts("> - in a quotation\n") == ["in a quotation"]
    assert texts("- `code` ~~struck~~ x^2^ H~2~O ![alt](i.png)\n") == ["code struck x2 H2O alt"]
    assert [type(block) for block in read_document("```\ncode\n```\n").blocks] == [Paragraph]


def test_a_link_without_text_keeps_its_target() -> None:
    item = lists(read_document("- UNICEF report [](https://e.org/x)\n"))[0].items[0]
    assert item.content.links[0].target == "https://e.org/x"


def test_an_address_as_the_text_of_a_link_does_not_break_it() -> None:
    item = lists(read_document("- See [www.e.org/a_b](https://www.e.org/a_b) and <https://e.org/c>\n"))[
        0
    ].items[0]
    assert [link.target for link in item.content.links] == ["https://www.e.org/a_b", "https://e.org/c"]


def test_tables() -> None:
    table = read_document(
        "| Source | Report |\n|---|---|\n| ILO | [Work](https://e.org/w) |\n| OHCHR | Privacy |\n"
    ).blocks[0]
    assert isinstance(table, Table)
    assert table.header == ("Source", "Report")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["ILO", "Work"],
        ["OHCHR", "Privacy"],
    ]
    assert [row.line for row in table.rows] == [3, 4]
    assert table.rows[0].cells[1].links[0].target == "https://e.org/w"


def test_tables_with_columns_of_a_width_may_hold_notes() -> None:
    dashes = "-" * 60
    document = read_document(
        f"| A | B |\n|{dashes}|{dashes}{dashes}|\n| {'word ' * 30}[^1] | c |\n\n[^1]: ILO, Work, 2014.\n"
    )
    assert [note.content.text for note in document.notes] == ["ILO, Work, 2014."]


def test_notes_are_kept_apart() -> None:
    document = read_document("Text[^1] and[^2].\n\n[^1]: ILO, *Work*, 2014.\n[^2]: OHCHR, 2015.\n")
    assert [note.content.text for note in document.notes] == ["ILO, Work, 2014.", "OHCHR, 2015."]


def test_text_in_any_element_of_an_item_is_read() -> None:
    text = (
        "# References\n\n1. ## UNICEF, Children, 2017\n2. > FAO, Food, 2015\n"
        "3. `WHO`, [Small]{.smallcaps} ~~old~~ H~2~O, 2019\n4.     ITU, Guide, 2018\n"
    )
    (items,) = [block.items for block in read_document(text).blocks if isinstance(block, ItemList)]
    assert [item.content.text for item in items] == [
        "UNICEF, Children, 2017",
        "FAO, Food, 2015",
        "WHO, Small old H2O, 2019",
        "ITU, Guide, 2018",
    ]


def test_lines_that_all_begin_with_a_link_are_entries_of_their_own() -> None:
    first, second = (f"[Rivers of the plain, part {n}](https://e.org/{n}), Harbour Council" for n in (1, 2))
    assert len(read_document(f"{first}\\\n{second}\n").blocks) == 2
    assert len(read_document(f"{first}\\\nwhich is told of here at length as well\n").blocks) == 1


def test_what_stands_behind_the_link_of_a_term_is_not_marked_as_its_title() -> None:
    document = read_document("[Tide tables](https://e.org/1) New!\n:   Harbour Council, 2014.\n")
    content = lists(document)[0].items[0].content
    assert [content.text[span.start : span.end] for span in content.marked(Mark.STRONG)] == ["Tide tables"]

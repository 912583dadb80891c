"""What pandoc, citeproc-js and the programs that embed them print: divisions with the classes of their HTML."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annexcli.document import Document, ItemList
from annexcli.edge.documents import read_document
from annexcli.parse.references import parse

Printed = Callable[..., Document]


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    def read(*entries: str) -> Document:
        path = tmp_path / "page.html"
        held = "\n".join(f'<div class="csl-entry">\n{entry}\n</div>' for entry in entries)
        path.write_text(
            f'<!DOCTYPE html><h1>References</h1>\n<div id="refs" class="references csl-bib-body">\n{held}</div>'
        )
        return read_document(str(path))

    return read


def items(document: Document) -> list[tuple[str, bool]]:
    (listed,) = (block for block in document.blocks if isinstance(block, ItemList))
    return [(item.content.text, item.annotates) for item in listed.items]


def numbered(label: str, text: str) -> str:
    return f'<div class="csl-left-margin">{label}</div><div class="csl-right-inline">{text}</div>'


@pytest.mark.parametrize("form", ["{}. ", "[{}] ", "{}", "({})"])
def test_numbers_in_the_margin_stand_before_their_entries(printed: Printed, form: str) -> None:
    page = printed(
        numbered(form.format(1), "Ortiz A, Chen L. Roads and rivers. Oslo: River Press; 2019."),
        numbered(form.format(2), "World Water Council. The state of wells. Marseille; 2020."),
        numbered(
            form.format(3), "Ministry of Water. Water for all [Internet]. Available from: https://e.org/w"
        ),
    )
    read = parse(page)
    assert [(item.reference.title if item.reference else None) for item in read.items] == [
        "Roads and rivers",
        "The state of wells",
        "Water for all",
    ]


def test_labels_in_the_margin_are_no_part_of_their_entries(printed: Printed) -> None:
    page = printed(
        numbered("[OrCh19]", "Ortiz, A.: Roads, 2019."), numbered("[Mbek17]", "Mbeki, T.: Ways, 2017.")
    )
    assert items(page) == [("Ortiz, A.: Roads, 2019.", False), ("Mbeki, T.: Ways, 2017.", False)]


def test_names_titles_and_addresses_that_are_set_off_belong_to_their_entry(printed: Printed) -> None:
    page = printed(
        '<div class="csl-block">Ortiz, Ana</div><div class="csl-left-margin">2019</div>'
        '<div class="csl-right-inline">Roads and rivers. Oslo.</div>',
        'Mbeki, T. 2017. Ways to school.<div class="csl-block"><a href="https://e.org/w">https://e.org/w</a></div>',
        'Ortiz, Chen 2019<div class="csl-block">Ortiz A., Chen L., Roads, 2019.</div>',
        'Roads.<div class="csl-block">Ortiz A.</div><div class="csl-block">Journal of Roads. 2019 ; 12.</div>',
    )
    assert items(page) == [
        ("Ortiz, Ana 2019 Roads and rivers. Oslo.", False),
        ("Mbeki, T. 2017. Ways to school. https://e.org/w", False),
        ("Ortiz, Chen 2019 Ortiz A., Chen L., Roads, 2019.", False),
        ("Roads. Ortiz A. Journal of Roads. 2019 ; 12.", False),
    ]


def test_words_about_a_work_below_its_entry_annotate_it(printed: Printed) -> None:
    page = printed(
        'Mbeki, T. <em>Ways to school</em>. Cape Press, 2017.<div class="csl-block">Useful; the 2016 data are old.</div>',
        'Chen, L. <em>Rivers</em>. 2019, <a href="https://e.org/r">https://e.org/r</a><div class="csl-block">Normative document.</div><div class="csl-block">See 2016, too.</div>',
    )
    assert items(page) == [
        ("Mbeki, T. Ways to school. Cape Press, 2017.", False),
        ("Useful; the 2016 data are old.", True),
        ("Chen, L. Rivers. 2019, https://e.org/r", False),
        ("Normative document.", True),
        ("See 2016, too.", True),
    ]


def test_no_entry_is_taken_for_words_over_the_list(printed: Printed) -> None:
    page = printed("Ministry of Water. Water for all", "Ortiz, A. (2019). Roads. Oslo: River Press.")
    titles = [item.reference and item.reference.title for item in parse(page).items]
    assert titles == ["Water for all", "Roads"]

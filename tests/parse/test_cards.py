import pytest

from annexcli.document import Block, Document, Heading, Inline, ItemList, Mark, Paragraph, Span
from annexcli.model.reference import Person, Reference
from annexcli.parse.cards import gathered
from annexcli.parse.references import parse
from tests.conftest import references_of


def heading(text: str, level: int = 3, link: str = "") -> Heading:
    spans = (Span(0, len(text), Mark.LINK, link),) if link else ()
    return Heading(level, Inline(text, spans))


def said(*texts: str) -> list[Block]:
    return [Paragraph(Inline(text)) for text in texts]


def button(target: str) -> Paragraph:
    return Paragraph(Inline("Download", (Span(0, 8, Mark.LINK, target),)))


def read(*blocks: Block) -> list[Reference]:
    return [one.reference for one in parse(Document("page.html", blocks)).items if one.reference]


CARDS = """# Library

## {over}

### [Growing up online](https://e.org/growing)

UNICEF · 2021 · PDF, 44 pp.

What children say about life on the net.

[Download](https://e.org/growing.pdf)

### [Decent work for carers](https://e.org/carers)

International Labour Organization, Geneva, 2019

### Roads for everyone

*Authors: Jane Doe, Peter Smith | Year: 2018 | Publisher: World Bank*

[Read more](https://e.org/roads)
"""


@pytest.mark.parametrize("over", ["Key documents", "What we read"])
def test_each_card_is_a_work(over: str) -> None:
    references = references_of(CARDS.format(over=over))
    assert [reference.title for reference in references] == [
        "Growing up online",
        "Decent work for carers",
        "Roads for everyone",
    ]
    assert [[one.name for one in reference.publishers] for reference in references] == [
        ["UNICEF"],
        ["International Labour Organization"],
        ["World Bank"],
    ]
    assert [str(reference.date) for reference in references] == ["2021", "2019", "2018"]
    assert references[0].urls == ("https://e.org/growing", "https://e.org/growing.pdf")
    assert references[2].urls == ("https://e.org/roads",)
    assert references[1].place == "Geneva"
    assert references[2].authors == (Person("Doe", "Jane"), Person("Smith", "Peter"))
    assert references[0].note == "44 pp; What children say about life on the net"
    assert {reference.section for reference in references} == {over}


@pytest.mark.parametrize(
    "told",
    [
        "Journal: Journal of Mapping 12(3), 45–67 | Authors: Jane Doe, Peter Smith | Year: 2019",
        "Published in: Journal of Mapping, 12(3), pp. 45-67 | Written by: Jane Doe, Peter Smith | Published: 2019",
        "Jane Doe and Peter Smith · Journal of Mapping 12(3), 45–67 · 2019",
        "By Jane Doe and Peter Smith, Journal of Mapping, 12(3), 45-67, 2019",
    ],
)
def test_a_journal_on_a_card_holds_the_work(told: str) -> None:
    blocks: list[Block] = [heading("Publications", 1)]
    for number in range(3):
        blocks += [heading(f"Water for all {number}", link=f"https://e.org/{number}"), *said(told)]
    read_first = read(*blocks)[0]
    assert (read_first.container, read_first.volume, read_first.number) == ("Journal of Mapping", "12", "3")
    assert read_first.pages == "45–67"
    assert read_first.authors == (Person("Doe", "Jane"), Person("Smith", "Peter"))
    assert (read_first.publishers, str(read_first.date), read_first.note) == ((), "2019", None)


def test_words_over_titles_are_no_part_of_the_card_before() -> None:
    blocks: list[Block] = [
        heading("Materials", 1),
        *said("Report"),
        heading("Water for all", link="https://e.org/1"),
        *said("ILO · 2019", "Guide"),
        heading("Roads for all", link="https://e.org/2"),
        *said("ITU · 2018", "Opinion"),
        heading("Rivers for all", link="https://e.org/3"),
        *said("OECD · 2017"),
    ]
    references = read(*blocks)
    assert [reference.title for reference in references] == [
        "Water for all",
        "Roads for all",
        "Rivers for all",
    ]
    assert [reference.note for reference in references] == [None, None, None]


def test_a_card_without_facts_stays_a_section() -> None:
    blocks: list[Block] = [heading("Publications", 1)]
    for number in range(4):
        blocks += [heading(f"Water for all {number}", link=f"https://e.org/{number}"), *said("ILO · 2019")]
    blocks += [heading("Advice"), *said("You plan a meeting. We come to you.")]
    left = gathered(blocks)
    assert [type(block) for block in left] == [Heading, ItemList, Heading, Paragraph]


def test_groups_may_be_small() -> None:
    blocks: list[Block] = [heading("Resources", 1)]
    for theme in ("Water", "Roads", "Rivers"):
        blocks += [heading(theme, 2), heading(f"{theme} for all", link=f"https://e.org/{theme}")]
        blocks += [*said("ILO · 2019"), button(f"https://e.org/{theme}")]
    assert [(one.title, one.urls) for one in read(*blocks)] == [
        (f"{theme} for all", (f"https://e.org/{theme}",)) for theme in ("Water", "Roads", "Rivers")
    ]


NO_CARDS = {
    "questions": (
        "How do I apply?",
        "Use the form of 2023.",
        "Who can?",
        "UNICEF, 2020",
        "When?",
        "12 May 2024",
    ),
    "news": (
        "A meeting",
        "UNICEF · 3 May 2024",
        "A bill",
        "ILO · 4 May 2024",
        "A day",
        "By Jane Doe · 5 May 2024",
    ),
    "persons": ("Jane Doe", "UNICEF, 2019", "Peter Smith", "World Bank, 2018", "Maria Garcia", "ILO, 2017"),
    "chapters": (
        "Kenya",
        "The ILO came in 2019.",
        "Ghana",
        "In Ghana work began.",
        "Togo",
        "Nothing to tell.",
    ),
    "a glossary": (
        "Child",
        "Any person below 18 (UN, 1989).",
        "Diversion",
        "Measures.",
        "Care",
        "Help (ILO, 2007).",
    ),
    "projects": ("Wells", "ILO · 2017–2021", "Roads", "UNICEF · 2019–2020", "Schools", "ITU · 2018–2022"),
    "conferences": (
        "Rivers",
        "Conference · May 2024",
        "Roads",
        "Workshop · June 2024",
        "Rain",
        "Talk · July 2024",
    ),
}


@pytest.mark.parametrize("texts", NO_CARDS.values(), ids=NO_CARDS)
def test_what_only_has_the_shape_of_cards(texts: tuple[str, ...]) -> None:
    blocks: list[Block] = [heading("Our network", 1)]
    for title, text in zip(texts[::2], texts[1::2], strict=True):
        blocks += [heading(title, link=f"/{title}"), *said(text)]
    assert gathered(blocks) == blocks


@pytest.mark.parametrize("name", ["News", "Veranstaltungen", "Notre équipe", "Equipe", "FAQ"])
def test_headings_say_that_cards_are_none_of_works(name: str) -> None:
    blocks: list[Block] = [heading("Resources", 1), heading(name, 2)]
    for number in range(3):
        blocks += [heading(f"Water for all {number}", link=f"/{number}"), *said("ILO, May 2019")]
    assert gathered(blocks) == blocks
    blocks[1] = heading(f"Publications: {name}", 2)
    assert gathered(blocks) != blocks


def test_headings_over_references_are_no_titles() -> None:
    blocks: list[Block] = [heading("Bibliography", 1)]
    for kind in ("Reports", "Resolutions", "Articles"):
        blocks += [heading(kind, 2), *said("ILO, Water for all, 2019", "ITU, Roads for all, 2018")]
    assert gathered(blocks) == blocks


def test_among_described_works_those_that_nobody_made_are_works_too() -> None:
    blocks: list[Block] = [heading("Resources", 1)]
    for number in range(3):
        blocks += [heading(f"Water for all {number}"), *said("ILO, 2019. About water in towns.")]
    blocks += [heading("Rivers.example"), *said("Free exercises for all.")]
    references = read(*blocks)
    assert [reference.title for reference in references][-2:] == ["Water for all 2", "Rivers.example"]
    assert [reference.note for reference in references][-2:] == [
        "About water in towns",
        "Free exercises for all",
    ]


def test_a_heading_that_names_a_kind_is_a_title_over_who_made_it() -> None:
    blocks: list[Block] = [heading("Resources", 1)]
    for title in ("Water for all", "Facts and figures", "Roads for all"):
        blocks += [heading(title), *said("ILO, 2019. About towns.")]
    assert [reference.title for reference in read(*blocks)][1] == "Facts and figures"

"""What notes say before and between the works that they cite."""

import pytest

from annexcli.document import Document, Inline, Item
from annexcli.parse.references import parse
from annexcli.parse.sections import Choice


def cited(note: str) -> list[str | None]:
    """Return what the references of a note are read from, None where it cites none."""
    document = Document("notes", (), (Item(Inline(note)), Item(Inline("UNECE, Roads, 2015."))))
    items = parse(document, choice=Choice(notes=True)).items[:-1]
    return [item.reference.title if item.reference else None for item in items]


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        ("According to the union, spending ranges from 0.1 to 1.4 per cent of income. Union of Roads, Index of Tolls, table 3, https://e.org/tolls.", ["Index of Tolls, table 3"]),
        ("Rents have risen by 12 per cent since 2010. World Bank, Housing Report, 2019.", ["Housing Report"]),
        ("Selon la Banque, les loyers augmentent. Voir Banque mondiale, Rapport sur le logement, 2019, https://e.org/a.", ["Rapport sur le logement"]),
        ("Tolls are rare on rivers. They were tried in 2003. See UNECE, Guidelines for Roads, 2015.", ["Guidelines for Roads"]),
        ("Die Zahlen sind vorläufig. Siehe Weltbank, Bericht über Straßen, 2019.", ["Bericht über Straßen"]),
    ],
)  # fmt: skip
def test_a_sentence_before_its_source_is_no_part_of_the_source(note: str, titles: list[str]) -> None:
    assert cited(note) == titles


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        ("Housing is a human right. UNICEF, Geneva, 2019.", ["Housing is a human right"]),
        ("Who will pay the piper? Financing schools. UNESCO, Paris, 2015.", ["Who will pay the piper? Financing schools"]),
    ],
)  # fmt: skip
def test_a_sentence_before_a_publisher_is_a_title(note: str, titles: list[str]) -> None:
    assert cited(note) == titles


@pytest.mark.parametrize(
    "between",
    ["; per un confronto europeo, ", "; for a European comparison, ", "; sur les ponts, voir ", "; si veda anche ", "; für einen Überblick, siehe ", "; compare ", "; ", ". See also ", "; and for Chad, ", "; contra: ", ". Cited in "],
)  # fmt: skip
def test_words_that_lead_to_the_next_work_are_no_part_of_it(between: str) -> None:
    assert cited(
        f"Si veda UNECE, Guidelines for Roads, 2015, https://e.org/r{between}World Bank, Report on Wells, 2019."
    ) == [
        "Guidelines for Roads",
        "Report on Wells",
    ]


@pytest.mark.parametrize(
    "before",
    ["Quoted in ", "As cited in ", "Adapted from ", "On this point, ", "Citado en ", "Zitiert nach "],
)
def test_words_that_lead_to_where_something_was_found_are_no_part_of_it(before: str) -> None:
    assert cited(f"{before}World Bank, Report on Wells, 2019.") == ["Report on Wells"]


def test_what_is_printed_of_each_work_begins_with_it() -> None:
    notes = (Item(Inline("UNECE, Roads and Rivers, 2015. See also WHO, Wells and Water, 2019.")),)
    items = parse(Document("notes", (), notes), choice=Choice(notes=True)).items
    assert [item.source.raw for item in items] == [
        "UNECE, Roads and Rivers, 2015",
        "See also WHO, Wells and Water, 2019.",
    ]

"""Notes that cite no work."""

import pytest

from annexcli.document import Document, Inline, Item, Mark, Span
from annexcli.model.outcome import ParsedItem
from annexcli.parse.asides import around, aside, only_date
from annexcli.parse.references import parse
from annexcli.parse.sections import Choice
from tests.conftest import read_document


@pytest.mark.parametrize(
    "text",
    [
        "See chapter 3, “Who pays?”.",
        "See Section II: Roads by Design, above, and Annex I for the full list of roads.",
        "See also annex 2.",
        "Voir chapitre 4.",
        "Siehe Kapitel 5 (Brücken).",
    ],
)
def test_other_parts_of_the_document(text: str) -> None:
    assert aside(Inline(text)) == "points to another part of the document"


@pytest.mark.parametrize(
    "text",
    [
        "Throughout this brief a “flood” is a rise of more than two metres in a day.",
        "In this report, “ferry” covers boats of all sizes, as it did from May 2015 on.",
        "“Bridge” refers to any crossing.",
        "The term “bridge” means a crossing of a river or a road.",
        "Im Folgenden wird „Ufer“ für beide Seiten verwendet.",
        "« Pont » désigne tout passage.",
        "En este informe, “puente” se refiere a todo paso.",
        "Здесь и далее имена изменены.",
    ],
)
def test_words_of_the_document_itself(text: str) -> None:
    assert aside(Inline(text)) == "explains words of the document"


@pytest.mark.parametrize(
    "text",
    [
        "In this report, “ferry” covers all boats (Doe, Ferries, 2012).",
        "In this report we follow the usual terms; see Doe, Ferries, Oslo 2012.",
        "“What is a bridge?” Example Press, 2014.",
        "“Bridges” in Oslo, 2014.",
        "In This House of Brede, London 1969.",
    ],
)
def test_notes_that_cite_explain_nothing(text: str) -> None:
    assert not aside(Inline(text))


@pytest.mark.parametrize(
    "text",
    [
        "Road Watch interview with Mira R., 9, Oslo, April 14, 2021 (name changed).",
        "Interview by video call with “Mira” (name changed), ferry pilot, 9 October 2021.",
        "Letter from Jo Doe, chief engineer, to Road Watch, March 27, 2022, on file with Road Watch.",
        "Email from the ministry to the authors, 3 May 2019.",
        "Entretien avec une habitante, Dakar, 4 mai 2018.",
        "Interview mit einer Fährfrau, Kiel, 4. Mai 2018.",
    ],
)
def test_what_nobody_published(text: str) -> None:
    assert aside(Inline(text)) == "tells of an interview or a letter, which nobody published"


@pytest.mark.parametrize(
    "text",
    [
        "See Doe, Roads of the north, 2018.",
        "See section 6 of the Inspection of Crossings Act 1998.",
        "See article 5 of the Convention on the Rights of Rivers.",
        "Interview with Jo Doe, The Valley Times, 2019, https://example.org/doe",
        "Jo Doe, “An interview with the last ferry pilot”, The Valley Times, 4 May 2019.",
        "Doe, Letters from the valley, Oslo: Fjord Press, 2018.",
    ],
)
def test_what_may_be_a_work(text: str) -> None:
    assert aside(Inline(text)) == ""


def test_a_title_in_italics_is_a_work() -> None:
    title = "Interviews with ferry pilots"
    assert aside(Inline(f"{title} (Oslo, 2018)", (Span(0, len(title), Mark.EMPHASIS),))) == ""


def noted(*texts: str, numbers: tuple[int | None, ...] = ()) -> tuple[ParsedItem, ...]:
    items = (
        Item(Inline(text), page=page, number=number)
        for page, (text, number) in enumerate(
            zip(texts, numbers or (None,) * len(texts), strict=True), start=1
        )
    )
    return parse(Document("report.pdf", (), tuple(items)), choice=Choice(notes=True)).items


def test_notes_that_cite_no_work_are_left_over_with_the_reason() -> None:
    items = noted("Doe, Jane. “Roads of the North.” Oslo: Fjord Press, 2018.", "See chapter 3.")
    assert items[0].reference is not None
    assert (items[1].reference, items[1].reason) == (None, "points to another part of the document")


def test_numbers_that_begin_anew_are_those_of_their_page() -> None:
    items = noted(
        "UNECE, “Guidelines for Roads”, 2015.",
        "WHO, “Health on the Road”, 2016.",
        "See note 1.",
        numbers=(1, 1, 2),
    )
    assert items[2].again == items[1].source


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der Begriff stammt aus der Debatte um die Brücken und wird hier anders gebraucht.", True),
        ("The term comes from a debate on bridges and is used here in a wider sense.", True),
        ("The term structure of bridges, Journal of Bridges, 2019.", False),
    ],
)
def test_a_sentence_about_a_word_cites_nothing(text: str, told: bool) -> None:
    assert bool(aside(Inline(text))) is told


@pytest.mark.parametrize(
    "text",
    ["17 June 2021", "2019", "June 2021.", "Published: 17 June 2021", "Posted on 3 May 2020", "Last updated: 3 May 2020", "Publié le 3 mai 2020", "Mis à jour : mai 2020",
     "Fecha de publicación: 4 de mayo de 2019", "Stand: Mai 2020", "Veröffentlicht am 3. Mai 2020", "Pubblicato il 3 maggio 2020", "2019-05-04"],
)  # fmt: skip
def test_a_date_alone(text: str) -> None:
    assert only_date(Inline(text))


@pytest.mark.parametrize(
    "text", ["Annual Report, 2019", "Roads 2019", "The year 2020 in numbers", "Data, 2019", "UNICEF (2019)"]
)
def test_more_than_a_date(text: str) -> None:
    assert not only_date(Inline(text))


def test_the_day_of_a_page_is_neither_an_entry_nor_the_beginning_of_a_list() -> None:
    entry = "Doe, J. (2018). *Rivers*. Oslo: Example.\n\nRoe, R. (2019). *Lakes*. Oslo: Example.\n"
    for before in (
        "17 June 2021\n\nThe list below is not complete, and has what we used most.",
        "Published: May 2021",
    ):
        parsed = parse(read_document(f"# Further reading\n\n{before}\n\n{entry}"))
        assert [item.reference.title for item in parsed.items if item.reference] == ["Rivers", "Lakes"]
    parsed = parse(
        read_document("# Sources\n\n- 17 June 2021\n- UNICEF, *Roads*, 2019\n- UNICEF, *Wells*, 2018\n")
    )
    assert [item.reason for item in parsed.items if not item.reference] == ["it is nothing but a date"]


@pytest.mark.parametrize(
    "text",
    ["All figures are in 2018 dollars.", "The calculation covers households with children only.", "The figure was 34 per cent in 2019, up from 12 per cent in 2010.", "Kenya joined in 2015.",
     "Il calcolo tiene conto delle sole famiglie con un minore; si ringrazia l'Ufficio studi per i dati.", "Les montants sont exprimés en euros constants.",
     "Including Kenya.", "Not including Chad.", "Excludes informal settlements.", "Based on 2019 data.", "N = 345.", "* p < 0.05.", "La encuesta se realizó en 2019.", "L’enquête a été menée en 2019.",
     "Die Beträge sind in Euro von 2015 angegeben.", "I dati si riferiscono al 2019.", "Los datos no incluyen a Chile.", "Os valores foram deflacionados pelo IPCA."],
)  # fmt: skip
def test_sentences_that_cite_nothing(text: str) -> None:
    assert aside(Inline(text)) == "says something, and cites no work"


@pytest.mark.parametrize(
    "text",
    [
        "Own calculations.",
        "Authors’ calculations based on survey data.",
        "Elaboración propia.",
        "Eigene Berechnungen.",
        "Nostra elaborazione su dati dell'Istituto.",
    ],
)
def test_own_work(text: str) -> None:
    assert aside(Inline(text)) == "tells of own work, which nobody published"


@pytest.mark.parametrize(
    "text",
    [
        "Personal communication, 12 May 2019.",
        "J. Doe, personal communication, 12 May 2019",
        "Ana Ortiz, comunicación personal, mayo de 2019.",
    ],
)
def test_what_somebody_told_in_person(text: str) -> None:
    assert aside(Inline(text)) == "tells of an interview or a letter, which nobody published"


@pytest.mark.parametrize(
    "text",
    ["UNICEF, Wells in dry lands.", "Water is life, UNICEF, Geneva.", "Housing is a human right. UNICEF, Geneva.", "Ortiz, Who is afraid of rivers.", "What works to end floods, 2019.",
     "See Ortiz, Roads are for all.", "Covers of books, UNICEF, Geneva."],
)  # fmt: skip
def test_short_citations_with_verbs_in_their_titles(text: str) -> None:
    assert aside(Inline(text)) == ""


@pytest.mark.parametrize(
    "text",
    ["By Jane Doe, 17 June 2021", "Posted by admin on 17 June 2021", "Published on 17 June 2021 by Jane Doe", "Last updated: 17 June 2021 at 14:05", "Thursday, 17 June 2021",
     "17 June 2021 - 10:30", "Publié le jeudi 17 juin 2021 par Aminata Diallo", "Donnerstag, 17. Juni 2021, 10.30 Uhr", "17/06/2021"],
)  # fmt: skip
def test_the_day_of_a_page_and_who_wrote_it(text: str) -> None:
    assert around(Inline(text)) == "says when the page came out"


@pytest.mark.parametrize(
    "text",
    ["Jane Doe, Roads by night, 17 June 2021", "Roads, 17 June 2021", "By the river, UNICEF, 17 June 2021", "Water for all, 2019", "Who pays is who plays (Ortiz 2019)",
     "UNICEF, Water is life", "The Times, 3 May 2020"],
)  # fmt: skip
def test_entries_with_a_day_are_no_lines_of_a_page(text: str) -> None:
    assert around(Inline(text)) == ""


def test_words_over_the_first_of_some_paragraphs_are_no_entry() -> None:
    entries = "Doe, J. (2018). *Rivers*. Oslo: Example.\n\nRoe, R. (2019). *Lakes*. Oslo: Example.\n"
    text = f"# Further reading\n\nBy Jane Doe, 17 June 2021\n\nThe following documents were used in this report.\n\n{entries}"
    assert [item.reference.title for item in parse(read_document(text)).items if item.reference] == [
        "Rivers",
        "Lakes",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Emphasis added.",
        "Author’s translation.",
        "Translation by the author.",
        "Traduction libre.",
        "Traducción propia.",
        "Hervorhebung im Original.",
        "Tradução nossa.",
    ],
)
def test_what_a_note_says_of_a_quotation(text: str) -> None:
    assert aside(Inline(text)) == "explains words of the document"

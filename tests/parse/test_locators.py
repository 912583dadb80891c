"""Where in a work a note points to."""

import pytest

from annexcli.document import Inline, Mark, Span
from annexcli.parse.locators import take
from annexcli.parse.references import parse
from tests.conftest import read_document, references_of
from tests.processor import at_most

WORK = "Water Agency, Rivers of the North (Geneva, Example Press, 2019)"


@pytest.mark.parametrize(
    "locator",
    ["p. xi", "pp. ix–xii", "p. 12", "chap. 5", "chapter 3", "paras. 3–5 and 17", "table 3", "sect. II", "annex I", "part two", "vol. II, p. 4",
     "section 250", "s 48", "reg 12", "§ 3", "see annex II, box 4", "chapitre 3, par. 4", "annexe 2", "tome II", "Kap. 3, Rn. 12 ff.",
     "pp. 12 et seq.", "Abschnitt 4", "p. 3 y ss.", "Abs. 2", "párrs. 3 y 4", "capítulo II", "anexo A", "cap. 3, tab. 2", "hfst. 4", "bijlage 2", "гл. 3", "приложение 2", "الفصل 3"],
)  # fmt: skip
def test_locators_behind_a_bracket(locator: str) -> None:
    content, taken = take(Inline(f"{WORK}, {locator}."))
    assert (content.text, taken) == (WORK, locator.rstrip("."))


@pytest.mark.parametrize(
    ("before", "locator"),
    [
        ("Water Companies Act 2006", "section 250"),
        ("Water Act 2019 (Freeland)", "s 48"),
        ("Ley de Aguas de 1998", "artículo 3"),
        ("Convention on the Law of Rivers", "art. 26 (1)"),
        ("Código Civil", "artículo 1902"),
    ],
)
def test_locators_behind_a_law(before: str, locator: str) -> None:
    content, taken = take(Inline(f"{before}, {locator}"))
    assert (content.text, taken) == (before, locator)


@pytest.mark.parametrize(
    "text",
    ["Ortiz, A. Rivers of the North, Part II", "Rivers: a guide to chapter 3", "Ortiz A, “Rivers”, Maps, vol. 3 (2019), pp. 4–9", "Privacy for All", "Water Regulations 2019 (Vic)", "Table 3", "Agence, Rivières (2019), s. d.",
     "Ortiz A. Rivers. Maps (May, 2019), p. 9", "Chapter 3", "“Rivers”, in Maps (Oslo, Example Press, 2019), p. 12"],
)  # fmt: skip
def test_what_may_be_a_part_of_the_work_stays(text: str) -> None:
    assert take(Inline(text)) == (Inline(text), "")


def test_a_title_that_is_marked_up_ends_before_a_locator() -> None:
    content = Inline("Agency, Rivers, chap. 5", (Span(8, 14, Mark.EMPHASIS),))
    assert take(content)[1] == "chap. 5"


def test_the_year_and_the_title_before_a_locator() -> None:
    text = "- Water Agency, *Rivers of the North* (Geneva, 2019), chap. 5.\n- Agence de l’eau, *Rivières du nord* (Paris, 2018), annexe I.\n"
    one, other = references_of(f"## References\n\n{text}")
    assert (one.title, one.year, one.note) == ("Rivers of the North", 2019, "chap. 5")
    assert (other.title, other.year, other.note) == ("Rivières du nord", 2018, "annexe I")


@pytest.mark.parametrize(
    "lead",
    ["See", "See, for example,", "See also", "See generally", "But see", "Cf.", "Voir", "Voir notamment", "Vgl.", "Vgl. z. B.", "Siehe auch", "Véase, por ejemplo,",
     "Ver também", "Cfr.", "Zie bijvoorbeeld", "For an overview of water law, see", "Zum Recht der Flüsse vgl."],
)  # fmt: skip
def test_words_that_lead_to_a_note(lead: str) -> None:
    text = f"## Notes\n\n1. {lead} Water Agency, *Rivers of the North* (Geneva, 2019), chap. 5.\n"
    (item,) = parse(read_document(text)).items
    assert item.reference is not None
    assert [publisher.name for publisher in item.reference.publishers] == ["Water Agency"]
    assert item.reference.title == "Rivers of the North"
    assert item.source.raw.startswith(lead)


def test_hostile_ends_are_read_in_a_moment() -> None:
    with at_most(2):
        for text in (
            ", chap. 1" * 700,
            "(" * 3000 + ", p. 3",
            f"{WORK}, paras. {'1, ' * 1500}",
            f"{WORK}{' and 1–' * 800}",
        ):
            take(Inline(text))
        notes = [
            f"## Endnotes\n\n1. {piece * 400}\n"
            for piece in ("; Ortiz A. rivers north", "; A/HRC/1/2", "; and see Ortiz ")
        ]
        for note in notes:
            parse(read_document(note))


def test_a_page_behind_a_place_and_a_year() -> None:
    work = "Ortiz, Flüsse des Nordens, Oslo 2018"
    assert take(Inline(f"{work}, S. 12.")) == (Inline(work), "S. 12")
    article = Inline("Ortiz, „Flüsse“, Zeitschrift für Wasser 2018, S. 12")
    assert take(article) == (article, "")


def test_a_number_alone_behind_a_book_is_a_page() -> None:
    reference = references_of(
        "## References\n\n- Wren Doe, *The Roads Paradox: A History* (New York: W. W. Poe, 2011), 56.\n"
    )[0]
    assert (reference.title, str(reference.date)) == ("The Roads Paradox: A History", "2011")
    assert (reference.note or "").endswith("; 56")

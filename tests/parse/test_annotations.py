"""Entries of annotated bibliographies in the styles that such lists have, and words about them."""

import time

import pytest

from annexcli.document import Inline, Paragraph
from annexcli.parse.annotations import is_entry
from annexcli.parse.references import parse
from tests.conftest import read_document

ENTRIES = (
    '---. "What Do We Know? A Review of Reviews." *River Series*, no. 19, 2020.',
    "Perry, Jane B., editor. *Health for All: National Programmes*. River Program, Apr. 2020, river.example/up/2021/11/Health.pdf. Accessed 5 May 2022.",
    "World Rivers Organization. *WRO Guideline*. World Rivers Organization, 2018, [wro.example/1](https://wro.example/1).",
    "*Global Strategy on Digital Rivers 2020-2025*. World Rivers Organization, 2021.",
    "Medic Boats. *Designing for Rivers*. YouTube, uploaded by Boats, 14 Nov. 2019, www.e.org/watch?v=k3J.",
    'Otieno, Grace A. *"The Phone Is My Boat": Data*. 2018. University of Nairobi, MA thesis.',
    'The Global Fund. "Technical Brief: Strategic Support." *The Global Fund to Fight Floods*, Geneva, Dec. 2019.',
    "Doe, J., & Roe, R. (2018). *Rivers of the north*. Example Press.",
    "van der Laan, P. (n.d.). *Who owns a river*. Example Alliance.",
    "African Roads Union 2003. Roads for all. Nairobi.",
    "Ortiz, Ana. Rivers of the North. Oslo: River Press, 2012.",
    '"Workers Win." *The Star*, 2 July 2020, p. 3.',
    "Guide to roads. Road Agency, 2019.",
    "UNICEF, [Children in dry lands](https://e.org/a), 2019",
    "[Children in dry lands](https://e.org/a)",
    "Wells in dry lands, https://e.org/w",
    "UNESCO. Education for all. Paris: UNESCO, 2015. 312 pp.",
    "Müller, Hans (Hrsg.): Flüsse im Norden. Berlin: Verlag, 2014.",
    "ORTIZ, Ana. **Rios do norte**. São Paulo: Editora, 2014.",
    "Convention on the Rights of the Child (adopted 20 November 1989).",
    'Chen, L., Silva, J. and Doe, J. 2019. "Wells and rivers." Journal of Rivers 12 (3): 4–9.',
    "World Bank, World Development Report 2018: Learning (Washington, DC: World Bank, 2018).",
)
WORDS = (
    "Compares how Brazil and Ghana pay workers. Useful for the legal part; the authors are practitioners.",
    "Twenty-nine national case studies in one volume. The chapter on Ethiopia (2014 data) is already out of date.",
    "The normative document. Recommendation 7 says that workers should be paid; Recommendation 8 asks for contracts.",
    "Models the cost in 37 countries and finds that most could not pay for it from domestic revenue in 2016.",
    "Says what the Fund will and will not pay for. See also the 2022 update, which we have not read.",
    "Endorsed by the Seventy-third World Health Assembly in decision WHA73(28).",
    "Counts the fish of nine rivers (2010–2014).",
    "A second volume was announced for 2020.",
    "Ortiz argues that rivers are roads. Her earlier book, *Roads* (2012), said the opposite.",
    "The authors (2019) compare nine rivers, of which three are dry.",
    "See also the [2022 update](https://e.org/u), which is short.",
    "The data are at https://e.org/data.",
    "Companion to *Roads of the World*, with data up to 2015.",
    "Here, Ghana stands out. Since 2016 it has paid all workers.",
    "*Roads* (2012) is the better book, but this one has the newer data.",
    "Kenya and Uganda (2014) are compared with Rwanda.",
    "Résume les débats de 2015 à 2018; utile pour le chapitre 3.",
    "Dieser Bericht von 2014 beschreibt neun Flüsse. Besonders nützlich ist Kapitel 4.",
    '"Rivers are roads" is the claim of this book, written in 2012.',
    "El informe de la CEPAL (2018) compara nueve países, entre ellos Chile.",
)


def looks_like_entry(text: str) -> bool:
    (paragraph,) = read_document(text + "\n").blocks
    assert isinstance(paragraph, Paragraph)
    return is_entry(paragraph.content)


@pytest.mark.parametrize("text", ENTRIES)
def test_entries_of_any_style_are_entries(text: str) -> None:
    assert looks_like_entry(text)


@pytest.mark.parametrize("text", WORDS)
def test_words_about_works_are_no_entries(text: str) -> None:
    assert not looks_like_entry(text)


def test_entries_and_words_about_them_come_in_any_order() -> None:
    text = "# Annotated bibliography\n\n" + "\n\n".join(
        (ENTRIES[2], WORDS[2], ENTRIES[0], WORDS[7], WORDS[5], ENTRIES[3], ENTRIES[6], WORDS[4])
    )
    assert [bool(item.reference) for item in parse(read_document(text)).items] == [
        True, False, True, False, False, True, True, False,
    ]  # fmt: skip


LAYOUTS = {
    "points": "Doe, J. (2018). *Rivers*. Oslo: Example.\n\n- Finds that rivers are long.\n- Data of 2012 (2014 edition).\n\nRoe, R. (2019). *Lakes*. Oslo: Example.\n\n- Short.\n",
    "headings": "### Doe, J. (2018). *Rivers*. Oslo: Example.\n\nFinds that rivers are long.\n\nThe data are of 2012.\n\n### Roe, R. (2019). *Lakes*. Oslo: Example.\n\nShort.\n",
    "bold lines": "**Doe, J. (2018). *Rivers*. Oslo: Example.**\n\nFinds that rivers are long.\n\nThe data are of 2012.\n\n**Roe, R. (2019). *Lakes*. Oslo: Example.**\n\nShort.\n",
    "labels": "Doe, J. (2018). *Rivers*. Oslo: Example.\n\n**Summary:** Rivers are long. See World Bank (2016).\n\n**Keywords:** rivers, 2018\n\nRoe, R. (2019). *Lakes*. Oslo: Example.\n\n*Summary.* Wide in 2015.\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_about_entries_stand_below_them_in_many_ways(layout: str) -> None:
    for text in (LAYOUTS[layout], f"This list is selective:\n\n{LAYOUTS[layout]}"):
        items = parse(read_document(f"# Annotated bibliography\n\n## Rivers\n\n{text}")).items
        assert [item.reference.title for item in items if item.reference] == ["Rivers", "Lakes"]
        assert [item.reason for item in items if not item.reference] == [
            "it annotates the entry before it"
        ] * 3


def test_an_annotated_list_of_items_keeps_them() -> None:
    text = "# Annotated bibliography\n\nWhat we read first:\n\n- Rivers and lakes of the north\n- Roe, R. (2019). *Lakes*. Oslo: Example.\n- UNICEF, *Wells*, 2018\n"
    assert len([item for item in parse(read_document(text)).items if item.reference]) == 3


@pytest.mark.parametrize("part", ["a.b.", "a.b-", "Ab, ", "A. ", "(2019) ", "“a”. ", ". ( "])
def test_a_text_takes_time_in_proportion(part: str) -> None:
    begun = time.process_time()
    is_entry(Inline(part * 20_000))
    assert time.process_time() - begun < 1

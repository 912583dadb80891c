import re

import pytest

from annexcli.parse.references import parse
from annexcli.parse.sections import Choice
from tests.conftest import read_document, references_of
from tests.parse.test_entry import PROSE

CITED = "- ILO, [Work](https://e.org/w), 2014\n- OHCHR, [Privacy](https://e.org/p), 2015\n- UNICEF, [Play](https://e.org/q), 2016\n"
PLAIN = "- Buy bread\n- Wash the car\n- Call the school\n"


def found(text: str, section: str | None = None) -> list[str | None]:
    choice = Choice(re.compile(section, re.IGNORECASE) if section else None)
    return [section.path for section in parse(read_document(text), choice=choice).sections]


@pytest.mark.parametrize(
    "heading",
    ["References", "Bibliography", "Works Cited", "Annex 2: Key documents", "Further reading", "Useful resources",
     "Références bibliographiques", "Bibliografía", "Literaturverzeichnis", "Referências", "Bibliografia", "Bronnen",
     "Список литературы", "المراجع", "5. REFERENCES", "Sources"],
)  # fmt: skip
def test_headings_that_name_a_reference_list(heading: str) -> None:
    assert found(f"## {heading}\n\n{CITED}") == [heading]


def test_a_list_is_known_by_what_it_holds_where_its_heading_says_nothing() -> None:
    assert found(f"## What we looked at\n\n{CITED}") == ["What we looked at"]
    assert found(CITED) == [None]


def test_other_lists_are_not_taken() -> None:
    assert found(f"## Recommendations\n\n{PLAIN}") == []
    assert found(f"## Resources needed for the next five years of work\n\n{PLAIN}") == []
    assert found(f"## References\n\n- {PROSE}\n- {PROSE}\n") == []
    assert found(
        "## Links\n\n- [Home](/)\n- [About us](/about)\n- [Contact](/contact)\n- [Jobs](/jobs)\n"
    ) == ["Links"]
    assert found(f"## Local resources\n\n{PLAIN}") == []
    assert found("## Menu\n\n- [Home](/)\n- [About us](/about)\n- [Contact](/contact)\n") == []


def test_parts_of_a_reference_list_inherit_its_name() -> None:
    text = f"# Report\n\n## Annex 1: Sources\n\n### Laws\n\n{CITED}\n### Studies\n\n{CITED}\n## Next steps\n\n{PLAIN}"
    assert found(text) == ["Annex 1: Sources > Laws", "Annex 1: Sources > Studies"]


def test_a_bold_line_or_a_short_line_with_a_colon_heads_a_list() -> None:
    assert found(
        f"# Way forward\n\n**Annex 1: Key documents**\n\n{CITED}\n**Other resources:**\n\n{CITED}"
    ) == [
        "Annex 1: Key documents",
        "Other resources",
    ]
    assert found(f"# Way forward\n\nFurther reading:\n\n{CITED}") == ["Further reading"]


def test_an_item_that_only_heads_an_inner_list_names_it() -> None:
    text = "## References\n\n- Laws:\n  - ILO, [Work](https://e.org/w), 2014\n- Studies\n  - OHCHR, [Privacy](https://e.org/p), 2015\n"
    parsed = parse(read_document(text))
    assert [item.reference.section for item in parsed.items if item.reference] == [
        "References > Laws",
        "References > Studies",
    ]
    assert len(parsed.items) == 2


def test_an_inner_list_under_a_reference_is_read_too() -> None:
    text = "## References\n\n- ILO, [Work](https://e.org/w), 2014\n  - ILO, [Work: summary](https://e.org/s), 2014\n"
    assert len(parse(read_document(text)).items) == 2


def test_the_user_can_name_the_section() -> None:
    assert found(f"## To do\n\n{PLAIN}\n## References\n\n{CITED}", "to do") == ["To do"]
    assert found(f"## To do\n\n{PLAIN}", "nothing") == []


def test_every_item_of_a_list_that_is_taken_is_in_the_result() -> None:
    parsed = parse(read_document(f"## References\n\n{CITED}- —\n- Ibid.\n- [](https://e.org/no-words)\n"))
    assert [item.source.line for item in parsed.items] == [3, 4, 5, 6, 7, 8]
    assert [item.reference is None for item in parsed.items] == [False, False, False, True, True, False]
    assert parsed.sections[0].items == 6


SUBHEADED = """\
# References

## Books

Ortiz, A. (2018). *Rivers of the north*. Oslo: Example Press.

Chen, L. (2016). *Roads of the south*. Bergen: Example Press.

**Laws**

Act on roads (2016). Oslo: Government Press.
"""


def test_paragraphs_under_sub_headings_of_a_reference_list() -> None:
    parsed = parse(read_document(SUBHEADED))
    assert [section.path for section in parsed.sections] == [
        "References > Books",
        "References > Books > Laws",
    ]
    assert len(parsed.items) == 3


def test_the_title_in_the_front_matter_is_the_first_heading() -> None:
    entries = "\n\n".join(
        f"Ortiz, A. ({year}). *Rivers {year}*. Oslo: Example Press." for year in (2016, 2017, 2018)
    )
    parsed = parse(read_document(f"---\ntitle: Literaturverzeichnis\n---\n\n{entries}\n"))
    assert [section.path for section in parsed.sections] == ["Literaturverzeichnis"]
    assert len(parsed.items) == 3


def test_lines_broken_by_hand_are_entries() -> None:
    lines = "  \n".join(
        f"Ortiz A., *Rivers of the north {year}*, Example Press, Oslo {year}." for year in range(2011, 2016)
    )
    parsed = parse(read_document(f"## Bibliografia essenziale\n\n{lines}\n"))
    assert [item.reference.year for item in parsed.items if item.reference] == [2011, 2012, 2013, 2014, 2015]
    assert [item.source.line for item in parsed.items] == [3, 4, 5, 6, 7]


def test_keys_before_entries_are_no_part_of_them() -> None:
    entries = "\n\n".join(
        f"**[Q{n}]** Example Institute (201{n}): “Roads and rivers {n}”" for n in range(1, 5)
    )
    parsed = parse(read_document(f"## Quellen\n\n{entries}\n"))
    titles = [item.reference.title for item in parsed.items if item.reference]
    assert titles == [f"Roads and rivers {n}" for n in range(1, 5)]


def test_an_entry_that_goes_on_in_the_next_paragraph() -> None:
    text = "## References\n\n1. Ortiz, A. (2018). Rivers of the north\n\nhttps://e.org/rivers\n"
    joined = "## References\n\nOrtiz, A. (2018). *Rivers of the north*. Oslo,\n\nseries of maps 5.\n\nChen, L. (2016). *Roads*. Oslo: Press.\n"
    assert len(parse(read_document(joined)).items) == 2
    assert parse(read_document(text)).items[0].reference is not None


PARTED = {
    "en": """\
# The right to water

## Bibliography

### Legislation

- Water Services Act 1998 (Freeland)
- Constitution of Freeland
- Drought Relief Ordinance

### Table of cases

Marsh v Borough of Lowfield [2009] FCA 12

R (Osprey) v Minister for Rivers (2013) 4 FLR 88

### Books

- Ortiz, Ana. *Rivers of the north*. Oslo: Example Press, 2018.
""",
    "de": """\
# Das Recht auf Wasser

## 5. Quellen- und Literaturverzeichnis

### a) Gesetze und Verordnungen

- Wasserhaushaltsgesetz
- Trinkwasserverordnung
- Verfassung des Freistaats

### b) Rechtsprechung

Urteil vom 3. Mai 2011, Az. 7 C 12.10

Weber gegen Stadt Beispielheim, Az. 3 K 4/12

### c) Monographien

- Ortiz, Ana: *Flüsse des Nordens*. Oslo: Beispielverlag, 2018.
""",
}


@pytest.mark.parametrize("language", PARTED)
def test_the_parts_of_a_bibliography_are_taken_whatever_their_items_look_like(language: str) -> None:
    parsed = parse(read_document(PARTED[language]))
    assert [section.items for section in parsed.sections] == [3, 2, 1]
    assert len(parsed.items) == 6


def test_a_line_that_names_a_kind_of_sources_heads_a_part_of_a_list() -> None:
    entries = "Ortiz, Ana, *Rivers of the north* (Example Press, 2018)\n\nChen, Li, *Roads* (Example Press, 2016)\n\n"
    statutes = "*Water Services Act 1998* (Freeland)\n\nDrought Relief Ordinance\n\n"
    for name, books, laws in (
        ("BIBLIOGRAPHY", "*A Books and Articles*", "*C Legislation*"),
        ("BIBLIOGRAPHIE", "**1. Ouvrages**", "**2. Textes et jurisprudence**"),
    ):
        parsed = parse(read_document(f"# Water\n\n**{name}**\n\n{books}\n\n{entries}{laws}\n\n{statutes}"))
        assert [section.path for section in parsed.sections] == [
            f"{name} > {books.strip('*')}",
            f"{name} > {laws.strip('*')}",
        ]
        assert len(parsed.items) == 4


@pytest.mark.parametrize(
    "heading",
    ["Table of Cases", "Cases", "Legislation and case law", "Table de jurisprudence", "Jurisprudencia", "Jurisprudência citada",
     "Rechtsprechungsverzeichnis", "Indice della giurisprudenza", "Jurisprudentie", "Судебная практика", "السوابق القضائية"],
)  # fmt: skip
def test_headings_over_laws_and_judgments(heading: str) -> None:
    cases = "*Marsh v Borough of Lowfield* (2009) 12 FLR 3\n\n*Heron v Minister for Rivers* [2013] FCA 88\n\n*Osprey v Osprey* (2011) 4 FLR 9\n"
    assert found(f"# Report\n\nText.\n\n## {heading}\n\n{cases}") == [heading]


def test_what_is_said_about_a_list_is_no_part_of_it() -> None:
    text = f"## Sources\n\n### Data\n\nThe figures come from the census.\n\n### Reports\n\n{CITED}\nWritten with the help of many.\n"
    assert found(text) == ["Sources > Reports"]
    assert found(f"## Resources for schools\n\n### Staff\n\n{PLAIN}\n### Reports\n\n{CITED}") == [
        "Resources for schools > Reports"
    ]


def test_a_passage_in_a_list_of_a_bibliography_is_left_over() -> None:
    parsed = parse(read_document(f"## References\n\n### Reports\n\n{CITED}\n### Method\n\n- {PROSE}\n"))
    assert [item.reason for item in parsed.items if not item.reference] == [
        "reads like running text, without a link or a date"
    ]


@pytest.mark.parametrize("dash", ["–", "—", "―"])
def test_a_dash_before_the_items_of_a_list_is_a_bullet(dash: str) -> None:
    for one, other in (
        ("Agence de l’eau, *Rivières du nord*, mars 2019", "Comité des routes, *Ponts*, 2018"),
        ("Agenzia dell’acqua, *Fiumi del nord*, marzo 2019", "Comitato delle strade, *Ponti e strade*, 2018"),
        ("Water Agency, *Rivers of the north*, March 2019", "Road Committee, *Bridges*, 2018"),
    ):
        parsed = parse(read_document(f"## Sources\n\n{dash} {one}\n\n{dash} {other}\n"))
        references = [item.reference for item in parsed.items if item.reference]
        assert [r.publishers[0].name for r in references] == [one.split(",")[0], other.split(",")[0]]
        assert [r.title for r in references] == [one.split("*")[1], other.split("*")[1]]


def test_a_single_dash_behind_an_author_repeats_the_author() -> None:
    entries = "- Ortiz, Ana. *Rivers*. Oslo: Example Press, 2018.\n- —. *Roads*. Oslo: Example Press, 2019.\n"
    parsed = parse(read_document(f"## References\n\n{entries}"))
    assert [item.reference.title for item in parsed.items if item.reference] == ["Rivers", "Roads"]
    assert [a.name for item in parsed.items if item.reference for a in item.reference.authors] == [
        "Ana Ortiz"
    ] * 2


@pytest.mark.parametrize("locator", ["S. 4", "p. 12", "Rn. 12 ff.", "párr. 3", "с. 7"])
def test_notes_with_a_page_behind_the_year_look_like_references(locator: str) -> None:
    notes = "".join(f"[^{n}]: Ortiz, *Flüsse {n}*, Oslo 201{n}, {locator}\n" for n in range(1, 4))
    assert found(f"# Report\n\nOne.[^1] Two.[^2] Three.[^3]\n\n{notes}") == ["(notes)"]


ANNOTATED = """# {heading}

## Rivers

Doe, J., & Roe, R. (2018). *Rivers of the north*. Example Press.

{mark}Counts the fish of nine rivers (2010–2014).

{mark}A second volume was announced for 2020.

van der Laan, P. (n.d.). *Who owns a river*. Example Alliance.

{mark}Short, and good for schools.
"""


@pytest.mark.parametrize(
    ("heading", "mark"),
    [("Annotated bibliography", "> "), ("Annotated bibliography", ""), ("Literature", "> ")],
)
def test_words_about_an_entry_are_no_entries(heading: str, mark: str) -> None:
    parsed = parse(read_document(ANNOTATED.format(heading=heading, mark=mark)))
    titles = [item.reference.title for item in parsed.items if item.reference]
    assert titles == ["Rivers of the north", "Who owns a river"]
    left_over = [
        item.source.raw for item in parsed.items if item.reason == "it annotates the entry before it"
    ]
    assert len(left_over) == 3


def test_a_reference_list_in_a_quotation_is_one() -> None:
    text = "# References\n\n> Doe, J. (2018). *Rivers*. Oslo: Example.\n\n> Roe, R. (2019). *Lakes*. Oslo: Example.\n"
    assert len([item for item in parse(read_document(text)).items if item.reference]) == 2


def test_a_sentence_with_a_link_behind_a_list_is_no_entry_of_it() -> None:
    terms = "The use of this work is governed by the [terms and conditions](https://e.org/terms).\n"
    parsed = parse(read_document(f"## References\n\n{CITED}\n{terms}"))
    assert len(parsed.items) == CITED.count("\n")


def test_bold_lines_right_below_a_bold_name_of_a_list_head_its_parts() -> None:
    entry = "DOE (Jane), *Wells*, Paris, Presses du Lac, 201{}.\n\n"
    text = (
        "# Rapport\n\nTexte.\n\n**Bibliographie indicative**\n\n**Droit des rivières**\n\n"
        + entry.format(1) + entry.format(2) + "**Histoire**\n\n" + entry.format(3) + entry.format(4)
        + "**Annexe : chiffres**\n\n- trois rivières\n- deux lacs\n"
    )  # fmt: skip
    assert found(text) == [
        "Bibliographie indicative > Droit des rivières",
        "Bibliographie indicative > Histoire",
    ]


THEMES = """# A library of rivers

## How we choose

- It must be free.
- It must be short.
- It must be about water.

## Start here

- [A guide to rivers](https://e.org/1) of the River Trust
- [A guide to lakes](https://e.org/2) of the Lake Trust
- [A guide to ponds](https://e.org/3) of the Pond Trust

## Research

- Doe, J. [Floods](https://e.org/4). Press, 2015
- Roe, M. [Droughts](https://e.org/5). Press, 2016
- Poe, E. [Storms](https://e.org/6). Press, 2017

## Guidance

- [A standard for dykes](https://e.org/7) (Office of Dykes, 2018)
- [A standard for locks](https://e.org/8) (Office of Locks, 2018)

## Contacts

- [River Trust](https://e.org/9), 1 Bank Street, 2021
- [Lake Trust](https://e.org/10), 2 Shore Street, 2020
- [Pond Trust](https://e.org/11), 3 Lane, 2019
"""


def test_a_list_beside_lists_of_references_by_theme_is_one_too() -> None:
    assert found(THEMES) == ["Start here", "Research", "Guidance"]


def test_a_publisher_and_a_year_in_brackets_tell_a_list_whose_heading_says_nothing() -> None:
    works = "- [Rivers]({link}) (River Trust, 2021)\n- [Lakes]({link}) [Lake Trust (LT), May 2020]\n- *Ponds of today* (Pond Trust, 2019).\n"
    assert found("## Start here\n\n" + works.format(link="https://e.org/1")) == ["Start here"]


@pytest.mark.parametrize(
    "finding",
    [
        "Floods come in spring (River Trust, 2021)",
        "Floods come in spring ([River Trust, 2021](https://e.org/1))",
        "[Floods](https://e.org/1) come in spring (River Trust, 2021)",
        "[The school of rivers](https://e.org/1) (2021)",
        "[The school of rivers](https://e.org/1) [2021]",
    ],
)
def test_what_cites_in_brackets_is_no_list_of_references(finding: str) -> None:
    assert found("## Key findings\n\n" + f"- {finding}\n" * 3) == []


def test_all_lists_are_no_paragraphs_even_beside_lists_of_references() -> None:
    paragraphs = THEMES.replace("- [A guide", "\n[A guide")
    assert "Start here" in found(paragraphs)
    sections = parse(read_document(paragraphs), choice=Choice(everything=True)).sections
    assert "Start here" not in [section.path for section in sections]


def test_chapters_beside_one_list_of_references_are_none() -> None:
    assert "Start here" not in found(THEMES.replace("## Guidance", "## References"))


@pytest.mark.parametrize(
    "heading",
    ["Evidence considered", "Annex 2: Reference documents", "Documents de référence", "Documentos de referencia", "Zum Weiterlesen",
     "Documenti di riferimento", "الملحق ٢: الوثائق والمراجع الأساسية", "Справочные документы"],
)  # fmt: skip
def test_a_part_for_documents_holds_lists_of_references(heading: str) -> None:
    text = (
        f"# Report\n\n## {heading}\n\n### Themes\n\n{CITED}\n### Others\n\n{PLAIN}\n### Contacts\n\n{PLAIN}"
    )
    assert [(path or "").rpartition(" > ")[2] for path in found(text)] == ["Themes", "Others"]


def test_a_year_without_brackets_begins_a_list_of_paragraphs() -> None:
    entries = [
        "African Roads Union 2003. Declaration on Roads. Assembly of the North. Oslo: Example Press.",
        "—— 2014. Declaration on Paths. Oslo: Example Press.",
        "Altieri, W. 1995. Rivers: The Science. Boulder: Example Press.",
    ]
    read = references_of("## References\n\n" + "\n\n".join(entries) + "\n")
    assert [one.year for one in read] == [2003, 2014, 1995]


def test_a_sentence_that_ends_with_a_year_begins_no_list() -> None:
    words = "We looked for everything that was written until 2019. These works remained in the end."
    entry = "Ortiz, A. (2018). *Rivers of the north*. Oslo: Example Press."
    assert [one.year for one in references_of(f"## References\n\n{words}\n\n{entry}\n")] == [2018]


NOTED = "Text.[^1] More.[^2]\n\n{}\n[^1]: Berg, A. (2019). *Rivers*. Oslo: Press.\n[^2]: ILO, *Work*, 2014.\n"


@pytest.mark.parametrize(("heading", "notes"), [("Further reading", True), ("References", False)])
def test_notes_are_what_a_text_cites_beside_a_list_of_further_reading(heading: str, notes: bool) -> None:
    assert ("(notes)" in found(NOTED.format(f"## {heading}\n\n{CITED}"))) is notes


def test_an_annex_behind_the_references_is_no_part_of_them() -> None:
    text = f"# References\n\n## Reports\n\n{CITED}\n## Annex B: Our wards\n\n- Castle, 11\n- Harbour, 12\n- Mill, 10\n"
    assert found(text) == ["References > Reports"]


def test_clauses_below_a_title_of_a_page_are_no_list() -> None:
    text = f"# Key documents\n\nThe expert:\n\n- visits the States;\n- reports on roads;\n- meets people.\n\n## Texts\n\n{CITED}"
    assert found(text) == ["Key documents > Texts"]


def test_a_list_that_markup_calls_one_counts_under_any_heading() -> None:
    text = "# Report\n\n## Acronyms\n\nText.\n\n::: {#references}\n- Berg, A. (2019). *Rivers*. Oslo: Press.\n:::\n"
    assert len(found(text)) == 1


PERSONS = """# Evaluation

## {heading}

| {header} | Organisation | Date |
|---|---|---|
| Ms. A. Joseph | Ministry of Planning | 4 May 2022 |
| Kwame Mensah | Roads Commission | 5 May 2022 |
| Dr. L. Charles-Grant | University of the North | 11 May 2022 |

## Annex 2: Documents reviewed

{cited}
"""


@pytest.mark.parametrize(
    ("heading", "header"),
    [("Annex I: Persons interviewed", "Name"), ("Annex I: Whom we asked", "Full name"), ("Annexe 1 : Entretiens", "Nom"), ("Anexo 1", "Nombre"),
     ("Anhang 1: Gespräche", "Person"), ("Annex 1: People met", "Who")],
)  # fmt: skip
def test_a_table_of_persons_is_no_reference_list(heading: str, header: str) -> None:
    assert found(PERSONS.format(heading=heading, header=header, cited=CITED)) == [
        "Annex 2: Documents reviewed"
    ]


def test_lists_of_persons_in_the_parts_of_an_annex_are_no_reference_lists() -> None:
    persons = "- Ms. A. Joseph, Ministry of Planning, 4 May 2022\n- K. Mensah, Roads Commission, 5 May 2022\n- L. Grant, Port, 9 May 2022\n"
    text = f"## Annex 1: Persons interviewed\n\n### Nairobi\n\n{persons}\n### Kampala\n\n{persons}\n## Annex 2: Sources\n\n{CITED}"
    assert found(text) == ["Annex 2: Sources"]


@pytest.mark.parametrize("named", ["Title | Author | Year", "Name | Organisation | Year"])
def test_a_table_of_works_with_short_titles_is_a_reference_list(named: str) -> None:
    rows = "| River Guide | Doe, Jane | 2014 |\n| Kampala Declaration | Roads Commission | 2019 |\n| Ana's Boat | Ana Ortiz | 2015 |\n"
    assert found(f"# Sources\n\n| {named} |\n|---|---|---|\n{rows}") == ["Sources"]


def test_a_chapter_on_sources_and_methods_behind_the_list_is_no_part_of_it() -> None:
    text = (
        f"# References\n\n{CITED}\n# Data sources and methods\n\nThe analysis uses the survey of rivers (rounds 5 and 6) and"
        " a database of spending, 2009–2019. All amounts are in constant 2018 euros.\n\n"
        "| Survey | Households |\n|---|---|\n| Round 5 (2005/06) | 8,687 |\n| Round 6 (2012/13) | 16,772 |\n| Round 7 (2015/16) | 16,998 |\n"
    )
    assert found(text) == ["References"]


@pytest.mark.parametrize("figures", ["8,687", "12.5 %", "1 234 567", "US$ 3 million"])
def test_a_table_of_figures_in_an_annex_is_no_reference_list(figures: str) -> None:
    rows = "".join(f"| Round {n}, 201{n} | {figures} |\n" for n in range(1, 5))
    assert found(f"# Annex 3: Data\n\n| Survey | Households |\n|---|---|\n{rows}") == []

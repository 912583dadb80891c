import pytest

from annexcli.model.outcome import ParsedItem
from annexcli.model.reference import Reference
from annexcli.parse.again import is_cross_reference, leading
from annexcli.parse.references import parse
from annexcli.parse.sections import Choice
from tests.conftest import read_document

NOTES = """\
Roads are long.[^a] Rivers are longer.[^b] Again.[^c] {}[^d]

[^a]: UNECE, [Guidelines for Roads](https://e.org/roads), 2015.
[^b]: Ortiz, A. (2018). *Rivers of the north*. Oslo: Example Press.
[^c]: WHO, [Health on the Road](https://e.org/health), 2016.
[^d]: {}
"""


def last(note: str) -> tuple[ParsedItem, ParsedItem | None]:
    """Return the last note, and the one that it cites again."""
    items = parse(read_document(NOTES.format("More.", note)), choice=Choice(notes=True)).items
    return items[3], next((item for item in items if item.source == items[3].again), None)


@pytest.mark.parametrize(
    ("note", "cited"),
    [
        ("Ibid., p. 12.", "Health on the Road"),
        ("Ibid", "Health on the Road"),
        ("Ivi, pp. 45-52.", "Health on the Road"),
        ("Ibíd., p. 4", "Health on the Road"),
        ("As above.", "Health on the Road"),
        ("Same source, p. 4", "Health on the Road"),
        ("See endnote 1 above.", "Guidelines for Roads"),
        ("Si veda nota 2, p. 3", "Rivers of the north"),
        ("Siehe Endnote 1.", "Guidelines for Roads"),
        ("Voir note de bas de page 2", "Rivers of the north"),
        ("Ortiz, Rivers of the north, cit., p. 33", "Rivers of the north"),
        ("Ortiz, art. cit., p. 33", "Rivers of the north"),
        ("Ebd., S. 4.", "Health on the Road"),
        ("Там же, с. 7", "Health on the Road"),
        ("See note 1.", "Guidelines for Roads"),
        ("Cfr. nota 2, p. 3", "Rivers of the north"),
        ("Ortiz (n 2) 45", "Rivers of the north"),
        ("UNECE, supra note 1, at 5.", "Guidelines for Roads"),
        ("Ortiz, op. cit., p. 33", "Rivers of the north"),
        ("Ortiz, a. a. O., S. 3", "Rivers of the north"),
        ("Ortiz, Rivers of the north (previously cited), p. 3", "Rivers of the north"),
        ("WHO, Health on the Road, cited above, p. 9.", "Health on the Road"),
        ("WHO, Health on the Road [déjà cité], p. 9.", "Health on the Road"),
        ("Ortiz, *Rivers of the north*, above note 2, p. 3.", "Rivers of the north"),
    ],
)
def test_what_is_cited_again(note: str, cited: str) -> None:
    item, again = last(note)
    assert item.reference is None
    assert again is not None
    assert again.reference is not None
    assert again.reference.title == cited


def test_names_tell_which_work_of_a_note_is_cited() -> None:
    text = "Roads.[^a] Again.[^b]\n\n[^a]: UNECE, “Guidelines for Roads”, 2015; WHO, “Health on the Road”, 2016.\n[^b]: {}\n"
    for note, cited in (
        ("WHO, above note 1.", "Health on the Road"),
        ("Above note 1.", "Guidelines for Roads"),
    ):
        items = parse(read_document(text.format(note)), choice=Choice(notes=True)).items
        (again,) = (item.reference for item in items if item.source == items[2].again and item.reference)
        assert again.title == cited


def test_a_short_form_with_two_names() -> None:
    text = "Roads.[^a] Again.[^b]\n\n[^a]: Ana Ortiz and Li Chen, *Rivers of the North* (Oslo: Press, 2015), 8.\n[^b]: Ortiz and Chen, *Rivers of the North*, 102.\n"
    items = parse(read_document(text), choice=Choice(notes=True)).items
    assert items[1].again == items[0].source


def test_a_note_that_is_not_there_is_left_over() -> None:
    item, again = last("See note 17.")
    assert (item.reason, again) == ("refers to another entry", None)


def test_one_after_another_leads_to_the_first() -> None:
    text = "## References\n\n- UNECE, [Roads](https://e.org/r), 2015\n- WHO, [Health](https://e.org/h), 2016\n- Ibid.\n- Ibid., p. 3\n"
    items = parse(read_document(text)).items
    assert items[2].again == items[3].again == items[1].source


def test_what_follows_a_cross_reference_is_read() -> None:
    item, _ = last("Ibid., p. 3. See also ILO, [Decent Work](https://e.org/w), 2014.")
    assert item.reference is not None
    assert (item.reference.title, item.reference.year) == ("Decent Work", 2014)


@pytest.mark.parametrize(
    "text",
    ["Identity in the digital age, 2015", "Notes on roads, 2014", "ID cards for all", "See https://e.org"],
)
def test_what_is_none(text: str) -> None:
    assert not is_cross_reference(text)
    assert leading(text) == 0


def in_list(first: str, second: str) -> Reference:
    """Return the second of two entries of a list."""
    items = parse(read_document(f"## References\n\n- {first}\n- {second}\n")).items
    assert items[1].reference is not None
    return items[1].reference


FULL = "Lindgren, Astra. *Rivers of the North*. Oslo: Example Press, 2015."


@pytest.mark.parametrize(
    "mark",
    [r"\_\_\_.", r"\_\_\_\_\_\_.", r"\_\_\_\_\_\_\_\_\_\_.", "———.", "——,", "— .", "−−−", "Id.,", "Idem,", "Eadem,", "Ders.:", "Dies.:",
     "Same author,", "Même auteur,", "La misma.", "O mesmo.", "Stessa autrice," , "Dezelfde,", "Она же."],
)  # fmt: skip
def test_marks_for_the_author_of_the_entry_before(mark: str) -> None:
    reference = in_list(FULL, f"{mark} *Roads of the South*. Bergen: Example Press, 2017.")
    assert [author.name for author in reference.authors] == ["Astra Lindgren"]
    assert (reference.title, reference.year) == ("Roads of the South", 2017)


@pytest.mark.parametrize(
    ("second", "authors", "editors"),
    [
        ("———, ed. *Roads of the South*. Bergen: Example Press, 2017.", [], ["Astra Lindgren"]),
        ("Dies. (Hrsg.): *Roads of the South*. Bergen: Example Press, 2017.", [], ["Astra Lindgren"]),
        (r"\_\_\_\_\_\_ (Org.). *Roads of the South*. Bergen: Example Press, 2017.", [], ["Astra Lindgren"]),
        ("———, and Bo de Vries. *Roads of the South*. Bergen: Example Press, 2017.", ["Astra Lindgren", "Bo de Vries"], []),
        ("———, y Bo Vries. “Roads of the South.” Bergen: Example Press, 2017.", ["Astra Lindgren", "Bo Vries"], []),
        ("——— and Vries, B. (2017). *Roads of the South*. Bergen: Example Press.", ["Astra Lindgren", "B. Vries"], []),
        (r"\_\_\_\_\_\_; VRIES, Bo (2017). *Roads of the South*. Bergen: Example Press.", ["Astra Lindgren", "Bo VRIES"], []),
        ("———, Li Chen, and Bo Vries. *Roads of the South*. Bergen: Example Press, 2017.", ["Astra Lindgren", "Li Chen", "Bo Vries"], []),
        ("Dies. und Bo Vries, *Roads of the South*. Bergen: Example Press, 2017.", ["Astra Lindgren", "Bo Vries"], []),
        ("———, *Roads of the South*. Bergen: Example Press, 2017.", ["Astra Lindgren"], []),
    ],
)  # fmt: skip
def test_what_stands_beside_the_mark(second: str, authors: list[str], editors: list[str]) -> None:
    reference = in_list(FULL, second)
    assert [author.name for author in reference.authors] == authors
    assert [editor.name for editor in reference.editors] == editors
    assert (reference.title, reference.year) == ("Roads of the South", 2017)


def test_a_body_of_the_country_that_is_repeated() -> None:
    first = "CHILE. Ministerio de Cultura. *Plan de libros*. Santiago, 2015."
    reference = in_list(first, r"\_\_\_\_\_\_. Ministerio de Aguas. *Plan de ríos*. Santiago, 2017.")
    assert [publisher.name for publisher in reference.publishers] == ["CHILE", "Ministerio de Aguas"]
    assert reference.title == "Plan de ríos"


def test_words_that_repeat_an_author_in_a_title_do_not() -> None:
    for title in ("The Same River Twice", "Idem: a story of twins", "ID: cards for all", "Dies irae"):
        reference = in_list(
            "Road Committee, [Bridges](https://e.org/b), 2015", f"[{title}](https://e.org/t), 2017"
        )
        assert not reference.authors


def test_a_sub_heading_between_an_author_and_the_mark_that_repeats_it() -> None:
    text = f"## References\n\n### Books\n\n- {FULL}\n\n### Articles\n\n- ———. “Roads.” *Journal of Maps* 3 (2017): 4–9.\n"
    reference = parse(read_document(text)).items[1].reference
    assert reference is not None
    assert [author.name for author in reference.authors] == ["Astra Lindgren"]
    assert reference.title == "Roads"


def test_a_mark_that_repeats_nobody_is_no_name() -> None:
    (item,) = parse(
        read_document(
            "## References\n\n- \\_\\_\\_\\_. (2015). *Rivers of the North*. Oslo: Example Press.\n"
        )
    ).items
    assert item.reference is not None
    assert item.reference.title == "Rivers of the North"
    assert not item.reference.authors


def test_a_note_may_refer_to_two_earlier_ones() -> None:
    assert is_cross_reference("BFlG (Fn. 1), Rn. 183; ähnlich Berg (Fn. 4), Rn. 20.")
    assert not is_cross_reference("BFlG (Fn. 1), Rn. 183; Berg, Wege, Oslo 2019.")


@pytest.mark.parametrize("text", ["Ibid;", "Berg (note 4), 18; 22.", "ibid., 12; 15"])
def test_a_semicolon_may_stand_among_pages(text: str) -> None:
    assert is_cross_reference(text)


BRAZIL = """# Referências

BRASIL. Lei nº 8.069, de 13 de julho de 1990. Dispõe sobre a Criança. **Diário Oficial da União**, Brasília, 16 jul. 1990.

______. Ministério da Justiça. Secretaria Nacional de Segurança Pública. **Diagnóstico dos rios**: subsídios. Brasília: Editora do Rio, 2015.

______. Ministério da Saúde. Política nacional de poços. Brasília: Editora do Rio, 2010.

UNIVERSIDADE DE EXEMPLO. **Rios**. São Paulo: Editora do Rio, 2010.

______. Instituto de Geociências. **Águas**. São Paulo: Editora do Rio, 2011.

______. **Lagos**. São Paulo: Editora do Rio, 2012.

SILVA, João. **Pontes**. São Paulo: Editora do Rio, 2010.

______. **Estradas**. São Paulo: Editora do Rio, 2011.
"""


def test_bodies_behind_a_line_for_the_larger_one_are_no_titles() -> None:
    references = [item.reference for item in parse(read_document(BRAZIL)).items if item.reference]
    assert [r.title for r in references[1:]] == [
        "Diagnóstico dos rios: subsídios", "Política nacional de poços", "Rios", "Águas", "Lagos", "Pontes", "Estradas",
    ]  # fmt: skip
    assert [a.name for a in references[1].issuers][:3] == [
        "BRASIL", "Ministério da Justiça", "Secretaria Nacional de Segurança Pública",
    ]  # fmt: skip
    assert [a.name for a in references[4].issuers][:2] == [
        "UNIVERSIDADE DE EXEMPLO",
        "Instituto de Geociências",
    ]
    assert [a.name for a in references[7].authors] == ["João SILVA"]

"""Author-first citations as the common styles print them; none is from a real document."""

import pytest

from annexcli.model.reference import EntryType, Person
from annexcli.parse.people import people
from tests.conftest import references_of

CASES = {
    "APA": "Ortiz, A. B., & Chen, L. (2018). Rivers and roads: A survey. *Journal of Maps*, *12*(3), 45–67. https://doi.org/10.1000/x",
    "APA report": "Ortiz, A. B., & Chen, L. (2018). *Rivers and roads: A survey*. Northland: Example Institute.",
    "Chicago author-date": "Ortiz, Ana B., and Li Chen. 2018. “Rivers and Roads: A Survey.” *Journal of Maps* 12 (3): 45–67.",
    "Harvard": "Ortiz, A.B. and Chen, L. (2018) *Rivers and roads: a survey*. Oslo: Example Press.",
    "FAO": "Ortiz, A.B. & Chen, L. 2018. Rivers and roads: a survey. Journal of Maps, 12(3): 45–67.",
    "MLA": "Ortiz, Ana B., and Li Chen. *Rivers and Roads: A Survey*, Example Institute, 2018.",
    "MLA article": 'Ortiz, Ana B., and Li Chen. "Rivers and Roads: A Survey," *Journal of Maps*, vol. 12, no. 3, 2018, pp. 45-67.',
    "Italian": "Ortiz A.B., Chen L. (2018). *Rivers and roads: a survey*. Roma: Il Libro.",
    "notes": "Ortiz, Ana B. and Chen, Li. “Rivers and Roads: A Survey.” The Example Times. June 3, 2018. http://e.org/x",
    "ABNT": "ORTIZ, A. B.; CHEN, L. Rivers and roads: a survey. Revista de Mapas, v. 12, n. 3, p. 45-67, 2018.",
    "German": "Ortiz, Ana B. / Chen, Li: Rivers and roads: a survey. Weinheim: Example 2018.",
    "French": "Ortiz A. B., Chen L., 2018, Rivers and roads: a survey, Paris, La Maison.",
    "Nature": "Ortiz, A. B. & Chen, L. Rivers and roads: a survey. *J. Maps* **12**, 45–67 (2018).",
    "OSCOLA": "Ortiz AB and Chen L, ‘Rivers and Roads: A Survey’ (2018) 12 Journal of Maps 45",
    "DIN 1505": "ORTIZ, ANA B. ; CHEN, LI: *Rivers and roads: a survey*. Oslo : Example Press, 2018",
    "Elsevier": "Ortiz, A.B., Chen, L., 2018. Rivers and roads: a survey, in: Handbook of Maps. Example Press, Oslo, pp. 2–9.",
    "Vancouver": "Ortiz AB, Chen L. Rivers and roads: a survey. J Maps. 2018;12(3):45-67.",
}


@pytest.mark.parametrize("style", CASES)
def test_styles(style: str) -> None:
    reference = references_of(f"## References\n\n- {CASES[style]}\n- {CASES['FAO']}\n")[0]
    assert (reference.title or "").casefold() == "rivers and roads: a survey"
    assert [agent.name.split()[-1].capitalize() for agent in reference.authors] == ["Ortiz", "Chen"]
    assert reference.year == 2018


@pytest.mark.parametrize(
    ("line", "title", "who", "year"),
    [
        ("FAO. 2014. Food losses in Kenya. Rome.", "Food losses in Kenya", "FAO", 2014),
        ("World Bank (2009) “Rural Roads.” Report 12, Washington.", "Rural Roads", "World Bank", 2009),
        (
            "WHO (World Health Organization). 2014. Health for all.",
            "Health for all",
            "World Health Organization",
            2014,
        ),
        (
            "Ortiz, A. 2014a. Why roads? A survey of drivers. Oslo, Example Press.",
            "Why roads? A survey of drivers",
            "A. Ortiz",
            2014,
        ),
        (
            "SILVA, João. Estradas do norte: um guia. São Paulo: Exemplo, 2010.",
            "Estradas do norte: um guia",
            "João SILVA",
            2010,
        ),
        ("Иванов И. И. Дороги севера. М.: Пример, 2015. 120 с.", "Дороги севера", "И. И. Иванов", 2015),
        (
            "Ortiz, A. Roads of the north. Discussion paper 1599. Oslo: Press.",
            "Roads of the north",
            "A. Ortiz",
            None,
        ),
        ("Ortiz, A. Roads. Journal of Maps, Vol. 1899, 2011, pp. 1709-1716.", "Roads", "A. Ortiz", 2011),
        ("Ortiz AB. Roads. Maps and Roads. 2011;1577(2):1-9.", "Roads", "AB Ortiz", 2011),
        ("IBGE. Censo de estradas. Rio de Janeiro, 2011.", "Censo de estradas", "IBGE", 2011),
        (
            "Institute for Roads. Census of roads, 2017. URL: https://e.org/c",
            "Census of roads",
            "Institute for Roads",
            2017,
        ),
        ("Ortiz, A. (n.d.). U.S. roads. Oslo.", "U.S. roads", "A. Ortiz", None),
        ("Lee, K. et al. (2012), quoted in Ortiz, A. 2014. “Roads.” Oslo.", "Roads", "A. Ortiz", 2014),
    ],
)
def test_shapes(line: str, title: str, who: str, year: int | None) -> None:
    reference = references_of(f"## References\n\n- {line}\n- {CASES['FAO']}\n")[0]
    assert (reference.title, reference.issuers[0].name, reference.year) == (title, who, year)


def test_what_stands_behind_the_title() -> None:
    article = references_of(f"## References\n\n- {CASES['FAO']}\n")[0]
    assert article.container == "Journal of Maps"
    assert (article.volume, article.number, article.pages) == ("12", "3", "45–67")
    assert article.type is EntryType.ARTICLE
    book = references_of(f"## References\n\n- {CASES['Harvard']}\n")[0]
    assert (book.place, [p.name for p in book.publishers]) == ("Oslo", ["Example Press"])
    chapter = references_of(
        "## References\n\n- Ortiz, A. 2013. Rivers. In B. Chen, ed. Land and water, pp. 3–9. Oslo, Example University.\n"
    )[0]
    assert chapter.container == "Land and water"
    assert chapter.type is EntryType.CHAPTER


def test_a_dash_stands_for_the_names_before_it() -> None:
    text = "## References\n\nOrtiz, A. 2013. Rivers. Oslo: Press.\n\n———. 2015b. “Roads.” *Journal of Maps* 3: 4–9.\n"
    first, second = references_of(text)
    assert second.authors == first.authors
    assert (second.title, second.year) == ("Roads", 2015)


def test_two_references_in_one_paragraph() -> None:
    text = (
        "## References\n\nOrtiz A. (2013). Rivers and roads of the north. Oslo, Council of Maps (CM). "
        "Borg C. (1999). What are maps? Visions that compete. Maps & Roads, 35(3).\n\nLee K. (2011). Land. Oslo: Press.\n"
    )
    assert [reference.year for reference in references_of(text)] == [2013, 1999, 2011]


@pytest.mark.parametrize(
    ("line", "title", "who", "year", "container"),
    [
        (
            "GLR 2016 Collaborators. Burden of rivers 1990–2016: an analysis. Lancet. 2017;390(10100):1211–59.",
            "Burden of rivers 1990–2016: an analysis",
            ["GLR 2016 Collaborators"],
            2017,
            "Lancet",
        ),
        ("Lakes in the north. Int J Maps. 2015;19(3):12-20.", "Lakes in the north", [], 2015, "Int J Maps"),
        (
            "Ortiz AB, Chen L, et al; RIVER Study Collaborators. A trial of maps. N Engl J Maps. 2019;380:1201-13.",
            "A trial of maps",
            ["AB Ortiz", "L Chen", "RIVER Study Collaborators"],
            2019,
            "N Engl J Maps",
        ),
    ],
)
def test_groups_write_in_medicine(line: str, title: str, who: list[str], year: int, container: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title, reference.year, reference.container) == (title, year, container)
    assert [agent.name for agent in (*reference.authors, *reference.publishers)] == who


@pytest.mark.parametrize(
    ("line", "title", "who"),
    [
        (
            "SOUZA, A. W. B. de. Terras e águas. 2. ed. Manaus: Casa, 2008.",
            "Terras e águas",
            "A. W. B. de SOUZA",
        ),
        (
            "ORTIZ, Ana Luz da Rocha. Novos direitos. São Paulo: Casa, 2005. (Série Rios).",
            "Novos direitos",
            "Ana Luz da Rocha ORTIZ",
        ),
        (
            "Ortiz, Ana de los Ríos. Derechos y agua. Quito: Casa, 2011.",
            "Derechos y agua",
            "Ana de los Ríos Ortiz",
        ),
        (
            "BRASIL. Constituição (1988). Constituição da República. Brasília: Senado, 1988.",
            "Constituição da República",
            "BRASIL",
        ),
        (
            "Nigeria. National Office of Maps. *Abstract of Maps*. Abuja: NOM, 2012.",
            "Abstract of Maps",
            "Nigeria",
        ),
    ],
)
def test_names_of_iberian_lists_and_of_countries(line: str, title: str, who: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    agents = (*reference.authors, *reference.publishers)
    assert (reference.title, agents[0].name) == (title, who)


def test_nobody_is_no_author() -> None:
    reference = references_of("## Quellen\n\n- Anonym (2018): „Mehr Züge“, in: Nordzeitung.\n")[0]
    assert (reference.title, reference.year, reference.authors, reference.publishers) == (
        "Mehr Züge",
        2018,
        (),
        (),
    )


def test_unpublished_is_no_title() -> None:
    reference = references_of("## References\n\n- Department of Maps analysis, 2021, unpublished.\n")[0]
    assert (reference.year, reference.note) == (2021, "unpublished")


def test_a_role_behind_an_acronym() -> None:
    text = "- Ministerium für Umwelt, Klima und sichere Energie (MUKE) (Hrsg.): *Plan der Flüsse*. Berlin 2019.\n"
    (reference,) = references_of(f"## Literatur\n\n{text}")
    assert [(p.name, p.acronym) for p in reference.publishers] == [
        ("Ministerium für Umwelt, Klima und sichere Energie", "MUKE")
    ]
    assert reference.title == "Plan der Flüsse"


@pytest.mark.parametrize(
    ("line", "title", "names", "year"),
    [
        ("FAO n.d. ‘River Farming Platform’. Rome.", "River Farming Platform", ["FAO"], None),
        (
            "FAO, IFAD, UNICEF, WFP and WHO 2021. The State of Roads: Healthy paths for all. Rome: FAO.",
            "The State of Roads: Healthy paths for all",
            ["FAO", "IFAD", "UNICEF", "WFP", "WHO"],
            2021,
        ),
        (
            "Ghana, Republic of 2018. National Road Strategy 2018–2027. Accra: Ministry of Roads.",
            "National Road Strategy 2018–2027",
            ["Ghana, Republic of"],
            2018,
        ),
        (
            "doe, jane. *It’s a Road: The Lives along It*. Northland UP, 2014.",
            "It’s a Road: The Lives along It",
            ["jane doe"],
            2014,
        ),
        ("doe, j. (2014). It’s a road. Oslo: Example Press.", "It’s a road", ["j. doe"], 2014),
    ],
)
def test_names_that_are_printed_in_their_own_way(
    line: str, title: str, names: list[str], year: int | None
) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title, [one.name for one in reference.issuers], reference.year) == (title, names, year)


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Berg, A. van den, & Hoek, P. van der.", ["Berg", "Hoek"]),
        ("Vries, M. de, Silva, J. da, & Luna, P. de la.", ["Vries", "Silva", "Luna"]),
        ("Smith, J., Doe, K., & World Bank.", ["Smith", "Doe", "World Bank"]),
        ("Smith, J. and World Health Organization", ["Smith", "World Health Organization"]),
        ("Roe, Max, and Institute for Research and Policy", ["Roe", "Institute for Research and Policy"]),
        # A body that a reference manager took for a person.
        (
            "Ghana, B. of, Ghana Statistical Service, & Example Trust.",
            ["Ghana", "Ghana Statistical Service", "Example Trust"],
        ),
    ],
)
def test_small_words_behind_initials_and_bodies_behind_persons(names: str, authors: list[str]) -> None:
    reference = references_of(f"## References\n\n- {names} (2016). Bridges of clay. Oslo: Example Press.\n")[
        0
    ]
    assert reference.title == "Bridges of clay"
    assert [getattr(one, "family", None) or one.name for one in reference.authors] == authors


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        ("The World Bank, the OECD and the UN", ["The World Bank", "OECD", "UN"]),
        (
            "ITU, UNESCO, WHO, UNDP, UNEP, WFP, the World Bank, the IMF, IFAD and the OECD",
            ["ITU", "UNESCO", "WHO", "UNDP", "UNEP", "WFP", "World Bank", "IMF", "IFAD", "OECD"],
        ),
    ],
)
def test_articles_before_the_names_of_several_bodies(names: str, bodies: list[str]) -> None:
    reference = references_of(f"## References\n\n- {names} (2014) “Roads for all.” Report to the summit.\n")[
        0
    ]
    assert reference.title == "Roads for all"
    assert [one.name for one in reference.publishers] == bodies


@pytest.mark.parametrize(
    ("line", "bodies", "title"),
    [
        (
            "Brasil. Ministério dos Transportes. 2014. Guia de pontes. Brasília.",
            ["Brasil", "Ministério dos Transportes"],
            "Guia de pontes",
        ),
        (
            "Kenya. Ministry of Transport. 2014. National bridge policy. Nairobi.",
            ["Kenya", "Ministry of Transport"],
            "National bridge policy",
        ),
        (
            "France. Ministère de la Santé. (2014). Les ponts. Paris.",
            ["France", "Ministère de la Santé"],
            "Les ponts",
        ),
    ],
)
def test_a_year_behind_a_country_and_its_ministry(line: str, bodies: list[str], title: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n- FAO. 2014. Food losses. Rome.\n")[0]
    assert (reference.title, reference.year) == (title, 2014)
    assert [one.name for one in reference.publishers] == bodies


def test_a_publisher_that_is_abbreviated_in_russian() -> None:
    line = "Иванов И. И. Мосты и реки. М.: Изд. дом Северной школы, 2021. 120 с."
    reference = references_of(f"## Литература\n\n- {line}\n")[0]
    assert [one.name for one in reference.publishers] == ["Изд. дом Северной школы"]
    bank = "Всемирный банк. Мосты и дороги. Вашингтон, 2014."
    assert [one.name for one in references_of(f"## Литература\n\n- {bank}\n")[0].publishers] == [
        "Всемирный банк"
    ]


@pytest.mark.parametrize(
    ("who", "date"),
    [
        ("Verein für alte und neue Brücken e. V.", "2010"),
        ("Landesbüro lebendige Ufer.NRW", "o. J."),
        ("Arbeitskreis wilde Flüsse", "2014"),
    ],
)
def test_whoever_stands_before_a_date_and_a_colon_made_the_work(who: str, date: str) -> None:
    found = references_of(f"## Literatur\n\n- {who} ({date}): Leben am Fluss. Köln.\n")[0]
    assert (found.title, [one.name for one in found.publishers]) == ("Leben am Fluss", [who])


@pytest.mark.parametrize(
    "title",
    ["Der Fluss und seine Brücken (2015): Eine Ausstellung", "Roads, rivers and rails (2015): A survey"],
)
def test_a_title_before_a_date_and_a_colon_made_nothing(title: str) -> None:
    assert references_of(f"## Literatur\n\n- {title}. Köln.\n")[0].publishers == ()


@pytest.mark.parametrize("journal", ["*Journal of Roads*", "Journal of Roads"])
def test_a_title_of_two_sentences_before_a_journal(journal: str) -> None:
    line = f"- Berg, A. (2012). Small roads of the north. Lessons for towns. {journal}, 47(4), 508–526.\n"
    reference = references_of(f"## References\n\n{line}")[0]
    assert reference.title == "Small roads of the north. Lessons for towns"
    assert (reference.container, reference.volume) == ("Journal of Roads", "47")


def test_bodies_joined_by_and_in_russian() -> None:
    reference = references_of("## Литература\n\n- ВОЗ и Всемирный банк. Доклад о мостах. 2011.\n")[0]
    assert [one.name for one in reference.publishers] == ["ВОЗ", "Всемирный банк"]
    assert reference.title == "Доклад о мостах"


@pytest.mark.parametrize(
    ("line", "authors", "title", "container"),
    [
        ("G.A. Odhiambo, L. Fernández-Ruiz, B. O'Neill, Ferries and harm among sailors, Journal of Ferries 27 (2021) 311–329.",
         ["Odhiambo", "Fernández-Ruiz", "O'Neill"], "Ferries and harm among sailors", "Journal of Ferries"),
        ("R. Cronk, J. Bartram, Water, bridges and health in ferries, Office of Ferries 14 (2017) e100243.",
         ["Cronk", "Bartram"], "Water, bridges and health in ferries", "Office of Ferries"),
        ("R. Haddad, P. van Dijk, Schooling on ferries, in: S. Clarke, J. Moreau (Eds), Handbook of Ferries, Example University Press, Oslo, 2016: pp. 88–107.",
         ["Haddad", "van Dijk"], "Schooling on ferries", "Handbook of Ferries"),
        ("A. Diallo, K. Mensah, et al., Ferries and the informal economy, Institute of Ferries, Geneva, 2020.",
         ["Diallo", "Mensah"], "Ferries and the informal economy", None),
        ("L. Marchetti, The lives of ferries, 2nd edn, Edward Example, London, 2018.", ["Marchetti"], "The lives of ferries", None),
    ],
)  # fmt: skip
def test_commas_alone_part_initials_first_names_and_title(
    line: str, authors: list[str], title: str, container: str | None
) -> None:
    found = references_of(f"## References\n\n1. {line}\n")[0]
    assert [one.family for one in found.authors if isinstance(one, Person)] == authors
    assert (found.title, found.container) == (title, container)
    assert found.year is not None


def test_a_body_with_initials_is_no_person() -> None:
    found = references_of(
        "## References\n\n- U.S. Congress, Senate, Hearing on the state of ferries, 2019.\n"
    )[0]
    assert found.authors == ()


@pytest.mark.parametrize("quotes", ["‘’", "''", "“”"])
def test_names_in_full_before_a_quoted_title_in_a_journal(quotes: str) -> None:
    line = f"Kiptoo, Daniel, Anita Sharma, and Pedro Silva. {quotes[0]}Ferries for Farmers{quotes[1]}, *World Ferries* 96 (2017), 1–15."
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert [one.name for one in found.authors] == ["Daniel Kiptoo", "Anita Sharma", "Pedro Silva"]
    assert (found.title, found.container, found.volume) == ("Ferries for Farmers", "World Ferries", "96")


def test_a_year_in_brackets_behind_a_comma_ends_a_title() -> None:
    found = references_of("## References\n\n- Raghavan, M.: Ferries and time in urban Northland, (2015).\n")[
        0
    ]
    assert (found.title, found.year) == ("Ferries and time in urban Northland", 2015)


@pytest.mark.parametrize(
    ("line", "title", "container", "publisher"),
    [
        ("Zimmerman C, Kiss L. What works on ferries? PLoS Water. 2017;14(11):e1002437.", "What works on ferries?", "PLoS Water", None),
        ("Zimmerman, C., Kiss, L.: What works on ferries? PLoS Water. 14, e1002437 (2017).", "What works on ferries?", "PLoS Water", None),
        ("Haddad, R. & P. van Dijk, 2016: Ferries under siege. pp. 88–107 in: S. Clarke & J. Moreau (Eds), Handbook of ferries. Oslo: Example Press.",
         "Ferries under siege", "Handbook of ferries", "Example Press"),
        ("Haddad, R. and van Dijk, P. 2016. Ferries under siege. p. 88–107. In: S. Clarke and J. Moreau (eds), Handbook of ferries, Oslo, Example Press.",
         "Ferries under siege", "Handbook of ferries", "Example Press"),
        ("Kiptoo, D., Weber, J. (2017). ‘Ferries and water’: *World Ferries*, Vol. 96, pp. 1–15.", "Ferries and water", "World Ferries", None),
        ("Ng, W. L., and T. Abbott. 2022. Measuring ferries. Proceedings of the International Conference on Ferries, Stockholm, pp. 12–25.",
         "Measuring ferries", "Proceedings of the International Conference on Ferries", None),
        ("Marchetti L (2018) The lives of ferries, 2nd edn. London: Example Press.", "The lives of ferries", None, "Example Press"),
        ("Institute of Ferries (2016). Ferries in politics: Institute of Ferries.", "Ferries in politics", None, "Institute of Ferries"),
        ("Institute of Ferries: Ferries in politics. Institute of Ferries, Geneva (2016).", "Ferries in politics", None, "Institute of Ferries"),
        ("Addati, L., Esquivel, V. eds: Handbook on ferries. Edward Example, London (2021).", "Handbook on ferries", None, "Edward Example"),
    ],
)  # fmt: skip
def test_where_a_title_ends(line: str, title: str, container: str | None, publisher: str | None) -> None:
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert (found.title, found.container) == (title, container)
    assert publisher is None or publisher in [one.name for one in found.publishers]


@pytest.mark.parametrize(
    ("line", "authors", "title", "year", "container"),
    [
        # The year stands right before a title that is marked up.
        ("Addati, L. and Esquivel, V. (eds) 2021 *Handbook on ferries*, Oslo: Example Press.", [], "Handbook on ferries", 2021, None),
        ("Council of Ferries 2018 *Rights of the sailor at sea*.", [], "Rights of the sailor at sea", 2018, None),
        ("Cronk, R. and Bartram, J. 2018 ‘Water on ferries’, *Office of Ferries* 221, 409–22.", ["Cronk", "Bartram"], "Water on ferries", 2018, "Office of Ferries"),
        # Names that are marked up one by one, or with their year.
        ("*Cronk, Ryan*; *Bartram, Jamie* 2018: Water on ferries. In: Journal of Ferries 221,3: 409–422.", ["Cronk", "Bartram"], "Water on ferries", 2018, "Journal of Ferries"),
        ("**Haddad R**, **van Dijk P**. 2016. Ferries under siege. Example University Press, Oxford.", ["Haddad", "van Dijk"], "Ferries under siege", 2016, None),
        ("**Addati, L.; V. Esquivel, 2021**: Handbook on ferries. London: Example Press.", ["Addati", "Esquivel"], "Handbook on ferries", 2021, None),
        # What holds a work stands behind a comma, its number in brackets behind another.
        ("Cronk, R and Bartram, J (2018), Water and health on ferries, *International Office of Ferries*, 221, (3), pp. 409–422.",
         ["Cronk", "Bartram"], "Water and health on ferries", 2018, "International Office of Ferries"),
        ("Odhiambo GA, O'Neill B. Risk on ferries. *Journal of Ferries*. 27(4): 311–29, 2021.", ["Odhiambo", "O'Neill"], "Risk on ferries", 2021, "Journal of Ferries"),
        ("Deinet, Ulrich (Hrsg., 2021): Fähren im Sozialraum. Berlin: Example Verlag.", [], "Fähren im Sozialraum", 2021, None),
    ],
)  # fmt: skip
def test_names_years_and_titles_by_their_markup(
    line: str, authors: list[str], title: str, year: int, container: str | None
) -> None:
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert [one.family for one in found.authors if isinstance(one, Person)] == authors
    assert (found.title, found.year, found.container) == (title, year, container)


def test_the_stop_of_a_month_behind_a_title_ends_no_name() -> None:
    line = "World Health Organization, ‘Ferry Statistics and Trends’ (9 Jan. 2023), <https://example.org/ferries>, accessed 2 June 2023."
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert (found.title, str(found.date), str(found.accessed)) == (
        "Ferry Statistics and Trends", "2023-01-09", "2023-06-02",
    )  # fmt: skip


@pytest.mark.parametrize("imprint", ["Routledge: London", "Example University Press: Oxford"])
def test_a_place_may_stand_behind_who_published_there(imprint: str) -> None:
    line = f"Marchetti L. 2018. The lives of ferries, 2nd edn. {imprint}."
    found = references_of(f"## References\n\n- {line}\n")[0]
    press, place = imprint.split(": ")
    assert ([one.name for one in found.publishers], found.place) == ([press], place)


@pytest.mark.parametrize(
    ("line", "authors", "title"),
    [
        ("CRONK R. AND BARTRAM J. (2018) Water on ferries, Oslo, Example Press.", ["CRONK, R.", "BARTRAM, J."], "Water on ferries"),
        ("Haddad R, Dijk P van. Ferries under siege. Oslo: Example Press; 2016.", ["Haddad, R", "Dijk, P van"], "Ferries under siege"),
        ("Raghavan, M. 2015 Ferries and time in urban Northland, University of Northland.", ["Raghavan, M."], "Ferries and time in urban Northland"),
        ("Traoré Fatou and Moreau Jean, 2022, *Sailors of the north*, Oslo, Example Press.", ["Traoré, Fatou", "Moreau, Jean"], "Sailors of the north"),
    ],
)  # fmt: skip
def test_orders_and_capitals_of_names(line: str, authors: list[str], title: str) -> None:
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert [f"{one.family}, {one.given}" for one in found.authors if isinstance(one, Person)] == authors
    assert (found.title, found.year is not None) == (title, True)


@pytest.mark.parametrize("body", ["Oxfam Jordan", "Save Georgia", "Vision Florence"])
def test_a_body_with_the_name_of_a_place_is_no_person(body: str) -> None:
    found = references_of(f"## References\n\n- {body}, 2022, *Sailors of the north*, Oslo, Example Press.\n")[
        0
    ]
    assert not any(isinstance(one, Person) for one in found.authors)


def test_a_place_before_a_body_that_is_named_again_is_the_place() -> None:
    line = "**Institute of Ferries**. 2016. Violence on ferries. Geneva: Institute of Ferries."
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert (found.title, found.place) == ("Violence on ferries", "Geneva")


@pytest.mark.parametrize(
    ("line", "title", "container", "year"),
    [
        ("Haddad, R. and van Dijk, P. (2016) Ferries under siege, In Clarke, S. and Moreau, J. (eds), *Handbook of ferries*, Oxford, Example Press, pp. 88–107.",
         "Ferries under siege", "Handbook of ferries", 2016),
        ("HADDAD, R. et VAN DIJK, P., 2016, Ferries under siege, dans S. Clarke et J. Moreau (éd.), *Handbook of ferries*, Oxford, p. 88–107.",
         "Ferries under siege", "Handbook of ferries", 2016),
        ("Haddad R, van Dijk P. (2016) Ferries under siege. In S. Clarke & J. Moreau (eds), *Handbook of ferries*, pp. 88–107. Oxford: Example Press.",
         "Ferries under siege", "Handbook of ferries", 2016),
        ("Haddad, R., and van Dijk, P. (2016). Ferries under siege. In Handbook of ferries, S. Clarke and J. Moreau, eds (Example University Press), pp. 88–107.",
         "Ferries under siege", "Handbook of ferries", 2016),
        ("Ng, W. L. and Abbott, T. (2022) Measuring learning on ferries, In *Proceedings of the Ferry Conference*, Stockholm, pp. 12–25.",
         "Measuring learning on ferries", "Proceedings of the Ferry Conference", 2022),
        ("Kiptoo, D. y otros (2017), “Ferries and farmers”, *World Ferries*, vol. 96.", "Ferries and farmers", "World Ferries", 2017),
        ("R. Cronk and J. Bartram, Water and ferries in health care, International Journal of Ferries 221, 409 (2018).",
         "Water and ferries in health care", "International Journal of Ferries", 2018),
        ("G.A. Odhiambo, B. O'Neill, Risk and harm on ferries, Journal of Ferries. 27 (2021) 311–329.", "Risk and harm on ferries", "Journal of Ferries", 2021),
        ("Cronk, Ryan; Bartram, Jamie: Water on ferries. In: Journal of Ferries 221 (2018), Nr. 3, S. 409–422.", "Water on ferries", "Journal of Ferries", 2018),
        ("Traoré F. Why ferries sail [Online]. *The Example Guardian*: 2022.", "Why ferries sail", "The Example Guardian", 2022),
        ("Lindqvist K., Ng WL., van Dijk P. Measuring learning on ferries. *World Ferries* 2022;9:12–25.", "Measuring learning on ferries", "World Ferries", 2022),
        ("Cronk, Ryan, and Jamie Bartram 2018 Water, Sanitation and Ferries. *World Ferries* 221(3):409–422.", "Water, Sanitation and Ferries", "World Ferries", 2018),
    ],
)  # fmt: skip
def test_works_in_others_and_their_years(line: str, title: str, container: str, year: int) -> None:
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert (found.title, found.container, found.year) == (title, container, year)
    assert found.authors


def test_a_title_in_emphasis_before_its_body_and_day_is_no_body() -> None:
    line = "*Ferry Statistics and Trends*. World Health Organization, 9 Jan. 2023, <https://example.org/ferries>."
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert found.title == "Ferry Statistics and Trends"
    assert [one.name for one in found.publishers] == ["World Health Organization"]


@pytest.mark.parametrize(
    ("line", "title", "who", "place"),
    [
        (
            "Psyrivières. Eaux : en finir avec les idées reçues [brochure]. Paris : Psyrivières ; 2020.",
            "Eaux : en finir avec les idées reçues",
            ["Psyrivières"],
            "Paris",
        ),
        (
            "Eau publique France. Usage des rivières. Saint-Denis La Plaine : EPF ; 2020.",
            "Usage des rivières",
            ["Eau publique France", "EPF"],
            "Saint-Denis La Plaine",
        ),
        (
            "Haute Autorité des rivières. Eaux : prise en charge. Boulogne-Billancourt : HARi ; 2020.",
            "Eaux : prise en charge",
            ["Haute Autorité des rivières", "HARi"],
            "Boulogne-Billancourt",
        ),
        (
            "Riverkeepers. Rivers of the north: a guide. Oslo: Riverkeepers, 2020.",
            "Rivers of the north: a guide",
            ["Riverkeepers"],
            "Oslo",
        ),
        (
            "Les rivières. Guide pour tous. Paris : Psyrivières ; 2020.",
            "Les rivières. Guide pour tous",
            ["Psyrivières"],
            "Paris",
        ),
    ],
)
def test_who_published_a_work_stands_at_its_front(line: str, title: str, who: list[str], place: str) -> None:
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, reference.year, reference.place) == (title, 2020, place)
    assert [one.name for one in (*reference.authors, *reference.publishers)] == who


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Diallo A, Mensah K, le groupe Rivières 2017", ["Diallo", "Mensah", "le groupe Rivières 2017"]),
        ("Diallo A, Mensah K, et le groupe Rivières 2017", ["Diallo", "Mensah", "le groupe Rivières 2017"]),
        ("Diallo A, Mensah K ; le groupe Rivières 2017", ["Diallo", "Mensah", "le groupe Rivières 2017"]),
        ("Diallo A, Mensah K, Rivers 2017 Collaborators", ["Diallo", "Mensah", "Rivers 2017 Collaborators"]),
        ("Diallo A, Mensah K", ["Diallo", "Mensah"]),
    ],
)
def test_a_group_has_a_year_in_its_name(names: str, authors: list[str]) -> None:
    line = f"{names}. Usage des rivières. Bull Riv Hebd. 2018;(32-33):637-44."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert [getattr(one, "family", "") or one.name for one in reference.authors] == authors
    assert (reference.title, reference.year) == ("Usage des rivières", 2018)
    assert (reference.container, reference.number, reference.pages) == ("Bull Riv Hebd", "32-33", "637–44")


@pytest.mark.parametrize(
    ("line", "who", "title"),
    [
        ("MARCHETTI, LUCIA: *The lives of ferries*. 2. Aufl. London : Example Press, 2018", ["Marchetti, Lucia"], "The lives of ferries"),
        ("ADDATI Laura et ESQUIVEL Maria (éd.), *Handbook on ferries*, Oslo, Example Press, 2021.", ["Addati, Laura", "Esquivel, Maria"], "Handbook on ferries"),
        ("Addati L, Esquivel V, editores. Manual de los transbordadores. Oslo: Example Press; 2021.", ["Addati, L", "Esquivel, V"], "Manual de los transbordadores"),
        ("Kiptoo, Daniel u. a.: „Fähren und Bauern“, *World Ferries* 96 (2017), S. 1‑15.", ["Kiptoo, Daniel"], "Fähren und Bauern"),
        ("Traoré, F. 2022. Les ferries du Nord. s.l., s.n.", ["Traoré, F."], "Les ferries du Nord"),
    ],
)  # fmt: skip
def test_names_and_roles_of_other_languages(line: str, who: list[str], title: str) -> None:
    found = references_of(f"## References\n\n- {line}\n")[0]
    persons = [one for one in (*found.authors, *found.editors) if isinstance(one, Person)]
    assert [f"{one.family.title()}, {one.given.title()}" for one in persons] == who
    assert found.title == title


@pytest.mark.parametrize("body", ["INED Population", "OECD Paris", "UNICEF Jordan"])
def test_an_acronym_with_a_word_is_no_person(body: str) -> None:
    assert people(body, shouted=True) is None


@pytest.mark.parametrize(
    ("journal", "container", "volume", "number"),
    [
        ("*npj Rivers Research, 1*, Article 15", "npj Rivers Research", "1", None),
        ("*eRivers, 10*(3), 1–5", "eRivers", "10", "3"),
    ],
)
def test_journals_in_small_letters(journal: str, container: str, volume: str, number: str | None) -> None:
    line = f"Ortiz, A. (2022). The role of stress in mental health. {journal}. https://doi.org/10.1000/x"
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, reference.container) == ("The role of stress in mental health", container)
    assert (reference.volume, reference.number) == (volume, number)


@pytest.mark.parametrize(
    ("names", "journal", "authors"),
    [
        ("Nedalo T. Nassaro et al.", "World of Maps", ["Nassaro"]),
        (
            "Desirea Felds and Sabinia Uffero",
            "Town Studies, vol. 53, No. 7 (2016), pp. 1486–1502",
            ["Felds", "Uffero"],
        ),
        # Two words may be a body's name.
        ("Deep Rivers", "World of Maps", []),
        ("Global Witness and Deep Rivers", "Town Studies, vol. 53, No. 7 (2016), pp. 1486–1502", []),
        ("Save the Rivers et al.", "World of Maps", []),
    ],
)
def test_writers_in_reading_order_before_a_quotation(names: str, journal: str, authors: list[str]) -> None:
    line = f"{names}, “Counting the Supply of Maps in Towns,” {journal}"
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert reference.title == "Counting the Supply of Maps in Towns"
    assert [getattr(one, "family", None) for one in reference.authors] == authors


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "Institut der Flüsse (2020): Flussmonitor 2020. Kleine Flüsse in Zeiten der Dürre. Online unter: https://e.org/x",
            "Flussmonitor 2020. Kleine Flüsse in Zeiten der Dürre",
        ),
        (
            "KMK (08.12.2016): Bildung in der neuen Welt. Strategie der Flussministerkonferenz, https://e.org/x",
            "Bildung in der neuen Welt. Strategie der Flussministerkonferenz",
        ),
        (
            "Roth, A. (2018): Flüsse. Wie Städte das Wasser sehen. URL: https://e.org/x",
            "Flüsse. Wie Städte das Wasser sehen",
        ),
        (
            "Roth, A. (2018): Der Fluss von morgen. Zeitschrift für Flüsse. https://e.org/x",
            "Der Fluss von morgen",
        ),
        (
            "Roth, A. (2018): Der Fluss von morgen. Politik und Zeitgeschichte. https://e.org/x",
            "Der Fluss von morgen",
        ),
        (
            "Roth, A. (2018): Der Fluss von morgen. Stiftung der Flüsse. https://e.org/x",
            "Der Fluss von morgen",
        ),
        # The body that the line began with, without what its letters stand for.
        (
            "IGEX (Instituto Nacional de Ejemplos y Ríos). 2016. Censo de Ríos y Escuelas (database), IGEX, Aguasrosas",
            "Censo de Ríos y Escuelas",
        ),
    ],
)
def test_subtitles_before_an_address(line: str, title: str) -> None:
    assert references_of(f"## References\n\n- {line}\n")[0].title == title


def test_a_newspaper_before_who_wrote_in_it() -> None:
    line = "De Rivier. Jansen, P. (2021, 9 juni). Waarom rivieren duur zijn."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, reference.authors) == ("Waarom rivieren duur zijn", (Person("Jansen", "P."),))
    assert [one.name for one in reference.publishers] == ["De Rivier"]

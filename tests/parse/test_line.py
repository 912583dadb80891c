"""Shapes of publisher-first lines; none of them is from a real document."""

import pytest

from tests.conftest import references_of


def read(line: str) -> tuple[str | None, list[str], int | None, str | None]:
    """Return title, names, year and note of a line in a list of references."""
    reference = references_of(f"## References\n\n- {line}\n")[0]
    names = [agent.name for agent in (*reference.authors, *reference.publishers)]
    return reference.title, names, reference.year, reference.note


LINK = "https://e.org/x"


@pytest.mark.parametrize(
    ("line", "title", "names", "year", "note"),
    [
        (f"OHCHR, [Privacy for All]({LINK}), 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (
            f"OHCHR, [Privacy for All]({LINK}) (in French), 2014",
            "Privacy for All",
            ["OHCHR"],
            2014,
            "in French",
        ),
        (
            f"OHCHR, [Privacy for All]({LINK}), 2014 (with an annex)",
            "Privacy for All",
            ["OHCHR"],
            2014,
            "with an annex",
        ),
        (
            f"OHCHR, [Privacy]({LINK}) for all children, 2014",
            "Privacy for all children",
            ["OHCHR"],
            2014,
            None,
        ),
        (f"OHCHR, [Privacy]({LINK}) - a review, 2014", "Privacy - a review", ["OHCHR"], 2014, None),
        (
            f"OHCHR, [Privacy for All]({LINK}), Volume Two, 2014",
            "Privacy for All",
            ["OHCHR"],
            2014,
            "Volume Two",
        ),
        (f"OHCHR [Privacy for All]({LINK}), 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR: [Privacy for All]({LINK}) (2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR – [Privacy for All]({LINK}), May 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR (2014), [Privacy for All]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (f"2014 – OHCHR, [Privacy for All]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[OHCHR, Privacy for All]({LINK}), 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[OHCHR, Privacy for All, 2014]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (
            f"[OHCHR](https://ohchr.example), [Privacy for All]({LINK}), 2014",
            "Privacy for All",
            ["OHCHR"],
            2014,
            None,
        ),
        (f"[OHCHR]({LINK}), Privacy for All, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}), OHCHR, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}), OHCHR, Geneva, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}) by OHCHR (2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK}) (OHCHR, 2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (f"[Privacy for All]({LINK})", "Privacy for All", [], None, None),
        (f"[Privacy Hub]({LINK}) – explains the law", "Privacy Hub", [], None, "explains the law"),
        (
            f"[Privacy, families and the state]({LINK}), 2014",
            "Privacy, families and the state",
            [],
            2014,
            None,
        ),
        (f"Law and [privacy]({LINK}) and [you]({LINK}), 2014", "Law and privacy and you", [], 2014, None),
        ("OHCHR, Privacy for All, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        ("OHCHR, *Privacy for All*, 2014", "Privacy for All", ["OHCHR"], 2014, None),
        ("OHCHR, “Privacy, for All”, 2014", "Privacy, for All", ["OHCHR"], 2014, None),
        ('OHCHR, "Privacy for All" (draft), 2014', "Privacy for All", ["OHCHR"], 2014, "draft"),
        ("Privacy for All (OHCHR, 2014)", "Privacy for All", ["OHCHR"], 2014, None),
        (
            "Privacy for All. World Bank, Washington, 2014",
            "Privacy for All",
            ["World Bank"],
            2014,
            None,
        ),
        (
            f"منظمة الصحة العالمية، [تقرير، عن الصحة]({LINK})، 2018",
            "تقرير، عن الصحة",
            ["منظمة الصحة العالمية"],
            2018,
            None,
        ),
        (
            f'[Save the Rivers, "Privacy for All", 2014]({LINK})',
            "Privacy for All",
            ["Save the Rivers"],
            2014,
            None,
        ),
        (f"[Privacy for All – OHCHR Geneva, 2014]({LINK})", "Privacy for All", ["OHCHR Geneva"], 2014, None),
        (f"4 March 2014: OHCHR, [Privacy for All]({LINK})", "Privacy for All", ["OHCHR"], 2014, None),
        (f"OHCHR: [Privacy for All]({LINK}), Genf 2014", "Privacy for All", ["OHCHR"], 2014, None),
        (
            f"OHCHR, [Annex I: Glossary of terms]({LINK}), 2014",
            "Annex I: Glossary of terms",
            ["OHCHR"],
            2014,
            None,
        ),
        ("OHCHR: Privacy for All, n.d.", "Privacy for All", ["OHCHR"], None, None),
        ("Privacy for All 2014", "Privacy for All 2014", [], None, None),
        ("ILO and OHCHR, Privacy for All, 2014–2016", "Privacy for All", ["ILO", "OHCHR"], 2014, None),
        (
            "Solove, D. J. (2014). Privacy for all. Law Review.",
            "Privacy for all",
            ["D. J. Solove"],
            2014,
            "Law Review",
        ),
        ("OHCHR (2014). Privacy for all.", "Privacy for all", ["OHCHR"], 2014, None),
        (
            f"Thinking ahead, [Privacy for All]({LINK}), 2014",
            "Privacy for All",
            ["Thinking ahead"],
            2014,
            None,
        ),
        (f"See [Privacy for All]({LINK})", "Privacy for All", [], None, None),
        (f"Guidance on [privacy]({LINK}), 2014", "Guidance on privacy", [], 2014, None),
        (f"OHCHR, [Who cares?]({LINK}), 2014", "Who cares?", ["OHCHR"], 2014, None),
        (
            "OHCHR, Convention on Roads (adopted 8 November 1968, entered into force 21 May 1977) 1577 UNTS 3",
            "Convention on Roads",
            ["OHCHR"],
            1968,
            "adopted 8 November 1968, entered into force 21 May 1977; 1577 UNTS 3",
        ),
    ],
)
def test_shapes(line: str, title: str, names: list[str], year: int | None, note: str | None) -> None:
    assert read(line) == (title, names, year, note)


def test_the_work_s_own_address_comes_first() -> None:
    lines = f"- [OHCHR](https://ohchr.example), [Privacy for All]({LINK}), 2014 [PDF](https://e.org/x.pdf)\n"
    assert references_of(f"## Sources\n\n{lines}")[0].urls == (
        LINK,
        "https://e.org/x.pdf",
        "https://ohchr.example",
    )


def test_a_list_decides_about_its_doubtful_lines() -> None:
    doubtful = "Thinking Ahead, Some models of a response and their use, 2014"
    plain = f"- OHCHR, [Privacy]({LINK}), 2014\n- ILO, [Work]({LINK}), 2014\n- {doubtful}\n"
    assert references_of(f"## Sources\n\n{plain}")[2].publishers[0].name == "Thinking Ahead"
    alone = references_of(f"## Sources\n\n- {doubtful}\n- [One]({LINK}), 2014\n- [Two]({LINK}), 2015\n")[0]
    assert alone.publishers == ()
    assert alone.title == "Thinking Ahead, Some models of a response and their use"


@pytest.mark.parametrize(
    ("line", "title", "names", "year", "note"),
    [
        (
            "Norden Watch, *No Way Out*, submission to the Committee, May 2014",
            "No Way Out",
            ["Norden Watch"],
            2014,
            "submission to the Committee",
        ),
        (
            "Agence de l’eau, *Rivières*, avis adopté le 6 juin 2014",
            "Rivières",
            ["Agence de l’eau"],
            2014,
            "avis adopté le 6 juin 2014",
        ),
        (
            "Nord Stratégie, *Les lacs et leurs bénéfices*, rapport au ministre, 2014",
            "Les lacs et leurs bénéfices",
            ["Nord Stratégie"],
            2014,
            "rapport au ministre",
        ),
        (
            "Kim Doe, **Rivers in the north**, unpublished MA thesis, University of Ortiz 2014",
            "Rivers in the north",
            ["Kim Doe"],
            2014,
            "unpublished MA thesis, University of Ortiz 2014",
        ),
        (
            f"**[Core Standard]({LINK}) (Lakes Alliance, Groupe Nord and the River Project, 2014)** – nine commitments",
            "Core Standard",
            ["Lakes Alliance", "Groupe Nord and the River Project"],
            2014,
            "nine commitments",
        ),
        (
            f"[Core Standard]({LINK}) (updated edition, 2014) – nine commitments",
            "Core Standard",
            [],
            None,
            "updated edition, 2014; nine commitments",
        ),
        (
            f"**[Do No Harm]({LINK})** Norden Learning Projects (2014). Material for staff.",
            "Do No Harm",
            ["Norden Learning Projects"],
            2014,
            "Material for staff",
        ),
        (
            f"**Signposts for All**. A guide to rivers, by [Lake Resources](https://lake.example/). [Download (PDF, 2 MB)]({LINK})",
            "Signposts for All",
            ["Lake Resources"],
            None,
            "A guide to rivers, by Lake Resources",
        ),
        (
            f"Closing the Loop: [practitioner guidance]({LINK})",
            "Closing the Loop: practitioner guidance",
            [],
            None,
            None,
        ),
        (
            f"[“Lakes: Life on Water”]({LINK}), documentary, Norden Nyheter, 2014",
            "Lakes: Life on Water",
            ["Norden Nyheter"],
            2014,
            "documentary",
        ),
        ("ILO – Work on Water, Oslo: Office of Maps, 2014", "Work on Water", ["ILO"], 2014, "Office of Maps"),
        (
            "International Office of Rivers, Work on Water, Oslo, Publications Office of Northland, 2014",
            "Work on Water",
            ["International Office of Rivers"],
            2014,
            "Publications Office of Northland",
        ),
        (
            "Agency for Maps, Care of lakes: final report, May 2014, updated June 2016",
            "Care of lakes: final report",
            ["Agency for Maps"],
            2014,
            "updated June 2016",
        ),
        (
            "Kommission „Wasser und Wald“: Abschluss. Herausgegeben von Ministerium für Wasser. Berlin 2014.",
            "Abschluss",
            ["Kommission „Wasser und Wald“"],
            2014,
            "Ministerium für Wasser",
        ),
        (
            "World lake report 2014. Geneva: World Lake Organization; 2014. Licence: CC BY 3.0 IGO.",
            "World lake report 2014",
            ["World Lake Organization"],
            2014,
            "Licence: CC BY 3.0 IGO",
        ),
    ],
)
def test_what_stands_around_a_title(
    line: str, title: str, names: list[str], year: int | None, note: str | None
) -> None:
    assert read(line) == (title, names, year, note)


def test_the_edition_and_the_place_have_fields() -> None:
    lines = (
        "- Umweltbundesamt: Digitale Karten, 3. Aufl., Dessau-Roßlau 2018",
        "- Nordamt (Hrsg.): Plan 2050. 2. Auflage, Berlin: 2015",
        "- **UN Lakes** – Rights to Water, 2nd ed., New York and Geneva, 2020",
    )
    references = references_of("\n".join(["## References", "", *lines, ""]))
    assert [one.edition for one in references] == ["3. Aufl", "2. Auflage", "2nd ed"]
    assert [one.place for one in references] == ["Dessau-Roßlau", "Berlin", "New York and Geneva"]
    assert [one.title for one in references] == ["Digitale Karten", "Plan 2050", "Rights to Water"]


def test_a_download_comes_before_a_home_page() -> None:
    line = f"- **Signposts for All**. A guide, by [Lake Resources](https://lake.example/). [Download (PDF, 2 MB)]({LINK})"
    assert references_of(f"## Resources\n\n{line}\n")[0].urls == (LINK, "https://lake.example/")


def test_a_linked_symbol_stands_before_the_title_and_an_office_behind_it() -> None:
    text = (
        "## References\n\n- [A/71/310](https://a.example/1) – Rivers and the right to water, "
        "Special Rapporteur on the human rights to water, rivers and lakes (2016)\n"
        "- [A/72/127](https://a.example/2) – Lakes in dry years, Working Group on lakes (2017)\n"
    )
    first, second = references_of(text)
    assert (first.title, first.number) == ("Rivers and the right to water", "A/71/310")
    assert [one.name for one in first.publishers] == [
        "Special Rapporteur on the human rights to water, rivers and lakes"
    ]
    assert (second.title, second.urls) == ("Lakes in dry years", ("https://a.example/2",))


@pytest.mark.parametrize(
    ("line", "title", "names", "year", "note"),
    [
        (f"**[Tides]({LINK})** – Harbour Organization, 2011 – how they rise. Old, but read this first.", "Tides", ["Harbour Organization"], 2011, "how they rise. Old, but read this first"),
        (f"[Tides]({LINK}) – Harbour Organization, May 2011 — in 16 languages", "Tides", ["Harbour Organization"], 2011, "in 16 languages"),
        (f"**[Tides]({LINK})** – Northern Shores, 2009 – in Polish. Read this, too.", "Tides", ["Northern Shores"], 2009, "in Polish. Read this, too"),
        (f"**[Tides]({LINK})** – Standing Harbour Committee (SHC), 2019 – for pilots.", "Tides", ["Standing Harbour Committee"], 2019, "for pilots"),
        ("**The Right to Moor and be a Part of the Community** – Agency for Harbours, 2017. Three reports.", "The Right to Moor and be a Part of the Community", ["Agency for Harbours"], 2017, "Three reports"),
        ("**Agency for Harbours** – Tides of the north, 2017.", "Tides of the north", ["Agency for Harbours"], 2017, None),
        (f"[Tides]({LINK}) – Harbour Organization, 2011 – 2015 in numbers", "Tides", ["Harbour Organization"], None, "2011 – 2015 in numbers"),
    ],
)  # fmt: skip
def test_words_about_a_work_may_stand_behind_who_issued_it_and_when(
    line: str, title: str, names: list[str], year: int | None, note: str | None
) -> None:
    assert read(line) == (title, names, year, note)


@pytest.mark.parametrize(
    ("line", "title", "publishers", "note"),
    [
        (
            "*Smart meters – Part 2: Requirements*, IEC TR 12345-2:2015, International Roads Organization, Geneva, Switzerland, 2015.",
            "Smart meters – Part 2: Requirements",
            ["International Roads Organization"],
            "IEC TR 12345-2:2015",
        ),
        (
            "*IEEE Criteria for Class IE Roads*, IEEE Standard 308, 1969.",
            "IEEE Criteria for Class IE Roads",
            [],
            "IEEE Standard 308",
        ),
    ],
)
def test_a_standard_is_called_by_its_title(line: str, title: str, publishers: list[str], note: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title, [one.name for one in reference.publishers], reference.note) == (
        title,
        publishers,
        note,
    )


@pytest.mark.parametrize(
    ("behind", "date", "place", "note"),
    [
        ("(New York: Harbour Press, 2019), 8", "2019", "New York", "Harbour Press; 8"),
        ("(Solna: SIPRI, December 2017)", "2017-12", "Solna", "SIPRI"),
    ],
)
def test_notes_print_place_publisher_and_year_in_brackets(
    behind: str, date: str, place: str, note: str
) -> None:
    line = f"Quorra Zubrowka, *The Age of Harbours: A Fight for the Coast* {behind}."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert reference.title == "The Age of Harbours: A Fight for the Coast"
    assert (str(reference.date), reference.place, reference.note) == (date, place, note)


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("UNICEF, WHO and World Bank: Boats for all, 2021", "Boats for all", ["UNICEF", "WHO", "World Bank"]),
        ("UNICEF, Ministry of Boats: what it does, 2021", "Ministry of Boats: what it does", ["UNICEF"]),
        ("2021 | World Bank | Boats for all", "Boats for all", ["World Bank"]),
    ],
)
def test_several_bodies_may_stand_before_a_colon(line: str, title: str, names: list[str]) -> None:
    assert read(line) == (title, names, 2021, None)


def test_notes_print_the_journal_behind_a_quoted_title() -> None:
    line = "Quorra Zubrowka, “Counting Boats,” *Proceedings of Mapping* 81, no. 2 (2018): 77–91."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, str(reference.date)) == ("Counting Boats", "2018")
    assert (reference.container, reference.volume) == ("Proceedings of Mapping", "81")
    assert (reference.number, reference.pages) == ("2", "77–91")


def test_a_date_behind_the_symbol_of_a_quoted_title_is_its_date() -> None:
    line = "OHCHR, “The right to the sea,” A/HRC/48/99, 13 September 2021; the draft was discussed in May."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, str(reference.date)) == ("The right to the sea", "2021-09-13")
    assert reference.number == "A/HRC/48/99"


@pytest.mark.parametrize(
    ("line", "authors", "publishers", "year"),
    [
        ("[Roads](https://e.org/r), by the Road Office, River Council and UNICEF, May 2021", [], ["Road Office", "River Council", "UNICEF"], 2021),
        ("[Roads](https://e.org/r) by Wren Xu (Example Press, 2018). Still the best.", ["Wren Xu"], ["Example Press"], 2018),
        ("[Roads by design](https://e.org/r), UNICEF, 2018", [], ["UNICEF"], 2018),
    ],
)  # fmt: skip
def test_by_names_who_made_a_linked_work(
    line: str, authors: list[str], publishers: list[str], year: int
) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title or "").startswith("Roads")
    assert " by W" not in (reference.title or "")
    assert [one.name for one in reference.authors] == authors
    assert [one.name for one in reference.publishers] == publishers
    assert reference.date
    assert reference.date.year == year


def test_what_a_linked_body_offers_is_no_title() -> None:
    line = "- [Институт мостов](https://e.org/i) — материалы, записи бесед\n"
    assert references_of(f"## Ресурсы\n\n{line}")[0].title == "Институт мостов"


@pytest.mark.parametrize(
    "line", ["Covering roads - River Trust, 2012", "Covering roads, by the River Trust, 2012", "Covering roads, River Trust, 2012"]
)  # fmt: skip
def test_bodies_may_stand_last_without_markup(line: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title, [one.name for one in reference.publishers]) == (
        "Covering roads",
        ["River Trust"],
    )


def test_a_newspaper_behind_in_holds_an_article_by_nobody() -> None:
    found = references_of(
        "## Literatur\n\n- Die alte Brücke am Fluss ist gesperrt, in: Beispiel Online, 30.01.2020\n"
    )[0]
    assert (found.title, found.container) == ("Die alte Brücke am Fluss ist gesperrt", "Beispiel Online")
    assert found.year == 2020


def test_a_publisher_that_is_named_again_behind_the_title_is_no_part_of_it() -> None:
    line = "UNICEF, Growing up with ferries, UNICEF, New York, 2019."
    found = references_of(f"## References\n\n- {line}\n")[0]
    assert (found.title, [one.name for one in found.publishers]) == ("Growing up with ferries", ["UNICEF"])


@pytest.mark.parametrize(
    ("line", "title", "names", "note"),
    [
        # Who issued the work stands before the first half of a title of which the second is linked.
        (
            f"UNESCO, Rivers Report 2020: [For all]({LINK}), 2020",
            "Rivers Report 2020: For all",
            ["UNESCO"],
            None,
        ),
        (
            f"Bank of Rivers, Report 2018 – [To learn]({LINK}), 2018",
            "Report 2018 – To learn",
            ["Bank of Rivers"],
            None,
        ),
        # Who made the work stands in the link, before what is set apart in it.
        (
            f"[Acque Chiare, *The weak ring. Report*]({LINK}), 2022.",
            "The weak ring. Report",
            ["Acque Chiare"],
            None,
        ),
        (
            f"[Help the Rivers, “A Future for All”]({LINK}), 2022",
            "A Future for All",
            ["Help the Rivers"],
            None,
        ),
        # A part of the body behind a dash; all of it is longer than other names.
        (
            "Ministero del Lavoro e delle Politiche Sociali – Comitato scientifico per la valutazione delle"
            " acque e dei fiumi, *Dieci proposte*, 2021.",
            "Dieci proposte",
            [
                "Ministero del Lavoro e delle Politiche Sociali – Comitato scientifico per la valutazione delle"
                " acque e dei fiumi"
            ],
            None,
        ),
        ("OHCHR, annual reports, various years", "annual reports", ["OHCHR"], "various years"),
        # News: a name of one word between a quotation and its day, or behind the stop of the title.
        ("“Rivers Are Rising,” Riverflash, December 21, 2022", "Rivers Are Rising", ["Riverflash"], None),
        ("“Remarks on rivers”, Dakar, 21 December 2022", "Remarks on rivers", [], None),
        (
            "Rivers rise in May. *The Riverflash*, 21 December 2022",
            "Rivers rise in May",
            ["The Riverflash"],
            None,
        ),
        (
            "CHEIA em Fortaleza é a maior. R1, Fortaleza, 29 jan. 2018.",
            "CHEIA em Fortaleza é a maior",
            ["R1"],
            None,
        ),
        ("A NOVA lei dos rios. O Rio, Rio de Janeiro, 12 mar. 2019.", "A NOVA lei dos rios", ["O Rio"], None),
    ],
)
def test_bodies_and_newspapers_are_no_part_of_a_title(
    line: str, title: str, names: list[str], note: str | None
) -> None:
    found = read(line)
    assert (found[0], found[1], found[3]) == (title, names, note)


def test_words_of_works_before_a_year_may_be_a_name() -> None:
    lines = f"- OHCHR, [A]({LINK}a), 2014\n- WHO, [B]({LINK}b), 2014\n- Ab Principles (2019) – [Guide to roads]({LINK})\n"
    reference = references_of(f"## References\n\n{lines}")[2]
    assert (reference.title, reference.year) == ("Guide to roads", 2019)
    assert [one.name for one in reference.publishers] == ["Ab Principles"]


def test_a_list_by_publishers_has_works_in_small_letters() -> None:
    lines = f"- OHCHR, [A]({LINK}a), 2014\n- WHO, [B]({LINK}b), 2014\n- Roads Cannot Wait, annual reports, various years: www.e.org\n"
    reference = references_of(f"## References\n\n{lines}")[2]
    assert (reference.title, reference.note) == ("annual reports", "various years")
    assert [one.name for one in reference.publishers] == ["Roads Cannot Wait"]


@pytest.mark.parametrize(
    ("line", "title", "names", "year", "note"),
    [
        # The last page of an article is no year.
        (
            "Roads Council, “Rent and rivers”, River Studies, vol. 53, No. 7 (2016), pp. 1486–1502.",
            "Rent and rivers",
            ["Roads Council"],
            2016,
            "River Studies, vol. 53, No. 7; pp. 1486–1502",
        ),
        # Parts of a work that are cited by their names, not by a number.
        (
            "OHCHR, *Housing Guide* (Geneva, WHO, 2018), executive summary.",
            "Housing Guide",
            ["OHCHR"],
            2018,
            "WHO; executive summary",
        ),
        (
            "OHCHR, Report of the group, A/HRC/30/20, annex II, para. 4.",
            "Report of the group",
            ["OHCHR"],
            None,
            "annex II, para. 4",
        ),
        ("OHCHR, Report of the group, A/HRC/30/20, annex.", "Report of the group", ["OHCHR"], None, "annex"),
        # Whose views on a case they are.
        (
            "A.B.C. v. Spain, Communication No. 2/2014, Views adopted by the Committee on Economic, Social and"
            " Cultural Rights on 17 June 2015",
            "A.B.C. v. Spain",
            ["Committee on Economic, Social and Cultural Rights"],
            2015,
            "Communication No. 2/2014, Views adopted by the Committee on Economic, Social and Cultural Rights",
        ),
        # The day of the text of a law.
        (
            f"[Wet gemeentelijke rivieren]({LINK}) (geldend op 1 januari 2022)",
            "Wet gemeentelijke rivieren",
            [],
            2022,
            "geldend op 1 januari 2022",
        ),
    ],
)
def test_what_stands_behind_works_in_notes(
    line: str, title: str, names: list[str], year: int | None, note: str
) -> None:
    assert read(line) == (title, names, year, note)


@pytest.mark.parametrize(
    ("line", "title", "year"),
    [
        ("Declaration on Rivers, General Assembly resolution 217 A (III)", "Declaration on Rivers", None),
        ("Covenant on Rivers, GA res. 2200A (XXI), 16 December 1966", "Covenant on Rivers", 1966),
        ("Charte des rivières, résolution 217 A (III) de l’Assemblée générale", "Charte des rivières", None),
        ("Security Council, resolution 1325 (2000)", "resolution 1325", 2000),
    ],
)
def test_resolutions_behind_what_they_adopted(line: str, title: str, year: int | None) -> None:
    assert (read(line)[0], read(line)[2]) == (title, year)


@pytest.mark.parametrize("site", ["www.e.org", "https://e.org/x", f"[www.e.org]({LINK})"])
def test_whose_site_it_is_stands_behind_its_address(site: str) -> None:
    found = read(f"{site} (Deutscher Flussserver), Stichwort „Ganztagsfluss“")
    assert found == ("Ganztagsfluss", ["Deutscher Flussserver"], None, None)
    assert read(f"{site} (Deutscher Flussserver), Flüsse von morgen")[:2] == (
        "Flüsse von morgen",
        ["Deutscher Flussserver"],
    )

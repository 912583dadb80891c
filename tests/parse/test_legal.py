"""Cases, statutes, treaties and debates as sources of law print them; none is from a real document."""

import pytest

from annexcli.model.reference import EntryType
from tests.conftest import references_of


@pytest.mark.parametrize(
    ("line", "title", "date"),
    [
        ("*Doe v Northland (No 2)* (1992) 175 CLR 1", "Doe v Northland (No 2)", "1992"),
        ("*Doe v Registrar, Office of Maps* [2010] NLSC 31", "Doe v Registrar, Office of Maps", "2010"),
        ("Doe v Registrar, Office of Maps [2010] NLSC 31", "Doe v Registrar, Office of Maps", "2010"),
        ("R (Doe) v First Minister [2019] NLSC 4", "R (Doe) v First Minister", "2019"),
        (
            "R (on the application of Doe) v Council of Ortiz [2017] NLCA 13, [2018] 1 NLR 445",
            "R (on the application of Doe) v Council of Ortiz",
            "2017",
        ),
        ("Doe v. Board of Rivers, 347 N.L. 483 (1954)", "Doe v. Board of Rivers", "1954"),
        ("*In re* Doe, 387 N.L. 1 (1967)", "In re Doe", "1967"),
        ("*Ex parte* Chen, 71 U.S. (4 Wall.) 2 (1866)", "Ex parte Chen", "1866"),
        (
            "Doe v. Roe, 12 F. Supp. 3d 345 (D. Or. 2014), *aff'd*, 800 F.3d 12 (9th Cir. 2015)",
            "Doe v. Roe",
            "2014",
        ),
        ("*Müller gegen Nordland*, Urteil vom 12. Mai 2010", "Müller gegen Nordland", "2010-05-12"),
    ],
)
def test_a_case_is_called_by_its_parties(line: str, title: str, date: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title, str(reference.date)) == (title, date)
    assert reference.type is EntryType.LAW
    assert not reference.authors


@pytest.mark.parametrize(
    ("line", "title", "date"),
    [
        ("*Re A (Twins)* [2001] Fam 147 (CA)", "Re A (Twins)", "2001"),
        ("*The Northland Container* [1994] 2 AC 324 (PC)", "The Northland Container", "1994"),
        (
            "Water Supply (Maps) Regulations 2016, SI 2016/6140, reg 4",
            "Water Supply (Maps) Regulations 2016",
            "2016",
        ),
        (
            "Rivers Act 2014 (Commencement No 2) Order 2015, SI 2015/7730",
            "Rivers Act 2014 (Commencement No 2) Order 2015",
            "2015",
        ),
        ("Protection of Rivers HC Bill (2008–09) [34]", "Protection of Rivers HC Bill", "2008/2009"),
    ],
)
def test_sources_of_law_of_the_united_kingdom(line: str, title: str, date: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title, str(reference.date)) == (title, date)
    assert not reference.issuers


def test_where_a_case_is_reported_is_kept() -> None:
    notes = [
        reference.note
        for reference in references_of(
            "## References\n\n- *Doe v Roe* (1992) 175 CLR 1\n- *Doe v Poe* [2010] NLSC 31\n"
            "- Doe v. Chen, Supreme Court of Northland, 3 May 2010\n"
        )
    ]
    assert notes == ["(1992) 175 CLR 1", "[2010] NLSC 31", None]


@pytest.mark.parametrize(
    ("line", "title", "date"),
    [
        (
            "Nordland-Wassergesetz (NWG) vom 12. Dezember 2019 (BGBl. I S. 2513), zuletzt geändert am 18. August 2021",
            "Nordland-Wassergesetz (NWG)",
            "2019-12-12",
        ),
        ("Rivers Regulations 2019 (Vic)", "Rivers Regulations 2019", "2019"),
        ("The Map Keeping Rules 2014 (SI 2014/2672)", "The Map Keeping Rules 2014", "2014"),
        (
            "*Convention on the Rights of Rivers*, opened for signature 20 November 1989, 1577 UNTS 3 "
            "(entered into force 2 September 1990)",
            "Convention on the Rights of Rivers",
            "1989-11-20",
        ),
        (
            "Law no. 217/2003 on preventing floods, republished in the Official Gazette no. 365 of 30 May 2012",
            "Law no. 217/2003 on preventing floods",
            "2003",
        ),
        (
            "European Commission on Rivers, *Report on Northland*, adopted on 3 April 2014, published on 3 June 2014",
            "Report on Northland",
            "2014-06-03",
        ),
        (
            "Ley N° 27446, Ley del Agua, publicada el 23 de abril de 2001.",
            "Ley N° 27446, Ley del Agua",
            "2001-04-23",
        ),
        (
            "Regulation (EU) 2016/6790 of the European Parliament and of the Council of 27 April 2016 on rivers",
            "Regulation (EU) 2016/6790 of the European Parliament and of the Council of 27 April 2016 on rivers",
            "2016-04-27",
        ),
    ],
)
def test_a_law_is_as_old_as_its_own_day(line: str, title: str, date: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert (reference.title, str(reference.date)) == (title, date)


@pytest.mark.parametrize(
    ("line", "who", "title", "date"),
    [
        (
            "Conseil des eaux, décision n° 2018-765 DC du 12 juin 2018, *Loi relative aux rivières*",
            "Conseil des eaux",
            "décision n° 2018-765 DC du 12 juin 2018, Loi relative aux rivières",
            "2018-06-12",
        ),
        (
            "Corte dei ponti, sentenza 31 luglio 2020, n. 186",
            "Corte dei ponti",
            "sentenza 31 luglio 2020, n. 186",
            "2020-07-31",
        ),
        (
            "Trybunał Mostów, wyrok z dnia 22 października 2020 r., K 1/20",
            "Trybunał Mostów",
            "wyrok z dnia 22 października 2020 r., K 1/20",
            "2020-10-22",
        ),
        (
            "Nordgericht, Beschluss des Ersten Senats vom 24. März 2021 – 1 BvR 26/18",
            "Nordgericht",
            "Beschluss des Ersten Senats vom 24. März 2021 – 1 BvR 26/18",
            "2021-03-24",
        ),
        (
            "Northland, *Parliamentary Debates*, Assembly, 4 May 2006, 1290 (Jane Doe, Minister)",
            "Northland",
            "Parliamentary Debates",
            "2006-05-04",
        ),
    ],
)
def test_courts_and_parliaments_say_what_on_a_day(line: str, who: str, title: str, date: str) -> None:
    reference = references_of(f"## References\n\n- {line}\n")[0]
    assert [one.name for one in reference.publishers] == [who]
    assert (reference.title, str(reference.date)) == (title, date)


def test_a_debate_is_called_by_its_day() -> None:
    reference = references_of("## References\n\n- HC Deb 7 September 2021, vol 700, col 153\n")[0]
    assert (reference.title, reference.volume, reference.note) == (
        "HC Deb 7 September 2021",
        "700",
        "col 153",
    )


def test_a_treaty_and_the_month_before_its_day() -> None:
    line = "Convention on the Rights of Rivers (CRR), adopted November 20, 1989, G.A. Res. 44/25, annex, in force 1990"
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title, str(reference.date)) == (
        "Convention on the Rights of Rivers (CRR)",
        "1989-11-20",
    )


def test_a_numbered_law_with_a_long_name_is_no_running_text() -> None:
    name = "Regulation (EU) 2031/12 of the Parliament of 27 April 2031 on the protection of rivers and of those who live beside them"
    line = f"{name} and on the free movement of boats between the ports of the countries of the Union where the water allows it, OJ L 119, May 4, 2031, art. 8."
    (reference,) = references_of(f"## References\n\n- {line}\n")
    assert (reference.title or "").startswith(name)
    assert reference.note == "OJ L 119, May 4, 2031; art. 8"


def test_an_article_of_a_treaty_that_is_named_with_its_short_name() -> None:
    line = "International Covenant on Safe Passage (ICSP), Article 17."
    (reference,) = references_of(f"## References\n\n- {line}\n- Doe, J. (2019). Roads. Oslo.\n")[:1]
    assert (reference.title, reference.note) == ("International Covenant on Safe Passage", "ICSP; Article 17")

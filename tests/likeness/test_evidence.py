from typing import Any

import pytest
from hypothesis import given

from annexcli.likeness.evidence import Likeness, Titles, likeness, titles
from annexcli.likeness.traits import traits
from annexcli.model.reference import Organisation, PartialDate, Person, Reference
from tests.references import work, works


def alike(one: Reference, other: Reference) -> Likeness | None:
    return likeness(traits(one), traits(other))


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("Müller’s “Report”", "Mullers report", Titles.SAME),
        ("Guidelines for Child Online Protection", "Guidelines for Child On-line Protection", Titles.NEARLY),
        ("Guidelines for Child Protection", "Guidelnies for Child Protection", Titles.NEARLY),
        ("Child protection in Kenya", "Child protection in Ghana", Titles.UNLIKE),
        ("Online harms in Gambia", "Online harms in Zambia", Titles.UNLIKE),
        ("Online harms in Iran", "Online harms in Iraq", Titles.UNLIKE),
        ("Online harms in Austria", "Online harms in Australia", Titles.UNLIKE),
        ("A tangled web", "A tangled web: rethinking the approach", Titles.SHORTENED),
        ("Global report", "Global report: executive summary", Titles.UNLIKE),
        ("Global report", "Global report: Part I", Titles.UNLIKE),
        ("Report A", "Report B", Titles.UNLIKE),
        ("Report", "", Titles.UNKNOWN),
    ],
)
def test_titles(one: str, other: str, what: Titles) -> None:
    first, second = traits(work(one)), traits(work(other))
    assert titles(first, second) is what
    assert titles(second, first) is what


A = "https://e.org/a"


@pytest.mark.parametrize(
    ("one", "other", "score", "reason"),
    [
        ({"doi": "10.1/x"}, {"doi": "10.1/X", "title": None}, 1.0, "the same DOI"),
        ({"doi": "10.1/x"}, {"doi": "10.1/x", "title": "Of rivers"}, 0.7, "the same DOI, though the titles differ"),
        ({"urls": (A,)}, {"urls": ("http://www.e.org/a/",)}, 0.97, "the same address and title"),
        ({"urls": (A,)}, {"urls": (A,), "date": None}, 0.82, "the same address and title, one without a year"),
        ({}, {}, 0.95, "the same title, publisher and year"),
        ({}, {"publishers": (Organisation("UNICEF Innocenti"),)}, 0.85, "the same title, publisher and year, written differently"),
        ({}, {"title": "Children in a digital world: how they live"}, 0.75, "the same publisher and year, and one title lacks the subtitle"),
        ({"isbn": "978-3-16-148410-0"}, {"isbn": "316148410X", "publishers": ()}, 0.95, "the same ISBN and title"),
    ],
)  # fmt: skip
def test_evidence(one: dict[str, Any], other: dict[str, Any], score: float, reason: str) -> None:
    def made(facts: dict[str, Any]) -> Reference:
        basic: dict[str, Any] = {
            "title": "Children in a digital world",
            "publishers": (Organisation("UNICEF"),),
            "date": PartialDate(2017),
        }
        return Reference(**(basic | facts))

    assert alike(made(one), made(other)) == Likeness(score, reason)


def test_an_acronym_is_its_name() -> None:
    one = work("Guidelines for industry", 2015, "International Telecommunication Union")
    assert alike(one, work("Guidelines for industry", 2015, "ITU"))
    assert not alike(one, work("Guidelines for industry", 2015, "ILO"))


def test_family_names_count_where_persons_wrote() -> None:
    one = work("Introduction", 2015, authors=(Person("Ortiz", "Ana"),))
    assert alike(one, work("Introduction", 2015, authors=(Person("Ortiz", "A."),)))
    assert not alike(one, work("Introduction", 2015, authors=(Person("Ruiz", "A."),)))


@pytest.mark.parametrize(
    "facts",
    [
        {"volume": ("1", "2")},
        {"number": ("3", "4")},
        {"edition": ("2nd edition", "Third edition")},
        {"pages": ("1-20", "21-40")},
        {"doi": ("10.1/a", "10.1/b")},
        {"title": ("Report 2017", "Report 2018")},
        {"title": ("Report, Part I", "Report, Part II")},
        {"title": ("Report no. 3", "Report no. 4")},
        {"title": ("Report", "Report no. 4")},
        {"container": ("Handbook of Rivers", "Journal of Roads")},
        {"date": (PartialDate(2017), PartialDate(2018))},
        {"date": (PartialDate(2017, until=2018), PartialDate(2017, until=2019))},
    ],
    ids=str,
)
def test_what_keeps_works_apart_whatever_they_share(facts: dict[str, tuple[Any, Any]]) -> None:
    shared: dict[str, Any] = {
        "title": "Report of everything",
        "urls": (A,),
        "isbn": "9783161484100",
        "publishers": (Organisation("UNICEF"),),
    }
    one, other = (
        Reference(**(shared | {name: pair[side] for name, pair in facts.items()})) for side in (0, 1)
    )
    assert alike(one, one)
    assert not alike(one, other)


def test_chapters_of_a_book_are_different_works() -> None:
    book: dict[str, Any] = {"container": "A book", "isbn": "9783161484100", "doi": "10.1/book", "urls": (A,)}
    assert not alike(work("Of rivers", 2018, **book), work("Of roads and bridges", 2018, **book))


def test_a_landing_page_alone_is_not_enough() -> None:
    assert not alike(work("Of rivers", 2018, urls=(A,)), work("Of roads", 2018, urls=(A,)))


def test_a_missing_year_needs_more_than_a_title() -> None:
    assert not alike(work("Children in a digital world", 2018), work("Children in a digital world"))


def test_issues_of_a_bulletin() -> None:
    may, june = (
        Reference("Bulletin", publishers=(Organisation("ILO"),), date=PartialDate(2018, month))
        for month in (5, 6)
    )
    assert not alike(may, june)


def test_a_journal_may_be_abbreviated() -> None:
    one, other = (
        work("Of rivers and roads", 2018, container=name)
        for name in ("Journal of Experimental Medicine", "J. Exp. Med.")
    )
    assert alike(one, other)


@given(works(), works())
def test_likeness_is_mutual(one: Reference, other: Reference) -> None:
    assert alike(one, other) == alike(other, one)

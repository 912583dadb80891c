import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.errors import UsageProblem
from annexcli.model.reference import EntryType, Organisation, PartialDate, Person, Reference
from annexcli.query import ORDERS, Filter, Years, by_organisation, ordered, years
from annexcli.vocab.organisations import Body, Names, organisations

IWF = Reference(
    "Annual Report",
    key="iwf2017annual",
    type=EntryType.REPORT,
    publishers=(Organisation("Internet Watch Foundation", "IWF"),),
    date=PartialDate(2017),
    topics=("csea/csam", "annual-reports"),
    section="Annex 1: Key documents",
)
JOINT = Reference(
    "Guidelines for Industry",
    key="itu2015guidelines",
    publishers=(Organisation("ITU"), Organisation("UNICEF")),
    date=PartialDate(2014, until=2016),
    topics=("industry",),
)
PERSON = Reference("Étude", key="lopez-nd", authors=(Person("López", "Ana"),), note="in French")
ALL = (IWF, JOINT, PERSON)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2018", Years(2018, 2018)),
        ("2016..2018", Years(2016, 2018)),
        ("..2015", Years(None, 2015)),
        ("2018..", Years(2018, None)),
        (" 2016 .. 2018 ", Years(2016, 2018)),
    ],
)
def test_years_are_read(text: str, span: Years) -> None:
    assert years(text) == span


@pytest.mark.parametrize(
    "text", ["", "..", "18", "2016-2018", "20162018", "year", "2018..2016", "2016...2018"]
)
def test_other_years_are_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        years(text)
    assert ".." in str(refused.value)


@given(st.integers(1500, 2099), st.integers(1500, 2099), st.integers(1500, 2099))
def test_a_span_holds_the_years_in_it(first: int, last: int, year: int) -> None:
    reference = Reference("A", date=PartialDate(year))
    assert Years(first, last).holds(reference) == (first <= year <= last)
    assert Years(first, None).holds(reference) == (first <= year)
    assert Years(None, last).holds(reference) == (year <= last)


def test_undated_references_are_in_no_span_and_ranges_in_every_one_they_touch() -> None:
    assert not Years(None, 2099).holds(PERSON)
    assert Years(2016, 2016).holds(JOINT)
    assert not Years(2017, None).holds(JOINT)


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        (Filter(), "iwf2017annual itu2015guidelines lopez-nd"),
        (Filter(publishers=("internet watch",)), "iwf2017annual"),
        (Filter(publishers=("FOUNDATION internet",)), "iwf2017annual"),
        (Filter(publishers=("iwf",)), "iwf2017annual"),
        (Filter(publishers=("unicef",)), "itu2015guidelines"),
        (Filter(publishers=("uni",)), "itu2015guidelines"),
        (Filter(publishers=("nicef",)), ""),
        (Filter(publishers=("United Nations Children's Fund",)), "itu2015guidelines"),
        (Filter(publishers=("telecommunication",)), "itu2015guidelines"),
        (Filter(publishers=("Internet Watch & Foundation",)), "iwf2017annual"),
        (Filter(publishers=("lopez",)), "lopez-nd"),
        (Filter(publishers=("",)), ""),
        (Filter(topics=("csea",)), "iwf2017annual"),
        (Filter(topics=("csea/csam",)), "iwf2017annual"),
        (Filter(topics=("csea/grooming",)), ""),
        (Filter(topics=("cse",)), ""),
        (Filter(topics=("INDUSTRY", "annual-reports")), "iwf2017annual itu2015guidelines"),
        (Filter(topics=("industry",), publishers=("iwf",)), ""),
        (Filter(sections=("key documents",)), "iwf2017annual"),
        (Filter(types=("report",)), "iwf2017annual"),
        (Filter(texts=("etude",)), "lopez-nd"),
        (Filter(texts=("french",)), "lopez-nd"),
        (Filter(texts=("industry unicef",)), "itu2015guidelines"),
        (Filter(keys=("i*",)), "iwf2017annual itu2015guidelines"),
        (Filter(keys=("IWF2017annual",)), "iwf2017annual"),
        (Filter(years=(Years(2017, 2017), Years(2014, 2014))), "iwf2017annual itu2015guidelines"),
    ],
)
def test_filters(chosen: Filter, keys: str) -> None:
    assert " ".join(reference.key for reference in chosen.select(ALL)) == keys


def by(*names: str) -> Reference:
    return Reference("A", key=names[0], publishers=tuple(map(Organisation, names)))


@given(st.sampled_from(organisations()), st.data())
def test_any_name_of_a_body_finds_what_is_published_under_any_other(body: Body, data: st.DataObject) -> None:
    wanted, printed = (data.draw(st.sampled_from(body.names)) for _ in range(2))
    reference = by(printed)
    assert Filter(publishers=(wanted,)).select([IWF, reference])[-1] == reference


def test_who_is_no_word() -> None:
    store = [by("Who Cares? Trust"), by("World Health Organization"), by("WHO/Europe"), by("Wholesalers")]
    assert Filter(publishers=("WHO",)).select(store) == store[1:3]


def test_a_store_and_the_user_teach_names() -> None:
    store = [by("IWF"), IWF, by("Watchers")]
    assert Filter(publishers=("iwf",)).select(store, own=[Body("IWF", also=("Watchers",))]) == store


def test_persons_are_found_by_the_beginnings_of_their_names() -> None:
    store = [Reference("A", authors=(Person("Fraser", "Ann"),))]
    assert Filter(publishers=("fra",)).select(store) == store


def test_organisations_are_counted_with_all_their_names() -> None:
    store = [by("UNICEF", "ITU"), by("Unicef"), by("UNICEF"), by("Utopia Press"), by("UTOPIA press"), PERSON]
    shares = by_organisation(store, Names.of(store))
    assert [(share.body.name, share.printed, share.keys) for share in shares] == [
        ("United Nations Children's Fund", ("UNICEF", "Unicef"), ("UNICEF", "Unicef")),
        ("Utopia Press", ("Utopia Press", "UTOPIA press"), ("Utopia Press", "UTOPIA press")),
        ("International Telecommunication Union", ("ITU",), ("UNICEF",)),
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_loses_nothing(order: str) -> None:
    assert sorted(r.key for r in ordered(ALL, order)) == sorted(r.key for r in ALL)


def test_orders() -> None:
    assert [r.key for r in ordered(ALL, "year")] == ["itu2015guidelines", "iwf2017annual", "lopez-nd"]
    assert [r.key for r in ordered(ALL, "-year")] == ["iwf2017annual", "itu2015guidelines", "lopez-nd"]
    assert [r.key for r in ordered(ALL, "title")] == ["iwf2017annual", "lopez-nd", "itu2015guidelines"]
    assert ordered(reversed(ALL), "added") == list(reversed(ALL))
    with pytest.raises(UsageProblem, match="is no order"):
        ordered(ALL, "colour")

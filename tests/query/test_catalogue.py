"""Filters on catalogues, beside a plain reading of what they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import Agent, EntryType, Organisation, PartialDate, Person, Reference
from annexcli.query.asked import ORDERS, Filter, Years
from annexcli.query.catalogue import Query
from annexcli.query.words import search
from annexcli.text import fold
from annexcli.vocab.organisations import Body, Names, begins_words, organisations
from tests.query.catalogues import NAMES, TOPICS, catalogue, keys, references

T = TypeVar("T")
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
    ("asked", "found"),
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
        (Filter(publishers=('"*" OR',)), ""),
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
        (Filter(keys=("[!i]*",)), "lopez-nd"),
        (Filter(years=(Years(2017, 2017), Years(2014, 2014))), "iwf2017annual itu2015guidelines"),
        (Filter(years=(Years(2016, 2016),)), "itu2015guidelines"),
        (Filter(years=(Years(None, 2099),)), "iwf2017annual itu2015guidelines"),
        (Filter(has=("note",)), "lopez-nd"),
        (Filter(missing=("year", "topics")), "lopez-nd"),
        (Filter(without=Filter(publishers=("unicef",), topics=("csea",))), "lopez-nd"),
        (Filter(without=Filter(years=(Years(2017, None),))), "itu2015guidelines lopez-nd"),
        (Filter(without=Filter(publishers=("",))), "iwf2017annual itu2015guidelines lopez-nd"),
        (Filter(links=("missing",)), "iwf2017annual itu2015guidelines lopez-nd"),
    ],
)
def test_filters(asked: Filter, found: str) -> None:
    assert keys(catalogue(ALL), Query(asked)) == found


def _span(one: Reference, span: Years) -> bool:
    if one.date is None:
        return False
    return (span.first or 0) <= (one.date.until or one.date.year) and one.date.year <= (span.last or 9999)


def _called(agent: Agent, name: str, names: Names) -> bool:
    if isinstance(agent, Person):
        return begins_words(name, agent.name)
    return any(names.same(name, printed) for printed in (agent.name, agent.acronym) if printed)


def _under(topic: str, wanted: str) -> bool:
    return f"{topic.casefold()}/".startswith(f"{wanted.casefold()}/")


def _has(one: Reference, name: str) -> bool:
    return bool(getattr(one, {"url": "urls", "year": "date"}.get(name, name)))


def _all_words(one: Reference) -> str:
    people = (*one.publishers, *one.authors, *one.editors)
    acronyms = [agent.acronym for agent in people if isinstance(agent, Organisation)]
    return fold(
        " ".join([one.title or "", one.note or "", *(a.name for a in people), *acronyms, *one.topics])
    )


def _each(one: Reference, asked: Filter, names: Names) -> Iterator[bool]:
    """Yield for each kind of thing that is asked for whether a reference has it, told the plain way."""
    agents = (*one.publishers, *one.authors)
    if asked.years:
        yield any(_span(one, span) for span in asked.years)
    if asked.publishers:
        yield any(_called(agent, name, names) for name in asked.publishers for agent in agents)
    if asked.topics:
        yield any(_under(own, topic) for topic in asked.topics for own in one.topics)
    if asked.types:
        yield one.type.value in asked.types
    if asked.sections:
        yield any(fold(part) in fold(one.section or "") for part in asked.sections)
    if asked.texts:
        yield any(all(word in _all_words(one) for word in fold(words).split()) for words in asked.texts)
    if asked.keys:
        yield any(fnmatchcase(one.key.casefold(), glob.casefold()) for glob in asked.keys)
    if asked.has:
        yield any(_has(one, name) for name in asked.has)
    if asked.missing:
        yield any(not _has(one, name) for name in asked.missing)


def _some(values: Sequence[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


FILTERS = st.builds(
    Filter,
    years=_some([Years(2014, 2016), Years(None, 2015), Years(2018, None)]),
    publishers=_some([*NAMES, "unic", "fraser", "ana", "WHO", "ui", "utopian", "children", "itu"]),
    topics=_some([*TOPICS, "CSEA/csam"]),
    types=_some([kind.value for kind in EntryType]),
    sections=_some(["annex", "other"]),
    texts=_some(["report", "etude eau", "unicef", "csam", "french only"]),
    keys=_some(["a*", "[xy]*", "?b*"]),
    has=_some(["url", "doi", "note", "year", "section"]),
    missing=_some(["url", "doi", "note", "year"]),
)


@given(st.lists(references(), max_size=8), FILTERS, st.none() | FILTERS)
def test_filters_mean_what_they_say(works: list[Reference], asked: Filter, without: Filter | None) -> None:
    names = Names.of([agent for one in works for agent in (*one.publishers, *one.authors)])
    right = [
        one
        for one in works
        if all(_each(one, asked, names)) and not any(_each(one, without or Filter(), names))
    ]
    assert catalogue(works).references(Query(replace(asked, without=without))) == right


@given(st.lists(references(), max_size=8), st.sampled_from(ORDERS), st.integers(0, 9))
def test_an_order_loses_nothing_and_a_limit_the_end(works: list[Reference], order: str, limit: int) -> None:
    found = catalogue(works).references(Query(sort=order))
    assert sorted(one.key for one in found) == sorted(one.key for one in works)
    assert catalogue(works).references(Query(sort=order, limit=limit)) == found[:limit]


def test_orders() -> None:
    def ordered(by: str) -> str:
        return keys(catalogue(ALL), Query(sort=by))

    assert ordered("year") == "itu2015guidelines iwf2017annual lopez-nd"
    assert ordered("-year") == "iwf2017annual itu2015guidelines lopez-nd"
    assert ordered("title") == "iwf2017annual lopez-nd itu2015guidelines"
    assert ordered("publisher") == "lopez-nd iwf2017annual itu2015guidelines"
    assert ordered("key") == "itu2015guidelines iwf2017annual lopez-nd"


def by(*names: str) -> Reference:
    return Reference("A", key=names[0], publishers=tuple(map(Organisation, names)))


@given(st.sampled_from(organisations()), st.data())
def test_any_name_of_a_body_finds_what_is_published_under_any_other(body: Body, data: st.DataObject) -> None:
    wanted, printed = (data.draw(st.sampled_from(body.names)) for _ in range(2))
    assert by(printed) in catalogue([IWF, by(printed)]).references(Query(Filter(publishers=(wanted,))))


def test_who_is_no_word() -> None:
    store = [by("Who Cares? Trust"), by("World Health Organization"), by("WHO/Europe"), by("Wholesalers")]
    assert catalogue(store).references(Query(Filter(publishers=("WHO",)))) == store[1:3]


def test_a_store_and_the_user_teach_names() -> None:
    store = [by("IWF"), IWF, by("Watchers")]
    own = (Body("IWF", also=("Watchers",)),)
    assert catalogue(store, own).references(Query(Filter(publishers=("iwf",)))) == store


def edition(key: str, title: str, year: int | None, publisher: str = "UNICEF") -> Reference:
    return Reference(
        title, key=key, publishers=(Organisation(publisher),), date=PartialDate(year) if year else None
    )


@pytest.mark.parametrize(
    ("works", "newest"),
    [
        ([edition("a", "Annual Report 2017", 2017), edition("b", "Annual report 2018", 2018)], "b"),
        ([edition("b", "Annual Report, 2017/18", 2018), edition("a", "Annual report", 2016)], "b"),
        ([edition("a", "Safety guide", 2015), edition("b", "Safety guide, 2nd edition", 2018)], "b"),
        ([edition("a", "Annual report 2017", 2017), edition("b", "Annual report 2018", 2018, "ITU")], "a b"),
        ([edition("a", "Annual report 2017", 2017), edition("b", "Annual report", None)], "a b"),
        ([edition("a", "Report, part 1", 2017), edition("b", "Report, part 2", 2018)], "a b"),
        ([edition("a", "Guide", 2018), edition("b", "Guide", 2018)], "a b"),
        ([edition("a", "2020", 2020), edition("b", "1999", 1999)], "a b"),
        (
            [
                Reference(None, key="a", date=PartialDate(2017)),
                Reference(None, key="b", date=PartialDate(2018)),
            ],
            "a b",
        ),
    ],
)
def test_the_newest_of_a_series(works: list[Reference], newest: str) -> None:
    assert keys(catalogue(works), Query(Filter(latest=True))) == newest


def test_the_newest_is_that_of_the_chosen() -> None:
    works = catalogue(
        [edition(f"k{year}", f"Annual report {year}", year) for year in (2015, 2016, 2017, 2018)]
    )
    assert keys(works, Query(Filter(latest=True, years=(Years(None, 2016),)))) == "k2016"
    assert keys(works, Query(Filter(latest=True), match=search("annual").match)) == "k2018"


def test_verdicts_on_links() -> None:
    works = [Reference("A", key=key, urls=urls) for key, urls in (("a", ("https://e.org/a",)), ("b", ("https://e.org/b",)), ("c", ()))]  # fmt: skip
    known = catalogue(works)
    known.learn([("https://e.org/a", "dead", "2026-01-31T12:00:00Z"), ("https://else.org", "ok", None)])
    assert keys(known, Query(Filter(links=("dead",)))) == "a"
    assert keys(known, Query(Filter(links=("unchecked",)))) == "b"
    assert keys(known, Query(Filter(links=("missing", "dead")))) == "a c"
    assert known.urls() == ["https://e.org/a", "https://e.org/b"]


def test_what_completes_an_option() -> None:
    store = catalogue(ALL)
    assert store.values("key") == ["iwf2017annual", "itu2015guidelines", "lopez-nd"]
    assert store.values("topic") == ["annual-reports", "csea/csam", "industry"]
    assert store.values("publisher") == ["Ana López", "ITU", "IWF", "Internet Watch Foundation", "UNICEF"]
    assert store.values("section") == ["Annex 1: Key documents"]
    assert "date" in store.values("field")
    assert store.reference("lopez-nd") == PERSON
    assert store.reference("none") is None

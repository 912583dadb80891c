from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from annexcli.merge import ledger, same_work, shelve
from annexcli.model import Organisation, ParsedItem, PartialDate, Reference, Source, Status

ORGANISATION = Organisation("Internet Watch Foundation", "IWF")


def report(title: str, year: int | None, publisher: Organisation = ORGANISATION, url: str = "") -> Reference:
    return Reference(
        title, publishers=(publisher,), date=PartialDate(year) if year else None, urls=(url,) if url else ()
    )


def numbered(_: Reference, taken: Collection[str]) -> str:
    return f"key{len(taken)}"


def test_the_same_title_publisher_and_year() -> None:
    assert same_work(report("Annual Report", 2017), report("ANNUAL report.", 2017, Organisation("IWF")))
    assert not same_work(report("Annual Report", 2017), report("Annual Report", 2017, Organisation("ICMEC")))


def test_years_of_a_series_are_different_works_even_at_one_address() -> None:
    url = "https://example.org/annual-report"
    assert not same_work(report("Annual Report", 2017, url=url), report("Annual Report", 2018, url=url))
    assert not same_work(report("Annual Report", 2017), report("Annual Report", None))


def test_addresses() -> None:
    one = report("A report", 2017, url="https://www.example.org/r/")
    assert same_work(one, report("A report", 2017, Organisation("Other"), "http://example.org/r"))
    assert not same_work(one, report("Another report", 2017, url="https://example.org/r"))


def test_dois_decide() -> None:
    one = Reference("A", doi="10.1000/XYZ", date=PartialDate(2018))
    assert same_work(one, Reference("A: a subtitle", doi="10.1000/xyz", date=PartialDate(2018)))
    assert not same_work(one, Reference("A", doi="10.1000/other", date=PartialDate(2018)))


def test_a_line_is_known_again_whatever_was_edited_in_its_entry() -> None:
    source = Source("report.md", 12, raw="IWF, Annual Report, 2017")
    edited = Reference("The IWF Annual Report", date=PartialDate(2018), source=source)
    moved = Source("report.md", 99, raw="IWF, Annual Report, 2017")
    assert same_work(Reference("Annual Report", date=PartialDate(2017), source=moved), edited)
    elsewhere = Source("other.md", 12, raw="IWF, Annual Report, 2017")
    assert not same_work(Reference("Annual Report", date=PartialDate(2017), source=elsewhere), edited)


def test_untitled_references_are_not_all_the_same() -> None:
    assert not same_work(Reference(None), Reference(None))


def test_shelve_adds_a_work_once() -> None:
    known = report("Annual Report", 2017)
    incoming = [report("Annual Report", 2017), report("Annual Report", 2018), report("Annual Report", 2018)]
    shelved = shelve([known], incoming, numbered)
    assert [outcome.added for outcome in shelved.outcomes] == [False, True, False]
    assert [reference.year for reference in shelved.new] == [2018]


def test_ledger_tells_merged_from_known() -> None:
    source = Source("report.md", 1)
    one, two = report("Annual Report", 2017), report("Other", 2017)
    items = [
        ParsedItem(source, one),
        ParsedItem(source, None, "no words in it"),
        ParsedItem(source, two),
        ParsedItem(source, one),
    ]
    shelved = shelve([one], [one, two, one], numbered)
    lines = ledger(items, shelved.outcomes)
    assert [line.status for line in lines] == [
        Status.REFERENCE,
        Status.UNPARSED,
        Status.REFERENCE,
        Status.MERGED,
    ]
    assert lines[1].reason == "no words in it"
    assert lines[0].key == lines[3].key


TITLES = st.sampled_from(["Annual Report", "A Study", "Guidelines", None])
SOME = st.builds(
    Reference,
    TITLES,
    publishers=st.lists(st.sampled_from([ORGANISATION, Organisation("UNICEF")]), max_size=2).map(tuple),
    date=st.none() | st.integers(2016, 2018).map(PartialDate),
    urls=st.lists(st.sampled_from(["https://example.org/1", "https://example.org/2"]), max_size=1).map(tuple),
)


@given(st.lists(SOME, max_size=12))
def test_shelving_twice_adds_nothing(incoming: list[Reference]) -> None:
    first = shelve([], incoming, numbered)
    titled = [reference for reference in incoming if reference.title or reference.urls]
    again = shelve(first.new, titled, numbered)
    assert not again.new
    assert len(first.outcomes) == len(incoming)


@given(SOME, SOME)
def test_sameness_goes_both_ways(one: Reference, other: Reference) -> None:
    assert bool(same_work(one, other)) == bool(same_work(other, one))

"""Charts: what they count, and that it fits."""

from hypothesis import given
from hypothesis import strategies as st

from annexcli.model.reference import PartialDate, Reference
from annexcli.show.report.charts import by_year, largest
from annexcli.show.report.facets import Facet, Item, facets

YEARS = st.lists(st.one_of(st.none(), st.integers(1500, 2030), st.integers(2010, 2024)), max_size=30)


def of(years: list[int | None]) -> tuple[Facet, ...]:
    dates = [PartialDate(year) if year is not None else None for year in years]
    return facets([Item(Reference("T", key="k", date=date), "") for date in dates])


def test_years_without_anything_are_gaps() -> None:
    chart = by_year(of([2015, 2018, None, 2018])[0])
    assert [(bar.label, bar.number, bar.share) for bar in chart.bars] == [
        ("2015", 1, 0.5),
        ("2016", 0, 0.0),
        ("2017", 0, 0.0),
        ("2018", 2, 1.0),
    ]
    assert chart.without == 1
    assert [bar.at for bar in chart.bars] == [6.88, 31.88, 56.88, 81.88]


def test_a_long_time_is_counted_by_several_years() -> None:
    chart = by_year(of([1789, 2018, 2019])[0])
    assert [(bar.label, bar.number) for bar in chart.bars if bar.number] == [
        ("1780–1789", 1),
        ("2010–2019", 2),
    ]
    assert [bar.tick for bar in chart.bars if bar.tick] == ["1780", "1820", "1860", "1900", "1940", "1980"]


@given(YEARS)
def test_every_entry_is_counted_once_where_there_is_room(years: list[int | None]) -> None:
    facet = of(years)[0]
    chart = by_year(facet)
    assert sum(bar.number for bar in chart.bars) + chart.without == len(years)
    assert len(chart.bars) <= 41
    assert sum(bool(bar.tick) for bar in chart.bars) <= 7
    assert all(0 <= bar.at <= bar.at + bar.width <= 100 for bar in chart.bars)
    assert sorted(place for bar in chart.bars for place in bar.values) == [
        place for place, value in enumerate(facet.values) if value.value
    ]


def test_the_largest_publishers() -> None:
    names = ["A", "B", "B", "An organisation with quite a long name, and more"]
    items = [Item(Reference("T", key="k"), "", (name,)) for name in [*names, ""] if name]
    chart = largest(facets([*items, Item(Reference("T", key="k"), "")])[1], 2, {names[3]: "AO"})
    assert [(bar.label, bar.number, bar.share) for bar in chart.bars] == [("B", 2, 1.0), ("A", 1, 0.5)]
    assert (chart.left_out, chart.without) == (1, 1)
    ticks = [bar.tick for bar in largest(facets(items)[1], 9, {names[3]: "AO"}).bars]
    assert ticks == ["B", "A", "AO"]
    assert largest(facets(items)[1], 9, {}).bars[2].tick == "An organisation with quite a long…"

from annexcli.likeness.pairs import pairs
from annexcli.likeness.traits import traits
from tests.references import work


def test_a_clue_in_common() -> None:
    everything = [traits(work(title, 2018)) for title in ("Of many rivers", "Their many rivers", "Of roads")]
    assert list(pairs(everything)) == [(0, 1)]


def test_years_only_where_wanted() -> None:
    everything = [traits(work("Of many rivers", year)) for year in (2018, 2019)]
    assert list(pairs(everything)) == []
    assert list(pairs(everything, by_year=False)) == [(0, 1)]


def test_a_landing_page_of_thousands_is_not_compared_with_each_other() -> None:
    everything = [traits(work(f"x{n}", 2018, urls=("https://e.org",))) for n in range(3000)]
    assert len(list(pairs(everything))) < 10 * len(everything)

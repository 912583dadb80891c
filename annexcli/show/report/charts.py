"""Charts of a page as shares of their width: one drawing fits every screen, and its text stays legible."""

from dataclasses import dataclass

from annexcli.show.report.facets import NONE, Facet
from annexcli.text import printable, shorten

# A column may stand for several years where there would be too many to tell apart on a telephone.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000)
_MOST_COLUMNS = 40
_MOST_TICKS = 7
# So many characters of a number fit over columns of a telephone; then they are left to the table.
_MOST_DIGITS = 30
# How much of its place a column fills: few columns would be blocks.
_FILLED, _FILLED_BY_FEW, _FEW = 0.72, 0.45, 8
_LONGEST_LABEL = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it counts, which values of its facet these are, and where it stands.

    ``at`` and ``width`` are in hundredths of the width of the drawing; ``share`` is its length, from 0 to 1.
    ``tick`` is the label below it, if it has one.
    """

    label: str
    number: int
    values: tuple[int, ...]
    at: float = 0.0
    width: float = 0.0
    share: float = 0.0
    tick: str = ""

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return round(self.at + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, how many entries are in none for want of a value, and how many values are left out.

    ``dense`` is whether the numbers over columns need a wide screen.
    """

    bars: tuple[Bar, ...]
    without: int = 0
    left_out: int = 0
    dense: bool = False


def by_year(facet: Facet) -> Chart:
    """Return columns from the first to the last year; years of which there is nothing are gaps."""
    places = {int(value.value): place for place, value in enumerate(facet.values) if value.value != NONE}
    without = sum(value.number for value in facet.values if value.value == NONE)
    if not places:
        return Chart((), without)
    first, last = min(places), max(places)
    step = next((step for step in _STEPS if (last - first) // step < _MOST_COLUMNS), _STEPS[-1])
    starts = range(first - first % step, last + 1, step)
    groups = [
        tuple(places[year] for year in range(start, start + step) if year in places) for start in starts
    ]
    numbers = [sum(facet.values[place].number for place in group) for group in groups]
    slot = 100 / len(starts)
    filled = slot * (_FILLED_BY_FEW if len(starts) <= _FEW else _FILLED)
    every = -(-len(starts) // _MOST_TICKS)
    bars = tuple(
        Bar(
            str(start) if step == 1 else f"{start}–{start + step - 1}",
            number,
            group,
            round(at * slot + (slot - filled) / 2, 2),
            round(filled, 2),
            number / max(numbers),
            "" if at % every else str(start),
        )
        for at, (start, group, number) in enumerate(zip(starts, groups, numbers, strict=True))
    )
    return Chart(bars, without, dense=len(bars) * len(str(max(numbers))) > _MOST_DIGITS)


def largest(facet: Facet, top: int, short: dict[str, str]) -> Chart:
    """Return bars of the values that most entries have.

    Args:
        facet: what is counted, those with most entries first.
        top: how many bars there may be.
        short: acronyms of what may be too long a name.

    """
    named = [(place, value) for place, value in enumerate(facet.values) if value.value != NONE]
    without = sum(value.number for value in facet.values if value.value == NONE)
    most = max((value.number for _, value in named), default=1)
    bars = tuple(
        Bar(
            value.label,
            value.number,
            (place,),
            share=value.number / most,
            tick=_fitting(value.label, short.get(value.value, "")),
        )
        for place, value in named[:top]
    )
    return Chart(bars, without, max(0, len(named) - top))


def _fitting(label: str, short: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else shorten(printable(short) or label, _LONGEST_LABEL)

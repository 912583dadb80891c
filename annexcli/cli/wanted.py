"""Which references a command is for: what its filters say, and the references that it gets."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from annexcli.errors import UsageProblem
from annexcli.query.asked import Filter, checked, checked_order, years

if TYPE_CHECKING:
    from annexcli.cli.run import Run
    from annexcli.edge.store import Store
    from annexcli.model.reference import Reference
    from annexcli.query.catalogue import Catalogue, Query

# SQLite bounds how deep a condition may be; citekeys take one, however many they are.
_MOST, _LONGEST = 200, 10_000
# The filters that may be repeated and have an opposite, by their options, and what of a Filter each fills.
FILTERS = {
    "year": "years",
    "publisher": "publishers",
    "topic": "topics",
    "type": "types",
    "section": "sections",
    "text": "texts",
    "key": "keys",
    "has": "has",
    "missing": "missing",
    "link": "links",
}


class Wanted(NamedTuple):
    """Which references a command is for, and in which order."""

    asked: Filter
    sort: str | None
    limit: int | None

    @property
    def narrows(self) -> bool:
        """Whether some references may not be wanted."""
        return self.asked.narrows or self.limit is not None

    def query(self, match: str = "") -> "Query":
        """Return what to ask of a catalogue; ``match`` is what its words must fulfil, too."""
        from annexcli.query.catalogue import Query

        return Query(self.asked, self.sort, self.limit, match)

    def of(self, run: "Run") -> "list[Reference]":
        """Return the references of the store that are wanted."""
        return run.catalogue().references(self.query())

    def among(self, run: "Run", store: "Store") -> "list[Reference]":
        """Return the references that are wanted of a store that has been read."""
        if not self.narrows and self.sort is None:
            return list(store.references)
        return run.catalogue_of(store).references(self.query())

    def keys_of(self, catalogue: "Catalogue") -> list[str]:
        """Return the citekeys of the references of a catalogue that are wanted."""
        return catalogue.keys(self.query())


def wanted_of(values: Mapping[str, Any]) -> Wanted:
    """Return what the options of the filters say.

    Args:
        values: by the names of their parameters: ``year_``, ``not_year``, ``latest``, ``sort``, ``limit``.

    Raises:
        UsageProblem: if a value is none that there is.

    """
    if values["sort"] is not None:
        checked_order(values["sort"])  # a wrong one is told before any work is done
    return Wanted(_asked(values), values["sort"], values["limit"])


def _asked(values: Mapping[str, Any]) -> Filter:
    """Return what the options ask for.

    Raises:
        UsageProblem: if a value is none that there is.

    """
    wanted, unwanted = (
        {field: _checked(option, tuple(values[name.format(option)])) for option, field in FILTERS.items()}
        for name in ("{}_", "not_{}")
    )
    asked = replace(
        _filter(wanted, "--year"),
        latest=values["latest"],
        without=_filter(unwanted, "--not-year") if any(unwanted.values()) else None,
    )
    verdicts: tuple[str, ...] = ()
    if asked.asks_for_links:
        from annexcli.model.verdict import Verdict

        verdicts = tuple(verdict.value for verdict in Verdict)
    return checked(asked, verdicts)


def without_latex(text: str) -> str:
    """Return what was typed without LaTeX's commands: it may have been copied from a store."""
    if "\\" not in text:
        return text
    from annexcli.bib.latex import decode

    return decode(text)


def _checked(option: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of an option as texts.

    Raises:
        UsageProblem: if there are too many, or one is no text.

    """
    counted = {value for value in values if option != "key" or any(c in value for c in "*?[")}
    long = any(len(value.split()) > _MOST or len(value) > _LONGEST for value in values)
    if len(counted) > _MOST or long:
        raise UsageProblem("too much to ask at once", where=f"--{option}", hint="ask for less")
    for value in values:
        if not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
            raise UsageProblem(f"{value!r} is no UTF-8 text", where=f"--{option}")
    return values if option == "key" else tuple(map(without_latex, values))


def _filter(texts: dict[str, tuple[str, ...]], option: str) -> Filter:
    spans = tuple(years(text, option) for text in texts.pop("years"))
    return replace(Filter(years=spans), **texts)  # type: ignore[arg-type] # tuples of texts, all of them

"""The filters, the same on all commands that take references."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annexcli.cli import completing
from annexcli.cli.bundles import bundled
from annexcli.query.asked import ORDERS, Filter, checked, checked_order, years

if TYPE_CHECKING:
    from annexcli.cli.run import Run
    from annexcli.edge.store import Store
    from annexcli.model.reference import Reference
    from annexcli.query.catalogue import Catalogue, Query


@dataclass(frozen=True, slots=True)
class Wanted:
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
        return run.catalogue(links=self.asked.asks_for_links).references(self.query())

    def among(self, run: "Run", store: "Store") -> "list[Reference]":
        """Return the references that are wanted of a store that has been read."""
        if not self.narrows and self.sort is None:
            return list(store.references)
        catalogue = run.catalogue_of(store, links=self.asked.asks_for_links)
        return catalogue.references(self.query())

    def keys_of(self, catalogue: "Catalogue") -> list[str]:
        """Return the citekeys of the references of a catalogue that are wanted."""
        return catalogue.keys(self.query())


@dataclass(frozen=True, slots=True)
class _Kind:
    """A filter: the field of :class:`Filter` that it fills, how it is shown, and what completes it."""

    field: str
    metavar: str
    help: str
    complete: Callable[..., Any] | None = None


_FILTERS = {
    "year": _Kind("years", "YEARS", "2018, 2016..2018, ..2015 or 2018..; dates and ranges count too."),
    "publisher": _Kind(
        "publishers", "NAME", "A publisher's or author's name, a part or an acronym.", completing.publisher
    ),
    "topic": _Kind("topics", "TOPIC", "A topic; csea finds csea/grooming too.", completing.topic),
    "type": _Kind("types", "TYPE", "A type of work, or of entry.", completing.entry_type),
    "section": _Kind("sections", "TEXT", "Part of the section's headings.", completing.section),
    "text": _Kind("texts", "WORDS", "Words in title, names, note or topics."),
    "key": _Kind("keys", "GLOB", "A citekey; * and ? stand for anything.", completing.key),
    "has": _Kind("has", "FIELD", "A field that is there, such as doi.", completing.field),
    "missing": _Kind("missing", "FIELD", "A field that is not there.", completing.field),
    "link": _Kind("links", "VERDICT", "What annex check said last, or unchecked.", completing.verdict),
}
_NOT = "not_"


def _option(name: str, kind: _Kind, *, hidden: bool = False) -> tuple[Any, Any]:
    annotation = Annotated[
        list[str],
        typer.Option(
            f"--{name}", metavar=kind.metavar, help=kind.help, hidden=hidden, autocompletion=kind.complete
        ),
    ]
    return annotation, []


_OPTIONS: dict[str, tuple[Any, Any]] = {
    **{f"{name}_": _option(name, kind) for name, kind in _FILTERS.items()},
    **{f"{_NOT}{name}": _option(f"not-{name}", kind, hidden=True) for name, kind in _FILTERS.items()},
    "latest": (
        Annotated[bool, typer.Option("--latest", help="Of works that come out again and again, the newest.")],
        False,
    ),
    "sort": (
        Annotated[
            str | None,
            typer.Option(
                "--sort", metavar="ORDER", help=f"{', '.join(ORDERS)}.", autocompletion=completing.order
            ),
        ],
        None,
    ),
    "limit": (
        Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="At most so many.")],
        None,
    ),
}


def _asked(values: dict[str, Any]) -> Filter:
    """Return what the options ask for.

    Raises:
        UsageProblem: if a value is none that there is.

    """
    wanted, unwanted = (
        {kind.field: tuple(values[name.format(option)]) for option, kind in _FILTERS.items()}
        for name in ("{}_", f"{_NOT}{{}}")
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


def _filter(texts: dict[str, tuple[str, ...]], option: str) -> Filter:
    spans = tuple(years(text, option) for text in texts.pop("years"))
    return replace(Filter(years=spans), **texts)  # type: ignore[arg-type] # tuples of texts, all of them


def _wanted(_: Any, values: dict[str, Any]) -> Wanted:
    if values["sort"] is not None:
        checked_order(values["sort"])  # a wrong one is told before any work is done
    return Wanted(_asked(values), values["sort"], values["limit"])


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose references; it gets them together as ``wanted``."""
    return bundled(command, "wanted", _OPTIONS, _wanted)

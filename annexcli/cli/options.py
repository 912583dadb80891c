"""The filters, the same on all commands that take references."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annexcli.model.reference import EntryType, Reference
from annexcli.query import ORDERS, Filter, ordered, years

if TYPE_CHECKING:
    from annexcli.vocab.organisations import Body


def own_organisations() -> "tuple[Body, ...]":
    """Return the organisations of the settings."""
    from annexcli.edge.settings import read_settings

    return read_settings().organisations


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which references a command is for, and in which order."""

    chosen: Filter
    sort: str
    limit: int | None

    def of(self, references: tuple[Reference, ...]) -> list[Reference]:
        """Return the references wanted among all of a store."""
        own = own_organisations() if self.chosen.publishers else ()
        return ordered(self.chosen.select(references, own), self.sort)[: self.limit]


_Many = list[str]
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "year": (
        Annotated[_Many, typer.Option("--year", metavar="YEARS", help="2018, 2016..2018, ..2015 or 2018..")],
        [],
    ),
    "publisher": (
        Annotated[
            _Many,
            typer.Option(
                "--publisher",
                metavar="NAME",
                help="A publisher's or author's name, a part or an acronym of it.",
            ),
        ],
        [],
    ),
    "topic": (
        Annotated[
            _Many, typer.Option("--topic", metavar="TOPIC", help="A topic; csea finds csea/grooming too.")
        ],
        [],
    ),
    "type_": (
        Annotated[
            list[EntryType],
            typer.Option("--type", help="A type of work.", show_choices=False, metavar="TYPE"),
        ],
        [],
    ),
    "section": (
        Annotated[_Many, typer.Option("--section", metavar="TEXT", help="Part of the section's headings.")],
        [],
    ),
    "text": (
        Annotated[
            _Many, typer.Option("--text", metavar="WORDS", help="Words in title, names, note or topics.")
        ],
        [],
    ),
    "key": (
        Annotated[
            _Many, typer.Option("--key", metavar="GLOB", help="A citekey; * and ? stand for anything.")
        ],
        [],
    ),
    "sort": (Annotated[str, typer.Option("--sort", metavar="ORDER", help=f"{', '.join(ORDERS)}.")], "added"),
    "limit": (
        Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="At most so many.")],
        None,
    ),
}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose references; it gets them together as ``wanted``."""
    return with_options(command, _OPTIONS, "wanted", _wanted)


def _wanted(_: Any, values: dict[str, Any]) -> Wanted:
    chosen = Filter(
        years=tuple(map(years, values["year"])),
        publishers=tuple(values["publisher"]),
        topics=tuple(values["topic"]),
        types=tuple(values["type_"]),
        sections=tuple(values["section"]),
        texts=tuple(values["text"]),
        keys=tuple(values["key"]),
    )
    ordered((), values["sort"])  # a wrong order is told before any work is done
    return Wanted(chosen, values["sort"], values["limit"])


def with_options(
    command: Callable[..., None],
    options: Mapping[str, tuple[Any, Any]],
    name: str,
    made: Callable[[Any, dict[str, Any]], Any],
) -> Callable[..., None]:
    """Give a command options that it gets together as one argument.

    Args:
        command: the command; its first parameter is the context.
        options: by the names of parameters, the annotations as typer reads them and the defaults.
        name: the argument that they become.
        made: makes it of the context and the values.

    """
    own = inspect.signature(command, eval_str=True)
    added = [
        inspect.Parameter(option, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for option, (annotation, default) in options.items()
    ]
    kept = [parameter for parameter in own.parameters.values() if parameter.name != name]

    @functools.wraps(command)
    def with_them(*args: Any, **given: Any) -> None:
        values = {option: given.pop(option) for option in options}
        # typer gives the context as it gives an option; an outer command of these hands it on.
        context = args[0] if args else given[kept[0].name]
        command(*args, **given, **{name: made(context, values)})

    keyword_only = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in kept[1:]]
    signature = own.replace(parameters=[*kept[:1], *keyword_only, *added])
    with_them.__signature__ = signature  # type: ignore[attr-defined]
    with_them.__annotations__ = {name: p.annotation for name, p in signature.parameters.items()}
    return with_them

"""What all commands share: the settings of a run, the filters, and how output is written."""

import functools
import inspect
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from annexcli.model import EntryType, Reference
from annexcli.query import ORDERS, Filter, ordered, years

if TYPE_CHECKING:
    from rich.console import Console

    from annexcli.edge.store import Store

DEFAULT_STORE = "references.bib"


def store_path(chosen: str | None) -> Path:
    """Return the path of the store: what is chosen, ``ANNEX_STORE``, the settings', ``references.bib``."""
    if named := chosen or os.environ.get("ANNEX_STORE"):
        return Path(named)
    from annexcli.edge.settings import read_settings

    return read_settings().store or Path(DEFAULT_STORE)


@dataclass(frozen=True, slots=True)
class Run:
    """The settings that stand before the command."""

    store: Path
    color: str
    quiet: bool

    def say(self, message: str) -> None:
        """Write a message to standard error, unless the user asked for silence."""
        if not self.quiet:
            sys.stderr.write(message)

    def opened(self, *, tolerant: bool = False, must_exist: bool = True) -> "Store":
        """Read the store, as ``edge.store.open_store`` does, and tell where it is not UTF-8."""
        from annexcli.edge.store import open_store

        return self._noticed(open_store(self.store, tolerant=tolerant, must_exist=must_exist))

    def change(
        self, make: "Callable[[Store], str]", *, tolerant: bool = False, must_exist: bool = True
    ) -> "Store":
        """Change the store, as ``edge.store.change`` does, and tell where it is not UTF-8."""
        from annexcli.edge.store import change

        return self._noticed(change(self.store, make, tolerant=tolerant, must_exist=must_exist))

    def _noticed(self, store: "Store") -> "Store":
        if store.encoding != "utf-8":
            self.say(f"annex: {self.store}: not UTF-8; read as {store.encoding}, and written so\n")
        return store

    def shows_color(self) -> bool:
        """Tell whether to colour: ``--color``, else ``NO_COLOR``, ``FORCE_COLOR``, else a terminal is."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def console(self, *, stderr: bool = False) -> "Console":
        """Return a rich console that shows text as it is: no markup, no emoji codes, nothing highlighted."""
        from rich.console import Console

        color_system: Literal["auto"] | None = "auto" if self.shows_color() else None
        return Console(stderr=stderr, markup=False, emoji=False, highlight=False, color_system=color_system)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which references a command is for, and in which order."""

    chosen: Filter
    sort: str
    limit: int | None

    def of(self, references: tuple[Reference, ...]) -> list[Reference]:
        """Return the references wanted."""
        return ordered(self.chosen.select(references), self.sort)[: self.limit]


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
                "--publisher", metavar="NAME", help="Part of a publisher's or author's name, or an acronym."
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
    own = inspect.signature(command, eval_str=True)
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _OPTIONS.items()
    ]
    kept = [parameter for name, parameter in own.parameters.items() if name != "wanted"]

    @functools.wraps(command)
    def with_filters(*args: Any, **given: Any) -> None:
        values = {name: given.pop(name) for name in _OPTIONS}
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
        command(*args, **given, wanted=Wanted(chosen, values["sort"], values["limit"]))

    keyword_only = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in kept[1:]]
    signature = own.replace(parameters=[*kept[:1], *keyword_only, *added])
    with_filters.__signature__ = signature  # type: ignore[attr-defined]
    with_filters.__annotations__ = {name: p.annotation for name, p in signature.parameters.items()}
    return with_filters


def write(text: str, output: str | None = None) -> None:
    """Write a result to standard output, or whole to a file where one is named."""
    if output is None or output == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from annexcli.edge.files import write_whole

    write_whole(Path(output), text)

"""A run of the program: what is said before the command, the store it is about, how results are written."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from annexcli.errors import UsageProblem

if TYPE_CHECKING:
    from rich.console import Console

    from annexcli.edge.store import Store
    from annexcli.query.catalogue import Catalogue
    from annexcli.vocab.organisations import Body
    from annexcli.vocab.topics import Vocabularies

DEFAULT_STORE = "references.bib"


def store_path(chosen: str | None) -> Path:
    """Return the path of the store: what is chosen, ``ANNEX_STORE``, the settings', ``references.bib``."""
    if named := chosen or os.environ.get("ANNEX_STORE"):
        return Path(named)
    from annexcli.edge.settings import read_settings

    return read_settings().store or Path(DEFAULT_STORE)


def own_organisations() -> "tuple[Body, ...]":
    """Return the organisations of the settings."""
    from annexcli.edge.settings import read_settings

    return read_settings().organisations


def vocabularies() -> "Vocabularies":
    """Return the topics to look for, as the settings say."""
    from annexcli.edge.settings import read_settings
    from annexcli.vocab.topics import Vocabularies

    return read_settings().topics or Vocabularies()


@dataclass(frozen=True)
class Run:
    """A run of the program, with the options that stand before the command.

    Args:
        chosen: the store that the user named, if any.
        color: when to colour: ``auto``, ``always`` or ``never``.
        quiet: whether to write no messages.

    Raises:
        UsageProblem: if the name of the store is empty, as that of a variable of the shell that is not set.

    """

    chosen: str | None
    color: str
    quiet: bool

    def __post_init__(self) -> None:
        if self.chosen == "":
            raise UsageProblem("the name is empty", where="--store", hint="name a file, or leave it out")

    @cached_property
    def store(self) -> Path:
        """The path of the store, looked for when it is wanted: help needs no settings."""
        return store_path(self.chosen)

    def say(self, message: str) -> None:
        """Write a message to standard error, unless the user asked for silence."""
        if not self.quiet:
            sys.stderr.write(message)

    def say_nothing_matches(self) -> None:
        """Tell that there is nothing to show: no entry that is wanted, or none at all."""
        from annexcli.query.catalogue import Query
        from annexcli.text import printable

        if self.quiet:
            return
        if self.catalogue(tolerant=True).keys(Query(limit=1)):
            self.say("no reference matches\n")
        else:
            store = printable(str(self.store))
            self.say(f"{store} has no entries; read some into it with: annex parse DOCUMENT\n")

    def opened(self, *, tolerant: bool = False, must_exist: bool = True) -> "Store":
        """Read the store, as ``edge.store.open_store`` does, and tell where it is not UTF-8."""
        from annexcli.edge.store import open_store

        return self._noticed(open_store(self.store, tolerant=tolerant, must_exist=must_exist))

    def catalogue(self, *, tolerant: bool = False) -> "Catalogue":
        """Return the catalogue of the store, without reading it where that is not needed.

        Args:
            tolerant: whether the store may have parts that cannot be read as entries.

        Raises:
            UnreadableInput: as ``edge.store.open_store``.

        """
        return self.catalogue_at(self.store, tolerant=tolerant)

    def catalogue_at(self, path: Path, *, tolerant: bool = False) -> "Catalogue":
        """Return the catalogue of any store, as :meth:`catalogue` does."""
        from annexcli.edge.index import open_index

        indexed = open_index(path, own_organisations)
        if indexed.broken and not tolerant:
            from annexcli.edge.store import refusal

            raise refusal(path, *indexed.broken)
        self._notice(path, indexed.encoding)
        return indexed.catalogue

    def catalogue_of(self, store: "Store") -> "Catalogue":
        """Return the catalogue of a store that has been read."""
        from annexcli.edge.index import index_of

        return index_of(store, own_organisations).catalogue

    def change(
        self, make: "Callable[[Store], str]", *, tolerant: bool = False, must_exist: bool = True
    ) -> "Store":
        """Change the store, as ``edge.store.change`` does, and tell where it is not UTF-8."""
        from annexcli.edge.store import change

        return self._noticed(change(self.store, make, tolerant=tolerant, must_exist=must_exist))

    def _noticed(self, store: "Store") -> "Store":
        self._notice(store.path, store.encoding)
        return store

    def _notice(self, path: Path, encoding: str) -> None:
        if encoding != "utf-8":
            from annexcli.text import printable

            self.say(f"annex: {printable(str(path))}: not UTF-8; read as {encoding}, and written so\n")

    def refuse_output(self, output: str | None, *read: str) -> None:
        """Refuse to write a result over the store, or over another file that the command reads.

        Args:
            output: the file to write, if any.
            read: the files that are read beside the store.

        Raises:
            UsageProblem: if that is so, or no file of this name can be written.

        """
        if output is None or output == "-":
            return
        path = Path(output)
        if not output:
            raise UsageProblem("cannot write: the name is empty", where="-o", hint="name a file")
        if path.is_dir():
            raise UsageProblem("cannot write: a folder", where=output, hint="name a file")
        path = path.resolve()
        if not path.parent.is_dir():
            raise UsageProblem(
                "cannot write: its folder does not exist", where=output, hint="make it, or name another"
            )
        if path == self.store.resolve():
            raise UsageProblem("this is the store itself", where=output, hint="name another file")
        if path in {Path(name).resolve() for name in read}:
            raise UsageProblem("this file is to be read", where=output, hint="name another file")

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


def write(result: str | bytes, output: str | None = None) -> None:
    """Write a result to standard output, or whole to a file where one is named."""
    if output is None or output == "-":
        if isinstance(result, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(result)
            sys.stdout.buffer.flush()
            return
        sys.stdout.write(result)
        sys.stdout.flush()
        return
    from annexcli.edge.files import replace, write_whole

    if isinstance(result, bytes):
        replace(Path(output), result)
    else:
        write_whole(Path(output), result)

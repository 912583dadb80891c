"""Lists of references: in which form they are written, and where to."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from annexcli.cli.exits import Exit
from annexcli.cli.run import Run, write
from annexcli.errors import UsageProblem
from annexcli.text import shown_lines

if TYPE_CHECKING:
    from annexcli.model.reference import Reference
    from annexcli.query.words import Search


class Listing(NamedTuple):
    """How to write a list.

    Attributes:
        form: ``table``, ``json``, ``csv``, ``keys`` or ``format``.
        columns: names of columns with commas between them, for ``table`` and ``csv``; the usual ones if None.
        template: a house style, for ``format``.
        fail_empty: whether an empty list is a finding.

    """

    form: str
    columns: str | None
    template: str | None
    fail_empty: bool

    def write(self, run: Run, chosen: "Sequence[Reference]", search: "Search | None" = None) -> Exit:
        """Write references to standard output; tell on standard error where there are none.

        Returns:
            The exit code: findings, if there are none and that is one.

        Raises:
            UsageProblem: if a column or a part of a template is unknown.

        """
        from annexcli.show.columns import columns

        names = columns(self.columns) if self.columns else None
        if self.form == "table" and sys.stdout.isatty():
            if chosen:
                _show(run, chosen, names, search)
        else:
            text = self._text(chosen, names)
            write(shown_lines(text) if self.form == "csv" and sys.stdout.isatty() else text)
        if not chosen:
            run.say_nothing_matches()
        return Exit.FINDINGS if self.fail_empty and not chosen else Exit.DONE

    def _text(self, chosen: "Sequence[Reference]", names: Sequence[str] | None) -> str:
        from annexcli.show import listing
        from annexcli.show.columns import DEFAULT

        match self.form:
            case "json":
                from annexcli.edge.known_links import links_of
                from annexcli.show import json as show_json

                return show_json.references(chosen, links_of(chosen))
            case "csv":
                return listing.as_csv(chosen, names or DEFAULT)
            case "keys":
                return listing.keys(chosen)
            case "format":
                return listing.formatted(chosen, self.template or "")
            case _:
                return listing.lines(chosen, names or DEFAULT)


def _show(
    run: Run, chosen: "Sequence[Reference]", names: Sequence[str] | None, search: "Search | None"
) -> None:
    from functools import partial

    from annexcli.cli.pager import paged
    from annexcli.query.words import places
    from annexcli.show import table

    marks: table.Marks = partial(places, search) if search else table.unmarked
    with paged(run) as console:
        console.print(table.references(chosen, names, console.width, marks))


def listing_of(values: Mapping[str, Any]) -> Listing:
    """Return how to write a list, as its options say.

    Args:
        values: by the names of their parameters: ``columns``, ``as_json``, ``as_csv``, ``only_keys``,
            ``template``, ``fail_empty``.

    Raises:
        UsageProblem: if several forms are asked for.

    """
    forms = {
        "json": values["as_json"],
        "csv": values["as_csv"],
        "keys": values["only_keys"],
        "format": values["template"] is not None,
    }
    asked = [name for name, is_asked in forms.items() if is_asked]
    if len(asked) > 1:
        raise UsageProblem(f"--{asked[0]} and --{asked[1]} exclude each other", hint="choose one")
    form = asked[0] if asked else "table"
    if values["columns"] and form not in {"table", "csv"}:
        raise UsageProblem(f"--columns and --{form} exclude each other", hint="choose one")
    return Listing(form, values["columns"], values["template"], values["fail_empty"])

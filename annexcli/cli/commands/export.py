"""``annex export``: references for other programs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.exits import Exit
from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, write
from annexcli.cli.wanted import Wanted
from annexcli.errors import UsageProblem
from annexcli.exchange.formats import Format, written_as
from annexcli.text import shown_lines

if TYPE_CHECKING:
    from annexcli.bib.library import Entry
    from annexcli.model.reference import Reference

# Made of what the index knows; no BibTeX is read for these.
_OF_CATALOGUE = frozenset({Format.JSON, Format.JSONL, Format.CSV})
_HOLD_ALL_FIELDS = frozenset({Format.BIBTEX, Format.BIBLATEX, Format.CSLJSON, Format.CSV})


@filtered
def export(
    ctx: typer.Context,
    *,
    to: Annotated[
        Format | None, typer.Option("--to", help="The format; else by the name of the file.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file; - is the output.")
    ] = None,
    all_fields: Annotated[
        bool, typer.Option("--all-fields", help="The program's own fields, too: sources, sections, records.")
    ] = False,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 1 if nothing matches.")] = False,
    wanted: Wanted,
) -> None:
    r"""Write references for other programs.

    What a format cannot hold is left out; docs/exchange.md has the table.

    \b
    Examples:
      annex export --to biblatex -o thesis.bib
      annex export --topic csea --year 2016.. -o csea.ris
      annex export --to csljson | pandoc -f csljson -t html --citeproc
    """
    run: Run = ctx.obj
    format_ = _format(to, output)
    if all_fields and format_ not in _HOLD_ALL_FIELDS:
        known = ", ".join(sorted(kind.value for kind in _HOLD_ALL_FIELDS))
        hint = "it has them anyway" if format_ in _OF_CATALOGUE else f"use {known}"
        raise UsageProblem(f"{format_.value} has no place for them", where="--all-fields", hint=hint)
    _refuse(run, output)
    if format_ in _OF_CATALOGUE:
        chosen = wanted.of(run)
        text = _of_catalogue(chosen, format_, all_fields=all_fields)
        is_empty = not chosen
    else:
        entries = _entries(run, wanted, whole=format_ not in {Format.BIBTEX, Format.BIBLATEX})
        text = _of_entries(entries, format_, all_fields=all_fields)
        is_empty = not entries
    to_terminal = output in {None, "-"} and sys.stdout.isatty()
    write(shown_lines(text.replace("\r\n", "\n")) if to_terminal else text, output)
    if is_empty:
        run.say_nothing_matches()
        if fail_empty:
            raise typer.Exit(Exit.FINDINGS)


def _format(to: Format | None, output: str | None) -> Format:
    """Return the format that is asked for, or that of the file by its name.

    Raises:
        UsageProblem: if neither says it.

    """
    named = to or (written_as(output) if output and output != "-" else None)
    if named is None:
        hint = f"say --to {', '.join(kind.value for kind in Format)}"
        raise UsageProblem("no format is named", where=output or "", hint=hint)
    return named


def _refuse(run: Run, output: str | None) -> None:
    """Refuse to write over the store, or over a file that somebody has open.

    Raises:
        UsageProblem: if that is so.

    """
    run.refuse_output(output)
    if output and output != "-":
        from annexcli.edge.files import refuse_if_open

        refuse_if_open(Path(output))


def _of_catalogue(chosen: "list[Reference]", format_: Format, *, all_fields: bool) -> str:
    if format_ is Format.CSV:
        from annexcli.show import spreadsheet

        return spreadsheet.table(chosen, bookkeeping=all_fields)
    from annexcli.edge.known_links import links_of
    from annexcli.show import json as show_json

    form = show_json.references if format_ is Format.JSON else show_json.lines
    return form(chosen, links_of(chosen))


def _entries(run: Run, wanted: Wanted, *, whole: bool) -> "list[Entry]":
    """Return the chosen entries in order, with what they have from entries that are not among them.

    Args:
        run: the settings of the run.
        wanted: what is chosen.
        whole: whether to give them what they have from others in any case.

    """
    from annexcli.bib.inherit import by_key, on_its_own

    store = run.opened()
    chosen = list(store.library.entries)
    if wanted.narrows or wanted.sort is not None:
        keys = wanted.keys_of(run.catalogue_of(store))
        chosen = [entry for key in keys if (entry := store.library.entry(key))]
    known = by_key(store.library.entries)
    beside = frozenset() if whole else frozenset(entry.key.casefold() for entry in chosen)
    return [on_its_own(entry, known, beside) for entry in chosen]


def _of_entries(entries: "list[Entry]", format_: Format, *, all_fields: bool) -> str:
    if format_ in {Format.BIBTEX, Format.BIBLATEX}:
        from annexcli.bib.dialects import Dialect, exported
        from annexcli.bib.style import render

        return render(exported(entries, Dialect(format_.value), bookkeeping=all_fields))
    from annexcli.bib.records import to_record

    records = [to_record(entry, bookkeeping=all_fields) for entry in entries]
    if format_ is Format.CSLJSON:
        from annexcli.csl.writing import written
        from annexcli.show.dump import dumped

        return dumped(list(map(written, records)))
    if format_ is Format.YAML:
        from annexcli.show import csl_yaml

        return csl_yaml.references(records)
    if format_ is Format.RIS:
        from annexcli.exchange import ris

        return ris.written(records)
    from annexcli.exchange import endnote

    return endnote.written(records)

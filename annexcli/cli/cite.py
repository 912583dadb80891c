"""``annex cite``: a formatted reference list of the references that the filters choose."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from annexcli.cli import completing
from annexcli.cli.editing import unknown_key
from annexcli.cli.exits import Exit
from annexcli.cli.options import filtered
from annexcli.cli.run import Run, own_organisations, write
from annexcli.cli.wanted import Wanted
from annexcli.csl.layout import GroupBy, Wishes
from annexcli.errors import UsageProblem
from annexcli.text import printable

if TYPE_CHECKING:
    from annexcli.csl.layout import Page
    from annexcli.model.reference import Reference
    from annexcli.query.catalogue import Catalogue


class To(StrEnum):
    """What a reference list can be written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    LATEX = "latex"
    TYPST = "typst"
    RTF = "rtf"
    DOCX = "docx"
    ODT = "odt"
    ANSI = "ansi"
    CSLJSON = "csljson"


_BINARY = frozenset({To.DOCX, To.ODT})
_SUFFIXES = {
    ".md": To.MARKDOWN,
    ".html": To.HTML,
    ".htm": To.HTML,
    ".tex": To.LATEX,
    ".typ": To.TYPST,
    ".rtf": To.RTF,
    ".docx": To.DOCX,
    ".odt": To.ODT,
    ".json": To.CSLJSON,
}


@filtered
def cite(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KEY]...", help="Citekeys.", autocompletion=completing.key),
    ] = None,
    *,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="A CSL style by name, such as apa or ieee, or a .csl file.",
            autocompletion=completing.style,
        ),
    ] = "apa",
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="TEXT", help="A house style: '{author}, {title}, {year}'."),
    ] = None,
    as_printed: Annotated[
        bool, typer.Option("--as-printed", help="Punctuation as in the document, with --template.")
    ] = False,
    locale: Annotated[
        str | None,
        typer.Option("--locale", metavar="TAG", help="A language such as en-GB; else the style's own."),
    ] = None,
    to: Annotated[
        To | None, typer.Option("--to", help="The format; else by the name of the file, or text.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    reference_doc: Annotated[
        Path | None, typer.Option("--reference-doc", metavar="FILE", help="Take styles from a docx or odt.")
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="A heading over the list.")] = "",
    group_by: Annotated[
        GroupBy | None, typer.Option("--group-by", help="Put entries under headings.")
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="The opposite order.")] = False,
    numbered: Annotated[bool, typer.Option("--numbered", help="Number the entries.")] = False,
    annotate: Annotated[bool, typer.Option("--annotate", help="The note below each entry.")] = False,
    with_links: Annotated[
        bool, typer.Option("--with-links", help="Addresses that the style leaves out, too.")
    ] = False,
    in_text: Annotated[bool, typer.Option("--in-text", help="Citations for the text, no list.")] = False,
    wanted: Wanted,
) -> None:
    r"""Write a reference list in any CSL style.

    With KEYs only of those; with --in-text, how the text cites them.

    \b
    Examples:
      annex cite --style apa
      annex cite --style chicago-author-date -o references.docx
      annex cite --topic csea --style harvard-cite-them-right --locale en-GB
      annex cite --group-by section --annotate --title Annex --to html
      annex cite itu2015guidelines --in-text
      annex cite --template '{publisher}, [{title}]({link}) ({note}), {year}'
    """
    wishes = Wishes(title, group_by, numbered=numbered, annotate=annotate, with_links=with_links)
    asked = _Asked(style, template, as_printed, locale, _format(to, output), output, reference_doc, wishes)
    _refuse(asked, in_text=in_text)
    run: Run = ctx.obj
    catalogue = run.catalogue()
    chosen = catalogue.references(wanted.query())
    if not chosen:
        run.say_nothing_matches()
        return
    if in_text:
        missing = _in_text(asked, chosen, _named(run, catalogue, chosen, keys))
    else:
        chosen = _named(run, catalogue, chosen, keys)
        missing = _listed(run, asked, chosen[::-1] if reverse else chosen, catalogue, reverse=reverse)
    for key in missing:
        sys.stderr.write(f"annex: {printable(key)}: the style prints nothing for it\n")
    if missing:
        raise typer.Exit(Exit.FINDINGS)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options say."""

    style: str
    template: str | None
    as_printed: bool
    locale: str | None
    to: To
    output: str | None
    reference_doc: Path | None
    wishes: Wishes


def _format(to: To | None, output: str | None) -> To:
    """Return the format: the one asked for, that of the file by its name, or that of where the list goes."""
    if to:
        return to
    if output and output != "-":
        return _SUFFIXES.get(Path(output).suffix.lower(), To.TEXT)
    return To.ANSI if sys.stdout.isatty() else To.TEXT


def _refuse(asked: _Asked, *, in_text: bool) -> None:
    """Refuse what cannot be done before any work is.

    Raises:
        UsageProblem: if options contradict each other, or a file cannot be replaced.
        UnreadableInput: if the document whose styles are to be taken is not there.

    """
    from annexcli.edge.files import read_bytes, refuse_if_open

    to_file = asked.output and asked.output != "-"
    if asked.to in _BINARY and not to_file and sys.stdout.isatty():
        raise UsageProblem(f"{asked.to} is nothing for a terminal", hint="name a file with -o")
    if asked.to in _BINARY and to_file:
        refuse_if_open(Path(str(asked.output)))
    if asked.reference_doc:
        if asked.to not in _BINARY:
            raise UsageProblem("only docx and odt take styles", where="--reference-doc")
        read_bytes(str(asked.reference_doc))
    if asked.as_printed and not asked.template:
        raise UsageProblem("needs a house style", where="--as-printed", hint="name one with --template")
    if in_text and asked.template:
        raise UsageProblem("a template has no citations in the text", where="--in-text", hint="use --style")
    if in_text and asked.to is To.CSLJSON:
        raise UsageProblem("CSL-JSON has no citations in the text", where="--in-text")


def _named(
    run: Run, catalogue: "Catalogue", chosen: list["Reference"], keys: list[str] | None
) -> list["Reference"]:
    """Return those of the chosen references that are named, in the order in which they are; or all."""
    if not keys:
        return chosen
    by_key = {reference.key: reference for reference in chosen}
    for key in keys:
        if key not in by_key:
            if catalogue.reference(key) is None:
                raise unknown_key(key, catalogue.values("key"), str(run.store))
            raise UsageProblem(f"{key!r} is not among those that the filters choose")
    return [by_key[key] for key in dict.fromkeys(keys)]


def _listed(
    run: Run, asked: _Asked, chosen: list["Reference"], catalogue: "Catalogue", *, reverse: bool
) -> list[str]:
    """Write a reference list; return the citekeys of works that the style prints nothing for."""
    from annexcli.csl import layout

    body = _usual_names(catalogue) if asked.wishes.group_by is GroupBy.PUBLISHER else str
    groups = layout.in_groups(chosen, asked.wishes.group_by, body, oldest_first=reverse)
    in_order = [reference for _, references in groups for reference in references]
    if asked.to is To.CSLJSON:
        from annexcli.csl.items import item
        from annexcli.show import csljson

        write(csljson.items(map(item, in_order)), asked.output)
        return []
    if asked.template:
        from annexcli.csl.formatted import Entry
        from annexcli.csl.house import house_style, line

        house = house_style(asked.template)
        lines = [(r.key, line(r, house, as_printed=asked.as_printed)) for r in in_order]
        entries = [Entry(key, [{"t": "Para", "c": nodes}]) for key, nodes in lines if nodes]
        attributes: list[object] = ["refs", ["references"], []]
        sorts = False
    else:
        from annexcli.edge.citeproc import in_style
        from annexcli.edge.styles import open_style

        made = in_style(in_order, open_style(asked.style), asked.locale)
        entries, attributes, sorts = list(made.entries), list(made.attributes), made.sorts
    page = layout.page(entries, groups, asked.wishes, attributes)
    _write_page(run, asked, layout.reversed_page(page) if reverse and sorts else page)
    return layout.keys_without_text(entries, [reference.key for reference in in_order])


def _usual_names(catalogue: "Catalogue") -> Any:
    from annexcli.vocab.organisations import Names

    names = Names.of(catalogue.organisations(), own_organisations())
    return lambda name: names.body(name).name


def _in_text(asked: _Asked, chosen: Sequence["Reference"], named: Sequence["Reference"]) -> list[str]:
    """Write how the text cites works; return the citekeys of those that the style prints nothing for."""
    from annexcli.csl import layout
    from annexcli.csl.bibliography import tree
    from annexcli.csl.formatted import Entry, without_notes
    from annexcli.edge import pandoc
    from annexcli.edge.citeproc import in_style
    from annexcli.edge.styles import open_style

    # All that are chosen have a share in how one is told from another: "2018a".
    made = in_style(chosen, open_style(asked.style), asked.locale, cited=True)
    entries = [
        Entry(reference.key, [{"t": "Para", "c": without_notes(made.citations[reference.key])}])
        for reference in named
    ]
    if asked.to in {To.TEXT, To.ANSI}:
        from annexcli.show.bibliography import plain

        write("".join(f"{plain(entry.blocks)}\n" for entry in entries), asked.output)
    else:
        whole = tree([block for entry in entries for block in entry.blocks])
        write(pandoc.written(whole, asked.to.value, reference=asked.reference_doc), asked.output)
    return layout.keys_without_text(entries, [reference.key for reference in named])


def _write_page(run: Run, asked: _Asked, page: "Page") -> None:
    from annexcli.show import bibliography

    if asked.to is To.TEXT:
        write(bibliography.text(page), asked.output)
    elif asked.to is To.ANSI:
        _write_ansi(run, page, asked.output)
    else:
        from annexcli.csl.bibliography import tree
        from annexcli.csl.layout import blocks_of
        from annexcli.edge import pandoc

        title = asked.wishes.title or "References"
        blocks = blocks_of(page, named_styles=asked.to in _BINARY)
        write(
            pandoc.written(tree(blocks), asked.to.value, reference=asked.reference_doc, title=title),
            asked.output,
        )


def _write_ansi(run: Run, page: "Page", output: str | None) -> None:
    """Write a list for a terminal, to it or with its codes to where the output goes."""
    from io import StringIO

    from rich.console import Console

    from annexcli.show import bibliography

    if not output and sys.stdout.isatty():
        console = run.console()
        for row in bibliography.lines(page, console):
            console.print(row, soft_wrap=True)
        return
    with StringIO() as file:
        colors: Literal["standard"] | None = None if run.color == "never" else "standard"
        console = Console(file=file, force_terminal=True, color_system=colors, markup=False, emoji=False)
        for row in bibliography.lines(page, console):
            console.print(row, soft_wrap=True, highlight=False)
        write(file.getvalue(), output)

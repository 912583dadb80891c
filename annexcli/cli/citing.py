"""Reference lists and citations in the text: how they are asked for, and how they are written."""

import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from annexcli.cli.exits import Exit
from annexcli.cli.run import Run, own_organisations, write
from annexcli.csl.layout import GroupBy, Wishes
from annexcli.errors import UsageProblem
from annexcli.text import printable

if TYPE_CHECKING:
    from annexcli.cli.wanted import Wanted
    from annexcli.csl.layout import Page
    from annexcli.csl.nodes import Attributes
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


DEFAULT_STYLE = "apa"
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


class Citing(NamedTuple):
    """How works are to be cited: in which style, as what, and where to."""

    keys: tuple[str, ...]
    style: str
    template: str | None
    as_printed: bool
    locale: str | None
    to: To
    output: str | None
    reference_doc: Path | None
    wishes: Wishes
    group_by: GroupBy | None
    reverse: bool
    in_text: bool

    def write(self, run: Run, wanted: "Wanted") -> Exit:
        """Write a reference list, or citations in the text, of the references that are wanted.

        Returns:
            The exit code: findings, if the style prints nothing for a work.

        Raises:
            UsageProblem: if there is no such style, locale or citekey.
            UnreadableInput: if the store or a style cannot be read.

        """
        run.refuse_output(self.output)
        catalogue = run.catalogue()
        chosen = catalogue.references(wanted.query())
        if not chosen:
            run.say_nothing_matches()
            return Exit.DONE
        named = self._named(run, catalogue, chosen)
        if self.in_text:
            missing = _in_text(self, chosen, named)
        else:
            missing = _listed(run, self, named[::-1] if self.reverse else named, catalogue)
        for key in missing:
            sys.stderr.write(f"annex: {printable(key)}: the style prints nothing for it\n")
        return Exit.FINDINGS if missing else Exit.DONE

    def _named(self, run: Run, catalogue: "Catalogue", chosen: list["Reference"]) -> list["Reference"]:
        """Return those of the chosen references that are named, in the order in which they are; or all."""
        if not self.keys:
            return chosen
        by_key = {reference.key: reference for reference in chosen}
        for key in self.keys:
            if key not in by_key:
                if catalogue.reference(key) is None:
                    from annexcli.cli.editing import unknown_key

                    raise unknown_key(key, catalogue.values("key"), str(run.store))
                raise UsageProblem(f"{key!r} is not among those that the filters choose")
        return [by_key[key] for key in dict.fromkeys(self.keys)]


def citing_of(values: Mapping[str, Any]) -> Citing:
    """Return how to cite, as the options say; what cannot be done is refused before any work is.

    Args:
        values: by the names of their parameters.

    Raises:
        UsageProblem: if options contradict each other, or a file cannot be replaced.
        UnreadableInput: if the document whose styles are to be taken is not there.

    """
    wishes = Wishes(
        values["title"],
        numbered=values["numbered"],
        annotate=values["annotate"],
        with_links=values["with_links"],
    )
    asked = Citing(
        keys=tuple(values["keys"] or ()),
        style=DEFAULT_STYLE if values["style"] is None else values["style"],
        template=values["template"],
        as_printed=values["as_printed"],
        locale=values["locale"],
        to=_format(values["to"], values["output"]),
        output=values["output"],
        reference_doc=values["reference_doc"],
        wishes=wishes,
        group_by=values["group_by"],
        reverse=values["reverse"],
        in_text=values["in_text"],
    )
    _refuse(asked)
    return asked


def _format(to: To | None, output: str | None) -> To:
    """Return the format: the one asked for, that of the file by its name, or that of where the list goes."""
    if to:
        return to
    if output and output != "-":
        return _SUFFIXES.get(Path(output).suffix.lower(), To.TEXT)
    return To.ANSI if sys.stdout.isatty() else To.TEXT


def _refuse(asked: Citing) -> None:
    """Refuse what cannot be done, as :func:`citing_of` says."""
    to_file = asked.output and asked.output != "-"
    if asked.to in _BINARY and not to_file and sys.stdout.isatty():
        raise UsageProblem(f"{asked.to} is nothing for a terminal", hint="name a file with -o")
    if asked.to in _BINARY and to_file:
        from annexcli.edge.files import refuse_if_open

        refuse_if_open(Path(str(asked.output)))
    if asked.reference_doc:
        from annexcli.edge.files import read_bytes

        if asked.to not in _BINARY:
            raise UsageProblem("only docx and odt take styles", where="--reference-doc")
        read_bytes(str(asked.reference_doc))
    if asked.as_printed and not asked.template:
        raise UsageProblem("needs a house style", where="--as-printed", hint="name one with --template")
    if asked.in_text and asked.template:
        raise UsageProblem("a template has no citations in the text", where="--in-text", hint="use --style")
    if asked.in_text and asked.to is To.CSLJSON:
        raise UsageProblem("CSL-JSON has no citations in the text", where="--in-text")


def _listed(run: Run, asked: Citing, chosen: list["Reference"], catalogue: "Catalogue") -> list[str]:
    """Write a reference list; return the citekeys of works that the style prints nothing for."""
    from annexcli.csl import layout

    body = _usual_names(catalogue) if asked.group_by is GroupBy.PUBLISHER else str
    groups = layout.in_groups(chosen, asked.group_by, body, oldest_first=asked.reverse)
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
        attributes: Attributes = ("refs", ["references"], [])
        sorts = False
    else:
        from annexcli.edge.citeproc import in_style
        from annexcli.edge.styles import open_style

        made = in_style(in_order, open_style(asked.style), asked.locale)
        entries, attributes, sorts = list(made.entries), made.attributes, made.sorts
    page = layout.page(entries, groups, asked.wishes, attributes)
    _write_page(run, asked, layout.reversed_page(page) if asked.reverse and sorts else page)
    return layout.keys_without_text(entries, [reference.key for reference in in_order])


def _usual_names(catalogue: "Catalogue") -> Callable[[str], str]:
    from annexcli.vocab.organisations import Names

    names = Names.of(catalogue.organisations(), own_organisations())
    return lambda name: names.body(name).name


def _in_text(asked: Citing, chosen: Sequence["Reference"], named: Sequence["Reference"]) -> list[str]:
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


def _write_page(run: Run, asked: Citing, page: "Page") -> None:
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

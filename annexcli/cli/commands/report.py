"""``annex report``: the references that the filters choose as one page of HTML."""

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.exits import Exit
from annexcli.cli.options import completion
from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, own_organisations, write
from annexcli.cli.wanted import Wanted
from annexcli.csl.layout import GroupBy
from annexcli.errors import UsageProblem
from annexcli.text import printable, shown_lines

if TYPE_CHECKING:
    from annexcli.csl.layout import Page
    from annexcli.edge.styles import CslStyle
    from annexcli.model.reference import Reference
    from annexcli.query.catalogue import Catalogue
    from annexcli.query.counts import Share
    from annexcli.show.report.facets import Item

# What stands for a citation where the style prints nothing.
_PLAIN_FACTS = '{author|publisher}. {title|link|key}. {year|"n.d."}'


@filtered
def report(
    ctx: typer.Context,
    *,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="The CSL style of the citations.",
            autocompletion=completion.style,
        ),
    ] = "apa",
    locale: Annotated[
        str | None,
        typer.Option("--locale", metavar="TAG", help="A language such as en-GB; else the style's own."),
    ] = None,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="What the page is called.")
    ] = "References",
    group_by: Annotated[
        GroupBy | None, typer.Option("--group-by", help="Put entries under headings.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    fail_empty: Annotated[bool, typer.Option("--fail-empty", help="Exit 1 if nothing matches.")] = False,
    wanted: Wanted,
) -> None:
    r"""Write one page of HTML to search, filter and cite from.

    It stands alone: nothing is asked of the network, neither by this command nor by the page.

    \b
    Examples:
      annex report -o report.html
      annex report --style ieee --title 'Annex 1' --group-by section -o annex.html
      annex report --topic csea --year 2016.. -o csea.html
    """
    if output is None and sys.stdout.isatty():
        raise UsageProblem("a page is nothing for a terminal", hint="name a file with -o")
    run: Run = ctx.obj
    run.refuse_output(output)
    from annexcli.csl.catalogue import listed
    from annexcli.edge.clock import now
    from annexcli.edge.styles import open_style
    from annexcli.query.counts import by_organisation
    from annexcli.show.report.page import Report, html

    csl = open_style(style)
    catalogue = run.catalogue()
    query = wanted.query()
    chosen = catalogue.references(query)
    catalogue.choose(query)
    shares = by_organisation(catalogue, own_organisations())
    items = _items(run, catalogue, chosen, shares)
    made = _cited([item.reference for item in items], csl, locale, group_by, shares)
    acronyms = {share.body.name: share.body.acronym for share in shares if share.body.acronym}
    page = Report(
        title, listed(csl.name, csl.text).title, now(), items, made.listed, made.citations, acronyms
    )
    write(html(page), output)
    if not chosen:
        run.say_nothing_matches()
    for key in made.missing:
        sys.stderr.write(f"annex: {printable(key)}: the style prints nothing for it\n")
    if made.missing or (fail_empty and not chosen):
        raise typer.Exit(Exit.FINDINGS)


@dataclass(frozen=True, slots=True)
class _Cited:
    """Entries in their groups, the HTML of each, and the citekeys that the style prints nothing for."""

    listed: "Page"
    citations: dict[str, str]
    missing: list[str]


def _items(
    run: Run, catalogue: "Catalogue", chosen: "list[Reference]", shares: "tuple[Share, ...]"
) -> "list[Item]":
    """Return what is shown of each reference. Secrets in addresses go no further than here."""
    from annexcli.bib.alone import standing_alone
    from annexcli.edge.entries import entries_of
    from annexcli.edge.known_links import links_of
    from annexcli.edge.store import read_store
    from annexcli.masking import has_secret, masked, masked_text
    from annexcli.show.report.facets import Item

    bodies: dict[str, list[Share]] = {}
    for share in shares:
        for key in share.keys:
            bodies.setdefault(key, []).append(share)
    store = read_store(run.store)
    entries = entries_of(store, catalogue, [one.key for one in chosen])
    links = links_of(chosen)
    items = []
    for one in chosen:
        own, link = bodies.get(one.key, []), links.get(one.key)
        if any(map(has_secret, one.urls)):
            run.say(f"annex: {printable(one.key)}: a secret in its address is not shown\n")
        entry = entries.get(one.key)
        items.append(
            Item(
                replace(
                    one,
                    urls=tuple(map(masked, one.urls)),
                    note=one.note and masked_text(one.note),
                    annotation=one.annotation and masked_text(one.annotation),
                ),
                shown_lines(masked_text(standing_alone(store.text, entry))) if entry else "",
                tuple(share.body.name for share in own),
                tuple(name for share in own for name in (share.body.acronym, *share.printed) if name),
                link and replace(link, reason=masked_text(link.reason)),
            )
        )
    return items


def _cited(
    references: "list[Reference]",
    style: "CslStyle",
    locale: str | None,
    group_by: GroupBy | None,
    shares: "tuple[Share, ...]",
) -> _Cited:
    """Return references as a style has them, in its order, each with its address."""
    from annexcli.csl import layout
    from annexcli.csl.formatted import Entry
    from annexcli.csl.house import house_style, line
    from annexcli.edge import pandoc
    from annexcli.edge.citeproc import in_style
    from annexcli.show.report import citations

    if not references:
        return _Cited(layout.Page("", ()), {}, [])
    usual = {name: share.body.name for share in shares for name in share.printed}
    groups = layout.in_groups(references, group_by, lambda name: usual.get(name, name))
    in_order = [reference for _, some in groups for reference in some]
    entries = list(in_style(in_order, style, locale).entries)
    missing = layout.keys_without_text(entries, [one.key for one in in_order])
    plain = house_style(_PLAIN_FACTS)
    by_key = {one.key: one for one in references}
    entries = [entry for entry in entries if entry.key not in missing]
    entries += [Entry(key, [{"t": "Para", "c": line(by_key[key], plain)}]) for key in missing]
    listed = layout.page(entries, groups, layout.Wishes(with_links=True))
    written = pandoc.written(citations.document(listed), "html").decode()
    return _Cited(listed, citations.citations(written, listed), missing)

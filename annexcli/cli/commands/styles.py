"""``annex styles``: which citation styles there are."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import unknown_key
from annexcli.cli.options import completion
from annexcli.cli.run import Run, write
from annexcli.csl.catalogue import FIELDS, Cites, find
from annexcli.errors import UsageProblem
from annexcli.text import count, fold

if TYPE_CHECKING:
    from annexcli.csl.catalogue import Listed
    from annexcli.model.reference import Reference

_EXAMPLES = 10


def styles(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS...", help="Words of a name, a title or a field.")
    ] = None,
    *,
    fields: Annotated[
        list[str] | None, typer.Option("--field", metavar="FIELD", help="A field of study, such as law.")
    ] = None,
    cites: Annotated[list[Cites] | None, typer.Option("--format", help="How the text cites.")] = None,
    independent: Annotated[
        bool, typer.Option("--independent", help="No styles that only stand for another.")
    ] = False,
    example: Annotated[
        bool, typer.Option("--example", help=f"An entry of the store in each, at most {_EXAMPLES}.")
    ] = False,
    entry: Annotated[
        str | None,
        typer.Option("--entry", metavar="KEY", help="Which entry.", autocompletion=completion.key),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="At most so many.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Styles as JSON.")] = False,
) -> None:
    r"""Find a citation style among the 10,844 that are shipped.

    \b
    Examples:
      annex styles chicago
      annex styles --field law --format note --independent
      annex styles nature climate --example
    """
    run: Run = ctx.obj
    from annexcli.edge.styles import catalogue
    from annexcli.show import styles as show

    _check_fields(fields or [])
    found = find(catalogue(), " ".join(query or []), fields or (), cites or ())
    found = [style for style in found if not (independent and style.parent)]
    if example or entry:
        limit = _EXAMPLES if limit is None else min(limit, _EXAMPLES)
    shown = found[:limit]
    examples = _examples(run, shown, entry) if example or entry else {}
    if as_json:
        write(show.as_json(shown, examples))
        return
    if sys.stdout.isatty() and shown:
        console = run.console()
        console.print(show.table(shown, examples, console.width))
    else:
        write(show.lines(shown, examples))
    if len(shown) < len(found):
        run.say(f"{count(len(found) - len(shown), 'more style')}\n")
    if not found:
        run.say("no style matches\n")


def _check_fields(fields: list[str]) -> None:
    for field in fields:
        if fold(field) not in set(map(fold, FIELDS)):
            known = ", ".join(known.replace("_", "-") for known in FIELDS)
            raise UsageProblem(f"{field!r} is no field", where="--field", hint=f"there is {known}")


def _candidates(run: Run, key: str | None) -> "list[Reference]":
    """Return the reference of a citekey, or all of the store.

    Raises:
        UsageProblem: if no entry has the citekey; the nearest are told.

    """
    from annexcli.query.catalogue import Query

    catalogue = run.catalogue()
    if key is None:
        return catalogue.references(Query())
    if named := catalogue.reference(key):
        return [named]
    raise unknown_key(key, catalogue.values("key"), str(run.store))


def _examples(run: Run, shown: "list[Listed]", key: str | None) -> dict[str, str]:
    """Return an entry of the store in each style, by the style's name."""
    from annexcli.edge.citeproc import in_style
    from annexcli.edge.styles import open_style
    from annexcli.show.bibliography import plain

    references = _candidates(run, key)
    if not references:
        run.say("the store has no entry to show\n")
        return {}
    reference = max(references, key=_fullness)
    examples = {}
    for style in shown:
        made = in_style([reference], open_style(style.name), cited=True)
        nodes = made.entries[0].blocks if made.entries else made.citations[reference.key]
        examples[style.name] = " ".join(plain(nodes).split())
    return examples


def _fullness(reference: "Reference") -> int:
    """Return how much of what styles print an entry has: the first of those with most is shown."""
    facts = (
        reference.issuers,
        reference.date,
        reference.title,
        reference.url,
        reference.container,
        reference.pages,
    )
    return sum(map(bool, facts))

"""``annex lint``: what is wrong or doubtful in the store, and its mending."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from annexcli.cli.editing import show_diff
from annexcli.cli.exits import Exit
from annexcli.cli.options import completion
from annexcli.cli.options.filters import filtered
from annexcli.cli.run import Run, own_organisations, write
from annexcli.cli.wanted import Wanted

if TYPE_CHECKING:
    from annexcli.bib.lint.findings import Finding, Told
    from annexcli.edge.store import Store
    from annexcli.model.reference import Reference


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    ERRORFORMAT = "errorformat"


@filtered
def lint(
    ctx: typer.Context,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show what --fix would change, write nothing.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How findings are written.")] = Format.TEXT,
    off: Annotated[
        list[str] | None,
        typer.Option("--off", metavar="RULE", help="A rule to pass over.", autocompletion=completion.rule),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="RULE", help="No other rule.", autocompletion=completion.rule),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the findings to a file.")
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules, and stop.")] = False,
    wanted: Wanted,
) -> None:
    r"""Find what is wrong or doubtful in the store, line by line. Exit 1 if something is left.

    \b
    Examples:
      annex lint
      annex lint --fix --dry-run
      annex lint --off double-braced-title --year 2018..
      annex lint --format sarif -o lint.sarif
    """
    run: Run = ctx.obj
    from annexcli.show import lint as show

    if rules:
        write(show.rules())
        return
    run.refuse_output(output)
    look = _Look(_switched_off(off or [], only or []), wanted, _this_year())
    mends = fix or dry_run
    store = _mended(run, look, dry_run=dry_run) if mends else run.opened(tolerant=True)
    left = look.at(store, others=True)
    written = show.FORMATS[form](left, str(run.store))
    if dry_run and output is None:
        run.say(written)  # the diff is the result
    else:
        write(written, output)
    if left:
        raise typer.Exit(Exit.FINDINGS)


def _switched_off(off: list[str], only: list[str]) -> frozenset[str]:
    """Return the rules that do not run: ``--off`` and the settings say so, or ``--only`` leaves them out."""
    from annexcli.bib.lint.rules import known, switched_off
    from annexcli.edge.settings import read_settings

    settings = read_settings()
    alone = known(only, "--only")
    return switched_off(known(off, "--off") | (known(settings.lint_off, settings.where) - alone), alone)


def _this_year() -> int:
    from annexcli.edge.clock import now

    return int(now()[:4])


@dataclass(frozen=True, slots=True)
class _Look:
    """What is looked for, and in which entries."""

    off: frozenset[str]
    wanted: Wanted
    this_year: int

    def at(self, store: "Store", *, others: bool) -> tuple["Finding", ...]:
        """Return the findings in a store: those of chosen entries, and of what cannot be chosen.

        Args:
            store: the store.
            others: whether to compare the entries with each other, too.

        """
        from annexcli.bib.lint.run import lint

        compared = others and "near-duplicate" not in self.off
        told = _near_duplicates(store.references) if compared else ()
        findings = lint(store.text, store.library, this_year=self.this_year, off=self.off, told=told)
        if not self.wanted.narrows:
            return findings
        from annexcli.edge.index import index_of_draft

        chosen = set(self.wanted.keys_of(index_of_draft(store, own_organisations).catalogue))
        passed_over = {reference.key for reference in store.references} - chosen
        return tuple(finding for finding in findings if finding.key not in passed_over)


def _near_duplicates(references: tuple["Reference", ...]) -> Iterator["Told"]:
    from annexcli.bib.lint.findings import Told
    from annexcli.dedupe import duplicates

    for found in duplicates(references):
        first, *further = found.keys
        for key in further:
            yield Told("near-duplicate", key, f"perhaps the same work as {first}: {found.reason}")


def _mended(run: Run, look: _Look, *, dry_run: bool) -> "Store":
    """Mend a store, or show in a dry run what that would change, and return it as it is then."""
    from annexcli.bib.lint.run import Mended, mend
    from annexcli.show import lint as show

    mended = Mended("", ())

    def make(store: "Store") -> str:
        nonlocal mended
        mended = mend(store.text, lambda text: look.at(replace(store, text=text), others=False))
        return mended.text

    if dry_run:
        store = run.opened(tolerant=True)
        show_diff(store.text, make(store), str(run.store))
    else:
        store = run.change(make, tolerant=True)
        run.say(show.mended(mended.findings, str(run.store)))
    return replace(store, text=mended.text)

"""The program ``annex``: its global options and its commands."""

import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from annexcli import __version__
from annexcli.cli import process
from annexcli.cli.exits import explain, removed_damaged_index
from annexcli.cli.registry import LazyGroup
from annexcli.cli.run import Run
from annexcli.errors import UsageProblem


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Group(LazyGroup):
    """Commands whose errors all end in ``exits.explain``, in the shell and under test alike."""

    def _invoked(self, ctx: Any) -> Any:
        given = list(ctx.args), list(ctx._protected_args)  # noqa: SLF001 - a group takes them away
        try:
            return super().invoke(ctx)
        except Exception as error:
            if not removed_damaged_index(error, lambda: ctx.obj.store):
                raise
            # Nothing has been written: what a query finds is known before it is shown.
            ctx.args, ctx._protected_args = given  # noqa: SLF001 - as above
            return super().invoke(ctx)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; whatever it raises becomes a message and an exit code."""
        try:
            result = self._invoked(ctx)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if type(error).__module__.startswith("typer"):
                _tell_place(error, ctx)
                raise
            raise typer.Exit(explain(error)) from error
        return result


def _tell_place(error: Any, ctx: Any) -> None:
    """Tell of an option of the program that stands behind a command where it goes."""
    name = getattr(error, "option_name", None)
    own = [option for option in ctx.command.params if name in option.opts]
    if own and error.ctx is not None:
        value = "" if own[0].is_flag else f" {own[0].make_metavar(ctx)}"
        error.message = f"{name} goes before the command: annex {name}{value} {error.ctx.info_name}"
        error.possibilities = None


app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with: annex parse REPORT.md. More: annex COMMAND --help, annex help.",
)


def _version(*, asked: bool) -> None:
    if asked:
        sys.stdout.write(f"annex {__version__}\n")
        raise typer.Exit


@app.callback()
def annex(
    ctx: typer.Context,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="FILE", help="The BibTeX store, if it is not references.bib."),
    ] = None,
    color: Annotated[Color, typer.Option("--color", help="Colour the output.")] = Color.AUTO,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No messages, only results and errors.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback acts
        bool,
        typer.Option(
            "--version", help="Show the version.", is_eager=True, callback=lambda value: _version(asked=value)
        ),
    ] = False,
) -> None:
    """Turn reference lists of reports into a BibTeX store; query, check and cite."""
    ctx.obj = Run(store, color.value, quiet)


def main() -> None:
    """Run the program with the arguments of the shell."""
    process.begin()
    try:
        app(prog_name="annex")
    except SystemExit as ended:
        process.end(ended.code)
        raise
    except OSError as error:
        # Commands tell theirs; this is of --install-completion, which writes into the home folder.
        problem = UsageProblem(
            f"cannot write: {error.strerror}",
            where=str(error.filename or ""),
            hint="--show-completion prints what would be installed",
        )
        sys.exit(explain(problem))

"""The program ``annex``: its global options and its commands."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from inspect import cleandoc
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from annexcli import __version__
from annexcli.cli import add, check, cite, dedupe, diff, edit, fmt, lint, parse, rm, tag
from annexcli.cli import list as listing
from annexcli.cli import open as opening
from annexcli.cli import set as setting
from annexcli.cli.exits import report
from annexcli.cli.options import DEFAULT_STORE, Run, store_path


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Group(TyperGroup):
    """Commands whose errors all end in ``exits.report``, in the shell and under test alike."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; whatever it raises becomes a message and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if type(error).__module__.startswith("typer"):
                raise
            raise typer.Exit(report(error)) from error
        return result


app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with: annex parse REPORT.md",
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "parse": parse.parse,
    "list": listing.list_,
    "check": check.check,
    "cite": cite.cite,
    "add": add.add,
    "set": setting.set_,
    "tag": tag.tag,
    "edit": edit.edit,
    "open": opening.open_,
    "rm": rm.rm,
    "lint": lint.lint,
    "fmt": fmt.fmt,
    "dedupe": dedupe.dedupe,
    "diff": diff.diff,
}
for _name, _command in _COMMANDS.items():
    # A docstring writes click's mark for lines that stay as they are, "\b", in two characters.
    _help = cleandoc(_command.__doc__ or "").replace("\\b\n", "\b\n")
    app.command(_name, cls=tag.TagCommand if _name == "tag" else None, help=_help)(_command)


def _version(*, asked: bool) -> None:
    if asked:
        sys.stdout.write(f"annex {__version__}\n")
        raise typer.Exit


@app.callback()
def annex(
    ctx: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="FILE",
            help=f"The BibTeX store; else ANNEX_STORE, annex.toml, ./{DEFAULT_STORE}.",
        ),
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
    """Turn the reference list at the back of a report into a BibTeX store; query, check and cite it."""
    ctx.obj = Run(store_path(store), color.value, quiet)


def _open_closed_streams() -> None:
    """Let a program that was started without standard streams (``>&-``) do its work all the same."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, stream)


def main() -> None:
    """Run the program with the arguments of the shell."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not end the program.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app(prog_name="annex")

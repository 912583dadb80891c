"""``annex help``: a command, or what many commands share."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from annexcli.cli.help_layout import FILTERS, REQUESTS, options_of
from annexcli.errors import UsageProblem

# Each panel of shared options, and a command that has it.
_HAS = {FILTERS: "list", REQUESTS: "check"}
TOPICS = {
    "filters": "How commands choose references: --year, --publisher, --topic and others.",
    "requests": "How links are asked: how many at once, how long, again when.",
    "settings": "What may stand in annex.toml.",
    "environment": "Variables of the environment that count, and files.",
    "exit-codes": "What exit codes mean.",
}
_ABOUT = {
    FILTERS: (
        "Options that choose references, the same on all commands that take them. An option that is repeated "
        "means or, different options mean and; case and accents do not count. Each one down to --link has an "
        "opposite, --not-year, --not-topic and so on, which leaves out what the other would choose.",
        (
            "annex list --year 2016..2018 --publisher unicef --not-topic gaming",
            "annex cite --type report --has url --sort -year",
            "annex check --link dead --link unchecked",
        ),
    ),
    REQUESTS: (
        "Options that say how links are asked. What a project always wants stands in annex.toml "
        "under [check].",
        (
            "annex check --per-host 1 --interval 2 --exclude linkedin",
            "annex check --cache-age 7d --max-time 600",
            "annex check --offline",
        ),
    ),
}


def _words(ctx: typer.Context, incomplete: str) -> list[str]:  # noqa: ARG001 - as typer calls it
    from annexcli.cli.registry import COMMANDS

    return [name for name in (*COMMANDS, *TOPICS) if name.startswith(incomplete)]


def help_(
    ctx: typer.Context,
    about: Annotated[
        str, typer.Argument(metavar="[COMMAND|TOPIC]", help="What to explain.", autocompletion=_words)
    ] = "",
) -> None:
    r"""Explain a command, or what many commands share.

    Topics are filters, requests, settings, environment and exit-codes.

    \b
    Examples:
      annex help
      annex help cite
      annex help filters
    """
    from annexcli.cli.run import write

    write(_text(ctx, about))


def _text(ctx: Any, about: str) -> str:
    """Return what is told of a command or a topic.

    Raises:
        UsageProblem: if there is none of that name; the nearest is told.

    """
    from annexcli.cli.registry import COMMANDS
    from annexcli.spelling import nearest

    if not about:
        topics = ctx.parent.make_formatter()
        _write_list(topics, "Topics of annex help", TOPICS.items())
        return f"{ctx.parent.get_help()}\n\n{topics.getvalue()}"
    if about in COMMANDS:
        command = COMMANDS[about].loaded(about)
        return f"{command.get_help(_context(ctx, command, about))}\n"
    if about not in TOPICS:
        near = nearest(about, (*COMMANDS, *TOPICS))
        hint = f"did you mean {near}?" if near else f"topics are {', '.join(TOPICS)}"
        raise UsageProblem(f"{about!r} is no command and no topic", hint=hint)
    return _topic(ctx, about)


def _topic(ctx: Any, name: str) -> str:
    from annexcli.cli.manual import ENVIRONMENT, EXIT_CODES, FILES

    if name == "settings":
        from annexcli.edge.settings_template import template

        return template()
    formatter = ctx.make_formatter()
    match name:
        case "filters":
            _write_panel(ctx, formatter, FILTERS)
        case "requests":
            _write_panel(ctx, formatter, REQUESTS)
        case "environment":
            _write_list(formatter, "Environment", ENVIRONMENT.items())
            _write_list(formatter, "Files", FILES.items())
        case "exit-codes":
            codes = ((str(int(code)), text) for code, text in EXIT_CODES.items())
            _write_list(formatter, "Exit codes", codes)
    return str(formatter.getvalue())


def _write_panel(ctx: Any, formatter: Any, panel: str) -> None:
    from annexcli.cli.registry import COMMANDS

    about, examples = _ABOUT[panel]
    command = COMMANDS[_HAS[panel]].loaded(_HAS[panel])
    formatter.write_text(about)
    _write_list(formatter, panel, options_of(command, _context(ctx, command, _HAS[panel]), panel))
    with formatter.section("Examples"):
        formatter.write_text("\b\n" + "\n".join(examples))


def _write_list(formatter: Any, title: str, rows: Iterable[tuple[str, str]]) -> None:
    with formatter.section(title):
        formatter.write_dl(list(rows))


def _context(ctx: Any, command: Any, name: str) -> Any:
    return typer.Context(command, info_name=name, parent=ctx.parent)

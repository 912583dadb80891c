"""The options that say how links are asked, the same on all commands that ask any."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annexcli.cli.bundles import bundled
from annexcli.cli.helping import REQUESTS
from annexcli.policy.rules import Rules

if TYPE_CHECKING:
    from annexcli.edge.settings_check import CheckSettings
    from annexcli.model.manners import Manners
    from annexcli.policy.ages import Ages


@dataclass(frozen=True, slots=True)
class How:
    """How links are asked: with which manners, which of them, and how much of it is remembered."""

    manners: "Manners"
    rules: Rules
    ages: "Ages"
    refresh: bool
    offline: bool


def _number(name: str, least: float, metavar: str, text: str, most: float | None = None) -> Any:
    return typer.Option(
        f"--{name}", min=least, max=most, metavar=metavar, help=text, rich_help_panel=REQUESTS
    )


def _switch(name: str, text: str) -> tuple[Any, bool]:
    return Annotated[bool, typer.Option(f"--{name}", help=text, rich_help_panel=REQUESTS)], False


def _text(name: str, metavar: str, text: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=text, rich_help_panel=REQUESTS)


_OPTIONS: dict[str, tuple[Any, Any]] = {
    "concurrency": (Annotated[int, _number("concurrency", 1, "N", "Requests at once.")], 128),
    "per_host": (Annotated[int, _number("per-host", 1, "N", "Requests at once at one host.")], 4),
    "interval": (
        Annotated[float, _number("interval", 0, "SECONDS", "Between two requests at one host.")],
        0.05,
    ),
    "timeout": (Annotated[float, _number("timeout", 0.1, "SECONDS", "For one request.", 600)], 20.0),
    "budget": (
        Annotated[float, _number("budget", 0.1, "SECONDS", "For one link, redirects and retries included.")],
        90.0,
    ),
    "max_time": (
        Annotated[float | None, _number("max-time", 0, "SECONDS", "For all; what is left is skipped.")],
        None,
    ),
    "retries": (Annotated[int, _number("retries", 0, "N", "After transient failures.", 10)], 2),
    "allow_private": _switch("allow-private", "Ask addresses inside this machine and network too."),
    "fragments": _switch("fragments", "Look for the place that #… names in a page."),
    "titles": _switch("titles", "Compare the page's title with the work's."),
    "contact": (
        Annotated[str, _text("contact", "URL", "Where servers' owners find you.")],
        "",
    ),
    "resolver": (
        Annotated[str, _text("resolver", "URL", "Which server knows DOIs.")],
        "",
    ),
    "exclude": (
        Annotated[list[str], _text("exclude", "REGEX", "Addresses to pass over.")],
        [],
    ),
    "include": (
        Annotated[list[str], _text("include", "REGEX", "Addresses to ask even so; or alone.")],
        [],
    ),
    "cache_age": (
        Annotated[
            str,
            _text("cache-age", "AGE", "How old an answer may be: 3d, ok=7d,dead=1d."),
        ],
        "",
    ),
    "refresh": _switch("refresh", "Ask again whatever is remembered."),
    "offline": _switch("offline", "Ask nothing; tell what is remembered."),
}


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say how links are asked; it gets them together as ``how``."""
    return bundled(command, "how", _OPTIONS, _how)


def with_settings(ctx: Any, values: Mapping[str, Any], settings: "CheckSettings") -> dict[str, Any]:
    """Return the values of options, those of the settings where the user gave none.

    Args:
        ctx: the context of the command.
        values: by the names of parameters.
        settings: those of checks.

    """
    chosen = dict(values)
    for name in values:
        key = name.replace("_", "-")
        if key in settings.options and ctx.get_parameter_source(name).name == "DEFAULT":
            chosen[name] = settings.options[key]
    return chosen


def _how(ctx: Any, given: Mapping[str, Any]) -> How:
    from annexcli.edge.settings import read_settings
    from annexcli.model.manners import Manners, user_agent
    from annexcli.policy.ages import default_ages, read_ages
    from annexcli.policy.rules import patterns

    settings = read_settings().check
    values = with_settings(ctx, given, settings)
    named = ("concurrency", "per_host", "interval", "timeout", "budget", "max_time", "retries")
    manners = {name: values[name] for name in (*named, "allow_private", "fragments", "titles")}
    if values["contact"]:
        manners["user_agent"] = user_agent(values["contact"])
    if values["resolver"]:
        manners["resolver"] = values["resolver"].rstrip("/")
    headers = {} if values["offline"] else settings.filled_headers()
    rules = Rules(
        patterns(tuple(values["exclude"]), "--exclude"),
        patterns(tuple(values["include"]), "--include"),
        settings.accept,
    )
    ages = read_ages(values["cache_age"]) if values["cache_age"] else default_ages()
    return How(Manners(**manners, headers=headers), rules, ages, values["refresh"], values["offline"])

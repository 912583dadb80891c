"""The options that say how links are asked, the same on all commands that ask any."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annexcli.address import is_web
from annexcli.cli.help_layout import REQUESTS
from annexcli.cli.options.bundle import bundled
from annexcli.edge.settings_check import RANGES
from annexcli.errors import UsageProblem
from annexcli.model.manners import Manners, user_agent
from annexcli.policy.rules import Rules

if TYPE_CHECKING:
    from annexcli.edge.settings_check import CheckSettings
    from annexcli.policy.ages import Ages


@dataclass(frozen=True, slots=True)
class How:
    """How links are asked: with which manners, which of them, and how much of it is remembered."""

    manners: Manners
    rules: Rules
    ages: "Ages"
    refresh: bool
    offline: bool


def _option(name: str, text: str, **more: Any) -> Any:
    return typer.Option(f"--{name}", help=text, rich_help_panel=REQUESTS, **more)


def _number(name: str, metavar: str, text: str) -> Any:
    return _option(name, text, metavar=metavar, **bounds(name))


def bounds(name: str) -> dict[str, Any]:
    """Return what keeps the option of a number within the range of the setting of the same name."""
    least, most = RANGES[name]
    return {"min": least, "max": None if math.isinf(most) else most, "callback": _finite}


def _finite(value: float | None) -> float | None:
    """Refuse infinity and what is no number, which every range lets through: requests would wait for ever."""
    if value is not None and not math.isfinite(value):
        raise typer.BadParameter(f"{value} is not a finite number.")
    return value


# The options that are manners: they have the names and the defaults of these.
_MANNERS: dict[str, Any] = {
    "concurrency": Annotated[int, _number("concurrency", "N", "Requests at once.")],
    "per_host": Annotated[int, _number("per-host", "N", "Requests at once at one host.")],
    "interval": Annotated[float, _number("interval", "SECONDS", "Pause between two requests at one host.")],
    "timeout": Annotated[float, _number("timeout", "SECONDS", "Time for one request.")],
    "budget": Annotated[
        float, _number("budget", "SECONDS", "Time for one link, redirects and retries included.")
    ],
    "max_time": Annotated[
        float | None, _number("max-time", "SECONDS", "Time for all links; what is left is skipped.")
    ],
    "retries": Annotated[int, _number("retries", "N", "How often to ask again after transient failures.")],
    "allow_private": Annotated[
        bool, _option("allow-private", "Ask addresses inside this machine and network too.")
    ],
    "fragments": Annotated[bool, _option("fragments", "Look for the place that #… names in a page.")],
    "titles": Annotated[bool, _option("titles", "Compare the page's title with the work's.")],
}
_OPTIONS: dict[str, tuple[Any, Any]] = {
    **{name: (annotation, getattr(Manners(), name)) for name, annotation in _MANNERS.items()},
    "contact": (
        Annotated[str, _option("contact", "Where owners of servers learn who asks.", metavar="URL")],
        "",
    ),
    "resolver": (
        Annotated[str | None, _option("resolver", "The server that is asked about DOIs.", metavar="URL")],
        None,
    ),
    "exclude": (
        Annotated[list[str], _option("exclude", "Addresses to pass over.", metavar="REGEX")],
        [],
    ),
    "include": (
        Annotated[
            list[str],
            _option(
                "include",
                "Addresses to ask even if excluded; without --exclude, only these.",
                metavar="REGEX",
            ),
        ],
        [],
    ),
    "cache_age": (
        Annotated[
            str,
            _option("cache-age", "How old a remembered answer may be: 3d, ok=7d,dead=1d.", metavar="AGE"),
        ],
        "",
    ),
    "refresh": (Annotated[bool, _option("refresh", "Ask again whatever is remembered.")], False),
    "offline": (Annotated[bool, _option("offline", "Ask nothing; report what is remembered.")], False),
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
    from annexcli.policy.ages import default_ages, read_ages
    from annexcli.policy.rules import patterns

    settings = read_settings().check
    values = with_settings(ctx, given, settings)
    manners = {name: values[name] for name in _MANNERS}
    if values["contact"]:
        manners["user_agent"] = user_agent(values["contact"])
    if (resolver := values["resolver"]) is not None:
        if not is_web(resolver):
            raise UsageProblem(
                f"{resolver!r} is no address", where="--resolver", hint="write https://doi.org"
            )
        manners["resolver"] = resolver.rstrip("/")
    headers = {} if values["offline"] else settings.filled_headers()
    rules = Rules(
        patterns(tuple(values["exclude"]), "--exclude"),
        patterns(tuple(values["include"]), "--include"),
        settings.accept,
    )
    ages = read_ages(values["cache_age"]) if values["cache_age"] else default_ages()
    return How(Manners(**manners, headers=headers), rules, ages, values["refresh"], values["offline"])

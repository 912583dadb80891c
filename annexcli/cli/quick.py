"""``annex list`` and ``annex cite`` without typer, which takes half of the time of a short run to load.

Only what is sure to be understood as typer would is taken here; help, mistakes and all else are left to it.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annexcli.cli.wanted import FILTERS

if TYPE_CHECKING:
    from annexcli.cli.run import Run

_MANY = {f"--{name}": f"{name}_" for name in FILTERS} | {f"--not-{name}": f"not_{name}" for name in FILTERS}
_BEFORE = {"--store": "store", "--color": "color"}
_COLORS = frozenset({"auto", "always", "never"})


class _ForTyperError(Exception):
    """Something that is typer's to understand."""


def _text(value: str) -> str:
    return value


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise _ForTyperError
    return int(text)


@dataclass(frozen=True, slots=True)
class _Command:
    """What a command takes beside filters: options and how their value is read, flags, citekeys."""

    act: "Callable[[Run, Mapping[str, Any]], int]"
    one: dict[str, tuple[str, Callable[[str], Any]]]
    flags: dict[str, str]
    defaults: dict[str, Any] = field(default_factory=dict)
    keys: bool = False

    def start(self) -> dict[str, Any]:
        """Return the values of a command that was given nothing."""
        values: dict[str, Any] = {name: [] for name in _MANY.values()}
        values |= dict.fromkeys(name for name, _ in self.one.values())
        values |= dict.fromkeys(self.flags.values(), False)
        return values | self.defaults | ({"keys": []} if self.keys else {})


def _list(run: "Run", values: Mapping[str, Any]) -> int:
    from annexcli.cli.listing import listing_of
    from annexcli.cli.wanted import wanted_of

    wanted = wanted_of(values)
    return listing_of(values).write(run, wanted.of(run))


def _cite(run: "Run", values: Mapping[str, Any]) -> int:
    from annexcli.cli.citing import citing_of
    from annexcli.cli.wanted import wanted_of

    wanted = wanted_of(values)
    return citing_of(values).write(run, wanted)


def _to(text: str) -> Any:
    from annexcli.cli.citing import To

    return _one_of(To, text)


def _group_by(text: str) -> Any:
    from annexcli.csl.layout import GroupBy

    return _one_of(GroupBy, text)


def _one_of(names: Callable[[str], Any], text: str) -> Any:
    try:
        return names(text)
    except ValueError as error:
        raise _ForTyperError from error


_OF_FILTERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--sort": ("sort", _text),
    "--limit": ("limit", _number),
}
_COMMANDS = {
    "list": _Command(
        _list,
        {**_OF_FILTERS, "--columns": ("columns", _text), "--format": ("template", _text)},
        {
            "--latest": "latest",
            "--json": "as_json",
            "--csv": "as_csv",
            "--keys": "only_keys",
            "--fail-empty": "fail_empty",
        },
    ),
    "cite": _Command(
        _cite,
        {
            **_OF_FILTERS,
            "--style": ("style", _text),
            "--template": ("template", _text),
            "--locale": ("locale", _text),
            "--to": ("to", _to),
            "-o": ("output", _text),
            "--output": ("output", _text),
            "--title": ("title", _text),
            "--group-by": ("group_by", _group_by),
        },
        {
            "--latest": "latest",
            "--as-printed": "as_printed",
            "--reverse": "reverse",
            "--numbered": "numbered",
            "--annotate": "annotate",
            "--with-links": "with_links",
            "--in-text": "in_text",
        },
        # The default of --style stands in annexcli.cli.citing, which is not to be loaded for a list.
        {"style": None, "title": "", "reference_doc": None},
        keys=True,
    ),
}


def values_of(arguments: list[str]) -> tuple[str, dict[str, Any]] | None:
    """Return the command, and what arguments say by the names of parameters, or None where typer must tell.

    Args:
        arguments: those behind the program's name.

    """
    before: dict[str, Any] = {**dict.fromkeys(_BEFORE.values()), "quiet": False}
    given = iter(arguments)
    try:
        for argument in given:
            if command := _COMMANDS.get(argument):
                values = command.start() | before
                _read(command, given, values)
                return argument, values
            if argument in {"-q", "--quiet"}:
                before["quiet"] = True
            else:
                before[_BEFORE[argument]] = next(given)
    except (KeyError, StopIteration, _ForTyperError):
        return None
    return None


def _read(command: _Command, given: Iterator[str], values: dict[str, Any]) -> None:
    for argument in given:
        if command.keys and argument[:1] not in {"-", ""}:
            values["keys"].append(argument)
            continue
        name, equals, value = argument.partition("=")
        if name in command.flags and not equals:
            values[command.flags[name]] = True
            continue
        if equals and not name.startswith("--"):
            raise _ForTyperError
        value = value if equals else next(given)
        if name in _MANY:
            values[_MANY[name]].append(value)
        else:
            parameter, read = command.one[name]
            values[parameter] = read(value)


def run(arguments: list[str]) -> int | None:
    """Run the program, if it is to list or cite; return its exit code, or None where nothing was done."""
    if "_ANNEX_COMPLETE" in os.environ or _COMMANDS.keys().isdisjoint(arguments):
        return None
    understood = values_of(arguments)
    if understood is None or understood[1]["color"] not in {None, *_COLORS}:
        return None
    from annexcli.cli import process
    from annexcli.cli.exits import explain

    process.begin()
    try:
        code: int = _act_again_if_damaged(*understood)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - whatever it is becomes a message
        code = explain(error)
    process.end(code)
    return code


def _act_again_if_damaged(name: str, values: dict[str, Any]) -> int:
    """Run a command, once more where the index was damaged."""
    from annexcli.cli.exits import removed_damaged_index
    from annexcli.cli.run import store_path

    try:
        return _act(name, values)
    except Exception as error:
        if not removed_damaged_index(error, lambda: store_path(values["store"])):
            raise
        return _act(name, values)


def _act(name: str, values: dict[str, Any]) -> int:
    import sys

    from annexcli.cli.run import Run

    run = Run(values["store"], values["color"] or "auto", values["quiet"])
    code = _COMMANDS[name].act(run, values)
    sys.stdout.flush()
    return code

"""``annex list`` without typer, which takes more than half of the time of a short run to load.

Only what is sure to be understood as typer would is taken here; help, mistakes and all else are left to it.
"""

import os
from collections.abc import Iterator
from typing import Any

from annexcli.cli.wanted import FILTERS

_MANY = {f"--{name}": f"{name}_" for name in FILTERS} | {f"--not-{name}": f"not_{name}" for name in FILTERS}
_ONE = {"--sort": "sort", "--limit": "limit", "--columns": "columns", "--format": "template"}
_FLAGS = {
    "--latest": "latest",
    "--json": "as_json",
    "--csv": "as_csv",
    "--keys": "only_keys",
    "--fail-empty": "fail_empty",
}
_BEFORE = {"--store": "store", "--color": "color"}


class _ForTyperError(Exception):
    """Something that is typer's to understand."""


def values_of(arguments: list[str]) -> dict[str, Any] | None:
    """Return what arguments say, by the names of parameters, or None where typer must tell.

    Args:
        arguments: those behind the program's name.

    """
    values: dict[str, Any] = {name: [] for name in _MANY.values()}
    values |= dict.fromkeys((*_ONE.values(), *_BEFORE.values())) | dict.fromkeys(_FLAGS.values(), False)
    values["quiet"] = False
    given = iter(arguments)
    try:
        for argument in given:
            if argument == "list":
                break
            if argument in {"-q", "--quiet"}:
                values["quiet"] = True
            else:
                values[_BEFORE[argument]] = next(given)
        else:
            return None
        _options(given, values)
    except (KeyError, StopIteration, _ForTyperError):
        return None
    return values


def _options(given: Iterator[str], values: dict[str, Any]) -> None:
    for argument in given:
        name, equals, value = argument.partition("=")
        if name in _FLAGS and not equals:
            values[_FLAGS[name]] = True
            continue
        value = value if equals else next(given)
        if name in _MANY:
            values[_MANY[name]].append(value)
        else:
            values[_ONE[name]] = _number(value) if name == "--limit" else value


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise _ForTyperError
    return int(text)


def run(arguments: list[str]) -> int | None:
    """Run the program, if it is to list references; return its exit code, or None where nothing was done."""
    if "_ANNEX_COMPLETE" in os.environ or "list" not in arguments:
        return None
    values = values_of(arguments)
    if values is None or values["color"] not in {None, "auto", "always", "never"}:
        return None
    from annexcli.cli import process
    from annexcli.cli.exits import report

    process.begin()
    try:
        code: int = _list_mending(values)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - whatever it is becomes a message
        code = report(error)
    process.end(code)
    return code


def _list_mending(values: dict[str, Any]) -> int:
    """List references, once more where the index was damaged."""
    from annexcli.cli.exits import mended
    from annexcli.cli.run import store_path

    try:
        return _list(values)
    except Exception as error:
        if not mended(error, lambda: store_path(values["store"])):
            raise
        return _list(values)


def _list(values: dict[str, Any]) -> int:
    import sys

    from annexcli.cli.lists import listing_of
    from annexcli.cli.run import Run
    from annexcli.cli.wanted import wanted_of

    listing, wanted = listing_of(values), wanted_of(values)
    run = Run(values["store"], values["color"] or "auto", values["quiet"])
    code = listing.write(run, wanted.of(run))
    sys.stdout.flush()
    return code

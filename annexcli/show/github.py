"""Commands by which GitHub Actions annotates lines, with the escapes of its toolkit.

See actions/toolkit, packages/core/src/command.ts.
"""

from annexcli.text import printable


def annotation(level: str, message: str, **properties: str | int | None) -> str:
    """Return the command that annotates a line.

    Args:
        level: ``error``, ``warning`` or ``notice``.
        message: what to say.
        properties: ``file``, ``line``, ``col`` and ``title``, those without a value left out.

    """
    given = ",".join(
        f"{name}={_property(printable(str(value)))}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{level}{' ' if given else ''}{given}::{_data(printable(message))}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")

"""What is said of the documents that a command reads: which lists, where links lead, the format."""

import re
from typing import TYPE_CHECKING

from annexcli.address import is_web
from annexcli.errors import UsageProblem

if TYPE_CHECKING:
    from annexcli.edge.formats import Format


def heading_pattern(section: str | None) -> re.Pattern[str] | None:
    """Return what ``--section`` gives as a pattern, whatever its case.

    Raises:
        UsageProblem: if it is no regular expression.

    """
    try:
        return None if section is None else re.compile(section, re.IGNORECASE)
    except re.error as error:
        raise UsageProblem(f"{section!r} is no regular expression: {error}", where="--section") from error


def base_address(url: str) -> str:
    """Return what ``--base-url`` gives, which may be nothing.

    Raises:
        UsageProblem: if it is no address on the web.

    """
    if url and not is_web(url):
        hint = "write one such as https://example.org/reports/"
        raise UsageProblem(f"{url!r} is no address", where="--base-url", hint=hint)
    return url


def document_format(name: str | None) -> "Format | None":
    """Return the format that ``--from`` names.

    Raises:
        UsageProblem: if there is none of that name.

    """
    from annexcli.edge.formats import Format

    try:
        return None if name is None else Format(name.lower())
    except ValueError as error:
        known = ", ".join(kind.value for kind in Format)
        raise UsageProblem(
            f"{name!r} is no format that can be read", where="--from", hint=f"use {known}"
        ) from error

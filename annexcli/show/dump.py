"""Values as JSON text, the same for all results."""

import json
import re

from annexcli.text import encodable

_ACTS = re.compile("[\\x7f-\\x9f\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]")


def dumped(value: object) -> str:
    """Return a value as JSON, indented, for people to read and programs to take.

    What acts on a terminal, and what UTF-8 cannot hold, stands as its code, which JSON reads as the
    character itself.
    """
    return _harmless(json.dumps(value, ensure_ascii=False, indent=2))


def dumped_line(value: object) -> str:
    """Return a value as JSON on a line of its own, with codes as :func:`dumped` has them."""
    return _harmless(json.dumps(value, ensure_ascii=False))


def _harmless(text: str) -> str:
    return encodable(_ACTS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)) + "\n"

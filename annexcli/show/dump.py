"""Values as JSON text, the same for all results."""

import json
import re

_ACTS = re.compile("[\\x7f-\\x9f\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]")


def dumped(value: object) -> str:
    """Return a value as JSON, indented, for people to read and programs to take.

    What acts on a terminal stands as its code, which JSON reads as the character itself.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _ACTS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def dumped_line(value: object) -> str:
    """Return a value as JSON on a line of its own."""
    text = json.dumps(value, ensure_ascii=False)
    return _ACTS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"

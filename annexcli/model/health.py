"""What is found of a thing that the program needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Health(StrEnum):
    """Whether a thing is as it should be: ``NOTE`` is for what is not there and need not be."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Look:
    """What was found of one thing.

    Attributes:
        name: what was looked at.
        health: whether it is well.
        found: what was found, in words.
        hint: what to do about it.
        facts: the same for programs.

    """

    name: str
    health: Health
    found: str
    hint: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

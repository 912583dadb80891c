"""What a rule says: a remark at a place of the text; a finding is a remark with its line and column."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annexcli.bib.patch import Edit


class Severity(StrEnum):
    """How bad it is: an error changes or loses what is read; a warning looks or sorts wrong, or may."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule found at a position of the text, and the edits that mend it, if they are certain."""

    rule: str
    at: int
    message: str
    edits: tuple[Edit, ...] = ()


Remarks = Iterator[Remark]


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody else found about an entry, to be placed at its citekey."""

    rule: str
    key: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where: line and column count from 1.

    ``key`` is the citekey of the entry, empty where it is the file that is meant; ``edits`` is empty where
    nothing mends it with certainty.
    """

    rule: str
    severity: Severity
    key: str
    line: int
    column: int
    message: str
    edits: tuple[Edit, ...] = ()

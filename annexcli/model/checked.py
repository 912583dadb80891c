"""Links with the place where they stand, what was seen of them, and whether that makes a check fail."""

from dataclasses import dataclass
from enum import StrEnum

from annexcli.model.verdict import LinkResult, Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link stands: the file as the user named it, and the line or the page, counted from 1."""

    file: str
    line: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        if self.page is not None:
            return f"{self.file}: page {self.page}"
        return f"{self.file}:{self.line}" if self.line is not None else self.file


@dataclass(frozen=True, slots=True)
class Cited:
    """A link as an entry or a document has it.

    ``key`` is the citekey, or empty in a document; ``url`` is None for an entry without an address.
    ``title`` is that of the work, or the text of the link. ``seen`` is the day of access that the entry
    names, in EDTF. ``known`` is the verdict with its reason where nobody has to ask.
    """

    url: str | None
    place: Place
    key: str = ""
    title: str = ""
    seen: str | None = None
    known: tuple[Verdict, str] | None = None


class Standing(StrEnum):
    """What a verdict means for the exit code."""

    PASSES = "passes"
    FAILS = "fails"
    # It fails, but not yet so often and so long that anybody should be stopped by it.
    WAITS = "waits"
    # It fails, and the change that is looked at did not bring it.
    OLD = "old"


@dataclass(frozen=True, slots=True)
class History:
    """What is remembered of a link that fails: moments in UTC as ISO 8601 writes them, to the second.

    ``first`` and ``last`` are the first and the last of ``count`` failures without a success between
    them; ``ok`` is the last success before them, None where none is known.
    """

    verdict: str
    first: str
    last: str
    count: int
    ok: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """A link with its verdict, fit to be shown: secrets in its addresses are masked."""

    cited: Cited
    result: LinkResult
    standing: Standing = Standing.PASSES
    history: History | None = None

    @property
    def fails(self) -> bool:
        """Whether it makes the check fail."""
        return self.standing is Standing.FAILS


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: its links in their order, and how many entries or documents they are from.

    ``unasked`` counts the addresses that an interruption or a limit of time left unasked; ``seconds`` is
    how long the check took; ``started`` is when it began.
    """

    links: tuple[CheckedLink, ...]
    sources: int
    entries: bool = True
    unasked: int = 0
    seconds: float = 0.0
    started: str = ""

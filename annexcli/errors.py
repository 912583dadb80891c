"""What can go wrong, told to a person: what happened, where, and what to do about it."""

from collections.abc import Callable
from functools import partial


class AnnexError(Exception):
    """A problem that the user can mend.

    Args:
        what: what happened, without a final full stop.
        where: the file (with line or page), the option or the address concerned.
        hint: what to do about it, without a final full stop.

    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[Callable[..., "AnnexError"], tuple[str, str, str]]:
        """Let the error travel between processes with all it says."""
        return partial(_made, type(self)), (self.what, self.where, self.hint)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"


def _made(kind: type[AnnexError], what: str, where: str, hint: str) -> AnnexError:
    return kind(what, where=where, hint=hint)


class UsageProblem(AnnexError):
    """Something the user said that cannot be done: an option, an argument, a setting, a place to write to."""


class UnreadableInput(AnnexError):
    """A document or store that is missing, damaged or not what it should be."""


class NetworkUnusable(AnnexError):
    """The network itself does not answer, so nothing can be said about single links."""

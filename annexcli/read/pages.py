"""The pages of a PDF as its reader sees them: lines in their places, in one font each."""

from dataclasses import dataclass

from annexcli.document import Inline
from annexcli.read.ruled import Grid


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line: its text with links over it, its box in points from the top left, its font, its column.

    ``cell`` says in which grid of the page it stands, in which row and column of that.
    """

    content: Inline
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    column: int = 0
    cell: tuple[int, int, int] | None = None

    @property
    def text(self) -> str:
        """The text of the line."""
        return self.content.text

    @property
    def centre(self) -> float:
        """The middle of the line, across the page."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number, counted from 1, its size in points, its lines in the order of the file.

    ``grids`` are those of tables that rules draw on it.
    """

    number: int
    width: float
    height: float
    lines: tuple[PageLine, ...]
    grids: tuple[Grid, ...] = ()

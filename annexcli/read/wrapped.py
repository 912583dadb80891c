"""Lines of plain text that stand together → entries: by marks, by indents, by lines that end early."""

import re
from dataclasses import dataclass
from itertools import pairwise

from annexcli.vocab import table

# A bullet, or a number that is no year: what stands before an item.
MARK = re.compile(r"\s*(?:[•●▪◦*·‣–—-]|\(?(?:\d{1,3}|(?!(?:19|20)\d\d\D)\d{4,5})[.)]|\[\d{1,5}\])(?:\s+|$)")
BULLET = re.compile(r"\s*[•●▪◦*·‣–—-]\s")
_WORDS = {name: "|".join(table("lead_ins")[name]) for name in ("address", "accessed")}
_ADDRESS = r"[<(\[]?(?:https?://|www\.|doi:|doi\.org/)\S+[>)\]]?"
# What begins no entry: an address, alone or behind the words that lead to it; the day on which it was opened.
_TIED = re.compile(
    rf"\s*(?:(?:(?:{_WORDS['address']})\s*:?\s*)?{_ADDRESS}(?:\s|$)|(?:{_WORDS['address']})\s*:\s*$"
    rf"|[(\[]?(?:{_WORDS['accessed']})\s*:?\s*\d)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.)\]\d/>»”\"]$")
# "Ortiz, Ana.", "ORTIZ, A.", "______. ", "MINISTÉRIO DA SAÚDE": names as only an entry begins with them.
_NAMED = re.compile(
    r"\s*(?:[^\W\d_a-z][\w’'-]+, (?:[^\W\d_a-z]\.|[^\W\d_a-z][\w-]+[.,;(])|(?:_{3,}|[-—–]{3,}|—)[.,]"
    r"|(?:[^\W\d_a-z]{3,}[ ,.;]+){2})"
)
# No text is wrapped at less than this; lines of a text come so near to its width, or nearer.
_OFTEN = 50
_NARROWEST, _FULL, _NEARLY, _HALF = 40, 1.0, 0.85, 0.6
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, spaces at its end left out, with its number, counted from 1."""

    text: str
    number: int

    @property
    def indent(self) -> int:
        """The columns before the first character."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def begins_small(self) -> bool:
        """Whether the first character is a small letter."""
        return self.text.lstrip()[:1].islower()


def entries(lines: list[Line]) -> list[list[Line]]:
    """Split lines without a blank one between them into entries; text that is wrapped at a width is one."""
    marked = MARK.match(lines[0].text) is not None
    starts = _by_marks(lines) if marked else _by_indents(lines) or _by_ends(lines)
    found: list[list[Line]] = []
    for line, begins in zip(lines, starts, strict=True):
        if begins or not found:
            found.append([])
        found[-1].append(line)
    return found


def goes_on(lines: list[Line]) -> bool:
    """Tell whether the first of some lines ends where there was no room for more of its text."""
    if len(lines) < 2:
        return False
    if lines[1].begins_small or _TIED.match(lines[1].text):
        return True
    return _is_full(lines[0], lines[1], _NEARLY * _width(lines)) and len(entries(lines)[0]) > 1


def _is_wrapped(lines: list[Line]) -> bool:
    """Tell whether lines are one text broken at a width: all but the last nearly as long as the longest."""
    longest = max(len(line.text) for line in lines)
    if len(lines) < 2 or longest > _LONGEST or any(len(line.text) < 0.7 * longest for line in lines[:-1]):
        return False
    return not _each_whole(lines)


def _each_whole(lines: list[Line]) -> bool:
    """Tell whether each of some lines begins and ends as an entry does."""
    ended = all(_ENDED.search(line.text) for line in lines[:-1])
    return len(lines) > 2 and ended and not any(line.begins_small for line in lines)


def _by_marks(lines: list[Line]) -> list[bool]:
    """Begin entries at marks; a number that stands as far in as the text of the first entry is none."""
    first = MARK.match(lines[0].text)
    column = first.end() if first and not BULLET.match(lines[0].text) else None
    return [bool(MARK.match(line.text)) and (column is None or line.indent < column) for line in lines]


def _by_indents(lines: list[Line]) -> list[bool] | None:
    """Begin entries at the margin where the others hang, or further in where first lines are indented.

    None where all lines begin at one margin, and where what begins further in tells nothing.
    """
    base = min(line.indent for line in lines)
    furthest = max(line.indent for line in lines)
    further_in = [line.indent > base + (furthest - base > 2) for line in lines]
    if not any(further_in):
        return None
    width = _width(lines)
    # Behind a line that ends early an entry begins; a small letter begins none.
    hanging = 0
    for (before, line), further in zip(pairwise(lines), further_in[1:], strict=True):
        begins = _ends_early(before, line, width) - _continues(before, line)
        hanging += -begins if further else begins
    hangs = hanging > 0 or (hanging == 0 and not further_in[0])
    starts = [further != hangs for further in further_in]
    small = sum(
        _continues(before, line)
        for (before, line), begins in zip(pairwise(lines), starts[1:], strict=True)
        if begins
    )
    return starts if small <= 0.3 * sum(starts) else None


def _by_ends(lines: list[Line]) -> list[bool]:
    """Begin entries behind lines that end early where the text is wrapped; else at each line."""
    width = _width(lines)
    pairs = list(pairwise(lines))
    broken = [line.begins_small and _is_full(before, line, _NEARLY * width) for before, line in pairs]
    if not (_is_wrapped(lines) or _breaks_off(pairs, width) or sum(broken) >= max(1, 0.15 * len(pairs))):
        return [True, *(not _TIED.match(line.text) and not _leads(before) for before, line in pairs)]
    exact = all(
        _is_full(before, line, width) for (before, line), small in zip(pairs, broken, strict=True) if small
    )
    full = width * (_FULL if exact else _NEARLY)
    starts = [True]
    for before, line in pairs:
        ended = _ENDED.search(before.text) is not None and not _is_full(before, line, full)
        early = not _is_full(before, line, _HALF * width)
        named = _ENDED.search(before.text) is not None and _NAMED.match(line.text) is not None
        starts.append((ended or early or named) and not _continues(before, line))
    return starts


def _breaks_off(pairs: list[tuple[Line, Line]], width: int) -> bool:
    """Tell whether most lines that do not end as entries do end at the width at which text is wrapped."""
    ends = [(line, following) for line, following in pairs if not (_ENDED.search(line.text) or _leads(line))]
    full = sum(
        len(line.text) > _OFTEN and _is_full(line, following, _NEARLY * width) for line, following in ends
    )
    return full > len(ends) - full


def _width(lines: list[Line]) -> int:
    """Return the columns at which lines are wrapped: as long as the longest that could have been broken."""
    longest = max((len(line.text) for line in lines if " " in line.text.strip()), default=0)
    return max(longest, _NARROWEST)


def _is_full(line: Line, following: Line, width: float) -> bool:
    """Tell whether a line had no room for the first word of the next."""
    word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(word) > width


def _ends_early(before: Line, line: Line, width: int) -> bool:
    return not _is_full(before, line, _NEARLY * width) and not _continues(before, line)


def _continues(before: Line, line: Line) -> bool:
    """Tell whether a line certainly goes on with the one before it."""
    return line.begins_small or _TIED.match(line.text) is not None or _leads(before)


def _leads(line: Line) -> bool:
    """Tell whether a line ends in the middle of something: behind a comma, or before an address."""
    return line.text.endswith((",", ":", "&", "<"))

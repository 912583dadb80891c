"""What a change does to a file, as a unified diff."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import Match, SequenceMatcher

# Not str.splitlines, which breaks lines at form feeds and the like, too.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified(old: str, new: str, name: str) -> str:
    """Return the difference between two states of a file as ``patch`` and ``git apply`` read it.

    Args:
        old: the text as it is.
        new: the text as it would be.
        name: the file.

    """
    before, after = _LINE.findall(old), _LINE.findall(new)
    hunks = [
        line
        for group in _Anchored(before, after).get_grouped_opcodes()
        for line in _hunk(before, after, group)
    ]
    return "".join([f"--- a/{name}\n", f"+++ b/{name}\n", *hunks]) if hunks else ""


def _hunk(before: list[str], after: list[str], group: list[tuple[str, int, int, int, int]]) -> Iterator[str]:
    (_, old_start, _, new_start, _), (_, _, old_end, _, new_end) = group[0], group[-1]
    yield f"@@ -{_span(old_start, old_end)} +{_span(new_start, new_end)} @@\n"
    for tag, old, old_to, new, new_to in group:
        if tag == "equal":
            yield from (_written(" ", line) for line in before[old:old_to])
        else:
            yield from (_written("-", line) for line in before[old:old_to])
            yield from (_written("+", line) for line in after[new:new_to])


def _span(start: int, end: int) -> str:
    """Return lines as a hunk names them: from 1, and by the line before where there are none."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + 1 if length else start},{length}"


def _written(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


class _Anchored(SequenceMatcher[str]):
    """Patience diff: lines that each text has once are matched first, and only what is between them searched.

    The entries of a store begin with such lines. Without them, ten thousand entries take two minutes.
    """

    def __init__(self, before: list[str], after: list[str]) -> None:
        super().__init__(None, "", "")
        self._before, self._after = before, after

    def get_matching_blocks(self) -> list[Match]:
        """Return the runs of equal lines, as ``SequenceMatcher`` does."""
        blocks: list[Match] = []
        old_start = new_start = 0
        ends = (len(self._before), len(self._after))
        for old, new in [*self._anchors(), ends]:
            between = SequenceMatcher(None, self._before[old_start:old], self._after[new_start:new])
            blocks += [
                Match(old_start + found.a, new_start + found.b, found.size)
                for found in between.get_matching_blocks()
                if found.size
            ]
            if (old, new) != ends:
                blocks.append(Match(old, new, 1))
            old_start, new_start = old + 1, new + 1
        return [*_united(blocks), Match(*ends, 0)]

    def _anchors(self) -> list[tuple[int, int]]:
        """Return the places of lines that are in each text once, as many as stand in one order."""
        old_counts, new_counts = Counter(self._before), Counter(self._after)
        new_places = {
            line: place for place, line in enumerate(self._after) if new_counts[line] == 1 == old_counts[line]
        }
        pairs = [(place, new_places[line]) for place, line in enumerate(self._before) if line in new_places]
        # The longest increasing run of the second places: for each length, the run that ends smallest.
        ends: list[int] = []
        last: list[int] = []
        # Each pair with the number of the one before it in its run.
        chains: list[tuple[tuple[int, int], int | None]] = []
        for number, pair in enumerate(pairs):
            length = bisect_left(ends, pair[1])
            ends[length : length + 1] = [pair[1]]
            last[length : length + 1] = [number]
            chains.append((pair, last[length - 1] if length else None))
        found: list[tuple[int, int]] = []
        at = last[-1] if last else None
        while at is not None:
            pair, at = chains[at]
            found.append(pair)
        return found[::-1]


def _united(blocks: list[Match]) -> Iterator[Match]:
    """Give runs of which none begins where another ends."""
    held: Match | None = None
    for block in blocks:
        if held and (held.a + held.size, held.b + held.size) == (block.a, block.b):
            held = Match(held.a, held.b, held.size + block.size)
        else:
            if held:
                yield held
            held = block
    if held:
        yield held

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
    (_, start, _, start_, _), (_, _, end, _, end_) = group[0], group[-1]
    yield f"@@ -{_span(start, end)} +{_span(start_, end_)} @@\n"
    for tag, i, j, i_, j_ in group:
        if tag == "equal":
            yield from (_written(" ", line) for line in before[i:j])
        else:
            yield from (_written("-", line) for line in before[i:j])
            yield from (_written("+", line) for line in after[i_:j_])


def _span(start: int, end: int) -> str:
    """Return lines as a hunk names them: from 1, and by the line before where there are none."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + 1 if length else start},{length}"


def _written(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


class _Anchored(SequenceMatcher[str]):
    """Matches lines that each text has once first, and only what stands between them by search.

    The entries of a store begin with such lines. Without them, ten thousand entries take two minutes.
    """

    def __init__(self, before: list[str], after: list[str]) -> None:
        super().__init__(None, "", "")
        self._before, self._after = before, after

    def get_matching_blocks(self) -> list[Match]:
        """Return the runs of equal lines, as ``SequenceMatcher`` does."""
        blocks: list[Match] = []
        start, start_ = 0, 0
        ends = (len(self._before), len(self._after))
        for end, end_ in [*self._anchors(), ends]:
            between = SequenceMatcher(None, self._before[start:end], self._after[start_:end_])
            blocks += [
                Match(start + m.a, start_ + m.b, m.size) for m in between.get_matching_blocks() if m.size
            ]
            if (end, end_) != ends:
                blocks.append(Match(end, end_, 1))
            start, start_ = end + 1, end_ + 1
        return [*_united(blocks), Match(*ends, 0)]

    def _anchors(self) -> list[tuple[int, int]]:
        """Return the places of lines that are in each text once, as many as stand in one order."""
        counts, counts_ = Counter(self._before), Counter(self._after)
        places = {line: place for place, line in enumerate(self._after) if counts_[line] == 1 == counts[line]}
        pairs = [(place, places[line]) for place, line in enumerate(self._before) if line in places]
        # The longest increasing run of the second places, by the smallest end of a run of each length.
        ends: list[int] = []
        chains: list[tuple[tuple[int, int], int | None]] = []
        last: list[int] = []
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

"""Words that are searched for: read as they are typed, matched by FTS5, found again in what is shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annexcli.errors import UsageProblem
from annexcli.text import fold

# A phrase in quotation marks, one that is left open, or a word; "-" before it excludes.
_TERM = re.compile(r'(?P<not>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>(?<=")\*)?')
_SHORTEST = 3  # shorter words are near to anything
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, folded; of a beginning the last word may go on."""

    words: tuple[str, ...]
    beginning: bool = False

    @property
    def match(self) -> str:
        """The term in FTS5's language."""
        return f'"{" ".join(self.words)}"{" *" if self.beginning else ""}'


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: one of each of the ``wanted``, and none of the ``unwanted``."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()

    @property
    def match(self) -> str:
        """The search in FTS5's language (https://www.sqlite.org/fts5.html, §3)."""
        parts = " AND ".join(f"({' OR '.join(term.match for term in either)})" for either in self.wanted)
        return f"({parts})" + "".join(f" NOT {term.match}" for term in self.unwanted)


def search(text: str) -> Search:
    """Read words to search for.

    All of them are wanted; ``OR`` between two wants either; ``sext*`` is a beginning, ``"in quotes"`` a
    phrase; ``-word`` must not be there. Case, accents and punctuation do not count.

    Raises:
        UsageProblem: if there is no word to look for.

    """
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    either = False
    for found in _TERM.finditer(text):
        if found["word"] in {"OR", "|"} and not found["not"]:
            either = bool(wanted)
            continue
        words = tuple(fold(found["phrase"] or found["word"] or "").split())
        if not words:
            continue
        term = Term(words, bool(found["star"]) or (found["word"] or "").endswith("*"))
        if found["not"]:
            unwanted.append(term)
        elif either:
            wanted[-1] += (term,)
        else:
            wanted.append((term,))
        either = False
    if not wanted:
        raise UsageProblem(f"{text!r} holds no word to look for", hint='write words, a begin* or "a phrase"')
    return Search(tuple(wanted), tuple(unwanted))


def places(search: Search, text: str) -> tuple[tuple[int, int], ...]:
    """Return where what is searched for stands in a text: begin and end of each place, in order."""
    words = [(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text)]
    found = {place for either in search.wanted for term in either for place in _found(term, words)}
    apart: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if apart and begin <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((begin, end))
    return tuple(apart)


def _found(term: Term, words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    *first, last = term.words
    for start in range(len(words) - len(first)):
        some = words[start : start + len(term.words)]
        same = [word for _, _, word in some[:-1]] == first
        if same and (some[-1][2] == last or (term.beginning and some[-1][2].startswith(last))):
            yield some[0][0], some[-1][1]


def near(search: Search, known: Iterable[str]) -> tuple[str, ...]:
    """Return words of a store that are near to those searched for, of which none is there."""
    from annexcli.spelling import nearest  # noqa: PLC0415 - most searches find something

    known = sorted(known)
    there = set(known)
    words = [word for either in search.wanted for term in either for word in term.words]
    found = (nearest(word, known) for word in words if word not in there and len(word) >= _SHORTEST)
    return tuple(dict.fromkeys(word for word in found if word))

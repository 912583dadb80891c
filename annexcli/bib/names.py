"""Lists of names in BibTeX fields ⇄ persons and organisations.

A name wholly in braces is an organisation, whatever it holds: ``{Crime and Justice Centre}``
(BibLaTeX manual §2.3.3).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from annexcli.bib import latex
from annexcli.bib.syntax import is_braced
from annexcli.model.reference import Agent, Organisation, Person

_OTHERS = "others"
_TOKEN = re.compile(r"[{}]|(?<!\s)\s+and\s+", re.IGNORECASE)


def join(agents: Iterable[Agent], *, others: bool = False) -> str:
    """Return names as the value of a name field, every organisation in braces of its own.

    Args:
        agents: the names.
        others: whether there are more than are named.

    """
    return " and ".join([*map(_written, agents), *([_OTHERS] if others else [])])


def has_others(value: str) -> bool:
    """Tell whether a field's value ends in ``and others``: there are more names than it gives."""
    return _OTHERS in value and _parts(value)[-1] == _OTHERS


def _written(agent: Agent) -> str:
    if isinstance(agent, Organisation):
        return f"{{{latex.encode(agent.name)}}}"
    family, given = latex.encode(agent.family), latex.encode(agent.given)
    return f"{family}, {given}" if given else f"{{{family}}}"


@lru_cache(maxsize=10_000)
def split(value: str, *, organisations: bool = False) -> tuple[Agent, ...]:
    """Return the names in a field's value.

    Args:
        value: the value, LaTeX not yet decoded.
        organisations: whether unbraced names are organisations, as in ``publisher``, rather than
            persons.

    """
    if not value:
        return ()
    parts = [part for part in _parts(value) if part and part != _OTHERS]
    return tuple(_named(part, organisation=organisations or is_braced(part)) for part in parts)


def _named(part: str, *, organisation: bool) -> Agent:
    if organisation:
        return Organisation(latex.decode(part))
    from bibtexparser.middlewares.names import parse_single_name_into_parts  # noqa: PLC0415 - persons are rare here

    name = parse_single_name_into_parts(part, strict=False)
    family = " ".join([*name.von, *name.last])
    given = " ".join([*name.first, *name.jr])
    return Person(latex.decode(family), latex.decode(given))


def _parts(value: str) -> list[str]:
    """Split at the word "and" outside braces."""
    parts, start, depth = [], 0, 0
    for token in _TOKEN.finditer(value):
        if token[0] in "{}":
            depth += 1 if token[0] == "{" else -1
        elif depth == 0:
            parts.append(value[start : token.start()].strip())
            start = token.end()
    return [*parts, value[start:].strip()]

"""Lists of names in BibTeX fields ⇄ persons and organisations.

A name wholly in braces is an organisation, whatever it holds: ``{Crime and Justice Centre}``
(BibLaTeX manual §2.3.3).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from annexcli.bib import latex
from annexcli.bib.syntax import is_braced, parted
from annexcli.model.reference import Agent, Organisation, Person

_OTHERS = "others"
# What parts names or the parts of one; a suffix stands between family and given names (btxdoc, §4).
_PARTING = re.compile(r",|(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?<=[^\s,])\s+(?P<suffix>[JS]r\.?|I{2,3}|IV)$")
# BibLaTeX manual §3.4, "Extended name format": "given=Hans, family=Harman, prefix=von, useprefix=false".
_EXTENDED = re.compile(
    r'"?(?P<part>family|given|prefix|suffix|(?:family|given|prefix|suffix)-i|useprefix|id|sortingnamekeytemplatename)'
    r"\s*=\s*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TWO_PARTS = re.compile(r"(?P<family>[^,{}\\~]*[^,{}\\~\s]),(?P<given>\s*[^,{}\\~\s][^,{}\\~]*)")
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
    if not agent.given:
        return f"{{{latex.encode(agent.family)}}}"
    suffix = _SUFFIX.search(agent.given)
    given = agent.given[: suffix.start()] if suffix else agent.given
    parts = (agent.family, *([suffix["suffix"]] if suffix else []), given)
    return ", ".join(map(_guarded, parts))


def _guarded(part: str) -> str:
    """Return a part of a name in braces where BibTeX would take a word or a comma in it for its own."""
    encoded = latex.encode(part)
    return f"{{{encoded}}}" if _PARTING.search(part) else encoded


# The same bodies come again and again in a store, persons seldom far from one another.
@lru_cache(maxsize=10_000)
def split(value: str) -> tuple[Agent, ...]:
    """Return the names in the value of a field such as ``author``, LaTeX not yet decoded in it."""
    return tuple(
        Organisation(latex.decode(part)) if is_braced(part) else _person(part) for part in _named(value)
    )


@lru_cache(maxsize=10_000)
def split_organisations(value: str) -> tuple[Organisation, ...]:
    """Return the names in the value of a field such as ``publisher``: no persons, in braces or not."""
    return tuple(Organisation(latex.decode(part)) for part in _named(value))


def _named(value: str) -> list[str]:
    return [part for part in _parts(value) if part and part != _OTHERS] if value else []


def _person(part: str) -> Person:
    if extended := _extended(part):
        return extended
    if plain := _TWO_PARTS.fullmatch(part):
        # A particle stays with the family, so there is nothing to find out, which would take long.
        return Person(latex.decode(plain["family"]), latex.decode(plain["given"]))
    from bibtexparser.middlewares.names import parse_single_name_into_parts  # noqa: PLC0415 - persons are rare here

    name = parse_single_name_into_parts(part, strict=False)
    family = " ".join([*name.von, *name.last])
    given = " ".join([*name.first, *name.jr])
    return Person(latex.decode(family), latex.decode(given))


def has_extended(value: str) -> bool:
    """Tell whether a field's value has a name in BibLaTeX's extended format, which BibTeX does not know."""
    return "=" in value and any(not is_braced(part) and _extended(part) for part in _parts(value))


def _extended(part: str) -> Person | None:
    """Return a person whose parts are named, or None where they are not."""
    if "=" not in part:
        return None
    named: dict[str, str] = {}
    for piece in parted(part):
        match = _EXTENDED.fullmatch(piece.strip())
        if not match:
            return None
        named[match["part"].casefold()] = latex.decode(match["value"].strip().strip('"'))
    family = " ".join(filter(None, (named.get("prefix"), named.get("family"))))
    given = " ".join(filter(None, (named.get("given"), named.get("suffix"))))
    return Person(family, given) if named.get("family") else None


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

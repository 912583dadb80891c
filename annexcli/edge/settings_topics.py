"""The settings of topics: the table ``[topics]``."""

from collections.abc import Mapping
from typing import Any

from annexcli.edge.settings_check import Wrong
from annexcli.vocab.topics import LANGUAGES, SHIPPED, OwnTopic, Vocabularies

KEYS = _VOCABULARIES, _TERMS = "vocabularies", "terms"


def read_topics(table: Mapping[str, Any], wrong: Wrong) -> Vocabularies:
    """Return the vocabularies that a project has chosen, and its own topics.

    Args:
        table: ``[topics]`` as TOML gives it, with no key but those of ``KEYS``.
        wrong: makes the complaint about a key.

    Raises:
        UsageProblem: if a value is not what it should be.

    """
    shipped = table.get(_VOCABULARIES, list(SHIPPED))
    if not isinstance(shipped, list) or not all(name in SHIPPED for name in shipped):
        raise wrong(_VOCABULARIES, "are not among those that there are", f"choose from {', '.join(SHIPPED)}")
    terms = table.get(_TERMS, {})
    if not isinstance(terms, dict):
        raise wrong(_TERMS, "is no table", 'write [topics.terms] and below it climate = ["climate change"]')
    return Vocabularies(tuple(shipped), tuple(_own(name, given, wrong) for name, given in terms.items()))


def _own(name: str, given: Any, wrong: Wrong) -> OwnTopic:
    if not name.strip("/ ") or any(c in ",;{}" for c in name) or name != name.strip("/ "):
        raise wrong(name, "is no name of a topic", 'write one such as "climate" or "climate/adaptation"')
    by_language = given if isinstance(given, dict) else {None: given}
    for language, terms in by_language.items():
        if language not in {None, *LANGUAGES}:
            raise wrong(name, f"has terms in {language!r}", f"languages are {', '.join(LANGUAGES)}")
        if not isinstance(terms, list) or not all(isinstance(term, str) and term.strip() for term in terms):
            raise wrong(name, "is no list of terms", f'write "{name}" = ["climate change"]')
    return OwnTopic(name, tuple((language, tuple(terms)) for language, terms in by_language.items()))

"""Topics: which of the vocabularies' terms a reference holds.

A term of small letters matches in any inflected form (the Snowball stemmers, https://snowballstem.org): those
of English always, those of another language where the title is in it. A term of capitals is an acronym and
matches as it is written, in any language.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from annexcli.model.reference import Reference
from annexcli.text import fold
from annexcli.vocab import table

SHIPPED = ("child-online-safety", "human-rights", "digital-policy", "general")
LANGUAGES = {
    "en": "english", "fr": "french", "es": "spanish", "de": "german", "pt": "portuguese", "it": "italian",
}  # fmt: skip
_ENGLISH = "en"
# All forms of a word begin with the same two letters, those of a longer one with the same three.
_TOLD, _SHORT = 2, 4
# "l'exploitation", "dell'infanzia": the article is a word of its own.
_ELISION = re.compile(r"\b([ldjmtscn]|qu|un|[dns]?ell|all|quest)['’](?=\w)", re.IGNORECASE)
_ELIDE = frozenset({"fr", "it"})
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic of the user's: its name, and its terms by language; those of none match in all of them."""

    name: str
    terms: tuple[tuple[str | None, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Which vocabularies are looked through: those of the program by name, and the user's own topics."""

    shipped: tuple[str, ...] = SHIPPED
    own: tuple[OwnTopic, ...] = ()


def topics_of(reference: Reference, vocabularies: Vocabularies) -> tuple[str, ...]:
    """Return the topics that the title, remarks and publishers of a reference show.

    They are in the order of the vocabularies. ``csea/grooming`` includes ``csea``: a part is given alone, its
    parent is understood.
    """
    names = (f"{publisher.name} {publisher.acronym}" for publisher in reference.publishers)
    said = " ".join([reference.title or "", reference.note or "", *names])
    return topics_in(said, vocabularies, reference.language)


def topics_in(
    text: str, vocabularies: Vocabularies = Vocabularies(), language: str | None = None
) -> tuple[str, ...]:
    """Return the topics that a text shows, as :func:`topics_of` does.

    Args:
        text: what is looked through.
        vocabularies: for which topics.
        language: the language of the text, a tag of ISO 639-1, if it is known.

    """
    known = _known(vocabularies)
    shown: set[str] = set()
    for tag in dict.fromkeys((_ENGLISH, language if language in LANGUAGES else _ENGLISH)):
        shown.update(_terms(vocabularies, tag).topics(_words(text, tag)))
    for word in _ACRONYM.findall(text):
        shown.update(known.acronyms.get(word, ()))
    leaves = {topic for topic in shown if not any(other.startswith(f"{topic}/") for other in shown)}
    return tuple(topic for topic in known.order if topic in leaves)


def _words(text: str, language: str) -> list[str]:
    return fold(_ELISION.sub(r"\1 ", text) if language in _ELIDE else text).split()


class _Terms:
    """The terms of a language, each stemmed when a word comes that begins as it does: all of them take long.

    Args:
        stem: gives the stem of a word.

    """

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._waiting: dict[str, list[tuple[list[str], str]]] = {}
        self._phrases: dict[str, list[tuple[list[str], set[str]]]] = {}
        # How words begin that may be a part of a term; others stand for themselves and need no stem.
        self._beginnings: set[str] = set()

    def add(self, words: list[str], topic: str) -> None:
        """Take a term: its words, folded, and the topic that it shows."""
        self._waiting.setdefault(words[0][:_TOLD], []).append((words, topic))
        self._beginnings.update(word[:3] if len(word) > _SHORT else word[:_TOLD] for word in words)

    def topics(self, words: list[str]) -> Iterator[str]:
        """Yield the topics that folded words show."""
        may, stem = self._beginnings, self._stem
        stems = [stem(word) if word[:3] in may or word[:_TOLD] in may else word for word in words]
        for start, (word, one) in enumerate(zip(words, stems, strict=True)):
            if waiting := self._waiting.pop(word[:_TOLD], None):
                self._compile(waiting)
            for term, topics in self._phrases.get(one, ()):
                if stems[start : start + len(term)] == term:
                    yield from topics

    def _compile(self, waiting: list[tuple[list[str], str]]) -> None:
        for words, topic in waiting:
            term = list(map(self._stem, words))
            known = self._phrases.setdefault(term[0], [])
            same = next((topics for other, topics in known if other == term), None)
            if same is None:
                known.append((term, {topic}))
            else:
                same.add(topic)


@dataclass(frozen=True, slots=True)
class _Known:
    """Topics in their order, and which ones an acronym shows."""

    order: tuple[str, ...]
    acronyms: Mapping[str, set[str]]


@cache
def stemmer(language: str = _ENGLISH) -> Callable[[str], str]:
    """Return what gives the stem of a folded word in a language of ``LANGUAGES``."""
    import snowballstemmer  # noqa: PLC0415 - only those who look for topics need it

    stem: Callable[[str], str] = snowballstemmer.stemmer(LANGUAGES[language]).stemWord
    return lru_cache(maxsize=50_000)(stem)


def terms_of(vocabularies: Vocabularies) -> Iterator[tuple[str, str | None, str]]:
    """Yield every term: its topic, its language (None for all of them), and itself.

    Raises:
        FileNotFoundError: if there is no vocabulary of a name.

    """
    for name in vocabularies.shipped:
        for topic, by_language in table(f"topics-{name}")["topics"].items():
            yield from ((topic, tag, term) for tag, terms in by_language.items() for term in terms)
    for own in vocabularies.own:
        yield from ((own.name, tag, term) for tag, terms in own.terms for term in terms)


@lru_cache(maxsize=8)
def _known(vocabularies: Vocabularies) -> _Known:
    acronyms: dict[str, set[str]] = {}
    order: dict[str, None] = {}
    for topic, _, term in terms_of(vocabularies):
        order.setdefault(topic)
        if _ACRONYM.fullmatch(term):
            acronyms.setdefault(term, set()).add(topic)
    return _Known(tuple(order), acronyms)


@lru_cache(maxsize=64)
def _terms(vocabularies: Vocabularies, language: str) -> _Terms:
    found = _Terms(stemmer(language))
    for topic, tag, term in terms_of(vocabularies):
        if tag in {None, language} and not _ACRONYM.fullmatch(term) and (words := _words(term, language)):
            found.add(words, topic)
    return found

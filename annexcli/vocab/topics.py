"""Topics: which of the vocabularies' terms a reference holds.

A term of small letters matches in any inflected form (the Snowball stemmers, https://snowballstem.org): those
of English always, those of another language where the title is in it. A term of capitals is an acronym and
matches as it is written, in any language.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    known = _compiled(vocabularies)
    shown: set[str] = set()
    for tag in dict.fromkeys((_ENGLISH, language or _ENGLISH)):
        if tag in known.languages:
            shown.update(known.languages[tag].topics(_words(text, tag)))
    for word in _ACRONYM.findall(text):
        shown.update(known.acronyms.get(word, ()))
    leaves = {topic for topic in shown if not any(other.startswith(f"{topic}/") for other in shown)}
    return tuple(topic for topic in known.order if topic in leaves)


def _words(text: str, language: str) -> list[str]:
    return fold(_ELISION.sub(r"\1 ", text) if language in _ELIDE else text).split()


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a language: which topics a phrase of stems shows, by its first.

    ``beginnings`` are the first letters of the stems, three or those of a word of two or three that may
    end in another one: stemming leaves them as they are.
    """

    stem: Callable[[str], str]
    phrases: Mapping[str, list[tuple[list[str], frozenset[str]]]]
    beginnings: frozenset[str]

    def topics(self, words: list[str]) -> Iterator[str]:
        """Yield the topics that folded words show."""
        # A word that begins like no term stands for itself: most words need not be stemmed.
        may, stem = self.beginnings, self.stem
        stems = [stem(word) if word[:3] in may or word[:2] in may else word for word in words]
        for start, one in enumerate(stems):
            for term, topics in self.phrases.get(one, ()):
                if stems[start : start + len(term)] == term:
                    yield from topics


@dataclass(frozen=True, slots=True)
class _Compiled:
    """Topics in their order, their terms by language, and their acronyms."""

    order: tuple[str, ...]
    languages: Mapping[str, _Terms]
    acronyms: Mapping[str, frozenset[str]]


@cache
def stemmer(language: str = _ENGLISH) -> Callable[[str], str]:
    """Return what gives the stem of a folded word in a language of ``LANGUAGES``."""
    from snowballstemmer import stemmer as made  # noqa: PLC0415 - only those who look for topics need it

    stem: Callable[[str], str] = made(LANGUAGES[language]).stemWord
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
def _compiled(vocabularies: Vocabularies) -> _Compiled:
    terms: dict[str, dict[tuple[str, ...], set[str]]] = {tag: {} for tag in LANGUAGES}
    acronyms: dict[str, set[str]] = {}
    order: dict[str, None] = {}
    for topic, language, term in terms_of(vocabularies):
        order.setdefault(topic)
        if _ACRONYM.fullmatch(term):
            acronyms.setdefault(term, set()).add(topic)
            continue
        for tag in [language] if language else LANGUAGES:
            stem = stemmer(tag)
            if stems := tuple(map(stem, _words(term, tag))):
                terms[tag].setdefault(stems, set()).add(topic)
    return _Compiled(
        tuple(order),
        {tag: _terms(stemmer(tag), found) for tag, found in terms.items() if found},
        {acronym: frozenset(shown) for acronym, shown in acronyms.items()},
    )


def _terms(stem: Callable[[str], str], terms: Mapping[tuple[str, ...], Iterable[str]]) -> _Terms:
    phrases: dict[str, list[tuple[list[str], frozenset[str]]]] = {}
    for term, shown in terms.items():
        phrases.setdefault(term[0], []).append((list(term), frozenset(shown)))
    return _Terms(
        stem, phrases, frozenset(one[:3] if len(one) > 3 else one[:2] for term in terms for one in term)
    )

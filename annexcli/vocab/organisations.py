"""Organisations: which names and acronyms are printed for one body."""

import pkgutil
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from annexcli.model.reference import Agent, Organisation
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import phrases

# "&" is "and", and either may be left out.
_SMALL = frozenset({"and", "the"})
# What folding takes out of words, and the line of a body in the data file.
_UNHEARD = re.compile("[\u0300-\u036f'’]+")
_LINE = "  {"
_SPELLINGS = {
    "center": "centre",
    "defense": "defence",
    "labor": "labour",
    "organization": "organisation",
    "programme": "program",
}
# To look for more names than these takes longer than to decode the whole table.
_FEW = 40
# "Department of Health (UK)": these stand beside names and abbreviate none of them.
_COUNTRIES = frozenset({"uk", "us", "usa", "eu", "uae"})
# A word of so many letters may be an acronym: WHO is not the "who" of a name, FRA does not begin "France".
_SHORT = 3
# What is shorter may be another word in capitals.
_SHORTEST_KNOWN, _LONGEST_KNOWN = 4, 80


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its usual name, with everything else that is printed for it.

    ``also`` has former names, other spellings and names in other languages; ``domains`` are of its web sites.
    """

    name: str
    acronym: str = ""
    also: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is printed for it, the usual one first."""
        return (self.name, *((self.acronym,) if self.acronym else ()), *self.also)


@cache
def organisations() -> tuple[Body, ...]:
    """Return the bodies that this program knows."""
    return tuple(map(_body, table("organisations")["organisations"]))


@cache
def usual_names() -> dict[str, str]:
    """Return the usual name of a body by each of its names, folded, but for what two are called."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for body in organisations():
        for name in map(fold, body.names):
            if found.setdefault(name, body.name) != body.name:
                shared.add(name)
    return {name: usual for name, usual in found.items() if name not in shared}


def is_known(name: str) -> bool:
    """Tell whether a text is the name of a body that this program knows, with its capital: ``Oxfam``."""
    fits = _SHORTEST_KNOWN <= len(name) <= _LONGEST_KNOWN
    return fits and not name[0].islower() and fold(name) in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(usual_names()) | phrases("names", "body")


def organisations_like(names: Iterable[str]) -> tuple[Body, ...]:
    """Return those of the bodies of which a name may hold the words of one of ``names``, and maybe some more.

    Only these are decoded: a query is for a few, and all of them take longer than reading a store.
    """
    asked = [tuple(map(_spellings, words)) for name in names for words in _readings(name)]
    chosen = [
        line
        for line, heard in _lines()
        if any(all(any(one in heard for one in word) for word in words) for words in asked)
    ]
    decoded = tomllib.loads("\n".join(["organisations = [", *chosen, "]"]))
    return tuple(map(_body, decoded["organisations"]))


def _body(one: dict[str, Any]) -> Body:
    return Body(
        one["name"], one.get("acronym", ""), tuple(one.get("also", ())), tuple(one.get("domains", ()))
    )


def _lines() -> Iterator[tuple[str, str]]:
    """Yield the line of each body, and what folding would hear in it, with its punctuation."""
    text = (pkgutil.get_data(__package__, "organisations.toml") or b"").decode("utf-8")
    heard = _UNHEARD.sub("", unicodedata.normalize("NFKD", text).casefold())
    lines = zip(text.splitlines(), heard.splitlines(), strict=True)
    return (both for both in lines if both[0].startswith(_LINE))


def _readings(name: str) -> Iterator[list[str]]:
    """Yield the words of a name, and of what it may stand for: its parts before and in brackets, a domain."""
    yield _key(name).split()
    yield from (_key(part).split() for part in _parts(name))
    if "." in name:
        yield [_domain(name)]


def _parts(name: str) -> tuple[str, ...]:
    """Return what stands before the brackets at the end of a name, and in them; nothing without any."""
    before, bracket, inside = name.removesuffix(")").partition("(")
    return (before, inside) if bracket and before and name.endswith(")") else ()


def _domain(name: str) -> str:
    return name.lower().removeprefix("www.")


def _is_acronym(word: str) -> bool:
    """Tell whether a word has a capital that is not its first letter: *WHO*, *CoE*, *5Rights*."""
    return word[1:] != word[1:].lower()


def _spellings(word: str) -> tuple[str, ...]:
    """Return the ways in which a word of a key may be spelt."""
    return (word, *(other for other, one in _SPELLINGS.items() if one == word))


def begins_words(wanted: str, name: str) -> bool:
    """Tell whether the words of ``wanted`` begin words of ``name``; case, accents and order are forgiven."""
    return _begin(fold(wanted).split(), fold(name).split())


def heard(name: str) -> tuple[str, ...]:
    """Return the words of a printed name in every way in which :meth:`Names.same` may hear them."""
    words = fold(name).split()
    return tuple(dict.fromkeys((*words, *_key_words(words))))


class Names:
    """Which printed names are one body's: those everybody knows, a store's own, the user's own.

    Where they disagree the user's table says what a name means, then the store, then what everybody knows.
    """

    __slots__ = ("_bodies", "_meant", "_where")

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._bodies = list(bodies)
        # A name or acronym may be of several: ICJ is a court and a commission of jurists.
        self._where: dict[str, tuple[int, ...]] = {}
        self._meant: dict[str, int] = {}
        for place, body in enumerate(self._bodies):
            for name in body.names:
                self._add(name, place)

    @classmethod
    def of(cls, agents: Iterable[Agent], own: Iterable[Body] = (), asked: Iterable[str] = ()) -> "Names":
        """Return the names that hold for a store.

        Args:
            agents: who made what the store holds; an acronym printed beside a name is learnt.
            own: the bodies of the user's settings.
            asked: the only names that ``same`` will be asked for, where that is known; this is faster.

        """
        own, asked, beside = tuple(own), tuple(asked), _beside(agents)
        sought = (*asked, *(name for body in (*beside, *own) for name in body.names))
        names = cls(organisations_like(sought) if asked and len(sought) <= _FEW else organisations())
        names._learn(beside)
        for body in own:
            names._own(body)
        return names

    def same(self, wanted: str, printed: str) -> bool:
        """Tell whether a name that is asked for means the body that ``printed`` names.

        A whole name or acronym asks for its body, and for names in which its words are printed. A part of a
        name is looked for in all names of the body.
        """
        key = _key(wanted)
        if not key:
            return False
        found, known = self._meant_by(printed), self._where.get(key, ())
        if not set(self._places(wanted)).isdisjoint(found):
            return True
        if len(key) <= _SHORT and self._abbreviates(key):
            return any(
                _is_acronym(word) and fold(word).startswith(key) for word in re.findall(r"[^\W_]+", printed)
            )
        names = [printed] if known else [printed, *(name for at in found for name in self._bodies[at].names)]
        return any(_begins(wanted, name) for name in names)

    def hearings(self, wanted: str) -> tuple[tuple[str, ...], ...]:
        """Return beginnings of words of which every name that is the same has one group, and others may have.

        What :func:`heard` gives for a name is compared with them; a table can do that for many names at once.
        """
        key = _key(wanted)
        words = (tuple(fold(wanted).split()), tuple(key.split()))
        at = set(self._places(wanted)) | {
            place
            for place, body in enumerate(self._bodies)
            if any(_begins(wanted, name) for name in body.names)
        }
        bodies = [self._bodies[place] for place in sorted(at)]
        names = [tuple(_key(name).split()) for body in bodies for name in body.names]
        domains = [tuple(fold(domain).split()) for body in bodies for domain in body.domains]
        return tuple(dict.fromkeys(group for group in (*words, *names, *domains) if group))

    def body(self, printed: str) -> Body:
        """Return the body that a printed name is of; one of that name alone where that is unknown."""
        found = self._meant_by(printed)
        return self._bodies[found[0]] if len(found) == 1 else Body(printed)

    def _meant_by(self, printed: str) -> tuple[int, ...]:
        """Return where the bodies stand that a printed name may mean: what the store says, if it does."""
        meant = self._meant.get(_key(printed))
        return self._places(printed) if meant is None else (meant,)

    def _abbreviates(self, key: str) -> bool:
        """Tell whether a name is an acronym: *WHO*, not *Pew*."""
        names = (name for place in self._where.get(key, ()) for name in self._bodies[place].names)
        return any(_key(name) == key and _is_acronym(name) for name in names)

    def _places(self, printed: str) -> tuple[int, ...]:
        """Return where the bodies stand that a name may mean, itself or without what is in brackets."""
        if found := self._where.get(_key(printed)):
            return found
        for part in _parts(printed):
            if found := self._where.get(_key(part)):
                return found
        if "." in printed:
            domain = _domain(printed)
            return tuple(place for place, body in enumerate(self._bodies) if domain in body.domains)
        return ()

    def _add(self, name: str, place: int) -> None:
        key = _key(name)
        places = self._where.get(key, ())
        if place not in places:
            self._where[key] = (*places, place)

    def _learn(self, beside: Iterable[Body]) -> None:
        """Take the acronyms of a store: they say what it means by them."""
        told: dict[str, set[int]] = {}
        for body in beside:
            place = self._place_of(body)
            self._put(place, body)
            told.setdefault(_key(body.acronym), set()).add(place)
        self._meant = {key: place for key, places in told.items() if len(places) == 1 for place in places}

    def _own(self, body: Body) -> None:
        """Take a body of the user's: its names mean it and no other."""
        place = self._place_of(body)
        for name in body.names:
            self._where.pop(_key(name), None)
            self._meant.pop(_key(name), None)
        self._put(place, body)
        known = self._bodies[place]
        acronym = body.acronym or known.acronym
        also = tuple(name for name in known.names if name not in {body.name, acronym})
        self._bodies[place] = replace(known, name=body.name, acronym=acronym, also=also)

    def _place_of(self, body: Body) -> int:
        """Return where the body of that name stands, a new place where there is none or more than one."""
        found = self._places(body.name)
        if len(found) == 1:
            return found[0]
        self._bodies.append(Body(body.name))
        self._add(body.name, len(self._bodies) - 1)
        return len(self._bodies) - 1

    def _put(self, place: int, body: Body) -> None:
        """Give a body that is known further names."""
        known = self._bodies[place]
        further = (name for name in (*known.also, *body.names) if name not in {known.name, known.acronym})
        acronym = known.acronym or body.acronym
        self._bodies[place] = Body(
            known.name,
            acronym,
            tuple(dict.fromkeys(name for name in further if name != acronym)),
            tuple(dict.fromkeys((*known.domains, *body.domains))),
        )
        for name in body.names:
            self._add(name, place)


def _beside(agents: Iterable[Agent]) -> tuple[Body, ...]:
    """Return the bodies that have an acronym printed beside the name."""
    # "Ministry of Health (Kenya)": what stands in brackets need not be an acronym.
    told = {
        (agent.name, agent.acronym): None
        for agent in agents
        if isinstance(agent, Organisation)
        and _is_acronym(agent.acronym)
        and fold(agent.acronym) not in _COUNTRIES
    }
    return tuple(Body(name, acronym) for name, acronym in told)


def _begins(wanted: str, name: str) -> bool:
    """Tell whether the words of ``wanted`` begin words of ``name``, as they stand or as a key has them."""
    return begins_words(wanted, name) or _begin(_key(wanted).split(), _key(name).split())


def _begin(words: list[str], name: list[str]) -> bool:
    return bool(words) and all(any(own.startswith(word) for own in name) for word in words)


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    """Return what the spellings of one name have in common: folded, without small words and plural's s."""
    return " ".join(_key_words(fold(name).split()))


def _key_words(folded: list[str]) -> list[str]:
    """Return the words of a name's key; the name is folded."""
    return [_alike(word) for word in folded if word not in _SMALL] or folded


def _alike(word: str) -> str:
    singular = word[:-1] if len(word) > 4 and word[-1] == "s" else word
    return _SPELLINGS.get(singular, singular)

"""Lists of persons as citation styles print them: inverted, initials before or after, mixed.

``Armstrong, Jonathan B., Daniel E. Schindler, and Christian E. Torgersen`` · ``Aiello, G., Enea, M. &
Muriana, C.`` · ``Bergamin G., Messina M.`` · ``You, L., U. Wood-Sichra, S. Fritz``
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from annexcli.model.reference import Person
from annexcli.parse.places import is_place
from annexcli.text import fold
from annexcli.vocab import table
from annexcli.vocab.words import phrases

# What stands between two names; "&" does, too.
AND = "|".join(table("names")["and"])
_UPPER = r"[^\W\d_a-zà-öø-ÿа-я]"
_PARTICLE = (
    r"(?:(?:[Vv][ao]n|[Dd]el(?:la)?|[Dd][aei]|[Ll]a|dalla|dall|degli|dello|der|den|dos|du|le|al|el|ter|ten|zu|bin|ibn"
    r"|V[AO]N|DE[RNL]?|DOS|DU|DI|DA|LA|LE|TER|TEN)\s+)"
)
_WORD = rf"(?:{_UPPER}['’])?{_UPPER}[^\W\d_]*(?:['’-][^\W\d_]+)*"
_FAMILY = rf"{_PARTICLE}*(?:[A-Z]['’])?{_WORD}(?:[ -]{_PARTICLE}?{_WORD}){{0,2}}"
# "J.", "J.-K.", "Yu. A."; "Co." and "Dr." are no initials.
_DOTTED = rf"(?:(?!Co\.|Dr\.|St\.|Mr\.|Ms\.|No\.)(?:d['’])?{_UPPER}[^\W\d_]?\.[ -]?)+(?:{_UPPER}(?:\.|\b))?"
_UNDOTTED = rf"{_UPPER}{{1,3}}|{_UPPER}(?: {_UPPER}){{1,2}}"
_INITIALS = rf"(?:{_DOTTED}|{_UNDOTTED})"
_SMALL = r"(?:van|von|de|der|den|del|da|do|dos|das|e|la)"
# "Juliana Ferraz da Rocha"
_GIVEN = rf"{_WORD}(?:[ -](?:{_SMALL} (?:l[ao]s )?)?(?:{_WORD}|(?:{_UPPER}\.)+)){{0,4}}(?: {_SMALL})*\.?"

_IS_FAMILY = re.compile(_FAMILY)
_IS_INITIALS = re.compile(_INITIALS)
# "A. van den", "P. de la", "C. B. of": APA prints the small words of a name behind the initials, even those
# of a body that a reference manager took for a person.
_BEHIND_INITIALS = rf"(?:{_SMALL}|V[AO]N|DE|D[AO]S?|di|du|le|el|las|los|ter|ten|te|zu|zum|zur|of|op)"
_IS_DOTTED = re.compile(rf"{_DOTTED}(?:(?<=\s)| ){_BEHIND_INITIALS}(?: {_BEHIND_INITIALS}){{0,2}}|{_DOTTED}")
_IS_GIVEN = re.compile(_GIVEN)
_INITIALS_FIRST = re.compile(rf"(?P<given>{_DOTTED}|{_UPPER}(?: {_UPPER})*(?= )) ?(?P<family>{_FAMILY})")
_INITIALS_LAST = re.compile(rf"(?P<family>{_FAMILY}) (?P<given>{_INITIALS}(?: {_BEHIND_INITIALS}){{0,2}})")
_INITIALS_TWICE = re.compile(rf"(?P<given>{_DOTTED}) ?(?P<family>{_FAMILY}) {_DOTTED}")
_INITIALS_BEFORE = re.compile(rf"(?P<given>{_DOTTED}) ?(?P<family>{_FAMILY})(?=[,&\s])")
# Between two names, or behind the last: a comma and no "and".
_BEHIND_NAME = re.compile(
    rf",?\s+(?:(?:{AND})\s|&\s)\s*|(?P<comma>(?:,?\s+(?:{'|'.join(table('names')['others'])})\.?)?,\s+)",
    re.IGNORECASE,
)
_FULL = re.compile(rf"(?P<given>{_WORD}(?: (?:{_WORD}|{_UPPER}\.))*?) (?P<family>{_PARTICLE}*{_WORD})")
_HONORIFIC = re.compile(r"(?:Mrs?|Ms|Dr|Prof|Professor|Sir|Dame|Mme|Sra?|Frau|Herr)\.?\s+(?=[^\W\d_a-z])")
_INITIAL_LAST = re.compile(r"\b[^\W\d_]\.$")
_STOPPED = re.compile(rf"{_UPPER}[^\W\d_]?\.")
_AND_LEFT = tuple(f" {word}" for word in table("names")["and"])
_LEFT_OUT = re.compile(r"\s*(?:\.\.\.|…)\s*")
# The forms of separators begin with spaces, each of which a long run would be tried for anew.
_SPACES = re.compile(r"(\s)\s+")
# What no part of a name has.
_UNLIKE_NAMES = re.compile(r"[\d“”„«»\":?!()\[\]]")
_LONGEST_ROLE, _LONGEST_NAME = 110, 100
_WITH_INITIALS = re.compile(rf"(?P<family>{_FAMILY}),? (?P<given>{_DOTTED})")
_SHOUTED_PARTICLE = re.compile(r"(?:V[AO]N|DE[RNL]?|DI|DA|LA|LE|TER|TEN)\s")
# "ADDATI Laura", "VAN DIJK Pieter": as French lists print the names of persons.
_FAMILY_IN_CAPITALS = re.compile(
    rf"(?P<family>{_UPPER}{{2,}}(?:['’ -]{_UPPER}{{2,}}){{0,3}}) "
    rf"(?P<given>{_UPPER}[^\W\d_A-ZÀ-Þ]{{2,}}(?:[ -]{_UPPER}(?:[^\W\d_A-ZÀ-Þ]+|\.)){{0,2}})"
)
_SHORTEST_SHOUTED = 3
_STATES = frozenset({"U.S.", "U. S.", "U.N.", "U. N.", "U.K.", "E.U."})
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_SEPARATOR = re.compile(
    rf"(?=[\s;,&])(?:\s*;\s*(?:(?:and|&)\s+)?|\s+[/–-]\s+|\s*,\s*(?:{AND})\s+|\s*,?\s*&\s*|\s*,\s*|\s+(?:{AND}|AND|ET|UND)\s+)"
)
_OTHERS = re.compile(rf"(?:,\s*|\s+)(?:{'|'.join(table('names')['others'])})[,.\s]*$", re.IGNORECASE)
_LONGEST_OTHERS = 20
_ROLES = "|".join(("comps?", "trans", *table("roles")["editor"]["behind"]))
_EDITED = re.compile(rf"(?:{'|'.join(table('roles')['editor']['behind'])})\b", re.IGNORECASE)
_EDITORS = re.compile(
    rf"[\s,]*[(\[]?\b(?P<role>interview(?:ed)? by [^()]{{3,80}}|{_ROLES})\b\.?[)\]]?[,.\s]*$",
    re.IGNORECASE,
)
_LEADING_ROLE = re.compile(
    rf"[(\[]?(?P<role>{'|'.join(table('roles')['editor']['behind'])})\b\.?[)\]]?,\s+", re.IGNORECASE
)
# Most lists of names end in no role, which their last letters tell.
_LAST_WORDS = "|".join(role.rpartition(" ")[2] for role in _ROLES.split("|"))
_ENDS_IN_ROLE = re.compile(rf"(?:.*\W)?(?:{_LAST_WORDS})", re.DOTALL)
_LAST_LETTERS = 16
# "hooks, bell. ", "boyd, d. "
_SMALL_NAME = r"[^\W\d_A-ZÀ-Þ]{3,20}"
_IN_SMALL_LETTERS = re.compile(
    rf"(?P<family>{_SMALL_NAME}), (?P<given>{_SMALL_NAME}(?=\.)|(?:[^\W\d_A-ZÀ-Þ]\.\s?){{1,3}})\.?\s*"
)


@dataclass(frozen=True, slots=True)
class People:
    """Persons in their order; ``role`` is what is printed behind them, such as "eds"."""

    persons: tuple[Person, ...]
    role: str = ""

    @property
    def edited(self) -> bool:
        """Whether they edited the work rather than wrote it."""
        return _EDITED.match(self.role) is not None


@lru_cache(maxsize=1024)  # the rules try the same words as names several times
def people(text: str, *, shouted: bool = False, certain: bool = False) -> People | None:
    """Return the persons that ``text`` lists, or None where any of it is something else.

    Args:
        text: names, and nothing else.
        shouted: whether ``SILVA, João`` is a person. Where names must stand it is; elsewhere it
            may be ``UNESCO, Paris``.
        certain: whether something else says that persons are named, as "edited by" does.

    The first one must be inverted, or have initials or a common given name: two words alone
    ("Watershed Sciences") may be anybody's name, unless it is certain.

    """
    text, role = without_role(text.strip(" ,;:"))
    if title := _HONORIFIC.match(text):
        text, certain = text[title.end() :], True
    if others := _OTHERS.search(text, max(0, len(text) - _LONGEST_OTHERS)):
        text = text[: others.start()]
    text = text.strip(" ,;:&…")
    if text.rstrip(".").endswith(_AND_LEFT):  # an "and" left over by whoever edited the list
        text = text.rpartition(" ")[0].rstrip()
    if "…" in text or "..." in text:
        text = _LEFT_OUT.sub(" ", text)  # APA leaves out the middle of long lists
    if "/" in text and all(", " in name for name in text.split("/")):
        text = text.replace("/", "; ")  # "Ortiz, Ana/Chen, Li", as German lists have it
    if _UNLIKE_NAMES.search(text):
        return None
    parts = _parts(_SPACES.sub(r"\1", text))
    persons: list[Person] = []
    position = 0
    while position < len(parts):
        taken = _one(parts, position, first=not persons and not certain, shouted=shouted)
        if taken is None:
            return None
        person, position = taken
        if person:
            persons.append(person)
    return People(tuple(persons), role) if persons else None


def in_small_letters(text: str) -> tuple[Person, int] | None:
    """Return who ``text`` begins with, inverted and in small letters, and where the name ends."""
    name = _IN_SMALL_LETTERS.match(text)
    return (Person(name["family"], name["given"].strip()), name.end()) if name else None


def leading(text: str) -> tuple[People, int] | None:
    """Return the persons that ``text`` begins with, initials first, and where what follows them begins.

    ``A. Diallo, K. Mensah, Social protection``: a comma parts the names, and the last one from the title.
    """
    persons: list[Person] = []
    position, comma = 0, False
    while name := _INITIALS_BEFORE.match(text[position : position + _LONGEST_NAME]):
        if name["given"].strip() in _STATES or not _is_personal(name["family"]):
            break
        end = position + name.end()
        behind = _BEHIND_NAME.match(text, end)
        if not behind:
            return None
        persons.append(Person(name["family"], name["given"].strip()))
        position, comma = behind.end(), behind["comma"] is not None
    if not persons or not comma:
        return None
    role = _LEADING_ROLE.match(text, position)
    found = People(tuple(persons), role["role"] if role else "")
    return found, role.end() if role else position


def people_roughly(text: str) -> People | None:
    """Return the persons of a list with mistakes in it: a comma left out, a stray stop.

    Most of its letters must be those of names with initials.
    """
    if text.count(".") < 2 or len(_STOPPED.findall(text)) < 2:
        return None
    persons: list[Person] = []
    letters = 0
    for match in _WITH_INITIALS.finditer(text):
        if _is_personal(match["family"]):
            persons.append(Person(match["family"], match["given"].strip()))
            letters += len(match[0])
    return People(tuple(persons)) if len(persons) >= 2 and letters >= 0.75 * len(text) else None


def _parts(text: str) -> list[str]:
    """Split names; an empty part stands where an "and" or a semicolon keeps two names apart."""
    parts: list[str] = []
    position = 0
    for separator in _SEPARATOR.finditer(text):
        parts.append(text[position : separator.start()])
        if separator[0].strip() != ",":
            parts.append("")
        position = separator.end()
    return [*parts, text[position:]]


def without_role(text: str) -> tuple[str, str]:
    """Take "eds", "(Hrsg.)" or "(a cura di)" off the end of a list of names."""
    last = text.rstrip(" ,.)]")[-_LAST_LETTERS:].lower()
    if not _ENDS_IN_ROLE.fullmatch(last) and "nterview" not in text:
        return text, ""
    match = _EDITORS.search(text, max(0, len(text) - _LONGEST_ROLE))
    return (text[: match.start()].strip(" ,;"), match["role"]) if match and match.start() else (text, "")


def _one(parts: list[str], position: int, *, first: bool, shouted: bool) -> tuple[Person | None, int] | None:
    """Read one person at a position; return it and the position behind it, or None.

    ``first`` asks for a name that could be nothing else, as that of the first person must be.
    """
    part = parts[position]
    if not part:
        return None, position + 1
    following = parts[position + 1] if position + 1 < len(parts) else ""
    if max(len(part), len(following)) > _LONGEST_NAME:
        return None  # the forms below could be tried for hours on a chain of hyphens
    if not first and _SUFFIX.fullmatch(part):
        return None, position + 1
    acronym = part.isupper() and len(part) > 1 and not _may_shout(parts, position, shouted=shouted)
    family = bool(_IS_FAMILY.fullmatch(part)) and _is_personal(part)
    if family and (_IS_DOTTED.fullmatch(following) or (_IS_INITIALS.fullmatch(following) and not acronym)):
        return Person(part, following), position + 2
    if person := _with_initials(part, first=first, shouted=shouted):
        return person, position + 1
    if family and first and not acronym and _IS_GIVEN.fullmatch(following) and _is_personal(following):
        return Person(part, following), position + 2
    if (shouted or not first) and (named := _in_capitals(part, following if family else "")):
        return named[0], position + named[1]
    inverted = family and part.isupper() and _IS_GIVEN.fullmatch(following)
    if not first and inverted and _is_personal(following):
        return Person(part, following), position + 2
    if first and fold(part.partition(" ")[0]) not in phrases("given_names", "names"):
        return None
    if " " in part and (full := _FULL.fullmatch(part)) and _is_personal(part):
        return Person(full["family"], full["given"]), position + 1
    if not first and family and _IS_GIVEN.fullmatch(following):
        return Person(part, following), position + 2
    return None


def _with_initials(part: str, *, first: bool, shouted: bool) -> Person | None:
    """Return a person with initials before or behind the family name, or both."""
    for form in _forms_with_initials(part):
        match = form.fullmatch(part)
        if not match or not _is_personal(match["family"]):
            continue
        if not match["family"].isupper() or _is_shouted(match, first=first, shouted=shouted):
            return Person(match["family"], match["given"].strip())
    return None


def _in_capitals(part: str, following: str) -> tuple[Person, int] | None:
    """Return whose family name is in capitals before a common given name, and how many parts that takes."""
    if part.isupper() and following.isupper() and _is_given(following):
        return Person(part, following), 2
    upper = _FAMILY_IN_CAPITALS.fullmatch(part) if part[:3].isupper() else None
    if upper and _is_personal(part) and _is_given(upper["given"]):
        return Person(upper["family"], upper["given"]), 1
    return None


def _is_given(name: str) -> bool:
    """Tell whether the first word of a name is a common given name: ``LUCIA``."""
    return fold(name.partition(" ")[0]) in phrases("given_names", "names") and not is_place(name)


def _is_shouted(name: re.Match[str], *, first: bool, shouted: bool) -> bool:
    """Tell whether initials and a word in capitals are a person: ``L. FERNÁNDEZ``, and not ``U.S. NAVY``."""
    given, family = name["given"].strip(), name["family"]
    if "." not in given or given in _STATES or (first and len(family) < _SHORTEST_SHOUTED):
        return False
    return shouted or not first


def _forms_with_initials(part: str) -> list[re.Pattern[str]]:
    """Return the forms with initials that a name can have, by its first and its last word."""
    words = part.split(" ")
    begins = "." in words[0] or (len(words[0]) == 1 and not part[0].islower())
    if len(words) > 2 and words[-1].islower():
        words = words[:-1]  # "Dijk P van"
    ends = len(words) > 1 and ("." in words[-1] or (len(words[-1]) <= 3 and not words[-1].islower()))
    forms = ((begins, _INITIALS_FIRST), (ends, _INITIALS_LAST), (begins and ends, _INITIALS_TWICE))
    return [form for possible, form in forms if possible]


def _may_shout(parts: list[str], position: int, *, shouted: bool) -> bool:
    """Tell whether what is printed in capitals may be a person's name.

    "CHEN, L. ; ORTIZ, ANA B." are persons; "UNESCO, Paris" is not, as far as its letters tell.
    """
    part = parts[position]
    following = parts[position + 1] if position + 1 < len(parts) else ""
    return (
        (shouted and len(part) > 2 and not following.isupper())
        or sum(map(bool, parts)) >= 4
        or _IS_DOTTED.search(following) is not None
        or _SHOUTED_PARTICLE.match(part) is not None
    )


def unstopped(text: str) -> str:
    """Return names without the full stop behind them; that of an initial belongs to the name."""
    text = text.strip(" ,;:")
    return text if text.endswith(".") and _INITIAL_LAST.search(text[-3:]) else text.rstrip(" .,;:")


def unpunctuated(names: str) -> str:
    """Return names without what stands between them and a date; the stop of an initial is a name's part."""
    while True:
        names = names.rstrip(" \t\n\xa0,:;([")
        if not names.endswith(".") or _INITIAL_LAST.search(names[-3:]):
            return names
        names = names[:-1]


def _is_personal(words: str) -> bool:
    """Tell whether no word of a name is one of organisations or of works."""
    return _impersonal().isdisjoint(fold(words).split())


@cache
def _impersonal() -> frozenset[str]:
    words = phrases("names", "organisation") | phrases("names", "work")
    return frozenset(word for word in words if len(word) > 2)

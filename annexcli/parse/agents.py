"""Names: is this text an organisation's, where does one name end and the next begin, who is a person."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from annexcli.model.reference import Agent, Organisation
from annexcli.parse import offices
from annexcli.parse.people import AND, People, people
from annexcli.parse.places import is_region
from annexcli.text import fold
from annexcli.vocab.organisations import is_known
from annexcli.vocab.words import found, phrases

# "UNICEF", "5Rights", "WeProtect", "UN-Habitat": a capital that is not the first letter.
_ACRONYM = re.compile(r"(?=\S*[A-Z])[A-Z0-9][A-Za-z0-9&./-]*[A-Z][A-Za-z0-9&./-]*|[А-ЯЁ]{2,10}")
_PRINTED_ACRONYM = re.compile(r"^(?P<name>.+?)\s*\((?P<acronym>[^\s()]*[A-Z][^\s()]*)\)$")
_EXPANDED = re.compile(r"^(?P<acronym>[A-Z][A-Za-z0-9&-]{1,11})\s*\((?P<name>[A-Z][^()]{8,})\)$")
_AND = re.compile(rf"\s+(?:{AND}|&)\s+")
_BETWEEN_BODIES = (re.compile(r"\s*;\s*"), re.compile(r"\s+/\s+"))
# Between persons and the bodies that wrote with them, of which there are a few.
_LAST_NAMES = re.compile(rf",?\s+(?:{AND}|&)\s+|,\s+")
_MOST_BODIES = 5
# "United Nations. Committee on Roads"; the stop of an initial ends no name.
_WITHIN = re.compile(r"\.(?<!\b[^\W\d_]\.)\s+")
# What a title has and no name of one body: digits, commas, the end of a sentence.
_NO_BODY = re.compile(r"[\d:;?!„“«\",]|[^\W\d_]{3}\.\s")
# A full stop that belongs to the name: "Acme Inc.", "Verein e. V.", "U.S.".
_ABBREVIATED = re.compile(r"(?:\b(?:inc|ltd|co|corp|dept|assn)|\b[A-Z])\.$", re.IGNORECASE)
# "Instituto de Geografia e Estatística – IGE"
_DASHED = re.compile(r"(?P<name>[^–—]{2,120}?)\s[–—-]\s(?P<acronym>[A-Z]{2,10})")
# "Save the Children & ECPAT": no word of the first tells, but no name ends with the second's acronym.
_PURE_ACRONYM = re.compile(r"[A-Z]{3,8}(?: International)?")
# "Dept. of Justice": the stop of these is no sentence's.
_SHORTENED = re.compile(r"(Dept|Dep|Min|Univ|Inst|Assn|Natl|Intl)\.")
# "Ministry of Gender, Labour and Social Development", "Committee on Economic, Social and Cultural Rights",
# "Ausschuss für wirtschaftliche, soziale und kulturelle Rechte": the "and" behind commas ends one name.
# Behind a committee stand single words, so that none is a title; small words go on with a name, as a title
# begins with a capital.
_AND_LAST = rf"\s(?:{AND}|&)\s"
_LAST = rf"{_AND_LAST}[^,.:;()]{{2,40}}"
_OF = r"\s(?:of|for|on|für|de|des|del|du|da|do|dos|das|van|voor|per)(?:\s(?:the|la|las|los|l['’]))?\s?"
_WORD = r"[^\W\d_a-z][^\s,.:;()]{2,30}"
_CAPITAL_ITEM, _SMALL_ITEM = r"[^\W\d_a-z][^,.:;()]{2,40}", r"[^\W\d_A-ZÀ-Þ][^,.:;()]{2,40}"
_MINISTRY = (
    r"(?:Ministry|Department|Office|(?:[^\W\d_a-z][^\W\d_]{2,12})?[Mm]inisterium|Senatsverwaltung|Ministère|Ministerio"
    r"|Ministério|Ministero|Ministerie|Secretaria|Secretaría)"
)
_COMMITTEE = r"(?:(?:Sub-?)?[Cc]ommittee|Commission|Council|Forum|Working Group)"
_COMMITTEE_BEYOND = (
    r"(?:Comité|Comitê|Comitato|Ausschuss|Commission|Commissione|Comisión|Comissão|Conseil|Consejo|Rat)"
)
LISTED_BODY = re.compile(
    rf"(?:[^\W\d_a-z][\w’'-]*\s){{0,3}}?"
    rf"(?:{_MINISTRY}{_OF}(?:{_CAPITAL_ITEM},\s){{1,4}}{_CAPITAL_ITEM}{_LAST}"
    rf"|{_COMMITTEE}\s(?:on|for)\s(?:the\s)?(?:{_WORD},\s){{1,3}}{_WORD}{_LAST}"
    rf"|(?:{_MINISTRY}|{_COMMITTEE_BEYOND}){_OF}[^,.:;()]{{3,40}},\s(?:{_SMALL_ITEM},\s){{0,3}}{_SMALL_ITEM}{_LAST})"
)
_BEHIND_BODY = re.compile(r"(?P<acronym>\s?\([^()\s]{2,15}\))?(?:[,:.]|\s[–—-])\s+(?=.*[^\W\d_]{2})")
# "pS-Eau", "iDE": a name of one word may begin in small letters.
_SMALL_FIRST = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z-]{1,14}")
_LEGAL_FORM = re.compile(r"^[^\W\d_a-z][^,:;]+\s(?:e\.\s?V\.?|g?GmbH|Ltd\.?)$")
_MOST_WORDS = 14
_MOST_WORDS_BEFORE_END = 6
_CAPITAL = re.compile(r"[^\W_a-z]")
_SENTENCES = re.compile(
    r"[.!?:](?:(?<=[^\W\d_]{2}[.!?])\s+[^\W\d_]{2}|(?<=[^\W\d_]{5}.)\s|(?<=[?!])$|(?<=:)\s)"
)
# "POL 30/1404/2019", "2872/02": numbers of documents and files.
_FILE = re.compile(r"[\d/](?:(?<=\d)(?:/\d|\d\d)|(?<=/)\w{1,4}\.)")


@dataclass(frozen=True, slots=True)
class Named:
    """Who a piece of text names: persons, or the organisations that issued the work."""

    authors: tuple[Agent, ...] = ()
    publishers: tuple[Organisation, ...] = ()


def name(text: str) -> Named:
    """Return the persons or organisations that ``text`` names, all of it taken as names."""
    text = text.strip(" ,;:–—-")
    if not _ABBREVIATED.search(text):
        text = text.rstrip(".")
    found = people(text)
    return Named(authors=found.persons) if found else Named(publishers=organisations(text))


def organisations(text: str) -> tuple[Organisation, ...]:
    """Split the names of bodies that issued a work together.

    ``ITU and UNICEF`` names two; ``Centre for Justice and Crime Prevention`` and
    ``Department for Digital, Culture, Media and Sport`` name one each.
    """
    return tuple(organisation(part) for part in _split(text.strip(" ,;:")) if part)


def organisation(text: str) -> Organisation:
    """Return one organisation, the acronym printed beside its name taken apart."""
    if not text.endswith(")"):
        return Organisation(text)
    if match := _PRINTED_ACRONYM.match(text):
        return Organisation(match["name"], match["acronym"])
    if (match := _EXPANDED.match(text)) and abbreviates(match["acronym"], match["name"]):
        return Organisation(match["name"], match["acronym"])
    return Organisation(text)


def leading_body(text: str) -> tuple[str, str] | None:
    """Return a body with a list of things in its name, and what follows it, or None.

    ``Ministry of Gender, Labour and Social Development, National Child Policy``.
    """
    listed = LISTED_BODY.match(text)
    behind = _BEHIND_BODY.match(text, listed.end()) if listed else None
    if not listed or not behind or any(map(is_work, listed[0].split(", ")[1:])):
        return None
    return text[: behind.end("acronym")] if behind["acronym"] else listed[0], text[behind.end() :]


def abbreviates(acronym: str, words: str) -> bool:
    """Tell whether the letters of an acronym begin words of a name, in order, most of them used."""
    letters = [c for c in fold(acronym) if c.isalnum()]
    initials = [word[0] for word in fold(words).split()]
    position = 0
    for letter in letters:
        while position < len(initials) and initials[position] != letter:
            position += 1
        if position == len(initials):
            return False
        position += 1
    return len(letters) >= 2


def _split(text: str) -> list[str]:
    dashed = _DASHED.fullmatch(text)
    if dashed and text[0] == dashed["acronym"][0] and abbreviates(dashed["acronym"], dashed["name"]):
        return [f"{dashed['name']} ({dashed['acronym']})"]
    for separator in _BETWEEN_BODIES:
        parts = separator.split(text)
        if len(parts) > 1:
            return [name for part in parts for name in _split(part)]
    if "," in text and _is_one_body(text):
        return [text]
    if parts := bodies_between_commas(text):
        return [name for part in parts for name in _split(part)]
    for match in _AND.finditer(text):
        left, right = text[: match.start()], text[match.end() :].removeprefix("the ")
        whole = _DASHED.fullmatch(right)
        body = is_organisation(whole["name"] if whole else right)
        if body and (_complete(left) or (_PURE_ACRONYM.fullmatch(right) and is_name(left))):
            return [*_split(left), *_split(right)]
    return [text]


def bodies_between_commas(text: str) -> list[str]:
    """Return the bodies between commas, articles off: ``FAO, the World Bank and the WTO``; or nothing."""
    parts = [part.removeprefix("the ") for part in offices.COMMA.split(text)]
    if len(parts) > 1 and all(is_organisation(part) or _two_organisations(part) for part in parts):
        return parts
    return []


def are_organisations(text: str) -> bool:
    """Tell whether ``text`` names an organisation, or nothing but several between commas."""
    return is_organisation(text) or bool(bodies_between_commas(text))


def persons_and_bodies(text: str) -> tuple[People, str] | None:
    """Return the persons that ``text`` begins with and the bodies behind: ``Doe, J., & WHO``; or None."""
    for last in reversed(list(_LAST_NAMES.finditer(text))[-_MOST_BODIES:]):
        listed, bodies = text[: last.start()], text[last.end() :]
        acronyms = listed.isupper() and "." not in listed  # "ITU, UNESCO, the World Bank"
        if not acronyms and are_organisations(bodies) and (found := people(listed)):
            return found, bodies
    return None


def from_largest(who: str) -> list[str]:
    """Return the bodies that ``who`` names from the largest, or the country, to the one that wrote the work.

    ``United Nations. Committee on Roads``, ``Kenya. Ministry of Transport``; nothing where it names others.
    """
    bodies = [body for body in _WITHIN.split(who) if body]
    plainly = bodies and all(found("names", "organisation", body) for body in bodies[1:])
    within = bodies[1:] if len(bodies) > 1 and is_region(bodies[0]) else bodies
    return bodies if plainly and all(map(_are_plainly, within)) else []


def _are_plainly(names: str) -> bool:
    if is_organisation(names) or all(map(is_organisation, names.split(", "))):
        return True
    return _AND.search(names) is not None and all(map(is_organisation, _split(names)))


def may_be_body(text: str) -> bool:
    """Tell whether words before ``(2010): Title`` may be a body's name, though no word of them says so."""
    words = text.split()
    plain = len(words) <= _MOST_WORDS and text[:1].isupper() and not _NO_BODY.search(text)
    return plain and fold(words[0]) not in phrases("names", "connector") and not is_work(text)


def _is_one_body(text: str) -> bool:
    """Tell whether the commas in a name are its own: none of the things between them is a body itself."""
    name = _PRINTED_ACRONYM.sub(r"\g<name>", text)
    if LISTED_BODY.fullmatch(name):
        return not any(map(is_organisation, _AND.split(name)[0].split(", ")[1:]))
    return not are_organisations(name)


def _two_organisations(text: str) -> bool:
    return "," not in text and len(_split(text)) > 1


def _complete(left: str) -> bool:
    """Tell whether the words before an "and" are a whole name: ``INTERPOL``, not ``Food``."""
    return is_organisation(left) and not _dangling(left)


def _dangling(text: str) -> bool:
    """Tell whether a name may go on: ``Centre for Justice`` may, ``Plan International`` has ended."""
    words = fold(text).split()
    return len(words) > 2 and any(word in _OPEN for word in words[:-1]) and _head(text) != words


# After "Centre for …" an "and" may join two things that the centre is for.
_OPEN = frozenset(
    {"for", "on", "against", "pour", "para", "fur", "per", "voor", "zur", "contre", "contra", "для", "по"}
)


@lru_cache(maxsize=4096)
def is_organisation(text: str) -> bool:
    """Tell whether ``text`` reads as the name of an organisation by its own words.

    An acronym does, and a capitalised phrase whose head is a word such as *Council*, *Office* or
    *Fundación*; a phrase with a word for a work in it (*Report*, *Guidelines*) does not.
    """
    text = text.strip()
    if text.endswith(")") and (match := _PRINTED_ACRONYM.match(text)):
        text = match["name"]
    words = text.split()
    if is_known(text) or (len(words) <= _MOST_WORDS and _LEGAL_FORM.search(text)):
        return True
    if len(words) <= 2 * _MOST_WORDS and offices.begins(text):
        return not is_work(text)
    if _SMALL_FIRST.fullmatch(text):
        return True
    if not _has_shape_of_name(text):
        return False
    begins = _begins_organisation(words) or _ends_organisation(words)
    if not (begins or _capitalised(words)) or is_work(text):
        return False
    if begins:
        return True
    known = phrases("names", "organisation")
    if _ACRONYM.fullmatch(words[0]) or (len(words) <= 3 and _ACRONYM.fullmatch(words[-1])):
        return True
    head = _head(text)
    if any(word in known for word in head) or head[-1].endswith(_ends()):
        return True
    return found("names", "organisation", text) is not None


@cache
def _ends() -> tuple[str, ...]:
    return tuple(phrases("names", "organisation_ends"))


def _ends_organisation(words: list[str]) -> bool:
    """Tell whether a short name ends as Nordic ones do, in small letters: ``Nordiska ministerrådet``.

    No small word but an "and" stands in one: what is about a body has others.
    """
    between = [fold(word) for word in words[1:-1]]
    if len(words) > _MOST_WORDS_BEFORE_END or not fold(words[-1]).endswith(_ends()):
        return False
    return all(
        word in phrases("names", "and") or word not in phrases("names", "connector") for word in between
    )


# "Banque mondiale", "Consejo regional": how adjectives of bodies end in Romance languages.
_ROMANCE_ADJECTIVE, _MOST_WORDS_BEHIND_ADJECTIVE = (
    (
        "iale",
        "rale",
        "nale",
        "pale",
        "eenne",
        "ienne",
        "caine",
        "aine",
        "dial",
        "ional",
        "eral",
        "ionale",
        "opea",
        "opeo",
        "ricana",
        "ricano",
    ),
    9,
)
# "Główny Urząd Statystyczny", "Český statistický úřad": how adjectives end in Polish and Czech.
_ADJECTIVE, _MOST_ADJECTIVES = ("y", "a", "ý", "á", "é", "í", "ie"), 2


def _begins_organisation(words: list[str]) -> bool:
    """Tell whether the first words are those of a body, whatever follows: only English capitalises the rest.

    ``Ministère de la santé``, ``Commissie Toekomst bruggen``, ``Федеральная служба …``.
    """
    known = phrases("names", "organisation")
    first = phrases("names", "organisation_begins")
    if len(words) > 2 and fold(words[0]) in phrases("names", "organisation_before") and words[1][0].isupper():
        words = words[1:]
    if len(words) > 1 and fold(words[0]) in first:
        return True
    for adjectives in range(1, min(_MOST_ADJECTIVES + 1, len(words))):
        if fold(words[adjectives]) in first and all(one.endswith(_ADJECTIVE) for one in words[:adjectives]):
            return True
    if fold(words[0]) in known and len(words) > 1:
        following = words[1]
        if len(words) <= _MOST_WORDS_BEHIND_ADJECTIVE and fold(following).endswith(_ROMANCE_ADJECTIVE):
            return True
        if fold(following) in phrases("names", "connector") or not following[0].isascii():
            return True
    return _is_cyrillic(words[0]) and any(fold(word) in known for word in words[:3])


@lru_cache(maxsize=4096)
def is_newspaper(text: str) -> bool:
    """Tell whether a short name has a word of newspapers in it: ``The Example Times``."""
    return len(text.split()) <= 4 and is_name(text) and found("names", "newspaper", text) is not None


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Tell whether ``text`` could be a name: short, capitalised, not a sentence, not a lead to a link."""
    return _has_shape_of_name(text) and _capitalised(text.split())


@lru_cache(maxsize=4096)
def _has_shape_of_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _MOST_WORDS or not _CAPITAL.match(words[0]):
        return False
    text = " ".join(words)
    text = _SHORTENED.sub(r"\1", text) if "." in text else text
    if _FILE.search(text) or _SENTENCES.search(text):
        return False
    small, lead = phrases("names", "connector"), phrases("names", "lead")
    return fold(words[-1]) not in small and fold(text) not in lead and fold(words[0]) not in lead


def _capitalised(words: list[str]) -> bool:
    """Tell whether most words other than small ones have a capital, or are of a script without any."""
    # "d'Ivoire", "(eSafety)": an apostrophe or a bracket may stand before the capital.
    small = phrases("names", "connector")
    telling = [word for word in words if fold(word) not in small]
    capital = sum(map(_has_capital, telling))
    return bool(telling) and capital >= 0.75 * len(telling)


@lru_cache(maxsize=4096)
def is_work(text: str) -> bool:
    """Tell whether ``text`` names a work: it has a word such as *Report* in it, or ends with one.

    What an organisation is for does not make it a work: ``Center for Regulatory Strategy``.
    """
    head = _head(text)
    if not head:
        return False
    plain = found("names", "plainly_work", text)
    bodies = phrases("names", "organisation")
    if plain and head[-1] in bodies and fold(text).endswith(f" {plain}"):
        return False
    return plain is not None or head[-1] in phrases("names", "work")


def _is_cyrillic(text: str) -> bool:
    return "А" <= text[0] <= "Я" or text[0] in "ЁІЇЄҐ"


def _head(text: str) -> list[str]:
    """Return the words before the first small word: ``Council`` of ``Council of Europe``."""
    small = phrases("names", "connector")
    head: list[str] = []
    for word in fold(text).split():
        if word in small and head:
            break
        head.append(word)
    return head


def _has_capital(word: str) -> bool:
    lower = word.lower()
    return lower != word or lower == word.upper() or any(map(str.isdigit, word))

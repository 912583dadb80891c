"""Who made a work, as Chinese, Japanese and Korean lists name persons and bodies.

``杜鹏, 翟振武, 等`` · ``山田太郎・佐藤花子編`` · ``国立社会保障・人口問題研究所`` · ``홍길동 외``
"""

import re
from dataclasses import dataclass

from annexcli.model.reference import Agent, Organisation, Person
from annexcli.parse.east_asian.script import has_letters
from annexcli.parse.parts import Parts
from annexcli.parse.people import people
from annexcli.vocab import table

_WORDS = table("east_asian")
_HAN, _HANGUL = r"\u3400-\u9fff々〆ヶ", r"\uac00-\ud7af"
# Two to four characters, or names of the family and the person with a space between; a name in kana may have
# several parts.
_PERSON = re.compile(
    rf"[{_HAN}ノ]{{1,4}}\s[{_HAN}\u3040-\u30ff]{{1,4}}"
    rf"|[{_HAN}][{_HAN}\u3040-\u30ff]{{1,5}}|[\u3040-\u309f]{{1,4}}\s?[{_HAN}\u3040-\u309f]{{2,5}}"
    rf"|[\u30a0-\u30ff=＝A-Z.]{{2,30}}|[{_HANGUL}]{{2,4}}|[{_HANGUL}]{{1,2}}\s[{_HANGUL}]{{1,3}}"
    rf"|[{_HAN}]+(?:[·•・][{_HAN}]+)+|[A-Z]\.?[·•・]?[{_HAN}·]{{2,10}}"
)
_KANA_NAME = re.compile(r"(?:[A-Z]\.\s?)?[\u30a0-\u30ff=＝]{2,}")
_MIDDLE_DOT = re.compile(r"\s*[・•]\s*")
_SEPARATOR = re.compile(
    rf"\s*(?:[,、;，；/&]|\s(?:and|with)\s|(?<=[{_HANGUL}]{{2}})(?:·|ㆍ))\s*(?:and\s|&\s)?"
)
# "[美]罗伯特": the country of a foreigner in brackets.
_COUNTRY = re.compile(r"^[\[(][\u3400-\u9fff]{1,4}[\])]\s*")
_INITIALS_LAST = re.compile(
    r"(?P<family>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?P<given>[A-Z](?:[ -]?[A-Z]){0,2})"
)
# A stop behind other letters than an initial ends the names.
_INSIDE_STOP = re.compile(r"(?<![A-Z])[.。]")
_ACRONYM = re.compile(r"(?P<name>[^()]{3,})\s?\((?P<acronym>[A-Z][A-Za-z&-]{1,11})\)")
_MOST_WORDS = 8
_ROLED = re.compile(r"(?<=著)\s*[,、;]\s*")
_LEFT = " \t\n,、;:.。·"
_LONGEST_PERSON, _LONGEST_BODY = 6, 40


# What each word says that somebody was: author, editor or translator.
_ROLES = {word: role for role, words in _WORDS["roles"].items() for word in words}
_ROLE = re.compile(
    rf"\s*[(\[]?\s*(?:共)?(?P<role>{'|'.join(sorted(_ROLES, key=len, reverse=True))})\s*[)\]]?\s*$"
)
_OTHERS = re.compile(
    rf"(?:[,、\s]*(?:{'|'.join(_WORDS['others'])})(?:\s?\d+\s?[人名명인])?|[,\s]+et\s+al\.?)\s*(?=$|[(\[])"
)
_BODY_ENDS = tuple(sorted(_WORDS["organisation"], key=len, reverse=True))
_AMBIGUOUS = frozenset(_WORDS["given"])
_SURNAMES = frozenset(_WORDS["surnames"])


@dataclass(frozen=True, slots=True)
class Named:
    """The agents that a text names, in order, and their role: ``author``, ``editor`` or ``translator``."""

    agents: tuple[Agent, ...]
    role: str = "author"
    others: bool = False

    def onto(self, line: Parts) -> Parts:
        """Return a line with these names added, each where its role and its kind belong."""
        if self.role == "translator":
            return line._replace(translators=line.translators + self.agents)
        persons = tuple(one for one in self.agents if isinstance(one, Person))
        bodies = tuple(one for one in self.agents if isinstance(one, Organisation))
        if self.role == "editor":
            line = line._replace(editors=line.editors + persons)
        else:
            line = line._replace(authors=line.authors + persons)
        return line._replace(publishers=line.publishers + bodies)


def again(before: Parts) -> Parts:
    """Return the names of the entry before as those of another one, for whom a line stands."""
    editors = () if before.authors else before.editors
    return Parts(authors=before.authors, editors=editors, publishers=before.publishers)


def named(text: str) -> Named | None:
    """Return who a plain text names, all of it, with their role; None where it is no list of names."""
    text, role = without_role(text.strip(_LEFT))
    without = _OTHERS.sub("", text)
    others = without != text
    text = without.strip(_LEFT)
    if not text or re.search(r"[「」『』《》〈〉“”。?!]|https?:|\d{3}", text):
        return None
    if not has_letters(text):
        agents = _latin(text)
        return Named(agents, role or "author", others) if agents else None
    if _INSIDE_STOP.search(text):
        return None
    agents = _inverted(text) or tuple(map(_agent, _pieces(text)))
    if any(len(one.name) > _LONGEST_BODY or not one.name for one in agents):
        return None
    return Named(agents, role or "author", others)


def credited(line: Parts, text: str) -> tuple[Parts, Named] | None:
    """Return a line with the names in a text, each with the role behind it, and the last ones apart.

    ``ジョン・ドウ著、山田太郎訳`` names an author and a translator.
    """
    *firsts, last = _ROLED.split(text)
    found = named(last)
    if not found:
        return None
    for one in filter(None, (*map(named, firsts), found)):
        line = one.onto(line)
    return line, found


def without_role(text: str) -> tuple[str, str]:
    """Take the role off the end of names; return what is left, and which role it is, or nothing."""
    match = _ROLE.search(text)
    left = text[: match.start()] if match else ""
    # "編" may end what somebody is called, and "訳" stands behind names only.
    if not match or len(left.strip(_LEFT)) < 2:
        return text, ""
    if re.search(rf"[{_HANGUL}]$", left) and len(match["role"]) == 1 and not match[0][:1].isspace():
        return text, ""  # "역" and "편" end Korean words
    left, inner = without_role(left)
    return left, inner or _ROLES[match["role"]]


def is_body(text: str) -> bool:
    """Tell whether a name is one of an organisation, by its ending or its length."""
    ending = next((one for one in _BODY_ENDS if text.endswith(one)), "")
    hangul = re.fullmatch(rf"[{_HANGUL}]{{2,3}}", text) is not None
    if ending and hangul and ending in _AMBIGUOUS:
        return text[0] not in _SURNAMES
    if ending and len(text) > 2 and not _KANA_NAME.fullmatch(text):
        return True
    if text.endswith("センター"):
        return True  # in kana alone, where other endings may be a person's
    return len(text) > _LONGEST_PERSON and not _PERSON.fullmatch(text)


def is_person(text: str) -> bool:
    """Tell whether a text may be the name of one person."""
    text = _COUNTRY.sub("", text.strip(_LEFT))
    return _PERSON.fullmatch(text) is not None and not is_body(text)


def _inverted(text: str) -> tuple[Agent, ...]:
    """Return the one person whose names in kana a comma parts: ``ドウ、ジョン``."""
    parts = re.split(r"\s*[,、]\s*", text)
    if len(parts) != 2 or not all(re.fullmatch(r"[\u30a1-\u30fa\u30fc=＝]{2,}", part) for part in parts):
        return ()
    return (Person(parts[0], parts[1]),)


def _latin(text: str) -> tuple[Agent, ...]:
    """Return the persons or the body that Latin letters name: ``DOE J, ROE R A``."""
    if found := people(text, shouted=True):
        return found.persons
    initialled = [_INITIALS_LAST.fullmatch(one.strip()) for one in text.split(",")]
    if all(initialled):
        return tuple(Person(one["family"], one["given"]) for one in initialled if one)
    return (Organisation(text),) if len(text.split()) <= _MOST_WORDS and text[:1].isupper() else ()


def _agent(text: str) -> Agent:
    text = _COUNTRY.sub("", text).strip(_LEFT)
    if not has_letters(text) and (found := people(text, shouted=True)):
        return found.persons[0]
    if acronym := _ACRONYM.fullmatch(text):
        return Organisation(acronym["name"], acronym["acronym"])
    return Person(text) if is_person(text) else Organisation(text)


def _pieces(text: str) -> list[str]:
    """Split names; a middle dot parts persons, and the words of one body or of one name in kana."""
    pieces: list[str] = []
    for one in filter(None, (piece.strip(_LEFT) for piece in _SEPARATOR.split(text))):
        dotted = _MIDDLE_DOT.split(one)
        kana = all(_KANA_NAME.fullmatch(part) for part in dotted)
        one_body = is_body(dotted[-1]) and not all(map(is_body, dotted))
        pieces += [one] if kana or one_body or "" in dotted else dotted
    return pieces

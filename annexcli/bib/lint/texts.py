"""Rules for what is printed: characters LaTeX acts on, leftovers of other formats, titles."""

import re

from annexcli.bib import latex
from annexcli.bib.lint import markup
from annexcli.bib.lint.findings import Remark, Remarks
from annexcli.bib.lint.items import Field, File, Item
from annexcli.bib.syntax import is_closed
from annexcli.mojibake import undone
from annexcli.text import fold, shorten
from annexcli.vocab import table
from annexcli.vocab.bibtex import names

# Addresses and keys in commands are verbatim, formulas have rules of their own.
_PASSED_OVER = re.compile(
    r"\\(?:url|path|nolinkurl|href|label|ref|cite\w*|ensuremath|input|include\w*)\s*(?:\[[^\]]*\])?\{[^{}]*\}"
    r"|\\verb\*?([^\w\s*]).{0,500}?\1|\\begin\{(math|equation|align|displaymath)\*?\}.{0,500}?\\end\{\2\*?\}"
    r"|\\\(.{0,500}?\\\)|\\\[.{0,500}?\\\]|\\.",
    re.DOTALL,
)
_MATHS = re.compile(r"\$[^$]*\$")
_SPECIAL = re.compile(r"[&%#_]")
# Joiners and marks of direction have their place in scripts written from right to left, and in Indian ones.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]"
)
_JOINERS = re.compile(r"[\u200c-\u200f\u061c]")
_NEEDS_JOINERS = re.compile(
    r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\ufb1d-\ufefc\U0001f000-\U0001faff]"
)
_TITLES = ("title", "subtitle", "booktitle", "maintitle")
_LAST_WORD = re.compile(r"(\S*?)\.[}\s]*$")
_ENGLISH = frozenset(
    {"", "en", "english", "american", "british", "ukenglish", "usenglish", "australian", "canadian"}
)
_SHOUTED = 3
_END = 80
_CLOSING = "\"'”’»"


def special_characters(item: Item, _: File) -> Remarks:
    """Find characters that LaTeX does not print, or trips over, without a backslash before them."""
    for field in item.fields:
        if field.name not in names("text") and field.name not in names("persons"):
            continue
        if field.start is None or not (_SPECIAL.search(field.value) or "$" in field.value):
            continue
        found = _special(field)
        if found:
            shown = ", ".join(dict.fromkeys(field.value[at] for at in found))
            what = f"LaTeX does not print {shown}: escape it"
            edits = field.edits(*((at, at + 1, f"\\{field.value[at]}") for at in found))
            yield Remark("unescaped-character", field.at(found[0]), what, edits)


def _special(field: Field) -> list[int]:
    """Return where characters stand that must be escaped; those of other rules are not among them."""
    covered = _covered(field.value)
    text = "".join(" " if hidden else c for c, hidden in zip(field.value, covered, strict=True))
    if field.name in names("persons"):
        text = _without_joints(text)
    dollars = [match.start() for match in re.finditer(r"\$", text)]
    found = dollars if len(dollars) == 1 else []
    if len(dollars) > 1:
        text = _MATHS.sub(lambda formula: " " * len(formula[0]), text)
    return sorted([*found, *(match.start() for match in _SPECIAL.finditer(text))])


def _without_joints(text: str) -> str:
    """Blank every ``&`` between names: that it stands there at all is another rule's."""
    depth, characters = 0, list(text)
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if character == "&" and depth == 0:
            characters[at] = " "
    return "".join(characters)


def _covered(value: str) -> list[bool]:
    """Return for each character whether it belongs to a command, an address or an entity of HTML."""
    covered = [False] * len(value)
    for match in (*_PASSED_OVER.finditer(value), *markup.entities(value)):
        covered[match.start() : match.end()] = [True] * len(match[0])
    return covered


def html_leftovers(item: Item, _: File) -> Remarks:
    """Find entities and tags, as they come from web pages; an entity has one character for it."""
    for field in item.fields:
        if field.start is None or not _is_shown(field.name):
            continue
        changes = [
            (found.start(), found.end(), _plain(field, found[0])) for found in markup.entities(field.value)
        ]
        if changes:
            start, end = changes[0][:2]
            edits = field.edits(*(change for change in changes if change[2]))
            yield Remark("html-in-field", field.at(start), f"{field.value[start:end]} is HTML", edits)
        if field.name in names("text") and (tag := markup.tag(field.value)):
            what = f"{shorten(tag[0], 30)} is HTML; LaTeX has commands for it"
            yield Remark("html-in-field", field.at(tag.start()), what)


def _is_shown(name: str) -> bool:
    return name == "keywords" or any(name in names(kind) for kind in ("text", "persons", "verbatim"))


def _plain(field: Field, entity: str) -> str:
    """Return what an entity stands for, as this field writes it; nothing where that is unknown."""
    character = markup.character(entity)
    if field.name in names("verbatim"):
        return character
    return "~" if character == "\xa0" else latex.encode(character)


def hidden_characters(item: Item, _: File) -> Remarks:
    """Find characters that nobody sees, and that make words and addresses differ from what they look like."""
    for field in item.fields:
        if field.is_own or field.start is None or (field.value.isascii() and field.value.isprintable()):
            continue
        hidden = [match.start() for match in _HIDDEN.finditer(field.value)]
        if not _NEEDS_JOINERS.search(field.value):
            hidden += [match.start() for match in _JOINERS.finditer(field.value)]
        if hidden:
            hidden.sort()
            what = f"U+{ord(field.value[hidden[0]]):04X} cannot be seen here"
            edits = field.edits(*((at, at + 1, "") for at in hidden))
            yield Remark("invisible-character", field.at(hidden[0]), what, edits)


def broken_letters(item: Item, _: File) -> Remarks:
    """Find letters that were read in a wrong encoding, and the mark of those that are lost."""
    for field in item.fields:
        if field.is_own or field.start is None or field.value.isascii():
            continue
        if (at := field.value.find("\ufffd")) >= 0:
            yield Remark("broken-encoding", field.at(at), "U+FFFD stands for a letter that was lost")
        whole = undone(field.value)
        if whole != field.value:
            pairs = enumerate(zip(field.value, whole, strict=False))
            at = next((index for index, (broken, right) in pairs if broken != right), 0)
            shown = shorten(" ".join(whole[max(0, at - 10) : at + 20].split()), 30)
            what = f"a wrong encoding broke these letters: write {shown}"
            yield Remark("broken-encoding", field.at(at), what, field.edits((0, len(field.value), whole)))


def full_stops(item: Item, _: File) -> Remarks:
    """Find titles that end with a full stop, which styles put there themselves."""
    for name in _TITLES:
        field = item.field(name)
        match = _LAST_WORD.search(field.value[-_END:]) if field and field.start is not None else None
        if field is None or match is None:
            continue
        word = match[1].replace("{", "").replace("}", "").strip("()")
        stop = max(len(field.value) - _END, 0) + match.end(1)
        short = len(word) < 2 or "." in word or fold(word) in table("bibtex")["words"]["abbreviation"]
        ordinal = word.isdecimal() and len(word) < 4
        if not short and not ordinal and (word[-1].isalnum() or word[-1] in _CLOSING):
            what = f"{name} ends with a full stop, which styles print themselves"
            yield Remark("title-full-stop", field.at(stop), what, field.edits((stop, stop + 1, "")))


def shouted_titles(item: Item, _: File) -> Remarks:
    """Find titles all in capitals: styles can make capitals of small letters, not the other way."""
    for name in _TITLES:
        field = item.field(name)
        if field is None or field.value != field.value.upper():
            continue
        words = [word for word in re.findall(r"[^\W\d_]+", latex.decode(field.value)) if word.isupper()]
        if len([word for word in words if len(word) > 2]) >= _SHOUTED and sum(map(len, words)) > 15:
            yield Remark("all-capitals-title", field.at(), f"{name} is all in capitals")


def double_braces(item: Item, _: File) -> Remarks:
    """Find titles wholly in braces; titles in other languages than English keep their capitals that way."""
    field = item.field("title")
    if field is None or (item.get("langid") or item.get("language")).lower() not in _ENGLISH:
        return
    value = field.value.strip()
    whole = value.startswith("{") and value.endswith("}") and is_closed(value[1:-1])
    if whole and len(value.split()) > 2:
        what = "braces around the whole title keep styles from writing it their way; brace single words"
        yield Remark("double-braced-title", field.at(), what)

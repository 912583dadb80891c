"""What a page says of the file behind a link, no part of the work: ``(PDF, 2.3 MB)``, ``EN | FR``."""

import re
from functools import cache

from annexcli.document import Inline
from annexcli.text import fold, lowered
from annexcli.vocab import table
from annexcli.vocab.words import is_word, phrases

_BYTES = r"(?:[kmg]i?[bo]|bytes|octets|[кмг]б)"
_KINDS = r"(?:pdf|docx?|odt|rtf|epub|html?|zip|xlsx?|csv|pptx?|mp[34]|word|excel|powerpoint)"
_PAGES = r"(?:pp?|pages?|s|seiten|pags?|paginas|с|стр)"
# Words are folded: "2.3 MB" is "2 3 mb".
_TELLS = re.compile(rf"\b(?:{_KINDS}|\d ?{_BYTES})\b")
_BRACKETED = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,80})[)\]]")
_SIZE = rf"\d{{1,4}}(?:[.,]\d{{1,3}})?\s?{_BYTES}"
# "PDF | 1.2 MB", "PDF, 345 KB", "345 KB PDF"; a size alone may be what a work is about.
_UNBRACKETED = re.compile(
    rf"(?<![\s.,;|–—-])[\s.,;|–—-]*(?<!\w)(?:{_KINDS}[\s.,;:|–—-]{{1,3}}{_SIZE}|{_SIZE}[\s.,;:|–—-]{{1,3}}{_KINDS})(?!\w)"
)
# "– also available in [French](…)"
_LEADS = "|".join(phrase for phrase in table("lead_ins")["versions"] if " " in phrase)
_AVAILABLE = re.compile(rf"(?<![\s(\[,.;:–—-])[\s(\[,.;:–—-]*(?<!\w)(?:{_LEADS})(?!\w)", re.IGNORECASE)
_MAY_TELL = re.compile(rf"{_KINDS}|\d\s?{_BYTES}")
_LONGEST_LABEL = 40
_BETWEEN = r"\s*[|/·•]\s*"
_LABEL_BEHIND = re.compile(rf"{_BETWEEN}(?P<label>[^\W\d_]+(?: [^\W\d_]+)?)\s*(?=[|/·•)\]]|$)")
_LABEL_BEFORE = re.compile(rf"(?:^|[\s|/·•(\[,.;)])(?P<label>[^\W\d_]+){_BETWEEN}$")


@cache
def _units() -> re.Pattern[str]:
    known = sorted(phrases("names", "label") | phrases("names", "version"), key=len, reverse=True)
    labels = "|".join(map(re.escape, known))
    unit = rf"(?:{_KINDS}|\d+(?: \d+)? ?(?:{_BYTES}|{_PAGES})|{labels}|file|format|version)"
    return re.compile(rf"{unit}(?: {unit})*")


def is_label(text: str) -> bool:
    """Tell whether the text of a link says no more than what lies behind it: ``Download (PDF, 2 MB)``."""
    said = fold(text)
    # One letter is a language of the United Nations.
    return len(said) <= 1 or _is_known(text) or _says_only_file(said)


def _is_known(text: str) -> bool:
    return is_word("label", text) or is_word("version", text)


def only_versions(content: Inline) -> bool:
    """Tell whether all that a text does is to lead to versions of a work: "EN | FR", "Executive summary"."""
    if not content.links:
        return False
    said = content.text
    for link in reversed(content.links):
        if not is_word("version", said[link.start : link.end].strip(" .,;:()[]»›→")):
            return False
        said = said[: link.start] + said[link.end :]
    left = fold(said)
    return not left or is_word("version", left) or left in phrases("lead_ins", "versions")


def without_versions(content: Inline) -> Inline:
    """Take words off the end that lead to links to versions of a work: "– available in [English]"."""
    if not content.links or not (lead := _AVAILABLE.search(content.text)):
        return content
    said = content.cut(lead.end(), len(content.text))
    words = [word for word in fold(said.text).split() if word not in phrases("names", "connector")]
    named = fold(" ".join(words).replace("other languages", ""))
    inside = bool(said.links) and all(_is_version(said.text[one.start : one.end]) for one in said.links)
    return content.cut(0, lead.start()) if inside and all(map(_is_version, named.split())) else content


def _is_version(text: str) -> bool:
    return is_word("version", text)


def _says_only_file(said: str) -> bool:
    return _TELLS.search(said) is not None and _units().fullmatch(said) is not None


def without_files(content: Inline) -> Inline:
    """Take what describes a file out of an entry's text, in brackets anywhere or with a size."""
    if not _MAY_TELL.search(lowered(content.text)):
        return content
    for match in reversed(list(_BRACKETED.finditer(content.text))):
        if _says_only_file(fold(match["inside"])):
            content = content.without(match.start(), match.end())
    for match in reversed(list(_UNBRACKETED.finditer(lowered(content.text)))):
        if match.start():
            content = content.without(match.start(), match.end())
    return content


def with_other_labels(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen the place of a label by those beside it that are no links: ``EN | FR``, one of them linked."""
    while (behind := _LABEL_BEHIND.match(text, end)) and _is_known(behind["label"]):
        end = behind.end("label")
    while (before := _LABEL_BEFORE.search(text, max(0, start - _LONGEST_LABEL), start)) and _is_known(
        before["label"]
    ):
        start = before.start("label")
    return start, end

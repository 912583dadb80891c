"""What a heading says of the list under it: that it is a reference list, which kind of sources it has."""

import re

from annexcli.document import Inline
from annexcli.text import fold
from annexcli.vocab.words import found, phrases

# A heading of more words than this uses "sources" or "resources" as ordinary words.
_MOST_WORDS = 6
# "References {-}", "Sources {#sources}": attributes of other kinds of Markdown.
_ATTRIBUTES = re.compile(r"\s*\{[-.#][^{}]*\}\s*$")
# "A", "3", "IV" before the words of a heading, "n° 2" behind "Annex".
_COUNTS = re.compile(r"\d+|[^\W\d]|[ivx]+|no|nr")
# Words for lists of works alone: "Methodology and references".
_CITED = re.compile(
    r"referen|riferiment|bibliogra|literat|publi[ck]a[tzc]|cited|литератур|библиогр|文献|문헌"
)


def heading_text(content: Inline) -> str:
    """Return the text of a heading as a section names it: without the colon at its end."""
    return _ATTRIBUTES.sub("", content.text).strip().rstrip(":").strip()


def is_short(content: Inline) -> bool:
    """Tell whether a text has no more words than a heading that names a list."""
    return len(content.text.split()) <= _MOST_WORDS


def names_list(content: Inline) -> bool:
    """Tell whether a heading names a reference list: a short one with a word such as *References*."""
    text = heading_text(content)
    short = len(fold(text).split()) <= _MOST_WORDS or found("headings", "annex", text) is not None
    return short and found("headings", "strong", text) is not None and not _names_methods(text)


def _names_methods(text: str) -> bool:
    """Tell whether a heading is that of a chapter on method: "Data sources and methods"."""
    return found("headings", "methods", text) is not None and not _CITED.search(fold(text))


def only_names_list(content: Inline) -> bool:
    """Tell whether a heading only names a reference list: "5. References", "Annex 2: Sources consulted"."""
    return says_only(content, "strong")


def names_kind(content: Inline) -> bool:
    """Tell whether a heading says no more than a kind of sources: "B. Cases", "Books and articles"."""
    return is_short(content) and says_only(content, "laws", "kinds")


def names_laws(content: Inline) -> bool:
    """Tell whether a heading has a word for laws or judgments in it."""
    return found("headings", "laws", heading_text(content)) is not None


def says_only(content: Inline, *kinds: str, qualified: bool = True) -> bool:
    """Tell whether a heading has words of these lists of ``headings.toml`` and others that add nothing.

    Those are numbers, "Annex", small words and, where it may be ``qualified``, words such as *selected*.
    """
    words = fold(heading_text(content)).split()
    told, position = False, 0
    while position < len(words):
        length = max((_taken(words, position, kind) for kind in kinds), default=0)
        told = told or length > 0
        length = length or _adds_nothing(words, position, qualified=qualified)
        if not length:
            return False
        position += length
    return told


def _taken(words: list[str], position: int, kind: str) -> int:
    """Return how many words from a position on are the longest phrase of a list there."""
    known = phrases("headings", kind)
    lengths = range(min(_MOST_WORDS, len(words) - position), 0, -1)
    return next((n for n in lengths if " ".join(words[position : position + n]) in known), 0)


def _adds_nothing(words: list[str], position: int, *, qualified: bool) -> int:
    word = words[position]
    if _COUNTS.fullmatch(word) or word in phrases("names", "connector") | phrases("names", "and"):
        return 1
    lists = ("annex", "annotated", "qualifier") if qualified else ("annex", "annotated")
    return max(_taken(words, position, kind) for kind in lists)


def hints(content: Inline) -> bool:
    """Tell whether a heading has any word that may name a list of sources."""
    text = heading_text(content)
    return any(found("headings", words, text) is not None for words in ("strong", "weak", "annex"))


def annotated(content: Inline) -> bool:
    """Tell whether a heading names a list whose entries have words about them: "Annotated bibliography"."""
    return names_list(content) and found("headings", "annotated", heading_text(content)) is not None


def opens_annex(text: str) -> bool:
    """Tell whether the text of a heading begins with a word such as *Annex*."""
    first = found("headings", "annex", text)
    return first is not None and fold(text).startswith(first)

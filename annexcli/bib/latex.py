"""Text ⇄ the LaTeX that stands in BibTeX fields.

Only the characters that LaTeX acts on are written as commands; letters of every script stay as they
are, for stores are UTF-8. Braces are written as commands too, because BibTeX counts them even
behind a backslash.
"""

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

from annexcli.text import squash

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_NAMED = {
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "~": "textasciitilde",
    "^": "textasciicircum",
}
_COMMANDS = str.maketrans(
    {character: rf"\{name}{{}}" for character, name in _NAMED.items()} | {c: f"\\{c}" for c in "&%$#_"}
)
_CHARACTERS = {name: character for character, name in _NAMED.items()}
# What ``encode`` writes, and the rest of a value around it.
_OWN = re.compile(rf"\\(?:([&%$#_])|({'|'.join(_CHARACTERS)})\{{\}})|[{{}}]")
# Pairs that LaTeX joins into one character (dashes, quotation marks): an empty group keeps them apart.
_LIGATURE = re.compile(
    r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)"
)
# A word with a capital behind its first letter, such as CSEA or CyberTipline: styles that write
# titles in small letters must leave it alone.
_CAPITALS = re.compile(r"[^\W_]+(?:[-'’&/][^\W_]+)*")
_SPECIAL = re.compile(r"[\\$~]|``|''|--|[?!]`|,,|<<|>>")
# What makes a value differ from the text that it prints, but for white space.
_MARKUP = re.compile(r"[\\{}$~]|``|''|--|[?!]`|,,|<<|>>")
# pylatexenc does not know that this command has two arguments.
_HREF = re.compile(r"\\href\s*\{[^{}]*\}\s*(\{)")
_BRACES = str.maketrans("", "", "{}")


def encode(text: str) -> str:
    r"""Return plain text as LaTeX: ``R&D`` as ``R\&D``. ``decode`` gives the text back."""
    return "{}".join(piece.translate(_COMMANDS) for piece in _LIGATURE.split(text))


def escape(text: str) -> str:
    """Return text that somebody typed as LaTeX: dashes and quotation marks of several signs are meant so."""
    return text.translate(_COMMANDS)


def encode_title(text: str) -> str:
    """Return a title as LaTeX, its acronyms and other words with inner capitals in braces."""
    parts: list[str] = []
    position = 0
    for word in _CAPITALS.finditer(text):
        if any(c.isupper() for c in word[0][1:]):
            parts += [encode(text[position : word.start()]), f"{{{encode(word[0])}}}"]
            position = word.end()
    return "".join([*parts, encode(text[position:])])


def decode(value: str) -> str:
    """Return the text that a BibTeX value prints, commands and braces resolved, on one line.

    Nothing in a value makes this fail: what LaTeX would refuse comes out as it stands.
    """
    if not _MARKUP.search(value):
        return squash(value)
    if not _SPECIAL.search(_OWN.sub("{}", value)):
        # Nothing but what ``encode`` writes: no need for the library, which is slow to load.
        return squash(_OWN.sub(lambda own: own[1] or _CHARACTERS.get(own[2], ""), value))
    # BibTeX users write "100%" and "$5" meaning the character, which to LaTeX is a comment or maths.
    value = re.sub(r"(?<!\\)%", r"\\%", value)
    if len(re.findall(r"(?<!\\)\$", value)) % 2:
        value = re.sub(r"(?<!\\)\$", r"\\$", value)
    try:
        text = _converter().latex_to_text(_HREF.sub(r"\1", value).replace("''", "”"))
        # A command may name half of a character, which no text can hold.
        return squash(text.encode("utf-8", "replace").decode("utf-8"))
    except Exception:  # noqa: BLE001 - a library stumbling over somebody's LaTeX must not hide the entry
        return squash(value.translate(_BRACES))


@cache
def _converter() -> "LatexNodes2Text":
    from pylatexenc import latex2text  # noqa: PLC0415 - most values have no command in them

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    macros = {name: character for name, character in _CHARACTERS.items() if name != "textbackslash"}
    macros |= {"textasciigrave": "`", "url": "%s"}
    known = latex2text.get_default_latex_context_db()
    known.add_context_category(
        "annex", prepend=True, macros=[latex2text.MacroTextSpec(name, text) for name, text in macros.items()]
    )
    return latex2text.LatexNodes2Text(latex_context=known, math_mode="text")

"""Text ⇄ the LaTeX that stands in BibTeX fields.

Only the characters that LaTeX acts on are written as commands; letters of every script stay as they
are, for stores are UTF-8. Braces are written as commands too, because BibTeX counts them even
behind a backslash.
"""

import logging
import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from annexcli.model.reference import Mark, Style
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
# What pylatexenc prints nothing for.
_LOGOS = {
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "BibTeX": "BibTeX",
    "copyright": "©",
    "pounds": "£",
    "S": "§",
    "P": "¶",
    "degree": "°",
    "textdegree": "°",
    "euro": "€",
    "texteuro": "€",
    "textnumero": "№",
}
# Where it prints a sign of its own; the work that is cited is what the value says.
_CITED = ("cite", "citet", "citep", "ref", "pageref", "eqref")
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
# What makes a value differ from the text that it prints, but for white space. Every value is searched
# for it, and ``re`` is seven times as fast where no alternative begins with a set of characters.
_MARKUP = re.compile(r"\\|\{|\}|\$|~|``|''|--|\?`|!`|,,|<<|>>")
# pylatexenc does not know that this command has two arguments.
_HREF = re.compile(r"\\href\s*\{[^{}]*\}\s*(\{)")
_BRACES = str.maketrans("", "", "{}")
_STYLE_OF = {
    "emph": Style.ITALIC,
    "textit": Style.ITALIC,
    "mkbibemph": Style.ITALIC,
    "textsuperscript": Style.SUPERSCRIPT,
    "textsubscript": Style.SUBSCRIPT,
}
_OPENINGS = {
    Style.ITALIC: r"\emph{",
    Style.SUPERSCRIPT: r"\textsuperscript{",
    Style.SUBSCRIPT: r"\textsubscript{",
    Style.PROTECTED: "{",
}
# Characters for private use stand for the beginnings and ends of what is set apart while LaTeX is decoded.
_STYLES = dict(zip("\ue000\ue001\ue002\ue003", Style, strict=True))
_SIGN_OF = {style: sign for sign, style in _STYLES.items()}
_END = "\ue004"
_NO_SIGNS = str.maketrans("", "", f"{''.join(_STYLES)}{_END}")
_SETS_APART = re.compile(rf"\\(?:{'|'.join(_STYLE_OF)})\b|\{{|\$")
_TOKEN = re.compile(
    rf"\\(?P<command>{'|'.join(_STYLE_OF)})\s*\{{|(?P<own>\\[A-Za-z]+\s*\{{|\\[^A-Za-z{{}}]\{{)|(?<!\\)[{{}}]"
)
_BRACE = re.compile(r"(?<!\\)[{}]")
_MATHS = re.compile(r"(?<!\\)\$[^$]+\$")
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\$]))")


def encode(text: str) -> str:
    r"""Return plain text as LaTeX: ``R&D`` as ``R\&D``. ``decode`` gives the text back."""
    return "{}".join(piece.translate(_COMMANDS) for piece in _LIGATURE.split(text))


def escape(text: str) -> str:
    """Return text that somebody typed as LaTeX: dashes and quotation marks of several signs are meant so."""
    return text.translate(_COMMANDS)


def encode_title(text: str, marks: Iterable[Mark] = ()) -> str:
    """Return a title as LaTeX, its acronyms and other words with inner capitals in braces.

    Args:
        text: the title.
        marks: the parts of it that are set apart, as ``decode_marked`` gives them.

    """
    marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    return _marked(text, marks, 0, len(text))


def _marked(text: str, marks: list[Mark], start: int, end: int) -> str:
    """Return a part of a title as LaTeX; a mark that others overlap is passed over."""
    parts, position = [], start
    for index, mark in enumerate(marks):
        if position <= mark.start < mark.end <= end:
            inner = _marked(text, marks[index + 1 :], mark.start, mark.end)
            parts += [_words(text[position : mark.start]), f"{_OPENINGS[mark.style]}{inner}}}"]
            position = mark.end
    return "".join([*parts, _words(text[position:end])])


def _words(text: str) -> str:
    """Return a piece of a title as LaTeX, its words with inner capitals in braces."""
    parts: list[str] = []
    position = 0
    for word in _CAPITALS.finditer(text):
        if any(c.isupper() for c in word[0][1:]):
            parts += [encode(text[position : word.start()]), f"{{{encode(word[0])}}}"]
            position = word.end()
    return "".join([*parts, encode(text[position:])])


def decode_marked(value: str) -> tuple[str, tuple[Mark, ...]]:
    r"""Return the text that a value prints, as ``decode`` does, and the parts of it that are set apart.

    Those are ``\\emph``, ``\\textit``, super- and subscripts, and words in braces without a capital that a
    style would leave alone anyway.
    """
    if not _SETS_APART.search(value):
        return decode(value), ()
    value = _MATHS.sub(_without_scripts, value.translate(_NO_SIGNS))
    signed = _signed(value)
    text = decode(signed)
    if text.count(_END) != sum(text.count(sign) for sign in _STYLES):
        return decode(value), ()  # a command has eaten a part of them
    return _taken_apart(text)


def _without_scripts(maths: re.Match[str]) -> str:
    r"""Return ``$x^2$`` as ``$x$\textsuperscript{2}``, so that no command is left in the maths."""
    scripts = _SCRIPT.sub(
        lambda found: (
            f"$\\text{'super' if found[1] == '^' else 'sub'}script{{{found[2] or found[3] or ''}}}$"
        ),
        maths[0],
    )
    return scripts.replace("$$", "")


def _signed(value: str) -> str:
    """Put signs into a value in place of the braces of what is set apart."""
    written: list[str] = []
    closing: list[str] = []
    position = 0
    for token in _TOKEN.finditer(value):
        written.append(value[position : token.start()])
        position = token.end()
        if token[0].endswith("}") and not token["command"]:
            written.append(closing.pop() if closing else "}")
        elif token["command"]:
            sign = _SIGN_OF[_STYLE_OF[token["command"]]]
            written.append(sign)
            closing.append(_END)
        elif token["own"]:
            written.append(token[0])
            closing.append("}")
        else:
            end = _closing(value, token.start())
            protects = end is not None and not closing and _protects(value[position:end])
            written.append(_SIGN_OF[Style.PROTECTED] if protects else "{")
            closing.append(_END if protects else "}")
    return "".join([*written, value[position:]])


def _closing(value: str, start: int) -> int | None:
    depth = 0
    for brace in _BRACE.finditer(value, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return None


def _protects(inner: str) -> bool:
    r"""Tell whether braces around a text keep its small letters: not those of ``CSEA`` or of a command."""
    if "\\" in inner or "$" in inner or not any(c.islower() for c in inner):
        return False
    return len(inner) > 1 and not all(any(c.isupper() for c in w[0][1:]) for w in _CAPITALS.finditer(inner))


def _taken_apart(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the signs out of a text; return it with what stood between them."""
    letters: list[str] = []
    open_: list[tuple[int, Style]] = []
    marks: list[Mark] = []
    for letter in text:
        if letter in _STYLES:
            open_.append((len(letters), _STYLES[letter]))
        elif letter == _END:
            if not open_:
                continue
            start, style = open_.pop()
            if start < len(letters):
                marks.append(Mark(start, len(letters), style))
        elif letter != " " or (letters and letters[-1] != " "):
            letters.append(letter)
    return "".join(letters).strip(), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


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
    macros: dict[str, Any] = {
        name: character for name, character in _CHARACTERS.items() if name != "textbackslash"
    }
    macros |= {"textasciigrave": "`", "url": "%s"} | _LOGOS
    macros |= dict.fromkeys(_CITED, _key_cited)
    known = latex2text.get_default_latex_context_db()
    known.add_context_category(
        "annex", prepend=True, macros=[latex2text.MacroTextSpec(name, text) for name, text in macros.items()]
    )
    return latex2text.LatexNodes2Text(latex_context=known, math_mode="text")


def _key_cited(node: Any, l2tobj: "LatexNodes2Text") -> str:
    return f"[{l2tobj.nodelist_to_text([node.nodeargd.argnlist[-1]])}]"

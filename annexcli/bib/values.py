"""What somebody types for a field → the value that BibTeX wants."""

import re
import unicodedata

from annexcli.bib import latex
from annexcli.bib.own import LINKS, RAW, SOURCE, WRITTEN
from annexcli.bib.syntax import is_closed
from annexcli.errors import UsageProblem
from annexcli.vocab.bibtex import names

NAME = re.compile(r"[A-Za-z][\w:.+/-]*")
# Beside what BibLaTeX calls verbatim: addresses, identifiers and citekeys, in which LaTeX has no business.
_VERBATIM = frozenset(
    {
        *("archiveurl", "pdf", LINKS, "isbn", "issn", "pmid"),
        *("crossref", "xref", "xdata", "ids", "related", "entryset"),
    }
)
# The program's own records, which it writes and reads itself.
_RECORDS = re.compile(rf"(?:{WRITTEN}|{SOURCE}|{RAW})(?:-\d+)?")
# A command, or maths between two signs; one alone is a price.
_IS_LATEX = re.compile(r"\\|\$[^$]*\$")


def typed(name: str, value: str) -> str:
    r"""Return a value that was typed as it is to stand in a field, without delimiters.

    Text is taken for plain and what LaTeX acts on is escaped, ``R&D`` as ``R\&D``, but for braces, which
    protect words and names. A value with a backslash or maths in it is LaTeX already and stays;
    addresses, identifiers and citekeys do, too.

    Args:
        name: the field.
        value: what was typed.

    Raises:
        UsageProblem: if it is no name of a field, one of the program's own, or if braces do not match.

    """
    if not NAME.fullmatch(name):
        raise UsageProblem(f"{name!r} is no name of a field", hint="write FIELD=VALUE, as in year=2018")
    if _RECORDS.fullmatch(name.lower()):
        raise UsageProblem(f"{name} is the program's own record", hint="docs/bibtex.md says what it is for")
    value = " ".join(value.split())
    if bad := next((c for c in value if unicodedata.category(c) in {"Cc", "Cs"}), None):
        raise UsageProblem(f"{value!r} holds {bad!r}, which is no text", where=name, hint="leave it out")
    if not balanced(value):
        raise UsageProblem(f"the braces in {value!r} do not match", where=name, hint="close each one")
    if is_verbatim(name.lower()) or _IS_LATEX.search(value):
        return value
    return "".join(piece if piece in "{}" else latex.escape(piece) for piece in re.split(r"([{}])", value))


def is_verbatim(name: str) -> bool:
    """Tell whether a field is taken as it is, without any LaTeX (BibLaTeX manual §2.2.1)."""
    return name in _VERBATIM or name in names("verbatim")


def told(name: str, value: str) -> str:
    """Return what a field says as text: without LaTeX, or as it stands where the field takes none."""
    return value.strip() if is_verbatim(name) else latex.decode(value)


def balanced(value: str) -> bool:
    """Tell whether braces match, as BibTeX counts them, behind a backslash too, and as other readers do not.

    A backslash at the end would hide the brace that closes the field.
    """
    return not value.endswith("\\") and is_closed(value) and is_closed(value, as_bibtex=True)


def checked_key(key: str) -> str:
    """Return a citekey that was typed.

    Raises:
        UsageProblem: if BibTeX, biber or LaTeX would trip over it.

    """
    if not is_key(key):
        raise UsageProblem(
            f"{key!r} is no citekey", where="--key", hint="use letters, digits and - _ : . + / of ASCII"
        )
    return key


def is_key(key: str) -> bool:
    """Tell whether BibTeX, biber and LaTeX take a text for a citekey."""
    return bool(key) and key.isascii() and not any(c in " ,{}#%~\\\"'()=" or not c.isprintable() for c in key)


def checked_type(kind: str) -> str:
    """Return the type of an entry that was typed, in small letters.

    Raises:
        UsageProblem: if it is no name of a type, or means something else to BibTeX.

    """
    kind = kind.strip().removeprefix("@").lower()
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", kind) or kind in {"comment", "string", "preamble"}:
        raise UsageProblem(f"{kind!r} is no type of an entry", where="--type", hint="use one such as report")
    return kind

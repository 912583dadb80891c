"""What somebody types for a field → the value that BibTeX wants."""

import re
from collections.abc import Collection

from annexcli.bib import latex
from annexcli.errors import UsageProblem
from annexcli.text import fold

NAME = re.compile(r"[A-Za-z][\w:.+/-]*")
# BibLaTeX manual §2.2.1: verbatim fields and URIs, and identifiers that LaTeX has no business in.
_VERBATIM = frozenset(
    {"url", "doi", "eprint", "file", "pdf", "verba", "verbb", "verbc", "annex-links", "isbn", "issn", "pmid"}
)
# The program's own records, which it writes and reads itself.
_RECORDS = re.compile(r"annex-(?:written|source|raw)(?:-\d+)?")
_IS_LATEX = re.compile(r"[\\$]")


def typed(name: str, value: str) -> str:
    r"""Return a value that was typed as it is to stand in a field, without delimiters.

    Text is taken for plain and what LaTeX acts on is escaped, ``R&D`` as ``R\&D``, but for braces, which
    protect words and names. A value with a backslash or a dollar sign is LaTeX already and stays;
    addresses and identifiers do, too.

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
    if not balanced(value):
        raise UsageProblem(f"the braces in {value!r} do not match", where=name, hint="close each one")
    value = " ".join(value.split())
    if name.lower() in _VERBATIM or _IS_LATEX.search(value):
        return value
    return "".join(piece if piece in "{}" else latex.encode(piece) for piece in re.split(r"([{}])", value))


def balanced(value: str) -> bool:
    """Tell whether braces match, as BibTeX counts them: behind a backslash, too."""
    depth = 0
    for brace in re.findall(r"[{}]", value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def tagged(value: str, added: Collection[str], removed: Collection[str]) -> str | None:
    """Return the value of ``keywords`` with topics added and others taken out; None where none is left.

    Topics that stay keep their spelling; case and accents do not tell them apart.
    """
    parts = [part.strip() for part in re.split(r"[,;]", value)]
    gone = {fold(topic) for topic in removed}
    kept = [part for part in parts if part and fold(latex.decode(part)) not in gone]
    known = {fold(latex.decode(part)) for part in kept}
    kept += [latex.encode(topic) for topic in dict.fromkeys(added) if fold(topic) not in known]
    if kept == [part for part in parts if part]:
        return value or None
    return ", ".join(kept) or None

"""LaTeX in a form that pandoc reads as it is meant: quotation marks, and entries of reference lists."""

import re

_BEGIN = re.compile(r"\\begin\{thebibliography\}(?:\s*\{[^{}]*\})?")
_END = r"\end{thebibliography}"
# \bibitem[{Ortiz}, 2018]{key}: the label may hold braces.
_ENTRY = re.compile(r"\\bibitem\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\]\s*)?\{[^{}]*\}")
# pandoc takes a group behind it for its argument, and drops both. A line with nothing else is not to be an
# empty one, which would end the paragraph.
_NEW_BLOCK = re.compile(r"\\newblock\b")
# ``a title'' and `a title': pandoc turns the marks that close alone, and "\`e" is an accent.
_OPENING = re.compile(r"(?<![\\`])(``?)(?=[^\s`])")
_MARKS = {"``": "“", "`": "‘"}
# "\'{\i}": pandoc puts the accent on the dotless letter that LaTeX asks for, where an "í" is meant.
_DOTLESS = re.compile(r"(\\[`'^\"~=.])\s?(?:\{\\([ij])\s?\}|\\([ij])(?![A-Za-z])(?:\{\}| (?=[a-z]))?)")


def prepared(text: str) -> str:
    """Return a LaTeX document for pandoc, with as many lines; see :func:`with_items`."""
    text = _DOTLESS.sub(lambda mark: f"{mark[1]}{{{mark[2] or mark[3]}}}", text)
    return with_items(_OPENING.sub(lambda mark: _MARKS[mark[1]], text) if "`" in text else text)


def with_items(text: str) -> str:
    r"""Return a LaTeX document in which the entries of ``thebibliography`` are items of a list.

    pandoc drops ``\bibitem`` and runs the entries together. No line is added or taken away.
    """

    def item(entry: re.Match[str]) -> str:
        return r"\item{} " + "\n" * entry[0].count("\n")

    parts, position = [], 0
    # A pattern of a whole list would look for the end of each open one over and over.
    while (begin := _BEGIN.search(text, position)) and (end := text.find(_END, begin.end())) >= 0:
        entries, number = _ENTRY.subn(item, text[begin.end() : end])
        if number:
            # BibTeX defines commands before the first entry, where no list may have anything.
            before, first, items = _NEW_BLOCK.sub("{}", entries).partition("\\item{}")
            items = f"{before}\\begin{{itemize}}{first}{items}\\end{{itemize}}"
            parts += [text[position : begin.start()], "\\begin{thebibliography}", items]
        else:
            parts.append(text[position:end])
        position = end
    return "".join([*parts, text[position:]])

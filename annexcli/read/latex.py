"""LaTeX's own reference lists, in a form that pandoc keeps apart."""

import re

_LIST = re.compile(
    r"\\begin\{thebibliography\}\s*(?:\{[^{}]*\})?(?P<entries>.*?)\\end\{thebibliography\}", re.DOTALL
)
# \bibitem[{Ortiz}, 2018]{key}: the label may hold braces.
_ENTRY = re.compile(r"\\bibitem\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\])?\s*\{[^{}]*\}")
# pandoc takes a group behind it for its argument, and drops both.
_NEW_BLOCK = re.compile(r"\\newblock\b")


def with_items(text: str) -> str:
    r"""Return a LaTeX document in which the entries of ``thebibliography`` are items of a list.

    pandoc drops ``\bibitem`` and runs the entries together. No line is added or taken away.
    """

    def listed(match: re.Match[str]) -> str:
        entries, number = _ENTRY.subn(r"\\item{} ", match["entries"])
        if not number:
            return match[0]
        items = "\\begin{itemize}" + _NEW_BLOCK.sub("", entries) + "\\end{itemize}"
        return "\\begin{thebibliography}" + items + "\\end{thebibliography}"

    return _LIST.sub(listed, text)

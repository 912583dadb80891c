"""References as CSL-JSON (CSL 1.0.2, appendix on data), for other programs that format citations."""

from collections.abc import Iterable
from typing import Any

from annexcli.csl.items import Item, Marked
from annexcli.model.reference import Style
from annexcli.show.dump import dumped

# The markup that processors read in the strings of CSL-JSON (CSL 1.0.2, "Rich Text Formatting").
_TAGS = {
    Style.ITALIC: ("<i>", "</i>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.PROTECTED: ('<span class="nocase">', "</span>"),
}


def items(chosen: Iterable[Item]) -> str:
    """Return items as a JSON array. What looks like markup in a title stays as it is: it is data here."""
    values = [{name: _value(value) for name, value in item.items()} for item in chosen]
    return dumped(values)


def _value(value: Any) -> Any:
    return _tagged(value) if isinstance(value, Marked) else value


def _tagged(title: Marked) -> str:
    cuts: dict[int, list[str]] = {}
    for mark in title.marks:
        opens, closes = _TAGS[mark.style]
        cuts.setdefault(mark.start, []).append(opens)
        cuts.setdefault(mark.end, []).insert(0, closes)
    text = title.text
    return "".join(
        "".join(cuts.get(at, ())) + (text[at] if at < len(text) else "") for at in range(len(text) + 1)
    )

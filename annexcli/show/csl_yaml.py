"""Records as the YAML that pandoc reads: a block ``references`` of CSL items, whose texts are Markdown.

Whatever Markdown would act on in a text is escaped (pandoc manual, "Backslash escapes"): it is data. Dates
are EDTF, as pandoc writes them; ``custom`` is left out, as pandoc does not read it.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from annexcli.csl.writing import written
from annexcli.model.record import Record
from annexcli.model.reference import Mark, PartialDate, Style

_SIGNS = re.compile(r"[\\`*~^$@\[\]<>\"']|(?<![^\W_])_|_(?![^\W_])|-(?=-)|(?<!\.)\.(?=\.\.)|&(?=#?\w+;)")
# At the beginning of a line these make headings, lists, quotations and the like.
_BEGINNING = re.compile(r"[#>|:+=%-]")
_NUMBERED = re.compile(r"\(?[A-Za-z0-9#]{1,9}(?=[.)](?:\s|$))")
_MARKS = {
    Style.ITALIC: ("*", "*"),
    Style.SUPERSCRIPT: ("^", "^"),
    Style.SUBSCRIPT: ("~", "~"),
    Style.PROTECTED: ("[", "]{.nocase}"),
}
# Within these pandoc wants no space as it is.
_TIGHT = frozenset({Style.SUPERSCRIPT, Style.SUBSCRIPT})
# YAML 1.2, §10.3.2: what is a number there, and not in 1.1, and what is true or false by its letter in 1.1.
_NO_TEXT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-f]+|[-+]?\.inf|\.nan|[yn]",
    re.IGNORECASE,
)
_AS_THEY_ARE = frozenset({"id", "type"})


def references(records: Iterable[Record]) -> str:
    """Return records as a YAML document."""
    made: str = yaml.dump(
        {"references": [_item(record) for record in records]},
        Dumper=_dumper(),
        allow_unicode=True,
        sort_keys=False,
        explicit_start=True,
        explicit_end=True,
    )
    return made


def _dumper() -> type[yaml.SafeDumper]:
    """Return what writes YAML whose texts are texts by YAML 1.1, PyYAML's, and by 1.2, pandoc's."""
    base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class Dumper(base):  # type: ignore[misc] # which of the two is known only when it runs
        pass

    def text(writer: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "'" if _NO_TEXT.fullmatch(value) else None
        return writer.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper


def _item(record: Record) -> dict[str, Any]:
    one = record.reference
    item = {name: value for name, value in written(record).items() if name != "custom"}
    dates = {"issued": one.date, "accessed": one.accessed, "original-date": one.original}
    for name, value in item.items():
        if isinstance(known := dates.get(name), PartialDate):
            item[name] = str(known)
        elif name == "title" and one.title:
            item[name] = _markdown(one.title, one.marks)
        elif name not in _AS_THEY_ARE:
            item[name] = _escaped(value)
    return item


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return _markdown(value)
    if isinstance(value, list):
        return [_escaped(one) for one in value]
    return {name: _escaped(one) for name, one in value.items()} if isinstance(value, dict) else value


def _markdown(text: str, marks: tuple[Mark, ...] = ()) -> str:
    """Return a text as Markdown that pandoc prints as it is, with its marks as Markdown has them.

    Args:
        text: the text, on one line.
        marks: what is set apart in it; one that overlaps another is left out.

    """
    pieces, position = [], 0
    for mark in marks:
        if mark.start < position:
            continue
        opens, closes = _MARKS[mark.style]
        inner = _SIGNS.sub(r"\\\g<0>", text[mark.start : mark.end])
        inner = inner.replace(" ", "\\ ") if mark.style in _TIGHT else inner
        pieces += [_plain(text[position : mark.start], first=position == 0), f"{opens}{inner}{closes}"]
        position = mark.end
    pieces.append(_plain(text[position:], first=position == 0))
    return "".join(pieces)


def _plain(text: str, *, first: bool) -> str:
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    if first and _BEGINNING.match(escaped):
        return f"\\{escaped}"
    if first and (number := _NUMBERED.match(escaped)):
        return f"{number[0]}\\{escaped[number.end() :]}"
    return escaped

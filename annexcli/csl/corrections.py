"""Where pandoc's citeproc departs from what a style or its manual asks for, and what mends it.

One rule each, of two sorts: some change the style before citeproc reads it, some the text that it makes.
They were found beside citeproc-js (``benchmarks/cite.py``); what is left stands in docs/styles.md.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

from annexcli.csl.formatted import Entry
from annexcli.csl.items import Item, Marked
from annexcli.csl.nodes import Node, Text
from annexcli.csl.style_file import Habits

# A character for private use that stands before a year of which two digits are to be printed.
_SHORT = "\ue010"
_PRINTED_SHORT = re.compile(rf"{_SHORT}(?:\d\d(?=\d\d(?!\d)))?")
# Another stands behind the mark that ends a title, lest citeproc takes what follows for a second one.
_ENDED = "\ue011"
_PRINTED_ENDED = re.compile(rf"{_ENDED}(?P<close>[’”»]*)[.:]?")
_SHORT_YEAR = re.compile(r'<date-part\b(?=[^>]*\bname="year")(?=[^>]*\bform="short")[^>]*>')
# Names with a label and no <name/> before it.
_LABEL_ALONE = re.compile(r"(<names\b[^>]*(?<!/)>\s*)(?=<label\b[^>]*/>\s*(?:</names>|<substitute>))")
# In IEEE, a day of access that may be missing in one group with "[Online]", which may not.
_ONLINE = re.compile(
    r'(<group delimiter="\. " prefix=" " suffix="\. ">)'
    r'((?:\s|<!--.*?-->)*<group delimiter=": ">\s*<text term="accessed"[^>]*/>\s*'
    r'<date variable="accessed"[^>]*/>\s*</group>'
    r"(?:\s|<!--.*?-->)*)"
    r'(?=<group prefix="\[" suffix="\]")'
)
# "Retrieved", and the day of access that it is said of (APA 7, §9.16).
_RETRIEVED = re.compile(
    r'<text\b[^>]*term="retrieved"[^>]*/>\s*<group\b[^>]*>\s*<date\b[^>]*variable="accessed"[^>]*/>\s*'
    r'<text\b[^>]*term="from"[^>]*/>\s*</group>'
)
# Quotation marks: what opens and closes them, and the marks inside them (CSL 1.0.2, "quotes").
_QUOTES = {"“": ("”", "‘", "’"), "‘": ("’", "“", "”"), "„": ("“", "‚", "‘")}
_QUOTED = re.compile(
    r"“([^“”]*)”|(?<![^\W_])‘([^‘]*?)’(?![^\W_])|(?<![^\s(])\"(?=\S)([^\"]*)(?<=\S)\"(?![^\W_])"
)
# The end of a quotation and what stands behind it; an apostrophe alone ends none.
_BEHIND_QUOTES = re.compile(r"(?P<close>[’”]*”[’”]*|(?<=[^\W_])’)(?P<mark>[.,])")
_SUFFIXED = re.compile(r"(?<=(?:\d{4}|n\.d\.))-?(?P<letter>[a-z])(?![\w-])")
# The full stop behind the letter goes with it: the one of "n.d." ends the sentence.
_UNDATED = re.compile(r"(?<=n\.d\.)-?[a-z](?![\w-])\.?")
_NAMES = ("author", "editor", "translator")


def corrected(style: str) -> str:
    """Return the text of a CSL style with what citeproc reads wrong written so that it reads it right.

    What a style itself does otherwise than its manual is mended where that is plain.

    - A label of names with no ``<name/>`` beside it stands behind them (NLM, AMA: "Ortiz A, editor").
    - ``[Online]`` is printed without a day of access, too (IEEE).
    - "Retrieved" stands before a day of access, not before an address alone (APA).
    - A year in short form has two digits (Elsevier Harvard: "accessed 5.15.24").
    """
    style = _LABEL_ALONE.sub(r"\1<name/>", style)
    style = _ONLINE.sub(r"\1\2</group>\1", style)
    style = _RETRIEVED.sub(r'<choose><if variable="accessed">\g<0></if></choose>', style)
    return _SHORT_YEAR.sub(_marked_short, style)


def _marked_short(part: re.Match[str]) -> str:
    if 'prefix="' in part[0]:
        return re.sub(r'(prefix="[^"]*)"', rf'\1{_SHORT}"', part[0])
    return part[0].replace("<date-part", f'<date-part prefix="{_SHORT}"')


def guard(document: Node) -> Node:
    """Mark titles that end in a question as ended, in a document for citeproc and in place; return it."""
    for reference in document["meta"]["references"]["c"]:
        title = reference["c"].get("title")
        text = Text(title["c"] if title else [])
        if str(text).endswith(("?", "!")):
            text.replace(len(str(text)), len(str(text)), _ENDED)
    return document


def mend(listed: Sequence[Entry], items: Mapping[str, Item], has: Habits) -> dict[str, str]:
    """Mend a list that citeproc made, in place; return the letters behind years that changed, by citekey.

    Args:
        listed: its entries, in their order.
        items: what they were made of, by citekey.
        has: what the style does.

    """
    if has.substitute:
        _put_back_titles(listed, items, has.substitute)
    for entry in listed:
        mend_text(entry.blocks, items[entry.key], has)
    return _reletter([Text(entry.blocks) for entry in listed], [items[entry.key] for entry in listed])


def mend_text(nodes: list[Node], item: Item, has: Habits) -> None:
    """Mend the text that citeproc made of an item, in place.

    - No comma stands between two organisations: none of them is inverted (APA: "ITU & UNICEF").
    - Quotations inside a quoted title have the other quotation marks.
    - A title that ends in a question keeps the comma behind it (IEEE: "Who owns the maps?," in).
    - A full stop or comma goes inside quotation marks that end a title, where the locale wants that.
    - Two digits of a short year are taken off.
    - No letter stands behind "n.d." where a style wants it behind years only (Elsevier Harvard, APSA).
    """
    text = Text(nodes)
    if has.inverted:
        _between_organisations(text, item)
    if any(mark in str(text) for mark in _QUOTES):
        _within_quotes(nodes)
        text = Text(nodes)
    if has.punctuation_in_quotes:
        _into_quotes(text)
    if _ENDED in str(text):
        _each(text, _PRINTED_ENDED, lambda found: found["close"])
    if _SHORT in str(text):
        _each(text, _PRINTED_SHORT, lambda _: "")
    if not has.letters and "issued" not in item:
        _each(text, _UNDATED, lambda _: "", most=1)


def mend_citation(nodes: list[Node], item: Item, has: Habits, letter: str | None) -> None:
    """Mend a citation in a text, in place.

    Args:
        nodes: the citation.
        item: what it cites.
        has: what the style does.
        letter: the letter behind its year in the list, where that was changed.

    """
    mend_text(nodes, item, has)
    text = Text(nodes)
    if letter and (found := _SUFFIXED.search(str(text))):
        text.replace(found.start("letter"), found.end("letter"), letter)


def _reletter(texts: Sequence[Text], items: Sequence[Item]) -> dict[str, str]:
    """Give the letters behind the years of an author in the order of the list, in place.

    citeproc gives them in the order of titles, also where a style does not sort by them (Elsevier Harvard).

    Returns:
        The letters that changed, by citekey.

    """
    groups: dict[tuple[str, object], list[tuple[Text, re.Match[str], str]]] = {}
    for text, item in zip(texts, items, strict=True):
        if found := _SUFFIXED.search(str(text)):
            year = item.get("issued", {}).get("date-parts", [[None]])[0][0]
            groups.setdefault((_first_name(item), year), []).append((text, found, item["id"]))
    changed = {}
    for group in groups.values():
        letters = [found["letter"] for _, found, _ in group]
        if len(set(letters)) == len(letters) and letters != sorted(letters):
            for (text, found, key), letter in zip(group, sorted(letters), strict=True):
                text.replace(found.start("letter"), found.end("letter"), letter)
                changed[key] = letter
    return changed


def _first_name(item: Item) -> str:
    names: list[dict[str, str]] = next((item[role] for role in _NAMES if item.get(role)), [{}])
    return str(names[0].get("family") or names[0].get("literal") or "")


def _put_back_titles(listed: Sequence[Entry], items: Mapping[str, Item], substitute: str) -> None:
    """Print the title of a work without authors again where a dash stands for it: a dash is for authors."""
    for before, entry in pairwise(listed):
        nodes, item = _inlines(entry), items[entry.key]
        if any(item.get(role) for role in _NAMES) or not str(Text(nodes)).startswith(substitute):
            continue
        leading = _leading(_inlines(before), item)
        if leading and nodes[0]["t"] == "Str" and nodes[0]["c"].startswith(substitute):
            rest = nodes[0]["c"][len(substitute) :]
            nodes[:1] = [*leading, {"t": "Str", "c": rest.lstrip(".") if _ends(leading) else rest}]


def _inlines(entry: Entry) -> list[Node]:
    return entry.blocks[0]["c"] if entry.blocks and entry.blocks[0]["t"] in {"Para", "Plain"} else []


def _leading(nodes: list[Node], item: Item) -> list[Node]:
    """Return a copy of the nodes with which another entry prints the title of an item, if it begins so."""
    title = item.get("title", "")
    title = title.text if isinstance(title, Marked) else title
    said = str(Text(nodes)).lstrip("“‘«„").casefold()
    if not title or not said.startswith(title.casefold()):
        return []
    copied: list[Node] = []
    for node in nodes:
        copied.append(deepcopy(node))
        if title.casefold().rstrip(".") in str(Text(copied)).casefold():
            break
    if copied[-1]["t"] == "Str" and len(copied) > 1:
        copied[-1]["c"] = copied[-1]["c"].rstrip(".,")
    return copied


def _ends(nodes: list[Node]) -> bool:
    return str(Text(nodes)).rstrip("”’»").endswith((".", "?", "!"))


def _between_organisations(text: Text, item: Item) -> None:
    for role in _NAMES:
        names = [" ".join(name.get("literal", "").split()) for name in item.get(role, ())]
        if len(names) == 2 and all(names):
            first, second = map(re.escape, names)
            _each(text, re.compile(rf"(?<={first}),(?= \S+ {second})"), lambda _: "", most=1)


def _within_quotes(nodes: Iterable[Node]) -> None:
    """Give the quotations inside what citeproc put in quotation marks the marks of inner ones."""
    for node in nodes:
        content: Any = node.get("c")
        if node["t"] == "Span" and content[0] == ["", [], []]:
            text = Text(content[1])
            said = str(text)
            if said[:1] in _QUOTES and said[-1:] == _QUOTES[said[0]][0]:
                _, opens, closes = _QUOTES[said[0]]
                for found in reversed(list(_QUOTED.finditer(said, 1, len(said) - 1))):
                    text.replace(found.end() - 1, found.end(), closes)
                    text.replace(found.start(), found.start() + 1, opens)
        if isinstance(content, list):
            inner = content[1] if node["t"] in {"Span", "Link", "Div"} else content
            _within_quotes([each for each in inner if isinstance(each, dict)])


def _into_quotes(text: Text) -> None:
    for found in reversed(list(_BEHIND_QUOTES.finditer(str(text)))):
        said = str(text)
        if found["close"] == "’" and not re.search(r"(?<![^\W_])‘[^‘’]*$", said[: found.start()]):
            continue
        if said[found.start() - 1 : found.start()] in ".,;:!?":
            if found["mark"] == ".":
                text.replace(found.start("mark"), found.end("mark"), "")
            continue
        text.replace(found.start("mark"), found.end("mark"), "")
        text.replace(found.start(), found.start(), found["mark"])


def _each(
    text: Text, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], most: int | None = None
) -> None:
    """Put other text in place of each match, or of so many from the beginning."""
    for match in reversed(list(pattern.finditer(str(text)))[:most]):
        text.replace(match.start(), match.end(), new(match))

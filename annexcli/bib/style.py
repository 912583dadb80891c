"""How a BibTeX file is written: found in what it holds, so that a new entry looks like its neighbours."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import mean

from annexcli.bib.library import Block, Entry, Kind, Library
from annexcli.bib.syntax import EntryPlaces, places, quotable
from annexcli.model.edtf import MONTHS

# So many entries show how a file is written.
_SAMPLE = 200
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Style:
    """How entries are written.

    ``column`` is where ``=`` stands behind the start of a field's name: the same in all entries, or, if 0,
    behind the longest name of the entry where they are ``aligned``, else right behind each name. ``before``
    and ``after`` are the spaces around ``=``. ``closing`` stands before the delimiter that closes an entry,
    ``gap`` between entries. ``order`` is that of the fields, from what usually comes first.
    """

    indent: str = "  "
    column: int = 14
    aligned: bool = True
    before: str = " "
    after: str = " "
    quotes: bool = False
    bare_numbers: bool = False
    trailing_comma: bool = True
    one_line: bool = False
    closing: str = "\n"
    gap: str = "\n\n"
    types: str = "lower"
    names: str = "lower"
    newline: str = "\n"
    order: tuple[str, ...] = ()

    def delimited(self, value: str, name: str = "") -> str:
        """Return a value with its delimiters; the name of a month is a macro of every BibTeX style."""
        if name == "month" and value in MONTHS:
            return value
        if self.bare_numbers and value.isascii() and value.isdecimal():
            return value
        return f'"{value}"' if self.quotes and quotable(value) else f"{{{value}}}"


DEFAULT = Style()


def render(entries: Iterable[Entry], style: Style = DEFAULT) -> str:
    """Return entries as BibTeX in a style, each ending its last line."""
    texts = [written(entry, style) for entry in entries]
    text = style.gap.join(texts) + ("\n" if texts else "")
    return text.replace("\n", style.newline)


def written(entry: Entry, style: Style) -> str:
    """Return one entry in a style, its lines ended by a line feed."""
    fields = _in_order(entry.fields, style.order)
    # A field that comes again, "annex-source-2", does not move the column of all others.
    longest = max((len(name) for name, _ in fields if not name[-1:].isdecimal()), default=0)
    lines = [equation(name, style.delimited(value, name), style, longest=longest) for name, value in fields]
    joint = ", " if style.one_line else f",\n{style.indent}"
    comma = "," if style.trailing_comma and lines else ""
    body = joint.join([f"@{_cased(entry.type, style.types)}{{{entry.key}", *lines])
    return f"{body}{comma}{style.closing}}}"


def equation(name: str, value: str, style: Style, *, longest: int = 0) -> str:
    """Return ``name = value`` in a style; ``longest`` is the length of the longest name beside it."""
    width = max(style.column, longest + len(style.before) if style.aligned else 0)
    shown = _cased(name, style.names)
    left = shown.ljust(width) if len(shown) < width else f"{shown}{style.before}"
    return f"{left}={style.after}{value}"


def _cased(name: str, case: str) -> str:
    return {"upper": name.upper(), "title": name.capitalize()}.get(case, name)


def _in_order(fields: Sequence[tuple[str, str]], order: tuple[str, ...]) -> Sequence[tuple[str, str]]:
    """Return fields as a file usually orders them; one that it does not have stays behind its neighbour."""
    if not order:
        return fields
    rank = {name: position for position, name in enumerate(order)}
    ranked: list[tuple[float, int, tuple[str, str]]] = []
    last = -1.0
    for position, field in enumerate(fields):
        last = rank.get(field[0], last)
        ranked.append((last, position, field))
    return [field for _, _, field in sorted(ranked)]


def style_of(text: str, library: Library) -> Style:
    """Return the style in which most of a text is written; the default where it has no entry."""
    found: list[tuple[Block, EntryPlaces]] = []
    for block in library.blocks:
        if block.kind is Kind.ENTRY and len(found) < _SAMPLE and (spots := places(text, block.start)):
            found.append((block, spots))
    newline = "\r\n" if "\r\n" in text else "\n"
    with_fields = [spots for _, spots in found if spots.fields]
    if not with_fields:
        return replace(DEFAULT, newline=newline)
    style = _equations(text, with_fields)
    if style.one_line:
        # How an entry ends is told by those that are written so.
        with_fields = [
            spots for spots in with_fields if "\n" not in text[spots.head : spots.close]
        ] or with_fields
    return replace(
        style,
        trailing_comma=_mostly(spots.fields[-1].comma for spots in with_fields),
        closing=_common(_tail(text, spots) for spots in with_fields),
        gap=_gap(text, [block for block, _ in found]),
        types=_case(spots.type.of(text) for spots in with_fields),
        names=_case(field.name.of(text) for spots in with_fields for field in spots.fields),
        newline=newline,
        order=_order(text, with_fields),
    )


def style_within(text: str, entry: EntryPlaces, style: Style) -> Style:
    """Return the style of one entry, which has fields, where the file's is ``style``."""
    own = _equations(text, [entry])
    columns = Counter(text.index("=", field.name.end) - field.name.start for field in entry.fields)
    column, times = columns.most_common(1)[0]
    # A name that is too long for the column does not end it.
    aligned = own.aligned or (len(columns) > 1 and times >= _MOSTLY * len(entry.fields))
    numbers = any(field.value.of(text).strip('{}"').isdecimal() for field in entry.fields)
    return replace(
        style,
        column=column if aligned else 0,
        aligned=False,
        before=_before_long(own.before if own.aligned else " ") if aligned else own.before,
        after=own.after,
        quotes=own.quotes,
        bare_numbers=own.bare_numbers if numbers else style.bare_numbers,
        names=_case(field.name.of(text) for field in entry.fields),
    )


def _equations(text: str, entries: list[EntryPlaces]) -> Style:
    indents, befores, afters = Counter[str](), Counter[str](), Counter[str]()
    columns, lengths = Counter[int](), Counter[int]()
    quoted, bare = Counter[bool](), Counter[bool]()
    aligned = apart = inline = 0
    for spots in entries:
        own: dict[int, list[int]] = {}
        previous = spots.head
        for field in spots.fields:
            lead = text[previous : field.name.start]
            previous = field.end
            inline += "\n" not in lead
            indents[lead.rsplit("\n", 1)[-1]] += "\n" in lead
            equals = text.index("=", field.name.end)
            befores[text[field.name.end : equals]] += 1
            afters[text[equals + 1 : field.value.start]] += 1
            length = field.name.end - field.name.start
            own.setdefault(equals - field.name.start, []).append(length)
            columns[equals - field.name.start] += 1
            lengths[length] += 1
            value = field.value.of(text)
            if value.strip('{}"').isdecimal():
                bare[value.isdecimal()] += 1
            elif value[:1] in {"{", '"'}:
                quoted[value[0] == '"'] += 1
        if len({length for together in own.values() for length in together}) > 1:
            aligned, apart = aligned + _in_one_column(own), apart + (not _in_one_column(own))
    column, times = columns.most_common(1)[0]
    fitting = sum(number for length, number in lengths.items() if length < column)
    before = befores.most_common(1)[0][0]
    # Names of one length tell no alignment from a wide space, which nobody writes.
    several = aligned > apart or (aligned == apart and len(before) > 1)
    shared = several and times >= _MOSTLY * fitting and (len(entries) > 1 or not aligned)
    least = min(befores, key=len) if aligned else " "
    return Style(
        indent=indents.most_common(1)[0][0] if indents.total() else "  ",
        column=column if shared else 0,
        aligned=several,
        before=(_before_long(least) if shared else least) if several else before,
        after=_single(afters.most_common(1)[0][0]),
        quotes=quoted[True] > quoted[False],
        bare_numbers=bare[True] > bare[False],
        one_line=inline > columns.total() / 2,
    )


def _before_long(least: str) -> str:
    """Return what stands before ``=`` behind a name too long for its column, of the least behind others."""
    return least[:1]


def _in_one_column(names: Mapping[int, Sequence[int]]) -> bool:
    """Tell whether ``=`` stands in one column, given the lengths of the names before it, by column."""
    usual = max(names, key=lambda column: len(names[column]))
    # A name that is too long for the column does not end it; names of one length alone are no column.
    return len(names) == 1 or (
        len(set(names[usual])) > 1
        and all(length >= usual for column, lengths in names.items() if column != usual for length in lengths)
    )


def _single(space: str) -> str:
    return space if "\n" not in space else " "


def _tail(text: str, spots: EntryPlaces) -> str:
    return text[spots.fields[-1].end : spots.close].replace("\r\n", "\n")


def _gap(text: str, blocks: list[Block]) -> str:
    between = (text[one.end : other.start] for one, other in pairwise(blocks))
    gaps = [gap.replace("\r\n", "\n") for gap in between if gap and not gap.strip()]
    return _common(gaps) if gaps else DEFAULT.gap


def _case(names: Iterable[str]) -> str:
    kinds = ("lower" if n.islower() else "upper" if n.isupper() else "title" for n in names)
    return _common(kinds)


def _common(values: Iterable[str]) -> str:
    return Counter(values).most_common(1)[0][0]


def _mostly(values: Iterable[bool]) -> bool:
    counted = Counter(values)
    return counted[True] >= counted[False]


def _order(text: str, entries: list[EntryPlaces]) -> tuple[str, ...]:
    positions: dict[str, list[float]] = {}
    for spots in entries:
        last = max(len(spots.fields) - 1, 1)
        for position, field in enumerate(spots.fields):
            positions.setdefault(field.name.of(text).lower(), []).append(position / last)
    return tuple(sorted(positions, key=lambda name: mean(positions[name])))

"""Rules for the file as a whole: what can be read, citekeys, macros, references between entries."""

import re

from annexcli.bib.library import Broken, Fault
from annexcli.bib.lint.findings import Remark, Remarks
from annexcli.bib.lint.items import Field, File, Item, Placed
from annexcli.bib.syntax import is_closed, listed
from annexcli.model.edtf import MONTHS
from annexcli.text import shorten

# BibTeX ends a citekey at some of these, LaTeX acts on the others inside \cite, and nobody sees the last.
_BAD_IN_KEY = re.compile(r"[\"#%'(){}=~\\\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STRING = re.compile(r"@string\s*[{(]\s*([^\s={}()]+)\s*=", re.IGNORECASE)
_TOKEN = re.compile(r'[{}"]|[A-Za-z_][^\s"#%\'(),={}]*')


def broken_parts(file: File) -> Placed:
    """Find what cannot be read: not closed, without a citekey, or with a value that is none."""
    items = {item.start: item for item in file.items}
    for broken in file.library.broken:
        if broken.fault in {Fault.KEY_TWICE, Fault.FIELD_TWICE}:
            continue
        item = items.get(broken.start)
        block = file.text[broken.start : broken.end]
        opened, closed = block.count("{"), block.count("}")
        if broken.fault is Fault.UNREADABLE and opened != closed:
            what = f"{broken.what}: {opened} braces opened, {closed} closed"
            yield item, Remark("unbalanced-braces", broken.start, what)
        else:
            yield item, Remark("unreadable-entry", _value_at(file, broken, item), broken.what)


def _value_at(file: File, broken: Broken, item: Item | None) -> int:
    """Return where the value stands that is none, else where the block begins."""
    if broken.fault is Fault.VALUE and item:
        for field in item.fields:
            if file.line(field.name_at) == broken.line and repr(field.name) in broken.what.lower():
                return field.value_at
    return broken.start


def strings(file: File) -> Placed:
    """Find macros that are defined twice, or used and not defined above, as BibTeX wants it."""
    defined = set(MONTHS)
    items = {item.start: item for item in file.items}
    for block in file.library.blocks:
        if definition := _STRING.match(file.text, block.start):
            name = definition[1].lower()
            value = file.text[definition.end() : block.end - 1]
            for remark in _undefined(value, definition.end(), defined):
                yield None, remark
            if name in defined and name not in MONTHS:
                what = f"@string {definition[1]} is defined again; each counts for the entries below it"
                yield None, Remark("duplicate-string", definition.start(1), what)
            defined.add(name)
        elif item := items.get(block.start):
            for field in item.fields:
                if field.start is None and field.places:
                    for remark in _undefined(field.places.value.of(file.text), field.value_at, defined):
                        yield item, remark


def _undefined(value: str, at: int, defined: set[str]) -> Remarks:
    """Look at the words of a value outside braces and quotation marks."""
    depth, quoted = 0, False
    for token in _TOKEN.finditer(value):
        word = token[0]
        if word == '"':
            quoted = not quoted if depth == 0 else quoted
        elif word in "{}":
            depth += 1 if word == "{" else -1
        elif depth == 0 and not quoted and word.lower() not in defined:
            what = f"{word} is no macro: no @string above defines it; write {{{word}}} for the word itself"
            yield Remark("undefined-string", at + token.start(), what)


def keys(file: File) -> Placed:
    """Find citekeys that are used twice, or that programs cannot take."""
    for item in file.items:
        first = file.by_key[item.key.casefold()]
        if first is not item:
            same = (
                f"{item.key} is"
                if first.key == item.key
                else f"{item.key} and {first.key} differ in case only:"
            )
            what = f"{same} a citekey of line {file.line(first.start)} already; BibTeX takes the first only"
            yield item, Remark("duplicate-key", item.key_at, what)
        if bad := _BAD_IN_KEY.search(item.key):
            what = f"a citekey with {bad[0]!r} in it cannot be cited"
            yield item, Remark("bad-key", item.key_at + bad.start(), what)


def crossrefs(file: File) -> Placed:
    """Find references to entries that are not there, or that stand where BibTeX does not find them.

    BibTeX wants the parent behind its children (btxdoc §2.1); biber does not mind.
    """
    for item in file.items:
        for field in item.fields:
            if field.name not in {"crossref", "xref", "xdata"}:
                continue
            for key in listed(field.value):
                parent = file.by_key.get(key.casefold())
                if parent is None:
                    what = f"{field.name}: there is no entry {key}"
                    yield item, Remark("missing-crossref", field.at(), what)
                elif field.name == "crossref" and parent.start < item.start:
                    what = f"{key} must stand below the entries that refer to it for BibTeX to find it"
                    yield item, Remark("late-crossref", field.at(), what)


def comments(item: Item, file: File) -> Remarks:
    """Find a ``%`` before a field: BibTeX takes it and what follows for the field's name."""
    behind = item.places.head if item.places else 0
    for field in item.places.fields if item.places else ():
        at = file.text.find("%", behind, field.name.start)
        if at >= 0:
            what = "BibTeX has no comments inside entries; put it before the @"
            yield Remark("comment-in-entry", at, what)
        behind = field.end


def braces(item: Item, file: File) -> Remarks:
    r"""Find values in which braces match only for those who pass over ``\{``; BibTeX counts it."""
    for field in item.fields:
        if field.start is not None and not is_closed(field.value, as_bibtex=True):
            yield Remark("unbalanced-braces", field.at(), _unbalanced(field, file))


def _unbalanced(field: Field, file: File) -> str:
    raw = field.places.value.of(file.text) if field.places else field.value
    shown = shorten(" ".join(raw.split()), 40)
    return f"BibTeX counts the braces of \\{{ and \\}} too; they do not match in {shown}"

"""Rules for keywords, pages and languages: values with a form of their own."""

import re
from collections.abc import Iterator

from annexcli.bib.keywords import unwrapped
from annexcli.bib.lint.findings import Remark, Remarks
from annexcli.bib.lint.items import File, Item
from annexcli.bib.lint.markup import entities
from annexcli.bib.syntax import parted
from annexcli.spelling import nearest
from annexcli.text import fold, shorten
from annexcli.vocab import table

# Two pages with one dash between them: 55-65, S1–S10; not A.3-12.
_RANGE = re.compile(
    r"(?<![\w.-])([A-Za-z]{0,3})(\d+)(\s*[-\u2010-\u2015\u2212]\s*)([A-Za-z]{0,3})(\d+)(?![\w.-])"
)
_PAGES = re.compile(r"(?<![\w.:-])(\d+)\s*(?:--?|[\u2010-\u2015\u2212])\s*(\d+)(?![\w.:-])")


def keywords(item: Item, _: File) -> Remarks:
    """Find keywords that BibLaTeX reads as one, and keywords given twice (manual §2.2.3: commas separate)."""
    field = item.field("keywords")
    if field is None or field.start is None or entities(field.value):
        return
    listed = list(_keywords(field.value))
    semicolons = [at - 1 for at, _ in listed[1:] if field.value[at - 1] == ";"]
    if semicolons:
        changes = [(at, at + 1, "," if field.value[at + 1 :].strip(" \t\r\n}") else "") for at in semicolons]
        # Beside commas, or in brackets, a semicolon may be part of a keyword.
        edits = () if re.search(r"[,(\[]", field.value) else field.edits(*changes)
        what = "commas separate keywords, not semicolons"
        yield Remark("keyword-separator", field.at(semicolons[0]), what, edits)
        return
    seen: set[str] = set()
    for at, part in listed:
        word = part.strip().casefold()
        if word and word in seen:
            begin = at + len(part) - len(part.lstrip())
            edits = field.edits((at - 1, at + len(part.rstrip()), ""))
            what = f"{shorten(part.strip(), 40)} stands here twice"
            yield Remark("repeated-keyword", field.at(begin), what, edits)
        seen.add(word)


def _keywords(value: str) -> Iterator[tuple[int, str]]:
    """Yield keywords with where each begins; what braces hold is one, but for braces around them all."""
    listed = unwrapped(value)
    at = value.index(listed)
    for part in parted(listed):
        yield at, part
        at += len(part) + 1


def pages(item: Item, _: File) -> Remarks:
    """Find ranges of pages with a single hyphen, which BibTeX prints as one, and those that run backwards."""
    field = item.field("pages")
    if field is None:
        return
    parts = re.split(r"[,;]", field.value)
    position = 0
    changes: list[tuple[int, int, str]] = []
    for part in parts:
        match = _RANGE.fullmatch(part.strip(" \t\r\n{}")) if "--" not in part else None
        if match and match[1] == match[4] and _grows(match[2], match[5]):
            offset = position + part.index(match[0])
            changes.append((offset + match.start(3), offset + match.end(3), "--"))
        found = _PAGES.fullmatch(part.strip(" \t\r\n{}"))
        # 1234--56 is short for 1234--1256.
        if found and len(found[1]) == len(found[2]) and int(found[1]) > int(found[2]):
            yield Remark("reversed-pages", field.at(position), f"{found[0]} ends before it begins")
        position += len(part) + 1
    if changes:
        what = "write -- between the first page and the last"
        yield Remark("page-range", field.at(changes[0][0]), what, field.edits(*changes))


def _grows(first: str, last: str) -> bool:
    return len(last) < len(first) or int(first) <= int(last)


def languages(item: Item, _: File) -> Remarks:
    """Find names of languages that BibLaTeX does not know (manual §3.9)."""
    field = item.field("langid") or item.field("hyphenation")
    name = field.value.strip() if field else ""
    known = table("bibtex")["languages"]["names"]
    if field and name and name.casefold() not in known:
        tags = table("bibtex")["languages"]["tags"]
        near = tags.get(fold(name).split(" ")[0]) or nearest(name, known)
        hint = f": {near}?" if near else ""
        yield Remark("unknown-langid", field.at(), f"BibLaTeX knows no language {shorten(name, 30)!r}{hint}")

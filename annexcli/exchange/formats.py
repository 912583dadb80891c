"""Formats in which references travel between programs, and which one a file is in."""

import re
from enum import StrEnum
from pathlib import PurePath

from annexcli.errors import UnreadableInput


class Format(StrEnum):
    """A format that references are written in."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    CSLJSON = "csljson"
    RIS = "ris"
    ENDNOTE_XML = "endnote-xml"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"


class Source(StrEnum):
    """A format that references are read from."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    CSLJSON = "csljson"
    RIS = "ris"
    ENDNOTE_XML = "endnote-xml"


_BY_SUFFIX = {
    ".bib": Format.BIBTEX,
    ".bibtex": Format.BIBTEX,
    ".csljson": Format.CSLJSON,
    ".ris": Format.RIS,
    ".xml": Format.ENDNOTE_XML,
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
}
_READ_BY_SUFFIX = {
    ".bib": Source.BIBTEX, ".bibtex": Source.BIBTEX, ".ris": Source.RIS, ".json": Source.CSLJSON,
    ".csljson": Source.CSLJSON, ".xml": Source.ENDNOTE_XML,
}  # fmt: skip
_RIS = re.compile(r"^TY {1,2}- ?[A-Z]*\s*$", re.MULTILINE)
_BIBTEX = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_OWN_JSON = re.compile(r'"(?:key|publisher|urls)":\s*["\[]')
# What others export that looks near: how it begins, what it is, and what to do.
_OTHERS = (
    (r"^PMID- ", "PubMed's own format", "send it to a citation manager, then export RIS"),
    (r"^FN (?:Clarivate|Thomson|ISI)", "Web of Science's plain text", "export it as RIS"),
    (r"^%0 ", "EndNote's tagged text", "export it as XML or RIS"),
    (r"<mods[\s:>]|<modsCollection", "MODS", "export it as RIS or BibTeX"),
    (r"<PubmedArticle", "PubMed's XML", "send it to a citation manager, then export RIS"),
    (r"\A\s*(?:<!doctype html|<html)", "a web page", "read it with: annex parse"),
)


def written_as(name: str) -> Format | None:
    """Return the format that the name of a file says, or None."""
    if name.lower().endswith(".csl.json"):
        return Format.CSLJSON
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def is_for_import(name: str) -> bool:
    """Tell whether the name of a file says that it holds records and is no document."""
    return PurePath(name).suffix.lower() in _READ_BY_SUFFIX


def read_as(text: str, name: str) -> Source:
    """Return the format of a file.

    Args:
        text: how it begins, some thousand characters at least.
        name: its name, which counts where the text leaves it open; ``-`` says nothing.

    Raises:
        UnreadableInput: if it is in none that can be read; what it is instead is told, where that is known.

    """
    head = text.lstrip("\ufeff \t\r\n")
    for pattern, what, hint in _OTHERS:
        if re.search(pattern, head[:20_000], re.MULTILINE | re.IGNORECASE) and not _RIS.search(head):
            raise UnreadableInput(f"{what}, which cannot be read", where=name, hint=hint)
    if head.startswith("<"):
        return Source.ENDNOTE_XML
    if head.startswith(("[", "{")):
        if _OWN_JSON.search(head[:5000]) and '"id"' not in head[:5000]:
            hint = "export it with: annex export --to csljson"
            raise UnreadableInput("the JSON of this program, not CSL-JSON", where=name, hint=hint)
        return Source.CSLJSON
    if _RIS.search(head) and not head.startswith("@"):
        return Source.RIS
    if _BIBTEX.search(head):
        return Source.BIBTEX
    if named := _READ_BY_SUFFIX.get(PurePath(name).suffix.lower()):
        return named
    known = ", ".join(kind.value for kind in Source)
    raise UnreadableInput(
        "no format that can be read", where=name, hint=f"it should be {known}; annex parse reads documents"
    )

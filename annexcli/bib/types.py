"""What the types of BibTeX and BibLaTeX entries say a work is: its type, and its kind in the words of CSL.

Types are those of BibTeX's standard styles and of the BibLaTeX manual, §2.1; kinds those of CSL 1.0.2,
appendix III, where they say more than the type does.
"""

from collections.abc import Mapping

from annexcli.model.reference import EntryType

NEWSPAPER = "newspaper"
_THESES = frozenset({"thesis", "phdthesis", "mastersthesis"})
_TYPE_OF = {
    EntryType.REPORT: "techreport",
    EntryType.ARTICLE: "article",
    EntryType.BOOK: "book",
    EntryType.CHAPTER: "incollection",
    EntryType.THESIS: "phdthesis",
    EntryType.CONFERENCE: "inproceedings",
    EntryType.LAW: "legislation",
    EntryType.DATASET: "dataset",
    EntryType.STANDARD: "standard",
    EntryType.VIDEO: "video",
    EntryType.AUDIO: "audio",
    EntryType.NEWS: "article",
}
_READ_AS = {name: kind for kind, name in _TYPE_OF.items() if kind is not EntryType.NEWS} | {
    "report": EntryType.REPORT,
    "manual": EntryType.REPORT,
    "periodical": EntryType.ARTICLE,
    "suppperiodical": EntryType.ARTICLE,
    "review": EntryType.ARTICLE,
    "mvbook": EntryType.BOOK,
    "booklet": EntryType.BOOK,
    "collection": EntryType.BOOK,
    "mvcollection": EntryType.BOOK,
    "reference": EntryType.BOOK,
    "mvreference": EntryType.BOOK,
    "proceedings": EntryType.BOOK,
    "mvproceedings": EntryType.BOOK,
    "inbook": EntryType.CHAPTER,
    "bookinbook": EntryType.CHAPTER,
    "suppbook": EntryType.CHAPTER,
    "suppcollection": EntryType.CHAPTER,
    "inreference": EntryType.CHAPTER,
    "mastersthesis": EntryType.THESIS,
    "thesis": EntryType.THESIS,
    "conference": EntryType.CONFERENCE,
    "online": EntryType.WEBPAGE,
    "electronic": EntryType.WEBPAGE,
    "www": EntryType.WEBPAGE,
    "webpage": EntryType.WEBPAGE,
    "legal": EntryType.LAW,
    "jurisdiction": EntryType.LAW,
    "movie": EntryType.VIDEO,
    "music": EntryType.AUDIO,
}
_KINDS = {
    "jurisdiction": "legal_case",
    "inreference": "entry-encyclopedia",
    "booklet": "pamphlet",
    "periodical": "periodical",
    "review": "review",
    "music": "song",
    "software": "software",
    "unpublished": "manuscript",
    "patent": "patent",
    "image": "graphic",
    "artwork": "graphic",
    "letter": "personal_communication",
    "performance": "performance",
}
# BibLaTeX leaves the words of ``entrysubtype`` to styles (manual §2.2.2); these are what users write.
_SUBTYPES = {
    "magazine": "article-magazine",
    "post": "post",
    "tweet": "post",
    "forum": "post",
    "blog": "post-weblog",
    "blogpost": "post-weblog",
    "interview": "interview",
    "hearing": "hearing",
    "speech": "speech",
    "presentation": "speech",
    "map": "map",
    "treaty": "treaty",
    "bill": "bill",
    "regulation": "regulation",
    "dictionary": "entry-dictionary",
    "encyclopedia": "entry-encyclopedia",
    "review": "review",
    "podcast": "broadcast",
}
_TYPE_OF_KIND = {kind: name for name, kind in reversed(_KINDS.items())}
_SUBTYPE_OF_KIND = {kind: name for name, kind in reversed(_SUBTYPES.items())}
# BibLaTeX manual §4.9.2.13: keys for what it prints; written out, as a style prints a genre as it is.
_GENRES = {
    "bathesis": "Bachelor’s thesis",
    "mathesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "CD-ROM",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patreq": "Patent request",
}


def own_type(name: str, subtype: str) -> str:
    """Return the type of an entry: of a ``@misc`` the one that its ``entrysubtype`` names, if it names one.

    So an entry says what it is to styles of BibTeX that know no such type.
    """
    named = subtype.strip().casefold()
    return named if name == "misc" and (named in _READ_AS or named in _KINDS) else name


def subtype_of(kind: str) -> str:
    """Return the ``entrysubtype`` that says a kind of CSL, nothing where there is none."""
    return _SUBTYPE_OF_KIND.get(kind, "")


def read_type(name: str, subtype: str) -> tuple[EntryType, str | None]:
    """Return what an entry is by its type and its ``entrysubtype``, both as the store has them.

    Returns:
        The type, and the kind where they say more than that.

    """
    subtype = subtype.strip().casefold()
    if (own := own_type(name, subtype)) != name:
        name, subtype = own, ""
    kind = _READ_AS.get(name, EntryType.OTHER)
    if kind is EntryType.ARTICLE and subtype == NEWSPAPER:
        return EntryType.NEWS, None
    return kind, _SUBTYPES.get(subtype) or _KINDS.get(name)


def write_type(kind: EntryType, finer: str | None) -> tuple[str, str]:
    """Return the type and the ``entrysubtype`` that say what a work is; the latter may be empty."""
    if kind is EntryType.NEWS:
        return _TYPE_OF[kind], NEWSPAPER
    if finer in _TYPE_OF_KIND:
        return _TYPE_OF_KIND[finer], ""
    return _TYPE_OF.get(kind, "misc"), _SUBTYPE_OF_KIND.get(finer or "", "")


def read_genre(name: str, fields: Mapping[str, str]) -> str | None:
    """Return what an entry calls itself, for readers: its ``type``, or what its own type says.

    Every thesis that this program reads becomes a ``@phdthesis``, the one for a master's degree too: such an
    entry (it holds the line that it was read from) does not say which it is.

    Args:
        name: the type of the entry.
        fields: its fields as plain text.

    """
    if given := fields.get("type"):
        if name in _THESES and given.casefold() == "thesis":
            return None  # so an entry says that it is no doctoral one, or does not say which
        return _GENRES.get(given.casefold(), given)
    if name == "mastersthesis":
        return _GENRES["mathesis"]
    return _GENRES["phdthesis"] if name == "phdthesis" and "annex-raw" not in fields else None

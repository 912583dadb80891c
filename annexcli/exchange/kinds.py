"""Types of RIS (Research Information Systems, 2001, and EndNote's since) ⇄ types and kinds of works."""

from dataclasses import dataclass

from annexcli.model.kinds import USUAL_TYPE
from annexcli.model.reference import EntryType, Reference


@dataclass(frozen=True, slots=True)
class Role:
    """What some tags mean for a type.

    ``meeting``: T2 is the name of the conference where C3 is that of the proceedings, CY its place and C1
    that of the publisher. ``versioned``: ET is a version. ``granted``: A2 are those to whom a patent was
    granted, and edit nothing. ``editors``: which tag has them.
    """

    meeting: bool = False
    versioned: bool = False
    granted: bool = False
    editors: str = "ED"


ROLES = {
    "JOUR": Role(editors="A2"),
    "CHAP": Role(editors="A2"),
    "ENCYC": Role(editors="A2"),
    "DICT": Role(editors="A2"),
    "GEN": Role(editors="A2"),
    "CPAPER": Role(meeting=True, editors="A2"),
    "CONF": Role(meeting=True, editors="A2"),
    "BOOK": Role(editors="A3"),
    "EDBOOK": Role(editors="AU"),
    "COMP": Role(versioned=True),
    "PAT": Role(granted=True),
}
_OF_TYPE = {
    EntryType.REPORT: "RPRT",
    EntryType.ARTICLE: "JOUR",
    EntryType.BOOK: "BOOK",
    EntryType.CHAPTER: "CHAP",
    EntryType.THESIS: "THES",
    EntryType.CONFERENCE: "CPAPER",
    EntryType.WEBPAGE: "ELEC",
    EntryType.NEWS: "NEWS",
    EntryType.LAW: "STAT",
    EntryType.DATASET: "DATA",
    EntryType.STANDARD: "STAND",
    EntryType.VIDEO: "VIDEO",
    EntryType.AUDIO: "SOUND",
    EntryType.OTHER: "GEN",
}
# Kinds that RIS has a type for.
KINDS = {
    "legal_case": "CASE",
    "bill": "BILL",
    "hearing": "HEAR",
    "regulation": "LEGAL",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "pamphlet": "PAMP",
    "article-magazine": "MGZN",
    "periodical": "JFULL",
    "post-weblog": "BLOG",
    "post": "ICOMM",
    "map": "MAP",
    "manuscript": "MANSCPT",
    "patent": "PAT",
    "software": "COMP",
    "graphic": "ART",
    "personal_communication": "PCOMM",
    "speech": "SLIDE",
    "song": "MUSIC",
}
_READ = (
    {name: (kind, None) for kind, name in _OF_TYPE.items()}
    | {name: (USUAL_TYPE[kind], kind) for kind, name in KINDS.items()}
    | dict.fromkeys(("EJOUR", "ABST", "INPR"), (EntryType.ARTICLE, None))
    | dict.fromkeys(("EBOOK", "EDBOOK", "SER", "CLSWK", "ANCIENT"), (EntryType.BOOK, None))
    | dict.fromkeys(("MPCT", "ADVS"), (EntryType.VIDEO, None))
    | dict.fromkeys(("AGGR", "DBASE"), (EntryType.DATASET, None))
    | dict.fromkeys(("FIGURE", "CHART"), (EntryType.OTHER, "graphic"))
    | {
        "ECHAP": (EntryType.CHAPTER, None),
        "CONF": (EntryType.CONFERENCE, None),
        "GOVDOC": (EntryType.REPORT, None),
        "UNPB": (EntryType.OTHER, "manuscript"),
    }
)


def type_of(one: Reference) -> str:
    """Return the type of RIS that a work is."""
    return KINDS.get(one.kind or "") or _OF_TYPE[one.type]


def kind_of(name: str) -> tuple[EntryType, str | None]:
    """Return the type of work that a type of RIS is, and its kind; one that is unknown says nothing."""
    return _READ.get(name, (EntryType.OTHER, None))

"""Types of references in EndNote, by name and number, ⇄ types of RIS."""

# The number that each has in EndNote's XML, and its type in RIS.
_TYPES = {
    "Journal Article": (17, "JOUR"),
    "Artwork": (2, "ART"),
    "Audiovisual Material": (3, "ADVS"),
    "Bill": (4, "BILL"),
    "Book Section": (5, "CHAP"),
    "Book": (6, "BOOK"),
    "Case": (7, "CASE"),
    "Catalog": (8, "CTLG"),
    "Computer Program": (9, "COMP"),
    "Conference Proceedings": (10, "CONF"),
    "Web Page": (12, "ELEC"),
    "Generic": (13, "GEN"),
    "Hearing": (14, "HEAR"),
    "Magazine Article": (19, "MGZN"),
    "Map": (20, "MAP"),
    "Film or Broadcast": (21, "VIDEO"),
    "Newspaper Article": (23, "NEWS"),
    "Pamphlet": (24, "PAMP"),
    "Patent": (25, "PAT"),
    "Personal Communication": (26, "PCOMM"),
    "Report": (27, "RPRT"),
    "Edited Book": (28, "EDBOOK"),
    "Statute": (31, "STAT"),
    "Thesis": (32, "THES"),
    "Unpublished Work": (34, "UNPB"),
    "Manuscript": (36, "MANSCPT"),
    "Figure": (37, "FIGURE"),
    "Chart or Table": (38, "CHART"),
    "Equation": (39, "EQUA"),
    "Electronic Article": (43, "EJOUR"),
    "Electronic Book": (44, "EBOOK"),
    "Online Database": (45, "DBASE"),
    "Government Document": (46, "GOVDOC"),
    "Conference Paper": (47, "CPAPER"),
    "Online Multimedia": (48, "MULTI"),
    "Classical Work": (49, "CLSWK"),
    "Legal Rule or Regulation": (50, "LEGAL"),
    "Ancient Text": (51, "ANCIENT"),
    "Dictionary": (52, "DICT"),
    "Encyclopedia": (53, "ENCYC"),
    "Grant": (54, "GRANT"),
    "Aggregated Database": (55, "AGGR"),
    "Blog": (56, "BLOG"),
    "Serial": (57, "SER"),
    "Standard": (58, "STAND"),
    "Dataset": (59, "DATA"),
    "Electronic Book Section": (60, "ECHAP"),
    "Music": (61, "MUSIC"),
}
_TAG_OF_NUMBER = dict(_TYPES.values())
_NAME_OF_TAG = {tag: name for name, (_, tag) in _TYPES.items()}
# Types of RIS that EndNote has no type of its own for, with one whose fields mean the same.
_NEAR = {
    "SOUND": "Audiovisual Material",
    "ICOMM": "Web Page",
    "JFULL": "Journal Article",
    "MPCT": "Film or Broadcast",
    "INPR": "Journal Article",
    "ABST": "Journal Article",
}


def type_name(tag: str) -> str:
    """Return the type of EndNote that a type of RIS is: *Generic* where it has none that is near."""
    return _NAME_OF_TAG.get(tag) or _NEAR.get(tag, "Generic")


def number_of(name: str) -> int:
    """Return the number of a type of EndNote."""
    return _TYPES[name][0]


def tag_of(said: str) -> str:
    """Return the type of RIS for what an element says: a name, then a number; either may be missing."""
    name, _, number = said.partition("\n")
    if name.strip() in _TYPES:
        return _TYPES[name.strip()][1]
    digits = number.strip()
    return _TAG_OF_NUMBER.get(int(digits), "GEN") if digits.isascii() and digits.isdecimal() else "GEN"

"""Kinds of works, in the words of CSL 1.0.2 (appendix III), that say more than a type does."""

from annexcli.model.reference import EntryType

# The type of work that each kind usually is one of.
USUAL_TYPE = {
    **dict.fromkeys(("article-magazine", "periodical", "review"), EntryType.ARTICLE),
    **dict.fromkeys(("entry-dictionary", "entry-encyclopedia"), EntryType.CHAPTER),
    **dict.fromkeys(("legal_case", "bill", "regulation", "treaty", "hearing"), EntryType.LAW),
    **dict.fromkeys(("post", "post-weblog"), EntryType.WEBPAGE),
    **dict.fromkeys(
        ("patent", "manuscript", "software", "graphic", "map", "interview", "speech", "performance",
         "personal_communication"), EntryType.OTHER,
    ),
    "pamphlet": EntryType.BOOK,
    "song": EntryType.AUDIO,
}  # fmt: skip

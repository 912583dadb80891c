"""What manuals of citation styles ask for that their CSL files cannot say."""

from dataclasses import dataclass
from enum import Enum


class Issuers(Enum):
    """Where a citation names the body that both wrote and published a work.

    ``IMPRINT`` is as its author, and as its publisher beside a place: no place is printed alone.
    """

    AUTHOR = "author"
    IMPRINT = "imprint"
    PUBLISHER = "publisher"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Manual:
    """What the manual of a style asks for.

    ``periods`` is whether "Jr." keeps its full stop; ``joint`` stands between the names of publishers.
    """

    issuers: Issuers = Issuers.IMPRINT
    periods: bool = True
    joint: str = "; "


# APA (7th edition, §9.29) names the body once, as the author. MLA (9th edition, §5.20) begins with the title
# and names it as the publisher. Medical styles want an imprint in any case (Citing Medicine, 2nd edition,
# ch. 2; AMA Manual, 11th edition, §3.12). What is not here names it twice only beside a place.
_ISSUERS = {
    Issuers.AUTHOR: ("apa",),
    Issuers.PUBLISHER: ("modern-language-association",),
    Issuers.BOTH: ("nlm-citation", "american-medical-association", "elsevier-vancouver"),
}
# APA (§9.29) and others have semicolons between publishers; MLA (§5.62) has slashes.
_SLASHES = ("modern-language-association",)
# Names of initials without full stops: their suffixes have none either (Citing Medicine; OSCOLA, §1.1).
_BARE_INITIALS = 'initialize-with=""'


def manual(name: str, style: str) -> Manual:
    """Return what the manual of a style asks for.

    Args:
        name: the name of the style's file, without its suffix.
        style: its text.

    """
    found = (issuers for issuers, beginnings in _ISSUERS.items() if name.startswith(beginnings))
    joint = " / " if name.startswith(_SLASHES) else "; "
    return Manual(next(found, Issuers.IMPRINT), _BARE_INITIALS not in style, joint)

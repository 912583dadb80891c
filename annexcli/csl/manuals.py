"""What the manuals of citation styles ask for that their CSL files cannot say."""

from dataclasses import dataclass
from enum import Enum


class Issuers(Enum):
    """Where a citation names the body that both wrote and published a work."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Manual:
    """What the manual of a style asks for; ``periods`` is whether "Jr." keeps its full stop."""

    issuers: Issuers = Issuers.AUTHOR
    periods: bool = True


# APA (7th edition, §9.29) and most styles for reports name the body once, as the author; so does what is not
# here. MLA (9th edition, §5.20) begins with the title and names it as the publisher. Medical styles want
# an imprint in any case (Citing Medicine, 2nd edition, ch. 2; AMA Manual, 11th edition, §3.12).
_ISSUERS = {
    Issuers.PUBLISHER: ("modern-language-association",),
    Issuers.BOTH: ("nlm-citation", "american-medical-association", "elsevier-vancouver"),
}
# Names of initials without full stops: their suffixes have none either (Citing Medicine; OSCOLA, §1.1).
_BARE_INITIALS = 'initialize-with=""'


def manual(name: str, style: str) -> Manual:
    """Return what the manual of a style asks for.

    Args:
        name: the name of the style's file, without its suffix.
        style: its text.

    """
    found = (issuers for issuers, beginnings in _ISSUERS.items() if name.startswith(beginnings))
    return Manual(next(found, Issuers.AUTHOR), _BARE_INITIALS not in style)

"""What manuals of citation styles ask for that CSL files cannot say, and what those say of themselves."""

import re
from dataclasses import dataclass
from enum import Enum

from annexcli.errors import UsageProblem


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
_PARENT = re.compile(r'<link\b(?=[^>]*\brel="independent-parent")[^>]*\bhref="[^"]*/([^"/]+)"')
_LOCALE = re.compile(r'<style\b[^>]*\bdefault-locale="([^"]+)"')
# The languages of the locales of CSL 1.0.2.
_LANGUAGES = frozenset((
    "af", "ar", "bal", "bg", "brh", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu",
    "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "km", "ko", "lij",
    "lt", "lv", "mn", "ms", "nb", "nl", "nn", "pa", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv",
    "th", "tl", "tr", "uk", "vi", "zh",
))  # fmt: skip
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
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


def known_locale(tag: str) -> str:
    """Return a language tag as CSL has them, ``en-GB``.

    Raises:
        UsageProblem: if there is no locale of its language.

    """
    found = _TAG.fullmatch(tag)
    if not found or found[1].lower() not in _LANGUAGES:
        raise UsageProblem(
            f"no locale is called {tag!r}", where="--locale", hint="write a language such as de or en-GB"
        )
    return tag.replace("_", "-")


def parent_of(style: str) -> str | None:
    """Return the name of the style that a dependent one stands for, or None for an independent one."""
    found = _PARENT.search(style)
    return found[1] if found else None


def locale_of(style: str) -> str | None:
    """Return the locale that a style wants to be used in, or None where it says none."""
    found = _LOCALE.search(style)
    return found[1] if found else None

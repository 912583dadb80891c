"""The locales of CSL 1.0.2: which there are, and what some of them do."""

import re

from annexcli.errors import UsageProblem

# The languages of the locales of CSL 1.0.2.
_LANGUAGES = frozenset((
    "af", "ar", "bal", "bg", "brh", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu",
    "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "km", "ko", "lij",
    "lt", "lv", "mn", "ms", "nb", "nl", "nn", "pa", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv",
    "th", "tl", "tr", "uk", "vi", "zh",
))  # fmt: skip
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
# The locales of CSL 1.0.2 that put a comma or a full stop inside quotation marks.
_IN_QUOTES = frozenset(
    {"en", "en-us", "fa", "fa-ir", "hi", "hi-in", "id", "id-id", "ms", "ms-my", "tl", "tl-ph"}
)


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


def ends_sentences_inside(tag: str) -> bool:
    """Tell whether a locale puts a comma or a full stop inside quotation marks."""
    return tag.lower() in _IN_QUOTES

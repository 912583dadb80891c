"""Identifiers of works: whether numbers are what they say, by their check digits, and what a DOI is."""

import re

# Several, as where a form has put the address of the resolver before one that was there.
_DOI_LABEL = re.compile(r"\s*(?:(?:https?:)?(?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+(?=10\.)", re.IGNORECASE)


def bare_doi(text: str) -> str:
    """Return a DOI without a label, or the address of a resolver, before it (DOI Handbook §2.2)."""
    label = _DOI_LABEL.match(text)
    return text[label.end() :] if label else text


def is_isbn(digits: str) -> bool:
    """Tell whether digits (with ``X``) are an ISBN by their check digit (ISO 2108)."""
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits)) % 11 == 0
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum((1, 3)[i % 2] * int(c) for i, c in enumerate(digits)) % 10 == 0
    return False


def is_issn(digits: str) -> bool:
    """Tell whether eight digits (the last may be ``X``) are an ISSN by their check digit (ISO 3297)."""
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        return False
    return sum((8 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits)) % 11 == 0

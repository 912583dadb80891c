"""Org in a form that pandoc reads as it is meant: lines that were wrapped in the middle of an entry."""

import re

# "Example Press,\n2014." at the beginning of a line is the number of an item, for Org and for pandoc.
_YEAR_WRAPPED = re.compile(r"(?<=[^\s:*-])\n[ \t]*(?=(?:1[5-9]|20)\d\d[.)](?:\s|$))")
# Emphasis goes over one line break only.
_EMPHASIS = re.compile(
    r"(?<![\w/:<])/(?=[^\s/])[^/\n]{1,200}(?:\n[^/\n#*|:-][^/\n]{0,200}){1,5}(?<=\S)/(?![\w/])"
)


def prepared(text: str) -> str:
    """Return an Org document for pandoc, with years that number no items, and emphasis on one line."""
    text = _YEAR_WRAPPED.sub(" ", text)
    return _EMPHASIS.sub(lambda title: re.sub(r"\s*\n\s*", " ", title[0]), text)

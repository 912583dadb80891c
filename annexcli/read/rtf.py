"""RTF in a form that pandoc reads as it is meant."""

import re

_SHEET = b"{\\stylesheet"
# What opens or closes a group, and any character that a backslash takes its meaning from.
_BRACE = re.compile(rb"\\.|[{}]", re.DOTALL)
_IGNORABLE = b"{\\*"


# LibreOffice marks the group of a note as one that a reader may pass over, which pandoc does.
_NOTE = re.compile(rb"(?<!\\)\{\\\*\\footnote\b")
# LibreOffice gives headings a list for their numbers, which pandoc takes for what they are.
_LISTED_HEADING = re.compile(
    rb"(\\outlinelevel\d[^{}]{0,300}(?:\{\\listtext[^{}]{0,300}\}[^{}]{0,50}?)?)\\ls\d{1,4}\b"
)


def prepared(data: bytes) -> bytes:
    """Return an RTF document for pandoc: notes and headings as such, no style that marks the whole text."""
    data = _NOTE.sub(rb"{\\footnote", data)
    return without_character_styles(_LISTED_HEADING.sub(rb"\1", data))


def without_character_styles(data: bytes) -> bytes:
    r"""Return an RTF document without the styles of characters and tables in its style sheet.

    pandoc obeys what stands in them: behind ``{\*\cs15 \ul Hyperlink;}`` it underlines the whole text.
    Nothing is lost with them, for a writer repeats at each text what its style says (RTF 1.9.1, "Style
    Sheet"). A document whose style sheet does not end is returned as it is.
    """
    start = data.find(_SHEET)
    if start < 0:
        return data
    kept: list[bytes] = []
    depth, position, dropped = 0, 0, False
    for brace in _BRACE.finditer(data, start):
        if brace[0] == b"{":
            depth += 1
            if depth == 2 and data.startswith(_IGNORABLE, brace.start()):
                kept.append(data[position : brace.start()])
                dropped = True
        elif brace[0] == b"}":
            depth -= 1
            if depth == 1 and dropped:
                position, dropped = brace.end(), False
            if depth == 0:
                return b"".join([*kept, data[position:]])
    return data

"""An entry as it can leave its file: without what is this program's own, and without macros of the file."""

from annexcli.bib.library import Entry
from annexcli.bib.own import is_own
from annexcli.bib.patch import Edit, apply, spots, with_fields
from annexcli.bib.style import DEFAULT
from annexcli.bib.syntax import pieces
from annexcli.errors import UnreadableInput
from annexcli.model.edtf import MONTHS


def standing_alone(text: str, entry: Entry) -> str:
    """Return the text of an entry as it stands in its file, but for what makes no sense elsewhere.

    The fields that begin with ``annex-`` are left out, and macros of the file are written out; months stay,
    as every style of BibTeX has them. What cannot be taken apart safely stays as it is.

    Args:
        text: the text that the entry stands in.
        entry: the entry, as it was read from the text.

    """
    try:
        found = spots(text, entry)
    except UnreadableInput:
        return text[entry.start : entry.end]
    own = {name: None for name, _ in entry.fields if is_own(name)}
    edits = with_fields(text, entry, own, DEFAULT)
    for place, (name, value) in zip(found.fields, entry.fields, strict=True):
        if name not in own and any(map(_is_macro, pieces(place.value.of(text)))):
            edits.append(Edit(place.value.start, place.value.end, f"{{{value}}}"))
    return apply(text, [Edit(0, entry.start, ""), *edits, Edit(entry.end, len(text), "")])


def _is_macro(piece: str | None) -> bool:
    return piece is not None and piece[0] not in '{"' and not piece.isdigit() and piece.lower() not in MONTHS

"""The BibTeX reader and the edits of a store: nothing raises, nothing is lost, untouched bytes stay."""

from annexcli.bib import patch
from annexcli.bib.library import Entry, Kind, Library, load
from annexcli.bib.style import style_of
from annexcli.errors import UnreadableInput
from fuzz.text import text_of

_MARK = "\ufeff"


def one(data: bytes) -> None:
    """Read a file, and change each of its entries in each way there is."""
    text = text_of(data)
    library = load(text)
    check_places(text, library)
    style = style_of(text, library)
    for entry in library.entries[:3]:
        name = entry.fields[0][0] if entry.fields else "title"
        ways: tuple[dict[str, str | None], ...] = (
            {name: "Another"},
            {name: None},
            {"doi": "10.1/x", "annex-raw": "z"},
        )
        for changes in ways:
            try:
                edits = patch.with_fields(text, entry, changes, style)
            except UnreadableInput:
                continue
            _check_change(text, library, entry, changes, patch.apply(text, edits))
        removed = patch.apply(text, patch.removals(text, [entry]))
        if not library.broken:  # what stands behind it may close one that is open before it
            assert load(removed).entry(entry.key) is None


def check_places(text: str, library: Library) -> None:
    """Blocks stand in order, do not overlap, and leave white space only between them."""
    ends = [0, *(block.end for block in library.blocks)]
    starts = [*(block.start for block in library.blocks), len(text)]
    for end, start in zip(ends, starts, strict=True):
        assert end <= start, (end, start)
        between = text[end:start] if end else text[:start].removeprefix(_MARK)
        assert not between.strip(), (end, start, between)
    assert all(block.start < block.end for block in library.blocks)
    assert [block.line for block in library.blocks] == [
        1 + text.count("\n", 0, block.start) for block in library.blocks
    ]
    entries = [block for block in library.blocks if block.kind is Kind.ENTRY]
    assert [(one.start, one.end, one.key) for one in library.entries] == [
        (block.start, block.end, block.key) for block in entries
    ]
    for entry in library.entries:
        assert text[entry.start] == "@", entry
        assert text[entry.end - 1] in "})", entry
    broken = [block for block in library.blocks if block.kind is Kind.BROKEN]
    assert [(one.start, one.end) for one in library.broken] == [(block.start, block.end) for block in broken]


def _check_change(
    text: str, library: Library, entry: Entry, changes: dict[str, str | None], changed: str
) -> None:
    assert changed.startswith(text[: entry.start])
    assert changed.endswith(text[entry.end :])
    again = load(changed)
    now = again.entry(entry.key)
    assert now is not None
    assert sorted(now.fields) == sorted(
        [field for field in entry.fields if field[0] not in changes]
        + [(name, value) for name, value in changes.items() if value is not None]
    )
    assert [one for one in again.entries if one.key != entry.key] == [
        one for one in _moved(library, text, changed) if one.key != entry.key
    ]


def _moved(library: Library, text: str, changed: str) -> list[Entry]:
    """Return entries with the lines that they have after a change before them."""
    ahead = changed.count("\n") - text.count("\n")
    first = next((at for at, (old, new) in enumerate(zip(text, changed, strict=False)) if old != new), 0)
    return [
        Entry(one.type, one.key, one.fields, (one.line or 0) + (ahead if one.start > first else 0))
        for one in library.entries
    ]

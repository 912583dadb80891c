"""Plain text → Document: paragraphs, lists and headings by blank lines, marks and indents."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from annexcli.document import Block, Document, Heading, Inline, Item, ItemList, Paragraph
from annexcli.read.joining import Words, joined, words_of
from annexcli.read.notes import names_list
from annexcli.read.wrapped import BULLET, MARK, Line, entries, goes_on
from annexcli.text import fold, squash
from annexcli.vocab.words import found, phrases

_RULE = re.compile(r"\s*([=~^*#_-])\1{2,}\s*")
# What editors count as the end of a line; str.splitlines breaks lines at form feeds and the like, too.
_LINE_END = re.compile(r"\r\n?|\n")
# What programs of mail put before the lines of the text that is answered.
_QUOTED = re.compile(r"^(?:> ?)+(?=[^<\s]|\s|$)")
_PAGE_NUMBER = re.compile(
    r"[\s|–—-]*(?:(?:page|seite|página|pagina|p\.)\s*)?(?:\d{1,3}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|di|sur)\s*\d{1,3})?[\s|–—-]*",
    re.IGNORECASE,
)
# A number alone is that of a page where it stands in the middle or on the right.
_FAR_IN = 20
_HEADING_WORDS = 12
# "https://example.org/roads", "example.org/roads"
_ADDRESS, _ENTRY_LINES = re.compile(r"(?:(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*)"), 4
# A note, and the place in the text that calls it.
_NOTE = re.compile(r"\s*\[(\d{1,4})\]\s+\S")
_CALL = re.compile(r"(?:(?<=\S)|(?<=\S ))\[(\d{1,4})\]")
# No text is wrapped at more than this.
_LONGEST_WRAPPED = 150


def document(text: str, name: str) -> Document:
    """Return the document in plain text, its lines counted from 1.

    A line is a heading where a rule (``=====``) stands under it, or where it is short and no sentence. Form
    feeds turn pages, as in what pdftotext writes; running heads and page numbers are left out.

    Args:
        text: the text, in any kind of line ends.
        name: the document's name, as messages and references are to give it.

    """
    lines = [
        Line(_QUOTED.sub("", line, count=1).rstrip(" "), number)
        for number, line in enumerate(_LINE_END.split(text.expandtabs()), start=1)
    ]
    words = words_of(line.text for line in lines)
    blocks: list[Block] = []
    listed: list[Item] = []
    parts = (part for paragraph in _paragraphs(lines) for part in _under_headings(paragraph))
    for block in (block for part in parts for block in _blocks(part, words)):
        if isinstance(block, ItemList):
            listed += block.items
            continue
        blocks += _list(listed)
        listed = []
        blocks.append(block)
    return _with_notes(name, [*blocks, *_list(listed)], _noted(lines))


def _noted(lines: list[Line]) -> frozenset[int]:
    """Return the lines with which notes begin: "[1] …", where "[1]" stands in the text, too."""
    begun = {line.number: mark[1] for line in lines if (mark := _NOTE.match(line.text))}
    called = {call for line in lines for call in _CALL.findall(line.text)} if begun else set()
    return frozenset(number for number, mark in begun.items() if mark in called)


def _with_notes(name: str, blocks: list[Block], noted: frozenset[int]) -> Document:
    """Return the document with its notes apart; those under a heading that names a list are left in it."""
    kept: list[Block] = []
    notes: list[Item] = []
    named = False
    for block in blocks:
        if isinstance(block, Heading):
            named = names_list(block.content.text)
        if named or not isinstance(block, ItemList):
            kept.append(block)
            continue
        notes += (item for item in block.items if item.line in noted)
        kept += _list([item for item in block.items if item.line not in noted])
    return Document(name, tuple(kept), tuple(notes))


def _list(items: list[Item]) -> Iterator[ItemList]:
    """Yield the items that stand together as one list, blank lines between them or not."""
    if items:
        yield ItemList(tuple(items), items[0].line)


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield lines without blank ones between them; a page may turn in the middle of them."""
    furniture = _furniture(lines)
    paragraph: list[Line] = []
    parted = turned = False
    for position, line in enumerate(lines):
        if position in furniture or "\f" in line.text:
            turned = True
        text = line.text.replace("\f", "")
        if position in furniture or not text.strip():
            parted = not (paragraph and _is_mark(paragraph[-1]))
            continue
        printed = replace(line, text=text)
        if (
            paragraph
            and parted
            and not (turned and _goes_over(paragraph, printed, lines[position + 1 :][:1]))
        ):
            yield paragraph
            paragraph = []
        paragraph.append(printed)
        parted = turned = False
    if paragraph:
        yield paragraph


def _under_headings(lines: list[Line]) -> Iterator[list[Line]]:
    """Split lines at headings among them, as where each paragraph is one line and no blank ones part them."""
    unwrapped = max(len(line.text) for line in lines) > _LONGEST_WRAPPED
    begun = 0
    for position, line in enumerate(lines[1:], start=1):
        follows = lines[position + 1 : position + 2]
        over_list = bool(follows and BULLET.match(follows[0].text)) and not BULLET.match(line.text)
        over = _says_list(line) or (unwrapped and (line.text.isupper() or over_list))
        if over and _is_heading(line):
            yield lines[begun:position]
            begun = position
    yield lines[begun:]


def _says_list(line: Line) -> bool:
    """Tell whether a line says that a reference list follows, and no more: "Annex 2: References"."""
    words = [word for word in fold(line.text).split() if len(word) > 1 and not word.isdecimal()]
    telling = [word for word in words if found("headings", "annex", word) is None]
    return " ".join(telling) in phrases("headings", "strong")


def _is_mark(line: Line) -> bool:
    """Tell whether a line is a mark whose entry follows, as pdftotext prints numbers in the margin."""
    mark = MARK.match(line.text)
    return mark is not None and mark.end() == len(line.text) and len(line.text.strip()) > 1


def _goes_over(paragraph: list[Line], line: Line, following: list[Line]) -> bool:
    """Tell whether a paragraph goes on with the first line of the next page."""
    further_in = line.indent > min(before.indent for before in paragraph)
    if line.begins_small or (further_in and not _is_heading(line)):
        return True
    return bool(following and following[0].text.strip()) and not _is_heading(line)


def _furniture(lines: list[Line]) -> frozenset[int]:
    """Return the positions of page numbers, and of the heads and feet that recur on most pages."""
    alone = {
        position
        for position, line in enumerate(lines)
        if _PAGE_NUMBER.fullmatch(line.text.strip("\f "))
        and not any(
            near.text.strip()
            for near in (*lines[max(0, position - 1) : position], *lines[position + 1 : position + 2])
            if "\f" not in near.text
        )
    }
    edges = _edges(lines)
    shapes = {
        position: re.sub(r"\d+", "#", lines[position].text.strip("\f "))
        for page in edges
        for position in page
    }
    seen = Counter(shape for page in edges for shape in {shapes[position] for position in page})
    often = max(3, 0.2 * len(edges)) if len(edges) > 4 else max(2, len(edges))
    recurring = {position for position, shape in shapes.items() if seen[shape] >= often}
    recurring -= {position for page in edges[:1] for position in page[:1]}  # the title
    # The head of a page says again what stands over a chapter or on the title page.
    printed = Counter(squash(line.text) for line in lines)
    recurring |= {
        page[0]
        for page in edges[1:]
        if page
        and printed[squash(lines[page[0]].text)] > 1
        and not any(near.text for near in lines[page[0] + 1 :][:1])
    }
    numbered = {
        position
        for position in alone
        if position in shapes
        or lines[position].indent >= _FAR_IN
        or not lines[position].text.strip().isalnum()
    }
    return frozenset(recurring | numbered | (set() if edges else _turns(lines)))


def _turns(lines: list[Line]) -> set[int]:
    """Return where pages turn in a text without form feeds: their numbers, and the running heads beside."""
    numbers = [
        position
        for position, line in enumerate(lines)
        if _PAGE_NUMBER.fullmatch(line.text)
        and (line.indent >= _FAR_IN or not line.text.strip().isalnum())
        and any(map(str.isdigit, line.text))
    ]
    printed = Counter(squash(line.text) for line in lines) if numbers else Counter[str]()
    turns: set[int] = set()
    for number in numbers:
        beside = (_nearest(lines, number, 1), _nearest(lines, number, -1))
        heads = {
            head
            for head in beside
            if head is not None and printed[squash(lines[head].text)] > 1 and not MARK.match(lines[head].text)
        }
        turns |= {number, *heads} if heads else set()
    return turns


def _nearest(lines: list[Line], position: int, step: int) -> int | None:
    """Return where the line stands that is nearest to another, blank ones between them or not."""
    for near in range(position + step, position + 4 * step, step):
        if 0 <= near < len(lines) and lines[near].text.strip():
            return near
    return None


def _edges(lines: list[Line]) -> list[list[int]]:
    """Return where the first and last two lines of each page stand; nothing for a text without pages."""
    pages: list[list[int]] = [[]]
    for position, line in enumerate(lines):
        if "\f" in line.text:
            pages.append([])
        if line.text.strip():
            pages[-1].append(position)
    return [[*page[:2], *page[2:][-2:]] for page in pages] if len(pages) > 1 else []


def _blocks(lines: list[Line], words: Words) -> Iterator[Block]:
    if len(lines) >= 2 and _RULE.fullmatch(lines[1].text) and len(lines[0].text.split()) <= _HEADING_WORDS:
        yield _heading(lines[0], lines[1].text.strip()[:1])
        lines = lines[2:]
    elif _is_heading(lines[0]) and (_says_list(lines[0]) or not (goes_on(lines) or _is_entry(lines))):
        yield _heading(lines[0])
        lines = lines[1:]
    lines = [line for line in lines if not _RULE.fullmatch(line.text)]
    if not lines:
        return
    listed = entries(lines)
    if len(listed) == 1 and not MARK.match(lines[0].text):
        yield Paragraph(Inline(_text(lines, words)), lines[0].number)
    else:
        items = tuple(Item(Inline(_unmarked(_text(entry, words))), entry[0].number) for entry in listed)
        yield ItemList(items, lines[0].number)


def _is_entry(lines: list[Line]) -> bool:
    """Tell whether a few lines are one entry: the last one is an address, which no other has."""
    addresses = [_ADDRESS.search(line.text) for line in lines]
    last = addresses[-1]
    alone = last is not None and last[0] == lines[-1].text.strip()
    return 1 < len(lines) <= _ENTRY_LINES and alone and not any(addresses[:-1])


def _heading(line: Line, ruled: str = "") -> Heading:
    """Return a heading: capitals and double rules stand over the others."""
    text = squash(line.text.strip(" #=*"))
    return Heading(1 if text.isupper() or ruled == "=" else 2, Inline(text), line.number)


def _is_heading(line: Line) -> bool:
    text = line.text.strip()
    short = len(text.split()) <= _HEADING_WORDS and not re.search(r"[.,;]$|\d{4}|https?:|\.{4}", text)
    return short and not MARK.match(line.text) and text[:1].isupper()


def _unmarked(text: str) -> str:
    mark = MARK.match(text)
    return text[mark.end() :] if mark else text


def _text(lines: list[Line], words: Words) -> str:
    return squash(joined((line.text for line in lines), words))

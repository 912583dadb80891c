"""Cards: pages that give each work a heading of its own, with its facts and words about it below.

A card is a small heading, whose text is the title, and up to a few short paragraphs: a line of facts
(:mod:`annexcli.parse.facts`), a description, a button; a word such as "Report" may stand before the heading.
Several of them, one after another, are a list.

Chapters of a text, news, events, persons and questions have the same shape. What tells cards of works from
them is that most have facts of works, or that a heading over them names a list of works.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from annexcli.document import Block, Cells, Heading, Inline, Item, ItemList, Mark, Paragraph, Span
from annexcli.parse import dates, facts
from annexcli.parse.described import opens_with_imprint
from annexcli.parse.facts import Facts
from annexcli.parse.list_names import hints, names_kind, names_list
from annexcli.parse.people import people
from annexcli.vocab.words import found

_FEWEST = 3
_MOST_PARAGRAPHS, _MOST_WORDS, _MOST_TITLE_WORDS = 6, 80, 45
_MOST_BUTTON_WORDS, _MOST_TAG_WORDS, _MOST_FACT_WORDS = 7, 5, 8
# How many of the headings in a run must be cards of works.
_SHARE, _SHARE_DESCRIBED = 0.6, 0.5


@dataclass(frozen=True, slots=True)
class _Card:
    """A heading and what stands below it: facts, words about the work, links that lead to it.

    ``imprint`` says that the words about the work begin with who made it and when; ``theme`` that the heading
    is none of a card: it names a kind of works, or several stand below it.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    facts: Facts | None = None
    about: tuple[Inline, ...] = ()
    buttons: tuple[Inline, ...] = ()
    imprint: bool = False
    theme: bool = False

    @property
    def linked(self) -> bool:
        """Whether the title leads to the work, by itself or by a button below it."""
        return bool(self.heading.content.links or self.buttons)

    @property
    def tells(self) -> bool:
        """Whether it says who made the work and when, or leads to it."""
        return self.facts is not None or self.imprint or self.linked


class _Run(NamedTuple):
    """Headings of one level, one after another, that may be cards: blocks ``start`` to ``end`` of a document.

    ``over`` are the headings over them, outermost first.
    """

    start: int
    end: int
    level: int
    over: tuple[Heading, ...]
    cards: list[_Card]


def gathered(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks of a document, those that are cards of works as lists.

    Args:
        blocks: the blocks of a document in reading order. Where cards stand in groups, the headings over the
            groups stay over the lists.

    """
    blocks = list(blocks)
    runs = list(_runs(blocks))
    if not any(len(run.cards) >= _FEWEST for run in runs) and len(runs) < _FEWEST:
        return blocks
    chosen: list[tuple[_Run, list[bool]]] = []
    for level in {run.level for run in runs}:
        level_runs = [run for run in runs if run.level == level]
        described = _are_described(level_runs)
        here = [(run, _works(run.cards, run.over, described=described)) for run in level_runs]
        if sum(sum(works) for _, works in here) >= _FEWEST:
            chosen += ((run, works) for run, works in here if sum(works) >= _SHARE * len(works))
    chosen.sort(key=lambda one: one[0].start)
    return list(_replaced(blocks, chosen))


def _replaced(blocks: list[Block], chosen: Iterable[tuple[_Run, list[bool]]]) -> Iterator[Block]:
    """Yield the blocks of a document, those of the runs with the cards that are works as lists."""
    position = 0
    for run, works in chosen:
        yield from blocks[position : run.start]
        yield from _listed(run.cards, works)
        position = run.end
    yield from blocks[position:]


def _runs(blocks: list[Block]) -> Iterator[_Run]:
    """Yield runs of headings of one level with nothing but short paragraphs below them."""
    over: list[Heading] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        if not isinstance(block, Heading):
            position += 1
            continue
        while over and over[-1].level >= block.level:
            over.pop()
        sections: list[tuple[Heading, list[Block]]] = []
        at = position
        while (section := _section(blocks, at, block.level)) is not None:
            sections.append(section)
            at += 1 + len(section[1])
        if sections:
            start = position
            tag = blocks[position - 1] if position else None
            if isinstance(tag, Paragraph) and _is_tag(tag) and _end_in_tags(sections):
                start -= 1
                sections = _with_tags_before(tag, sections)
            yield _Run(start, at, block.level, tuple(over), [_card(*one) for one in sections])
            position = at
            continue
        over.append(block)
        position += 1


def _section(blocks: list[Block], position: int, level: int) -> tuple[Heading, list[Block]] | None:
    """Return a heading of a level and what stands below it, if that may be a card."""
    heading = blocks[position] if position < len(blocks) else None
    if not isinstance(heading, Heading) or heading.level != level:
        return None
    below: list[Block] = []
    for block in blocks[position + 1 : position + 2 + _MOST_PARAGRAPHS]:
        if isinstance(block, Heading):
            if block.level > level:
                return None
            break
        if not _is_small(block):
            return None
        below.append(block)
    fits = below and len(below) <= _MOST_PARAGRAPHS and len(heading.content.text.split()) <= _MOST_TITLE_WORDS
    return (heading, below) if fits else None


def _is_small(block: Block) -> bool:
    """Tell whether a block may be a part of a card: a short paragraph, or a list of a few facts."""
    if isinstance(block, Paragraph):
        return len(block.content.text.split()) <= _MOST_WORDS
    return (
        isinstance(block, ItemList)
        and len(block.items) <= _MOST_PARAGRAPHS
        and not any(item.lists or len(item.content.text.split()) > _MOST_FACT_WORDS for item in block.items)
    )


def _is_tag(block: Block) -> bool:
    """Tell whether a block is a word over a title: "Report"."""
    return (
        isinstance(block, Paragraph)
        and not block.content.links
        and len(block.content.text.split()) <= _MOST_TAG_WORDS
        and not block.content.text.endswith((".", ":", "!", "?"))
    )


def _end_in_tags(sections: list[tuple[Heading, list[Block]]]) -> bool:
    return all(len(below) > 1 and _is_tag(below[-1]) for _, below in sections[:-1])


def _with_tags_before(
    first: Paragraph, sections: list[tuple[Heading, list[Block]]]
) -> list[tuple[Heading, list[Block]]]:
    """Return cards with the words over their titles, each of which stood at the end of the card before."""
    tags = [first, *(below[-1] for _, below in sections[:-1])]
    bodies = [below[:-1] for _, below in sections[:-1]] + [sections[-1][1]]
    return [
        (heading, [tag, *body] if isinstance(tag, Paragraph) and facts.read(tag.content) else body)
        for (heading, _), tag, body in zip(sections, tags, bodies, strict=True)
    ]


def _card(heading: Heading, below: list[Block]) -> _Card:
    """Return a heading with what the blocks below it are."""
    told: Facts | None = None
    about: list[Inline] = []
    buttons: list[Inline] = []
    dated = 0
    for content in _contents(below):
        if _is_button(content):
            buttons.append(content)
        elif not content.text or content.text == heading.content.text:
            continue  # a picture of the cover
        elif (read := facts.read(content)) and (read.issued or not opens_with_imprint(content.text)):
            told = told + read if told else read
            dated += bool(read.date)
        else:
            about.append(content)
            dated += dates.trailing(content.text) is not None
    if told and told.date and not told.makers and about and (named := facts.name(about[0])):
        told, about = named + told, about[1:]
    imprint = told is None and bool(about) and opens_with_imprint(about[0].text)
    kind = names_kind(heading.content) or names_list(heading.content)
    theme = (kind and not imprint) or dated > 1
    return _Card(heading, tuple(below), told, tuple(about), tuple(buttons), imprint, theme)


def _contents(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.content
        elif isinstance(block, ItemList):
            line = Inline("")
            for item in block.items:
                line += Inline(" · " if line.text else "") + item.content
            yield line


def _is_button(content: Inline) -> bool:
    """Tell whether a paragraph does no more than lead somewhere: "Download"."""
    covered = sum(link.end - link.start for link in content.links)
    words = len(content.text.split())
    return bool(content.links) and words <= _MOST_BUTTON_WORDS and covered >= 0.8 * len(content.text)


def _are_described(runs: Iterable[_Run]) -> bool:
    """Tell whether most cards in a list of works have who made it and when before words about it.

    The others in the list are works, too, of which nobody says who made them.
    """
    cards = [card for run in runs if _in_list(run.over) for card in run.cards]
    return sum(card.imprint for card in cards) >= _SHARE_DESCRIBED * max(1, len(cards))


def _in_list(over: tuple[Heading, ...]) -> bool:
    return any(names_list(heading.content) for heading in over)


def _works(cards: list[_Card], over: tuple[Heading, ...], *, described: bool) -> list[bool]:
    """Return which of the cards in a run are works; none where the run is something else."""
    nothing = [False] * len(cards)
    nearest = over[-1].content if over else Inline("")
    elsewhere = found("cards", "elsewhere", nearest.text) is not None and not hints(nearest)
    if elsewhere or _are_no_titles(cards):
        return nothing
    if _in_list(over):
        return [_may_be_title(card) and (described or card.tells) for card in cards]
    if any(hints(heading.content) for heading in over):
        return [_may_be_title(card) and (card.facts is not None or card.imprint) for card in cards]
    plain = [_facts_of_work(card) for card in cards]
    works = [one for one in plain if one]
    # A name that only its place tells may be a kind of event; it is a body where others are by their words.
    told = sum(one.told for one in works)
    return [one is not None for one in plain] if len(works) >= _FEWEST and 2 * told >= len(works) else nothing


def _facts_of_work(card: _Card) -> Facts | None:
    """Return the facts of a card if they are those of a work whatever heading is over it, or None."""
    told = card.facts
    if told is None or not told.credited or not _may_be_title(card):
        return None
    return told if told.issued or told.extent or (told.labelled and card.linked) else None


def _may_be_title(card: _Card) -> bool:
    """Tell whether the heading of a card may be the title of the one work below it."""
    told = card.facts
    if card.theme or (told and told.titled and not card.linked):
        return False
    return not card.heading.content.text.endswith("?") or bool(told and told.credited)


def _are_no_titles(cards: list[_Card]) -> bool:
    """Tell whether the headings of cards are questions or the names of persons."""
    titles = [card.heading.content.text for card in cards]
    return sum(title.endswith("?") or people(title) is not None for title in titles) > 0.5 * len(titles)


def _listed(cards: list[_Card], works: list[bool]) -> Iterator[Block]:
    """Yield cards of works as lists, and the blocks of others as they are."""
    items: list[Item] = []
    for card, work in zip(cards, works, strict=True):
        if work:
            items.append(_item(card))
            continue
        if items:
            yield ItemList(tuple(items), items[0].line, cards=True)
            items = []
        yield card.heading
        yield from card.blocks
    if items:
        yield ItemList(tuple(items), items[0].line, cards=True)


def _item(card: _Card) -> Item:
    """Return a card as an item; a button counts where the title leads elsewhere.

    Facts are the cells of the item; without any it is read as a title in a line of its own.
    """
    title = card.heading.content
    known = {link.target for link in title.links}
    contents = [content for content in _contents(card.blocks) if content not in card.buttons]
    marked = Span(0, len(title.text), Mark.STRONG)
    content = title if title.links else replace(title, spans=(*title.spans, marked))
    for part in contents:
        content += Inline(" ") + part
    for button in card.buttons:
        if any(link.target not in known for link in button.links):
            content += Inline(" ") + button
    raw = " ".join(part.text for part in (title, *contents) if part.text)
    if not card.facts:
        lines = (marked, replace(marked, mark=Mark.LINE))
        return Item(Inline(content.text, (*content.spans, *lines)), card.heading.line, raw=raw)
    told = card.facts
    cells = Cells(
        title,
        tuple(map(Inline, told.makers)),
        Inline(told.date),
        Inline(""),
        (*((label, Inline(text)) for label, text in told.others), *(("", one) for one in card.about)),
        Inline(told.container),
    )
    return Item(content, card.heading.line, raw=raw, cells=cells)

"""Every word of every list item is in an entry's text, in the ledger, or in the name of its section."""

from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Document, Heading, Inline, Item, ItemList, Mark, Paragraph, Span
from annexcli.model.outcome import Parsed
from annexcli.parse.references import parse
from annexcli.parse.sections import Choice
from annexcli.text import fold

PIECES = st.sampled_from(
    [
        "UNICEF,", "ITU and OHCHR", "Smith, J.", "Ortiz A.B., Chen L.", "(2018).", "2017", "Children in a Digital World,", "“A Title.”",
        "See also", "Ibid.,", "p. 45;", "12.", "[3]", "—", "•", "https://e.org/a?b=1", "doi:10.1000/182", "In A. Brown (Ed.), Handbook",
        "Geneva: WHO;", "edited by Jane Doe", "2nd ed.", "accessed 5 May 2019", "(in French)", "Source: “Roads”", "Thanks to", "no. 5, pp. 3–4",
        "А. И. Иванов", "منظمة", "v. Finland", "et al.", "Reports:", "supra note 3", "; ITU, Facts, 2016", "*", "|", "#",
    ]
)  # fmt: skip


@st.composite
def inlines(draw: st.DrawFn) -> Inline:
    """Text of the pieces, some of it linked or emphasised."""
    pieces = draw(st.lists(PIECES, min_size=1, max_size=10))
    text = " ".join(pieces)
    spans = []
    for mark in draw(st.lists(st.sampled_from(Mark), max_size=2)):
        start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        spans.append(Span(start, end, mark, "https://e.org/x" if mark is Mark.LINK else ""))
    return Inline(text, tuple(spans))


ITEMS = st.recursive(
    inlines().map(lambda content: (Item(content, 7),)),
    lambda inner: st.tuples(inlines(), inner).map(lambda both: (Item(both[0], 7, (ItemList(both[1]),)),)),
    max_leaves=3,
)
LISTS = st.lists(ITEMS, min_size=1, max_size=5).map(
    lambda items: ItemList(tuple(item for one in items for item in one), 7)
)


def said(parsed: Parsed) -> set[str]:
    """Return the words of what was read, left over, or made the name of a section."""
    texts = [item.source.raw for item in parsed.items]
    texts += [section.path or "" for section in parsed.sections]
    texts += [item.section or "" for item in parsed.items]
    return {word for text in texts for word in fold(text).split()}


def words(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from fold(item.content.text).split()


@given(
    st.lists(LISTS, min_size=1, max_size=2), st.sampled_from(["References", "Notes", "Annex", "Works cited"])
)
def test_lists(lists: list[ItemList], heading: str) -> None:
    document = Document("a.md", (Heading(1, Inline(heading)), *lists))
    parsed = parse(document, choice=Choice(everything=True))
    lost = {word for listing in lists for word in words(listing.walk())} - said(parsed)
    assert not {word for word in lost if not word.isdecimal()}  # numbers before entries count them


@given(st.lists(inlines(), min_size=1, max_size=6))
def test_notes(notes: list[Inline]) -> None:
    document = Document("a.md", (Paragraph(Inline("Text.")),), tuple(Item(note, 3) for note in notes))
    parsed = parse(document, choice=Choice(notes=True))
    lost = {word for note in notes for word in fold(note.text).split()} - said(parsed)
    assert not {word for word in lost if not word.isdecimal()}

from hypothesis import given
from hypothesis import strategies as st

from annexcli.document import Inline, Item, ItemList, Mark, Span

TEXT = "UNICEF, Children in a Digital World, 2017"


@st.composite
def inlines(draw: st.DrawFn) -> Inline:
    text = draw(st.text(alphabet="ab ,.", max_size=20))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=4))
    return Inline(text, tuple(Span(min(p), max(p), Mark.LINK, f"t{i}") for i, p in enumerate(pairs)))


@given(inlines(), st.integers(0, 20), st.integers(0, 20))
def test_cut_keeps_markup_on_the_same_characters(content: Inline, one: int, other: int) -> None:
    start, end = sorted((min(one, len(content.text)), min(other, len(content.text))))
    part = content.cut(start, end)
    assert part.text == content.text[start:end]
    for span in part.spans:
        original = next(s for s in content.spans if s.target == span.target)
        assert part.text[span.start : span.end] in content.text[original.start : original.end]


@given(inlines(), st.integers(0, 20), st.integers(0, 20))
def test_without_leaves_the_rest(content: Inline, one: int, other: int) -> None:
    start, end = sorted((min(one, len(content.text)), min(other, len(content.text))))
    left = content.without(start, end)
    assert left.text == content.text[:start] + content.text[end:]
    assert all(0 <= span.start <= span.end <= len(left.text) for span in left.spans)


def test_a_cut_through_a_link_keeps_its_target() -> None:
    content = Inline(TEXT, (Span(8, 35, Mark.LINK, "https://example.org"),))
    part = content.cut(0, 16)
    assert [part.text[s.start : s.end] for s in part.links] == ["Children"]
    assert part.links[0].target == "https://example.org"


def test_stripped_moves_the_markup() -> None:
    content = Inline(" ,a title. ", (Span(2, 9, Mark.EMPHASIS),))
    part = content.stripped(" ,.")
    assert part.text == "a title"
    assert part.marked(Mark.EMPHASIS)[0] == Span(0, 7, Mark.EMPHASIS)


def test_walk_is_in_reading_order() -> None:
    inner = ItemList((Item(Inline("b")), Item(Inline("c"))))
    outer = ItemList((Item(Inline("a"), lists=(inner,)), Item(Inline("d"))))
    assert [item.content.text for item in outer.walk()] == ["a", "b", "c", "d"]

"""Nodes of pandoc's tree: texts in them, and what becomes of a tree that is rewritten."""

from hypothesis import given
from hypothesis import strategies as st

from annexcli.csl.nodes import Node, Text, rewritten, words

TEXTS = st.lists(st.sampled_from(["a", "<i>", "*b*", "é", "\x1b"]), min_size=1, max_size=4).map(" ".join)
INLINES = st.recursive(
    TEXTS.map(words),
    lambda inner: st.lists(
        st.one_of(
            inner.map(lambda nodes: {"t": "Emph", "c": nodes}),
            inner.map(lambda nodes: {"t": "Span", "c": [["", ["csl-block"], [["k", "v"]]], nodes]}),
            inner.map(lambda nodes: {"t": "Link", "c": [["", [], []], nodes, ["https://e.org", ""]]}),
        ),
        min_size=1,
        max_size=3,
    ),
    max_leaves=5,
)


@given(INLINES)
def test_a_tree_that_nothing_changes_stays_as_it_is(nodes: list[Node]) -> None:
    assert rewritten(nodes, lambda node: [node]) == nodes


@given(INLINES)
def test_nodes_give_way_to_others_from_the_inside_out(nodes: list[Node]) -> None:
    def bare(node: Node) -> list[Node]:
        return node["c"] if node["t"] == "Emph" else node["c"][1] if node["t"] == "Span" else [node]

    plain = rewritten(nodes, bare)
    assert str(Text(plain)) == str(Text(nodes))
    assert '"Emph"' not in repr(plain).replace("'", '"')
    assert '"Span"' not in repr(plain).replace("'", '"')


@given(TEXTS, st.data())
def test_a_part_of_a_text_is_replaced_where_it_stands(text: str, data: st.DataObject) -> None:
    nodes = words(text)
    whole = Text(nodes)
    said = str(whole)
    at = data.draw(st.integers(0, len(said) - 1).filter(lambda at: said[at] != " "))
    whole.replace(at, at + 1, "new")
    assert str(whole) == str(Text(nodes)) == f"{said[:at]}new{said[at + 1 :]}"

"""What is set apart in titles: read from LaTeX, written back, and never a command left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.fields import to_entry, to_reference
from annexcli.bib.latex import decode, decode_marked, encode_title
from annexcli.bib.library import load
from annexcli.bib.style import render
from annexcli.model.reference import EntryType, Mark, Reference, Style


@pytest.mark.parametrize(
    ("value", "text", "marked"),
    [
        (r"On \emph{Homo sapiens}", "On Homo sapiens", [("Homo sapiens", "italic")]),
        (r"\textit{a \textsuperscript{2} b} c", "a 2 b c", [("a 2 b", "italic"), ("2", "superscript")]),
        (r"The $x^2$ law of H$_2$O", "The x2 law of H2O", [("2", "superscript"), ("2", "subscript")]),
        (r"$E=mc^{10}$ -- $\alpha_\beta$", "E=mc10 – αβ", [("10", "superscript"), ("β", "subscript")]),
        (
            "{de facto} rules of {eBay} and {CSEA}",
            "de facto rules of eBay and CSEA",
            [("de facto", "protected")],
        ),
        (r"{\'E}cole {\em old} {\"U}ber", "École old Über", []),
        (r"\emph{}x 100% of $5", "x 100% of $5", []),
        (r"\textbackslash{}emph\{a\}", r"\emph{a}", []),
        (r"{a{b} \emph{c", "ab c", None),
        ("\ue000 signs \ue004 of our own {x y}", " signs of our own x y".strip(), [("x y", "protected")]),
    ],
)
def test_marks(value: str, text: str, marked: list[tuple[str, str]] | None) -> None:
    said, marks = decode_marked(value)
    if marked is not None:
        assert [(said[mark.start : mark.end], mark.style.value) for mark in marks] == marked
    assert " ".join(said.split()) == text


LETTERS = st.text(st.sampled_from("abc CSEA é&%{}\\$_^~"), max_size=30)


@given(LETTERS)
def test_text_without_marks_is_as_before(text: str) -> None:
    plain = " ".join(text.split())
    said, _ = decode_marked(encode_title(plain))
    assert said == decode(encode_title(plain)) == plain


@given(st.text(st.sampled_from(r"ab \emph{}$^_2textsuperscript"), max_size=40))
def test_nothing_makes_it_fail(value: str) -> None:
    text, marks = decode_marked(value)
    for mark in marks:
        assert 0 <= mark.start < mark.end <= len(text)
    assert not set("\ue000\ue001\ue002\ue003\ue004") & set(text)


WORDS = st.lists(st.sampled_from(["rana", "Über", "UNICEF", "a&b", "x"]), min_size=3, max_size=6)


@given(WORDS, st.sampled_from([Style.ITALIC, Style.SUBSCRIPT, Style.SUPERSCRIPT]), st.data())
def test_marks_come_back_from_a_file(words: list[str], style: Style, data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    reference = Reference(
        text, key="k", type=EntryType.BOOK, marks=(Mark(start, start + len(words[first]), style),)
    )
    library = load(render((to_entry(reference),)))
    assert to_reference(library.entries[0]) == reference

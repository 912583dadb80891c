import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib.latex import decode, encode, encode_title
from annexcli.text import squash

TRICKY = st.sampled_from("\\{}%$#&_~^-'`?!,<>\"@= aAé\n([")
ANY = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf"))
LATEX = ["\\", "{", "}", "$", "\\begin{x}", "\\frac", '\\"', "\\emph", "\\url", "%", "a", "[", "\\verb", "&", "\\(", "$$", "\\href", "\\input"]  # fmt: skip


@given(st.text(TRICKY | ANY).map(squash))
def test_text_comes_back(text: str) -> None:
    assert decode(encode(text)) == text
    assert decode(encode_title(text)) == text


@given(st.text(TRICKY | ANY).map(squash))
def test_braces_are_balanced_for_bibtex_which_counts_every_one(text: str) -> None:
    for value in (encode(text), encode_title(text)):
        depth = 0
        for character in value:
            depth += (character == "{") - (character == "}")
            assert depth >= 0
        assert depth == 0


@given(st.lists(st.sampled_from(LATEX)).map("".join))
def test_no_latex_breaks_it(value: str) -> None:
    assert "\n" not in decode(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"M{\"u}ller and Garc\'ia", "Müller and García"),
        (r"\emph{Children} in \textbf{a} World", "Children in a World"),
        (r"pages 1--5, ``quoted''", "pages 1–5, “quoted”"),
        (r"100% of $5", "100% of $5"),
        (r"R\&D \_ \# \textasciicircum{} \href{https://e.org}{label}", "R&D _ # ^ label"),
        ("{{UNICEF}} {and} two\n  lines", "UNICEF and two lines"),
        (r"The {\LaTeX} Companion: \TeX{} and \BibTeX", "The LaTeX Companion: TeX and BibTeX"),
        (r"\copyright{} 5\pounds, \S{} 5, 20\degree C", "© 5£, § 5, 20°C"),
        (r"as in \cite{roe} and \citep[see][p. 3]{poe}", "as in [roe] and [poe]"),
        (r"{\textquotedblleft}Title{\textquotedblright}", "“Title”"),
    ],
)
def test_latex_of_others_is_read(value: str, text: str) -> None:
    assert decode(value) == text


def test_a_file_is_never_read_for_a_value() -> None:
    assert "root:" not in decode(r"\input{/etc/passwd} \include{/etc/passwd}")


def test_acronyms_are_kept_from_styles_that_change_case() -> None:
    assert encode_title("National responses to CSEA in ASEAN") == "National responses to {CSEA} in {ASEAN}"
    assert encode_title("R&D, a CyberTipline") == r"{R\&D}, a {CyberTipline}"
    assert encode_title("Children in a Digital World") == "Children in a Digital World"


def test_deep_nesting_and_length_are_no_trouble() -> None:
    deep = "\\" + "{" * 5000 + "a" + "}" * 5000
    assert "a" in decode(deep)
    assert len(decode(r"\& a " * 20000)) == 4 * 20000 - 1

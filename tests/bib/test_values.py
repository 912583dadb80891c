import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.bib import latex
from annexcli.bib.values import typed
from annexcli.errors import UsageProblem


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("title", "R&D in {CSEA}: 100 %", r"R\&D in {CSEA}: 100 \%"),
        ("title", r"R\&D of \emph{x_y}", r"R\&D of \emph{x_y}"),
        ("title", "$x_1$ and more", "$x_1$ and more"),
        ("note", "Costs $5 & 50% off", r"Costs \$5 \& 50\% off"),
        ("pages", "1--2", "1--2"),
        ("url", "https://e.org/a_b%20c?x=1&y=2#f", "https://e.org/a_b%20c?x=1&y=2#f"),
        ("crossref", "itu_2018", "itu_2018"),
        ("ids", "itu_2017, itu_2016", "itu_2017, itu_2016"),
        ("author", "{UNICEF} and {ITU}", "{UNICEF} and {ITU}"),
        ("note", "  two\n lines ", "two lines"),
    ],
)
def test_what_is_typed_becomes_a_value(name: str, value: str, written: str) -> None:
    assert typed(name, value) == written


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("a b", "x", "no name of a field"),
        ("title", "{x", "do not match"),
        ("title", "}{", "do not match"),
        ("annex-written", "x", "own record"),
        ("annex-raw-2", "x", "own record"),
        ("note", "C:\\", "do not match"),
        ("note", "a\\}{b", "do not match"),
        ("note", "\x1b[31m", "no text"),
        ("note", "\udcff", "no text"),
    ],
)
def test_what_no_field_can_hold_is_refused(name: str, value: str, what: str) -> None:
    with pytest.raises(UsageProblem, match=what):
        typed(name, value)


@given(st.text(st.characters(exclude_characters="\\{}$", exclude_categories=["Cc", "Cs"])))
def test_plain_text_is_read_back(text: str) -> None:
    assert latex.decode(typed("title", text)) == latex.decode(latex.escape(text))

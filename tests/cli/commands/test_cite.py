"""``annex cite`` as a user types it."""

import pytest

from tests.conftest import Annex

STORE = r"""@techreport{joint, author = {{ITU} and {A and B Centre}}, institution = {{ITU} and {A and B Centre}},
  title = {Guidelines for {ICT} <b>in</b> [use] \& more}, year = 2015, url = {https://e.org/a_b?x=1&y=2}}
@misc{undated, author = {{EU Office}}, organization = {{EU Office}}, title = {Kids online in a Digital World}}
@book{person, author = {Livingstone, Sonia and others}, title = {Children}, publisher = {Press}, year = {2009}}
"""


@pytest.fixture
def stocked(annex: Annex) -> Annex:
    annex.write("references.bib", STORE)
    return annex


def test_text(stocked: Annex) -> None:
    assert stocked("cite", "--style", "apa", "--to", "text").out == (
        "EU Office. (n.d.). Kids online in a Digital World.\n\n"
        "ITU & A and B Centre. (2015). Guidelines for ICT <b>in</b> [use] & more. https://e.org/a_b?x=1&y=2\n\n"
        "Livingstone, S. et al. (2009). Children. Press.\n"
    )


def test_markdown_is_escaped_and_free_of_html(stocked: Annex) -> None:
    assert stocked("cite", "--to", "markdown", "--key", "joint").out == (
        "ITU & A and B Centre. (2015). *Guidelines for ICT \\<b\\>in\\</b\\> \\[use\\] & more*. "
        "<https://e.org/a_b?x=1&y=2>\n"
    )


def test_html_has_one_entry_each_and_titles_are_escaped(stocked: Annex) -> None:
    html = stocked("cite", "--to", "html").out
    assert html.count('class="csl-entry"') == 3
    assert "&lt;b&gt;in&lt;/b&gt;" in html
    assert "<b>" not in html


def test_titles_are_as_printed_unless_the_style_says_otherwise(stocked: Annex) -> None:
    assert "Kids online in a Digital World" in stocked("cite", "--style", "harvard-cite-them-right").out
    assert "Kids Online in a Digital World" in stocked("cite", "--style", "chicago-author-date").out


def test_numbers_follow_the_order_asked_for(stocked: Annex) -> None:
    text = stocked("cite", "--style", "ieee", "--sort", "title").out
    assert text.index("[1] S. Livingstone") < text.index("[2] ITU") < text.index("[3] EU Office")


def test_filters_locale_and_output(stocked: Annex) -> None:
    done = stocked("cite", "--key", "undated", "--locale", "de-DE", "-o", "list.txt")
    assert done.out == ""
    assert stocked.read("list.txt").decode() == "EU Office. (o.\u00a0J.). Kids online in a Digital World.\n"
    assert stocked("cite", "--year", "1999").err == "no reference matches\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--style", "appa"], 2, "annex: --style: no style is called 'appa'; near: apa"),
        (["--style", "none.csl"], 3, "annex: none.csl: no such style file"),
        (["--style", "wrong.csl"], 3, "annex: wrong.csl: not a CSL style"),
        (["--style", "half.csl"], 3, "annex: "),
        (["--to", "pdf"], 2, "'pdf' is not one of"),
        (["-o", "no/folder/list.txt"], 2, "annex: no/folder/list.txt: cannot write"),
    ],
)
def test_errors(stocked: Annex, arguments: list[str], code: int, told: str) -> None:
    stocked.write("wrong.csl", "<html/>")
    stocked.write("half.csl", '<style xmlns="http://purl.org/net/xbiblio/csl"><info>')
    done = stocked("cite", *arguments, expect=code)
    assert told in done.err
    assert done.out == ""


def test_the_example_in_apa(example: Annex) -> None:
    text = example("cite", "--style", "apa").out
    assert len(text.split("\n\n")) == 45
    assert "ITU & UNICEF. (2015). Guidelines for Industry on Child Online Protection." in text
    assert "EU Kids Online. (n.d.)." in text

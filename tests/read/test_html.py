import time

import pytest

from annexcli.read.html import prepared


def test_names_of_paragraphs_stay_where_pandoc_forgets_them_and_lines_stay_lines() -> None:
    page = "<p\n class=a id='n1'>One</p><dd id=n2>Two</dd><p>Three</p><div id='n3'>Four</div>"
    assert prepared(page) == (
        '<p\n class=a id=\'n1\'><span id="n1"></span>One</p><dd id=n2><span id="n2"></span>Two</dd>'
        "<p>Three</p><div id='n3'>Four</div>"
    )


def test_the_role_of_a_list_of_notes_goes_where_no_call_has_one() -> None:
    notes = '<section role="doc-endnotes"><ol><li id="a">One</li></ol></section>'
    assert "doc-endnotes" not in prepared(f'<sup role="doc-noteref"><a href="#a">1</a></sup>{notes}')
    assert "doc-endnotes" in prepared(f'<a href="#a" role="doc-noteref">1</a>{notes}')


@pytest.mark.parametrize("tag", ["<p id=a ", "<p ", " id=a", "<a role=", "<aside ", "<p id='"])
def test_tags_without_an_end_take_time_in_proportion(tag: str) -> None:
    begun = time.process_time()
    prepared("<p" + tag * 30_000)
    assert time.process_time() - begun < 1


def test_addresses_are_read_as_browsers_do() -> None:
    assert prepared('<a class="x" href=" https://e.org/a b\n.pdf ">t</a>') == (
        '<a class="x" href="https://e.org/a b.pdf">t</a>'
    )
    assert prepared("<a href='https://e.org/%20'>t</a>") == "<a href='https://e.org/%20'>t</a>"

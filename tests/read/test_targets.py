"""Every link of a document, and the line that has it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annexcli.edge.formats import Format
from annexcli.edge.pandoc import read
from annexcli.read.pandoc import document
from annexcli.read.targets import Target, bare, identifiers, of_document, of_text, targets, with_lines

MARKDOWN = """\
# A heading with a [link](https://e.org/heading)

A paragraph: <https://e.org/auto>, bare https://e.org/bare(1), and
![a picture](img/x.png) in [a ![](inner.png) link](https://e.org/outer).

> Quoted [text][1] and a note[^n].

| table | cell |
| --- | --- |
| [in it](https://e.org/cell?a=1&b=2) | `https://e.org/code` |

- [twice](https://e.org/auto)
- [lost](#) [there](#a-heading-with-a-link) [mail](mailto:a@e.org)

Term
:   a definition with [one](https://e.org/definition)

[^n]: In a note: <https://e.org/note>.

[1]: https://e.org/defined
"""


def found(text: str, kind: Format = Format.MARKDOWN) -> list[Target]:
    return list(with_lines(targets(read(text.encode(), kind, "x")), text))


def test_every_link_has_its_line() -> None:
    assert [(one.url, one.line) for one in found(MARKDOWN)] == [
        ("https://e.org/heading", 1), ("https://e.org/auto", 3), ("https://e.org/bare(1)", 3),
        ("img/x.png", 4), ("https://e.org/outer", 4), ("inner.png", 4), ("https://e.org/defined", 20),
        ("https://e.org/note", 18), ("https://e.org/cell?a=1&b=2", 10), ("https://e.org/auto", 12),
        ("#", 13), ("#a-heading-with-a-link", 13), ("mailto:a@e.org", 13), ("https://e.org/definition", 16),
    ]  # fmt: skip


def test_links_have_their_texts_and_places_their_names() -> None:
    assert [one.text for one in found("[A *long* `text`\nhere](https://e.org)")] == ["A long text here"]
    assert "a-heading-with-a-link" in identifiers(read(MARKDOWN.encode(), Format.MARKDOWN, "x"))


def test_html_escapes_are_seen_through() -> None:
    html = '<p>x</p>\n<p><a href="https://e.org/?a=1&amp;b=2">y</a>\n<a href="a b.html">z</a></p>'
    assert [(one.url, one.line) for one in found(html, Format.HTML)] == [
        ("https://e.org/?a=1&b=2", 2), ("a%20b.html", 3)
    ]  # fmt: skip


def test_a_sample_of_code_is_no_link() -> None:
    text = "```\nhttps://e.org/a\n```\n\n[x](https://e.org/b)\n\n[y](https://e.org/a)\n"
    assert [one.line for one in found(text)] == [5, 7]


def test_an_address_that_begins_like_another_is_another() -> None:
    text = "[a](https://e.org/abc)\n\n[b](https://e.org/a)\n"
    assert [one.line for one in found(text)] == [1, 3]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("see https://e.org/a, https://e.org/b.", ["https://e.org/a", "https://e.org/b"]),
        ("(https://e.org/x_(y))", ["https://e.org/x_(y)"]),
        ("<https://e.org>; „https://e.org/ü“", ["https://e.org", "https://e.org/ü"]),
        ("http:// https://… mailto:...", []),
        ("mailto:a@e.org!", ["mailto:a@e.org"]),
    ],
)
def test_bare_addresses(text: str, urls: list[str]) -> None:
    assert list(bare(text)) == urls


def test_brackets_without_end_take_time_in_proportion() -> None:
    begun = time.process_time()
    assert list(bare("https://e.org/a" + ")" * 200_000)) == ["https://e.org/a"]
    assert time.process_time() - begun < 2


def test_plain_text_has_lines() -> None:
    assert [(one.url, one.line) for one in of_text("a\nhttps://e.org/1 http://e.org/2\n")] == [
        ("https://e.org/1", 2), ("http://e.org/2", 2)
    ]  # fmt: skip


@given(st.lists(st.from_regex(r"https://e\.org/[a-z0-9]{1,6}", fullmatch=True), max_size=8))
def test_each_link_is_in_the_line_that_it_was_written_in(urls: list[str]) -> None:
    text = "".join(f"[x]({url})\n" for url in urls)
    lines = list(with_lines((Target(url) for url in urls), text))
    assert [one.line for one in lines] == list(range(1, len(urls) + 1))


def test_lists_in_cells_and_merged_cells_are_asked_for_once() -> None:
    page = (
        '<table><tr><td rowspan="2"><a href="https://e.org/a">one</a></td><td>x</td></tr>'
        '<tr><td><ul><li><a href="https://e.org/b c">two</a></li></ul></td></tr></table>'
    )
    found = of_document(document(read(page.encode(), Format.HTML, "t"), "t"))
    assert [(one.url, one.text) for one in found] == [
        ("https://e.org/a", "one"),
        ("https://e.org/b%20c", "two"),
    ]

"""The page, of references that nobody had in mind."""

import json
from importlib.resources import files
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from annexcli.csl.layout import Line, Page, Part
from annexcli.model.reference import Organisation, PartialDate, Reference
from annexcli.model.verdict import LinkResult, Verdict
from annexcli.show.report.facets import Item
from annexcli.show.report.page import Report, day, html
from annexcli.text import printable, shown_lines

OWN = [
    files("annexcli.show.report").joinpath(name).read_text("utf-8") for name in ("report.css", "report.js")
]
HARM = ["<script>", "</script>", '"><img onerror=x>', "]]>", "<!--", "-->", "&lt;", "{{", "{%", "\u202e", "\x1b[31m", "\u2028", "\x00", "'"]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(HARM), st.text(max_size=5, alphabet=st.characters(exclude_categories=["Cs"]))), min_size=1, max_size=4).map("".join)  # fmt: skip


def report(text: str, title: str = "References") -> Report:
    reference = Reference(
        text,
        key="k",
        note=text,
        topics=(text,),
        publishers=(Organisation(text),),
        date=PartialDate(2018),
        urls=("https://e.org/x",),
        section=text,
    )
    link = LinkResult("k", "https://e.org/x", Verdict.DEAD, text, checked="2026-11-24T10:00:00Z")
    item = Item(reference, shown_lines(text), (text,), (text,), link)
    listed = Page("", (Part((text,), 1, (Line("k", []),)),))
    citations = {"k": f"<div>{escape(printable(text))}</div>"}
    return Report(title, text, "2026-11-24T10:00:00Z", [item], listed, citations, {text: text})


def parsed(page: str) -> Element:
    # The page's own style and script take a parser longer than all the rest.
    for own in OWN:
        assert own in page
        page = page.replace(own, "")
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return tree


def shape(tree: Element) -> list[tuple[str, list[str]]]:
    return [(str(element.tag), sorted(element.attrib)) for element in tree.iter()]


SHAPE = shape(parsed(html(report("Plain"))))


@given(TEXT)
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    text = f"Plain{text}".replace("/", "")  # a slash makes two topics of one
    tree = parsed(html(report(text, text)))
    assert shape(tree) == SHAPE
    told = "".join(tree.find(".//h1").itertext())  # type: ignore[union-attr] # every page has one
    assert told == printable(text)
    data = json.loads(tree.find(".//script[@id='data']").text or "")  # type: ignore[union-attr] # as above
    assert data["entries"][0][1] == text
    assert data["facets"][1]["values"] == [[text, printable(text)]]


def test_the_day_is_written_out() -> None:
    assert day("2026-01-09T23:59:59Z") == "9 January 2026"

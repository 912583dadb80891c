"""``annex cite``: groups, numbers, notes, links, citations in the text."""

import re

import pytest

from tests.conftest import Annex

STORE = r"""@techreport{b17, author = {{ITU}}, institution = {{ITU}}, title = {Beta}, year = 2017, keywords = {law},
  annex-section = {Report > Annex > Reports}, note = {UK only}, url = {https://e.org/b}}
@techreport{a17, author = {{ITU}}, institution = {{ITU}}, title = {Alpha}, year = 2017, keywords = {csea, law},
  annex-section = {Report > Annex > Reports}, annotation = {Read {this} first.}}
@misc{nd, author = {{UNICEF}}, organization = {{UNICEF}}, title = {Gamma}, annex-section = {Report > Other}}
@article{p16, author = {Hof, Simone and Chen, Li}, title = {Delta}, journal = {Water}, volume = 3, year = 2016, doi = {10.1000/x},
  annex-section = {Report > Annex > Articles}}
"""


@pytest.fixture
def stocked(annex: Annex) -> Annex:
    annex.write("references.bib", STORE)
    return annex


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def test_year_suffixes_and_numbers_stay_right_across_groups(stocked: Annex) -> None:
    assert lines(stocked("cite", "--group-by", "section").out) == [
        "Annex",
        "Reports",
        "ITU. (2017a). Alpha.",
        "ITU. (2017b). Beta. https://e.org/b",
        "Articles",
        "Hof, S., & Chen, L. (2016). Delta. Water, 3. https://doi.org/10.1000/x",
        "Other",
        "UNICEF. (n.d.). Gamma.",
    ]
    assert lines(stocked("cite", "--style", "ieee", "--group-by", "section").out) == [
        "Annex",
        "Reports",
        "[1] ITU, “Beta,” 2017. [Online]. Available: https://e.org/b",
        "[2] ITU, “Alpha,” 2017.",
        "Articles",
        "[3] S. Hof and L. Chen, “Delta,” Water, vol. 3, 2016, doi: 10.1000/x.",
        "Other",
        "[4] UNICEF, “Gamma.”",
    ]


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("year", ["2017", "2016", "Undated"]),
        ("topic", ["csea", "law", "Without a topic"]),
        ("type", ["Reports", "Articles", "Other works"]),
        ("publisher", ["International Telecommunication Union", "United Nations Children’s Fund", "Without a publisher"]),
    ],
)  # fmt: skip
def test_groups(stocked: Annex, by: str, headings: list[str]) -> None:
    out = lines(stocked("cite", "--group-by", by, "--template", "{key}").out)
    said = [line.replace("'", "’") for line in out if line not in {"a17", "b17", "p16", "nd"}]
    assert said == headings
    assert len(out) == 4 + len(headings)


def test_title_numbers_and_notes(stocked: Annex) -> None:
    text = stocked("cite", "--title", "Annex 1", "--numbered", "--annotate", "--group-by", "year").out
    assert text.startswith(
        "Annex 1\n\n2017\n\n1. ITU. (2017a). Alpha.\n    Read this first.\n\n2. ITU. (2017b). Beta."
    )
    assert "https://e.org/b\n    UK only\n\n2016\n\n3. Hof" in text
    html = stocked(
        "cite", "--title", "Annex 1", "--numbered", "--annotate", "--group-by", "year", "--to", "html"
    ).out
    assert html.startswith("<h1>Annex 1</h1>\n<h2>2017</h2>")
    assert '<ol start="3"' in html
    assert html.count("<blockquote>") == 2
    assert html.count('class="csl-entry"') == 4


def test_reverse(stocked: Annex) -> None:
    titles = re.compile("Alpha|Beta|Gamma|Delta")
    assert titles.findall(stocked("cite").out) == ["Delta", "Alpha", "Beta", "Gamma"]
    assert titles.findall(stocked("cite", "--reverse").out) == ["Gamma", "Beta", "Alpha", "Delta"]
    numbered = stocked("cite", "--style", "ieee", "--reverse").out
    assert titles.findall(numbered) == ["Delta", "Gamma", "Alpha", "Beta"]
    assert re.findall(r"\[(\d)\]", numbered) == ["1", "2", "3", "4"]
    by_year = lines(stocked("cite", "--reverse", "--group-by", "year", "--template", "{title}").out)
    assert by_year == ["2016", "Delta", "2017", "Alpha", "Beta", "Undated", "Gamma"]


def test_links_that_a_style_leaves_out(stocked: Annex) -> None:
    without = stocked("cite", "--style", "oscola", "--template", "{title}")
    assert "http" not in without.out
    shown = lines(stocked("cite", "--template", "{title}", "--with-links").out)
    assert shown == ["Beta https://e.org/b", "Alpha", "Gamma", "Delta https://doi.org/10.1000/x"]
    assert stocked("cite", "--with-links").out == stocked("cite").out
    assert '<a href="https://e.org/b">https://e.org/b</a>' in stocked(
        "cite", "--template", "{title}", "--with-links", "--to", "html"
    ).out  # fmt: skip


def test_citations_in_the_text(stocked: Annex) -> None:
    assert stocked("cite", "b17", "a17", "p16", "nd", "--in-text").out == (
        "(ITU, 2017b)\n(ITU, 2017a)\n(Hof & Chen, 2016)\n(UNICEF, n.d.)\n"
    )
    assert stocked("cite", "nd", "--in-text", "--style", "ieee").out == "[3]\n"
    note = stocked("cite", "p16", "--in-text", "--style", "chicago-notes-bibliography").out
    assert note == "Simone Hof and Li Chen, “Delta,” Water 3 (2016), https://doi.org/10.1000/x.\n"
    html = stocked("cite", "p16", "--in-text", "--style", "chicago-notes-bibliography", "--to", "html").out
    assert "<em>Water</em> 3 (2016)" in html
    assert stocked("cite", "--in-text", "--year", "2016").out == "(Hof & Chen, 2016)\n"


def test_any_citekey_will_do(annex: Annex) -> None:
    annex.write(
        "references.bib",
        "@misc{*, title = {Star}, year = 2018}\n@misc{K-é:1, title = {Other}, year = 2019}\n",
    )
    assert annex("cite", "--in-text").out == "(Star, 2018)\n(Other, 2019)\n"
    assert annex("cite", "--in-text", "*").out == "(Star, 2018)\n"
    assert 'id="ref-K-é:1"' in annex("cite", "--to", "html").out


def test_only_what_is_named(stocked: Annex) -> None:
    assert stocked("cite", "nd", "a17", "--template", "{title}").out == "Gamma\n\nAlpha\n"
    told = stocked("cite", "a71", expect=2).err
    assert told == "annex: references.bib: no entry has the citekey 'a71'; annex list shows the citekeys\n"
    assert (
        "'nd' is not among those that the filters choose"
        in stocked("cite", "nd", "--year", "2017", expect=2).err
    )


def test_what_a_style_prints_nothing_for_is_named(annex: Annex) -> None:
    annex.write("references.bib", STORE + "@online{post, author = {Chen, Li}, entrysubtype = {post}, title = {P}, url = {https://e.net}}\n@unpublished{m, author = {Chen, Li}, title = {M}}\n")  # fmt: skip
    done = annex("cite", "--style", "chicago-notes-bibliography", expect=1)
    # By that style only notes cite pages of the web and what is not published.
    assert done.err == "".join(
        f"annex: {key}: the style prints nothing for it\n" for key in ("nd", "post", "m")
    )
    assert len(done.out.split("\n\n")) == 3
    assert annex("cite", "--template", "{doi}", "post", "p16", expect=1).out == "10.1000/x\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--template", "{titel}"], "annex: --template: no part is called {titel}; did you mean {title}?"),
        (["--as-printed"], "annex: --as-printed: needs a house style; name one with --template"),
        (["--in-text", "--template", "{title}"], "annex: --in-text: a template has no citations in the text"),
        (["--in-text", "--to", "csljson"], "annex: --in-text: CSL-JSON has no citations"),
        (["--style", "chicago-notes"], "annex: chicago-notes has no reference list, only citations in the text; use --in-text"),
        (["--group-by", "colour"], "'colour' is not one of"),
        (["--locale", "xx-YY"], "annex: --locale: no locale is called 'xx-YY'; write a language such as de or en-GB"),
        (["--locale", "../x"], "annex: --locale: no locale is called '../x'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done(stocked: Annex, arguments: list[str], told: str) -> None:
    done = stocked("cite", *arguments, expect=2)
    assert told in done.err
    assert done.out == ""


def test_the_example_comes_back_as_it_was_printed(example: Annex) -> None:
    from tests.conftest import EXAMPLE  # noqa: PLC0415 - only here

    wanted = [
        re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line.removeprefix("- ").strip("*#: "))
        for line in EXAMPLE.read_text("utf-8").splitlines()
        if line.startswith(("- ", "**", "## "))
    ]
    arguments = ("cite", "--template", "annex", "--group-by", "section")
    printed = lines(example(*arguments, "--as-printed").out)
    same = sum(line in wanted for line in printed)
    assert len(printed) == 47, printed
    assert same >= 45, [line for line in printed if line not in wanted]
    assert len([line for line in lines(example(*arguments).out) if line in wanted]) >= 38

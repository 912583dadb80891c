"""``annex report`` as a user types it, and the page that it writes as a browser takes it apart."""

import base64
import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree.ElementTree import Element

import html5lib
import pytest

from annexcli.bib.library import load
from tests.cli.reports import STORE, stock
from tests.cli.test_terminal import read_terminal
from tests.conftest import Annex, Done


class Written:
    """A page that the command wrote, and its tree."""

    def __init__(self, annex: Annex, *arguments: str, expect: int = 0) -> None:
        self.done: Done = annex("report", *arguments, "-o", "report.html", expect=expect)
        self.text = annex.read("report.html").decode()
        # A strict parser refuses whatever a browser would have to mend.
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.tree: Element = parser.parse(self.text)

    def all(self, path: str) -> list[Element]:
        return self.tree.findall(f".//{path}")

    def text_of(self, path: str) -> str:
        return " ".join("".join(self.all(path)[0].itertext()).split())


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Annex:
    return stock(Annex(tmp_path_factory.mktemp("report")))


@pytest.fixture(scope="module")
def page(annex: Annex) -> Written:
    return Written(annex)


def entry(page: Written, key: str) -> Element:
    return next(one for one in page.all("li[@class='entry']") if one.get("id") == f"ref-{key}")


def said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_entry_is_there_with_its_facts(page: Written) -> None:
    assert page.text_of("title") == page.text_of("h1") == "References"
    assert "8 references. Citations: APA Style 7th edition." in page.text_of("p[@class='about']")
    itu = said(entry(page, "itu"))
    assert itu.startswith(
        "ITU & UNICEF. (2015). Guidelines for Industry. https://e.org/ok link ok status 200"
    )
    assert "checked 20 November 2026 Topics: child-protection csea/grooming" in itu
    assert "link dead status 404" in said(entry(page, "müller18"))
    assert "link moved" in said(entry(page, "nd"))
    assert "link transient" in said(entry(page, "p18"))
    assert "link unchecked" in said(entry(page, "u20"))
    assert "link missing Copy" in said(entry(page, "harm")).replace("Topics: </script><b>x ]]> csea ", "")
    assert "Only a summary" in said(entry(page, "müller18"))
    assert entry(page, "müller18").find("div").get("lang") == "fr"  # type: ignore[union-attr] # it has one


def test_bibtex_is_that_of_the_store_without_what_is_the_programs_own(page: Written) -> None:
    written = {
        str(one.get("id")): "".join(pre.itertext())
        for one in page.all("li[@class='entry']")
        for pre in one.iter("pre")
    }
    assert "annex-source" not in "".join(written.values())
    read = load("\n".join(written.values()))
    assert not read.broken
    for one in load(STORE).entries:
        own = read.entry(one.key)
        assert own
        if not one.key.startswith("odd"):
            assert own.fields == tuple(field for field in one.fields if not field[0].startswith("annex-"))
    assert written["ref-p18"] == (
        "@article{p18, author = {Hof, Simone}, title = {A {DNA} of $x^2$ + y}, journal = {Water}, volume = 3, "
        "number = 2, pages = {1--9},\n  year = 2018, month = may, doi = {10.1000/x}, issn = {1234-5678}}"
    )
    assert "institution = {World Health Organization}" in written["ref-müller18"]


def test_what_stands_in_an_entry_is_data(page: Written) -> None:
    allowed = {"svg", "g", "rect", "text", "path", "line", "title", "desc"}
    drawn = {element.tag.rpartition("}")[2] for element in page.tree.iter() if "svg" in str(element.tag)}
    assert drawn <= allowed
    assert not page.all("img")
    assert not page.all("iframe")
    assert [script.get("type") for script in page.all("script")] == ["application/json", None]
    assert len(page.all("style")) == 1
    for element in page.tree.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
    harm = said(entry(page, "harm"))
    assert "<script>window.harm = 1</script><img src=x onerror=" in harm
    assert "<!--annex-end-of-entry--></pre></style><svg onload=" in harm
    odd = said(entry(page, "odd'&<b>"))
    assert r"RTL \u202eevil\u202c and ANSI \x1b[31m red" in odd
    assert "{{ 7 * 7 }}" in odd
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page.text)


def test_links_lead_to_the_web_only(page: Written) -> None:
    links = [link for link in page.all("a") if link.get("class") != "skip"]
    assert {link.get("href") for link in links} == {
        "https://e.org/ok",
        "https://e.org/gone",
        "https://doi.org/10.1000/x",
        "https://e.org/moved",
        "https://e.org/unasked",
    }
    assert {link.get("rel") for link in links} == {"noopener noreferrer nofollow"}
    assert "javascript:" not in {str(link.get("href")).partition(":")[0] for link in links}


def test_secrets_stay_at_home(page: Written) -> None:
    assert "user:secret" not in page.text
    assert page.done.err == "annex: odd'&<b>: a secret in its address is not shown\n"


def test_the_page_asks_for_nothing(page: Written) -> None:
    policy = next(str(meta.get("content")) for meta in page.all("meta") if meta.get("http-equiv"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for name in ("script", "style"):
        texts = [one.text or "" for one in page.all(name) if not one.get("type")]
        digests = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in texts]
        assert f"{name}-src 'sha256-{digests[0]}';" in policy
        assert "@import" not in texts[0]
        assert "url(" not in texts[0]
        assert "innerHTML" not in texts[0]
    for element in page.tree.iter():
        assert not element.get("src")
        if element.tag == "link":
            assert str(element.get("href")).startswith("data:image/svg+xml,")


def test_data_for_the_script_cannot_end_it(page: Written) -> None:
    text = page.all("script[@type='application/json']")[0].text or ""
    assert not re.search("[<>&\u2028\u2029]", text)
    data = json.loads(text)
    facets = {facet["name"]: facet["values"] for facet in data["facets"]}
    assert facets["year"] == [
        ["2020", "2020"],
        ["2018", "2018"],
        ["2016", "2016"],
        ["2015", "2015"],
        ["", "No year"],
    ]
    assert [value for value, _ in facets["link"]] == [
        "dead",
        "transient",
        "moved",
        "missing",
        "ok",
        "unchecked",
    ]
    assert ["csea", "csea"] in facets["topic"]
    assert ["</script><b>x", "</script><b>x"] in facets["topic"]
    assert len(data["entries"]) == 8


def test_zotero_finds_the_entries(page: Written) -> None:
    spans = [one.get("title") for one in page.all("span[@class='Z3988']")]
    assert len(spans) == 8
    works = {
        work["rft.date"][0] + work["rft_val_fmt"][0][-4:]: work
        for span in spans
        if "rft.date" in (work := parse_qs(span))
    }
    assert works["2018-05rnal"] == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft.genre": ["article"],
        "rft.atitle": ["A DNA of x2 + y"],
        "rft.jtitle": ["Water"],
        "rft.issue": ["2"],
        "rft.au": ["Hof, Simone"],
        "rft.date": ["2018-05"],
        "rft.volume": ["3"],
        "rft.pages": ["1-9"],
        "rft.issn": ["1234-5678"],
        "rft_id": ["info:doi/10.1000/x"],
    }  # fmt: skip
    assert works["2015book"]["rft.genre"] == ["report"]


def test_charts_have_words(page: Written) -> None:
    assert (
        page.text_of("{http://www.w3.org/2000/svg}desc[@id='years-text']")
        == "2015: 1, 2016: 2, 2018: 3, 2020: 1."
    )
    rows = [said(row) for row in page.all("table")[0].iter("tr")]
    assert rows == ["YearReferences", "20151", "20162", "20183", "20201", "None1"]
    assert "1 without a year." in page.text


def test_groups_filters_title_and_style(annex: Annex) -> None:
    page = Written(
        annex, "--year", "2015..2018", "--group-by", "year", "--title", "Annex <1>", "--style", "ieee"
    )
    assert page.text_of("h1") == page.text_of("title") == "Annex <1>"
    assert [said(one) for one in page.all("h3")] == ["2018", "2016", "2015"]
    assert len(page.all("li[@class='entry']")) == 6
    assert said(entry(page, "p18")).startswith(
        "[2] S. Hof, “A DNA of x2 + y,” Water, vol. 3, no. 2, pp. 1–9, May 2018"
    )
    assert "Citations: IEEE" in page.text


def test_what_a_style_prints_nothing_for_is_named_and_stays(annex: Annex) -> None:
    page = Written(annex, "--style", "chicago-notes-bibliography", "--key", "m", "--key", "u20", expect=1)
    assert page.done.err == "annex: m: the style prints nothing for it\n"
    assert said(entry(page, "m")).startswith("Chen, Li. Manuscript. 2018 link missing")


def test_an_empty_page_says_so(annex: Annex) -> None:
    page = Written(annex, "--year", "1999")
    assert page.text_of("main") == "No reference matches what was asked for."
    assert page.done.err == "no reference matches\n"
    done = annex("report", "--year", "1999", "--fail-empty", expect=1)
    assert done.out == page.text


def test_what_cannot_be_done(annex: Annex, tmp_path: Path) -> None:
    annex.write("report.html", "mine")
    assert (
        "no style is called 'apaa'" in annex("report", "--style", "apaa", "-o", "report.html", expect=2).err
    )
    assert (
        "cannot write"
        in annex("report", "--year", "1999", "-o", str(tmp_path / "no" / "x.html"), expect=2).err
    )
    assert annex.read("report.html") == b"mine"
    refused = ["bash", "-c", f"{sys.executable} -m annexcli report || true"]
    assert "a page is nothing for a terminal; name a file with -o" in read_terminal(
        refused, annex.folder, 100, {}
    )

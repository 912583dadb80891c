"""``annex recover``: links lost in a conversion, found in a sibling, a store or a table."""

import json

import pytest
from fpdf import FPDF

from tests.conftest import Annex

LOST = """\
# Report

## References

- UNICEF, [Children in a Digital World](#), 2017
- IWF, [Annual Report](#), 2017
- ICMEC, [Annual Report](#), 2017
- Thorn, [Sextortion online survey](#), 2017
- ILO, [Decent Work for All](https://e.org/work), 2014
"""


@pytest.fixture
def store(annex: Annex) -> Annex:
    annex.write("report.md", LOST)
    annex("parse", "report.md")
    return annex


def urls(annex: Annex) -> dict[str, str | None]:
    return {one["key"]: one["url"] for one in json.loads(annex("list", "--json").out)}


def test_what_is_lost_is_listed(store: Annex) -> None:
    done = store("recover")
    assert done.out.splitlines() == [
        "unicef2017children\t2017\tUNICEF\tChildren in a Digital World\treport.md:5",
        "iwf2017annual\t2017\tIWF\tAnnual Report\treport.md:6",
        "icmec2017annual\t2017\tICMEC\tAnnual Report\treport.md:7",
        "thorn2017sextortion\t2017\tThorn\tSextortion online survey\treport.md:8",
        "4 references without a link",
    ]
    assert store("recover", "--key", "thorn*").out.endswith("1 reference without a link\n")
    assert json.loads(store("recover", "--json").out)["lost"][0] == "unicef2017children"


def test_a_sibling_of_the_same_document(store: Annex) -> None:
    items = (
        ("UNICEF", "Children in a Digital World", 2017, "https://e.org/sowc"),
        ("IWF", "Annual Report", 2017, "https://e.org/iwf"),
        ("ICMEC", "Annual Report", 2017, "https://e.org/icmec"),
        ("Thorn", "Sextortion online survey", 2018, "https://e.org/another-year"),
    )
    rows = "".join(f'<li>{who}, <a href="{url}">{what}</a>, {when}</li>' for who, what, when, url in items)
    store.write("report.html", f"<html><h2>References</h2><ul>{rows}</ul></html>")
    done = store("recover", "--from", "report.html")
    assert done.out.startswith("unicef2017children: https://e.org/sowc\n  report.html:1: the same title")
    found = urls(store)
    assert (found["iwf2017annual"], found["icmec2017annual"]) == ("https://e.org/iwf", "https://e.org/icmec")
    assert "annex-url-source = {report.html:1}" in store.read().decode()


def test_the_annotations_of_a_pdf(store: Annex) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.cell(text="References", new_x="LMARGIN", new_y="NEXT")  # no heading to go by: the titles are enough
    pdf.write(text="1. UNICEF, ")
    pdf.write(text="Children in a Digital World", link="https://e.org/sowc")
    pdf.write(text=", 2017\n2. Thorn, ")
    pdf.write(text="Sextortion online survey", link="https://e.org/thorn")
    pdf.write(text=", 2017\n")
    store.write("report.pdf", bytes(pdf.output()))
    store("recover", "--from", "report.pdf")
    found = urls(store)
    assert (found["unicef2017children"], found["thorn2017sextortion"]) == (
        "https://e.org/sowc",
        "https://e.org/thorn",
    )
    assert b"annex-url-source = {report.pdf: page 1}" in store.read()


def test_a_table_and_its_evidence(store: Annex) -> None:
    store.write(
        "links.csv",
        "Title,Link,Match,Evidence\n"
        '"Children in a Digital World",https://e.org/sowc,exact,"seen, in 2024 & later"\n'
        "Annual Report,https://annualreport.iwf.org.uk/,exact,\n"
        "Sextortion Online Survey,https://e.org/?access_token=t0k3n,,\n"
        "Nothing of it,https://e.org/x,,\n",
    )
    before = store.read().decode()
    diff = store("recover", "--from", "links.csv", "--dry-run").out
    assert store.read().decode() == before
    assert "+  url " in diff
    done = store("recover", "--from", "links.csv")
    assert "t0k3n" not in done.out
    assert done.out.endswith("references.bib: 4 references without a link, 3 filled\n")
    text = store.read().decode()
    assert "{links.csv:2}" in text
    assert "{exact; seen, in 2024 \\& later}" in text
    assert urls(store)["iwf2017annual"] == "https://annualreport.iwf.org.uk/"
    assert urls(store)["icmec2017annual"] is None
    # Whatever was there stays, byte for byte.
    kept = [line for line in text.splitlines() if line in before.splitlines()]
    assert kept == before.splitlines()


def test_what_fits_several_fills_none(store: Annex) -> None:
    store.write("links.tsv", "title\turl\nAnnual report\thttps://e.org/reports\n")
    done = store("recover", "--from", "links.tsv", "--json")
    answer = json.loads(done.out)
    assert answer["recovered"] == []
    assert answer["unsure"] == [
        {
            "keys": ["iwf2017annual", "icmec2017annual"],
            "urls": ["https://e.org/reports"],
            "from": "links.tsv:2",
        }
    ]
    assert "fits iwf2017annual, icmec2017annual: none is filled" in done.err


def test_another_store_by_the_work_or_its_citekey(store: Annex) -> None:
    store.write(
        "other.bib",
        "@techreport{a, title = {Children in a Digital World}, author = {{UNICEF}}, institution = {{UNICEF}},"
        " year = 2017, url = {https://e.org/1}}\n"
        "@misc{thorn2017sextortion, title = {Sextortion Online Survey}, url = {https://e.org/2}}\n"
        "@misc{icmec2017annual, title = {Something else}, url = {https://e.org/3}}\n",
    )
    store("recover", "--from", "other.bib")
    found = urls(store)
    assert (found["unicef2017children"], found["thorn2017sextortion"]) == (
        "https://e.org/1",
        "https://e.org/2",
    )
    assert found["icmec2017annual"] is None


def test_parsing_again_leaves_what_was_recovered(store: Annex) -> None:
    store.write("links.tsv", "key\turl\nunicef2017children\thttps://e.org/sowc\n")
    store("recover", "--from", "links.tsv")
    filled = store.read()
    store("parse", "report.md")
    assert store.read() == filled


def test_a_table_that_is_none(store: Annex) -> None:
    store.write("odd.csv", "a,b\n1,2\n")
    assert (
        "odd.csv:1: a table without a column of addresses"
        in store("recover", "--from", "odd.csv", expect=3).err
    )
    assert "no such file" in store("recover", "--from", "none.csv", expect=3).err


def test_what_a_document_offers_is_no_bibtex(store: Annex) -> None:
    store.write("links.tsv", "key\turl\tnote\nunicef2017children\thttps://e.org/}x{\ta } b % c\n")
    store("recover", "--from", "links.tsv")
    assert store("lint", "--only", "unreadable-entry", expect=None).code in {0, 2}
    assert urls(store)["unicef2017children"] == "https://e.org/%7Dx%7B"
